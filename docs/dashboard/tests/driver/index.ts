import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launch } from "./browser.ts";
import { serve, type Server } from "./server.ts";

/** A browser, and the site served, while a file's tests run. */
export const here: { browser: Browser; server: Server } = {} as never;

export function inBrowser({ header = true } = {}): void {
  beforeAll(async () => {
    here.server = await serve({ header });
    here.browser = await launch();
  });
  afterAll(async () => {
    await here.browser?.close();
    here.server?.close();
  });
}

export * from "./dashboard.ts";
