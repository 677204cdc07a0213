/** The packed package in an empty Node project. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { project, run } from "./support.js";

let folder: string;

beforeAll(() => {
  folder = project("node");
});

test("a module computes with it", () => {
  expect(run(folder, process.execPath, "main.mjs")).toBe("274 of 365\n");
});

test("so does a program that is no module", () => {
  expect(run(folder, process.execPath, "main.cjs")).toBe("274\n");
});

test("it brings nothing else, and holds what it should", () => {
  expect(readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["meedoen"]);
  const own = join(folder, "node_modules/meedoen");
  const files = readdirSync(own, { recursive: true, encoding: "utf8" }).sort();
  expect(readdirSync(own).sort()).toEqual(["LICENSE-APACHE", "LICENSE-MIT", "README.md", "dist", "package.json"]);
  expect(files).toContain("dist/native/meedoen_bg.wasm");
  expect(files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))).toEqual([]);
  const { exports } = JSON.parse(readFileSync(join(own, "package.json"), "utf8")) as {
    exports: Record<string, unknown>;
  };
  const named = JSON.stringify(exports).match(/\.\/dist\/[^"]+/gu) ?? [];
  expect(named.length).toBeGreaterThanOrEqual(8);
  for (const file of named) expect(files).toContain(file.slice(2));
});

test("no declaration of it has an `any`", () => {
  const dist = join(folder, "node_modules/meedoen/dist");
  const declarations = readdirSync(dist, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".d.ts"),
  );
  expect(declarations.length).toBeGreaterThan(20);
  for (const file of declarations) {
    const code = readFileSync(join(dist, file), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, "");
    expect(code.match(/\bany\b/gu) ?? [], file).toEqual([]);
  }
});
