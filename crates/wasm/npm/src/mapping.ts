/** The mapping: how one's own extract becomes a ledger. */

import { bytesOf, instance, json, object, text } from "./arguments.js";
import { callEngine, native, using } from "./engine.js";
import { Policy } from "./policy.js";
import { nativeOf, Resource, withNative } from "./resource.js";
import type { Choices, Guess, MappingDocument } from "./wire.js";

/**
 * How columns, codes, reasons and last days of an extract are read; what it does not name is read as
 * it stands. Throws `bad_mapping` with the place of the first thing that is wrong.
 */
export class Mapping extends Resource<native.Mapping> {
  /** A mapping written in TOML. */
  static fromToml(toml: string): Mapping {
    return new Mapping(callEngine(() => native.Mapping.fromToml(text(toml, "toml"))));
  }

  /** A mapping as JSON text, or as the object it stands for. */
  static fromJson(document: string | MappingDocument): Mapping {
    const written = typeof document === "string" ? document : json(document, "bad_mapping", "");
    return new Mapping(callEngine(() => native.Mapping.fromJson(written)));
  }

  /**
   * What an extract seems to be, and the mapping that would read it, from its beginning: 256 KiB are
   * enough, cut anywhere. For the eyes of the extract's owner: it shows texts of it.
   *
   * @param options `known`: what is known already. Where it names columns, these and no other are ours;
   * its constants and words stand, and what it leaves out is guessed.
   */
  static guess(
    sample: string | Uint8Array,
    policy: Policy,
    options: { readonly known?: MappingLike | undefined } = {},
  ): Guess {
    const beginning = bytesOf(sample, "sample");
    const rules = Policy.native(instance(policy, Policy, "policy"));
    const guess = (around: native.Mapping) => callEngine(() => around.guessAround(beginning, rules));
    const { known } = object(options, "options");
    return JSON.parse(using(Mapping.copyOf(known ?? {}), guess)) as Guess;
  }

  /** All that a mapping can lead to under a policy, with names in Dutch and English: for a form. */
  static choices(policy: Policy): Choices {
    const rules = Policy.native(instance(policy, Policy, "policy"));
    return JSON.parse(callEngine(() => native.Mapping.choices(rules))) as Choices;
  }

  /** @internal What the engine takes: a copy that it may keep. */
  static copyOf(mapping: MappingLike, table?: string): native.Mapping {
    if (!(mapping instanceof Mapping)) return using(Mapping.fromJson(mapping), (own) => Mapping.copyOf(own, table));
    const held = nativeOf(mapping);
    return callEngine(() => (table === undefined ? held.copy() : held.ofTable(text(table, "table"))));
  }

  /** The same for the table of one kind, by the table's name: `benefits`, `rungs`, `placements` … */
  ofTable(table: string): Mapping {
    return new Mapping(withNative(this, (mapping) => mapping.ofTable(text(table, "table"))));
  }

  /** The mapping as TOML. */
  toToml(): string {
    return withNative(this, (mapping) => mapping.toToml());
  }

  /** The mapping as an object, in the form of its JSON Schema. */
  toJson(): MappingDocument {
    return JSON.parse(withNative(this, (mapping) => mapping.toJson())) as MappingDocument;
  }
}

/** A mapping, or the object it stands for. */
export type MappingLike = Mapping | MappingDocument;
