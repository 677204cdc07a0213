import type { Browser, BrowserContext, BrowserContextOptions, Download, Page } from "playwright-core";
import { watch, type Watch } from "./watch.ts";

export type Lang = "nl" | "en";

export const figurePages = [
  "overview",
  "ladder",
  "meedoen-werkt",
  "werkwijs",
  "aandacht-werkt",
  "quality",
  "report",
] as const;

/** All that can be gone to when a ledger is open. */
export const allPages = ["start", "mapping", ...figurePages] as const;

export type PageName = (typeof allPages)[number];

/** A file to be dropped. */
export interface Dropped {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const fileOf = (name: string, text: string | Uint8Array): Dropped => ({
  name,
  mimeType: name.endsWith(".csv") ? "text/csv" : "application/octet-stream",
  buffer: Buffer.from(text),
});

/** A figure as it stands on a page. */
export interface Figure {
  kpi: string;
  value: number | null;
  of: number | null;
  from: string;
  to: string;
  /** What a user sees: the cells of its row, or the parts of its tile. */
  texts: string[];
}

export interface Opening extends BrowserContextOptions {
  lang?: Lang;
}

/** The dashboard in a browser, and what a user does with it. */
export class Dashboard {
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly watch: Watch,
  ) {}

  /** Opens it in a fresh context whose language is the user's. */
  static async open(browser: Browser, url: string, { lang = "nl", ...options }: Opening = {}): Promise<Dashboard> {
    const context = await browser.newContext({
      locale: lang === "nl" ? "nl-NL" : "en-GB",
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    context.setDefaultTimeout(15_000);
    const seen = await watch(context);
    const page = await context.newPage();
    await page.goto(url);
    await page.locator("#page-title").waitFor();
    return new Dashboard(context, page, seen);
  }

  /** The same with the sample read, and on a page. */
  static async sample(browser: Browser, url: string, on: PageName = "overview", options: Opening = {}): Promise<Dashboard> {
    const it = await Dashboard.open(browser, url, options);
    await it.readSample();
    if (on !== "overview") await it.go(on);
    return it;
  }

  async readSample(): Promise<void> {
    await this.page.locator("[data-action=sample]").click();
    await this.page.locator(".about-ledger").waitFor();
    await this.settled();
  }

  /** Goes to a page by the menu; to one that is not in it by the address. */
  async go(name: PageName): Promise<void> {
    const link = this.page.locator(`nav a[href^="#/${name}?"]`);
    if ((await link.count()) > 0) await link.click();
    else await this.page.evaluate((to) => (location.hash = location.hash.replace(/^#\/[a-z-]+/, `#/${to}`)), name);
    await this.page.waitForFunction((to) => location.hash.startsWith(`#/${to}?`), name);
    await this.settled();
  }

  /** Chooses a period by its first and last day. */
  async period(from: string, to: string): Promise<void> {
    await this.page.locator("select[name=period]").first().selectOption("own");
    // The later end first, so that the period is one at every moment.
    await this.page.locator("input[name=to]").first().fill(to);
    await this.page.locator("input[name=from]").first().fill(from);
    await this.page.locator("input[name=to]").first().fill(to);
    await this.settled();
  }

  /** Chooses a period from the list by its words. */
  async listedPeriod(label: string): Promise<void> {
    await this.page.locator("select[name=period]").first().selectOption({ label });
    await this.settled();
  }

  async filter(name: "group" | "domain" | "route", member: string): Promise<void> {
    await this.page.locator(`select[name=${name}]`).selectOption(member);
    await this.settled();
  }

  async knownOn(day: string): Promise<void> {
    await this.page.locator("input[name=known]").first().fill(day);
    await this.settled();
  }

  /** Drops files on the page's field, as a hand would. */
  async drop(...files: Dropped[]): Promise<void> {
    const carried = await this.page.evaluateHandle(
      (all) => {
        const data = new DataTransfer();
        for (const { name, type, base64 } of all) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          data.items.add(new File([bytes], name, { type }));
        }
        return data;
      },
      files.map(({ name, mimeType, buffer }) => ({ name, type: mimeType, base64: buffer.toString("base64") })),
    );
    await this.page.locator(".drop").dispatchEvent("drop", { dataTransfer: carried });
    await this.settled();
  }

  /** Reads what was dropped; with the example's policy unless one was dropped too. */
  async read({ example = true } = {}): Promise<void> {
    if (example) await this.page.locator("input[name=policy][value=example]").check();
    await this.page.locator("[data-action=read]").click();
    await this.settled();
  }

  /** Waits until nothing is being read or computed. */
  async settled(): Promise<void> {
    const page = this.page;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.waitForFunction(
      () => document.querySelector(".waiting, .starting, .reading, .answers[aria-busy=true]") === null,
    );
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }

  /** Every figure that stands on the page, in its order. */
  figures(): Promise<Figure[]> {
    return this.page.locator("[data-kpi]").evaluateAll((all) =>
      all.map((element) => {
        const it = element as HTMLElement;
        const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
        const parts = it.matches("tr") ? [...it.children] : [...it.querySelectorAll(".stat-value, .stat-of, .target span")];
        return {
          kpi: it.dataset["kpi"] ?? "",
          value: number(it.dataset["value"]),
          of: number(it.dataset["of"]),
          from: it.dataset["from"] ?? "",
          to: it.dataset["to"] ?? "",
          texts: parts.map((part) => (part as HTMLElement).innerText.trim()),
        };
      }),
    );
  }

  /** A figure of the page; an error that lists them where it is not there. */
  async figure(kpi: string): Promise<Figure> {
    const all = await this.figures();
    const it = all.find((figure) => figure.kpi === kpi);
    if (it === undefined) throw new Error(`no figure ${kpi} among ${all.map((figure) => figure.kpi).join(", ")}`);
    return it;
  }

  /** What an action saves. */
  async saved(action: () => Promise<unknown>): Promise<{ name: string; text: string }> {
    // Chromium drops what a page saves beyond ten files in a second; no person clicks that fast.
    await this.page.waitForTimeout(150);
    const [download] = await Promise.all([this.page.waitForEvent("download"), action()]);
    return { name: download.suggestedFilename(), text: await textOf(download) };
  }

  /** What stands in view, as text; also in the report's own tree. */
  text(): Promise<string> {
    return this.page.evaluate(() => {
      const sheets = [...document.querySelectorAll(".sheet")].map((it) => it.shadowRoot?.querySelector<HTMLElement>(".body")?.innerText);
      return [document.body.innerText, ...sheets].join("\n");
    });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

async function textOf(download: Download): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString("utf8");
}
