import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { earliest, isDay, latest, lengthOf, plusDays, quarter, yearOf, type Period } from "../days";
import {
  askable,
  asked,
  cohortProgramme,
  curve,
  entryOf,
  horizon,
  kpis,
  memberLabel,
  span,
  useAnswers,
} from "../engine";
import * as format from "../format";
import { Promised } from "../parts/answers";
import { Bar, partOf, shareBar, type Stretch } from "../parts/bars";
import { DimensionPick, dimensionsOf, nameOfDimension } from "../parts/breakdown";
import { Legend } from "../parts/chart";
import { Curve } from "../parts/curve";
import { KpiLabel } from "../parts/definition";
import { Figures, rowOf } from "../parts/figures";
import { nameOf } from "../parts/filters";
import { Notes } from "../parts/notes";
import { PageHead, Section } from "../parts/page";
import { marks } from "../parts/stat";
import { shown, Table, text, type Column } from "../parts/table";
import { cohort, followedTo } from "../state";
import type { Answered, Dimension, Kpi, KpiRow } from "../wire";
import { say } from "../words";
import { meedoenWerkt as words } from "../words/meedoen-werkt";
import { parts } from "../words/parts";
import { programmes } from "../words/programmes";

/** The outcomes that exclude each other, with how deep each splits the one above; as in the report. */
const SPLIT: readonly { kpi: Kpi; depth: 0 | 1 | 2; colour: string; isHatched?: boolean }[] = [
  { kpi: "first_conversations", depth: 0, colour: "var(--bar)" },
  { kpi: "activated_without_work", depth: 1, colour: "var(--accent)" },
  { kpi: "cohort_to_work", depth: 1, colour: "var(--out)" },
  { kpi: "no_outcome_yet", depth: 1, colour: "var(--same)" },
  { kpi: "in_conversation", depth: 2, colour: "var(--same)", isHatched: true },
  { kpi: "not_spoken_since", depth: 2, colour: "var(--same)", isHatched: true },
  { kpi: "left_otherwise", depth: 2, colour: "var(--same)", isHatched: true },
];

const HEAD: readonly Kpi[] = ["first_conversations", "activated", "cohort_to_work", "no_outcome_yet"];
const OTHERS: readonly Kpi[] = ["activated", "still_active", "on_barriers", "referred", "cohort_placed"];
const THREE: readonly Kpi[] = ["activated_without_work", "cohort_to_work", "no_outcome_yet"];
const ALL: readonly Kpi[] = [...new Set([...HEAD, ...SPLIT.map((it) => it.kpi), ...OTHERS])];

/** After how many days the quarters are compared, by months. */
const FOLLOW = [
  { months: 3, days: 91 },
  { months: 6, days: 182 },
  { months: 12, days: 365 },
] as const;

/** The cohort: whose first conversation is in the window, followed to a day. */
interface Cohort extends Period {
  followed: string;
}

/** The window that stands before one is chosen. */
function suggestion(): Period | null {
  const days = span.value;
  if (days === null) return null;
  const from = cohortProgramme()?.from ?? days.from;
  return from > days.to ? null : { from, to: days.to };
}

function cohortNow(): Cohort | null {
  const on = horizon.value;
  const window = cohort.value ?? suggestion();
  if (on === null || window === null || window.from > on) return null;
  const to = earliest(window.to, on);
  return { from: window.from, to, followed: earliest(latest(followedTo.value ?? to, to), on) };
}

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

// ---------------------------------------------------------------------------------------------
// The window

