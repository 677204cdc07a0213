/** The packed package in an empty Vite project, built and opened in Chromium: in the page and in a worker. */

import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchOptions } from "../../../../../tests/browser/chromium.mjs";
import { serveFiles } from "../browser/support/server.js";
import { project, run, tool } from "./support.js";

let browser: Browser;
let server: Awaited<ReturnType<typeof serveFiles>>;

beforeAll(async () => {
  const folder = project("vite");
  run(folder, process.execPath, tool("vite/bin/vite.js"), "build", "--target", "es2022", "--logLevel", "warn");
  [browser, server] = await Promise.all([chromium.launch(launchOptions), serveFiles({ "": `${folder}dist` })]);
});

afterAll(async () => {
  await browser?.close();
  server?.server.close();
});

test("the page and its worker say 274", async () => {
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  page.on("console", (message) => wrong.push(message.text()));
  page.on("response", (response) => response.ok() || wrong.push(`${response.status()} ${response.url()}`));
  await page.goto(server.origin);
  await page
    .waitForFunction(() => document.getElementById("worker")?.textContent, undefined, { timeout: 60_000 })
    .catch(() => {});
  expect(wrong).toEqual([]);
  expect(await page.textContent("#thread")).toBe("274");
  expect(await page.textContent("#worker")).toBe("274");
});
