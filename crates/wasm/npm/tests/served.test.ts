/** The worker's side goes on, whatever it is told and whatever happens to the engine. */

import { init, Ledger } from "meedoen";
import type { CaseloadInfo } from "meedoen/serve";
import { beforeAll, expect, test } from "vitest";
import { served } from "./support/served.js";
import { sample } from "./support/vectors.js";
import { zoo } from "./support/zoo.js";

beforeAll(() => init());

const call = served();
const policy = { preset: "example" };
const question = { kpis: ["placements"], from: "2023-01-01", to: "2023-12-31" };

const read = () => call<CaseloadInfo>("read", [{ data: sample }], { policy });
const told = (code: string) => ({
  told: expect.objectContaining({ code, detail: expect.any(String) as string }) as object,
});

async function works(handle: number): Promise<void> {
  const { rows } = await call.of<{ rows: { value: number }[] }>(handle, "kpis", question);
  expect(rows[0]?.value).toBe(274);
}

test("calls that there are not, and those that every object has", async () => {
  for (const name of ["no", "", "toString", "__proto__", "constructor", "hasOwnProperty"]) {
    await expect(call(name)).rejects.toMatchObject(told("bad_argument"));
    await expect(call.of(1, name)).rejects.toMatchObject(told("bad_argument"));
  }
});

test("a caseload is known by its own number only", async () => {
  const { handle } = await read();
  await expect(call("digests")).rejects.toMatchObject(told("bad_argument"));
  for (const other of [handle + 1, -1, Number.NaN, "1", null]) {
    await expect(call.of(other, "digests")).rejects.toMatchObject(told("freed"));
  }
  await call("free", handle);
  await call("free", handle);
  await expect(call.of(handle, "digests")).rejects.toMatchObject(told("freed"));
});

test("wrong things in the place of each part of a call", async () => {
  const { handle } = await read();
  for (const [name, thing] of Object.entries(zoo)) {
    const whole: (readonly [string, ...unknown[]])[] = [
      ["read", thing(), { policy }],
      ["read", [thing()], { policy }],
      ["read", [{ data: thing() }], { policy }],
      ["read", [{ data: sample, name: thing() }], { policy }],
      ["read", [{ data: sample, mapping: thing() }], { policy }],
      ["read", [{ data: "client,kind,code,start\n" }], thing()],
      ["read", [{ data: "client,kind,code,start\n" }], { policy: thing() }],
      ["synthetic", thing()],
      ["synthetic", { clients: 2, policy: thing() }],
      ["policy", thing()],
      ["mapping", thing()],
      ["guess", thing(), { policy }],
      ["guess", sample, { policy: thing(), known: thing() }],
      ["guess", sample, thing()],
      ["choices", thing()],
    ];
    const ofCaseload: (readonly [string, ...unknown[]])[] = [
      ["kpis", thing()],
      ["kpis", question, thing()],
      ["ask", thing()],
      ["client", thing()],
      ["quarantinedCsv", thing(), thing()],
    ];
    const code = (error: { told: { code: string } }) => error.told.code;
    for (const [name_, ...given] of whole) {
      expect(await call(name_, ...given).catch(code), `${name_}: ${name}`).not.toBe("internal");
    }
    for (const [name_, ...given] of ofCaseload) {
      expect(await call.of(handle, name_, ...given).catch(code), `${name_}: ${name}`).not.toBe("internal");
    }
    await works(handle);
  }
  await call("free", handle);
});

test("after a breakdown what was read is lost, and what is read is there", async () => {
  const before = await read();
  const during = read().catch((error: { told: { code: string } }) => error.told.code);
  expect(() => Ledger.fromBytes(new Uint8Array(2 ** 31))).toThrow(
    expect.objectContaining({ code: "internal" }) as Error,
  );
  expect(await during).toBe("freed");
  const now = await read();
  await expect(call.of(before.handle, "kpis", question)).rejects.toMatchObject(told("freed"));
  await call("free", before.handle);
  await works(now.handle);
});
