// Tables as CSV: what stands on the page, as a spreadsheet of the language reads it.
import { expect, test } from "vitest";
import { Dashboard, figurePages, here, inBrowser, type Lang } from "./driver/index.ts";

inBrowser();

/** A CSV as cells: quotes, doubled quotes, CRLF. */
function cells(csv: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  let field = "";
  let quoted = false;
  const close = (): void => {
    rows.at(-1)?.push(field);
    field = "";
  };
  for (let at = 0; at < csv.length; at += 1) {
    const letter = csv[at];
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (csv[at + 1] === '"') field += csv[(at += 1)];
      else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === separator) close();
    else if (letter === "\r" && csv[at + 1] === "\n") {
      close();
      rows.push([]);
      at += 1;
    } else field += letter;
  }
  expect(rows.pop()).toEqual([]); // it ends with a line's end
  return rows;
}

interface Shown {
  value: number;
  decimals: number;
  isShare: boolean;
}

/** The figures that a cell shows, each with its decimals: some have a second line, such as `235 van 321`. */
const shown = (text: string, lang: Lang): Shown[] =>
  text.split(/[ \t\n]/).flatMap((word) => {
    const plain = word.replace("\u00a0", "").replace("\u2212", "-");
    const digits = plain.replace("%", "").replaceAll(lang === "nl" ? "." : ",", "").replace(lang === "nl" ? "," : ".", ".");
    if (!/^-?\d+(\.\d+)?$/.test(digits)) return [];
    return [{ value: Number(digits), decimals: digits.split(".")[1]?.length ?? 0, isShare: plain.endsWith("%") }];
  });

/** Whether a saved value, rounded, is what is shown. */
const agrees = (saved: number, { value, decimals, isShare }: Shown): boolean =>
  Math.abs((isShare ? saved * 100 : saved) - value) <= 0.5 * 10 ** -decimals + 1e-9;

for (const lang of ["nl", "en"] as Lang[]) {
  test(`each table's download has the table's figures (${lang})`, async () => {
    const it = await Dashboard.sample(here.browser, here.server.url, "overview", { lang });
    await it.period("2022-09-01", "2024-06-30");
    let compared = 0;
    let decimals = 0;
    for (const name of figurePages.filter((it) => it !== "report")) {
      await it.go(name);
      await it.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      for (const block of await it.page.locator(".table-block:has(button.download)").all()) {
        const table = await block.locator("table").evaluate((element: HTMLTableElement) => ({
          head: [...(element.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.innerText.trim()),
          rows: [...(element.tBodies[0]?.rows ?? [])].map((row) => [...row.cells].map((cell) => cell.innerText.trim())),
        }));
        const { text } = await it.saved(() => block.locator("button.download").click());
        expect(text.startsWith("\uFEFF")).toBe(true);
        const [head = [], ...rows] = cells(text.slice(1), lang === "nl" ? ";" : ",");
        for (const row of rows) expect(row).toHaveLength(head.length);
        if (!(await block.locator(".pages").count())) expect(rows).toHaveLength(table.rows.length);
        expect(rows.length).toBeGreaterThanOrEqual(table.rows.length);
        for (const [at, title] of head.entries()) {
          // By its head, for some columns stand on one side only; a head that is there twice by its place.
          if (head.indexOf(title) !== at || table.head.indexOf(title) < 0) continue;
          const column = table.head.indexOf(title);
          for (const [index, row] of table.rows.entries()) {
            const seen = row[column] ?? "";
            const saved = rows[index]?.[at] ?? "";
            const figures = shown(seen, lang);
            const where = `${name}: ${title}, row ${index}: ${seen} / ${saved}`;
            if (seen === "\u2013") expect(saved, where).toBe("");
            if (seen === saved && !/^\d+$/.test(seen)) continue; // words
            if (figures.length === 0 || !/^-?\d/.test(saved) || /^\d{4}-\d\d-\d\d$/.test(saved)) continue;
            // The separator of thousands has no place in it, and the decimals' is the language's.
            expect(saved, where).toMatch(lang === "nl" ? /^-?\d+(,\d+)?(e-\d+)?$/ : /^-?\d+(\.\d+)?(e-\d+)?$/);
            const value = Number(saved.replace(",", "."));
            if (!Number.isInteger(value)) decimals += 1;
            expect(figures.some((figure) => agrees(value, figure)), where).toBe(true);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(500);
    expect(decimals).toBeGreaterThan(20);
    await it.close();
  });
}

test("the overview's download has 543, 197, 20 and 326 under its own names", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  await it.period("2022-09-01", "2024-06-30");
  const block = it.page.locator(".table-block:has(tr[data-kpi=no_outcome_yet])");
  const { text } = await it.saved(() => block.locator("button.download").click());
  for (const line of ["Eerste gesprekken;543;", "Geactiveerd;197;543;", "Uitgestroomd naar werk;20;543;", "Nog geen uitkomst;326;543;"]) {
    expect(text).toContain(`\r\n${line}`);
  }
  await it.close();
});
