/** The packed package as `tsc --strict` sees it, in the ways that modules are found. */

import { readFileSync, writeFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { repository } from "../support/vectors.js";
import { project, run, tool } from "./support.js";

let folder: string;

const OPTIONS = { target: "es2022", strict: true, noEmit: true, types: [], skipLibCheck: false };

/** What the guide's pieces of code have from before, and from a bundler. */
const BEFORE = `
import * as meedoen from "meedoen";
declare global {
  const { Caseload, Ledger, Mapping, Policy, assess, catalogue, period, synthetic, isMeedoenError }: typeof meedoen;
  const policy: meedoen.Policy;
  const caseload: meedoen.Caseload;
  const [benefits, rungs]: string[];
  const bytes: Uint8Array;
}
`;
const BUNDLER = `
declare module "*?worker&inline" { const made: new () => Worker; export default made; }
declare module "*?base64" { const bytes: Uint8Array<ArrayBuffer>; export default bytes; }
declare module "node:fs/promises" {
  export function readFile(path: string): Promise<Uint8Array>;
  export function readFile(path: string, encoding: "utf8"): Promise<string>;
}
`;

beforeAll(() => {
  folder = project("typescript");
});

test.each([
  ["nodenext", "nodenext", ["es2023", "dom", "esnext.disposable"]],
  ["esnext", "bundler", ["es2022", "dom"]],
])("module %s, resolution %s", (module, moduleResolution, lib) => {
  const compilerOptions = { ...OPTIONS, module, moduleResolution, lib };
  const files = ["snippets.ts", "refused.ts"];
  writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, files }));
  expect(run(folder, process.execPath, tool("typescript/bin/tsc"), "--project", folder)).toBe("");
});

test("a mistake is refused, so that the checks above check something", () => {
  writeFileSync(
    `${folder}wrong.ts`,
    'import { period } from "meedoen";\nexport const wrong: number = period("2023").from;\n',
  );
  const compilerOptions = { ...OPTIONS, module: "nodenext", lib: ["es2023", "dom", "esnext.disposable"] };
  writeFileSync(`${folder}tsconfig.json`, JSON.stringify({ compilerOptions, files: ["wrong.ts"] }));
  const check = () => run(folder, process.execPath, tool("typescript/bin/tsc"), "--project", folder);
  expect(check).toThrow("Type 'string' is not assignable to type 'number'");
});

test("the code of the guide is right", () => {
  const guide = readFileSync(new URL("docs/javascript.md", repository), "utf8");
  const pieces = [...guide.matchAll(/```ts\n(.*?)```/gsu)].map(([, code]) => code ?? "");
  expect(pieces.length).toBeGreaterThan(4);
  const files = pieces.map((code, at) => {
    // A piece without imports goes on from those before.
    const whole = code.includes("import ") ? code : `export function piece() {\n${code}}\n`;
    writeFileSync(`${folder}guide-${at}.ts`, `${whole}\nexport {};\n`);
    return `guide-${at}.ts`;
  });
  writeFileSync(`${folder}before.d.ts`, BEFORE);
  writeFileSync(`${folder}bundler.d.ts`, BUNDLER);
  const compilerOptions = { ...OPTIONS, module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] };
  writeFileSync(
    `${folder}tsconfig.json`,
    JSON.stringify({ compilerOptions, files: [...files, "before.d.ts", "bundler.d.ts"] }),
  );
  expect(run(folder, process.execPath, tool("typescript/bin/tsc"), "--project", folder)).toBe("");
});
