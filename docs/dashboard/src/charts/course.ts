import * as Plot from "@observablehq/plot";
import { dateOf, plusDays, type Period } from "../days";
import { base, breaksAt, dayAxis, isNarrow, valueAxis, zeroLine } from "./frame";

export interface CourseDrawing {
  period: Period;
  lines: readonly { name: string; colour: string; points: readonly { on: string; value: number | null; isProvisional: boolean }[] }[];
  /** How a value is written on the axis and at a line's end. */
  write: (value: number) => string;
  /** The top of the axis; else that of the figures. */
  top?: number;
  breaks: readonly string[];
}

/** The course of figures that stand on a day. */
export function course(it: CourseDrawing, width: number): SVGElement | HTMLElement {
  const small = isNarrow(width);
  const all = it.lines.flatMap((line) => line.points.flatMap((point) => point.value ?? []));
  const most = Math.max(it.top ?? 0, ...all);
  const x = (point: { on: string }): Date => dateOf(plusDays(point.on, 1));
  return Plot.plot({
    ...base(width, small ? 220 : 260),
    marginRight: 64,
    x: { type: "utc", domain: [dateOf(it.period.from), dateOf(plusDays(it.period.to, 1))], label: null },
    y: { domain: [0, most === 0 ? 1 : most], label: null },
    marks: [
      ...valueAxis(it.write),
      ...dayAxis(it.period, width),
      breaksAt(it.breaks),
      zeroLine(),
      ...it.lines.flatMap((line) => {
        const last = line.points.findLast((point) => point.value !== null);
        return [
          Plot.line(line.points, { x, y: "value", stroke: line.colour, strokeWidth: 2.5, z: null }),
          ...(last === undefined || last.value === null
            ? []
            : [
                Plot.dot([last], { x, y: "value", r: 3.2, stroke: line.colour, strokeWidth: 1.75, fill: last.isProvisional ? "var(--paper)" : line.colour }),
                Plot.text([last], {
                  x,
                  y: "value",
                  text: () => `${it.write(last.value ?? 0)}${last.isProvisional ? " (p)" : ""}`,
                  textAnchor: "start",
                  dx: 8,
                  fill: line.colour,
                  fontWeight: 600,
                }),
              ]),
        ];
      }),
    ],
  });
}
