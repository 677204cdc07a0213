// The report as it is read, and as it is saved.
import { expect, test } from "vitest";
import { Dashboard, here, inBrowser, type Lang } from "./driver/index.ts";
import { CLIENT, sample } from "./driver/library.ts";

inBrowser();

const marking = { nl: "INTERN, NIET OPENBAAR", en: "INTERNAL, NOT FOR PUBLICATION" };
const period = { from: "2023-01-01", to: "2023-12-31" };
const FIGURES = ["274", "365"];

for (const lang of ["nl", "en"] as Lang[]) {
  test(`the saved report is the library's, and says that it is internal (${lang})`, async () => {
    const it = await Dashboard.sample(here.browser, here.server.url, "overview", { lang });
    await it.listedPeriod("2023");
    await it.go("report");
    const html = await it.saved(() => it.page.locator("[data-action=save-html]").click());
    expect(html.name).toMatch(lang === "nl" ? /^meedoen-intern-.*\.html$/ : /^meedoen-internal-.*\.html$/);
    expect(html.text).toBe(sample().report({ lang, format: "html", period }));
    expect(html.text).toContain(marking[lang]);
    for (const figure of FIGURES) expect(html.text).toMatch(new RegExp(`\\b${figure}\\b`));
    expect(html.text).not.toMatch(CLIENT);

    const markdown = await it.saved(() => it.page.locator("[data-action=save-markdown]").click());
    expect(markdown.text).toBe(sample().report({ lang, format: "markdown", period }));
    expect(markdown.text).toContain(marking[lang]);
    expect(markdown.text).not.toMatch(CLIENT);
    await it.close();
  });
}

test("the report that is read has the figures of the cohort chosen", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "report");
  await it.listedPeriod("2023");
  await it.page.locator("input[name=cohort-from]").fill("2022-09-01");
  await it.page.locator("input[name=cohort-to]").fill("2024-06-30");
  await it.settled();
  const read = await it.page.locator(".sheet").evaluate((sheet) => sheet.shadowRoot?.textContent ?? "");
  for (const figure of ["543", "197", "326"]) expect(read).toMatch(new RegExp(`\\b${figure}\\b`));
  await it.close();
});

test("the saved report opens by itself, asks for nothing, and runs no script", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "report");
  const { text } = await it.saved(() => it.page.locator("[data-action=save-html]").click());
  const page = await it.context.newPage();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.setContent(text);
  expect(await page.locator("body").innerText()).toContain(marking.nl);
  expect(asked).toEqual([]);
  expect(await page.locator("script").count()).toBe(0);
  await it.close();
});
