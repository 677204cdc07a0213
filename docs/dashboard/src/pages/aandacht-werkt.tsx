import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { course as drawCourse } from "../charts/course";
import { Sparkline } from "../charts/sparkline";
import { lengthOf, plusDays, stepsOf, type Period } from "../days";
import { curve, kpis, useAnswers, type Asking } from "../asking";
import {
  askable,
  asked,
  entryOf,
  horizon,
  loaded,
  memberLabel,
  span,
  staffedProgrammes,
  type Programme,
} from "../engine";
import * as format from "../format";
import { Answers } from "../parts/answers";
import { Bar, partOf, shareBar } from "../parts/bars";
import { DimensionPick, dimensionsOf, nameOfDimension } from "../parts/breakdown";
import { Chart } from "../parts/chart";
import { Curve } from "../parts/curve";
import { DefinitionButton } from "../parts/definition";
import { Figures, rowOf, Unasked } from "../parts/figures";
import { nameOf } from "../parts/filters";
import { Notes } from "../parts/notes";
import { PageHead, Section } from "../parts/page";
import { marks } from "../parts/stat";
import { count, day, share, shown, Table, text } from "../parts/table";
import type { Answered, CurveRow, Dimension, Kpi, KpiRow } from "../wire";
import { say } from "../words";
import { aandachtWerkt as words } from "../words/aandacht-werkt";
import { programmes } from "../words/programmes";

const HEAD: readonly Kpi[] = ["in_view", "spoken_to", "days_to_first_contact", "open_handovers", "handover_days", "long_term_stock"];
const COURSE: readonly Kpi[] = ["in_view", "spoken_to", "long_term_stock"];

/** The programme that is for everybody: of no domain. */
const attentionProgramme = (): Programme | undefined => loaded.value?.policy.programme?.find((it) => it.domain == null);

export function AandachtWerkt(): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const days = span.value;
  const programme = attentionProgramme();
  return (
    <>
      <PageHead title={programme === undefined ? t.title : nameOf(programme.name)}>
        {days === null ? undefined : t.lead(format.during(days))}
      </PageHead>
      {programme?.from != null && days !== null && (
        <p class="note">
          {p.runs(nameOf(programme.name), format.day(programme.from), programme.to == null ? null : format.day(programme.to))}{" "}
          {programme.from > days.to && p.startsLater} {t.wholeNote}
        </p>
      )}
      {days !== null && <Chain days={days} />}
    </>
  );
}

function Chain({ days }: { days: Period }): JSX.Element {
  const t = say(words);
  const base = { ...days, ...asked() };
  const staffed = askable(["caseload_per_fte"]).length > 0 ? staffedProgrammes() : [];
  const asking = useAnswers({
    whole: kpis({ kpis: askable(HEAD), ...base }),
    course: kpis({ kpis: askable(COURSE), ...base, every: stepsOf(days) }),
    // What the period began with.
    eve: kpis({ kpis: askable(COURSE), ...base, from: plusDays(days.from, -1), to: plusDays(days.from, -1) }),
    contact: curve({ of: "days_to_first_contact", ...base }),
    handover: curve({ of: "handover_days", ...base }),
    codes: kpis({ kpis: askable(["open_handovers", "handover_days"]), ...base, by: ["code"] }),
    durations: kpis({ kpis: askable(["stock", "long_term_stock"]), ...base, by: ["duration"] }),
  });
  const loads = useAnswers(
    Object.fromEntries(
      staffed.map((it): [string, Asking<KpiRow>] => [
        it.id,
        kpis({ kpis: ["caseload_per_fte"], ...base, programme: it.id }),
      ]),
    ),
  );
  const loadCourses = useAnswers(
    Object.fromEntries(
      staffed.map((it): [string, Asking<KpiRow>] => [
        it.id,
        kpis({ kpis: ["caseload_per_fte"], ...base, every: stepsOf(days), programme: it.id }),
      ]),
    ),
  );
  const perFte = loads.answers as Record<string, Answered<KpiRow>> | null;
  const on = horizon.value ?? days.to;
  return (
    <Answers asked={asking}>
      {({ whole, eve, course, contact, handover, codes, durations }, days) => (
        <>
          <Figures kpis={HEAD} rows={whole} notes={{ days_to_first_contact: t.median, handover_days: t.median }} />
          <View days={days} whole={whole} eve={eve} course={course} />
          <Section title={t.contact} intro={t.contactIntro}>
            <Median
              rows={contact}
              row={rowOf(whole, "days_to_first_contact")}
              kind="days_to_first_contact"
              title={t.contactCurve}
              axis={t.contactAxis}
              unit="months"
              at={[1, 2, 3, 6, 12]}
              seenTo={on}
              followed={lengthOf({ from: days.from, to: on }) - 1}
            />
          </Section>
          <Section title={t.handovers} intro={t.handoversIntro}>
            <Handovers rows={codes} />
            <Median
              rows={handover}
              row={rowOf(whole, "handover_days")}
              kind="handover_days"
              title={t.handoverCurve}
              axis={t.handoverAxis}
              unit="days"
              at={[7, 14, 28, 56]}
              seenTo={on}
              followed={lengthOf({ from: days.from, to: on }) - 1}
            />
          </Section>
          <LongTerm days={days} whole={whole} eve={eve} course={course} durations={durations} />
          <Workload answers={perFte} course={loadCourses.answers as Record<string, Answered<KpiRow>> | null} />
          <Notes answers={[whole, course, codes]} />
        </>
      )}
    </Answers>
  );
}

