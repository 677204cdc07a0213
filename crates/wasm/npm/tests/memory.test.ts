/** What lives in the engine's memory can be given back: by `free`, or by `using` at the end of a block. */

import { Caseload, init, Ledger, Mapping, Policy, period, synthetic } from "meedoen";
import { beforeAll, expect, test } from "vitest";
import { sample } from "./support/vectors.js";

beforeAll(() => init());

const freed = expect.objectContaining({ name: "MeedoenError", code: "freed" }) as Error;

test("what is freed says so, whatever it is asked, and may be freed again", () => {
  const policy = Policy.preset("example");
  const caseload = Caseload.fromCsv(sample, policy);
  const { ledger } = caseload;
  const [mapping, made] = [Mapping.fromJson({}), synthetic({ clients: 3 })];
  for (const held of [policy, caseload, ledger, mapping, made]) {
    held.free();
    expect(() => held.free()).not.toThrow();
  }
  expect(() => policy.toJson()).toThrow(freed);
  expect(() => caseload.clientCount).toThrow(freed);
  expect(() => caseload.askJson("[]")).toThrow(freed);
  expect(() => ledger.digest()).toThrow("this Ledger was freed");
  expect(() => mapping.toToml()).toThrow(freed);
  expect(() => made.caseload()).toThrow(freed);
  expect(() => Caseload.fromCsv(sample, policy)).toThrow(freed);
  expect(() => Ledger.fromCsv(sample, Policy.preset("example"), { mapping })).toThrow(freed);
});

test("a block frees what it uses", () => {
  let kept: Caseload;
  {
    using policy = Policy.preset("example");
    using caseload = Caseload.fromCsv(sample, policy);
    kept = caseload;
    expect(kept.kpis({ kpis: ["placements"], ...period("2023") })[0]?.value).toBe(274);
  }
  expect(() => kept.clientCount).toThrow(freed);
});

test("a caseload needs its ledger and its policy no more once it is built", () => {
  const policy = Policy.preset("example");
  const ledger = Ledger.fromCsv(sample, policy);
  const caseload = Caseload.build(ledger, policy);
  ledger.free();
  policy.free();
  expect(caseload.kpis({ kpis: ["placements"], ...period("2023") })[0]?.value).toBe(274);
  expect(caseload.ledger.length).toBe(caseload.ledger.reading().accepted);
});

test("a ledger that is taken from a caseload changes without it", () => {
  const caseload = Caseload.fromCsv(sample, Policy.preset("example"));
  const [ledger, before] = [caseload.ledger, caseload.digests().ledger];
  ledger.update("2035-01-01", Ledger.fromCsv("client,kind,code,start\n", Policy.preset("example")));
  expect(ledger.digest()).not.toBe(before);
  expect(caseload.digests().ledger).toBe(before);
  expect(caseload.ledger.digest()).toBe(before);
});
