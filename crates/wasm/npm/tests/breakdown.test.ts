/** The engine breaks down when memory runs out; then it starts anew, and nothing from before can do harm. */

import { Caseload, init, Ledger, Mapping, MeedoenError, Policy, period, synthetic } from "meedoen";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { sample } from "./support/vectors.js";

beforeAll(() => init());

/** More than the engine's address space can hold at once. */
let tooMuch: Uint8Array;

beforeAll(() => {
  tooMuch = new Uint8Array(2 ** 31);
});

function breakDown(): unknown {
  try {
    return Ledger.fromBytes(tooMuch);
  } catch (error) {
    return error;
  }
}

const placements = (caseload: Caseload) => caseload.kpis({ kpis: ["placements"], ...period("2023") })[0]?.value;

let caseload: Caseload;

beforeEach(() => {
  caseload = Caseload.fromCsv(sample, Policy.preset("example"));
});

test("running out of memory is an error that says so, and the next call works", () => {
  expect(breakDown()).toMatchObject({ name: "MeedoenError", code: "internal", place: "" });
  expect(placements(Caseload.fromCsv(sample, Policy.preset("example")))).toBe(274);
});

test("what was made before is lost, says so, and may be freed", () => {
  const [policy, mapping, made] = [caseload.policy, Mapping.fromJson({}), synthetic({ clients: 3 })];
  const { ledger } = caseload;
  breakDown();
  const now = Caseload.fromCsv(sample, Policy.preset("example"));
  const lost: (() => unknown)[] = [
    () => placements(caseload),
    () => caseload.ledger,
    () => ledger.length,
    () => policy.toToml(),
    () => mapping.toToml(),
    () => made.truth(),
    () => Caseload.build(ledger, now.policy),
    () => Caseload.build(now.ledger, policy),
    () => Ledger.fromCsv(sample, policy),
    () => Ledger.fromCsv(sample, now.policy, { mapping }),
    () => now.ledger.update("2030-01-01", ledger),
    () => synthetic({ clients: 3, policy }),
  ];
  for (const act of lost) {
    expect(act).toThrow(expect.objectContaining({ name: "MeedoenError", code: "freed" }) as MeedoenError);
  }
  for (const held of [caseload, ledger, policy, mapping, made]) held.free();
  expect(placements(now)).toBe(274);
});

test("freeing what was lost frees nothing of what is new", () => {
  const before = Array.from({ length: 40 }, () => Policy.preset("example"));
  breakDown();
  const after = Array.from({ length: 40 }, () => Policy.preset("example"));
  const text = after[0]?.toToml();
  for (const policy of before) policy.free();
  const more = Array.from({ length: 40 }, () => Policy.starter("Elsewhere"));
  expect(after.map((policy) => policy.toToml())).toEqual(after.map(() => text));
  expect(more.length).toBe(40);
});

test("a reading that breaks off in the middle leaves the engine whole", () => {
  const columns = { client: { bytes: tooMuch, offsets: new Uint32Array([0, 1]) } };
  expect(() => Ledger.fromColumns(columns, Policy.preset("example"))).toThrow(
    expect.objectContaining({ code: "internal" }) as MeedoenError,
  );
  expect(placements(Caseload.fromCsv(sample, Policy.preset("example")))).toBe(274);
});

test("it may break down again and again", () => {
  for (let time = 0; time < 5; time += 1) {
    expect(breakDown()).toBeInstanceOf(MeedoenError);
    expect(placements(Caseload.fromCsv(sample, Policy.preset("example")))).toBe(274);
  }
});
