/** Made-up ledgers with known truth: for trying out, teaching and measuring, never for figures. */

import { instance, object, optionsText } from "./arguments.js";
import { Caseload } from "./caseload.js";
import { callEngine, native, using } from "./engine.js";
import { Ledger } from "./ledger.js";
import { Policy } from "./policy.js";
import { Resource, withNative } from "./resource.js";
import { sliced } from "./slices.js";
import { type Steps, toTheEnd } from "./steps.js";
import type { SyntheticOptions, TruthOfMonth } from "./wire.js";

/** A made-up ledger. No person stands behind any of it. */
export class Synthetic extends Resource<native.Synthetic> {
  /** @internal */
  static of(held: native.Synthetic): Synthetic {
    return new Synthetic(held);
  }

  /** The ledger, drawn anew at each call: always the same. */
  ledger(): Ledger {
    return toTheEnd(this.#drawn());
  }

  /** The ledger's caseload, under the policy it was drawn for. */
  caseload(): Caseload {
    return toTheEnd(this.built());
  }

  /** @internal The same in steps. */
  *built(): Steps<Caseload> {
    const policy = Policy.of(withNative(this, (synthetic) => synthetic.policy()));
    try {
      const ledger = yield* this.#drawn();
      try {
        return yield* Caseload.built(ledger, policy);
      } finally {
        ledger.free();
      }
    } finally {
      policy.free();
    }
  }

  *#drawn(): Steps<Ledger> {
    const drawing = withNative(this, (synthetic) => synthetic.draw());
    return Ledger.of(yield* sliced(drawing, (drawing) => drawing.ledger()));
  }

  /** The true figures of every month, counted by who drew them. */
  truth(): TruthOfMonth[] {
    const truth = JSON.parse(withNative(this, (synthetic) => synthetic.truth())) as { months: TruthOfMonth[] };
    return truth.months;
  }
}

/**
 * A made-up ledger: the same for the same options on every machine.
 *
 * @param options `policy`: whose routes and groups it has, by default the preset `example`.
 */
export function synthetic(options: SyntheticOptions & { readonly policy?: Policy | undefined }): Synthetic {
  const { policy, ...how } = object(options, "options");
  const asked = optionsText(how);
  const make = (policy: Policy) => {
    const rules = Policy.native(policy);
    return Synthetic.of(callEngine(() => new native.Synthetic(rules, asked)));
  };
  if (policy === undefined || policy === null) return using(Policy.preset("example"), make);
  return make(instance(policy, Policy, "policy"));
}
