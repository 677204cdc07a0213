import * as Plot from "@observablehq/plot";
import { dateOf, plusDays } from "../days";
import * as format from "../format";

export interface CourseDrawing {
  lines: readonly { name: string; colour: string; points: readonly { on: string; value: number | null }[] }[];
  /** How a value is written on the axis and at a line's end. */
  write: (value: number) => string;
  /** The top of the axis; else that of the figures. */
  top?: number;
  breaks: readonly string[];
}

/** The course of figures that stand on a day. */
export function course(it: CourseDrawing, width: number): SVGElement | HTMLElement {
  const small = width < 520;
  const all = it.lines.flatMap((line) => line.points.flatMap((point) => point.value ?? []));
  const most = Math.max(it.top ?? 0, ...all);
  const x = (point: { on: string }): Date => dateOf(plusDays(point.on, 1));
  const days = it.lines[0]?.points ?? [];
  return Plot.plot({
    width,
    height: small ? 220 : 260,
    marginLeft: 46,
    marginRight: small ? 52 : 64,
    marginTop: 14,
    marginBottom: 30,
    style: "font-size:12px",
    x: { type: "utc", label: null },
    y: { domain: [0, most === 0 ? 1 : most], label: null },
    marks: [
      Plot.gridY({ ticks: 5, stroke: "var(--hair)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: it.write, fill: "var(--soft)", label: null }),
      Plot.axisX(
        thin(days, small ? 4 : 12).map((point) => x(point)),
        {
          tickSize: 4,
          stroke: "var(--soft)",
          fill: "var(--soft)",
          label: null,
          tickFormat: (date: Date) => format.shortDay(plusDays(date.toISOString().slice(0, 10), -1)).replace(/ (\d{2})(\d{2})$/, small ? " ’$2" : " $1$2"),
        },
      ),
      Plot.ruleX(it.breaks.map(dateOf), { stroke: "var(--soft)", strokeDasharray: "2 3" }),
      Plot.ruleY([0], { stroke: "var(--ink)" }),
      ...it.lines.flatMap((line) => {
        const last = line.points.findLast((point) => point.value !== null);
        return [
          Plot.line(line.points, { x, y: "value", stroke: line.colour, strokeWidth: 2.5, z: null }),
          ...(last === undefined || last.value === null
            ? []
            : [
                Plot.dot([last], { x, y: "value", r: 3.2, fill: line.colour }),
                Plot.text([last], {
                  x,
                  y: "value",
                  text: () => it.write(last.value ?? 0),
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

/** So many of the points that their labels do not meet; always the last. */
function thin<T>(points: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(points.length / most));
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}
