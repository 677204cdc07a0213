import type { JSX } from "preact";
import { domainColour, rungColour } from "../charts/colours";
import { crossings } from "../charts/crossings";
import { flows, moveColour, moveOf, placeOf, type Move } from "../charts/flows";
import { partsOf } from "../charts/parts-of";
import { stockByRung } from "../charts/stock-by-rung";
import { plusDays, stepsOf, type Period } from "../days";
import { kpis, transitions, useAnswers, type Asking } from "../asking";
import { askable, asked, entryOf, memberLabel, span } from "../engine";
import * as format from "../format";
import { Answers } from "../parts/answers";
import { Chart, type LegendEntry } from "../parts/chart";
import { KpiLabel } from "../parts/definition";
import { Notes } from "../parts/notes";
import { PageHead, Section } from "../parts/page";
import { marks, Stat } from "../parts/stat";
import { count, share, shown, Table, type Column } from "../parts/table";
import type { Answered, Kpi, KpiRow, TransitionRow } from "../wire";
import { say } from "../words";
import { ladder as words } from "../words/ladder";
import { parts } from "../words/parts";
import { shell } from "../words/shell";

const MOVES = ["climbed", "unchanged", "not_remeasured", "descended"] as const satisfies Kpi[];
const CROSSINGS = ["to_werk", "to_participatie"] as const satisfies Kpi[];
const MEASURING = ["unmeasured", "stale_rung", "below_potential"] as const satisfies Kpi[];

export function Ladder(): JSX.Element {
  const t = say(words);
  const days = span.value;
  const asking = useAnswers(days === null ? null : questions(days));
  return (
    <>
      <PageHead title={t.title}>{days === null ? undefined : t.lead(format.during(days))}</PageHead>
      <Answers asked={asking}>
        {({ stock, totals, crossed, flow }, days) => (
          <>
            <Section>
              <StockByRung days={days} rows={stock} totals={totals} />
            </Section>
            <Section title={t.crossing}>
              <Crossings days={days} rows={crossed} totals={totals} />
            </Section>
            <Section>
              <Moves totals={totals} />
            </Section>
            <Section>
              <Flows days={days} rows={flow} />
            </Section>
            <Section title={t.measuring}>
              <div class="stats">
                {totals
                  .filter((row) => MEASURING.some((kpi) => kpi === row.kpi))
                  .map((row) => (
                    <Stat key={row.kpi} row={row} />
                  ))}
              </div>
            </Section>
            <Notes answers={[stock, totals, crossed]} />
          </>
        )}
      </Answers>
    </>
  );
}

interface Questions {
  stock: Asking<KpiRow>;
  totals: Asking<KpiRow>;
  crossed: Asking<KpiRow>;
  flow: Asking<TransitionRow>;
  [name: string]: Asking<KpiRow> | Asking<TransitionRow>;
}

function questions(days: Period): Questions {
  const every = stepsOf(days);
  return {
    stock: kpis({ kpis: askable(["stock"]), ...days, every, by: ["rung"], ...asked() }),
    totals: kpis({ kpis: askable(["stock", ...MOVES, ...CROSSINGS, ...MEASURING]), ...days, ...asked() }),
    crossed: kpis({ kpis: askable(CROSSINGS), ...days, every, ...asked() }),
    flow: transitions({ ...days, ...asked() }),
  };
}

const rowOf = (rows: readonly KpiRow[], kpi: Kpi): KpiRow | undefined => rows.find((it) => it.kpi === kpi);

const written = (row: KpiRow | undefined): string => (row === undefined ? format.NONE : format.figure(row));

/** The rungs that occur, in the order of the answer. */
const rungsIn = (rows: readonly KpiRow[]): string[] => [...new Set(rows.map((it) => it.cell["rung"] ?? "unmeasured"))];

/** Rows of a grid by their step, for a table with a column a member. */
function bySteps(rows: readonly KpiRow[]): { step: KpiRow; rows: KpiRow[] }[] {
  const steps = new Map<string, { step: KpiRow; rows: KpiRow[] }>();
  for (const row of rows) {
    const held = steps.get(row.from) ?? { step: row, rows: [] };
    held.rows.push(row);
    steps.set(row.from, held);
  }
  return [...steps.values()];
}

