/** The module is small enough to be loaded by a page on a phone. */

import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { own } from "./support/vectors.js";

test("the module takes at most 400 kB on its way", () => {
  const packed = gzipSync(readFileSync(own("dist/native/meedoen_bg.wasm")), { level: 9 });
  expect(packed.length).toBeLessThanOrEqual(400_000);
});

test("the sample is no part of it, nor of what is loaded without asking", () => {
  const line = "client,kind,code";
  expect(readFileSync(own("dist/native/meedoen_bg.wasm")).includes(line)).toBe(false);
  expect(readFileSync(own("dist/sample.js"), "utf8")).toContain("benefit");
  for (const file of ["index", "node", "web", "client", "serve", "worker"]) {
    expect(readFileSync(own(`dist/${file}.js`), "utf8")).not.toMatch(/sample\.js|sampleLedger/u);
  }
});
