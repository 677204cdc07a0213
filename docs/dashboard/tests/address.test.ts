// What the user chose is in the address, and comes back from it.
import { expect, test } from "vitest";
import { Dashboard, here, inBrowser } from "./driver/index.ts";
import { CLIENT } from "./driver/library.ts";

inBrowser();

const hash = (it: Dashboard): Promise<string> => it.page.evaluate(() => location.hash);

test("filters come back with the address", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "ladder", { lang: "en" });
  await it.period("2023-02-01", "2024-03-15");
  await it.filter("group", "status_holder");
  await it.filter("domain", "participatie");
  await it.knownOn("2024-11-30");
  await it.page.locator("select[name=theme]").selectOption("dark");
  const address = await hash(it);
  const words = new URLSearchParams(address.split("?")[1]);
  expect(Object.fromEntries(words)).toEqual({
    from: "2023-02-01",
    to: "2024-03-15",
    group: "status_holder",
    domain: "participatie",
    known: "2024-11-30",
    lang: "en",
    theme: "dark",
  });
  const stock = await it.figure("unmeasured");

  // Another browser, in another language, opens the same address.
  const other = await Dashboard.open(here.browser, here.server.url + address, { lang: "nl" });
  await other.readSample();
  expect(await hash(other)).toBe(address);
  expect(await other.page.locator("html").getAttribute("data-theme")).toBe("dark");
  expect(await other.page.locator("input[name=from]").inputValue()).toBe("2023-02-01");
  expect(await other.page.locator("select[name=group]").inputValue()).toBe("status_holder");
  expect(await other.page.locator("input[name=known]").inputValue()).toBe("2024-11-30");
  expect(await other.figure("unmeasured")).toEqual(stock);
  await other.close();
  await it.close();
});

test("the browser's back leads to the page before", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "ladder");
  await it.go("werkwijs");
  await it.page.goBack();
  await it.page.waitForFunction(() => location.hash.startsWith("#/ladder"));
  await it.settled();
  expect((await it.figure("climbed")).kpi).toBe("climbed");
  await it.close();
});

test("what is not known is not kept", async () => {
  const odd = "#/ladder?group=syn0001&from=gisteren&to=2024-01-01&client=syn0001&known=2024-02-31&lang=fr&theme=pink";
  const it = await Dashboard.open(here.browser, here.server.url + odd);
  await it.readSample();
  const words = new URLSearchParams((await hash(it)).split("?")[1]);
  expect(Object.fromEntries(words)).toEqual({ lang: "nl" });
  await it.close();
});

test("a page that needs a ledger waits for one, and is there when it is read", async () => {
  const it = await Dashboard.open(here.browser, `${here.server.url}#/werkwijs?from=2023-01-01&to=2023-12-31&lang=nl`);
  expect(await it.page.locator("[data-action=sample]").count()).toBe(1);
  await it.readSample();
  expect(await it.figure("placements")).toMatchObject({ value: 274, of: null });
  expect(await hash(it)).not.toMatch(CLIENT);
  await it.close();
});
