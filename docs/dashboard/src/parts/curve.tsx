import type { JSX } from "preact";
import { curve as draw, MONTH, type Step } from "../charts/curve";
import * as format from "../format";
import type { Answered, CurveKind, CurveRow } from "../wire";
import { say } from "../words";
import { programmes } from "../words/programmes";
import { Chart } from "./chart";
import { csvOf, fileName, save } from "./csv";
import { DefinitionButton } from "./definition";
import { count, share, Table } from "./table";

export interface CurveProps {
  kind: CurveKind;
  rows: Answered<CurveRow>;
  title: string;
  /** The share that had the event, rising, or that has not, falling. */
  shows: "had" | "left";
  unit: "days" | "months";
  axis: string;
  /** Days or months to read the curve off at. */
  at: readonly number[];
  /** The last day that was seen. */
  seenTo: string;
  /** The longest anybody can have been followed, in days. */
  followed: number;
  /** Moments to point out, in days or in months. */
  moments?: readonly ({ label: string } & ({ days: number } | { months: number }))[];
  isProvisional: boolean;
}

/** What the curve says at a day or month. */
interface Read {
  n: number;
  step: Step;
}

/** Of the first, so many must be followed yet for the picture to go on. */
const ENOUGH = 0.05;
const FEWEST = 5;

/** So many days of a flat end are drawn at least. */
const FLAT = { months: 366, days: 28 };

/** A Kaplan–Meier curve: what it says at some moments, the picture, and a table. */
export function Curve(props: CurveProps): JSX.Element {
  const t = say(programmes);
  const { kind, rows, title, shows, unit, axis, at, followed } = props;
  const moments = (props.moments ?? []).map((it) => ({ label: it.label, days: "days" in it ? it.days : it.months * MONTH }));
  const heading = (
    <h3 class="curve-title">
      {title}
      {props.isProvisional && " (p)"} <DefinitionButton curve={kind} />
    </h3>
  );
  const first = rows[0];
  if (first === undefined) {
    return (
      <>
        {heading}
        <p class="note">{t.noCurve}</p>
      </>
    );
  }
  const steps = rows.map((row) => stepOf(row, shows));
  const start = first.at_risk;
  const last = rows[rows.length - 1] ?? first;
  const enough = Math.max(FEWEST, ENOUGH * start);
  // Never before what is pointed out, such as a median.
  const pointed = Math.max(0, ...moments.map((it) => it.days));
  const thin = rows.find((row) => row.at_risk < enough && row.days > pointed);
  // After the last event the curve goes on where enough people are still followed.
  const flat = thin === undefined && last.censored >= enough && last.days < followed;
  const reach = flat ? followed : last.days;
  // A long flat end says little: it is drawn for a while.
  const end = thin !== undefined ? thin.days : flat ? Math.min(reach, Math.max(1.5 * last.days, FLAT[unit])) : reach;
  const until = nice(Math.max(end, 1), unit);
  const per = unit === "months" ? MONTH : 1;
  const isShown = (n: number): boolean => (thin !== undefined ? n * per < end : n * per <= Math.min(until, reach));
  const named = (n: number): string => (unit === "months" ? t.afterMonths(n) : t.afterDays(n));
  const read = at.filter(isShown);
  const grid = gridOf(until / per, unit).filter(isShown);

  const download = (): void => {
    const head = [t.days, t.atRisk, t.events, t.censored, t.survival, t.lower, t.upper];
    const body = rows.map((row) => [row.days, row.at_risk, row.events, row.censored, row.survival, row.lower, row.upper]);
    save(fileName(title, "csv"), csvOf(head, body), "text/csv;charset=utf-8");
  };
  const note = [
    t.curveNote(format.number(start), format.day(props.seenTo)),
    unit === "months" ? t.monthNote : null,
    thin === undefined ? null : t.cutNote(named(Math.round((10 * end) / per) / 10)),
    flat ? t.flatNote : null,
  ].filter((it) => it !== null);

  return (
    <div class="curve" data-curve={kind}>
      {heading}
      <Milestones steps={steps} at={read} per={per} named={named} />
      <Chart
        title={`${title}, ${t.share.toLowerCase()}`}
        quiet
        draw={(width) =>
          draw({ steps, until, thin: thin?.days ?? null, followed: flat ? followed : 0, unit, axis, moments }, width) as SVGElement
        }
        on={JSON.stringify([steps, moments, followed])}
        note={note.join(" ")}
      >
        <Table
          caption={title}
          quiet
          rows={grid.map((n) => ({ n, step: stepAt(steps, n * per) }))}
          columns={[
            { ...count<Read>(unit === "months" ? t.months : t.days, (it) => it.n), width: "16%" },
            { ...share<Read>(t.share, (it) => it.step.share), width: "28%" },
            { ...share<Read>(`${t.intervalName}, ${t.lower.toLowerCase()}`, (it) => it.step.lower), width: "28%" },
            { ...share<Read>(t.upper, (it) => it.step.upper), width: "28%" },
          ]}
        />
        <button type="button" class="quiet" onClick={download}>
          {t.allSteps}
        </button>
      </Chart>
    </div>
  );
}

function Milestones(props: { steps: Step[]; at: readonly number[]; per: number; named: (n: number) => string }): JSX.Element | null {
  const t = say(programmes);
  if (props.at.length === 0) return null;
  return (
    <dl class="milestones">
      {props.at.map((n) => {
        const step = stepAt(props.steps, n * props.per);
        return (
          <div data-after={n} data-value={step.share}>
            <dt>{props.named(n)}</dt>
            <dd>
              {format.share(step.share)}
              <small>{step.lower === null ? t.noInterval : t.interval(format.share(step.lower), format.share(step.upper))}</small>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function stepOf(row: CurveRow, shows: "had" | "left"): Step {
  const { days, survival, lower, upper } = row;
  if (shows === "left") return { days, share: survival, lower, upper };
  const less = (bound: number | null): number | null => (bound === null ? null : 1 - bound);
  return { days, share: less(survival) ?? 0, lower: less(upper), upper: less(lower) };
}

/** The step that holds on a day. */
function stepAt(steps: Step[], days: number): Step {
  return steps.findLast((step) => step.days <= days) ?? { days: 0, share: 0, lower: null, upper: null };
}

/** A round end of the axis. */
function nice(days: number, unit: "days" | "months"): number {
  return unit === "months" ? Math.ceil(days / MONTH - 0.05) * MONTH : Math.ceil(days / 7) * 7;
}

function gridOf(until: number, unit: "days" | "months"): number[] {
  const step = unit === "months" ? 1 : 7;
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => index * step);
}
