// What files that were dropped or chosen are: ledgers, a policy, a mapping.

import { signal } from "@preact/signals";
import { failure, library, open, openSample, unmapped, type Source } from "./engine";
import { go, page } from "./state";
import { MeedoenError, type Guess, type MappingDocument, type PolicySource } from "./wire";

/** The files chosen until now; they are read when there is a policy too. */
export const chosenFiles = signal<{ data: File; name: string }[]>([]);
export const chosenPolicy = signal<{ source: PolicySource; name: string | null } | null>(null);
export const chosenMappings = signal<{ document: MappingDocument; name: string }[]>([]);

/** Takes files as they come, together or one by one. */
export async function take(files: Iterable<File>): Promise<void> {
  failure.value = null;
  for (const file of files) {
    if (!/\.(toml|json)$/i.test(file.name)) {
      chosenFiles.value = [...chosenFiles.value.filter((it) => it.name !== file.name), { data: file, name: file.name }];
      continue;
    }
    try {
      await takeDocument(file);
    } catch (error) {
      failure.value ??= error; // and the other files are taken all the same
    }
  }
}

/** A policy names its municipality; a mapping has none. */
async function takeDocument(file: File): Promise<void> {
  const text = await file.text();
  const source = /\.json$/i.test(file.name) ? { json: text } : { toml: text };
  const it = await library();
  if (/\bmunicipality\b/.test(text)) {
    await it.policy(policySource(source)); // or it says what is wrong
    chosenPolicy.value = { source: policySource(source), name: file.name };
  } else {
    const { document } = await it.mapping("json" in source ? parsed<MappingDocument>(text, "bad_mapping") : source);
    const others = chosenMappings.value.filter((it) => it.name !== file.name);
    chosenMappings.value = [...others, { document, name: file.name }];
  }
}

const policySource = (source: { json: string } | { toml: string }): PolicySource =>
  "json" in source ? parsed<PolicySource>(source.json, "bad_policy") : source;

/** JSON that is none is an error of the document it was to be. */
export function parsed<Document>(json: string, code: "bad_policy" | "bad_mapping"): Document {
  try {
    return JSON.parse(json) as Document;
  } catch (error) {
    throw new MeedoenError(code, "", `this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function forget(name: string): void {
  chosenFiles.value = chosenFiles.value.filter((it) => it.name !== name);
  chosenMappings.value = chosenMappings.value.filter((it) => it.name !== name);
}

/** Reads what was chosen; files that are no ledger yet lead to the mapping page. */
export async function readChosen(allowBsnLikeIds = false): Promise<void> {
  const policy = chosenPolicy.value;
  if (policy === null || chosenFiles.value.length === 0) return;
  let seen: Seen[];
  try {
    const it = await library();
    seen = await Promise.all(chosenFiles.value.map(async (file) => ({ file, guess: await it.guess(file.data, { policy: policy.source }) })));
  } catch (error) {
    failure.value = error;
    return;
  }
  const sources = seen.flatMap(sourcesOf);
  const isMapped = sources.some((it) => it.mapping !== undefined);
  const isForeign = seen.some((it) => needsMapping(it) && sourcesOf(it).every((source) => source.mapping === undefined));
  unmapped.value = isForeign || isMapped ? { sources, policy: policy.source } : null;
  if (isForeign) go("mapping");
  else if (await open(sources, policy.source, { allowBsnLikeIds })) arrive();
}

/** A file, and what the library makes of its beginning. */
interface Seen {
  file: { data: File; name: string };
  guess: Guess;
}

/** A file that says several things is read once with each mapping whose columns it has. */
function sourcesOf({ file: { data, name }, guess }: Seen): Source[] {
  const mappings = guess.is_ledger ? [] : chosenMappings.value.filter(({ document }) => fits(document, guess));
  return mappings.length === 0 ? [{ data, name }] : mappings.map(({ document }) => ({ data, name, mapping: document }));
}

/** Whether it is a table of another sort; what is no table the reader refuses, and says why. */
const needsMapping = ({ guess: { is_ledger, encoding, columns, rows } }: Seen): boolean =>
  !is_ledger && encoding !== null && columns.length > 1 && rows > 0;

/** Whether a file has the columns that a mapping names. */
function fits({ columns }: MappingDocument, { columns: own }: Guess): boolean {
  const names = new Set(own.map((it) => it.name));
  return Object.keys(columns ?? {}).every((name) => names.has(name.trim()));
}

export async function readSample(): Promise<void> {
  if (await openSample()) arrive();
}

/** Where one gets to when a ledger is open: the page asked for, or the first. */
export function arrive(): void {
  chosenFiles.value = [];
  chosenMappings.value = [];
  if (page.value === "start" || page.value === "mapping") go("overview");
}
