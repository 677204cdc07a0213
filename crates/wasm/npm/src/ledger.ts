/** The ledger: records, and how they were read. */

import { count, instance, optionalText, text, wrong } from "./arguments.js";
import { type ColumnsIn, columnsIn } from "./columns.js";
import { calling, native } from "./engine.js";
import { type ColumnTable, columnsOf, rowsOf } from "./frames.js";
import { Held } from "./held.js";
import { Mapping, type MappingLike } from "./mapping.js";
import { Policy } from "./policy.js";
import type { Lang, Reading, RefusedRow } from "./wire.js";

/** A CSV file: its text, or its bytes in UTF-8 or Windows-1252. */
export type Csv = string | Uint8Array | ArrayBuffer;

/** What is read alongside a file or a table of one. */
interface Source {
  /** Its name, for findings and messages. */
  readonly name?: string | undefined;
  readonly mapping?: MappingLike | undefined;
  /** The table of one kind that it is: `benefits`, `rungs`, `placements` … */
  readonly table?: string | undefined;
}

/** One of several CSV files. */
export interface CsvSource extends Source {
  readonly csv: Csv;
}

/** One of several tables of columns. */
export interface ColumnsSource extends Source {
  readonly columns: ColumnsIn;
}

/** How a ledger is read. */
export interface ReadOptions extends Source {
  /** Whether a row that can't be accepted is an error (`bad_ledger`) instead of a finding. */
  readonly strict?: boolean | undefined;
  /** Whether ids that look like a citizen service number are let through. */
  readonly allowBsnLikeIds?: boolean | undefined;
}

/** How much of a text or file the engine is given at once. */
const PIECE = 1 << 20;

/** Records, and how they were read. */
export class Ledger extends Held<native.Ledger> {
  /**
   * Reads a CSV file, or several. Rows that can't be accepted are not dropped silently: see
   * {@link reading} and {@link refused}. Throws `bad_ledger` for a file as a whole.
   */
  static fromCsv(csv: Csv | readonly CsvSource[], policy: Policy, options: ReadOptions = {}): Ledger {
    const sources = Array.isArray(csv) ? (csv as readonly CsvSource[]) : [{ ...options, csv: csv as Csv }];
    return Ledger.#read(policy, options, (reader) => {
      sources.forEach((source, index) => {
        const bytes = bytesOf(source?.csv, sources.length === 1 ? "csv" : `csv[${index}]`);
        next(reader, source);
        for (let at = 0; at < bytes.length; at += PIECE) reader.push(bytes.subarray(at, at + PIECE));
      });
    });
  }

  /** Reads columns, or several tables of columns; see {@link fromCsv}. */
  static fromColumns(columns: ColumnsIn | readonly ColumnsSource[], policy: Policy, options: ReadOptions = {}): Ledger {
    const sources = Array.isArray(columns)
      ? (columns as readonly ColumnsSource[])
      : [{ ...options, columns: columns as ColumnsIn }];
    return Ledger.#read(policy, options, (reader) => {
      for (const source of sources) {
        next(reader, source);
        const table = columnsIn(source.columns);
        try {
          reader.pushColumns(table);
        } finally {
          table.free();
        }
      }
    });
  }

  /** What {@link toBytes} gave, back again. Throws `bad_ledger` where it is something else. */
  static fromBytes(bytes: Uint8Array): Ledger {
    if (!(bytes instanceof Uint8Array)) throw wrong("bytes", "a Uint8Array", bytes);
    return new Ledger(calling(() => native.Ledger.fromBytes(bytes)));
  }

  static #read(policy: Policy, options: ReadOptions, push: (reader: native.Reader) => void): Ledger {
    const reader = readerFor(policy, options);
    try {
      return calling(() => {
        push(reader);
        return new Ledger(reader.finish());
      });
    } finally {
      reader.free();
    }
  }

  /** @internal */
  static of(held: native.Ledger): Ledger {
    return new Ledger(held);
  }

  /** @internal */
  static native(ledger: Ledger): native.Ledger {
    return Held.nativeOf(instance(ledger, Ledger, "ledger"));
  }

  /** How many rows were accepted. */
  get length(): number {
    return this.with((ledger) => ledger.length);
  }

  /** How many clients it names. */
  get clientCount(): number {
    return this.with((ledger) => ledger.clientCount);
  }

  /** How it was read, file by file. */
  reading(): Reading {
    return JSON.parse(this.with((ledger) => ledger.reading())) as Reading;
  }

  /** Why each row that was not accepted was not. */
  refused(lang: Lang): RefusedRow[] {
    const table = columnsOf(this.with((ledger) => ledger.refused(text(lang, "lang"))));
    return rowsOf(table) as unknown as RefusedRow[];
  }

  /** The rows of a file that were not accepted, with their findings, as CSV: to be mended. */
  refusedCsv(file: number, lang: Lang): string {
    return this.with((ledger) => ledger.refusedCsv(count(file, "file"), text(lang, "lang")));
  }

  /** One more extract, of a day after every day on which the ledger changed: what it no longer has is withdrawn. */
  update(on: string, extract: Ledger): void {
    this.with((ledger) => ledger.update(text(on, "on"), Ledger.native(extract)));
  }

  /** The accepted rows as columns. */
  columns(): ColumnTable {
    return columnsOf(this.with((ledger) => ledger.frame()));
  }

  /** The accepted rows as CSV. */
  toCsv(): string {
    return this.with((ledger) => ledger.toCsv());
  }

  /** The whole ledger as bytes, to be kept or sent to a worker. */
  toBytes(): Uint8Array {
    return this.with((ledger) => ledger.toBytes());
  }

  /** SHA-256 of what the rows say, in any order and form. */
  digest(): string {
    return this.with((ledger) => ledger.digest());
  }
}

/** @internal What reads a ledger piece by piece. */
export function readerFor(policy: Policy, options: ReadOptions): native.Reader {
  const held = Policy.native(instance(policy, Policy, "policy"));
  return calling(() => new native.Reader(held, options.strict === true, options.allowBsnLikeIds === true));
}

/** @internal Begins the next file. */
export function next(reader: native.Reader, source: Source): void {
  const name = optionalText(source.name, "name") ?? "";
  reader.nextFile(name, Mapping.copyOf(source.mapping ?? undefined, source.table ?? undefined));
}

function bytesOf(csv: unknown, place: string): Uint8Array {
  if (typeof csv === "string") return new TextEncoder().encode(csv);
  if (csv instanceof Uint8Array) return csv;
  if (csv instanceof ArrayBuffer) return new Uint8Array(csv);
  throw wrong(place, "text or a Uint8Array", csv);
}
