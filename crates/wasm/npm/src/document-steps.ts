/** What a worker makes of policies and mappings. */

import { object, wrong } from "./arguments.js";
import type { documentCalls } from "./calls.js";
import { using } from "./engine.js";
import { Mapping } from "./mapping.js";
import { Policy } from "./policy.js";
import type { PolicySource, Sample } from "./protocol.js";
import type { StepsOf } from "./steps.js";

export const documentSteps: StepsOf<undefined, typeof documentCalls> = {
  policy(_, source) {
    return using(policyOf(source), (policy) => ({
      document: policy.toJson(),
      toml: policy.toToml(),
      labels: { nl: policy.labels("nl"), en: policy.labels("en") },
      parameters: policy.parameters(),
      notes: policy.notes(),
    }));
  },

  mapping(_, source) {
    if (typeof source !== "object" || source === null) throw wrong("mapping", "a mapping", source);
    const mapping = "toml" in source ? Mapping.fromToml(source.toml) : Mapping.fromJson(source);
    return using(mapping, () => ({ document: mapping.toJson(), toml: mapping.toToml() }));
  },

  async guess(_, sample, options) {
    const beginning = await beginningOf(sample);
    const { policy, known } = object(options, "options");
    return using(policyOf(policy), (rules) => Mapping.guess(beginning, rules, { known }));
  },

  choices(_, source) {
    return using(policyOf(source), (policy) => Mapping.choices(policy));
  },
};

/** A policy from where it is: to be freed. */
export function policyOf(source: PolicySource | undefined): Policy {
  if (typeof source !== "object" || source === null) throw wrong("policy", "a policy", source);
  if ("preset" in source) return Policy.preset(source.preset as string);
  if ("toml" in source) return Policy.fromToml(source.toml as string);
  return Policy.fromJson(source);
}

/** How much of an extract is looked at to guess its mapping. */
const BEGINNING = 256 * 1024;

async function beginningOf(sample: Sample): Promise<string | Uint8Array> {
  if (typeof sample === "string") return sample.slice(0, BEGINNING);
  if (sample instanceof Uint8Array) return sample.subarray(0, BEGINNING);
  return new Uint8Array(await sample.slice(0, BEGINNING).arrayBuffer());
}
