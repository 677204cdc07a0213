// Figures, days and periods as they are written in the language chosen. Rounding is half away from
// zero, as everywhere in the library.

import { dateOf, month, quarter, year, yearOf, type Period } from "./days";
import { entryOf } from "./engine";
import { lang } from "./state";
import type { Kpi, KpiRow } from "./wire";

/** What stands where there is no value. */
export const NONE = "–";

const NBSP = "\u00a0";

const locale = (): string => (lang.value === "nl" ? "nl-NL" : "en-GB");

const made = new Map<string, Intl.NumberFormat>();

function numbers(decimals: number, most: number): Intl.NumberFormat {
  const key = `${lang.value} ${decimals} ${most}`;
  const held = made.get(key);
  if (held !== undefined) return held;
  const format = new Intl.NumberFormat(locale(), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: most,
    useGrouping: true,
  });
  made.set(key, format);
  return format;
}

/** A number with a minus sign, where the formatter writes a hyphen. */
const written = (format: Intl.NumberFormat, value: number): string =>
  format.format(value).replace(/^-/, "\u2212");

/** A count, a target, a number of days: one decimal where it has any. */
export const number = (value: number | null): string =>
  value === null ? NONE : written(numbers(0, 1), value);

export const decimal = (value: number | null, decimals = 1): string =>
  value === null ? NONE : written(numbers(decimals, decimals), value);

/** A share: `75,1 %` in Dutch, `75.1%` in English. */
export function share(value: number | null, decimals = 1): string {
  if (value === null) return NONE;
  const percent = written(numbers(decimals, decimals), value * 100);
  return lang.value === "nl" ? `${percent}${NBSP}%` : `${percent}%`;
}

/** A KPI's value in its own unit. */
export function valueOf(kpi: Kpi, value: number | null): string {
  switch (entryOf(kpi).unit) {
    case "share":
      return share(value);
    case "per10k":
    case "per_fte":
      return decimal(value);
    default:
      return number(value);
  }
}

/** A row's value, marked where it is provisional. */
export const figure = (row: KpiRow): string =>
  row.provisional && row.value !== null ? `${valueOf(row.kpi, row.value)} (p)` : valueOf(row.kpi, row.value);

function date(day: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale(), { ...options, timeZone: "UTC" }).format(dateOf(day));
}

/** `31 december 2023` */
export const day = (iso: string): string =>
  date(iso, { day: "numeric", month: "long", year: "numeric" });

/** `31 dec 2023` */
export const shortDay = (iso: string): string =>
  date(iso, { day: "numeric", month: "short", year: "numeric" }).replace(/\./g, "");

/** `dec 2023` */
export const shortMonth = (iso: string): string =>
  date(iso, { month: "short", year: "numeric" }).replace(/\./g, "");

/** `2023`, `2e kwartaal 2023`, `mei 2023`, or its first and last day. */
export function period(it: Period): string {
  const y = yearOf(it.from);
  const is = (other: Period): boolean => other.from === it.from && other.to === it.to;
  if (is(year(y))) return String(y);
  const q = [1, 2, 3, 4].find((n) => is(quarter(y, n)));
  if (q !== undefined) return lang.value === "nl" ? `${q}e kwartaal ${y}` : `Q${q} ${y}`;
  if (is(month(y, Number(it.from.slice(5, 7))))) return date(it.from, { month: "long", year: "numeric" });
  if (it.from === it.to) return day(it.from);
  return `${day(it.from)} – ${day(it.to)}`;
}

/** The period in a sentence: `in 2023`, `van 1 september 2022 tot en met 30 juni 2024`. */
export function during(it: Period): string {
  const whole = period(it);
  if (!whole.includes("–")) return lang.value === "nl" && it.from === it.to ? `op ${whole}` : `in ${whole}`;
  const [from, to] = [day(it.from), day(it.to)];
  return lang.value === "nl" ? `van ${from} tot en met ${to}` : `from ${from} to ${to}`;
}

/** A step of a grid: `dec 2023`, `4e kw 2023`, a week by its days. */
export function step(it: Period): string {
  const y = yearOf(it.from);
  const m = month(y, Number(it.from.slice(5, 7)));
  if (m.from === it.from && m.to === it.to) return shortMonth(it.from);
  if (it.from.slice(0, 7) === it.to.slice(0, 7) && it.to.slice(8) !== "07") {
    return `${Number(it.from.slice(8))}–${shortDay(it.to)}`;
  }
  const whole = period(it);
  return whole.includes("–") ? `${shortDay(it.from)} – ${shortDay(it.to)}` : whole;
}

/** Words one after another: "trede, gesprek en route". */
export const list = (words: readonly string[]): string =>
  new Intl.ListFormat(locale(), { type: "conjunction" }).format(words);
