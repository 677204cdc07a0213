// The files on their way to a ledger, each with what is known and what is guessed of its mapping.
//
// What the user decides is `decided`; around it the library guesses the rest, and its mapping is the
// one that is read, shown and saved. So nothing is made up here, and what is left alone stays a guess.

import { signal } from "@preact/signals";
import { library, unmapped, type Source } from "../../engine";
import { parsed } from "../../opening";
import type { Choices, Guess, MappingDocument } from "../../wire";

export type End = "inclusive" | "exclusive";

/** A file, or one of the things that a file says. */
export interface Part {
  key: number;
  source: Source;
  /** What the user decided, or a saved mapping says. */
  decided: MappingDocument;
  /** What the library makes of the file around that. */
  guess: Guess;
  /** What it made of the file by itself: what stands as it was there is still a guess. */
  first: Guess;
  /** The columns and words that the user set. */
  set: ReadonlySet<string>;
  /** Whether the mapping is a saved one: then it is read as it stands, and nothing guessed is added. */
  isSaved: boolean;
  /** What a day in `end` is; none: nothing shows it, and the user has not said. */
  end: End | null;
  /** Whether the user said it. */
  isEndSet: boolean;
  /** The name of the mapping that was opened for it. */
  mappingName: string | null;
  /** Whether it came out of another part: the same rows, read for something else. */
  isBeside: boolean;
}

export const parts = signal<Part[]>([]);
export const current = signal(0);
export const choices = signal<Choices | null>(null);
/** What went wrong on this page. */
export const trouble = signal<unknown>(null);

let keys = 0;
let taken: object | null = null;

/** Takes the files that were opened, once; `anew` is called when they are others than before. */
export async function takeUnmapped(anew: () => void): Promise<void> {
  const it = unmapped.peek();
  if (it === null || it === taken) return;
  taken = it;
  anew();
  parts.value = [];
  trouble.value = null;
  try {
    const remote = await library();
    choices.value = await remote.choices(it.policy);
    const all = await Promise.all(it.sources.map((source) => partOf(source, source.mapping ?? {})));
    if (unmapped.peek() !== it) return;
    parts.value = all;
    current.value = (all.find((part) => !isReady(part)) ?? all[0])?.key ?? 0;
  } catch (error) {
    trouble.value = error;
  }
}

async function guessOf(source: Source, decided: MappingDocument): Promise<Guess> {
  const policy = unmapped.peek()?.policy;
  if (policy === undefined) throw new Error("there is no policy");
  return (await library()).guess(source.data, { policy, known: decided });
}

async function partOf(source: Source, decided: MappingDocument): Promise<Part> {
  const guess = await guessOf(source, decided);
  const isKnown = source.mapping !== undefined;
  keys += 1;
  return {
    key: keys,
    source,
    decided,
    guess,
    first: guess,
    set: new Set(),
    isSaved: isKnown && namesColumns(decided),
    end: isKnown ? (decided.end ?? "inclusive") : (guess.end.convention ?? null),
    isEndSet: isKnown,
    mappingName: null,
    isBeside: false,
  };
}

const namesColumns = ({ columns }: MappingDocument): boolean => Object.keys(columns ?? {}).length > 0;

export const partWith = (key: number): Part | undefined => parts.value.find((it) => it.key === key);

function put(part: Part): void {
  parts.value = parts.value.map((it) => (it.key === part.key ? part : it));
}

let line: Promise<void> = Promise.resolve();

/** Changes what is decided and guesses the rest anew; one change after another. */
export function decide(
  key: number,
  change: (decided: MappingDocument, part: Part) => MappingDocument,
  set: readonly string[] = [],
): Promise<void> {
  line = line.then(async () => {
    const before = partWith(key);
    if (before === undefined) return;
    try {
      const decided = change(before.decided, before);
      const guess = await guessOf(before.source, decided);
      const now = partWith(key);
      if (now === undefined) return;
      const end = now.isEndSet ? now.end : (guess.end.convention ?? null);
      const first = namesColumns(decided) ? now.first : guess;
      put({ ...now, decided, guess, first, end, set: new Set([...now.set, ...set]) });
    } catch (error) {
      trouble.value = error;
    }
  });
  return line;
}

