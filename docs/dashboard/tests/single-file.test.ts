// One HTML file, opened from the disk.
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { Dashboard, fileOf, figurePages, here, inBrowser } from "./driver/index.ts";
import { sampleLedger } from "./driver/library.ts";
import { productOf } from "./driver/places.ts";

inBrowser();

const url = pathToFileURL(productOf("meedoen.html")).href;

test("it opens from file://, gives 274, and asks for nothing but itself", async () => {
  const it = await Dashboard.open(here.browser, url);
  await it.readSample();
  await it.listedPeriod("2023");
  expect((await it.figure("placements")).value).toBe(274);
  for (const name of figurePages) await it.go(name);
  const { text } = await it.saved(() => it.page.locator("[data-action=save-html]").click());
  expect(text).toContain("INTERN, NIET OPENBAAR");
  expect(it.watch.requests).toEqual([url]);
  expect(it.watch.violations).toEqual([]);
  expect(it.watch.errors).toEqual([]);
  await it.close();
});

test("it reads one's own file", async () => {
  const it = await Dashboard.open(here.browser, url);
  await it.drop(fileOf("eigen.csv", sampleLedger));
  await it.read();
  await it.page.locator(".about-ledger").waitFor();
  await it.settled();
  expect((await it.figure("placements")).value).toBe(274);
  await it.close();
});

test("it is under the policy too", async () => {
  const it = await Dashboard.open(here.browser, url);
  const fetched = await it.page.evaluate((to) => fetch(to).then(() => "out", () => "stopped"), here.server.url);
  expect(fetched).toBe("stopped");
  await expect.poll(() => it.watch.violations.join()).toContain("connect-src");
  expect(here.server.asked).toEqual([]);
  await it.close();
});

test("a language and a page in its address are kept when it is opened anew", async () => {
  const it = await Dashboard.open(here.browser, url);
  await it.readSample();
  await it.go("ladder");
  await it.page.locator(".settings button[lang]").click();
  await it.page.reload();
  await it.page.locator("#page-title").waitFor();
  expect(await it.page.evaluate(() => [document.documentElement.lang, location.hash])).toEqual(["en", "#/ladder?lang=en"]);
  await it.close();
});
