/** The one door in: files piece by piece, and tables. */

import { flag, instance, object, optionalText } from "./arguments.js";
import { type ColumnsIn, fill } from "./columns.js";
import { calling, lent, native } from "./engine.js";
import { Held } from "./held.js";
import { Mapping, type MappingLike } from "./mapping.js";
import { Policy } from "./policy.js";

/** What is read alongside a file or a table of one. */
export interface Source {
  /** Its name, for findings and messages. */
  readonly name?: string | undefined;
  readonly mapping?: MappingLike | undefined;
  /** The table of one kind that it is: `benefits`, `rungs`, `placements` … */
  readonly table?: string | undefined;
}

/** How all of them are read. */
export interface Manner {
  /** Whether a row that can't be accepted is an error (`bad_ledger`) instead of a finding. */
  readonly strict?: boolean | undefined;
  /** Whether ids that look like a citizen service number are let through. */
  readonly allowBsnLikeIds?: boolean | undefined;
}

/** A ledger that is being read. */
export class Reader extends Held<native.Reader> {
  static under(policy: Policy, manner: Manner): Reader {
    const held = Policy.native(instance(policy, Policy, "policy"));
    const { strict, allowBsnLikeIds } = object(manner, "options");
    const [strictly, anyId] = [flag(strict, "strict"), flag(allowBsnLikeIds, "allowBsnLikeIds")];
    return new Reader(calling(() => new native.Reader(held, strictly, anyId)));
  }

  /** Begins the next file or table. */
  next(source: Source): void {
    const { name, mapping, table } = object(source, "source");
    const [called, kind] = [optionalText(name, "name") ?? "", optionalText(table, "table")];
    const plain = (mapping ?? undefined) === undefined && kind === undefined;
    const own = plain ? undefined : Mapping.copyOf(mapping ?? {}, kind);
    this.with((reader) => reader.nextFile(called, own));
  }

  push(piece: Uint8Array): void {
    this.with((reader) => reader.push(piece));
  }

  pushColumns(columns: ColumnsIn): void {
    const made = calling(() => new native.Columns());
    lent(made, (table) => {
      fill(table, columns);
      this.with((reader) => reader.pushColumns(table));
    });
  }

  /** How many rows were read until now. */
  get rows(): number {
    return this.with((reader) => reader.rowsRead());
  }

  /** Ends the last file; the reader is spent. */
  finish(): native.Ledger {
    return this.with((reader) => reader.finish());
  }
}