// ---------------------------------------------------------------------------------------------
// In view

function View(props: { days: Period; whole: Answered<KpiRow>; eve: Answered<KpiRow>; course: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const p = say(programmes);
  const choices = dimensionsOf(["domain", "rung", "route", "group", "age", "duration"]);
  const [by, setBy] = useState<Dimension>("domain");
  const row = rowOf(props.whole, "in_view");
  const asking = useAnswers({ cells: kpis({ kpis: askable(["in_view", "spoken_to"]), ...props.days, ...asked(), by: [by] }) });
  const told =
    row === undefined || row.value === null || row.of === null
      ? undefined
      : t.viewTold(format.number(row.value), format.number(row.of), format.day(row.to), loaded.value?.parameters.in_view_months ?? 0);
  return (
    <Section title={t.view} intro={told}>
      <Course days={props.days} title={t.viewCourseTitle} kpis={["in_view", "spoken_to"]} eve={props.eve} course={props.course} colours={["var(--accent)", "var(--in)"]} />
      <DimensionPick of={choices} value={by} choose={setBy} />
      <Answers asked={asking}>
        {({ cells }) => {
          const lines = cells.filter((it) => it.kpi === "in_view");
          const spoken = (line: KpiRow): KpiRow | undefined => cells.find((it) => it.kpi === "spoken_to" && it.cell[by] === line.cell[by]);
          return (
            <>
              <Table
                caption={`${t.view}: ${nameOfDimension(by)}`}
                quiet
                columns={[
                  { ...text<KpiRow>(nameOfDimension(by), (it) => memberLabel(by, it.cell[by] ?? "")), width: "26%" },
                  count<KpiRow>(t.stock, (it) => it.of),
                  shown<KpiRow>(entryOf("in_view").label, (it) => it.value, (it) => format.figure(it), true),
                  shareBar<KpiRow>(p.share, partOf),
                  shown<KpiRow>(
                    entryOf("spoken_to").label,
                    (it) => spoken(it)?.value ?? null,
                    (it) => {
                      const other = spoken(it);
                      return other === undefined ? format.NONE : format.figure(other);
                    },
                    true,
                  ),
                ]}
                rows={lines}
                mark={(it) => ({ ...marks(it), "data-cell": it.cell[by] })}
              />
              {by === "group" && <p class="note">{p.groupsOverlap}</p>}
            </>
          );
        }}
      </Answers>
    </Section>
  );
}

/** Shares of the caseload over time, one line a KPI. */
function Course(props: { days: Period; title: string; kpis: readonly Kpi[]; eve: Answered<KpiRow>; course: Answered<KpiRow>; colours: readonly string[] }): JSX.Element | null {
  const t = say(words);
  const { title, course, colours } = props;
  const series = props.kpis.map((kpi) => [...props.eve, ...course].filter((row) => row.kpi === kpi));
  const first = series[0] ?? [];
  if (first.length < 2) return null;
  const named = (kpi: Kpi): string => entryOf(kpi).label;
  return (
    <Chart
      title={title}
      legend={props.kpis.map((kpi, index) => ({ label: named(kpi), colour: colours[index] ?? "var(--accent)", kind: "line" as const }))}
      draw={(width) =>
        drawCourse(
          {
            period: props.days,
            lines: series.map((rows, index) => ({
              name: named(props.kpis[index] ?? "in_view"),
              colour: colours[index] ?? "var(--accent)",
              points: rows.map((row) => ({ on: row.to, value: partOf(row), isProvisional: row.provisional })),
            })),
            write: (value) => format.share(value, 0),
            top: 1,
            breaks: course.receipt.breaks.map((it) => it.on),
          },
          width,
        )
      }
      on={JSON.stringify(series)}
    >
      <Table
        caption={title}
        quiet
        columns={[
          day<KpiRow>(t.on, (row) => row.to),
          count<KpiRow>(t.stock, (row) => row.of),
          ...props.kpis.flatMap((kpi, index) => {
            const of = (row: KpiRow): KpiRow | undefined => series[index]?.find((it) => it.to === row.to);
            return [
              shown<KpiRow>(named(kpi), (row) => of(row)?.value ?? null, (row) => {
                const it = of(row);
                return it === undefined ? format.NONE : format.figure(it);
              }, true),
              share<KpiRow>("%", (row) => partOf(of(row))),
            ];
          }),
        ]}
        rows={first}
      />
    </Chart>
  );
}

// ---------------------------------------------------------------------------------------------
// Contact and handover

/** A curve that rises to the event, with its median pointed out. */
function Median(props: {
  rows: Answered<CurveRow>;
  row: KpiRow | undefined;
  kind: "days_to_first_contact" | "handover_days";
  title: string;
  axis: string;
  unit: "days" | "months";
  at: readonly number[];
  seenTo: string;
  followed: number;
}): JSX.Element {
  const p = say(programmes);
  const { row, ...rest } = props;
  const median = row?.value ?? null;
  return (
    <Curve
      {...rest}
      shows="had"
      moments={median === null ? [] : [{ days: median, label: p.half(format.number(median)) }]}
      isProvisional={row?.provisional === true}
    />
  );
}

function Handovers({ rows }: { rows: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const open = rows.filter((row) => row.kpi === "open_handovers");
  const waits = (row: KpiRow): KpiRow | undefined => rows.find((it) => it.kpi === "handover_days" && it.cell["code"] === row.cell["code"]);
  // A team that nothing was sent to in the period has open handovers only, and the reverse.
  const others = rows.filter((row) => row.kpi === "handover_days" && !open.some((it) => it.cell["code"] === row.cell["code"]));
  return (
    <Table
      caption={t.handovers}
      quiet
      columns={[
        { ...text<KpiRow>(t.team, (row) => memberLabel("code", row.cell["code"] ?? "")), width: "40%" },
        shown<KpiRow>(entryOf("open_handovers").label, (row) => (row.kpi === "open_handovers" ? row.value : 0), (row) => (row.kpi === "open_handovers" ? format.figure(row) : format.number(0)), true),
        count<KpiRow>(t.counted, (row) => waits(row)?.of ?? null),
        shown<KpiRow>(
          entryOf("handover_days").label,
          (row) => waits(row)?.value ?? null,
          (row) => {
            const it = waits(row);
            return it === undefined ? format.NONE : format.figure(it);
          },
          true,
        ),
      ]}
      rows={[...open, ...others]}
      mark={(row) => ({ ...marks(row), "data-cell": row.cell["code"] })}
    />
  );
}

// ---------------------------------------------------------------------------------------------
// The long-term caseload

interface Band {
  member: string;
  stock: KpiRow;
  long: KpiRow | undefined;
}

function LongTerm(props: { days: Period; whole: Answered<KpiRow>; eve: Answered<KpiRow>; course: Answered<KpiRow>; durations: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const row = rowOf(props.whole, "long_term_stock");
  const bands = props.durations
    .filter((it) => it.kpi === "stock")
    .map((stock): Band => ({
      member: stock.cell["duration"] ?? "",
      stock,
      long: props.durations.find((it) => it.kpi === "long_term_stock" && it.cell["duration"] === stock.cell["duration"]),
    }));
  const whole = row?.of ?? 0;
  const part = (count: number | null | undefined): number => (whole === 0 ? 0 : (count ?? 0) / whole);
  const most = Math.max(0.01, ...bands.map((it) => part(it.stock.value)));
  return (
    <Section
      title={t.long}
      intro={row === undefined || row.value === null || row.of === null ? undefined : t.longTold(format.number(row.value), format.number(row.of), format.share(partOf(row)), loaded.value?.parameters.long_term_months ?? 0)}
    >
      <Table
        caption={t.longBars}
        columns={[
          { ...text<Band>(nameOfDimension("duration"), (it) => memberLabel("duration", it.member)), width: "30%" },
          shown<Band>(t.stock, (it) => it.stock.value, (it) => format.figure(it.stock), true),
          shown<Band>(t.longPart, (it) => it.long?.value ?? null, (it) => (it.long === undefined ? format.NONE : format.figure(it.long)), true),
          shown<Band>(
            t.viewCourse,
            (it) => (whole === 0 ? null : part(it.stock.value)),
            (it) => (
              <Bar
                stretches={[
                  { from: 0, to: part(it.long?.value) / most, colour: "var(--accent)" },
                  { from: part(it.long?.value) / most, to: part(it.stock.value) / most, colour: "var(--same)" },
                ]}
                label={format.share(whole === 0 ? null : part(it.stock.value))}
              />
            ),
          ),
        ]}
        rows={bands}
        mark={(it) => ({ ...marks(it.stock), "data-cell": it.member })}
      />
      <Course days={props.days} title={t.longCourse} kpis={["long_term_stock"]} eve={props.eve} course={props.course} colours={["var(--accent)"]} />
    </Section>
  );
}

// ---------------------------------------------------------------------------------------------
// Workload

function Workload({ answers, course }: { answers: Record<string, Answered<KpiRow>> | null; course: Record<string, Answered<KpiRow>> | null }): JSX.Element {
  const t = say(words);
  const staffed = staffedProgrammes();
  const isNarrowed = askable(["caseload_per_fte"]).length === 0;
  const lines = staffed.flatMap((it) => {
    const row = answers?.[it.id]?.[0];
    return row === undefined ? [] : [{ programme: it, row, course: course?.[it.id] ?? [] }];
  });
  return (
    <Section title={t.workload} intro={staffed.length === 0 ? t.noStaff : t.workloadNote}>
      {isNarrowed && staffed.length > 0 && (
        <div class="stats">
          <Unasked kpi="caseload_per_fte" />
        </div>
      )}
      {!isNarrowed && lines.length > 0 && (
        <Table
          caption={t.workload}
          quiet
          columns={[
            { ...text<Load>(t.programme, (it) => nameOf(it.programme.name)), width: "34%" },
            shown<Load>(
              entryOf("caseload_per_fte").label,
              (it) => it.row.value,
              (it) => (
                <span title={it.row.value === null ? t.noFte : undefined}>
                  {format.figure(it.row)} <DefinitionButton kpi="caseload_per_fte" />
                </span>
              ),
              true,
            ),
            count<Load>(t.fte, (it) => it.row.of),
            {
              ...shown<Load>(t.course, () => null, (it) => <Sparkline values={it.course.map((row) => row.value)} asBars={false} />),
              isPicture: true,
            },
          ]}
          rows={lines}
          mark={(it) => ({ ...marks(it.row), "data-programme": it.programme.id })}
        />
      )}
    </Section>
  );
}

interface Load {
  programme: Programme;
  row: KpiRow;
  course: readonly KpiRow[];
}
