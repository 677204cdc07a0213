// Days are ISO text, which compares as days do. Only what a calendar control needs is here: periods,
// horizons and grids are the library's.

export interface Period {
  from: string;
  to: string;
}

/** Whether a text is a day of the calendar. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day as a moment, for formatting and for scales. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

export const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

export function plusDays(day: string, days: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOf(date);
}

export const yearOf = (day: string): number => Number(day.slice(0, 4));

export const earliest = (a: string, b: string): string => (a < b ? a : b);

export const latest = (a: string, b: string): string => (a > b ? a : b);

/** How many days a period has, both ends included. */
export const lengthOf = ({ from, to }: Period): number =>
  Math.round((dateOf(to).getTime() - dateOf(from).getTime()) / 86_400_000) + 1;

/** A calendar year, quarter (1 to 4) or month (1 to 12). */
export const year = (y: number): Period => ({ from: `${y}-01-01`, to: `${y}-12-31` });

export const quarter = (y: number, q: number): Period => months(y, 3 * q - 2, 3);

export const month = (y: number, m: number): Period => months(y, m, 1);

function months(y: number, m: number, count: number): Period {
  const from = new Date(Date.UTC(y, m - 1, 1));
  const to = new Date(Date.UTC(y, m - 1 + count, 0));
  return { from: dayOf(from), to: dayOf(to) };
}

export type Every = "week" | "month" | "quarter";

/** The steps in which a period of this length is best drawn. */
export function stepsOf(period: Period): Every {
  const days = lengthOf(period);
  if (days <= 100) return "week";
  return days <= 366 * 4 ? "month" : "quarter";
}

/** The same days a year earlier; 29 February becomes the 28th. */
export function yearEarlier({ from, to }: Period): Period {
  const back = (day: string): string => {
    const then = `${yearOf(day) - 1}${day.slice(4)}`;
    return isDay(then) ? then : `${yearOf(day) - 1}-02-28`;
  };
  // A period to the end of February ends there in every year.
  const ends = to.slice(5) === "02-28" && isDay(`${yearOf(to) - 1}-02-29`);
  return { from: back(from), to: ends ? `${yearOf(to) - 1}-02-29` : back(to) };
}
