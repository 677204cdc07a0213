/** A page with the library in it. */

import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject } from "vitest";
import { asking } from "../../support/play.js";

declare global {
  // What the page of the tests has beside the browser's own.
  var meedoen: typeof import("meedoen");
  var client: typeof import("meedoen/client");
  var sampleLedger: string;
  var asks: typeof asking;
  /** A worker of the package, started by its client. */
  var engine: import("meedoen/client").RemoteMeedoen;
  /** What the measured worker tells. */
  var measured: () => Promise<{ memory: number; handedOver: number }>;
}

/** Opens a page for the tests of a file; nothing may go wrong on it unseen. */
export function usePage(): () => Page {
  let browser: Browser;
  let page: Page;
  const wrong: string[] = [];
  beforeAll(async () => {
    browser = await chromium.connect(inject("browser"));
    page = await browser.newPage();
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => wrong.push(message.text()));
    await page.goto(inject("origin"));
    await page.waitForFunction("globalThis.ready");
    // By its text: the function is to run there.
    await page.evaluate(`globalThis.asks = ${asking}`);
    await page.evaluate(async () => {
      globalThis.engine = await client.connect(new Worker("/measured-worker.js", { type: "module" }));
      const channel = new BroadcastChannel("measured");
      globalThis.measured = () =>
        new Promise((resolve) => {
          channel.addEventListener("message", ({ data }) => resolve(data), { once: true });
          channel.postMessage("?");
        });
    });
  });
  afterAll(async () => {
    await browser.close();
    expect(wrong).toEqual([]);
  });
  return () => page;
}
