// An extract that is no ledger yet: its columns and words beside ours, tried, kept, and read.
import { Caseload, Mapping, Policy } from "meedoen";
import { beforeAll, expect, test } from "vitest";
import { Dashboard, fileOf, here, inBrowser } from "./driver/index.ts";
import { dutchExtract } from "./driver/extract.ts";
import { CLIENT, sample } from "./driver/library.ts";

inBrowser();

let extract: string;
beforeAll(() => {
  extract = dutchExtract();
});

/** Drops the extract and comes to the Mapping page. */
async function dropped(): Promise<Dashboard> {
  const it = await Dashboard.open(here.browser, here.server.url);
  await it.drop(fileOf("uitdraai.csv", extract));
  await it.read();
  await it.page.waitForFunction(() => location.hash.startsWith("#/mapping"));
  await it.page.locator("tr[data-column]").first().waitFor();
  return it;
}

const field = async (it: Dashboard, column: string): Promise<string | null> =>
  it.page.locator(`tr[data-column="${column}"]`).getAttribute("data-field");

/** Chooses what the stranger's column and word are, and which day an end is. */
async function confirm(it: Dashboard, end: "inclusive" | "exclusive"): Promise<void> {
  await it.page.locator('tr[data-column="Veld 7"] select').selectOption("benefit_no");
  await expect.poll(() => field(it, "Veld 7")).toBe("benefit_no");
  await it.page.locator('tr:has(th:text-is("Kansmeter")) select, tr:has(code:text-is("Kansmeter")) select').first().selectOption("growth");
  await it.page.locator(`input[type=radio][value=${end}]`).check();
}

/** What the trial says of the rows. */
async function tried(it: Dashboard): Promise<{ rows: number; accepted: number; quarantined: number }> {
  const sum = it.page.locator(".answers[aria-busy=false] .trial-sum");
  await sum.waitFor();
  const of = async (name: string): Promise<number> => Number(await sum.getAttribute(`data-${name}`));
  return { rows: await of("rows"), accepted: await of("accepted"), quarantined: await of("quarantined") };
}

test("guesses are shown, confirmed, tried, saved, and give the figures", async () => {
  const it = await dropped();
  expect(await field(it, "Cliëntnummer")).toBe("client");
  expect(await field(it, "Ingangsdatum")).toBe("start");
  expect(await field(it, "Einddatum")).toBe("end");
  expect(await field(it, "Veld 7")).toBe(null);

  await confirm(it, "exclusive");
  await expect.poll(async () => (await tried(it)).quarantined).toBe(0);
  const rows = extract.trimEnd().split("\r\n").length - 1;
  expect(await tried(it)).toEqual({ rows, accepted: rows, quarantined: 0 });
  // What the checks find is what the library finds in the sample itself.
  const found = sample().findings({ lang: "nl" });
  const codes = new Map<string, number>();
  for (const { code } of found) codes.set(code, (codes.get(code) ?? 0) + 1);
  const shown = await it.page.locator("[data-code]").evaluateAll((all) =>
    all.map((element) => [element.getAttribute("data-code"), Number(element.getAttribute("data-count"))] as [string, number]),
  );
  expect(new Map(shown)).toEqual(codes);

  const { name, text } = await it.saved(() => it.page.locator("[data-action=save-mapping]").click());
  expect(name).toMatch(/\.toml$/);
  expect(text).not.toMatch(CLIENT);
  const mapping = Mapping.fromToml(text);
  expect(mapping.toJson()).toMatchObject({ end: "exclusive", columns: { "Veld 7": "benefit_no" }, codes: { kind: { Kansmeter: "growth" } } });

  await it.page.locator("[data-action=go-on]").click();
  await it.page.locator(".about-ledger").waitFor();
  await it.settled();
  await it.period("2022-09-01", "2024-06-30");
  // The page, the library with the mapping that was saved, and the sample itself: one and the same.
  const read = Caseload.fromCsv([{ csv: extract, name: "uitdraai.csv", mapping }], Policy.preset("example"));
  const question = { kpis: ["stock", "outflow", "first_conversations", "activated", "no_outcome_yet", "placements", "below_potential"], from: "2022-09-01", to: "2024-06-30", programme: "meedoen_werkt" } as const;
  const values = read.kpis({ ...question, kpis: [...question.kpis] }).map(({ kpi, value }) => [kpi, value]);
  expect(values).toEqual(sample().kpis({ ...question, kpis: [...question.kpis] }).map(({ kpi, value }) => [kpi, value]));
  for (const [kpi, value] of values) expect([kpi, (await it.figure(String(kpi))).value]).toEqual([kpi, value]);
  expect((await it.figure("first_conversations")).value).toBe(543);
  expect(await it.page.evaluate(() => location.hash)).not.toMatch(CLIENT);
  expect(it.watch.errors).toEqual([]);
  await it.close();
});

test("the other convention gives other figures: it is read as chosen", async () => {
  const it = await dropped();
  await confirm(it, "inclusive");
  await expect.poll(async () => (await tried(it)).quarantined).toBe(0);
  const { text } = await it.saved(() => it.page.locator("[data-action=save-mapping]").click());
  const mapping = Mapping.fromToml(text);
  expect(mapping.toJson().end ?? "inclusive").toBe("inclusive");
  await it.page.locator("[data-action=go-on]").click();
  await it.page.locator(".about-ledger").waitFor();
  await it.settled();
  await it.listedPeriod("2023");
  const read = Caseload.fromCsv([{ csv: extract, mapping }], Policy.preset("example"));
  for (const kpi of ["stock", "outflow"] as const) {
    const [row] = read.kpis({ kpis: [kpi], from: "2023-01-01", to: "2023-12-31" });
    expect([kpi, (await it.figure(kpi)).value]).toEqual([kpi, row?.value]);
  }
  const [ours] = sample().kpis({ kpis: ["outflow"], from: "2023-01-01", to: "2023-12-31" });
  const [theirs] = read.kpis({ kpis: ["outflow"], from: "2023-01-01", to: "2023-12-31" });
  expect(theirs?.value).not.toBe(ours?.value);
  await it.close();
});

test("a mapping that was saved reads the next extract at once", async () => {
  const first = await dropped();
  await confirm(first, "exclusive");
  await tried(first);
  const { name, text } = await first.saved(() => first.page.locator("[data-action=save-mapping]").click());
  await first.close();

  const it = await Dashboard.open(here.browser, here.server.url);
  await it.drop(fileOf("uitdraai.csv", extract), fileOf(name, text));
  await it.read();
  await it.page.locator(".about-ledger").waitFor();
  await it.settled();
  await it.listedPeriod("2023");
  expect((await it.figure("placements")).value).toBe(274);
  await it.close();
});

test("clients' ids stay off paper and out of the address here too", async () => {
  const it = await dropped();
  await confirm(it, "exclusive");
  await tried(it);
  expect(await it.page.evaluate(() => location.href)).not.toMatch(CLIENT);
  await it.page.emulateMedia({ media: "print" });
  expect(await it.text()).not.toMatch(CLIENT);
  await it.close();
});
