// What the checks find in timelines and what reading put aside, as rows of one sort.

import { findings, quarantined } from "../../asking";
import type { FindingRow, QuarantinedRow } from "../../wire";

export type Severity = FindingRow["severity"];

export const severities = ["error", "warning", "notice"] as const satisfies readonly Severity[];

/** Something that stands out in a row. */
export interface Signal {
  code: string;
  severity: Severity;
  sentence: string;
  file: string;
  row: number | null;
  line: number | null;
  column: string;
  client: string | null;
  /** What stands in the file; for rows that were put aside. */
  text: string | null;
}

export async function signals(): Promise<Signal[]> {
  const [aside, found] = await Promise.all([quarantined(), findings()]);
  return [...aside.map(ofRefused), ...found.map(ofFinding)];
}

export const ofRefused = ({ code, severity, sentence, file, row, line, column, text }: QuarantinedRow): Signal => ({
  code,
  severity,
  sentence,
  file,
  row,
  line,
  column,
  client: null,
  text,
});

export const ofFinding = ({ code, severity, sentence, file, row, column, client }: FindingRow): Signal => ({
  code,
  severity,
  sentence,
  file: file ?? "",
  row,
  line: null,
  column,
  client,
  text: null,
});

/** How often something stands out, and at how many clients. */
export interface Count {
  code: string;
  severity: Severity;
  sentence: string;
  count: number;
  clients: number;
}

/** By severity, then the most frequent first. */
export function counted(all: readonly Signal[]): Count[] {
  const counts = new Map<string, Count & { who: Set<string> }>();
  for (const { code, severity, sentence, client } of all) {
    let it = counts.get(code);
    if (it === undefined) {
      it = { code, severity, sentence, count: 0, clients: 0, who: new Set() };
      counts.set(code, it);
    }
    it.count += 1;
    if (client !== null) it.who.add(client);
  }
  return [...counts.values()]
    .map(({ who, ...it }) => ({ ...it, clients: who.size }))
    .sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count,
    );
}

/** What the rows are chosen by; empty: all. */
export interface Choice {
  severity: string;
  code: string;
  file: string;
  text: string;
}

export const everything: Choice = { severity: "", code: "", file: "", text: "" };

export function chosenOf(all: readonly Signal[], by: Choice): readonly Signal[] {
  const word = by.text.trim().toLowerCase();
  const has = (text: string | null): boolean => text !== null && text.toLowerCase().includes(word);
  if (by === everything) return all;
  return all.filter(
    (it) =>
      (by.severity === "" || it.severity === by.severity) &&
      (by.code === "" || it.code === by.code) &&
      (by.file === "" || it.file === by.file) &&
      (word === "" || has(it.client) || has(it.text) || has(it.file) || has(it.column) || has(it.sentence)),
  );
}
