/** Tables of columns, on their way in. */

import { present, text, wrong } from "./arguments.js";
import { callEngine, type native } from "./engine.js";
import { MeedoenError } from "./errors.js";

/** Words by their number in a list; a number that the list does not have is an empty cell. */
export interface WordsIn {
  readonly words: readonly string[];
  readonly numbers: Uint32Array | Int32Array | Uint16Array | Int16Array | Uint8Array | Int8Array;
}

/** Days since 1970-01-01; the least 32-bit number is an empty cell. */
export interface DaysIn {
  readonly days: Int32Array;
}

/** Numbers; NaN is an empty cell. */
export interface NumbersIn {
  readonly numbers: NumbersArray;
}

type NumbersArray = Float64Array | Float32Array | WordsIn["numbers"];

/** UTF-8, one text after another, and where each begins and the last ends. */
export interface Utf8In {
  readonly bytes: Uint8Array;
  /** One more than there are rows. */
  readonly offsets: Uint32Array | Int32Array;
  /** A bit a row, the lowest of a byte first; 0 for an empty cell. Without it all are given. */
  readonly given?: Uint8Array;
}

/**
 * A column: a list of texts or numbers (`null` for an empty cell), or typed arrays. Days are ISO text. The
 * columns of a `ColumnTable`, as `ledger.columns()` gives them, go in as they are.
 */
export type ColumnIn =
  | readonly (string | null | undefined)[]
  | readonly (number | null | undefined)[]
  | NumbersArray
  | WordsIn
  | DaysIn
  | NumbersIn
  | Utf8In;

/** Columns by name, all of the same length. */
export type ColumnsIn = Readonly<Record<string, ColumnIn>>;

/** Fills the engine's table with columns. */
export function fill(table: native.Columns, columns: ColumnsIn): void {
  if (typeof columns !== "object" || columns === null) throw wrong("columns", "an object of columns", columns);
  for (const [name, column] of Object.entries(columns)) add(table, name, column);
}

function add(table: native.Columns, name: string, column: ColumnIn): void {
  const place = `column ${name}`;
  if (typeof column !== "object" || column === null) throw wrong(place, "a list or typed arrays", column);
  if (Array.isArray(column)) {
    addList(table, name, column as readonly unknown[], place);
  } else if (ArrayBuffer.isView(column)) {
    addNumbers(table, name, column, place);
  } else if ("words" in column) {
    const list = Array.isArray(column.words) ? column.words : [];
    if (list !== column.words) throw wrong(place, "a list of words", column.words);
    const words = list.map((word: unknown) => text(word, place));
    const whole = typed(WHOLE, column.numbers, place);
    const numbers = whole instanceof Uint32Array ? whole : Uint32Array.from(whole);
    callEngine(() => table.words(name, words, numbers));
  } else if ("numbers" in column) {
    addNumbers(table, name, column.numbers, place);
  } else if ("days" in column) {
    const days = typed([Int32Array], column.days, place);
    callEngine(() => table.days(name, days));
  } else if ("bytes" in column) {
    const bytes = typed([Uint8Array], column.bytes, place);
    const offsets = ends(typed(OFFSETS, column.offsets, place), bytes, place);
    const given = column.given === undefined ? new Uint8Array() : typed([Uint8Array], column.given, place);
    if (column.given !== undefined && given.length * 8 < offsets.length - 1) {
      throw new MeedoenError("bad_argument", place, "`given` has less bits than there are rows");
    }
    callEngine(() => table.text(name, bytes, offsets, given));
  } else {
    throw wrong(place, "a list or typed arrays", column);
  }
}

function addNumbers(table: native.Columns, name: string, column: unknown, place: string): void {
  const given = typed(NUMBERS, column, place);
  const numbers = given instanceof Float64Array ? given : Float64Array.from(given);
  callEngine(() => table.numbers(name, numbers));
}

const OFFSETS = [Uint32Array, Int32Array] as const;
const WHOLE = [...OFFSETS, Uint16Array, Int16Array, Uint8Array, Int8Array] as const;
const NUMBERS = [Float64Array, Float32Array, ...WHOLE] as const;

/** A list of texts or of numbers: what its first cell with a value is. */
function addList(table: native.Columns, name: string, list: readonly unknown[], place: string): void {
  const first = list.find((cell) => cell !== null && cell !== undefined);
  if (typeof first === "number") {
    table.numbers(
      name,
      Float64Array.from(list, (cell, row) => number(cell, place, row)),
    );
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
  callEngine(() => table.words(name, [...known.keys()], numbers));
}

/** The number of no word. */
const EMPTY = 0xffff_ffff;

function number(cell: unknown, place: string, row: number): number {
  if (cell === null || cell === undefined) return Number.NaN;
  if (typeof cell === "number") return cell;
  throw wrong(`${place}, row ${row + 1}`, "a number like the cells before", cell);
}

/** A typed array of one of these kinds. */
function typed<K extends Kind>(kinds: readonly K[], value: unknown, place: string): InstanceType<K> {
  const found = kinds.find((kind) => value instanceof kind);
  if (found === undefined) throw wrong(place, `a ${kinds.map((kind) => kind.name).join(" or ")}`, value);
  return present(value as InstanceType<K>, place);
}

type Kind = abstract new (...given: never) => ArrayBufferView;

/** Offsets that lie within the bytes and do not fall. */
function ends(offsets: Uint32Array | Int32Array, bytes: Uint8Array, place: string): Uint32Array {
  const checked = offsets instanceof Uint32Array ? offsets : Uint32Array.from(offsets);
  if (checked.length === 0)
    throw new MeedoenError("bad_argument", place, "there is one more offset than there are rows");
  let before = 0;
  // By index: a list of millions is walked ten times faster than by its iterator.
  for (let row = 0; row < checked.length; row += 1) {
    const offset = checked[row] ?? 0;
    if (offset < before || offset > bytes.length) {
      throw new MeedoenError("bad_argument", place, "the offsets must not fall and must lie within the bytes");
    }
    before = offset;
  }
  return checked;
}
