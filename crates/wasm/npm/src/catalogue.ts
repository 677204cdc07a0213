/** What can be asked and said, and what needs no caseload. */

import { flag, json, object, text } from "./arguments.js";
import { calling, native } from "./engine.js";
import type { Assessment, AssessmentAnswers, Catalogue, Lang } from "./wire.js";

/** Every KPI, curve, dimension and finding, with labels and definitions in one language. */
export function catalogue(lang: Lang): Catalogue {
  const words = text(lang, "lang");
  return JSON.parse(calling(() => native.catalogue(words))) as Catalogue;
}

/**
 * First and last day, both included, of a period in words: `2023`, `2023-Q2`, `2023-05`. To be spread
 * into a question: `{ kpis: ["stock"], ...period("2023") }`.
 */
export function period(word: string): { from: string; to: string } {
  const named = text(word, "period");
  const [from, to] = calling(() => native.period(named));
  return { from: from ?? "", to: to ?? "" };
}

/**
 * The rung that follows from replies about daily life. It advises: the professional decides.
 *
 * @param options Whether informal care outside the household counts as unpaid work (it does unless the
 * policy says otherwise).
 */
export function assess(
  answers: AssessmentAnswers,
  options: { readonly informalCareIsUnpaidWork?: boolean | undefined } = {},
): Assessment {
  const written = json(answers, "bad_query", "assess");
  const { informalCareIsUnpaidWork } = object(options, "options");
  const counts = informalCareIsUnpaidWork === undefined || flag(informalCareIsUnpaidWork, "informalCareIsUnpaidWork");
  return JSON.parse(calling(() => native.assess(written, counts))) as Assessment;
}

/** The version of the library. */
export function version(): string {
  return calling(() => native.version());
}
