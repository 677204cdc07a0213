/** Made-up ledgers with known truth: for trying out, teaching and measuring, never for figures. */

import { count, flag, instance, object, optionalText } from "./arguments.js";
import { Caseload } from "./caseload.js";
import { calling, native } from "./engine.js";
import { freed, Held } from "./held.js";
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
    const policy = Policy.of(this.with((synthetic) => synthetic.policy()));
    return freed(policy, () => freed(this.ledger(), (ledger) => Caseload.build(ledger, policy)));
  }

  /** The true figures of every month, counted by who drew them. */
  truth(): TruthOfMonth[] {
    const truth = JSON.parse(this.with((synthetic) => synthetic.truth())) as { months: TruthOfMonth[] };
    return truth.months;
  }
}

/** A made-up ledger: the same for the same options on every machine. */
export function synthetic(options: SyntheticOptions): Synthetic {
  const given = object(options, "options");
  const [clients, seed] = [count(given.clients, "clients"), count(given.seed ?? 1, "seed")];
  const [from, to] = [optionalText(given.from, "from"), optionalText(given.to, "to")];
  const [long, shuffled] = [flag(given.longIds, "longIds"), flag(given.shuffled, "shuffled")];
  const drawn = (policy: Policy) => {
    const held = Policy.native(policy);
    return Synthetic.of(calling(() => new native.Synthetic(held, clients, seed, from, to, long, shuffled)));
  };
  const policy = given.policy ?? undefined;
  return policy === undefined ? freed(Policy.preset("example"), drawn) : drawn(instance(policy, Policy, "policy"));
}
