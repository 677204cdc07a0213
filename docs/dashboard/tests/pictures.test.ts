// A picture of each page, kept under target/dashboard/pictures to be looked at. What a picture cannot
// hide is tested on the way: nothing is wider than its screen or its sheet.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { allPages, Dashboard, fileOf, here, inBrowser, type Opening, type PageName } from "./driver/index.ts";
import { dutchExtract } from "./driver/extract.ts";
import { fromRoot } from "./driver/places.ts";

inBrowser();

const folder = fromRoot("target/dashboard/pictures");
beforeAll(() => mkdir(folder, { recursive: true }));

const looks: Record<string, Opening> = {
  light: {},
  dark: { colorScheme: "dark", lang: "en" },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
};

async function wider(it: Dashboard): Promise<string[]> {
  return it.page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= room) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > room + 1)
      .map((element) => `${element.tagName}.${element.getAttribute("class") ?? ""}`);
  });
}

async function onEach(it: Dashboard, look: (name: PageName) => Promise<void>): Promise<void> {
  for (const name of allPages) {
    await it.go(name);
    if (name === "overview") await it.period("2022-09-01", "2024-06-30");
    await it.page.mouse.move(0, 0);
    await look(name);
  }
}

for (const [name, options] of Object.entries(looks)) {
  test(`each page, ${name}`, async () => {
    const it = await Dashboard.sample(here.browser, here.server.url, "overview", options);
    await onEach(it, async (page) => {
      // The report is long; what follows its first metres looks as they do.
      const [width, height] = await it.page.evaluate(() => [innerWidth, document.documentElement.scrollHeight] as const);
      const clip = { x: 0, y: 0, width, height: Math.min(height, 7_000) };
      await it.page.screenshot({ path: join(folder, `${page}-${name}.png`), fullPage: true, clip });
      expect([page, await wider(it)]).toEqual([page, []]);
    });
    await it.close();
  });
}

test("each page, on paper", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await onEach(it, async (page) => {
    const pdf = await it.page.pdf({ path: join(folder, `${page}-paper.pdf`), format: "A4" });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });
  await it.close();
});

test("the dialogs", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.page.locator("button.definition").first().click();
  await it.page.screenshot({ path: join(folder, "definition-light.png") });
  await it.page.keyboard.press("Escape");
  await it.go("quality");
  await it.page.locator("button.id").first().click();
  await it.settled();
  const dialog = it.page.locator("dialog[open]");
  await writeFile(join(folder, "client-light.png"), await it.page.screenshot());
  const box = await dialog.boundingBox();
  expect(box?.width).toBeGreaterThan(300);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
  await it.close();
});

test("the mapping of an extract", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  await it.drop(fileOf("uitdraai.csv", dutchExtract()));
  await it.read();
  await it.page.locator("tr[data-column]").first().waitFor();
  await it.page.locator(".answers[aria-busy=false] .trial-sum").waitFor();
  await it.page.screenshot({ path: join(folder, "mapping-extract-light.png"), fullPage: true });
  expect(await wider(it)).toEqual([]);
  await it.close();
});
