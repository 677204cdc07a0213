import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { pace as drawPace, type Point } from "../charts/pace";
import { earliest, lengthOf, month, yearOf, type Period } from "../days";
import { curve, kpis, useAnswers, type Asking } from "../asking";
import { askable, asked, entryOf, horizon, loaded, memberLabel, span, workProgramme } from "../engine";
import * as format from "../format";
import { Answers } from "../parts/answers";
import { Bar, partOf } from "../parts/bars";
import { DimensionPick, dimensionsOf, nameOfDimension } from "../parts/breakdown";
import { Chart, type LegendEntry } from "../parts/chart";
import { Curve } from "../parts/curve";
import { Figures, rowOf } from "../parts/figures";
import { nameOf } from "../parts/filters";
import { Notes } from "../parts/notes";
import { PageHead, Section } from "../parts/page";
import { marks } from "../parts/stat";
import { count, day, share, shown, Table, type Column } from "../parts/table";
import { knownOn, where } from "../state";
import type { Answered, Dimension, Kpi, KpiRow, PolicyDocument } from "../wire";
import { say } from "../words";
import { parts } from "../words/parts";
import { programmes } from "../words/programmes";
import { werkwijs as words } from "../words/werkwijs";

const HEAD: readonly Kpi[] = ["placements", "placed_clients", "placement_rate"];
const LASTING: readonly Kpi[] = ["sustained_placements", "placed_off_benefit"];

export function Werkwijs(): JSX.Element {
  const t = say(words);
  const days = span.value;
  const programme = workProgramme();
  return (
    <>
      <PageHead title={programme === undefined ? t.title : nameOf(programme.name)}>
        {days === null ? undefined : t.lead(format.during(days))}
      </PageHead>
      {days !== null && <Placements days={days} />}
    </>
  );
}

function Placements({ days }: { days: Period }): JSX.Element {
  const t = say(words);
  const asking = useAnswers({
    whole: kpis({ kpis: askable([...HEAD, ...LASTING]), ...days, ...asked() }),
    curve: curve({ of: "days_in_placement", ...days, ...asked() }),
  });
  const months = loaded.value?.parameters.sustained_months;
  const on = horizon.value ?? days.to;
  return (
    <Answers asked={asking}>
      {({ whole, curve: steps }, days) => (
        <>
          <Figures kpis={HEAD} rows={whole} notes={{ placements: <Gap row={rowOf(whole, "placements")} />, placement_rate: t.rateNote }} />
          <Section title={ambitionPeriods(days).some((it) => it.decisions.length > 0) ? t.pace : t.course}>
            {ambitionPeriods(days).map((it) => (
              <Pace key={`${it.period.from}_${it.period.to}`} {...it} />
            ))}
          </Section>
          <Section title={t.lasting} intro={t.lastingIntro}>
            <Figures
              kpis={LASTING}
              rows={whole}
              notes={{
                sustained_placements: t.observable(
                  format.number(rowOf(whole, "sustained_placements")?.of ?? null),
                  format.number(rowOf(whole, "placements")?.value ?? null),
                ),
              }}
            />
            <Curve
              kind="days_in_placement"
              rows={steps}
              title={t.curveTitle}
              shows="left"
              unit="months"
              axis={t.axis}
              at={[3, 6, 12, 18, 24]}
              seenTo={on}
              followed={lengthOf({ from: days.from, to: on }) - 1}
              moments={months === undefined ? [] : [{ months, label: t.sustainedAt(months) }]}
              isProvisional={rowOf(whole, "placements")?.provisional === true}
            />
          </Section>
          <Breakdown days={days} />
          <Notes answers={[whole]} />
        </>
      )}
    </Answers>
  );
}

/** How far the figure lies from its target. */
function Gap({ row }: { row: KpiRow | undefined }): JSX.Element | null {
  const t = say(words);
  if (row === undefined || row.value === null || row.target === null) return null;
  return <>{gapIn(row.value - row.target, { below: t.short, above: t.over, on: t.exactly })}</>;
}

function gapIn(gap: number, say: { below: (gap: string) => string; above: (gap: string) => string; on: string }): string {
  const rounded = Math.round(gap);
  if (rounded === 0) return say.on;
  return rounded < 0 ? say.below(format.number(-rounded)) : say.above(format.number(rounded));
}

// ---------------------------------------------------------------------------------------------
// The pace

type Ambition = NonNullable<PolicyDocument["ambition"]>[number];

interface PaceProps {
  period: Period;
  /** What was decided about the period, the original first; none: no ambition. */
  decisions: Ambition[];
}

