/** The machine's own Chromium. */

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import type { LaunchOptions } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** How it is started: a profile of its own, and no line to anywhere. */
export const launch: LaunchOptions = {
  executablePath: find(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** The program that `CHROMIUM` names, or the first in the path with a usual name. */
function find(): string {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
  if (found === undefined) throw new Error(`no ${NAMES.join(", ")} is in the path; CHROMIUM may name one`);
  return found;
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
