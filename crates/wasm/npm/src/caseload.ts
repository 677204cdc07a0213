/** The caseload: a ledger under a policy, built once and asked many times. */

import { instance } from "./arguments.js";
import type { Here } from "./call.js";
import { caseloadCalls } from "./calls.js";
import { caseloadSteps } from "./caseload-steps.js";
import type { ColumnsIn } from "./columns.js";
import { callEngine, native, using } from "./engine.js";
import { type ColumnsSource, type Csv, type CsvSource, Ledger, type ReadOptions } from "./ledger.js";
import { Policy } from "./policy.js";
import { Resource, withNative } from "./resource.js";
import { sliced } from "./slices.js";
import { addCalls, type Steps, toTheEnd } from "./steps.js";

/** A ledger under a policy. Its calls have their result when they return; see `calls.ts`. */
export interface Caseload extends Here<typeof caseloadCalls> {}

/** A ledger under a policy. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: `addCalls` adds exactly these
export class Caseload extends Resource<native.Caseload> {
  /** Builds a caseload; ledger and policy may be freed after. */
  static build(ledger: Ledger, policy: Policy): Caseload {
    return toTheEnd(Caseload.built(ledger, policy));
  }

  /** @internal The same in steps. */
  static *built(ledger: Ledger, policy: Policy): Steps<Caseload> {
    const [rows, rules] = [Ledger.native(ledger), Policy.native(instance(policy, Policy, "policy"))];
    const build = callEngine(() => new native.Build(rows, rules));
    return new Caseload(yield* sliced(build, (build) => build.caseload()));
  }

  /**
   * Reads a CSV file, or several, and builds their caseload.
   *
   * ```ts
   * using caseload = Caseload.fromCsv(csv, Policy.preset("example"));
   * caseload.kpis({ kpis: ["placements"], ...period("2023") })[0]?.value; // 274
   * ```
   */
  static fromCsv(csv: Csv | readonly CsvSource[], policy: Policy, options: ReadOptions = {}): Caseload {
    return Caseload.#of(Ledger.fromCsv(csv, policy, options), policy);
  }

  /** Reads columns, or several tables of columns, and builds their caseload. */
  static fromColumns(
    columns: ColumnsIn | readonly ColumnsSource[],
    policy: Policy,
    options: ReadOptions = {},
  ): Caseload {
    return Caseload.#of(Ledger.fromColumns(columns, policy, options), policy);
  }

  static #of(ledger: Ledger, policy: Policy): Caseload {
    return using(ledger, () => Caseload.build(ledger, policy));
  }

  /** How many clients the ledger names. */
  get clientCount(): number {
    return withNative(this, (caseload) => caseload.clientCount);
  }

  /**
   * The day the ledger is complete to: the latest day on which a row became known or was withdrawn.
   * `null` for a ledger without rows.
   */
  get horizon(): string | null {
    return withNative(this, (caseload) => caseload.horizon()) ?? null;
  }

  /** The ledger it was built from: the same rows, not a copy. */
  get ledger(): Ledger {
    return Ledger.of(withNative(this, (caseload) => caseload.ledger()));
  }

  /** The policy it was built under. */
  get policy(): Policy {
    return Policy.of(withNative(this, (caseload) => caseload.policy()));
  }
}

addCalls(Caseload, caseloadCalls, caseloadSteps);
