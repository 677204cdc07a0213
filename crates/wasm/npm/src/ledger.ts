/** The ledger: records, and how they were read. */

import { bytesOf, count, instance, object, present, text, wrong } from "./arguments.js";
import type { Here } from "./call.js";
import { ledgerCalls } from "./calls.js";
import type { ColumnsIn } from "./columns.js";
import { callEngine, native, using } from "./engine.js";
import { MeedoenError } from "./errors.js";
import { type Column, type ColumnTable, columnsOf, type Flags, isoDay, rowsOf } from "./frames.js";
import type { Policy } from "./policy.js";
import { Reader, type Source } from "./reader.js";
import { nativeOf, Resource, withNative } from "./resource.js";
import { addCalls, refuseSignal, type StepsOf } from "./steps.js";
import type { QuarantinedRow, Reading, ReadingOptions } from "./wire.js";

/** A CSV file: its text, or its bytes in UTF-8 or Windows-1252. */
export type Csv = string | Uint8Array | ArrayBuffer;

/** One of several CSV files. */
export interface CsvSource extends Source {
  readonly csv: Csv;
}

/** One of several tables of columns. */
export interface ColumnsSource extends Source {
  readonly columns: ColumnsIn;
}

/** How a ledger is read, and what is read alongside its one file or table. */
export interface ReadOptions extends Source, ReadingOptions {}

/** How much of a text or file the engine is given at once. */
const PIECE = 1 << 20;

export const ledgerSteps: StepsOf<Resource<native.Ledger>, typeof ledgerCalls> = {
  reading(ledger) {
    return JSON.parse(withNative(ledger, (ledger) => ledger.reading())) as Reading;
  },

  starts(ledger) {
    const { start } = columnsOf(withNative(ledger, (ledger) => ledger.frame())).columns;
    if (start?.form !== "days" || start.days.length === 0) return null;
    const first = isoDay(start.days.reduce((least, day) => Math.min(least, day)));
    const last = isoDay(start.days.reduce((greatest, day) => Math.max(greatest, day)));
    return first === null || last === null ? null : { first, last };
  },

  quarantined(ledger, lang) {
    const words = text(lang, "lang");
    const table = columnsOf(withNative(ledger, (ledger) => ledger.quarantined(words)));
    return rowsOf(table) as unknown as QuarantinedRow[];
  },

  quarantinedCsv(ledger, file, lang) {
    const [which, words] = [count(file, "file"), text(lang, "lang")];
    return withNative(ledger, (ledger) => ledger.quarantinedCsv(which, words));
  },
};

/** Records, and how they were read. */
export interface Ledger extends Here<typeof ledgerCalls> {}

/** Records, and how they were read. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: `addCalls` adds exactly these
export class Ledger extends Resource<native.Ledger> {
  /**
   * Reads a CSV file, or several. Rows that can't be accepted are not dropped silently: see
   * `reading` and `quarantined`. Throws `bad_ledger` for a file as a whole.
   */
  static fromCsv(csv: Csv | readonly CsvSource[], policy: Policy, options: ReadOptions = {}): Ledger {
    const sources = Array.isArray(csv) ? (csv as readonly CsvSource[]) : [{ ...object(options, "options"), csv }];
    return Ledger.#read(policy, options, (reader) => {
      sources.forEach((source, index) => {
        const place = sources.length === 1 ? "csv" : `csv[${index}]`;
        const bytes = bytesOf(source?.csv, place);
        reader.next(source);
        for (let at = 0; at < bytes.length; at += PIECE) reader.push(bytes.subarray(at, at + PIECE));
      });
    });
  }

  /** Reads columns, or several tables of columns; see {@link fromCsv}. */
  static fromColumns(columns: ColumnsIn | readonly ColumnsSource[], policy: Policy, options: ReadOptions = {}): Ledger {
    const sources = Array.isArray(columns)
      ? (columns as readonly ColumnsSource[])
      : [{ ...object(options, "options"), columns: columns as ColumnsIn }];
    return Ledger.#read(policy, options, (reader) => {
      for (const source of sources) {
        reader.next(source);
        reader.pushColumns(source?.columns);
      }
    });
  }

  /** What {@link toBytes} gave, back again. Throws `bad_ledger` where it is something else. */
  static fromBytes(bytes: Uint8Array): Ledger {
    if (!(bytes instanceof Uint8Array)) throw wrong("bytes", "a Uint8Array", bytes);
    present(bytes, "bytes");
    return new Ledger(callEngine(() => native.Ledger.fromBytes(bytes)));
  }

  static #read(policy: Policy, options: ReadOptions, give: (reader: Reader) => void): Ledger {
    const { name: _, mapping: __, table: ___, ...how } = object(options, "options");
    refuseSignal(how);
    return using(Reader.under(policy, how), (reader) => {
      give(reader);
      return new Ledger(reader.finish());
    });
  }

  /** @internal */
  static of(held: native.Ledger): Ledger {
    return new Ledger(held);
  }

  /** @internal */
  static native(ledger: Ledger): native.Ledger {
    return nativeOf(instance(ledger, Ledger, "ledger"));
  }

  /** How many rows were accepted. */
  get length(): number {
    return withNative(this, (ledger) => ledger.length);
  }

  /** How many clients it names. */
  get clientCount(): number {
    return withNative(this, (ledger) => ledger.clientCount);
  }

  /** One more extract, of a day after every day on which the ledger changed: what it no longer has is withdrawn. */
  update(on: string, extract: Ledger): void {
    const [day, rows] = [text(on, "on"), Ledger.native(extract)];
    // The engine can't change what it reads from.
    if (extract === this) throw new MeedoenError("bad_argument", "extract", "a ledger is no extract of itself");
    withNative(this, (ledger) => ledger.update(day, rows));
  }

  /** The accepted rows as columns, in the forms that {@link fromColumns} takes. */
  columns(): ColumnTable<Exclude<Column, Flags>> {
    return columnsOf(withNative(this, (ledger) => ledger.frame())) as ColumnTable<Exclude<Column, Flags>>;
  }

  /** The accepted rows as CSV. */
  toCsv(): string {
    return withNative(this, (ledger) => ledger.toCsv());
  }

  /** The whole ledger as bytes, to be kept or sent to a worker. */
  toBytes(): Uint8Array {
    return withNative(this, (ledger) => ledger.toBytes());
  }

  /** SHA-256 of what the rows say, in any order and form. */
  digest(): string {
    return withNative(this, (ledger) => ledger.digest());
  }
}

addCalls(Ledger, ledgerCalls, ledgerSteps);
