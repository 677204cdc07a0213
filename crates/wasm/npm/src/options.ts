/** The options of calls, where they are more than what the core takes: the language and form of what is written. */

import type { FindingsQuery, Lang, ReportOptions } from "./wire.js";

/** What the checks look at, and the language of their sentences. */
export interface FindingsOptions extends FindingsQuery {
  /** By default English. */
  readonly lang?: Lang | undefined;
}

/** What the report covers and how it is written. */
export interface ReportRequest extends ReportOptions {
  readonly lang: Lang;
  /** By default HTML. */
  readonly format?: "html" | "markdown" | "text" | "json" | undefined;
}