/** Chooses the cohort: from which first conversations, and followed how far. */
function Window({ it }: { it: Cohort | null }): JSX.Element | null {
  const t = say(words);
  const on = horizon.value;
  const suggested = suggestion();
  if (on === null) return null;
  const start = cohortProgramme()?.from ?? suggested?.from ?? it?.from;
  const ends = start === undefined ? [] : quarterEnds(start, on);
  const key = cohort.value === null ? "period" : cohort.value.from === start && ends.includes(cohort.value.to) ? cohort.value.to : "own";
  const set = (next: Partial<Cohort>): void => {
    const all = { ...(it ?? { from: on, to: on, followed: on }), ...next };
    if (![all.from, all.to, all.followed].every(isAskable) || all.from > all.to) return;
    cohort.value = { from: all.from, to: all.to };
    // Followed to the end of the window, unless another day was chosen.
    if (next.followed !== undefined) followedTo.value = next.followed > all.to ? next.followed : null;
  };
  return (
    <form class="own-choices" aria-label={t.window} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t.quick}</span>
        <select
          name="cohort"
          value={key}
          onChange={(event) => {
            const to = event.currentTarget.value;
            if (to === "period") cohort.value = null;
            else if (isDay(to) && start !== undefined) cohort.value = { from: start, to };
          }}
        >
          <optgroup label={start === undefined ? t.window : t.sinceStart(format.day(start))}>
            {suggested !== null && (
              <option value="period" selected={key === "period"}>
                {t.untilPeriod(format.day(suggested.to))}
              </option>
            )}
            {ends.map((to) => (
              <option value={to} selected={key === to}>
                {t.until(format.day(to))}
              </option>
            ))}
          </optgroup>
          {key === "own" && (
            <option value="own" selected>
              {t.own}
            </option>
          )}
        </select>
      </label>
      {it !== null && (
        <>
          <DayInput name="cohort-from" label={t.from} value={it.from} set={(from) => set({ from })} />
          <DayInput name="cohort-to" label={t.to} value={it.to} set={(to) => set({ to })} />
          <DayInput name="followed-to" label={t.followed} value={it.followed} set={(followed) => set({ followed })} />
        </>
      )}
      {(cohort.value !== null || followedTo.value !== null) && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            cohort.value = null;
            followedTo.value = null;
          }}
        >
          {t.back}
        </button>
      )}
      {cohort.value !== null && <p class="note">{t.ownNote}</p>}
    </form>
  );
}

function DayInput(props: { name: string; label: string; value: string; set: (day: string) => void }): JSX.Element {
  return (
    <label>
      <span>{props.label}</span>
      <input
        type="date"
        name={props.name}
        value={props.value}
        min="1901-01-01"
        max="2199-12-31"
        onChange={(event) => props.set(event.currentTarget.value)}
      />
    </label>
  );
}

/** While a year is being typed a day may be of the first century. */
const isAskable = (day: string): boolean => isDay(day) && day >= "1901-01-01" && day <= "2199-12-31";

/** The ends of the quarters from a day to another, the last first. */
function quarterEnds(from: string, to: string): string[] {
  const ends: string[] = [];
  for (let y = yearOf(to); y >= yearOf(from); y -= 1) {
    for (const q of [4, 3, 2, 1]) {
      const end = quarter(y, q).to;
      if (end <= to && end > from) ends.push(end);
    }
  }
  return ends.slice(0, 16);
}

// ---------------------------------------------------------------------------------------------
// The figures

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

interface Branch {
  kpi: Kpi;
  depth: 0 | 1 | 2;
  row: KpiRow;
  part: number | null;
  stretch: Stretch;
}

/** The branches, each beginning where its sister ended. */
function branchesOf(rows: Answered<KpiRow>): Branch[] {
  const starts = [0, 0, 0];
  const branches: Branch[] = [];
  for (const { kpi, depth, colour, isHatched } of SPLIT) {
    const row = rowOf(rows, kpi);
    if (row === undefined) continue;
    const part = depth === 0 ? (row.value === 0 ? null : 1) : partOf(row);
    const from = starts[depth] ?? 0;
    const to = from + (part ?? 0);
    starts[depth] = to;
    for (let deeper = depth + 1; deeper < starts.length; deeper += 1) starts[deeper] = from;
    branches.push({ kpi, depth, row, part, stretch: { from, to, colour, isHatched: isHatched ?? false } });
  }
  return branches;
}

