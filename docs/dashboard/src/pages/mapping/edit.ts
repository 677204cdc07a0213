// How a choice on the page changes what is decided.

import type { Guess, MappingDocument } from "../../wire";
import type { Part } from "./parts";

type Column = Guess["columns"][number];
export type Field = NonNullable<Column["field"]>;
export type Word = Guess["kinds"][number];
type Codes = NonNullable<MappingDocument["codes"]>;
export type Coded = keyof Codes;
type Reasons = Exclude<MappingDocument["reasons"], "cbs" | undefined>;

/** The columns as they stand: those that go by our name already need no word. */
function standing({ guess }: Part): Record<string, Field> {
  const named = guess.columns.flatMap(({ name, field }) => (field === null || name === field ? [] : [[name, field] as const]));
  return Object.fromEntries(named);
}

/** A column becomes one of ours, or none; another that was it is free again. */
export const withColumn =
  (name: string, field: Field | null) =>
  (decided: MappingDocument, part: Part): MappingDocument => {
    const rest = Object.entries(standing(part)).filter(([own, its]) => own !== name && its !== field);
    const columns = Object.fromEntries(field === null || field === name ? rest : [...rest, [name, field] as const]);
    const constants = Object.entries(constantsOf(part)).filter(([its]) => its !== field);
    return { ...decided, columns, constants: Object.fromEntries(constants) };
  };

/** The constants as they stand: a kind that was guessed stays the kind. */
function constantsOf({ decided, guess }: Part): Record<string, string> {
  return { ...(guess.kind === null ? {} : { kind: guess.kind }), ...decided.constants };
}

/** All rows are of this kind. Columns that nobody set are guessed anew: they go by the kind. */
export const withKind =
  (kind: string) =>
  (decided: MappingDocument, part: Part): MappingDocument => {
    const says = part.guess.columns.find((it) => it.field === "kind");
    const isOwn = part.set.size > 0 || says !== undefined;
    const columns = Object.entries(standing(part)).filter(([own]) => own !== says?.name);
    return { ...decided, constants: { kind }, columns: isOwn ? Object.fromEntries(columns) : {} };
  };

/** All rows have this code. */
export const withCode =
  (code: string) =>
  (decided: MappingDocument, part: Part): MappingDocument => ({ ...decided, constants: { ...constantsOf(part), code } });

/** A word of the extract is this code of ours. */
export const withWord =
  (coded: Coded, own: string, ours: string) =>
  (decided: MappingDocument): MappingDocument => {
    const held = decided.codes?.[coded];
    const words = typeof held === "object" ? held : {};
    return { ...decided, codes: { ...decided.codes, [coded]: { ...words, [own]: ours } } };
  };

/** A reason of the extract is this reason of ours; entries with dates stay. */
export const withReason =
  (own: string, is: string) =>
  (decided: MappingDocument): MappingDocument => {
    const held: Reasons = Array.isArray(decided.reasons) ? decided.reasons : [];
    const others = held.filter((it) => it.own !== own || isDated(it));
    return { ...decided, reasons: [...others, { own, is } as Reasons[number]] };
  };

export const isDated = (reason: Reasons[number]): boolean =>
  (reason.from !== undefined && reason.from !== null) || (reason.to !== undefined && reason.to !== null);

/** The reasons are codes of the CBS, or a list of the municipality's own. */
export const withReasonList =
  (isCbs: boolean) =>
  (decided: MappingDocument, { guess }: Part): MappingDocument => {
    if (isCbs) return { ...decided, reasons: "cbs" };
    const own = guess.reasons.flatMap(({ own, ours }) => (ours === null ? [] : [{ own, is: ours } as Reasons[number]]));
    return { ...decided, reasons: own };
  };

/** The same for the codes of benefits. */
export const withSchemeList =
  (isCbs: boolean) =>
  (decided: MappingDocument, { guess }: Part): MappingDocument => {
    const words = guess.codes["benefit"] ?? [];
    const own = Object.fromEntries(words.flatMap(({ own, ours }) => (ours === null ? [] : [[own, ours] as const])));
    return { ...decided, codes: { ...decided.codes, benefit: isCbs ? "cbs" : own } };
  };

/** Where a word's meaning comes from. */
export type Origin = "same" | "set" | "saved" | "sure" | "guess" | "none";

/** What the user's choice of a word is remembered by. */
export const wordKey = (coded: Coded | "reason", own: string): string => `${coded} ${own}`;

/** A word with where its meaning comes from; what a saved mapping leaves out means nothing yet. */
export function wordOf(part: Part, coded: Coded | "reason", word: Word): Word & { origin: Origin } {
  const { own, ours, sure } = word;
  if (part.set.has(wordKey(coded, own))) return { ...word, origin: "set" };
  if (ours !== null && own === ours) return { ...word, origin: "same" };
  const isSaid = isDecided(part, coded, own);
  if (ours === null || (part.isSaved && !isSaid)) return { ...word, ours: null, origin: "none" };
  if (part.isSaved) return { ...word, origin: "saved" };
  return { ...word, origin: sure && !isSaid ? "sure" : "guess" };
}

/** How many words a saved mapping leaves out that the library thinks to know. */
export function leftOut(part: Part): number {
  if (!part.isSaved) return 0;
  const { kinds, codes, reasons } = part.guess;
  const count = (coded: Coded | "reason", words: readonly Word[]): number =>
    words.filter((it) => it.ours !== null && wordOf(part, coded, it).ours === null).length;
  const ofCodes = Object.entries(codes).reduce((sum, [kind, words]) => sum + count(kind as Coded, words), 0);
  return count("kind", kinds) + ofCodes + count("reason", reasons);
}

function isDecided({ decided }: Part, coded: Coded | "reason", own: string): boolean {
  if (coded === "reason") {
    return decided.reasons === "cbs" || (decided.reasons ?? []).some((it) => it.own === own);
  }
  const words = decided.codes?.[coded];
  return words === "cbs" || (words !== undefined && Object.hasOwn(words, own));
}
