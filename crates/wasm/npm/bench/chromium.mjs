// @ts-check
/** Measures in a page of Chromium: `node chromium.mjs csv|columns LEDGER QUESTIONS RUNS`; prints one JSON object. */

import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { launchOptions } from "../../../../tests/browser/chromium.mjs";

const [way = "columns", ledger = "", questions = "", runs = "1"] = process.argv.slice(2);
const own = fileURLToPath(new URL("..", import.meta.url));
const types = new Map([
  [".html", "text/html"],
  [".js", "text/javascript"],
  [".mjs", "text/javascript"],
  [".wasm", "application/wasm"],
]);

/** Which file an address is: the package's, this folder's, or what is measured. @param {string} address */
function fileOf(address) {
  if (address === "/ledger") return ledger;
  if (address === "/questions") return questions;
  return /^\/(dist|bench)\/[\w./-]+$/.test(address) && !address.includes("..") ? join(own, address) : undefined;
}

const server = createServer((request, response) => {
  const address = request.url ?? "/";
  if (address === "/") return void response.setHeader("Content-Type", "text/html").end("<!doctype html><title>bench</title>");
  const file = fileOf(address);
  if (file === undefined) return void response.writeHead(404).end();
  response.setHeader("Content-Type", types.get(extname(file)) ?? "application/octet-stream");
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const address = server.address();
const port = typeof address === "object" && address !== null ? address.port : 0;

const profile = mkdtempSync(join(tmpdir(), "meedoen-bench-"));
const browser = await chromium.launchPersistentContext(profile, launchOptions);
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.goto(`http://127.0.0.1:${port}/`);
  const found = await page.evaluate(
    async ({ way, runs }) => {
      const [web, native, battery] = ["/dist/web.js", "/dist/native/meedoen.js", "/bench/battery.mjs"];
      const meedoen = await import(web);
      await meedoen.init();
      const { memory } = await (await import(native)).default();
      const { measure } = await import(battery);
      const file = new Uint8Array(await (await fetch("/ledger")).arrayBuffer());
      const questions = await (await fetch("/questions")).json();
      return measure(meedoen, () => memory.buffer.byteLength, way, file, questions, runs);
    },
    { way, runs: Number(runs) },
  );
  const version = browser.browser()?.version() ?? (await page.evaluate(() => navigator.userAgent)).replace(/.*Chrome\/(\S+).*/, "$1");
  process.stdout.write(JSON.stringify({ ...found, version }));
} finally {
  await browser.close();
  server.close();
  rmSync(profile, { recursive: true, force: true });
}
