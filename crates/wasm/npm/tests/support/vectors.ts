/** The vectors that all languages share, read from `tests/vectors` at the root of the repository. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Question } from "meedoen";

/** A question and what it must be answered with: rows, or the code of an error. */
export type Case = { readonly name: string; readonly query: Question } & (
  | { readonly rows: readonly unknown[]; readonly error?: undefined }
  | { readonly rows?: undefined; readonly error: string }
);

/** How the ledger must be read. */
export interface ExpectedReading {
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly findings: readonly { row: number; column: string | null; code: string; text: string }[];
}

export interface Vector {
  readonly name: string;
  readonly policy: string;
  readonly mapping: string | undefined;
  readonly ledger: Uint8Array<ArrayBuffer>;
  readonly cases: readonly Case[];
  readonly reading: ExpectedReading;
}

/** The root of the repository. */
export const repository = new URL("../../../../../", import.meta.url);

const folder = new URL("tests/vectors/", repository);

export const vectors: readonly Vector[] = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => read(entry.name))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

/** The sample ledger. */
export const sample = readFileSync(new URL("tests/sample/rijswijk.csv", repository), "utf8");

/** A file of this package. */
export const own = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

function read(name: string): Vector {
  const at = (file: string) => new URL(`${name}/${file}`, folder);
  const text = (file: string) => readFileSync(at(file), "utf8");
  return {
    name,
    policy: text("policy.toml"),
    mapping: existsSync(at("mapping.toml")) ? text("mapping.toml") : undefined,
    ledger: new Uint8Array(readFileSync(at("ledger.csv"))),
    cases: JSON.parse(text("cases.json")) as Case[],
    reading: JSON.parse(text("reading.json")) as ExpectedReading,
  };
}
