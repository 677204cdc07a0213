// What our columns, kinds, codes and reasons are called: in the library's and the policy's words.

import { lang } from "../../state";
import type { Choices } from "../../wire";
import { choices, kindsOf, type Part } from "./parts";

type Named = Choices["reasons"][number];

const named = (list: readonly Named[] | undefined, id: string): string => list?.find((it) => it.id === id)?.[lang.value] ?? id;

/** An option of a select. */
export interface Option {
  id: string;
  label: string;
}

const options = (list: readonly Named[] | undefined): Option[] =>
  (list ?? []).map((it) => ({ id: it.id, label: it[lang.value] }));

export const fieldName = (id: string): string => named(choices.value?.fields, id);
export const kindName = (id: string): string => named(choices.value?.kinds, id);

export const kindOptions = (): Option[] => options(choices.value?.kinds);
export const reasonOptions = (): Option[] => options(choices.value?.reasons);
export const codeOptions = (kind: string): Option[] => options(choices.value?.kinds.find((it) => it.id === kind)?.codes);

/** What a part's rows are, in a word. */
export function aboutOf(part: Part): string {
  return kindsOf(part).map(kindName).join(", ");
}
