/** Nothing works before the engine has started, and a failed start may be repeated. */

import { readFile } from "node:fs/promises";
import { expect, test, vi } from "vitest";
import { own } from "./support/vectors.js";

/** The package as nobody has used it yet. */
async function fresh(): Promise<typeof import("meedoen")> {
  vi.resetModules();
  return await import("meedoen");
}

test("before it has started every call says what to do", async () => {
  const { catalogue, Ledger, Policy, period, synthetic } = await fresh();
  const calls = [
    () => Policy.preset("example"),
    () => period("2023"),
    () => catalogue("nl"),
    () => Ledger.fromBytes(new Uint8Array()),
    () => synthetic({ clients: 1 }),
  ];
  for (const call of calls) {
    expect(call).toThrow(expect.objectContaining({ name: "MeedoenError", code: "not_ready" }) as Error);
    expect(call).toThrow("await init()");
  }
});

test.each([
  ["bytes that are no module", () => new Uint8Array([0, 97, 115, 109, 9, 9, 9, 9])],
  ["no bytes", () => new Uint8Array()],
  ["something else", () => 7],
  ["a promise that is not kept", () => Promise.reject(new Error("the line is cut"))],
])("%s do not start it, and then it can be started", async (_, source) => {
  const { init, period } = await fresh();
  await expect(init(source() as Uint8Array<ArrayBuffer>)).rejects.toMatchObject({
    name: "MeedoenError",
    code: "not_ready",
  });
  await init();
  expect(period("2023-Q2")).toEqual({ from: "2023-04-01", to: "2023-06-30" });
});

test("it starts from bytes, a compiled module or by itself, once", async () => {
  const bytes = new Uint8Array(await readFile(own("dist/native/meedoen_bg.wasm")));
  for (const source of [bytes, new WebAssembly.Module(bytes), Promise.resolve(bytes), undefined]) {
    const { init, version } = await fresh();
    await Promise.all([init(source), init(), init(new Uint8Array())]);
    expect(version()).toBe("0.1.0");
  }
});
