// Nothing serious or critical on any page, by axe: in both languages, light and dark, on a screen and a phone.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { AxeResults } from "axe-core";
import { expect, test } from "vitest";
import { allPages, Dashboard, fileOf, here, inBrowser, type Opening } from "./driver/index.ts";

inBrowser();

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is serious or critical, in words. */
async function found(it: Dashboard): Promise<string[]> {
  await it.page.evaluate(source);
  const { violations, passes } = await it.page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({ resultTypes: ["violations"] }),
  );
  expect(passes.length).toBeGreaterThan(10); // it has looked
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.slice(0, 5).map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary ?? ""}`));
}

const looks: [string, Opening][] = [
  ["Dutch, light", { lang: "nl" }],
  ["English, dark", { lang: "en", colorScheme: "dark" }],
  ["Dutch, dark, phone", { lang: "nl", colorScheme: "dark", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
  ["English, light, phone", { lang: "en", viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }],
];

test.each(looks)("every page (%s)", async (_, options) => {
  const it = await Dashboard.open(here.browser, here.server.url, options);
  expect(["bare start", await found(it)]).toEqual(["bare start", []]);
  await it.readSample();
  for (const name of allPages) {
    await it.go(name);
    await it.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    expect([name, await found(it)]).toEqual([name, []]);
  }
  await it.close();
});

test.each(looks.slice(0, 2))("dialogs and troubles (%s)", async (_, options) => {
  const it = await Dashboard.open(here.browser, here.server.url, options);
  await it.drop(fileOf("beleid.toml", "[municipality]\nname = 1\n"), fileOf("leeg.csv", ""));
  await it.page.locator("[role=alert]").waitFor();
  expect(["trouble", await found(it)]).toEqual(["trouble", []]);
  await it.readSample();
  await it.page.locator("button.definition").first().click();
  expect(["definition", await found(it)]).toEqual(["definition", []]);
  await it.page.keyboard.press("Escape");
  await it.go("quality");
  await it.page.locator("button.id").first().click();
  await it.settled();
  expect(["client", await found(it)]).toEqual(["client", []]);
  await it.close();
});

test("axe sees what is wrong", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  await it.page.evaluate(() => {
    document.querySelector("main")?.insertAdjacentHTML("beforeend", "<button></button><p style='color:#ccc;background:#fff'>hardly there</p>");
  });
  expect((await found(it)).join()).toMatch(/button-name.*color-contrast/s);
  await it.close();
});