function StockByRung(props: { days: Period; rows: Answered<KpiRow>; totals: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const { days, rows, totals } = props;
  const rungs = rungsIn(rows);
  const name = (rung: string): string => memberLabel("rung", rung);
  const stock = rowOf(totals, "stock");
  const columns: Column<{ step: KpiRow; rows: KpiRow[] }>[] = [
    shown(t.step, (it) => it.step.to, (it) => <time dateTime={it.step.to}>{format.shortDay(it.step.to)}</time>),
    ...rungs.map((rung) =>
      count<{ step: KpiRow; rows: KpiRow[] }>(
        name(rung),
        (it) => it.rows.find((row) => row.cell["rung"] === rung)?.value ?? null,
        (it) => it.step.provisional,
      ),
    ),
  ];
  const legend: LegendEntry[] = [...rungs].reverse().map((rung) => ({
    label: name(rung),
    colour: rung === "unmeasured" ? "var(--bar)" : rungColour(rung),
    kind: rung === "unmeasured" ? "hatch" : "fill",
  }));
  if (rows.every((row) => row.value === 0)) return <Nothing title={t.stockTitle} />;
  const breaks = rows.receipt.breaks.map((it) => it.on);
  return (
    <Chart
      level={2}
      title={t.stockTitle}
      message={t.stockMessage(written(stock), format.day(days.to), written(rowOf(totals, "unmeasured")))}
      legend={legend}
      on={rows}
      draw={(width) => stockByRung(rows, { period: days, width, breaks, name })}
    >
      <Table caption={t.stockTitle} quiet columns={columns} rows={bySteps(rows)} />
    </Chart>
  );
}

function Crossings(props: { days: Period; rows: Answered<KpiRow>; totals: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const p = say(parts);
  const { days, rows, totals } = props;
  const label = (kpi: Kpi): string => entryOf(kpi).label;
  const columns: Column<{ step: KpiRow; rows: KpiRow[] }>[] = [
    shown(p.periodHead, (it) => it.step.from, (it) => format.step(it.step)),
    ...CROSSINGS.map((kpi) =>
      count<{ step: KpiRow; rows: KpiRow[] }>(
        label(kpi),
        (it) => rowOf(it.rows, kpi)?.value ?? null,
        (it) => it.step.provisional,
      ),
    ),
  ];
  return (
    <>
      <div class="stats">
        {totals
          .filter((row) => CROSSINGS.some((kpi) => kpi === row.kpi))
          .map((row) => (
            <Stat key={row.kpi} row={row} />
          ))}
      </div>
      <Chart
        title={t.crossingTitle}
        message={t.crossingMessage(written(rowOf(totals, "to_werk")), written(rowOf(totals, "to_participatie")))}
        legend={[
          { label: label("to_werk"), colour: domainColour("werk") },
          { label: label("to_participatie"), colour: domainColour("participatie") },
        ]}
        on={rows}
        draw={(width) => crossings(rows, { period: days, width, name: (row) => label(row.kpi) })}
      >
        <Table caption={t.crossingTitle} quiet columns={columns} rows={bySteps(rows)} />
      </Chart>
    </>
  );
}

const MOVE_LOOK: Record<(typeof MOVES)[number], { colour: string; ink: string }> = {
  climbed: { colour: "var(--up)", ink: "var(--on-accent)" },
  unchanged: { colour: "var(--same)", ink: "var(--on-rung-low)" },
  not_remeasured: { colour: "var(--still)", ink: "var(--on-rung-low)" },
  descended: { colour: "var(--down)", ink: "var(--on-down)" },
};

function Moves({ totals }: { totals: Answered<KpiRow> }): JSX.Element {
  const t = say(words);
  const p = say(parts);
  const rows = MOVES.flatMap((kpi) => rowOf(totals, kpi) ?? []);
  const columns: Column<KpiRow>[] = [
    shown(p.measure, (row) => entryOf(row.kpi).label, (row) => <KpiLabel kpi={row.kpi} />),
    shown(p.value, (row) => row.value, (row) => format.figure(row), true),
    share(p.share, (row) =>
      row.value === null || row.of === null || row.of === 0 ? null : row.value / row.of,
    ),
  ];
  if (rows.every((row) => row.value === 0)) return <Nothing title={t.movesTitle} />;
  const drawn = rows.map((row) => {
    const kpi = row.kpi as (typeof MOVES)[number];
    return { label: entryOf(kpi).label, value: row.value ?? 0, written: format.number(row.value), ...MOVE_LOOK[kpi] };
  });
  return (
    <Chart
      level={2}
      title={t.movesTitle}
      message={t.movesMessage(
        written(rowOf(rows, "climbed")),
        written(rowOf(rows, "descended")),
        format.number(rows[0]?.of ?? null),
      )}
      legend={drawn}
      note={t.movesIntro}
      on={totals}
      draw={(width) => partsOf(drawn, width)}
      open
    >
      <Table caption={t.movesTitle} quiet columns={columns} rows={rows} mark={marks} />
    </Chart>
  );
}

/** Where there is nobody to draw. */
function Nothing({ title }: { title: string }): JSX.Element {
  return (
    <>
      <h2>{title}</h2>
      <p class="waiting">{say(shell).none}</p>
    </>
  );
}

function Flows({ days, rows }: { days: Period; rows: Answered<TransitionRow> }): JSX.Element {
  const t = say(words);
  const name = (state: string): string => memberLabel("state", state);
  const byPlace = (a: string, b: string): number => placeOf(a) - placeOf(b);
  const opening = [...new Set(rows.map((it) => it.from_state))].sort(byPlace);
  const closing = [...new Set(rows.map((it) => it.to_state))].sort(byPlace);
  const cell = (from: string, to: string): number | null =>
    rows.find((it) => it.from_state === from && it.to_state === to)?.value ?? null;
  const columns: Column<string>[] = [
    shown(t.fromState, name, name),
    ...closing.map((to) =>
      shown<string>(
        name(to),
        (from) => cell(from, to),
        (from) => {
          const value = cell(from, to);
          return value === null ? "" : from === to ? <b>{format.number(value)}</b> : format.number(value);
        },
        true,
      ),
    ),
  ];
  if (rows.length === 0) return <Nothing title={t.flowTitle} />;
  const before = plusDays(days.from, -1);
  const kinds = [...new Set(rows.map(moveOf))];
  const order: Move[] = ["up", "same", "down", "measured", "in", "out", "left"];
  return (
    <Chart
      level={2}
      title={t.flowTitle}
      message={t.flowMessage(format.day(before), format.day(days.to))}
      legend={order.filter((it) => kinds.includes(it)).map((it) => ({ label: t.kinds[it], colour: moveColour[it] }))}
      on={rows}
      draw={(width) =>
        flows(rows, {
          width,
          name,
          opening: t.opening(format.shortDay(before)),
          closing: t.closing(format.shortDay(days.to)),
        })
      }
    >
      <Table caption={t.flowTitle} quiet columns={columns} rows={opening} />
    </Chart>
  );
}

