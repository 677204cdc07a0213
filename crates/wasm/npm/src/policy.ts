/** The policy: what a council decided. */

import { json, text } from "./arguments.js";
import { callEngine, native } from "./engine.js";
import { nativeOf, Resource, withNative } from "./resource.js";
import type { Labels, Lang, Parameters, PolicyDocument } from "./wire.js";

/**
 * What a council decided, checked: the ladder, routes, groups, ambitions and parameters.
 * Throws `bad_policy` with the place of the first thing that is wrong.
 */
export class Policy extends Resource<native.Policy> {
  /** A policy that ships with the library: `example`. */
  static preset(name: "example" | (string & {})): Policy {
    return new Policy(callEngine(() => native.Policy.preset(text(name, "name"))));
  }

  /** A policy written in TOML. */
  static fromToml(toml: string): Policy {
    return new Policy(callEngine(() => native.Policy.fromToml(text(toml, "toml"))));
  }

  /** A policy as JSON text, or as the object it stands for. */
  static fromJson(document: string | PolicyDocument): Policy {
    const written = typeof document === "string" ? document : json(document, "bad_policy", "");
    return new Policy(callEngine(() => native.Policy.fromJson(written)));
  }

  /** The least policy of a municipality, to write one's own from. */
  static starter(municipality: string): Policy {
    return new Policy(callEngine(() => native.Policy.starter(text(municipality, "municipality"))));
  }

  /** @internal */
  static of(held: native.Policy): Policy {
    return new Policy(held);
  }

  /** @internal */
  static native(policy: Policy): native.Policy {
    return nativeOf(policy);
  }

  /** The policy as TOML. */
  toToml(): string {
    return withNative(this, (policy) => policy.toToml());
  }

  /** The policy as an object, in the form of its JSON Schema. */
  toJson(): PolicyDocument {
    return JSON.parse(withNative(this, (policy) => policy.toJson())) as PolicyDocument;
  }

  /** The parameters in force, each given by the policy or at its default. */
  parameters(): Parameters {
    return JSON.parse(withNative(this, (policy) => policy.parameters())) as Parameters;
  }

  /** What the members of every dimension, and the states of a transition table, are called. */
  labels(lang: Lang): Labels {
    return JSON.parse(withNative(this, (policy) => policy.labels(text(lang, "lang")))) as Labels;
  }

  /** What is allowed but worth a look. */
  notes(): string[] {
    return withNative(this, (policy) => policy.notes());
  }
}
