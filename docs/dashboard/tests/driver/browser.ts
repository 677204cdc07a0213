import { chromium, type Browser } from "playwright-core";
import { launchOptions } from "../../../../tests/browser/chromium.mjs";

/** Chromium, with a profile of its own. */
export const launch = (): Promise<Browser> => chromium.launch(launchOptions);
