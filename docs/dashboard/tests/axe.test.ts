// Nothing serious or critical on any page, by axe: in both languages, light and dark.
import { expect, test } from "vitest";
import { found, lookAtAll } from "./driver/axe.ts";
import { Dashboard, fileOf, here, inBrowser, type Opening } from "./driver/index.ts";

inBrowser();

const looks: [string, Opening][] = [
  ["Dutch, light", { lang: "nl" }],
  ["English, dark", { lang: "en", colorScheme: "dark" }],
];

test.each(looks)("every page (%s)", async (_, options) => {
  const it = await Dashboard.open(here.browser, here.server.url, options);
  await lookAtAll(it);
  await it.close();
});

test.each(looks)("dialogs and troubles (%s)", async (_, options) => {
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