function Split({ rows }: { rows: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const columns: Column<Branch>[] = [
    {
      ...shown<Branch>(
        t.outcome,
        (it) => entryOf(it.kpi).label,
        (it) => (
          <span class={`depth-${it.depth}`}>
            <KpiLabel kpi={it.kpi} />
          </span>
        ),
      ),
      width: "38%",
    },
    { ...shown<Branch>(p.number, (it) => it.row.value, (it) => format.figure(it.row), true), width: "5rem" },
    shown(
      t.part,
      (it) => it.part,
      (it) => <Bar stretches={[it.stretch]} of={1} label={format.share(it.part)} />,
    ),
  ];
  return (
    <>
      <Table
        caption={t.outcomes}
        quiet
        columns={columns}
        rows={branchesOf(rows)}
        mark={(it) => marks(it.row)}
        isTotal={(it) => it.depth === 0}
      />
      <p class="note">{t.splitNote}</p>
    </>
  );
}

function Others({ rows }: { rows: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const lines = OTHERS.flatMap((kpi) => rowOf(rows, kpi) ?? []);
  return (
    <div>
      <Table
        caption={t.overlapping}
        columns={[
          { ...shown<KpiRow>(t.outcome, (row) => entryOf(row.kpi).label, (row) => <KpiLabel kpi={row.kpi} />), width: "45%" },
          shown<KpiRow>(p.number, (row) => row.value, (row) => format.figure(row), true),
          shareBar(t.part, partOf),
        ]}
        rows={lines}
        mark={marks}
      />
      <p class="note">{t.overlapNote}</p>
    </div>
  );
}

function Activities({ rows }: { rows: Answered<KpiRow> }): JSX.Element | null {
  const t = say(words);
  const p = say(programmes);
  return (
    <div>
      <Table
        caption={t.activities}
        columns={[
          { ...text<KpiRow>(t.activity, (row) => memberLabel("code", row.cell["code"] ?? "")), width: "45%" },
          shown<KpiRow>(p.number, (row) => row.value, (row) => format.figure(row), true),
          shareBar(t.part, partOf),
        ]}
        rows={rows}
        mark={(row) => ({ ...marks(row), "data-cell": row.cell["code"] })}
      />
      <p class="note">{t.activitiesNote}</p>
    </div>
  );
}

// ---------------------------------------------------------------------------------------------
// By quarter, and broken down

/** The three outcomes of one quarter or cell. */
interface Line {
  key: string;
  name: string;
  of: KpiRow | undefined;
  rows: (KpiRow | undefined)[];
  isSeen: boolean;
}

const COLOURS: Partial<Record<Kpi, string>> = {
  activated_without_work: "var(--accent)",
  cohort_to_work: "var(--out)",
  no_outcome_yet: "var(--same)",
};

function threeColumns(name: string): Column<Line>[] {
  const t = say(words);
  return [
    { ...text<Line>(name, (it) => it.name), width: "20%" },
    shown(entryOf("first_conversations").label, (it) => it.of?.value ?? null, (it) => (it.of === undefined ? format.NONE : format.figure(it.of)), true),
    {
      ...shown<Line>(
        t.division,
        () => null,
        (it) => <Bar stretches={it.isSeen ? stretches(it.rows) : []} />,
      ),
      width: "26%",
      isPicture: true,
    },
    ...THREE.map((kpi, index) =>
      shown<Line>(
        entryOf(kpi).label,
        (it) => (it.isSeen ? (it.rows[index]?.value ?? null) : null),
        (it) => {
          const row = it.rows[index];
          return !it.isSeen || row === undefined ? <span title={t.notYet}>{format.NONE}</span> : <WithPart row={row} />;
        },
        true,
      ),
    ),
  ];
}

/** A count, and its share of the cohort. */
function WithPart({ row }: { row: KpiRow }): JSX.Element {
  const part = partOf(row);
  return (
    <span class="with-part">
      {format.figure(row)} <small>{part === null ? "" : format.share(part)}</small>
    </span>
  );
}

function stretches(rows: (KpiRow | undefined)[]): Stretch[] {
  let from = 0;
  return rows.flatMap((row) => {
    const part = partOf(row);
    if (row === undefined || part === null) return [];
    const stretch = { from, to: from + part, colour: COLOURS[row.kpi] ?? "var(--bar)" };
    from += part;
    return [stretch];
  });
}

function ThreeLegend(): JSX.Element {
  return <Legend entries={THREE.map((kpi) => ({ label: entryOf(kpi).label, colour: COLOURS[kpi] ?? "" }))} />;
}

function Quarters({ it }: { it: Cohort }): JSX.Element {
  const t = say(words);
  const [months, setMonths] = useState<0 | 3 | 6 | 12>(6);
  const follow = FOLLOW.find((one) => one.months === months);
  const programme = cohortProgramme()?.id;
  const on = horizon.value ?? it.followed;
  const asking = useAnswers({
    quarters: kpis({
      kpis: askable(["first_conversations", ...THREE]),
      from: it.from,
      to: it.to,
      every: "quarter",
      ...asked(),
      ...(programme === undefined ? {} : { programme }),
      ...(follow === undefined ? { followed_to: it.followed } : { follow_up_days: follow.days }),
    }),
  });
  return (
    <Section title={t.quarters} intro={t.quartersNote}>
      <label class="pick">
        <span>{t.follow}</span>
        <select
          name="follow"
          value={months}
          onChange={(event) => setMonths(([0, 3, 6, 12] as const).find((n) => String(n) === event.currentTarget.value) ?? 6)}
        >
          {FOLLOW.map((one) => (
            <option value={one.months} selected={one.months === months}>
              {t.afterQuarter(one.months)}
            </option>
          ))}
          <option value={0} selected={months === 0}>
            {t.sameDay(format.day(it.followed))}
          </option>
        </select>
      </label>
      <Promised asked={asking}>
        {({ quarters }) => {
          const lines = quarters
            .filter((row) => row.kpi === "first_conversations")
            .map((of): Line => ({
              key: of.from,
              name: format.step(of),
              of,
              rows: THREE.map((kpi) => quarters.find((row) => row.kpi === kpi && row.from === of.from)),
              isSeen: follow === undefined || plusDays(of.to, follow.days) <= on,
            }));
          return (
            <>
              <ThreeLegend />
              <div class="whole-names"><Table
                caption={t.quarters}
                quiet
                columns={threeColumns(t.quarter)}
                rows={lines}
                mark={(line) => ({ "data-from": line.key, "data-value": line.of?.value ?? undefined })}
              /></div>
              <p class="note">{follow === undefined ? t.sameDayNote : t.followNote(follow.days)}</p>
              <Notes answers={[quarters]} />
            </>
          );
        }}
      </Promised>
    </Section>
  );
}

function Breakdown({ it }: { it: Cohort }): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const choices = dimensionsOf(["route", "rung", "group", "age", "duration", "domain"]);
  const [by, setBy] = useState<Dimension>("route");
  const programme = cohortProgramme()?.id;
  const asking = useAnswers({
    cells: kpis({
      kpis: askable(["first_conversations", ...THREE]),
      from: it.from,
      to: it.to,
      by: [by],
      followed_to: it.followed,
      ...asked(),
      ...(programme === undefined ? {} : { programme }),
    }),
  });
  return (
    <Section title={t.breakdown} intro={t.breakdownNote}>
      <DimensionPick of={choices} value={by} choose={setBy} />
      <Promised asked={asking}>
        {({ cells }) => {
          const first = cells.filter((row) => row.kpi === "first_conversations");
          const lines = first.map((of): Line => {
            const member = of.cell[by] ?? "";
            return {
              key: member,
              name: memberLabel(by, member),
              of,
              rows: THREE.map((kpi) => cells.find((row) => row.kpi === kpi && row.cell[by] === member)),
              isSeen: true,
            };
          });
          return (
            <>
              <ThreeLegend />
              <div><Table
                caption={`${t.breakdown}: ${nameOfDimension(by)}`}
                quiet
                columns={threeColumns(nameOfDimension(by))}
                rows={lines}
                mark={(line) => ({ "data-cell": line.key, "data-value": line.of?.value ?? undefined })}
              /></div>
              {by === "group" && <p class="note">{p.groupsOverlap}</p>}
            </>
          );
        }}
      </Promised>
    </Section>
  );
}

