import * as Plot from "@observablehq/plot";
import { dateOf, earliest, month, plusDays, yearOf, type Period } from "../days";
import * as format from "../format";
import { lang } from "../state";
import { base, breaksAt, isNarrow, valueAxis, zeroLine } from "./frame";

/** What was reached, or due, by the end of a day. */
export interface Point {
  on: string;
  value: number;
  isProvisional?: boolean;
}

export interface PaceDrawing {
  period: Period;
  reached: readonly Point[];
  reachedName: string;
  /** The ambition's pace; what it was before it was adjusted comes first. */
  lines: readonly { name: string; points: readonly Point[]; isCurrent: boolean }[];
  /** The last day seen, where that is before the period's end. */
  horizon: { on: string; label: string } | null;
  /** Days on which the series breaks. */
  breaks: readonly string[];
}

/** A figure "on" a day is that of its evening. */
const evening = (on: string): Date => dateOf(plusDays(on, 1));

/** What was reached against the pace of an ambition, cumulative. */
export function pace(it: PaceDrawing, width: number): SVGElement | HTMLElement {
  const small = isNarrow(width);
  const start: Point = { on: plusDays(it.period.from, -1), value: 0 };
  const names = spread(
    [
      ...it.lines.map((line) => ({ name: line.name, value: line.points.at(-1)?.value ?? 0, on: it.period.to, isReached: false })),
      ...(it.reached.length > 0
        ? [{ name: it.reachedName, value: it.reached.at(-1)?.value ?? 0, on: it.reached.at(-1)?.on ?? it.period.to, isReached: true }]
        : []),
    ],
    small,
  );
  const most = Math.max(1, ...names.map((name) => name.value));
  const months = monthsOf(it.period);
  const isLong = months.length > 18;
  const x = (point: Point): Date => evening(point.on);
  return Plot.plot({
    ...base(width, small ? 280 : 360),
    marginRight: small ? 14 : 150,
    marginTop: 26,
    x: { type: "utc", domain: [dateOf(it.period.from), evening(it.period.to)], label: null },
    y: { domain: [0, most * 1.04], label: null },
    marks: [
      ...valueAxis(format.number, 6),
      Plot.axisX(months.map((m) => dateOf(m.from)), { tickSize: 5, label: null, tickFormat: () => "" }),
      Plot.text(months, {
        x: (m: Period) => middle(m),
        frameAnchor: "bottom",
        dy: 18,
        text: (m: Period) => (isLong ? (m.from.slice(5, 7) === "01" || m === months[0] ? m.from.slice(0, 4) : "") : monthName(dateOf(m.from), small)),
        fill: "var(--soft)",
      }),
      ...it.lines.map((line) =>
        Plot.line([start, ...line.points], {
          x,
          y: "value",
          stroke: line.isCurrent ? "var(--target)" : "var(--left)",
          strokeWidth: 1.75,
          strokeDasharray: line.isCurrent ? "7 5" : "2 4",
        }),
      ),
      breaksAt(it.breaks),
      ...(it.horizon === null
        ? []
        : [
            Plot.ruleX([evening(it.horizon.on)], { stroke: "var(--soft)", strokeDasharray: "2 3" }),
            Plot.text([it.horizon], {
              x: evening(it.horizon.on),
              text: "label",
              frameAnchor: "top",
              dy: -14,
              textAnchor: "end",
              fill: "var(--soft)",
            }),
          ]),
      zeroLine(),
      ...pieces([start, ...it.reached], it.breaks).map((piece) =>
        Plot.line(piece, { x, y: "value", stroke: "var(--accent)", strokeWidth: 2.75 }),
      ),
      Plot.dot(it.reached, {
        x,
        y: "value",
        r: 3.2,
        stroke: "var(--accent)",
        strokeWidth: 1.75,
        fill: (point: Point) => (point.isProvisional === true ? "var(--paper)" : "var(--accent)"),
      }),
      ...(small
        ? []
        : names.map((name) =>
            Plot.text([name], {
              x: evening(name.on),
              y: "value",
              text: "name",
              textAnchor: "start",
              dx: 9,
              dy: name.shift,
              fill: name.isReached ? "var(--accent)" : "var(--ink)",
              fontWeight: name.isReached ? 600 : 400,
            }),
          )),
    ],
  });
}

/** Names that would stand on one another are moved apart. */
function spread<T extends { value: number; on: string }>(names: T[], small: boolean): (T & { shift: number })[] {
  const most = Math.max(1, ...names.map((name) => name.value));
  const tall = small ? 224 : 304;
  const sorted = [...names].sort((a, b) => a.value - b.value);
  let below = -Infinity;
  return sorted.map((name) => {
    const at = (name.value / most) * tall;
    const moved = Math.max(at, below + 17);
    below = moved;
    return { ...name, shift: at - moved };
  });
}

function pieces(points: readonly Point[], breaks: readonly string[]): Point[][] {
  const found: Point[][] = [[]];
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before !== undefined && breaks.some((on) => before.on < on && on <= point.on)) found.push([]);
    found.at(-1)?.push(point);
  });
  return found;
}

/** The months of a period, the first and the last cut to it. */
function monthsOf(period: Period): Period[] {
  const found: Period[] = [];
  for (let from = period.from; from <= period.to; ) {
    const whole = month(yearOf(from), Number(from.slice(5, 7)));
    found.push({ from, to: earliest(whole.to, period.to) });
    from = plusDays(whole.to, 1);
  }
  return found;
}

const middle = (it: Period): Date => new Date((dateOf(it.from).getTime() + evening(it.to).getTime()) / 2);

function monthName(date: Date, small: boolean): string {
  const locale = lang.value === "nl" ? "nl-NL" : "en-GB";
  return new Intl.DateTimeFormat(locale, { month: small ? "narrow" : "short", timeZone: "UTC" })
    .format(date)
    .replace(".", "");
}
