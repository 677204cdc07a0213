/** Every shared vector in a page, in its thread and in a worker: the same as in every language. */

import { expect, test } from "vitest";
import { holds, type Played } from "../support/play.js";
import { vectors } from "../support/vectors.js";
import { usePage } from "./support/page.js";

const page = usePage();

test.each(vectors)("$name", async (vector) => {
  const { name, policy, mapping, cases } = vector;
  const questions = cases.map(({ query }) => query);
  const inThread = await page().evaluate(
    async ({ name, policy, mapping, questions }): Promise<Played> => {
      const { Caseload, Mapping, Policy } = meedoen;
      const csv = await (await fetch(`/vectors/${name}/ledger.csv`)).arrayBuffer();
      const own = mapping === undefined ? undefined : Mapping.fromToml(mapping);
      const caseload = Caseload.fromCsv(csv, Policy.fromToml(policy), { mapping: own, name: "ledger.csv" });
      const { ledger } = caseload;
      const played = await asks(caseload, questions);
      return { ...played, reading: ledger.reading(), refused: ledger.quarantined("en") };
    },
    { name, policy, mapping, questions },
  );
  holds(vector, inThread);

  const inWorker = await page().evaluate(
    async ({ name, policy, mapping, questions }): Promise<Played> => {
      const data = await (await fetch(`/vectors/${name}/ledger.csv`)).blob();
      const document = mapping === undefined ? undefined : (await engine.mapping({ toml: mapping })).document;
      const files = [{ data, name: "ledger.csv", mapping: document }];
      const caseload = await engine.read(files, { policy: { toml: policy } });
      const [reading, refused] = await Promise.all([caseload.reading(), caseload.quarantined("en")]);
      const played = await asks(caseload, questions);
      await caseload.free();
      return { ...played, reading, refused };
    },
    { name, policy, mapping, questions },
  );
  expect(inWorker).toEqual(inThread);
});
