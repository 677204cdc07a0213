/** Tables of columns, on their way in. */

import { count, text, wrong } from "./arguments.js";
import { MeedoenError } from "./errors.js";
import { native } from "./engine.js";

/** Words by their number in a list; a number that the list does not have is an empty cell. */
export interface WordsIn {
  readonly words: readonly string[];
  readonly numbers: Uint32Array | Int32Array | Uint16Array | Int16Array | Uint8Array | Int8Array;
}

/** Days since 1970-01-01; the least 32-bit number is an empty cell. */
export interface DaysIn {
  readonly days: Int32Array;
}

/** UTF-8, one text after another, and where each begins and the last ends. */
export interface Utf8In {
  readonly bytes: Uint8Array;
  /** One more than there are rows. */
  readonly offsets: Uint32Array | Int32Array;
  /** A bit a row, the lowest of a byte first; 0 for an empty cell. Without it all are given. */
  readonly given?: Uint8Array;
}

/** A column: a list of texts or numbers (`null` for an empty cell), or typed arrays. Days are ISO text. */
export type ColumnIn =
  | readonly (string | null | undefined)[]
  | readonly (number | null | undefined)[]
  | Float64Array
  | Float32Array
  | Int32Array
  | WordsIn
  | DaysIn
  | Utf8In;

/** Columns by name, all of the same length. */
export type ColumnsIn = Readonly<Record<string, ColumnIn>>;

/** The columns as the engine takes them; to be freed. */
export function columnsIn(columns: ColumnsIn): native.Columns {
  if (typeof columns !== "object" || columns === null) throw wrong("columns", "an object of columns", columns);
  const table = new native.Columns();
  try {
    for (const [name, column] of Object.entries(columns)) add(table, name, column);
    return table;
  } catch (error) {
    table.free();
    throw error;
  }
}

function add(table: native.Columns, name: string, column: ColumnIn): void {
  const place = `column ${name}`;
  if (typeof column !== "object" || column === null) throw wrong(place, "a list or typed arrays", column);
  if ("words" in column) {
    const words = Array.from(column.words, (word) => text(word, place));
    const { numbers } = column;
    table.words(name, words, numbers instanceof Uint32Array ? numbers : Uint32Array.from(numbers));
  } else if ("days" in column) {
    table.days(name, typed(Int32Array, column.days, place));
  } else if ("bytes" in column) {
    const { bytes, offsets, given } = column;
    table.text(name, typed(Uint8Array, bytes, place), ends(offsets, bytes, place), given ?? new Uint8Array());
  } else if (ArrayBuffer.isView(column)) {
    table.numbers(name, column instanceof Float64Array ? column : Float64Array.from(column));
  } else if (Array.isArray(column)) {
    addList(table, name, column as readonly unknown[], place);
  } else {
    throw wrong(place, "a list or typed arrays", column);
  }
}

/** A list of texts or of numbers: what its first cell with a value is. */
function addList(table: native.Columns, name: string, list: readonly unknown[], place: string): void {
  const first = list.find((cell) => cell !== null && cell !== undefined);
  if (typeof first === "number") {
    table.numbers(name, Float64Array.from(list, (cell, row) => number(cell, place, row)));
    return;
  }
  const known = new Map<string, number>();
  const numbers = Uint32Array.from(list, (cell, row) => {
    if (cell === null || cell === undefined) return EMPTY;
    if (typeof cell !== "string") throw wrong(`${place}, row ${row + 1}`, "text like the cells before", cell);
    const held = known.get(cell);
    if (held !== undefined) return held;
    known.set(cell, known.size);
    return known.size - 1;
  });
  table.words(name, [...known.keys()], numbers);
}

/** The number of no word. */
const EMPTY = 0xffff_ffff;

function number(cell: unknown, place: string, row: number): number {
  if (cell === null || cell === undefined) return Number.NaN;
  if (typeof cell === "number") return cell;
  throw wrong(`${place}, row ${row + 1}`, "a number like the cells before", cell);
}

function typed<T extends Uint8Array | Int32Array>(type: abstract new (...never: never[]) => T, value: unknown, place: string): T {
  if (value instanceof type) return value;
  throw wrong(place, `a ${type.name}`, value);
}

/** Offsets that lie within the bytes and do not fall. */
function ends(offsets: Uint32Array | Int32Array, bytes: Uint8Array, place: string): Uint32Array {
  const checked = offsets instanceof Uint32Array ? offsets : Uint32Array.from(offsets);
  let before = 0;
  // By index: a list of millions is walked ten times faster than by its iterator.
  for (let row = 0; row < checked.length; row += 1) {
    const offset = checked[row] ?? 0;
    if (offset < before || offset > bytes.length) {
      throw new MeedoenError("bad_argument", place, "the offsets must not fall and must lie within the bytes");
    }
    before = offset;
  }
  count(checked.length, place);
  return checked;
}
