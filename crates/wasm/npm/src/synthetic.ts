/** Made-up ledgers with known truth: for trying out, teaching and measuring, never for figures. */

import { count, instance, optionalText } from "./arguments.js";
import { Caseload } from "./caseload.js";
import { calling, native } from "./engine.js";
import { Held } from "./held.js";
import { Ledger } from "./ledger.js";
import { Policy } from "./policy.js";
import type { TruthOfMonth } from "./wire.js";

export interface SyntheticOptions {
  /** How many clients; each has about six records over ten years. */
  readonly clients: number;
  /** Another seed gives another ledger of the same kind (1). */
  readonly seed?: number | undefined;
  /** Whose routes and groups it has; by default the preset `example`. */
  readonly policy?: Policy | undefined;
  /** First day in view (2015-01-01). */
  readonly from?: string | undefined;
  /** Last day in view, included (2024-12-31). */
  readonly to?: string | undefined;
  /** Whether ids have 16 characters instead of 9. */
  readonly longIds?: boolean | undefined;
  /** Whether the rows are shuffled instead of sorted by client. */
  readonly shuffled?: boolean | undefined;
}

/** A made-up ledger. No person stands behind any of it. */
export class Synthetic extends Held<native.Synthetic> {
  /** @internal */
  static of(held: native.Synthetic): Synthetic {
    return new Synthetic(held);
  }

  /** The ledger, drawn anew at each call: always the same. */
  ledger(): Ledger {
    return Ledger.of(this.with((synthetic) => synthetic.ledger()));
  }

  /** The ledger's caseload, under the policy it was drawn for. */
  caseload(): Caseload {
    const [ledger, policy] = [this.ledger(), Policy.of(this.with((synthetic) => synthetic.policy()))];
    try {
      return Caseload.build(ledger, policy);
    } finally {
      ledger.free();
      policy.free();
    }
  }

  /** The true figures of every month, counted by who drew them. */
  truth(): TruthOfMonth[] {
    const truth = JSON.parse(this.with((synthetic) => synthetic.truth())) as { months: TruthOfMonth[] };
    return truth.months;
  }
}

/** A made-up ledger: the same for the same options on every machine. */
export function synthetic(options: SyntheticOptions): Synthetic {
  const clients = count(options?.clients, "clients");
  const seed = count(options.seed ?? 1, "seed");
  const [from, to] = [optionalText(options.from, "from"), optionalText(options.to, "to")];
  const policy = options.policy ? instance(options.policy, Policy, "policy") : Policy.preset("example");
  try {
    const held = Policy.native(policy);
    const [longIds, shuffled] = [options.longIds === true, options.shuffled === true];
    return Synthetic.of(calling(() => new native.Synthetic(held, clients, seed, from, to, longIds, shuffled)));
  } finally {
    if (policy !== options.policy) policy.free();
  }
}
