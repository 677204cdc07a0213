import * as Plot from "@observablehq/plot";
import { dateOf, plusDays, type Period } from "../days";
import * as format from "../format";
import type { KpiRow } from "../wire";
import { rungColour } from "./colours";
import { base, breaksAt, dayAxis, isNarrow, valueAxis, withHatch, zeroLine } from "./frame";

/** The stock on the last day of each step, stacked by rung, the lowest at the foot. */
export function stockByRung(
  rows: readonly KpiRow[],
  options: { period: Period; width: number; breaks: readonly string[]; name: (rung: string) => string },
): SVGElement | HTMLElement {
  const { period, width } = options;
  const bars = rows.filter((it) => it.value !== null && it.value > 0);
  const rung = (row: KpiRow): string => row.cell["rung"] ?? "unmeasured";
  return withHatch(
    Plot.plot({
      ...base(width, isNarrow(width) ? 300 : 360),
      x: { type: "utc", domain: [dateOf(period.from), dateOf(plusDays(period.to, 1))] },
      y: { nice: true },
      marks: [
        ...valueAxis(),
        ...dayAxis(period, width),
        Plot.rectY(bars, {
          x1: (it: KpiRow) => dateOf(it.from),
          x2: (it: KpiRow) => dateOf(plusDays(it.to, 1)),
          y: "value",
          fill: (it: KpiRow) => rungColour(rung(it)),
          z: rung,
          order: null,
          insetLeft: 0.75,
          insetRight: 0.75,
          insetTop: 0.5,
          channels: { step: (it: KpiRow) => format.step(it), rung: (it: KpiRow) => options.name(rung(it)) },
          title: (it: KpiRow) => `${options.name(rung(it))}\n${format.step(it)}: ${format.figure(it)}`,
          tip: true,
        }),
        zeroLine(),
        breaksAt(options.breaks),
      ],
      color: { type: "identity" },
    }),
  );
}
