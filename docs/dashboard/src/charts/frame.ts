// What all charts made with Plot have in common: type, axes in the language chosen, breaks.

import * as Plot from "@observablehq/plot";
import { dateOf, plusDays, type Period } from "../days";
import * as format from "../format";
import { lang } from "../state";

/** Whether there is as little room as on a phone. */
export const isNarrow = (width: number): boolean => width < 520;

/** Size, margins and type of a chart; spread it first and override. */
export function base(width: number, height = isNarrow(width) ? 260 : 320): Plot.PlotOptions {
  return {
    width,
    height,
    marginLeft: 44,
    marginRight: 8,
    marginTop: 12,
    marginBottom: 36,
    style: { fontSize: "12px", color: "var(--soft)", background: "none" },
  };
}

/** The axis of days over a period: months, or years where it is long, in the language chosen. */
export function dayAxis(period: Period, width: number): Plot.Markish[] {
  const ticks = ticksOf(period, width);
  const isYears = ticks.length > 0 && ticks.every((it) => it.getUTCMonth() === 0);
  const language = lang.value === "nl" ? "nl-NL" : "en-GB";
  const month = new Intl.DateTimeFormat(language, { month: "short", timeZone: "UTC" });
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
  const isDays = ticks.some((it) => it.getUTCDate() !== 1);
  return [
    Plot.axisX(ticks, {
      tickFormat: (date: Date, index: number) => {
        if (isYears) return String(date.getUTCFullYear());
        const text = (isDays ? day : month).format(date).replace(/\./g, "");
        const isNew = index === 0 || date.getUTCMonth() === 0;
        return isNew && !isDays ? `${text}\n${date.getUTCFullYear()}` : text;
      },
      label: null,
      tickSize: 4,
      lineHeight: 1.25,
    }),
  ];
}

/** The first days of months, quarters or years, or Mondays, as many as there is room for. */
function ticksOf(period: Period, width: number): Date[] {
  const [from, until] = [dateOf(period.from), dateOf(plusDays(period.to, 1))];
  const room = Math.max(Math.floor(width / 62), 2);
  const days = (until.getTime() - from.getTime()) / 86_400_000;
  if (days <= 100) {
    const step = 7 * Math.max(1, Math.ceil(days / 7 / room));
    const monday = plusDays(period.from, (8 - from.getUTCDay()) % 7);
    const all = Array.from({ length: Math.ceil(days / step) }, (_, index) => dateOf(plusDays(monday, index * step)));
    return all.filter((it) => it < until);
  }
  for (const step of [1, 2, 3, 6, 12, 24, 60]) {
    const ticks: Date[] = [];
    const first = new Date(Date.UTC(from.getUTCFullYear(), 0, 1));
    for (let at = first; at < until; at = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + step, 1))) {
      if (at >= from) ticks.push(at);
    }
    if (ticks.length <= room) return ticks;
  }
  return [];
}

/** A count on an axis: there are no halves of people. */
export const whole = (value: number): string => (Number.isInteger(value) ? format.number(value) : "");

/** The axis of values, with quiet lines across. */
export function valueAxis(write: (value: number) => string = whole, ticks = 5): Plot.Markish[] {
  return [
    Plot.gridY({ stroke: "var(--hair)", strokeOpacity: 1, ticks }),
    Plot.axisY({ label: null, tickSize: 0, tickFormat: write, ticks }),
  ];
}

/** The line on which values stand. */
export const zeroLine = (): Plot.Markish => Plot.ruleY([0], { stroke: "var(--ink)", strokeWidth: 1 });

/** Days on which a series breaks. */
export const breaksAt = (days: readonly string[]): Plot.Markish =>
  Plot.ruleX(days.map(dateOf), { stroke: "var(--target)", strokeDasharray: "2 3" });

/** A pattern of stripes, for what must be told apart without colour: fill with `url(#hatch)`. */
export function withHatch<E extends Element>(picture: E): E {
  const svg = picture instanceof SVGSVGElement ? picture : picture.querySelector("svg");
  if (svg === null) return picture;
  const pattern = svgElement("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, [
    svgElement("rect", { width: 5, height: 5, fill: "var(--paper)" }),
    svgElement("rect", { width: 1.6, height: 5, fill: "var(--bar)" }),
  ]);
  svg.prepend(svgElement("defs", {}, [pattern]));
  return picture;
}

/** An SVG element with attributes and children. */
export function svgElement(
  name: string,
  attributes: Record<string, string | number>,
  children: readonly (Node | string)[] = [],
): SVGElement {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  element.append(...children);
  return element;
}
