// @ts-check
/** Measures in Node: `node node.mjs csv|columns LEDGER QUESTIONS RUNS`; prints one JSON object. */

import { readFileSync, writeFileSync } from "node:fs";
import * as meedoen from "../dist/node.js";
import start from "../dist/native/meedoen.js";
import { measure } from "./battery.mjs";

const [way, ledger = "", questions = "", runs] = process.argv.slice(2);

await meedoen.init();
const { memory } = await start();
let begun = 0;
const found = measure(
  meedoen,
  () => memory.buffer.byteLength,
  way === "csv" ? "csv" : "columns",
  readFileSync(ledger),
  JSON.parse(readFileSync(questions, "utf8")),
  Number(runs),
  () => {
    // Linux forgets the earlier peak; elsewhere it is that of the whole process.
    try {
      writeFileSync("/proc/self/clear_refs", "5");
    } catch {}
    begun = process.memoryUsage.rss();
  },
);
const status = (() => {
  try {
    return readFileSync("/proc/self/status", "utf8");
  } catch {
    return "";
  }
})();
const peak = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) * 1024;
process.stdout.write(JSON.stringify({ ...found, begun, peak, version: process.version }));
