/** Whatever is given to whatever takes something: an error of ours with code and place, and the next call works. */

import { readFileSync } from "node:fs";
import * as meedoen from "meedoen";
import {
  assess,
  Caseload,
  catalogue,
  init,
  isoDay,
  Ledger,
  Mapping,
  MeedoenError,
  Policy,
  period,
  rowsOf,
  Synthetic,
  synthetic,
} from "meedoen";
import { beforeAll, describe, expect, test } from "vitest";
import { repository } from "./support/vectors.js";
import { Hostile, zoo } from "./support/zoo.js";

/** What takes something: given a wrong thing, whatever it is. */
// biome-ignore lint/suspicious/noExplicitAny: a wrong thing has every type
type Taker = (it: any) => unknown;

const CSV = "client,kind,code,start,end\nR1,benefit,pw,2023-01-01,2023-06-30\nR2,benefit,pw,2023-02-01,\n";
const YEAR = { from: "2023-01-01", to: "2023-12-31" };
const COLUMNS = { client: ["R1"], kind: ["benefit"], code: ["pw"], start: ["2023-01-01"] };

const schema = JSON.parse(readFileSync(new URL("docs/wire.schema.json", repository), "utf8")) as {
  $defs: { ErrorCode: { enum?: string[]; oneOf?: { const: string }[] } };
};
const { enum: words, oneOf } = schema.$defs.ErrorCode;
const codes = [...(words ?? []), ...(oneOf ?? []).map((one) => one.const), "bad_argument", "freed"];

let policy: Policy;
let caseload: Caseload;
let ledger: Ledger;
let mapping: Mapping;
let made: Synthetic;

beforeAll(async () => {
  await init();
  policy = Policy.preset("example");
  caseload = Caseload.fromCsv(CSV, policy);
  ledger = caseload.ledger;
  mapping = Mapping.fromJson({});
  made = synthetic({ clients: 3 });
});