/** The periods of the ambitions for placements as a whole that meet the days; else the days themselves. */
function ambitionPeriods(days: Period): PaceProps[] {
  const known = knownOn.value;
  const found = new Map<string, PaceProps>();
  for (const it of loaded.value?.policy.ambition ?? []) {
    if (it.kpi !== "placements" || it.share === true || Object.keys(it.cell ?? {}).length > 0) continue;
    if (it.to < days.from || it.from > days.to) continue;
    if (known !== null && it.decided_on != null && it.decided_on > known) continue;
    const key = `${it.from}_${it.to}`;
    const held = found.get(key) ?? { period: { from: it.from, to: it.to }, decisions: [] };
    held.decisions.push(it);
    found.set(key, held);
  }
  for (const it of found.values()) {
    it.decisions.sort((a, b) => (a.decided_on ?? "").localeCompare(b.decided_on ?? ""));
  }
  if (where.value !== undefined || found.size === 0) return [{ period: days, decisions: [] }];
  return [...found.values()].sort((a, b) => a.period.from.localeCompare(b.period.from));
}

/** The last days of the months of a period. */
function monthEnds(period: Period): string[] {
  const ends: string[] = [];
  for (let y = yearOf(period.from), m = Number(period.from.slice(5, 7)); ; m === 12 ? ((y += 1), (m = 1)) : (m += 1)) {
    const end = earliest(month(y, m).to, period.to);
    ends.push(end);
    if (end === period.to) return ends;
  }
}

function Pace({ period, decisions }: PaceProps): JSX.Element {
  const t = say(words);
  const on = horizon.value;
  const seen = on === null || on < period.from ? null : earliest(on, period.to);
  const ends = monthEnds(period);
  const to = (end: string): Asking<KpiRow> => kpis({ kpis: ["placements"], from: period.from, to: end, ...asked() });
  // From the period's start to the end of each month, so that no page adds up; and the last day seen.
  const questions = Object.fromEntries([...new Set([...ends, ...(seen === null ? [] : [seen])])].sort().map((end) => [end, to(end)]));
  const asking = useAnswers(questions);
  return (
    <Answers asked={asking}>
      {(answers: Record<string, Answered<KpiRow>>) => {
        const rows = Object.keys(questions).flatMap((end) => answers[end]?.[0] ?? []);
        return rows.length === 0 ? null : (
          <PaceChart
            period={period}
            decisions={decisions}
            rows={rows}
            seen={seen}
            breaks={Object.values(answers).flatMap((it) => it.receipt.breaks.map((met) => met.on))}
            title={(decisions.length > 0 ? t.paceOf : t.courseOf)(entryOf("placements").label, format.during(period))}
          />
        );
      }}
    </Answers>
  );
}

function PaceChart(props: PaceProps & { rows: KpiRow[]; seen: string | null; breaks: string[]; title: string }): JSX.Element {
  const t = say(words);
  const p = say(parts);
  const { period, decisions, rows, seen, title } = props;
  const reached = seen === null ? [] : rows.filter((row) => row.to <= seen);
  const now = reached.at(-1);
  const end = rows.at(-1);
  const isCut = seen !== null && seen < period.to;
  const kpi = entryOf("placements").label.toLowerCase();
  const original = decisions[0];
  const hasEarlier = original !== undefined && end?.target != null && original.target !== end.target;
  const mark = now?.provisional === true ? " (p)" : "";

  const message = ((): string | undefined => {
    if (now === undefined || now.value === null) return undefined;
    const value = `${format.number(now.value)}${mark}`;
    if (now.target === null || end?.target == null) {
      return decisions.length === 0 ? (where.value === undefined ? t.noPace : t.noPaceFiltered) : undefined;
    }
    const gap = gapIn(now.value - Math.round(now.target), t);
    return isCut
      ? t.paceRuns(value, kpi, format.day(now.to), format.number(Math.round(now.target)), format.number(end.target), gap)
      : t.paceStands(value, kpi, format.during(period), format.share(now.attainment), format.number(end.target), gap);
  })();

  const lines = [
    ...(hasEarlier
      ? [{ name: t.original(format.number(original.target)), points: [{ on: period.to, value: original.target }], isCurrent: false }]
      : []),
    ...(end?.target == null
      ? []
      : [
          {
            name: (hasEarlier ? t.adjusted : t.ambitionOf)(format.number(end.target)),
            points: rows.flatMap((row): Point[] => (row.target === null ? [] : [{ on: row.to, value: row.target }])),
            isCurrent: true,
          },
        ]),
  ];
  const reachedName = `${t.reachedBy(format.number(now?.value ?? 0))}${mark}`;
  const legend: LegendEntry[] = [
    { label: reachedName, colour: "var(--accent)", kind: "line" },
    ...lines.map((line): LegendEntry => ({ label: line.name, colour: line.isCurrent ? "var(--target)" : "var(--left)", kind: "dashed" })),
  ];
  const table: Column<KpiRow>[] = [
    day(t.upTo, (row) => row.to),
    shown(t.reached, (row) => valueSeen(row, seen), (row) => (valueSeen(row, seen) === null ? format.NONE : format.figure(row)), true),
    ...(lines.length === 0
      ? []
      : [
          count<KpiRow>(t.due, (row) => (row.target === null ? null : Math.round(row.target))),
          shown<KpiRow>(t.difference, (row) => differenceOf(row, seen), (row) => signed(differenceOf(row, seen)), true),
          share<KpiRow>(t.attainment, (row) => (valueSeen(row, seen) === null ? null : row.attainment)),
        ]),
  ];
  const told = decisions.map((it) =>
    [format.number(it.target), it.decided_on == null ? null : p.decided(format.day(it.decided_on)), it.source ?? null]
      .filter((part) => part !== null)
      .join(", "),
  );
  return (
      <Chart
        title={title}
        {...(message === undefined ? {} : { message })}
        legend={legend}
        draw={(width) =>
          drawPace(
            {
              period,
              reached: reached.flatMap((row): Point[] =>
                row.value === null ? [] : [{ on: row.to, value: row.value, isProvisional: row.provisional }],
              ),
              reachedName,
              lines,
              horizon: isCut ? { on: seen, label: t.seenTo(format.shortDay(seen)) } : null,
              breaks: props.breaks,
            },
            width,
          )
        }
        on={JSON.stringify([rows, seen, lines])}
        note={lines.length === 0 ? undefined : `${t.paceNote} ${decisions.length > 1 ? t.decisions : t.decision}: ${told.join("; ")}.`}
      >
        <Table caption={title} quiet columns={table} rows={rows} mark={(row) => ({ ...marks(row), "data-target": row.target ?? undefined })} />
      </Chart>
  );
}

