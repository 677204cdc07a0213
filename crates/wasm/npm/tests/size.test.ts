/** The module is small enough to be loaded by a page on a phone. */

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { own } from "./support/vectors.js";

test("the module has at most 700 kB gzipped", () => {
  const module = readFileSync(own("dist/native/meedoen_bg.wasm"));
  const [gzip, brotli] = [gzipSync(module, { level: 9 }).length, brotliCompressSync(module).length];
  console.log(`the module: ${gzip} bytes by gzip, ${brotli} by brotli`);
  expect(gzip).toBeLessThanOrEqual(700_000);
});

test("the sample is no part of it, nor of what is loaded without asking", () => {
  const line = "client,kind,code";
  expect(readFileSync(own("dist/native/meedoen_bg.wasm")).includes(line)).toBe(false);
  expect(readFileSync(own("dist/sample.js"), "utf8")).toContain("benefit");
  for (const file of ["index", "node", "web", "client", "serve", "worker"]) {
    expect(readFileSync(own(`dist/${file}.js`), "utf8")).not.toMatch(/sample\.js|sampleLedger/u);
  }
});
