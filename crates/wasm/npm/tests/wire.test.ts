/** What the library really answers has the form of the wire schema, which the types are written from. */

import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { assess, Caseload, catalogue, init, isMeedoenError, Mapping, Policy, synthetic } from "meedoen";
import { beforeAll, describe, expect, test } from "vitest";
import { repository, sample, vectors } from "./support/vectors.js";

const schema = JSON.parse(readFileSync(new URL("docs/wire.schema.json", repository), "utf8")) as {
  $defs: Record<string, { type?: unknown; properties?: object; additionalProperties?: unknown }>;
};

// Answers may grow in a later version; for this one, what is in them is all in the schema.
for (const form of Object.values(schema.$defs)) {
  if (form.type === "object" && form.properties) form.additionalProperties ??= false;
}

/** What numbers are in the core; JavaScript has one kind. */
const NUMBERS = ["double", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64"];

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
for (const name of NUMBERS) ajv.addFormat(name, true);
ajv.addFormat("date", (text: string) => new Date(`${text}T00:00:00Z`).toISOString().startsWith(`${text}T`));
ajv.addKeyword("tsType"); // a word to the tool that writes the types
ajv.addSchema({ ...schema, $id: "wire" });

const forms = new Map<string, ValidateFunction>();

/** What is wrong with a value in a form of the schema; nothing where it has the form. */
function wrongs(form: string, value: unknown): string[] {
  const check = forms.get(form) ?? ajv.compile({ $ref: `wire#/$defs/${form}` });
  forms.set(form, check);
  if (check(value)) return [];
  return (check.errors ?? []).map(
    ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

function conforms(form: string, values: readonly unknown[]): void {
  for (const value of values)
    expect(wrongs(form, value), `${form}: ${JSON.stringify(value)?.slice(0, 400)}`).toEqual([]);
}

beforeAll(() => init());

describe.each(vectors)("$name", (vector) => {
  let policy: Policy;
  let caseload: Caseload;

  beforeAll(() => {
    policy = Policy.fromToml(vector.policy);
    const mapping = vector.mapping === undefined ? undefined : Mapping.fromToml(vector.mapping);
    caseload = Caseload.fromCsv(vector.ledger, policy, { mapping });
  });

  test("questions that are answered are Questions", () => {
    conforms(
      "Question",
      vector.cases.filter((asked) => asked.error === undefined).map(({ query }) => query),
    );
  });

  test("rows and receipts", () => {
    const form = { transitions: "TransitionRow", curve: "CurveRow", assess: "AssessmentRow" };
    const questions = vector.cases.map(({ query }) => query);
    caseload.ask(questions, { digests: true }).forEach((answer, at) => {
      if (isMeedoenError(answer)) {
        conforms("ErrorCode", [answer.code]);
        return;
      }
      const asked = Object.keys(questions[at] ?? {});
      conforms(
        Object.entries(form).find(([key]) => asked.includes(key))?.[1] ?? "KpiRow",
        answer as readonly unknown[],
      );
      conforms("Receipt", [answer.receipt]);
      expect(answer.receipt.digests).toBeTruthy();
    });
    conforms("Digests", [caseload.digests()]);
  });

  test("what was read, and what was found", () => {
    const { ledger } = caseload;
    conforms("Reading", [ledger.reading()]);
    for (const lang of ["nl", "en"] as const) {
      expect(ledger.quarantined(lang).length).toBe(vector.reading.findings.length);
      conforms("QuarantinedRow", ledger.quarantined(lang));
      conforms("FindingRow", caseload.findings({ lang }));
    }
  });

  test("each client's timeline", () => {
    const { client } = caseload.ledger.columns().columns;
    if (client?.form !== "words") throw new Error("a ledger has a column of clients");
    conforms(
      "Timeline",
      client.words.map((id) => caseload.client(id)),
    );
    expect(client.words.length).toBe(caseload.clientCount);
  });

  test("the policy's document, parameters, labels and choices, and the guess at a mapping", () => {
    conforms("PolicyDocument", [policy.toJson()]);
    conforms("Parameters", [policy.parameters()]);
    conforms("Labels", [policy.labels("nl"), policy.labels("en")]);
    conforms("Choices", [Mapping.choices(policy)]);
    conforms("Guess", [Mapping.guess(vector.ledger, policy)]);
    if (vector.mapping !== undefined) conforms("MappingDocument", [Mapping.fromToml(vector.mapping).toJson()]);
  });
});

test("the catalogue, an assessment, the truth about a made-up ledger", () => {
  conforms("Catalogue", [catalogue("nl"), catalogue("en")]);
  conforms("Assessment", [assess({}), assess({ contract_or_self_employed: "no", weekly_organised_activity: "yes" })]);
  const truth = synthetic({ clients: 50 }).truth();
  expect(truth.length).toBeGreaterThan(100);
  conforms("TruthOfMonth", truth);
});

test("findings are found in the sample, so that their form was checked", () => {
  const caseload = Caseload.fromCsv(sample, Policy.preset("example"));
  const found = vectors.flatMap((vector) =>
    Caseload.fromCsv(vector.ledger, Policy.fromToml(vector.policy), {
      mapping: vector.mapping === undefined ? undefined : Mapping.fromToml(vector.mapping),
    }).findings(),
  );
  expect(found.length + caseload.findings().length).toBeGreaterThan(0);
  conforms("FindingRow", caseload.findings());
});

test("a form is refused for a key too much, one too few and a value of another kind", () => {
  const row = { from_state: "2", to_state: "to_work", value: 3 };
  expect(wrongs("TransitionRow", row)).toEqual([]);
  expect(wrongs("TransitionRow", { ...row, more: 1 })).not.toEqual([]);
  expect(wrongs("TransitionRow", { from_state: "2", to_state: "to_work" })).not.toEqual([]);
  expect(wrongs("TransitionRow", { ...row, value: "3" })).not.toEqual([]);
  expect(wrongs("Question", { kpis: ["stock"], from: "2023-01-01" })).not.toEqual([]);
});
