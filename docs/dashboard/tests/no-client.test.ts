// A client's id is on the screen of the Quality page, and nowhere else: not in the address, not in the
// browser, not in what is saved, not on paper.
import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { allPages, Dashboard, here, inBrowser } from "./driver/index.ts";
import { CLIENT } from "./driver/library.ts";

inBrowser();

/** Whatever a page can leave behind in a browser. */
async function left(it: Dashboard): Promise<Record<string, unknown>> {
  const stored = await it.page.evaluate(async () => ({
    address: location.href,
    title: document.title,
    history: JSON.stringify(history.state),
    name: window.name,
    local: JSON.stringify({ ...localStorage }),
    session: JSON.stringify({ ...sessionStorage }),
    databases: JSON.stringify(await indexedDB.databases()),
    caches: JSON.stringify(await caches.keys()),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
  }));
  return { ...stored, cookies: JSON.stringify(await it.context.cookies()) };
}

const nothing = {
  history: "null",
  name: "",
  local: "{}",
  session: "{}",
  databases: "[]",
  caches: "[]",
  workers: 0,
  cookie: "",
  cookies: "[]",
};

test("a client's timeline leaves nothing behind", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url, "quality");
  const seen: string[] = [];
  it.page.on("framenavigated", (frame) => seen.push(frame.url()));
  const id = await it.page.locator("button.id").first().innerText();
  expect(id).toMatch(CLIENT);
  await it.page.locator("input[type=search]").fill(id);
  await it.settled();
  await it.page.locator("button.id").first().click();
  await it.settled();
  expect(await it.page.locator("dialog[open]").textContent()).toContain(id);
  expect(await it.page.locator("dialog[open] svg").count()).toBe(1);
  const during = await left(it);
  expect(during).toMatchObject(nothing);
  expect(JSON.stringify(during)).not.toMatch(CLIENT);

  await it.page.locator("dialog[open] button[type=submit]").click();
  for (const name of allPages) {
    await it.go(name);
    const after = await left(it);
    expect([name, after]).toMatchObject([name, nothing]);
    expect(JSON.stringify(after)).not.toMatch(CLIENT);
    if (name !== "quality") expect(await it.page.content(), name).not.toMatch(CLIENT);
  }
  expect(seen.join()).not.toMatch(CLIENT);
  expect(it.watch.requests.join()).not.toMatch(CLIENT);
  await it.close();
});

test("nothing that is saved holds a client's id", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  for (const name of allPages) {
    await it.go(name);
    await it.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    const buttons = it.page.locator("button.download, [data-action^=save]");
    for (const button of await buttons.all()) {
      const { name: file, text } = await it.saved(() => button.click());
      expect([file, CLIENT.exec(text)?.[0]]).toEqual([file, undefined]);
      expect(file).not.toMatch(CLIENT);
      expect(text.length).toBeGreaterThan(10);
    }
  }
  await it.close();
});

test("nothing that is printed holds a client's id", async () => {
  const it = await Dashboard.sample(here.browser, here.server.url);
  for (const name of allPages) {
    await it.page.emulateMedia({ media: "screen" });
    await it.go(name);
    await it.page.emulateMedia({ media: "print" });
    expect(await it.text(), name).not.toMatch(CLIENT);
  }
  // With a timeline open, too: the dialog is no part of a page.
  await it.page.emulateMedia({ media: "screen" });
  await it.go("quality");
  await it.page.locator("button.id").first().click();
  await it.settled();
  expect(await it.text()).toMatch(CLIENT);
  await it.page.emulateMedia({ media: "print" });
  expect(await it.text()).not.toMatch(CLIENT);
  const pdf = (await it.page.pdf()).toString("latin1");
  for (const stream of pdf.matchAll(/stream\r?\n([\s\S]*?)endstream/g)) {
    const bytes = Buffer.from(stream[1] ?? "", "latin1");
    let text = bytes.toString("latin1");
    try {
      text = inflateSync(bytes).toString("latin1");
    } catch {
      // as it stands
    }
    expect(text).not.toMatch(CLIENT);
  }
  await it.close();
});
