import { Caseload, init, Policy, period } from "meedoen";
import { connect } from "meedoen/client";
import { sampleLedger } from "meedoen/sample";
import MeedoenWorker from "meedoen/worker?worker";

const question = { kpis: ["placements"], ...period2023() } as const;

function period2023(): { from: string; to: string } {
  return { from: "2023-01-01", to: "2023-12-31" };
}

function show(where: string, value: number | null | undefined): void {
  const output = document.getElementById(where);
  if (output) output.textContent = `${value}`;
}

await init();
const caseload = Caseload.fromCsv(sampleLedger, Policy.preset("example"));
show("thread", caseload.kpis({ ...question, ...period("2023") })[0]?.value);

const meedoen = await connect(new MeedoenWorker());
const remote = await meedoen.read([new File([sampleLedger], "sample.csv")], { policy: { preset: "example" } });
show("worker", (await remote.kpis(question))[0]?.value);
