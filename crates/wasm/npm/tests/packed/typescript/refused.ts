/** What `tsc` must refuse: each of these lines is a mistake. */

import { Caseload, type KpiRow, Ledger, MeedoenError, Policy } from "meedoen";
import type { RemoteCaseload, RemoteMeedoen } from "meedoen/client";

declare const caseload: Caseload;
declare const ledger: Ledger;
declare const policy: Policy;
declare const remote: RemoteCaseload;
declare const meedoen: RemoteMeedoen;
declare const row: KpiRow;
const year = { from: "2023-01-01", to: "2023-12-31" };

export function mistakes(): void {
  // @ts-expect-error an unknown KPI
  caseload.kpis({ kpis: ["stok"], ...year });
  // @ts-expect-error no end
  caseload.kpis({ kpis: ["stock"], from: "2023-01-01" });
  // @ts-expect-error an unknown key
  caseload.kpis({ kpis: ["stock"], ...year, evry: "month" });
  // @ts-expect-error an unknown step
  caseload.kpis({ kpis: ["stock"], ...year, every: "fortnight" });
  // @ts-expect-error an unknown dimension
  caseload.kpis({ kpis: ["stock"], ...year, by: ["colour"] });
  // @ts-expect-error an unknown dimension in a filter
  caseload.kpis({ kpis: ["stock"], ...year, where: { colour: "red" } });
  // @ts-expect-error a day is text
  caseload.kpis({ kpis: ["stock"], from: new Date(), to: "2023-12-31" });
  // @ts-expect-error a curve is no KPI
  caseload.kpis({ curve: { of: "days_on_benefit", ...year } });
  // @ts-expect-error an unknown curve
  caseload.curve({ of: "days", ...year });
  // @ts-expect-error one question is no list
  caseload.ask({ kpis: ["stock"], ...year });
  // @ts-expect-error a value may be missing
  row.value.toFixed();
  // @ts-expect-error rows are not changed
  caseload.kpis({ kpis: ["stock"], ...year }).push(row);
  // @ts-expect-error a report needs a language
  caseload.report({ format: "html" });
  // @ts-expect-error an unknown format
  caseload.report({ lang: "nl", format: "pdf" });
  // @ts-expect-error an unknown language
  caseload.findings({ lang: "fr" });
  // @ts-expect-error caseloads are read or built
  new Caseload();
  // @ts-expect-error a ledger is no policy
  Caseload.build(policy, ledger);
  // @ts-expect-error a CSV needs a policy
  Caseload.fromCsv("client,kind,code,start\n");
  // @ts-expect-error yes is no `true`
  Ledger.fromCsv("", policy, { strict: "yes" });
  // @ts-expect-error a column is no text
  Ledger.fromColumns({ client: "R1" }, policy);
  // @ts-expect-error days are whole numbers of 32 bits
  Ledger.fromColumns({ start: { days: new Float64Array(1) } }, policy);
  // @ts-expect-error an unknown key of a policy
  Policy.fromJson({ format: 1, municipality: { name: "X" }, fancy: true });
  // @ts-expect-error an unknown code
  new MeedoenError("broken", "", "").code === "broken";
  // @ts-expect-error what the engine holds is nobody's
  caseload.with(() => 1);
  // @ts-expect-error a call in this thread can't be called off
  caseload.kpis({ kpis: ["stock"], ...year }, { signal: new AbortController().signal });
  // @ts-expect-error an unknown option
  caseload.kpis({ kpis: ["stock"], ...year }, { mostRows: 7 });
  // @ts-expect-error what the library uses itself
  Ledger.native(ledger);
  // @ts-expect-error an answer of a worker is awaited
  remote.kpis({ kpis: ["stock"], ...year }).length;
  // @ts-expect-error a report of a worker needs a language, too
  remote.report({ signal: new AbortController().signal });
  // @ts-expect-error a worker needs a policy
  meedoen.read([], {});
  // @ts-expect-error an unknown mapping of a column
  meedoen.mapping({ columns: { own: "colour" } });
}
