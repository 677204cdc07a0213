/** One browser and one server for all tests in Chromium. */

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import type { TestProject } from "vitest/node";
import { launchOptions } from "../../../../../../tests/browser/chromium.mjs";
import { own, repository } from "../../support/vectors.js";
import { serveFiles } from "./server.js";

declare module "vitest" {
  interface ProvidedContext {
    browser: string;
    origin: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const vectors = fileURLToPath(new URL("tests/vectors/", repository));
  const folders = { dist: own("dist"), vectors, "": own("tests/browser/pages") };
  const [browser, { origin, server }] = await Promise.all([chromium.launchServer(launchOptions), serveFiles(folders)]);
  project.provide("browser", browser.wsEndpoint());
  project.provide("origin", origin);
  return async () => {
    await browser.close();
    server.close();
  };
}
