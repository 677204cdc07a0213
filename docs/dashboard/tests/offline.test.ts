// Nothing is asked of anybody after loading, and nothing can be: the policy is in force.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allPages, Dashboard, fileOf, here, inBrowser } from "./driver/index.ts";
import { sampleLedger } from "./driver/library.ts";
import { serve, type Server } from "./driver/server.ts";

inBrowser();

let bare: Server;
beforeAll(async () => {
  bare = await serve({ header: false });
});
afterAll(() => bare.close());

/** Goes everywhere, and does on each page what a user does. */
async function useAll(it: Dashboard): Promise<void> {
  for (const name of allPages) {
    await it.go(name);
    for (const summary of await it.page.locator("main summary").all()) await summary.click();
    const definition = it.page.locator("button.definition").first();
    if ((await definition.count()) > 0) {
      await definition.click();
      await it.page.locator("dialog[open] button[type=submit]").click();
    }
    const download = it.page.locator("button.download").first();
    if ((await download.count()) > 0) await it.saved(() => download.click());
  }
  await it.go("quality");
  await it.page.locator("button.id").first().click();
  await it.settled();
  await it.page.locator("dialog[open] button[type=submit]").click();
  await it.go("report");
  await it.saved(() => it.page.locator("[data-action=save-html]").click());
  await it.page.locator(".settings button[lang]").click();
  await it.page.locator("select[name=theme]").selectOption("dark");
  await it.go("overview");
  await it.filter("group", "status_holder");
  await it.go("start");
  await it.drop(fileOf("eigen.csv", sampleLedger));
  await it.read();
}

test("using every page asks for nothing more, and the policy stops nothing of the page's own", async () => {
  const before = here.server.asked.length;
  const it = await Dashboard.open(here.browser, here.server.url);
  const loaded = [...it.watch.requests];
  // The page, its style and its script.
  expect(loaded).toHaveLength(3);
  for (const url of loaded) expect(url.startsWith(here.server.url)).toBe(true);
  const asked = here.server.asked.length;
  expect(asked - before).toBe(3);

  await it.readSample();
  expect(it.page.workers()).toHaveLength(1);
  await useAll(it);
  expect(it.watch.requests).toEqual(loaded);
  expect(here.server.asked).toHaveLength(asked);
  expect(it.watch.violations).toEqual([]);
  expect(here.server.stopped).toEqual([]);
  expect(it.watch.errors).toEqual([]);
  await it.close();
});

/** Ways out, each tried from within the page: what comes of it. */
const waysOut: Record<string, (page: Page, url: string) => Promise<string>> = {
  fetch: (page, url) => page.evaluate((to) => fetch(to).then(() => "out", () => "stopped"), url),
  "fetch in the worker": async (page, url) => {
    const worker = page.workers()[0];
    if (worker === undefined) throw new Error("no worker");
    return worker.evaluate((to) => fetch(to).then(() => "out", () => "stopped"), url);
  },
  XMLHttpRequest: (page, url) =>
    page.evaluate(
      (to) =>
        new Promise<string>((done) => {
          const request = new XMLHttpRequest();
          request.onload = () => done("out");
          request.onerror = () => done("stopped");
          request.open("POST", to);
          request.send("x");
        }),
      url,
    ),
  WebSocket: (page, url) =>
    page.evaluate(
      (to) =>
        new Promise<string>((done) => {
          const socket = new WebSocket(to.replace("http", "ws"));
          socket.onopen = () => done("out");
          socket.onerror = () => done("stopped");
        }),
      url,
    ),
  image: (page, url) => page.evaluate((to) => element("img", "src", `${to}pixel.gif`), url),
  script: (page, url) => page.evaluate((to) => element("script", "src", to.replace("127.0.0.1", "localhost")), url),
  style: (page, url) => page.evaluate((to) => element("link", "href", to.replace("127.0.0.1", "localhost")), url),
};

/** In the page: adds an element that loads something. */
declare function element(name: string, attribute: string, url: string): Promise<string>;
const defined = `globalThis.element = (name, attribute, url) => new Promise((done) => {
  const it = document.createElement(name);
  it.onload = () => done("out");
  it.onerror = () => done("stopped");
  if (name === "link") it.rel = "stylesheet";
  it.setAttribute(attribute, url);
  document.head.append(it);
})`;

test.each([
  ["header and page", () => here.server],
  ["page alone", () => bare],
])("with the policy of the %s every way out is stopped, and seen", async (_, server) => {
  const it = await Dashboard.sample(here.browser, server().url);
  await it.page.evaluate(defined);
  const asked = server().asked.length;
  for (const [name, way] of Object.entries(waysOut)) {
    const before = it.watch.violations.length;
    const url = `${server().url}${encodeURIComponent(name)}`;
    expect([name, await way(it.page, url)]).toEqual([name, "stopped"]);
    await expect.poll(() => it.watch.violations.slice(before).length, { message: name }).toBeGreaterThan(0);
    if (server() === here.server) {
      // The browser tells the server too, whatever the page may do.
      await expect.poll(() => here.server.stopped.join(), { message: name }).toContain(encodeURIComponent(name));
    }
  }
  expect(server().asked).toHaveLength(asked);
  await it.close();
});

test("without a policy the recorder sees the requests of the page and of its worker", async () => {
  const it = await Dashboard.sample(here.browser, bare.url, "overview", { bypassCSP: true });
  const before = it.watch.requests.length;
  expect(await waysOut["fetch"]?.(it.page, `${bare.url}a`)).toBe("out");
  const worker = await it.page.evaluateHandle(() => new Worker(URL.createObjectURL(new Blob([""]))));
  await expect.poll(() => it.page.workers().length).toBe(2);
  await it.page.workers()[1]?.evaluate((to) => fetch(to).then(() => "out", () => "stopped"), `${bare.url}b`);
  await worker.dispose();
  await expect.poll(() => it.watch.requests.slice(before)).toEqual([`${bare.url}a`, `${bare.url}b`]);
  expect(bare.asked).toEqual(expect.arrayContaining(["/a", "/b"]));
  await it.close();
});

test("no script of another's making runs in the page", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  const ran = await it.page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.ran = true";
    document.head.append(script);
    return (globalThis as { ran?: boolean }).ran === true;
  });
  expect(ran).toBe(false);
  await expect.poll(() => it.watch.violations.join()).toContain("script-src");
  await it.close();
});