const valueSeen = (row: KpiRow, seen: string | null): number | null => (seen !== null && row.to <= seen ? row.value : null);

function differenceOf(row: KpiRow, seen: string | null): number | null {
  const value = valueSeen(row, seen);
  return value === null || row.target === null ? null : value - Math.round(row.target);
}

const signed = (value: number | null): string => (value !== null && value > 0 ? `+${format.number(value)}` : format.number(value));

// ---------------------------------------------------------------------------------------------
// Broken down

interface Line {
  member: string;
  placements: KpiRow;
  sustained: KpiRow | undefined;
  off: KpiRow | undefined;
}

/** A part of the placements as a bar, with its count and what it is of. */
const partBar = (head: string, row: (line: Line) => KpiRow | undefined): Column<Line> =>
  shown(
    head,
    (line) => row(line)?.value ?? null,
    (line) => {
      const it = row(line);
      if (it === undefined) return format.NONE;
      const part = partOf(it);
      return (
        <>
          <Bar
            stretches={part === null ? [] : [{ from: 0, to: part, colour: "var(--accent)" }]}
            {...(part === null ? {} : { of: 1 })}
            label={format.share(part)}
          />
          <small class="soft">{`${format.figure(it)} ${say(parts).ofMany(format.number(it.of))}`}</small>
        </>
      );
    },
  );

function Breakdown({ days }: { days: Period }): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const choices = dimensionsOf(["code", "hours", "group", "rung", "domain", "route", "age", "duration"]);
  const [by, setBy] = useState<Dimension>("code");
  const asking = useAnswers({
    cells: kpis({ kpis: askable(["placements", ...LASTING]), ...days, ...asked(), by: [by] }),
  });
  return (
    <Section title={t.breakdown} intro={t.breakdownIntro}>
      <DimensionPick of={choices} value={by} choose={setBy} />
      <Answers asked={asking}>
        {({ cells }) => {
          const of = (kpi: Kpi, member: string): KpiRow | undefined =>
            cells.find((row) => row.kpi === kpi && row.cell[by] === member);
          const lines = cells
            .filter((row) => row.kpi === "placements")
            .map((row): Line => {
              const member = row.cell[by] ?? "";
              return { member, placements: row, sustained: of("sustained_placements", member), off: of("placed_off_benefit", member) };
            });
          const most = Math.max(0, ...lines.map((line) => line.placements.value ?? 0));
          return (
            <>
              <Table
                caption={`${t.breakdown}: ${nameOfDimension(by)}`}
                quiet
                columns={[
                  { ...shown<Line>(nameOfDimension(by), (it) => memberLabel(by, it.member), (it) => memberLabel(by, it.member)), width: "26%" },
                  shown<Line>(
                    entryOf("placements").label,
                    (it) => it.placements.value,
                    (it) => (
                      <Bar
                        stretches={most === 0 ? [] : [{ from: 0, to: (it.placements.value ?? 0) / most, colour: "var(--accent)" }]}
                        label={format.figure(it.placements)}
                      />
                    ),
                  ),
                  partBar(entryOf("sustained_placements").label, (it) => it.sustained),
                  partBar(entryOf("placed_off_benefit").label, (it) => it.off),
                ]}
                rows={lines}
                mark={(it) => ({ ...marks(it.placements), "data-cell": it.member })}
              />
              {by === "group" && <p class="note">{p.groupsOverlap}</p>}
            </>
          );
        }}
      </Answers>
    </Section>
  );
}

