// The figures of the council's letter, read off the pages; filtered ones as the library in Node has them.
import { expect, test } from "vitest";
import { Dashboard, here, inBrowser, type Lang } from "./driver/index.ts";
import { row } from "./driver/library.ts";

inBrowser();

const cohort = { from: "2022-09-01", to: "2024-06-30" };
const letter = [
  ["first_conversations", 543],
  ["activated", 197],
  ["cohort_to_work", 20],
  ["no_outcome_yet", 326],
] as const;

for (const lang of ["nl", "en"] as Lang[]) {
  test(`the letter's cohort stands on the overview (${lang})`, async () => {
    const it = await Dashboard.sample(here.browser, here.server.url, "overview", { lang });
    await it.period(cohort.from, cohort.to);
    for (const [kpi, value] of letter) {
      const figure = await it.figure(kpi);
      expect(figure).toMatchObject({ kpi, value, ...cohort });
      expect(figure.texts).toContain(String(value));
    }
    await it.close();
  });

  test(`274 placements in 2023, of an ambition of 365 (${lang})`, async () => {
    const it = await Dashboard.sample(here.browser, here.server.url, "overview", { lang });
    await it.listedPeriod("2023");
    const figure = await it.figure("placements");
    expect(figure).toMatchObject({ value: 274, from: "2023-01-01", to: "2023-12-31" });
    expect(figure.texts[0]).toBe("274");
    const words = { nl: "75,1\u00a0% van de ambitie van 365", en: "75.1% of the ambition of 365" };
    expect(figure.texts).toContain(words[lang]);
    await it.close();
  });
}

test("status holders are counted as the library counts them", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.period(cohort.from, cohort.to);
  const whole = await it.figure("first_conversations");
  await it.filter("group", "status_holder");
  for (const kpi of ["stock", "inflow", "in_view", "first_conversations", "activated", "no_outcome_yet", "placements"] as const) {
    const asked = row(kpi, { ...cohort, where: { group: "status_holder" }, programme: "meedoen_werkt" });
    const figure = await it.figure(kpi);
    expect({ kpi, value: figure.value, of: figure.of }).toEqual({ kpi, value: asked.value, of: asked.of });
    expect(figure.value).toBeGreaterThan(0);
  }
  expect((await it.figure("first_conversations")).value).toBeLessThan(whole.value ?? 0);
  await it.close();
});

test("an earlier day of knowledge gives the ambition as it was then, by the days that were known", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.listedPeriod("2024");
  const target = async (): Promise<number> =>
    Number(await it.page.locator(".stat[data-kpi=placements] .target").getAttribute("data-target"));
  expect(await target()).toBe(300);
  await it.knownOn("2024-09-30");
  // Until then it was 365 for the year, and 274 of its 366 days had gone.
  await expect.poll(target).toBeCloseTo((365 * 274) / 366, 9);
  await it.close();
});

test("Meedoen Werkt gives the same cohort", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.period(cohort.from, cohort.to);
  await it.go("meedoen-werkt");
  for (const [kpi, value] of letter) expect(await it.figure(kpi)).toMatchObject({ value, ...cohort });
  await it.close();
});

test("Werkwijs gives the same placements", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "werkwijs");
  await it.listedPeriod("2023");
  expect(await it.figure("placements")).toMatchObject({ value: 274, from: "2023-01-01", to: "2023-12-31" });
  await it.close();
});
