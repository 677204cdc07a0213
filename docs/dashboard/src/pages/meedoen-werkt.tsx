import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { lengthOf } from "../days";
import { curve, kpis, useAnswers } from "../asking";
import { askable, asked, cohortProgramme, horizon, span } from "../engine";
import * as format from "../format";
import { Promised } from "../parts/answers";
import { Curve } from "../parts/curve";
import { Figures, rowOf } from "../parts/figures";
import { nameOf } from "../parts/filters";
import { Notes } from "../parts/notes";
import { PageHead, Section } from "../parts/page";
import { cohort } from "../state";
import type { Answered, Kpi, KpiRow } from "../wire";
import { say } from "../words";
import { meedoenWerkt as words } from "../words/meedoen-werkt";
import { parts } from "../words/parts";
import { Activities, Others, OTHERS, Split, SPLIT } from "./meedoen-werkt/outcomes";
import { Breakdown, Quarters } from "./meedoen-werkt/three";
import { type Cohort, cohortNow, Window } from "./meedoen-werkt/window";

const HEAD: readonly Kpi[] = ["first_conversations", "activated", "cohort_to_work", "no_outcome_yet"];
const ALL: readonly Kpi[] = [...new Set([...HEAD, ...SPLIT.map((it) => it.kpi), ...OTHERS])];

/** The cohort of first conversations: who they are, what came of it, how soon. */
export function MeedoenWerkt(): JSX.Element {
  const t = say(words);
  const it = cohortNow();
  const programme = cohortProgramme();
  const isLate = it === null && span.value !== null && programme?.from != null;
  return (
    <>
      <PageHead title={programme === undefined ? t.title : nameOf(programme.name)}>
        {it === null ? undefined : t.lead(format.day(it.from), format.day(it.to), format.day(it.followed))}
      </PageHead>
      {programme === undefined && <p class="note">{t.noProgramme}</p>}
      {it === null && cohort.value !== null && horizon.value !== null && (
        <p class="note">{say(parts).afterHorizon(format.day(horizon.value))}</p>
      )}
      {isLate && cohort.value === null && <p class="note">{t.startsLater(nameOf(programme.name), format.day(programme.from ?? ""))}</p>}
      <Window it={it} />
      {it !== null && <OfCohort it={it} />}
    </>
  );
}

function OfCohort({ it }: { it: Cohort }): JSX.Element {
  const t = say(words);
  const programme = cohortProgramme()?.id;
  const of = programme === undefined ? {} : { programme };
  const window = { from: it.from, to: it.to };
  const base = { ...window, ...asked(), ...of };
  const asking = useAnswers({
    whole: kpis({ kpis: askable(ALL), ...base, followed_to: it.followed }),
    codes: kpis({ kpis: askable(["activated"]), ...base, followed_to: it.followed, by: ["code"] }),
    curve: curve({ of: "days_to_activation", ...base, horizon: it.followed }),
  });
  // What the answers are about: while new ones are on their way the old ones stay.
  const about = useRef(it);
  if (!asking.isWaiting) about.current = it;
  const { from, followed } = about.current;
  return (
    <Promised asked={asking}>
      {({ whole, codes, curve: steps }) => (
        <>
          <Figures kpis={HEAD} rows={whole} />
          <Section title={t.outcomes} intro={<Told rows={whole} />}>
            <Split rows={whole} />
            <div class="side-by-side">
              <Others rows={whole} />
              <Activities rows={codes} />
            </div>
          </Section>
          <Section title={t.conversion} intro={t.conversionIntro}>
            <Curve
              kind="days_to_activation"
              rows={steps}
              title={t.curveTitle}
              shows="had"
              unit="months"
              axis={t.axis}
              at={[1, 3, 6, 12, 18, 24]}
              seenTo={followed}
              followed={lengthOf({ from, to: followed }) - 1}
              isProvisional={rowOf(whole, "activated")?.provisional === true}
            />
          </Section>
          <Quarters it={it} />
          <Breakdown it={it} />
          <Notes answers={[whole, codes]} />
        </>
      )}
    </Promised>
  );
}

function Told({ rows }: { rows: Answered<KpiRow> }): JSX.Element | null {
  const t = say(words);
  const of = (kpi: Kpi): number => rowOf(rows, kpi)?.value ?? 0;
  if (of("first_conversations") === 0) return null;
  return (
    <>
      {t.split(of("activated_without_work"), of("cohort_to_work"), of("no_outcome_yet"))}{" "}
      {of("no_outcome_yet") > 0 &&
        t.splitNone(of("no_outcome_yet"), of("in_conversation"), of("not_spoken_since"), of("left_otherwise"))}
    </>
  );
}
