// A program that is no ES module uses it, too.
import("meedoen").then(async ({ Caseload, init, Policy, period }) => {
  await init();
  const { sampleLedger } = await import("meedoen/sample");
  const caseload = Caseload.fromCsv(sampleLedger, Policy.preset("example"));
  console.log(caseload.kpis({ kpis: ["placements"], ...period("2023") })[0].value);
});
