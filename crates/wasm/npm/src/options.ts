/** The options of calls. They go to the engine as they are, in the form that every language shares. */

import type { Day, Lang } from "./wire.js";

/** As known on a day; by default as everything now stands. */
export interface KnownOn {
  readonly known_on?: Day | undefined;
}

/** What the checks look at, and the language of their sentences. */
export interface FindingsOptions extends KnownOn {
  /** The day to check for, by default the horizon. */
  readonly as_of?: Day | undefined;
  /** By default English. */
  readonly lang?: Lang | undefined;
}

/** What the report covers and how it is written. */
export interface ReportOptions extends KnownOn {
  readonly lang: Lang;
  /** By default HTML. */
  readonly format?: "html" | "markdown" | "text" | "json" | undefined;
  /** Its first and last day, both included; by default the last calendar year that ended before the horizon. */
  readonly period?: { readonly from: Day; readonly to: Day } | undefined;
  /** The first day of the cohort of first conversations; by default the programme's first day. */
  readonly cohort_from?: Day | undefined;
  /** The last day of that cohort, included; by default the last day of the period. */
  readonly cohort_to?: Day | undefined;
  /** The day the ledger is complete to; by default taken from the ledger. */
  readonly horizon?: Day | undefined;
  /** Whether counts below the policy's `smallest_cell` are shown in breakdowns. */
  readonly show_small_cells?: boolean | undefined;
}

/** How a client's picture is drawn. */
export interface PictureOptions extends KnownOn {
  readonly lang: Lang;
  /** The last day shown, by default the horizon. */
  readonly up_to?: Day | undefined;
}

/** What a made-up ledger is like. */
export interface SyntheticOptions {
  /** How many clients; each has about six records over ten years. */
  readonly clients: number;
  /** Another seed gives another ledger of the same kind (1). */
  readonly seed?: number | undefined;
  /** First day in view (2015-01-01). */
  readonly from?: Day | undefined;
  /** Last day in view, included (2024-12-31). */
  readonly to?: Day | undefined;
  /** Whether ids have 16 characters instead of 9. */
  readonly long_ids?: boolean | undefined;
  /** Whether the rows are shuffled instead of sorted by client. */
  readonly shuffled?: boolean | undefined;
}
