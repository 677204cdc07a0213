import { Caseload, init, Policy, type KpiQuery, type KpiRow } from "meedoen";
import { sampleLedger } from "meedoen/sample";

/** The library in Node: another path to the same figures. */
await init();

export { sampleLedger };

let held: Caseload | null = null;

/** The sample as a caseload. */
export const sample = (): Caseload => (held ??= Caseload.fromCsv(sampleLedger, Policy.preset("example")));

/** One row of a question about the sample. */
export function row(kpi: KpiQuery["kpis"][number], question: Omit<KpiQuery, "kpis">): KpiRow {
  const [first] = sample().kpis({ ...question, kpis: [kpi] });
  if (first === undefined) throw new Error(`no row for ${kpi}`);
  return first;
}

/** A client's id, as the sample writes them. */
export const CLIENT = /\bsyn\d{4}\b/;
