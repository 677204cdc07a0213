// A trial: the files are read with their mappings as they stand, looked at, and let go.

import { signal } from "@preact/signals";
import { library, unmapped } from "../../engine";
import { yearOf } from "../../days";
import { lang } from "../../state";
import type { KpiRow, Progress, Reading } from "../../wire";
import { counted, ofFinding, ofRefused, type Count, type Signal } from "../quality/signals";
import { parts, sourcesOf } from "./parts";

export interface Trial {
  /** What was read: another mapping has another key. */
  key: string;
  reading: Reading;
  clients: number;
  first: string | null;
  horizon: string | null;
  /** Stock, inflow and outflow of the last years. */
  years: readonly KpiRow[];
  refused: Signal[];
  findings: Count[];
}

export const trial = signal<Trial | null>(null);
export const trying = signal<Progress | "starting" | null>(null);
export const failed = signal<{ key: string; error: unknown } | null>(null);
export const allowsBsn = signal(false);

const YEARS = 5;

let running: AbortController | null = null;

/** Other files: what came of the last ones is gone. */
export function forgetTrial(): void {
  running?.abort();
  trial.value = null;
  failed.value = null;
  allowsBsn.value = false;
}

/** What would be read now. */
export const keyNow = (): string =>
  JSON.stringify([lang.value, allowsBsn.value, sourcesOf(parts.value).map(({ name, mapping }) => [name, mapping])]);

export async function tryNow(): Promise<void> {
  const policy = unmapped.peek()?.policy;
  if (policy === undefined) return;
  running?.abort();
  const own = new AbortController();
  running = own;
  const key = keyNow();
  trying.value = "starting";
  failed.value = null;
  try {
    const caseload = await (await library()).read(sourcesOf(parts.peek()), {
      policy,
      allow_bsn_like_ids: allowsBsn.peek(),
      signal: own.signal,
      onProgress: (now) => {
        if (running === own) trying.value = now;
      },
    });
    try {
      const { horizon } = caseload;
      const [reading, starts, refused, found, years] = await Promise.all([
        caseload.reading(),
        caseload.starts(),
        caseload.quarantined(lang.peek()),
        caseload.findings({ lang: lang.peek() }),
        horizon === null ? [] : caseload.kpis(yearsTo(horizon)),
      ]);
      if (running !== own) return;
      const findings = counted(found.map(ofFinding));
      const first = starts?.first ?? null;
      trial.value = { key, reading, clients: caseload.clientCount, first, horizon, years, refused: refused.map(ofRefused), findings };
    } finally {
      void caseload.free();
    }
  } catch (error) {
    if (running === own && !own.signal.aborted) failed.value = { key, error };
  } finally {
    if (running === own) {
      running = null;
      trying.value = null;
    }
  }
}

/** The last years up to the horizon, the last one as far as it goes. */
const yearsTo = (horizon: string) => ({
  kpis: ["stock", "inflow", "outflow"] as ["stock", "inflow", "outflow"],
  from: `${yearOf(horizon) - YEARS + 1}-01-01`,
  to: horizon,
  every: "year" as const,
});
