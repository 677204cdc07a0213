/** The one door in: files piece by piece, and tables. */

import { instance, object, optionalText, optionsText } from "./arguments.js";
import { type ColumnsIn, fill } from "./columns.js";
import { callEngine, native, using } from "./engine.js";
import { Mapping, type MappingLike } from "./mapping.js";
import { Policy } from "./policy.js";
import { Resource, withNative } from "./resource.js";
import type { ReadingOptions } from "./wire.js";

/** What is known of a file or a table. */
export interface Source {
  /** Its name, for findings and messages. */
  readonly name?: string | undefined;
  readonly mapping?: MappingLike | undefined;
  /** The table of one kind that it is: `benefits`, `rungs`, `placements` … */
  readonly table?: string | undefined;
}

/** A ledger that is being read. */
export class Reader extends Resource<native.Reader> {
  static under(policy: Policy, options: ReadingOptions): Reader {
    const [rules, how] = [Policy.native(instance(policy, Policy, "policy")), optionsText(options)];
    return new Reader(callEngine(() => new native.Reader(rules, how)));
  }

  /** Begins the next file or table. */
  next(source: Source): void {
    const { name, mapping, table } = object(source, "source");
    const [called, kind] = [optionalText(name, "name") ?? "", optionalText(table, "table")];
    const plain = (mapping ?? undefined) === undefined && kind === undefined;
    const own = plain ? undefined : Mapping.copyOf(mapping ?? {}, kind);
    withNative(this, (reader) => reader.nextFile(called, own));
  }

  push(piece: Uint8Array): void {
    withNative(this, (reader) => reader.push(piece));
  }

  pushColumns(columns: ColumnsIn): void {
    const made = callEngine(() => new native.Columns());
    using(made, (table) => {
      fill(table, columns);
      withNative(this, (reader) => reader.pushColumns(table));
    });
  }

  /** How many rows were read until now. */
  get rows(): number {
    return withNative(this, (reader) => reader.rowsRead());
  }

  /** Ends the last file; the reader is spent. */
  finish(): native.Ledger {
    return withNative(this, (reader) => reader.finish());
  }
}
