import * as Plot from "@observablehq/plot";
import * as format from "../format";
import { base, isNarrow, valueAxis, zeroLine } from "./frame";

/** A point of a curve: days, the share, and the bounds of its interval. */
export interface Step {
  days: number;
  share: number;
  /** None where everybody or nobody is left. */
  lower: number | null;
  upper: number | null;
}

export interface CurveDrawing {
  steps: readonly Step[];
  /** The last day of the axis. */
  until: number;
  /** From this day on too few are followed: the curve ends there. */
  thin: number | null;
  /** How far somebody was still followed after the last step: a flat, dotted line. */
  followed: number;
  unit: "days" | "months";
  /** The name of the horizontal axis. */
  axis: string;
  /** Moments to point out. */
  moments: readonly Moment[];
}

/** A moment to point out. */
export interface Moment {
  days: number;
  label: string;
}

/** A mean month. */
export const MONTH = 365.25 / 12;

/** A Kaplan–Meier curve as a staircase with its 95 % interval. */
export function curve(it: CurveDrawing, width: number): SVGElement | HTMLElement {
  const small = isNarrow(width);
  const drawn = cut(it.steps, it.thin ?? it.until + 1);
  const last = drawn.at(-1);
  const highest = Math.max(0.05, ...drawn.map((step) => step.upper ?? step.share));
  const top = Math.min(1, Math.ceil(highest * 10) / 10);
  const per = it.unit === "months" ? MONTH : 1;
  const ends = Math.min(it.followed, it.until);
  const moments = it.moments.filter((moment) => moment.days <= it.until);
  const leans = (moments[0]?.days ?? 0) > it.until * 0.6;
  return Plot.plot({
    ...base(width),
    marginTop: moments.length > 0 ? 30 : 12,
    marginRight: 14,
    marginBottom: 44,
    x: { domain: [0, it.until / per], label: null },
    y: { domain: [0, top], label: null },
    marks: [
      ...valueAxis((share) => format.share(share, 0)),
      Plot.axisX({
        ticks: ticks(it.until / per, it.unit, small),
        tickSize: 4,
        tickFormat: (n: number) => format.number(n),
        label: it.axis,
        labelAnchor: "right",
        labelArrow: "none",
        labelOffset: 40,
      }),
      Plot.areaY(drawn, {
        x: (step: Step) => step.days / per,
        y1: (step: Step) => step.lower ?? step.share,
        y2: (step: Step) => step.upper ?? step.share,
        curve: "step-after",
        fill: "var(--accent)",
        fillOpacity: 0.16,
      }),
      ...(last !== undefined && last.days < ends
        ? [
            Plot.line(
              [
                [last.days / per, last.share],
                [ends / per, last.share],
              ],
              { stroke: "var(--accent)", strokeWidth: 2, strokeDasharray: "2 4" },
            ),
          ]
        : []),
      Plot.line(drawn, {
        x: (step: Step) => step.days / per,
        y: "share",
        curve: "step-after",
        stroke: "var(--accent)",
        strokeWidth: 2.5,
      }),
      Plot.ruleX(moments, {
        x: (moment: Moment) => moment.days / per,
        stroke: "var(--target)",
        strokeDasharray: "4 3",
      }),
      Plot.text(moments, {
        x: (moment: Moment) => moment.days / per,
        text: "label",
        frameAnchor: "top",
        dy: -16,
        textAnchor: leans ? "end" : "start",
        dx: leans ? 4 : -4,
        fill: "var(--target)",
      }),
      zeroLine(),
    ],
  });
}

/** The steps before a day, and the last one drawn on to it. */
function cut(steps: readonly Step[], end: number): Step[] {
  const drawn = steps.filter((step) => step.days < end);
  const last = drawn.at(-1);
  return last !== undefined && drawn.length < steps.length ? [...drawn, { ...last, days: end }] : drawn;
}

function ticks(until: number, unit: "days" | "months", small: boolean): number[] {
  const apart = unit === "months" ? [1, 3, 6, 12, 24, 60] : [1, 7, 14, 28, 56];
  const most = small ? 7 : 14;
  const step = apart.find((it) => until / it <= most) ?? until;
  return Array.from({ length: Math.floor(until / step) + 1 }, (_, index) => index * step);
}