const takers: Record<string, Taker> = {
  catalogue: (it) => catalogue(it),
  period: (it) => period(it),
  assess: (it) => assess(it),
  "assess, a reply": (it) => assess({ external_coaching: it }),
  "assess, options": (it) => assess({}, it),
  "assess, informal care": (it) => assess({}, { informal_care_is_unpaid_work: it }),
  isoDay: (it) => isoDay(it),
  rowsOf: (it) => rowsOf(it),
  isMeedoenError: (it) => meedoen.isMeedoenError(it),
  "Policy.preset": (it) => Policy.preset(it),
  "Policy.starter": (it) => Policy.starter(it),
  "Policy.fromToml": (it) => Policy.fromToml(it),
  "Policy.fromJson": (it) => Policy.fromJson(it),
  "Policy.fromJson, a part": (it) => Policy.fromJson({ format: 1, municipality: it }),
  "Policy.labels": (it) => policy.labels(it),
  "Mapping.fromToml": (it) => Mapping.fromToml(it),
  "Mapping.fromJson": (it) => Mapping.fromJson(it),
  "Mapping.fromJson, columns": (it) => Mapping.fromJson({ columns: it }),
  "Mapping.guess": (it) => Mapping.guess(it, policy),
  "Mapping.guess, policy": (it) => Mapping.guess(CSV, it),
  "Mapping.guess, options": (it) => Mapping.guess(CSV, policy, it),
  "Mapping.guess, known": (it) => Mapping.guess(CSV, policy, { known: it }),
  "Mapping.choices": (it) => Mapping.choices(it),
  "Mapping.ofTable": (it) => mapping.ofTable(it),
  "Ledger.fromCsv": (it) => Ledger.fromCsv(it, policy),
  "Ledger.fromCsv, one of several": (it) => Ledger.fromCsv([it, { csv: CSV }], policy),
  "Ledger.fromCsv, its text": (it) => Ledger.fromCsv([{ csv: it }], policy),
  "Ledger.fromCsv, policy": (it) => Ledger.fromCsv(CSV, it),
  "Ledger.fromCsv, options": (it) => Ledger.fromCsv(CSV, policy, it),
  "Ledger.fromBytes": (it) => Ledger.fromBytes(it),
  "Ledger.quarantined": (it) => ledger.quarantined(it),
  "Ledger.quarantinedCsv": (it) => ledger.quarantinedCsv(it, "nl"),
  "Ledger.quarantinedCsv, lang": (it) => ledger.quarantinedCsv(0, it),
  "Ledger.update": (it) => Ledger.fromCsv(CSV, policy).update(it, ledger),
  "Ledger.update, extract": (it) => Ledger.fromCsv(CSV, policy).update("2024-01-01", it),
  "Ledger.fromColumns": (it) => Ledger.fromColumns(it, policy),
  "Ledger.fromColumns, one of several": (it) => Ledger.fromColumns([it], policy),
  "Caseload.fromCsv": (it) => Caseload.fromCsv(it, policy),
  "Caseload.fromColumns": (it) => Caseload.fromColumns({ ...COLUMNS, client: it }, policy),
  "Caseload.build": (it) => Caseload.build(it, policy),
  "Caseload.build, policy": (it) => Caseload.build(ledger, it),
  "Caseload.horizonOn": (it) => caseload.horizonOn(it),
  "Caseload.digests": (it) => caseload.digests.call(it),
  "Ledger.reading": (it) => ledger.reading.call(it),
  "Ledger.starts": (it) => ledger.starts.call(it),
  "Caseload.kpis": (it) => caseload.kpis(it),
  "Caseload.kpis, options": (it) => caseload.kpis({ kpis: ["stock"], ...YEAR }, it),
  "Caseload.kpiColumns": (it) => caseload.kpiColumns(it),
  "Caseload.transitions": (it) => caseload.transitions(it),
  "Caseload.curve": (it) => caseload.curve(it),
  "Caseload.ask": (it) => caseload.ask(it),
  "Caseload.ask, in a list": (it) => caseload.ask([it, it]),
  "Caseload.askJson": (it) => caseload.askJson(it),
  "Caseload.findings": (it) => caseload.findings(it),
  "Caseload.findingColumns": (it) => caseload.findingColumns(it),
  "Caseload.report": (it) => caseload.report(it),
  "Caseload.client": (it) => caseload.client(it),
  "Caseload.client, options": (it) => caseload.client("R1", it),
  "Caseload.clientPicture": (it) => caseload.clientPicture(it, { lang: "nl" }),
  "Caseload.clientPicture, options": (it) => caseload.clientPicture("R1", it),
  synthetic: (it) => synthetic(it),
  "Synthetic.truth": () => made.truth(),
};
for (const part of ["name", "mapping", "table", "strict", "allow_bsn_like_ids"]) {
  takers[`Ledger.fromCsv, ${part}`] = (it) => Ledger.fromCsv(CSV, policy, { [part]: it });
  takers[`Ledger.fromColumns, ${part}`] = (it) => Ledger.fromColumns([{ columns: COLUMNS, [part]: it }], policy);
}
for (const part of ["words", "numbers", "days", "bytes", "offsets", "given"]) {
  const forms: Record<string, object> = {
    words: { numbers: new Uint8Array(1) },
    numbers: { words: ["R1"] },
    bytes: { offsets: new Uint32Array([0, 2]) },
    offsets: { bytes: new Uint8Array([82, 49]) },
    given: { bytes: new Uint8Array([82, 49]), offsets: new Uint32Array([0, 2]) },
  };
  takers[`a column's ${part}`] = (it) =>
    Ledger.fromColumns({ ...COLUMNS, client: { ...forms[part], [part]: it } as never }, policy);
}
takers["a column's cell"] = (it) => Ledger.fromColumns({ ...COLUMNS, client: [it] }, policy);
for (const part of [
  "kpis",
  "from",
  "every",
  "by",
  "where",
  "known_on",
  "horizon",
  "followed_to",
  "follow_up_days",
  "programme",
]) {
  takers[`Caseload.kpis, ${part}`] = (it) => caseload.kpis({ kpis: ["stock"], ...YEAR, [part]: it });
}
takers["Caseload.kpis, a member"] = (it) => caseload.kpis({ kpis: ["stock"], ...YEAR, where: { rung: it } });
takers["Caseload.kpis, most_rows"] = (it) => caseload.kpis({ kpis: ["stock"], ...YEAR }, { most_rows: it });
takers["Caseload.kpis, digests"] = (it) => caseload.kpis({ kpis: ["stock"], ...YEAR }, { digests: it });
for (const part of ["from", "where", "known_on"]) {
  takers[`Caseload.transitions, ${part}`] = (it) => caseload.transitions({ ...YEAR, [part]: it });
}
for (const part of ["of", "to", "where", "horizon", "programme"]) {
  takers[`Caseload.curve, ${part}`] = (it) => caseload.curve({ of: "days_on_benefit", ...YEAR, [part]: it });
}
for (const part of ["as_of", "known_on", "lang", "signal"])
  takers[`Caseload.findings, ${part}`] = (it) => caseload.findings({ [part]: it });
for (const part of [
  "lang",
  "format",
  "period",
  "cohort_from",
  "cohort_to",
  "known_on",
  "horizon",
  "show_small_cells",
  "signal",
]) {
  takers[`Caseload.report, ${part}`] = (it) => caseload.report({ lang: "nl", period: YEAR, [part]: it });
}
for (const part of ["clients", "seed", "policy", "from", "to", "long_ids", "shuffled"]) {
  takers[`synthetic, ${part}`] = (it) => synthetic({ clients: 2, [part]: it });
}

