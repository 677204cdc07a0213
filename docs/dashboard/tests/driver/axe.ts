import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import { expect } from "vitest";
import { allPages, type Dashboard } from "./dashboard.ts";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is serious or critical, in words. */
export async function found(it: Dashboard): Promise<string[]> {
  await it.page.evaluate(source);
  const { violations, passes } = await it.page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({ resultTypes: ["violations"], preload: false }),
  );
  expect(passes.length).toBeGreaterThan(10); // it has looked
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 5).map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

/** Looks at every page, all that folds unfolded. */
export async function lookAtAll(it: Dashboard): Promise<void> {
  expect(["bare start", await found(it)]).toEqual(["bare start", []]);
  await it.readSample();
  for (const name of allPages) {
    await it.go(name);
    await it.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    expect([name, await found(it)]).toEqual([name, []]);
  }
}
