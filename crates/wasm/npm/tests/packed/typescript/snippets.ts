/** What users write, as `tsc --strict` sees it. */

import {
  type Answered,
  assess,
  Caseload,
  catalogue,
  type Dimension,
  init,
  isMeedoenError,
  type Kpi,
  type KpiQuery,
  type KpiRow,
  Ledger,
  Mapping,
  MeedoenError,
  Policy,
  period,
  type RowsOf,
  type rowsOf,
  synthetic,
  type TransitionRow,
} from "meedoen";
import { connect, type Progress, type RemoteCaseload } from "meedoen/client";
import { sampleLedger } from "meedoen/sample";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Holds that two types are one: an `any` is not a `number`. */
function same<A, B>(_: Same<A, B>): void {}

export async function thread(): Promise<number> {
  await init();
  await init(new Uint8Array());
  await init(fetch("meedoen_bg.wasm"));
  using policy = Policy.preset("example");
  using mapping = Mapping.fromJson({ columns: { clientnr: "client" }, end: "exclusive" });
  using caseload = Caseload.fromCsv(sampleLedger, policy, { mapping, strict: true, name: "x.csv" });
  const rows = caseload.kpis({
    kpis: ["stock"],
    ...period("2023"),
    every: "month",
    by: ["rung", "group:household_type"],
  });
  same<typeof rows, Answered<KpiRow>>(true);
  same<(typeof rows)[number]["value"], number | null>(true);
  same<(typeof rows)["receipt"]["horizon"], string | null>(true);
  for (const { kpi, cell, provisional } of rows) {
    same<typeof kpi, Kpi>(true);
    same<typeof cell, { [k: string]: string }>(true);
    same<typeof provisional, boolean>(true);
  }
  return rows.reduce((sum, row) => sum + (row.value ?? 0), 0);
}

/** Lists that a page holds in variables, and constants. */
export function lists(caseload: Caseload, kpis: Kpi[], by: readonly Dimension[]): number {
  const constant = { kpis: ["stock", "outflow"], from: "2023-01-01", to: "2023-12-31", by: ["domain"] } as const;
  const query: KpiQuery = {
    kpis,
    from: "2023-01-01",
    to: "2023-12-31",
    by,
    where: { rung: [1, "2"], "group:x": "none" },
  };
  return caseload.kpis(constant).length + caseload.kpis(query).length;
}

export function several(caseload: Caseload): void {
  const year = { from: "2023-01-01", to: "2023-12-31" };
  const [kpis, table, curve, rung] = caseload.ask([
    { kpis: ["stock"], ...year },
    { transitions: year },
    { curve: { of: "days_on_benefit", ...year } },
    { assess: { external_coaching: "yes" } },
  ]);
  same<typeof kpis, Answered<KpiRow> | MeedoenError>(true);
  same<typeof table, Answered<TransitionRow> | MeedoenError>(true);
  if (curve instanceof MeedoenError || isMeedoenError(rung)) return;
  same<(typeof curve)[number]["survival"], number>(true);
  same<(typeof rung)[number]["rung"], string | null>(true);
  same<RowsOf<{ transitions: typeof year }>, TransitionRow>(true);
}

export function columns(policy: Policy): Float64Array {
  const caseload = Caseload.fromColumns(
    {
      client: ["R1", null],
      kind: { words: ["benefit"], numbers: new Uint8Array(2) },
      code: { bytes: new Uint8Array(), offsets: new Uint32Array(3) },
      start: { days: new Int32Array(2) },
      hours: new Float64Array(2),
      registered_on: [undefined, "2023-01-01"],
      benefit_no: [1, 2],
    },
    policy,
  );
  const { value, cell, from } = caseload.kpiColumns({ kpis: ["stock"], ...period("2023"), by: ["rung"] });
  same<typeof from.days, Int32Array>(true);
  same<(typeof cell)[string]["words"], readonly string[]>(true);
  const again = Ledger.fromColumns(caseload.ledger.columns().columns, policy);
  same<ReturnType<typeof again.digest>, string>(true);
  return value.numbers;
}

export function rest(caseload: Caseload, ledger: Ledger): string {
  const html: string = caseload.report({ lang: "nl", format: "html", period: period("2023"), show_small_cells: false });
  const place: string[] = caseload.findings({ lang: "en" }).map(({ sentence }) => sentence);
  const labels: string | undefined = caseload.policy.labels("nl").rung?.["1"];
  const { quarantined, files } = ledger.reading();
  same<ReturnType<typeof rowsOf>, Record<string, string | number | boolean | null>[]>(true);
  const timeline = caseload.client("R1");
  const made = synthetic({ clients: 10, seed: 2 });
  const [kpi] = catalogue("nl").kpis;
  same<typeof quarantined, number>(true);
  return [
    html,
    ...place,
    labels,
    files.length,
    timeline?.client,
    made.truth().length,
    kpi?.label,
    assess({}).ask[0],
  ].join();
}

export function failing(act: () => void): string {
  try {
    act();
    return "";
  } catch (error) {
    if (!isMeedoenError(error)) throw error;
    same<typeof error, MeedoenError>(true);
    return error.code === "not_ready" || error.code === "bad_period" ? error.place : error.message;
  }
}

export async function worker(file: File, signal: AbortSignal): Promise<readonly KpiRow[]> {
  const meedoen = await connect(new Worker("worker.js", { type: "module" }));
  const onProgress = ({ bytes, of }: Progress) => console.log(bytes / of);
  const caseload: RemoteCaseload = await meedoen.read([file], { policy: { preset: "example" }, onProgress, signal });
  const [one] = await caseload.ask([{ transitions: period("2023") }], { digests: true, signal });
  same<typeof one, Answered<TransitionRow> | MeedoenError>(true);
  same<Awaited<ReturnType<typeof caseload.findings>>[number]["sentence"], string>(true);
  same<Awaited<ReturnType<typeof meedoen.catalogue>>["kpis"][number]["kpi"], Kpi>(true);
  await meedoen.catalogue("nl", { signal });
  await caseload.digests({ signal });
  await caseload.report({ lang: "nl", signal });
  return await caseload.kpis({ kpis: ["stock"], ...period("2023") }, { signal });
}
