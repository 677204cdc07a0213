/** What needs no caseload: the catalogue, periods, the assessment. */

import { json, optionsText, text } from "./arguments.js";
import { libraryCalls } from "./calls.js";
import { callEngine, native } from "./engine.js";
import { callsHere, type StepsOf } from "./steps.js";
import type { Assessment, Catalogue } from "./wire.js";

export const librarySteps: StepsOf<undefined, typeof libraryCalls> = {
  catalogue(_, lang) {
    const words = text(lang, "lang");
    return JSON.parse(callEngine(() => native.catalogue(words))) as Catalogue;
  },

  period(_, word) {
    const named = text(word, "period");
    const [from, to] = callEngine(() => native.period(named));
    return { from: from ?? "", to: to ?? "" };
  },

  assess(_, answers, rules) {
    const [replies, how] = [json(answers, "bad_query", "assess"), optionsText(rules)];
    return JSON.parse(callEngine(() => native.assess(replies, how))) as Assessment;
  },
};

const here = callsHere(libraryCalls, librarySteps);

/** Every KPI, curve, dimension and finding, with labels and definitions in one language. */
export const catalogue = here.catalogue;

/**
 * First and last day, both included, of a period in words: `2023`, `2023-Q2`, `2023-05`. To be spread
 * into a question: `{ kpis: ["stock"], ...period("2023") }`.
 */
export const period = here.period;

/** The rung that follows from replies about daily life. It advises: the professional decides. */
export const assess = here.assess;

/** The version of the library. */
export function version(): string {
  return callEngine(() => native.version());
}
