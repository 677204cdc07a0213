/** Errors are real ones: a class, a code, a place, a sentence, the cause. */

import { Caseload, init, isMeedoenError, MeedoenError, Policy } from "meedoen";
import { beforeAll, expect, test } from "vitest";

beforeAll(() => init());

function thrown(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

test("an error of the engine is an Error and a MeedoenError", () => {
  const error = thrown(() =>
    Policy.fromToml('format = 1\n[municipality]\nname = "X"\n[parameters]\nbridge_days = -1\n'),
  );
  expect(error).toBeInstanceOf(Error);
  expect(error).toBeInstanceOf(MeedoenError);
  expect(isMeedoenError(error)).toBe(true);
  if (!isMeedoenError(error)) return;
  expect(error.code).toBe("bad_policy");
  expect(error.place).toBe("parameters.bridge_days");
  expect(error.message).toBe(`${error.place}: ${error.detail}`);
  expect(error.name).toBe("MeedoenError");
  expect(error.stack).toContain("errors.test.ts");
  expect(String(error)).toBe(`MeedoenError: ${error.message}`);
});

test("as JSON it is the error that stands among answers", () => {
  const caseload = Caseload.fromCsv("client,kind,code,start\n", Policy.preset("example"));
  const question = { kpis: ["stock"], from: "2023-12-31", to: "2023-01-01" } as const;
  const error = thrown(() => caseload.kpis(question));
  expect(JSON.parse(JSON.stringify(error))).toEqual(JSON.parse(caseload.askJson(JSON.stringify(question))));
  expect(error).toMatchObject({ code: "bad_period" });
});

test("an error of a strict reading says where, and nothing of what stands there", () => {
  const csv = "client,kind,code,start\nR1,benefit,pw,2023-01-01\nR2,benefit,pw,secret\n";
  const error = thrown(() => Caseload.fromCsv(csv, Policy.preset("example"), { strict: true, name: "own.csv" }));
  expect(error).toMatchObject({ code: "bad_ledger" });
  expect(String(error)).toMatch(/row 2/u);
  expect(String(error)).not.toContain("secret");
});

test("among answers an error stands in its place and is not thrown", () => {
  const caseload = Caseload.fromCsv("client,kind,code,start\n", Policy.preset("example"));
  const year = { from: "2023-01-01", to: "2023-12-31" };
  const [one, wrong, two] = caseload.ask([
    { kpis: ["stock"], ...year },
    { kpis: ["stock"], ...year, programme: "none" },
    { curve: { of: "days_on_benefit", ...year } },
  ]);
  expect(isMeedoenError(one)).toBe(false);
  expect(isMeedoenError(two)).toBe(false);
  expect(wrong).toBeInstanceOf(MeedoenError);
  expect(wrong).toMatchObject({ code: "bad_query", place: "programme" });
});

test("the guard knows errors of another copy of the library, and nothing else", () => {
  class MeedoenErrorOfAnotherCopy extends Error {
    override readonly name = "MeedoenError";
    readonly code = "bad_query";
    readonly place = "";
  }
  expect(isMeedoenError(new MeedoenErrorOfAnotherCopy("x"))).toBe(true);
  for (const other of [
    undefined,
    null,
    "MeedoenError",
    new Error("x"),
    { name: "MeedoenError", code: "x", place: "" },
  ]) {
    expect(isMeedoenError(other)).toBe(false);
  }
});

test("a cause is kept", () => {
  const loop: Record<string, unknown> = {};
  Object.assign(loop, { loop });
  const error = thrown(() => Policy.fromJson(loop as never));
  expect(error).toMatchObject({ code: "bad_policy" });
  expect((error as Error).cause).toBeInstanceOf(TypeError);
});
