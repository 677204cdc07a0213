// What files that were dropped or chosen are: ledgers, a policy, a mapping.

import { signal } from "@preact/signals";
import { failure, library, open, openSample, unmapped, type Source } from "./engine";
import { go, page } from "./state";
import { MeedoenError, type MappingDocument, type PolicySource } from "./wire";

/** The files chosen until now; they are read when there is a policy too. */
export const chosenFiles = signal<{ data: File; name: string }[]>([]);
export const chosenPolicy = signal<{ source: PolicySource; name: string | null } | null>(null);
export const chosenMapping = signal<{ document: MappingDocument; name: string } | null>(null);

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
    chosenMapping.value = { document, name: file.name };
  }
}

const policySource = (source: { json: string } | { toml: string }): PolicySource =>
  "json" in source ? parsed<PolicySource>(source.json, "bad_policy") : source;

/** JSON that is none is an error of the document it was to be. */
function parsed<Document>(json: string, code: "bad_policy" | "bad_mapping"): Document {
  try {
    return JSON.parse(json) as Document;
  } catch (error) {
    throw new MeedoenError(code, "", `this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function forget(name: string): void {
  chosenFiles.value = chosenFiles.value.filter((it) => it.name !== name);
}

/** Reads what was chosen; files that are no ledger yet lead to the mapping page. */
export async function readChosen(allowBsnLikeIds = false): Promise<void> {
  const policy = chosenPolicy.value;
  if (policy === null || chosenFiles.value.length === 0) return;
  const mapping = chosenMapping.value?.document;
  const sources: Source[] = [];
  let isForeign = false;
  for (const { data, name } of chosenFiles.value) {
    const isOurs = await hasOurHeader(data);
    if (!isOurs && mapping === undefined) isForeign ||= await looksLikeTable(data);
    sources.push({ data, name, ...(isOurs || mapping === undefined ? {} : { mapping }) });
  }
  if (isForeign) {
    unmapped.value = { sources, policy: policy.source };
    go("mapping");
    return;
  }
  if (await open(sources, policy.source, { allowBsnLikeIds })) arrive();
}

export async function readSample(): Promise<void> {
  if (await openSample()) arrive();
}

/** Where one gets to when a ledger is open: the page asked for, or the first. */
export function arrive(): void {
  chosenFiles.value = [];
  chosenMapping.value = null;
  if (page.value === "start" || page.value === "mapping") go("overview");
}

const REQUIRED = ["client", "kind", "code", "start"];

async function firstLines(data: Blob): Promise<string[]> {
  const head = await data.slice(0, 65_536).text();
  return head.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
}

const cells = (line: string): string[] => line.split(/[;,]/).map((it) => it.trim().replace(/^"|"$/g, ""));

/** Whether the columns that a ledger must have are there. */
async function hasOurHeader(data: Blob): Promise<boolean> {
  const header = cells((await firstLines(data))[0] ?? "");
  return REQUIRED.every((column) => header.includes(column));
}

/** Whether it is a table of some sort: columns and rows of text. */
async function looksLikeTable(data: Blob): Promise<boolean> {
  const lines = await firstLines(data);
  return lines.length > 1 && cells(lines[0] ?? "").length > 1 && !lines.some((line) => line.includes("\0"));
}
