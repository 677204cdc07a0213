// The interface's own words, in Dutch and English. What KPIs, curves, findings, dimensions and their
// members are called comes from the library and the policy, never from here.

import { lang } from "../state";

export interface Both<T> {
  nl: T;
  en: T;
}

/** Words in both languages: one that is missing in the second, or too many, does not compile. */
export const both = <T extends object>(nl: T, en: NoInfer<T>): Both<T> => ({ nl, en });

/** The words in the language chosen; what reads them is drawn anew when that changes. */
export const say = <T>(words: Both<T>): T => words[lang.value];
