import type { JSX } from "preact";
import { Sparkline } from "../charts/sparkline";
import { stepsOf, yearEarlier, type Period } from "../days";
import { kpis, useAnswers, type Asking } from "../asking";
import {
  askable,
  asked,
  catalogue,
  cohortProgramme,
  entryOf,
  loaded,
  memberLabel,
  span,
  staffedProgrammes,
  type KpiEntry,
} from "../engine";
import * as format from "../format";
import { Answers } from "../parts/answers";
import { KpiLabel } from "../parts/definition";
import { nameOf } from "../parts/filters";
import { Notes } from "../parts/notes";
import { PageHead, Section } from "../parts/page";
import { marks, Stat } from "../parts/stat";
import { count, share, shown, Table, text, type Column } from "../parts/table";
import { where } from "../state";
import type { Answered, Dimension, Kpi, KpiRow, PolicyDocument } from "../wire";
import { say } from "../words";
import { overview as words } from "../words/overview";
import { parts } from "../words/parts";

/** The figures that stand large at the head, after those with an ambition. */
const HEADLINES: readonly Kpi[] = ["stock", "inflow", "outflow", "outflow_to_work", "first_conversations", "in_view"];

export function Overview(): JSX.Element {
  const t = say(words);
  const days = span.value;
  const asking = useAnswers(days === null ? null : questions(days));
  return (
    <>
      <PageHead title={t.title}>{days === null ? undefined : t.lead(format.during(days))}</PageHead>
      <Answers asked={asking}>
        {({ now, before, course, ...rest }, days) => (
          <>
            <Headlines rows={now} />
            <Ambitions days={days} answers={rest as Record<string, Answered<KpiRow>>} />
            <Families now={now} before={before} course={course} />
            <AllByStep days={days} course={course} />
            <Notes answers={[now, ...Object.values(rest as Record<string, Answered<KpiRow>>)]} />
          </>
        )}
      </Answers>
    </>
  );
}

// ---------------------------------------------------------------------------------------------
// What is asked

/** Every KPI but the one that is a programme's. */
const whole = (): KpiEntry[] => catalogue().kpis.filter((it) => it.kpi !== "caseload_per_fte");

function questions(days: Period): Record<"now" | "before" | "course", Asking<KpiRow>> & Record<string, Asking<KpiRow>> {
  const programme = cohortProgramme()?.id;
  const ofProgramme = programme === undefined ? {} : { programme };
  const all = askable(whole().map((it) => it.kpi));
  const steady = all.filter((kpi) => hasCourse(entryOf(kpi)));
  const ask = { ...asked(), ...ofProgramme };
  const staffed = askable(["caseload_per_fte"]).length === 0 ? [] : staffedProgrammes();
  return {
    now: kpis({ kpis: all, ...days, ...ask }),
    before: kpis({ kpis: all, ...yearEarlier(days), ...ask }),
    course: kpis({ kpis: steady, ...days, every: stepsOf(days), ...ask }),
    ...Object.fromEntries(
      staffed.map((it) => [
        `fte ${it.id}`,
        kpis({ kpis: ["caseload_per_fte"], ...days, ...asked(), programme: it.id }),
      ]),
    ),
    ...Object.fromEntries(
      cellsWithAmbition(days).map(({ key, kpi, cell }) => [
        key,
        kpis({ kpis: [kpi], ...days, by: Object.keys(cell) as Dimension[], ...ask }),
      ]),
    ),
  };
}

/** A cohort followed to the end of each month, and a median of a month, say little: they have no course. */
const hasCourse = (entry: KpiEntry): boolean => entry.family !== "cohort" && entry.unit !== "days";

type Ambition = NonNullable<PolicyDocument["ambition"]>[number];

interface CellWithAmbition {
  key: string;
  kpi: Kpi;
  cell: Record<string, string>;
  ambitions: Ambition[];
}

/** By KPI and cell the ambitions that meet the period, in the policy's order. */
function cellsWithAmbition(days: Period): CellWithAmbition[] {
  const found = new Map<string, CellWithAmbition>();
  for (const it of loaded.value?.policy.ambition ?? []) {
    if (it.to < days.from || it.from > days.to) continue;
    const cell = Object.fromEntries(Object.entries(it.cell ?? {}).map(([name, member]) => [name, String(member)]));
    const key = `ambition ${it.kpi} ${JSON.stringify(cell)}`;
    const held = found.get(key) ?? { key, kpi: it.kpi, cell, ambitions: [] };
    held.ambitions.push(it);
    found.set(key, held);
  }
  return where.value === undefined ? [...found.values()] : [];
}

// ---------------------------------------------------------------------------------------------
// What is shown

function Headlines({ rows }: { rows: Answered<KpiRow> }): JSX.Element {
  const aimed = rows.filter((it) => it.target !== null);
  const further = HEADLINES.flatMap((kpi) => rows.filter((it) => it.kpi === kpi && it.target === null));
  return (
    <div class="stats">
      {[...aimed, ...further].map((row) => (
        <Stat key={row.kpi} row={row} />
      ))}
    </div>
  );
}

interface Aimed extends CellWithAmbition {
  row: KpiRow;
}

