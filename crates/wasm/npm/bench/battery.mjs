// @ts-check
/** What `cargo xtask bench` measures of the npm package: the same program in Node and in a page. */

import { tableOf } from "./table.mjs";

/**
 * What takes how many seconds, run by run, and how much memory the engine has: WebAssembly's memory
 * never shrinks, so that its size is its peak. Either the way from a file or that from columns is
 * measured, since what has once been held shows in the memory.
 *
 * @param {typeof import("../dist/index.js")} meedoen the package, started
 * @param {() => number} memory the bytes of the engine's memory
 * @param {"csv" | "columns"} way
 * @param {Uint8Array} file
 * @param {readonly Record<string, any>[]} questions
 * @param {number} runs
 * @param {() => void} begin called when the input is in memory
 */
export function measure(meedoen, memory, way, file, questions, runs, begin = () => {}) {
  const { Caseload, Ledger, Policy } = meedoen;
  const policy = Policy.preset("example");
  const took = { [way]: /** @type {number[]} */ ([]), build: /** @type {number[]} */ ([]), ask: /** @type {number[]} */ ([]) };
  const columns = way === "columns" ? tableOf(file) : {};
  const read = () => (way === "csv" ? Ledger.fromCsv(file, policy) : Ledger.fromColumns(columns, policy));
  begin();
  let last;
  for (let run = 0; run < runs; run += 1) {
    last?.free();
    const ledger = timed(took[way], read);
    last = timed(took.build, () => Caseload.build(ledger, policy));
    ledger.free();
  }
  const caseload = last;
  if (way === "csv" || caseload === undefined) return { took, memory: memory() };
  let answers;
  for (let run = 0; run < Math.max(runs, 5); run += 1) {
    answers = timed(took.ask, () => caseload.ask(/** @type {any} */ (questions)));
  }
  const more = { findings: /** @type {number[]} */ ([]), report: /** @type {number[]} */ ([]) };
  for (let run = 0; run < runs; run += 1) {
    timed(more.findings, () => caseload.findingColumns());
    timed(more.report, () => caseload.report({ lang: "nl" }));
  }
  Object.assign(took, more);
  return { took, memory: memory(), answers: flattened(questions, /** @type {any} */ (answers)) };
}

/**
 * @template T
 * @param {number[]} took
 * @param {() => T} act
 */
function timed(took, act) {
  const started = performance.now();
  const given = act();
  took.push((performance.now() - started) / 1000);
  return given;
}

/**
 * Every figure under a key of the table, the period and the cell, as `examples/battery/answers.rs` has it.
 *
 * @param {readonly Record<string, any>[]} questions
 * @param {readonly Record<string, any>[][]} answers
 */
function flattened(questions, answers) {
  /** @type {Record<string, [number | null, number | null]>} */
  const flat = {};
  questions.forEach((question, at) => {
    const rows = answers[at];
    if (!Array.isArray(rows)) throw rows;
    for (const row of rows) {
      if (question["transitions"]) {
        const year = question["transitions"].from.slice(0, 4);
        flat[`transition ${year} ${row["from_state"]}>${row["to_state"]}`] = [row["value"], null];
      } else if (row["value"] || row["of"]) {
        const period = row["from"].slice(0, question["every"] === "month" ? 7 : 4);
        const key = [row["kpi"], period, ...Object.values(row["cell"])].join(" ");
        flat[key] = [row["value"] ?? null, row["of"] ?? null];
      }
    }
  });
  return flat;
}
