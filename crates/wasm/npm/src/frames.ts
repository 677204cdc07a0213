/** Tables of columns, on their way out. */

import { wrong } from "./arguments.js";
import { callEngine, type native, using } from "./engine.js";

/** Words: the list, and by row the number in it; {@link NO_WORD} for an empty cell. */
export interface Words {
  readonly form: "words";
  readonly words: readonly string[];
  readonly numbers: Uint32Array;
}

/** Days since 1970-01-01; {@link NO_DAY} for an empty cell. */
export interface Days {
  readonly form: "days";
  readonly days: Int32Array;
}

/** Numbers; NaN for an empty cell. */
export interface Numbers {
  readonly form: "numbers";
  readonly numbers: Float64Array;
}

/** Yes (1) or no (0). */
export interface Flags {
  readonly form: "flags";
  readonly flags: Uint8Array;
}

export type Column = Words | Days | Numbers | Flags;

/** Columns of one length, by name. */
export interface ColumnTable<C extends Column = Column> {
  readonly length: number;
  readonly columns: Readonly<Record<string, C>>;
}

/** The number of no word. */
export const NO_WORD = 0xffff_ffff;
/** The number of no day. */
export const NO_DAY = -0x8000_0000;

/** A table of the engine as typed arrays; the engine's is freed. */
export function columnsOf(frame: native.Frame): ColumnTable {
  return using(frame, () =>
    callEngine(() => {
      const columns = frame.names().map((name) => [name, columnOf(frame, name)] as const);
      return { length: frame.length, columns: Object.fromEntries(columns) };
    }),
  );
}

function columnOf(frame: native.Frame, name: string): Column {
  switch (frame.form(name)) {
    case "words":
      return { form: "words", words: frame.list(name), numbers: frame.words(name) };
    case "days":
      return { form: "days", days: frame.days(name) };
    case "flags":
      return { form: "flags", flags: frame.flags(name) };
    default:
      return { form: "numbers", numbers: frame.numbers(name) };
  }
}

/** A cell as one would write it: text, ISO text for days, a number, yes or no, `null` where empty. */
export type Cell = string | number | boolean | null;

/** The same table as a list of rows. */
export function rowsOf(table: ColumnTable): Record<string, Cell>[] {
  if (typeof table?.columns !== "object" || table.columns === null) throw wrong("table", "a table of columns", table);
  const cells = Object.entries(table.columns).map(([name, column]) => [name, reader(column)] as const);
  return Array.from({ length: table.length }, (_, row) =>
    Object.fromEntries(cells.map(([name, cell]) => [name, cell(row)])),
  );
}

function reader(column: Column): (row: number) => Cell {
  switch (column.form) {
    case "words":
      return (row) => column.words[column.numbers[row] ?? NO_WORD] ?? null;
    case "days":
      return (row) => isoDay(column.days[row] ?? NO_DAY);
    case "flags":
      return (row) => column.flags[row] === 1;
    case "numbers":
      return (row) => {
        const number = column.numbers[row] ?? Number.NaN;
        return Number.isNaN(number) ? null : number;
      };
  }
}

/** A day's number as ISO text; `null` for {@link NO_DAY}. */
export function isoDay(day: number): string | null {
  if (day === NO_DAY) return null;
  // Within these, years have four digits.
  if (!(Number.isInteger(day) && Math.abs(day) < 700_000)) throw wrong("day", "a number of days since 1970-01-01", day);
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
