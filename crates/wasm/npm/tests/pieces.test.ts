/** A file may be cut anywhere: through a line, a quoted cell, a character. */

import fc from "fast-check";
import { Caseload, init, Ledger, Policy } from "meedoen";
import type { CaseloadInfo } from "meedoen/serve";
import { beforeAll, expect, test } from "vitest";
import { anyLedger, csvOf } from "./support/made.js";
import { served } from "./support/served.js";
import { vectors } from "./support/vectors.js";

/** A file whose stream comes in pieces of these sizes, again and again. */
class Pieces extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #sizes: readonly number[];

  constructor(bytes: Uint8Array<ArrayBuffer>, sizes: readonly number[]) {
    super([bytes]);
    this.#bytes = bytes;
    this.#sizes = sizes;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let [at, turn] = [0, 0];
    return new ReadableStream({
      pull: (control) => {
        if (at >= this.#bytes.length) return control.close();
        const end = at + (this.#sizes[turn % this.#sizes.length] ?? 1);
        control.enqueue(this.#bytes.slice(at, end));
        [at, turn] = [end, turn + 1];
      },
    });
  }
}

beforeAll(() => init());

const call = served();

/** What a file comes to when it is read in pieces. */
async function inPieces(
  bytes: Uint8Array<ArrayBuffer>,
  sizes: readonly number[],
  policy: string,
  mapping?: unknown,
): Promise<unknown> {
  const { handle } = await call<CaseloadInfo>("read", [{ data: new Pieces(bytes, sizes), mapping }], {
    policy: { toml: policy },
  });
  const told = [
    await call.of(handle, "digests"),
    await call.of(handle, "reading"),
    await call.of(handle, "quarantined", "en"),
  ];
  await call("free", handle);
  return told;
}

function whole(bytes: Uint8Array, policy: string): unknown {
  const caseload = Caseload.fromCsv(bytes, Policy.fromToml(policy));
  const { ledger } = caseload;
  return [caseload.digests(), ledger.reading(), ledger.quarantined("en")];
}

test("in any pieces a file is what it is whole", async () => {
  const policy = Policy.preset("example").toToml();
  const sizes = fc.array(fc.integer({ min: 1, max: 64 }), { minLength: 1, maxLength: 6 });
  const property = fc.asyncProperty(anyLedger, sizes, fc.constantFrom(",", ";"), async (rows, cuts, delimiter) => {
    const bytes = new TextEncoder().encode(csvOf(rows, delimiter));
    expect(await inPieces(bytes, cuts, policy)).toEqual(whole(bytes, policy));
  });
  await fc.assert(property, { seed: 5, numRuns: 100 });
});

test.each(vectors.filter(({ mapping }) => mapping === undefined))("$name, byte by byte", async ({ ledger, policy }) => {
  expect(await inPieces(ledger, [1, 2, 3], policy)).toEqual(whole(ledger, policy));
});

test("a long text is read as its columns are, wherever the engine's own pieces end", () => {
  const policy = Policy.preset("example");
  const rows = 40_000;
  const client = Array.from({ length: rows }, (_, row) => `Rëëëë€€€€${row}`);
  const columns = {
    client,
    kind: client.map(() => "benefit"),
    code: client.map(() => "pw"),
    start: client.map(() => "2023-01-01"),
  };
  const expected = Ledger.fromColumns(columns, policy, { strict: true }).digest();
  for (const shift of ["", "x", "xx", "xxx"]) {
    const csv = `client,kind,code,start,${shift}\n${client.map((id) => `${id},benefit,pw,2023-01-01,\n`).join("")}`;
    expect(csv.length).toBeGreaterThan(1 << 20);
    expect(Ledger.fromCsv(csv, policy, { strict: true }).digest()).toBe(expected);
  }
});
