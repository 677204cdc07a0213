/** Every shared vector in Node: the same answers, refusals and readings as in every language. */

import { Caseload, init, Mapping, Policy } from "meedoen";
import { beforeAll, expect, test } from "vitest";
import { asking, holds } from "./support/play.js";
import { vectors } from "./support/vectors.js";

beforeAll(() => init());

test("the vectors are all there", () => {
  expect(vectors.length).toBeGreaterThanOrEqual(28);
  expect(vectors.reduce((sum, { cases }) => sum + cases.length, 0)).toBeGreaterThanOrEqual(845);
});

test.each(vectors)("$name", async (vector) => {
  const policy = Policy.fromToml(vector.policy);
  const mapping = vector.mapping === undefined ? undefined : Mapping.fromToml(vector.mapping);
  const caseload = Caseload.fromCsv(vector.ledger, policy, { mapping, name: "ledger.csv" });
  const { ledger } = caseload;
  const played = await asking(
    caseload,
    vector.cases.map(({ query }) => query),
  );
  holds(vector, { ...played, reading: ledger.reading(), refused: ledger.quarantined("en") });
  for (const held of [ledger, caseload, policy, mapping]) held?.free();
});
