/** In a page, too, the engine starts anew after a breakdown, at once and without waiting. */

import { expect, test } from "vitest";
import { usePage } from "./support/page.js";

const page = usePage();

test("memory runs out, and the next call works", async () => {
  const told = await page().evaluate(() => {
    const { Caseload, isMeedoenError, Ledger, Policy, period } = meedoen;
    const placed = () => {
      const caseload = Caseload.fromCsv(sampleLedger, Policy.preset("example"));
      return caseload.kpis({ kpis: ["placements"], ...period("2023") })[0]?.value;
    };
    const before = Policy.preset("example");
    const codes: unknown[] = [];
    const codeOf = (act: () => unknown) => {
      try {
        act();
      } catch (error) {
        codes.push(isMeedoenError(error) && error.code);
      }
    };
    // The page itself may not hold so much: bytes that say they are more than the engine can hold.
    class TooMuch extends Uint8Array {
      override get length() {
        return 2 ** 31;
      }
    }
    codeOf(() => Ledger.fromBytes(new TooMuch()));
    codeOf(() => before.toToml());
    before.free();
    return { codes, values: [placed(), placed()] };
  });
  expect(told).toEqual({ codes: ["internal", "freed"], values: [274, 274] });
});