function Ambitions(props: { days: Period; answers: Record<string, Answered<KpiRow>> }): JSX.Element | null {
  const t = say(words);
  const p = say(parts);
  if (where.value !== undefined) return null;
  const aimed: Aimed[] = cellsWithAmbition(props.days).flatMap((it) => {
    const row = props.answers[it.key]?.find((row) =>
      Object.entries(it.cell).every(([name, member]) => row.cell[name] === member),
    );
    return row === undefined ? [] : [{ ...it, row }];
  });
  const cell = ({ cell: members }: Aimed): string => {
    const named = Object.entries(members).map(([name, member]) => memberLabel(name as Dimension, member));
    return named.length === 0 ? t.whole : named.join(", ");
  };
  const columns: Column<Aimed>[] = [
    shown(p.measure, (it) => entryOf(it.kpi).label, (it) => <KpiLabel kpi={it.kpi} />),
    ...(aimed.some((it) => Object.keys(it.cell).length > 0) ? [text(t.cell, cell)] : []),
    { ...shown<Aimed>(t.reached, (it) => it.row.value, (it) => format.figure(it.row), true), width: "7rem" },
    count(t.target, (it) => it.row.target),
    share(t.attainment, (it) => it.row.attainment),
    text(t.decision, (it) =>
      it.ambitions
        .map((a) =>
          [
            `${format.period(a)}: ${a.share === true ? format.share(a.target) : format.number(a.target)}`,
            a.decided_on == null ? null : p.decided(format.shortDay(a.decided_on)),
          ]
            .filter((part) => part !== null)
            .join(", "),
        )
        .join("; "),
    ),
  ];
  return (
    <Section title={t.ambitions}>
      {aimed.length === 0 ? (
        <p class="note">{t.noAmbitions}</p>
      ) : (
        <Table caption={t.ambitionsCaption(format.period(props.days))} quiet columns={columns} rows={aimed} mark={(it) => marks(it.row)} />
      )}
    </Section>
  );
}

interface Line {
  entry: KpiEntry;
  row: KpiRow | undefined;
  before: KpiRow | undefined;
  course: KpiRow[];
}

function Families(props: Record<"now" | "before" | "course", Answered<KpiRow>>): JSX.Element {
  const t = say(words);
  const p = say(parts);
  const families = [...new Map(whole().map((it) => [it.family, it.family_label]))];
  const columns: Column<Line>[] = [
    shown(p.measure, (it) => it.entry.label, (it) => <KpiLabel kpi={it.entry.kpi} />),
    {
      ...shown<Line>(p.value, (it) => it.row?.value ?? null, (it) => <Value line={it} />, true),
      width: "7rem",
    },
    {
      ...shown<Line>(
        t.of,
        (it) => it.row?.of ?? null,
        (it) => (it.entry.of === null ? "" : format.number(it.row?.of ?? null)),
        true,
      ),
      width: "6rem",
    },
    { ...shown<Line>(t.part, partOf, (it) => (isPart(it.entry) ? format.share(partOf(it)) : ""), true), width: "6rem" },
    {
      ...shown<Line>(
        t.yearEarlier,
        (it) => it.before?.value ?? null,
        (it) => (it.before === undefined ? format.NONE : format.valueOf(it.entry.kpi, it.before.value)),
        true,
      ),
      width: "7.5rem",
    },
    {
      ...shown<Line>(
        t.course,
        () => null,
        (it) => <Sparkline values={it.course.map((row) => row.value)} asBars={it.entry.counts_in_period} />,
      ),
      isPicture: true,
      width: "8rem",
    },
  ];
  const of = (rows: Answered<KpiRow>, kpi: Kpi): KpiRow | undefined => rows.find((it) => it.kpi === kpi);
  const programme = cohortProgramme();
  return (
    <>
      {families.map(([family, label]) => {
        const lines = whole()
          .filter((it) => it.family === family)
          .map((entry) => ({
            entry,
            row: of(props.now, entry.kpi),
            before: of(props.before, entry.kpi),
            course: props.course.filter((it) => it.kpi === entry.kpi),
          }));
        const isCohort = family === "cohort";
        return (
          <Section
            title={label}
            key={family}
            {...(isCohort && programme !== undefined ? { intro: t.cohortNote(nameOf(programme.name)) } : {})}
          >
            <div class={isCohort ? "without-course" : undefined}>
              <Table
                caption={label}
                quiet
                columns={isCohort ? columns.filter((it) => it.head !== t.course) : columns}
                rows={lines}
                mark={(it) => (it.row === undefined ? {} : marks(it.row))}
              />
              {lines.some((it) => it.row === undefined) && (
                <p class="note">
                  {format.NONE} {p.notNarrowed}
                </p>
              )}
            </div>
          </Section>
        );
      })}
    </>
  );
}

const isPart = (entry: KpiEntry): boolean => entry.unit === "count" && entry.of !== null;

/** The share of the denominator, for KPIs that count. */
const partOf = ({ entry, row }: Line): number | null =>
  isPart(entry) && row !== undefined && row.value !== null && row.of !== null && row.of > 0
    ? row.value / row.of
    : null;

function Value({ line }: { line: Line }): JSX.Element {
  const p = say(parts);
  const reason = line.row === undefined ? p.notNarrowed : line.row.value === null ? p.noValue : null;
  if (line.row === undefined || reason !== null) {
    return (
      <span title={reason ?? undefined}>
        {format.NONE}
        <span class="unseen"> {reason}</span>
      </span>
    );
  }
  return <>{format.figure(line.row)}</>;
}

function AllByStep({ days, course }: { days: Period; course: Answered<KpiRow> }): JSX.Element | null {
  const t = say(words);
  const p = say(parts);
  if (course.length === 0) return null;
  const columns: Column<KpiRow>[] = [
    text(p.measure, (row) => entryOf(row.kpi).label),
    shown(p.periodHead, (row) => row.from, (row) => format.step(row)),
    shown(p.value, (row) => row.value, (row) => format.figure(row), true),
    count(t.of, (row) => row.of),
    count(t.target, (row) => row.target),
  ];
  const caption = t.monthly(t.steps[stepsOf(days)]);
  return (
    <details class="as-table all-by-step">
      <summary>{caption}</summary>
      <Table caption={caption} quiet columns={columns} rows={course} sorts />
    </details>
  );
}
