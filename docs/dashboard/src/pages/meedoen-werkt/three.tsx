// The three outcomes that exclude each other, by quarter and by cell.

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { plusDays } from "../../days";
import { kpis, useAnswers } from "../../asking";
import { askable, asked, cohortProgramme, entryOf, horizon, memberLabel } from "../../engine";
import * as format from "../../format";
import { Promised } from "../../parts/answers";
import { Bar, partOf, type Stretch } from "../../parts/bars";
import { DimensionPick, dimensionsOf, nameOfDimension } from "../../parts/breakdown";
import { Legend } from "../../parts/chart";
import { Notes } from "../../parts/notes";
import { Section } from "../../parts/page";
import { shown, Table, text, type Column } from "../../parts/table";
import type { Dimension, Kpi, KpiRow } from "../../wire";
import { say } from "../../words";
import { meedoenWerkt as words } from "../../words/meedoen-werkt";
import { programmes } from "../../words/programmes";
import type { Cohort } from "./window";

const THREE: readonly Kpi[] = ["activated_without_work", "cohort_to_work", "no_outcome_yet"];

/** After how many days the quarters are compared, by months. */
const FOLLOW = [
  { months: 3, days: 91 },
  { months: 6, days: 182 },
  { months: 12, days: 365 },
] as const;

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

export function Quarters({ it }: { it: Cohort }): JSX.Element {
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

export function Breakdown({ it }: { it: Cohort }): JSX.Element {
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
