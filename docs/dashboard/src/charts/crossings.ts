import * as Plot from "@observablehq/plot";
import { dateOf, plusDays, type Period } from "../days";
import * as format from "../format";
import type { KpiRow } from "../wire";
import { domainColour } from "./colours";
import { base, dayAxis, isNarrow, valueAxis, whole, zeroLine } from "./frame";

/** Moments at which clients crossed: to werk upwards, to participatie downwards. */
export function crossings(
  rows: readonly KpiRow[],
  options: { period: Period; width: number; name: (row: KpiRow) => string },
): SVGElement | HTMLElement {
  const { period, width } = options;
  const isUp = (it: KpiRow): boolean => it.kpi === "to_werk";
  const signed = (it: KpiRow): number => (isUp(it) ? 1 : -1) * (it.value ?? 0);
  const there = rows.filter((it) => it.value !== null && it.value > 0);
  const values = there.map(signed);
  return Plot.plot({
    ...base(width, isNarrow(width) ? 220 : 260),
    y: { domain: [Math.min(0, ...values), Math.max(1, ...values)], nice: true },
    x: { type: "utc", domain: [dateOf(period.from), dateOf(plusDays(period.to, 1))] },
    marks: [
      ...valueAxis((value) => whole(Math.abs(value))),
      ...dayAxis(period, width),
      Plot.rectY(there, {
        x1: (it: KpiRow) => dateOf(it.from),
        x2: (it: KpiRow) => dateOf(plusDays(it.to, 1)),
        y1: 0,
        y2: signed,
        fill: (it: KpiRow) => domainColour(isUp(it) ? "werk" : "participatie"),
        insetLeft: 1.5,
        insetRight: 1.5,
        title: (it: KpiRow) => `${options.name(it)}\n${format.step(it)}: ${format.figure(it)}`,
        tip: true,
      }),
      zeroLine(),
    ],
    color: { type: "identity" },
  });
}