export function decideEnd(key: number, end: End): void {
  const part = partWith(key);
  if (part !== undefined) put({ ...part, end, isEndSet: true });
}

/** Takes a saved mapping for a part. */
export async function openMapping(key: number, file: File): Promise<void> {
  trouble.value = null;
  try {
    const text = await file.text();
    const source = /\.json$/i.test(file.name) ? parsed<MappingDocument>(text, "bad_mapping") : { toml: text };
    const { document } = await (await library()).mapping(source);
    const part = partWith(key);
    if (part === undefined) return;
    const end = document.end ?? "inclusive";
    put({ ...part, set: new Set(), isSaved: namesColumns(document), end, isEndSet: true, mappingName: file.name });
    await decide(key, () => ({ ...document }));
    const now = partWith(key);
    if (now !== undefined) put({ ...now, first: now.guess });
  } catch (error) {
    trouble.value = error;
  }
}

/** Adds to a saved mapping what the library guesses of the words that it leaves out. */
export function addGuesses(key: number): void {
  const part = partWith(key);
  if (part !== undefined) put({ ...part, isSaved: false });
}

/** Reads the same rows for something else that they say; the key of the part that does. */
export async function addBeside(part: Part, mapping: MappingDocument): Promise<number | null> {
  try {
    const beside = await partOf({ data: part.source.data, name: part.source.name }, mapping);
    const at = parts.value.findIndex((it) => it.key === part.key);
    const end = part.isEndSet ? part.end : beside.guess.end.convention;
    const added = { ...beside, isBeside: true, end: end ?? null, isEndSet: part.isEndSet };
    parts.value = [...parts.value.slice(0, at + 1), added, ...parts.value.slice(at + 1)];
    return added.key;
  } catch (error) {
    trouble.value = error;
    return null;
  }
}

export function leaveOut(key: number): void {
  parts.value = parts.value.filter((it) => it.key !== key);
  if (current.value === key) current.value = parts.value[0]?.key ?? 0;
}

/** Whether the part's own header says it all. */
export const isLedger = (part: Part): boolean => part.guess.is_ledger && Object.keys(part.decided).length === 0;

/** The kinds of record that have a last day. */
const STRETCHES = ["benefit", "route", "activity", "placement", "instrument", "group"];

export function kindsOf({ guess }: Part): string[] {
  if (guess.kind !== null) return [guess.kind];
  return [...new Set(guess.kinds.flatMap((it) => it.ours ?? []))];
}

/** Whether it matters what a day in `end` is. */
export function hasEnds(part: Part): boolean {
  if (isLedger(part)) return false;
  const kinds = kindsOf(part);
  const isStretch = kinds.length === 0 || kinds.some((it) => STRETCHES.includes(it));
  return isStretch && part.guess.columns.some((it) => it.field === "end");
}

/** Whether nothing is wanting. */
export const isReady = (part: Part): boolean =>
  part.guess.missing.length === 0 && (part.end !== null || !hasEnds(part));

/** The mapping as it stands. */
export function mappingOf(part: Part): MappingDocument {
  const { end, ...rest } = part.isSaved ? part.decided : part.guess.mapping;
  return hasEnds(part) && part.end !== null ? { ...rest, end: part.end } : { ...rest, ...(end === undefined ? {} : { end }) };
}

/** What is read: a ledger as it is, everything else through its mapping. */
export const sourcesOf = (all: readonly Part[]): Source[] =>
  all.map((part) => {
    const { data, name } = part.source;
    return isLedger(part) ? { data, name } : { data, name, mapping: mappingOf(part) };
  });
