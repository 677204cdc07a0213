import { fileURLToPath } from "node:url";

/** What the build made: `site` or `meedoen.html`. */
export const productOf = (name: "site" | "meedoen.html"): string =>
  fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));

/** A file of the repository, by its path from the root. */
export const fromRoot = (path: string): string =>
  fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