/** What a call came to: nothing wrong, or what was thrown. */
function outcome(taker: Taker, thing: unknown): unknown {
  try {
    taker(thing);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** The engine is alive, and so is what was made before. */
function works(): void {
  const [stock] = caseload.kpis({ kpis: ["stock"], from: "2023-03-01", to: "2023-03-31" });
  expect(stock?.value).toBe(2);
}

test.each(Object.entries(takers))("%s survives the zoo", (_, taker) => {
  for (const [name, thing] of Object.entries(zoo)) {
    const error = outcome(taker, thing());
    // A hostile object's own error may come through as it is.
    if (error !== undefined && !(error instanceof Hostile)) {
      expect(error, name).toBeInstanceOf(MeedoenError);
      const { code, place, message, detail } = error as MeedoenError;
      expect(codes, `${name}: ${message}`).toContain(code);
      expect(typeof place, name).toBe("string");
      expect(detail, name).not.toBe("");
    }
    works();
  }
});

const refusals: readonly [string, Taker, string, string][] = [
  [
    "a curve where KPIs are asked",
    () => caseload.kpis({ curve: { of: "days_on_benefit", ...YEAR } } as never),
    "bad_query",
    "kpis",
  ],
  ["a table where columns are asked", () => caseload.kpiColumns({ transitions: YEAR } as never), "bad_query", "kpis"],
  [
    "a list of questions where one is taken",
    () => caseload.kpis([{ kpis: ["stock"], ...YEAR }] as never),
    "bad_query",
    "",
  ],
  [
    "not-a-number for days",
    () => caseload.kpis({ kpis: ["stock"], ...YEAR, follow_up_days: Number.NaN }),
    "bad_query",
    "follow_up_days",
  ],
  [
    "a map for a filter",
    () => caseload.kpis({ kpis: ["stock"], ...YEAR, where: new Map([["rung", 1]]) as never }),
    "bad_query",
    "where",
  ],
  [
    "a function in a question",
    () => caseload.kpis({ kpis: ["stock"], ...YEAR, every: (() => "month") as never }),
    "bad_query",
    "every",
  ],
  ["a promise for a question", () => caseload.kpis(Promise.resolve() as never), "bad_query", ""],
  ["a word for yes", () => Ledger.fromCsv(CSV, policy, { strict: "yes" as never }), "bad_query", "strict"],
  [
    "a negative number of rows",
    () => caseload.kpis({ kpis: ["stock"], ...YEAR }, { most_rows: -1 }),
    "bad_query",
    "most_rows",
  ],
  ["a negative number of clients", () => synthetic({ clients: -1 }), "bad_query", "options"],
  [
    "bytes handed over",
    () => Ledger.fromCsv(zoo["handed over bytes"]?.() as Uint8Array, policy),
    "bad_argument",
    "csv",
  ],
  [
    "text as numbers of words",
    () => Ledger.fromColumns({ client: { words: ["R1"], numbers: "0" as never } }, policy),
    "bad_argument",
    "column client",
  ],
  [
    "a view as a column",
    () => Ledger.fromColumns({ client: new DataView(new ArrayBuffer(8)) as never }, policy),
    "bad_argument",
    "column client",
  ],
  [
    "numbers after text",
    () => Ledger.fromColumns({ client: ["R1", 2] as never }, policy),
    "bad_argument",
    "column client, row 2",
  ],
  ["a ledger as its own extract", () => ledger.update("2024-01-01", ledger), "bad_argument", "extract"],
  ["a day of no calendar", () => caseload.horizonOn("2023-02-30"), "bad_query", ""],
  ["a report of no day", () => caseload.report({ lang: "nl", known_on: "" }), "bad_query", ""],
  ["no language", () => caseload.report({ lang: "fr" as never }), "bad_query", "lang"],
  ["no format", () => caseload.report({ lang: "nl", format: "pdf" as never }), "bad_query", "format"],
  ["a look-alike", () => Caseload.build(ledger, Object.create(Policy.prototype) as Policy), "bad_argument", ""],
  [
    "less bits than rows",
    () =>
      Ledger.fromColumns(
        { client: { bytes: new Uint8Array([82, 49]), offsets: new Uint32Array([0, 2]), given: new Uint8Array() } },
        policy,
      ),
    "bad_argument",
    "column client",
  ],
  [
    "no offsets",
    () => Ledger.fromColumns({ client: { bytes: new Uint8Array(), offsets: new Uint32Array() } }, policy),
    "bad_argument",
    "column client",
  ],
];

test.each(refusals)("%s is refused", (_, taker, code, place) => {
  expect(outcome(taker, undefined)).toMatchObject({ name: "MeedoenError", code, place });
  works();
});

describe("the table is whole", () => {
  const classes = { Caseload, Ledger, Mapping, Policy, Synthetic };
  const told = new Set(Object.keys(takers).map((name) => name.split(",")[0]));

  test.each(Object.entries(classes))("%s", (name, of) => {
    for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(of))) {
      if (typeof property.value === "function" && !["of", "native", "built", "copyOf"].includes(key)) {
        expect(told, key).toContain(`${name}.${key}`);
      }
    }
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(of.prototype))) {
      if (typeof value === "function" && value.length > 0 && key !== "constructor")
        expect(told, key).toContain(`${name}.${key}`);
    }
  });

  test("functions", () => {
    for (const [name, value] of Object.entries(meedoen)) {
      if (typeof value === "function" && /^[a-z]/u.test(name) && !["init", "version"].includes(name)) {
        expect(told, name).toContain(name);
      }
    }
  });
});
