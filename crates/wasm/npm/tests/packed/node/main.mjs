import { Caseload, init, Policy, period } from "meedoen";
import { sampleLedger } from "meedoen/sample";

await init();
const caseload = Caseload.fromCsv(sampleLedger, Policy.preset("example"));
const [placed] = caseload.kpis({ kpis: ["placements"], ...period("2023") });
console.log(`${placed.value} of ${placed.target}`);
