// The ledger is complete to 31 December 2024: no row and no mark lies after it, whatever is asked.
import { expect, test } from "vitest";
import { Dashboard, figurePages, here, inBrowser, type PageName } from "./driver/index.ts";

inBrowser();

const HORIZON = "2024-12-31";
const pages: PageName[] = figurePages.filter((it) => it !== "quality" && it !== "report");

/** Every day that the page's tables, figures and pictures name. */
const days = (it: Dashboard): Promise<string[]> =>
  it.page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    const of = (selector: string, attribute: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.getAttribute(attribute) ?? "");
    return [...of("main [data-to]", "data-to"), ...of("main [data-from]", "data-from"), ...of("main time", "datetime")];
  });

/** Years and months that are written in tables and in pictures. */
const written = (it: Dashboard): Promise<string> =>
  it.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main table td, main table th, main svg text")]
      .map((element) => element.textContent ?? "")
      .join("\n"),
  );

test("a period beyond it is cut, and the page says so", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.period("2024-01-01", "2026-06-30");
  for (const name of pages) {
    await it.go(name);
    const named = await days(it);
    expect([name, named.filter((day) => day > HORIZON)]).toEqual([name, []]);
    expect([name, named.length > 0]).toEqual([name, true]);
    expect([name, (await written(it)).match(/20(2[5-9]|[3-9]\d)/g)]).toEqual([name, null]);
    expect(await it.page.locator(".page-head .note").first().innerText()).toContain("31 december 2024");
  }
  expect(await it.page.evaluate(() => location.hash)).toContain("to=2026-06-30"); // what was chosen stays
  await it.close();
});

test("the steps of a cut period are those of the period that ends there", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "ladder");
  const steps = (): Promise<string[]> =>
    it.page.locator("figure.chart").first().locator("tbody time").evaluateAll((all) => all.map((time) => time.getAttribute("datetime") ?? ""));
  await it.period("2024-07-01", "2025-12-31");
  const cut = await steps();
  expect(cut.at(-1)).toBe(HORIZON);
  expect(cut).toHaveLength(6);
  const bars = await it.page.locator("figure.chart").first().locator("svg").innerHTML();
  await it.period("2024-07-01", HORIZON);
  expect(await steps()).toEqual(cut);
  expect(bars.length).toBeGreaterThan(1_000);
  await it.close();
});

test("a period after it shows no figures, and says why", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.period("2025-01-01", "2025-12-31");
  for (const name of pages) {
    await it.go(name);
    const named = await days(it);
    expect([name, named.filter((day) => day > HORIZON)]).toEqual([name, []]);
    const values = (await it.figures()).filter((figure) => figure.value !== null);
    expect([name, values]).toEqual([name, []]);
    expect(await it.text()).toContain("31 december 2024");
  }
  await it.close();
});

test("what was known earlier ends earlier: of a year that runs on there is the ambition only", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.listedPeriod("2024");
  await it.knownOn("2024-05-31");
  for (const name of pages) {
    await it.go(name);
    const all = await days(it);
    const later = await it.page.evaluate(
      (on) =>
        [...document.querySelectorAll("main tr")]
          .filter((row) => [...row.querySelectorAll("time")].some((time) => time.dateTime > on))
          .map((row) => [...row.querySelectorAll("td")].map((cell) => cell.innerText.trim())),
      "2024-05-31",
    );
    if (name === "werkwijs") {
      expect(later.length).toBe(7); // June to December: due, and nothing reached
      for (const [reached] of later) expect(reached).toBe("\u2013");
    } else expect([name, all.filter((day) => day > "2024-05-31")]).toEqual([name, []]);
  }
  await it.close();
});
