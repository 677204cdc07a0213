// @ts-check
/** Chromium for tests and measurements: where it is, and how it is started. */

import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** How it is started, for playwright: it connects to nothing by itself. */
export const launchOptions = {
  executablePath: found(),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

/** The program that `CHROMIUM` names, or the first in the path with a usual name. */
function found() {
  const named = process.env["CHROMIUM"];
  if (named) return named;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const program = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(runs);
  if (program === undefined) throw new Error(`no ${NAMES.join(", ")} is in the path; CHROMIUM may name one`);
  return program;
}

/** @param {string} file */
function runs(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
