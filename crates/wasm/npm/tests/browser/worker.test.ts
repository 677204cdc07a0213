/** The engine in a worker: errors of the same class, memory handed over, nothing lost when it goes away. */

import { expect, test } from "vitest";
import { usePage } from "./support/page.js";

const page = usePage();

test("an error from the worker is the one that is thrown in this thread", async () => {
  const pairs = await page().evaluate(async () => {
    const { isMeedoenError, MeedoenError, Policy, Caseload, period } = meedoen;
    const policy = { preset: "example" };
    const year = period("2023");
    const there = await engine.read([new File([sampleLedger], "x.csv")], { policy });
    const here = Caseload.fromCsv(sampleLedger, Policy.preset("example"));
    const wrong = "client,kind,code,start\nR1,benefit,pw,2023-02-30\n";
    const calls: [() => unknown, () => Promise<unknown>][] = [
      [() => here.kpis({ kpis: ["no"] as never, ...year }), () => there.kpis({ kpis: ["no"] as never, ...year })],
      [() => here.curve({ of: "x" as never, ...year }), () => there.curve({ of: "x" as never, ...year })],
      [() => Policy.preset("none"), () => engine.policy({ preset: "none" })],
      [() => Policy.fromToml("format = 7"), () => engine.policy({ toml: "format = 7" })],
      [() => meedoen.Mapping.fromToml("x = 1"), () => engine.mapping({ toml: "x = 1" })],
      [() => meedoen.period("2023-13"), () => engine.period("2023-13")],
      [
        () => Caseload.fromCsv(wrong, Policy.preset("example"), { strict: true }),
        () => engine.read([new Blob([wrong])], { policy, strict: true }),
      ],
    ];
    const told = [];
    for (const [one, other] of calls) {
      const thrown: unknown[] = [];
      try {
        one();
      } catch (error) {
        thrown.push(error);
      }
      await other().catch((error: unknown) => thrown.push(error));
      told.push(
        thrown.map((error) => ({
          real: error instanceof Error && (error instanceof MeedoenError || error instanceof client.MeedoenError),
          guarded: isMeedoenError(error) && client.isMeedoenError(error),
          json: JSON.parse(JSON.stringify(error)),
          text: String(error),
        })),
      );
    }
    await there.free();
    return told;
  });
  expect(pairs.length).toBe(7);
  for (const [here, there] of pairs) {
    expect(here).toMatchObject({ real: true, guarded: true });
    expect(there).toEqual(here);
  }
});

test("columns of an answer are handed over, not copied", async () => {
  const told = await page().evaluate(async () => {
    const { Caseload, Policy, period } = meedoen;
    const question = { kpis: ["stock", "outflow"], ...period("2023"), every: "month", by: ["domain", "rung"] } as const;
    const caseload = await engine.read([new File([sampleLedger], "x.csv")], { policy: { preset: "example" } });
    const before = (await measured()).handedOver;
    const there = await caseload.kpiColumns(question);
    const handedOver = (await measured()).handedOver - before;
    const here = Caseload.fromCsv(sampleLedger, Policy.preset("example")).kpiColumns(question);
    await caseload.free();
    const bytes = [there.value.numbers, there.from.days, there.kpi.numbers, there.provisional.flags].map(
      (array) => array.byteLength,
    );
    return {
      handedOver,
      least: bytes.reduce((sum, one) => sum + one),
      there: JSON.stringify(there),
      here: JSON.stringify(here),
      length: there.length,
    };
  });
  expect(told.length).toBeGreaterThan(100);
  expect(told.handedOver).toBeGreaterThanOrEqual(told.least);
  expect(told.there).toBe(told.here);
});

test("every method of a caseload answers from the worker as in this thread", async () => {
  const [there, here] = await page().evaluate(async () => {
    const { Caseload, Policy, period } = meedoen;
    const year = period("2023");
    const there = await engine.read([{ data: sampleLedger, name: "x.csv" }], { policy: { preset: "example" } });
    const here = Caseload.fromCsv(sampleLedger, Policy.preset("example"), { name: "x.csv" });
    const client = here.ledger.columns().columns.client;
    const id = client?.form === "words" ? (client.words[0] ?? "") : "";
    const report = { lang: "nl", period: year, format: "text" } as const;
    const { ledger, policy } = here;
    const inWorker = [
      there.clientCount,
      there.horizon,
      await there.horizonOn("2023-06-30"),
      await there.digests(),
      await there.transitions(year),
      await there.curve({ of: "days_on_benefit", ...year }),
      (await there.ask([{ assess: {} }, { transitions: year }])) as unknown,
      await there.findings({ lang: "nl" }),
      await there.report(report),
      await there.client(id),
      await there.clientPicture(id, { lang: "en" }),
      await there.reading(),
      await there.quarantined("nl"),
      await there.quarantinedCsv(0, "nl"),
      await engine.catalogue("nl"),
      await engine.assess({ external_coaching: "yes" }),
      await engine.guess(sampleLedger, { policy: { preset: "example" } }),
      await engine.choices({ preset: "example" }),
      await there.starts(),
      await engine.policy({ preset: "example" }),
      (await engine.mapping({ end: "exclusive" })).document,
      engine.version,
      (await there.kpis({ kpis: ["stock"], ...year })).receipt,
    ];
    const inThread = [
      here.clientCount,
      here.horizon,
      here.horizonOn("2023-06-30"),
      here.digests(),
      here.transitions(year),
      here.curve({ of: "days_on_benefit", ...year }),
      here.ask([{ assess: {} }, { transitions: year }]) as unknown,
      here.findings({ lang: "nl" }),
      here.report(report),
      here.client(id),
      here.clientPicture(id, { lang: "en" }),
      ledger.reading(),
      ledger.quarantined("nl"),
      ledger.quarantinedCsv(0, "nl"),
      meedoen.catalogue("nl"),
      meedoen.assess({ external_coaching: "yes" }),
      meedoen.Mapping.guess(sampleLedger.slice(0, 256 * 1024), policy),
      meedoen.Mapping.choices(policy),
      ledger.starts(),
      {
        document: policy.toJson(),
        toml: policy.toToml(),
        labels: { nl: policy.labels("nl"), en: policy.labels("en") },
        parameters: policy.parameters(),
        notes: policy.notes(),
      },
      meedoen.Mapping.fromJson({ end: "exclusive" }).toJson(),
      meedoen.version(),
      here.kpis({ kpis: ["stock"], ...year }).receipt,
    ];
    await there.free();
    return [inWorker, inThread];
  });
  expect(there.length).toBe(23);
  expect(there).toEqual(here);
});

test("whatever is wrong is an error of ours, and the worker goes on", async () => {
  const told = await page().evaluate(async () => {
    const policy = { preset: "example" };
    const read =
      (files: unknown, options: unknown = { policy }) =>
      () =>
        engine.read(files as never, options as never);
    const there = await engine.read([{ data: sampleLedger }], { policy });
    const gone = await engine.read([{ data: sampleLedger }], { policy });
    await gone.free();
    const wrong: Record<string, () => Promise<unknown>> = {
      "no files": read(undefined),
      "files that are no list": read(new Blob([])),
      "nothing among files": read([null]),
      "a number among files": read([7]),
      "a file without data": read([{ name: "x" }]),
      "no policy": read([new Blob([sampleLedger])], {}),
      "no options": read([new Blob([sampleLedger])], null),
      "a function as progress's place": read([new Blob([sampleLedger])], { policy, onProgress: 7 }),
      "no signal": read([new Blob([sampleLedger])], { policy, signal: {} }),
      "what can't be sent": read([{ data: sampleLedger, mapping: () => 1 }]),
      "an unknown table": read([{ data: sampleLedger, table: "no" }]),
      "a word for yes": read([new Blob([sampleLedger])], { policy, strict: "yes" }),
      "a function in a question": () => there.kpis({ kpis: () => 1 } as never),
      "not-a-number in a question": () =>
        there.kpis({ kpis: ["stock"], from: "2023-01-01", to: "2023-12-31", follow_up_days: Number.NaN }),
      "no questions": () => there.ask(7 as never),
      "no text": () => there.askJson(null as never),
      "a caseload that was freed": () => gone.digests(),
      "a negative file": () => there.quarantinedCsv(-1, "nl"),
      "an unknown format": () => there.report({ lang: "nl", format: "pdf" as never }),
      "too few clients": () => engine.synthetic({ clients: -1, policy }),
      "no mapping": () => engine.mapping(null as never),
      "no worker": () => client.connect({} as never),
    };
    const told: Record<string, { ours: boolean; value: unknown }> = {};
    for (const [name, call] of Object.entries(wrong)) {
      const error = await call().then(
        () => undefined,
        (error: unknown) => error,
      );
      const [row] = await there.kpis({ kpis: ["placements"], ...meedoen.period("2023") });
      told[name] = {
        ours: error instanceof client.MeedoenError && error.code !== "internal" && error.detail !== "",
        value: row?.value,
      };
    }
    await there.free();
    return told;
  });
  expect(Object.keys(told).length).toBe(22);
  for (const [name, one] of Object.entries(told)) expect(one, name).toEqual({ ours: true, value: 274 });
});

test("calls to a worker that is gone are rejected, those that wait and those to come", async () => {
  const told = await page().evaluate(async () => {
    const other = await client.connect(new Worker("/dist/worker.js", { type: "module" }));
    const waiting = other.synthetic({ clients: 20_000 }).catch((error) => error);
    other.close();
    const next = await other.catalogue("nl").catch((error) => error);
    const never = await client.connect(new Worker("/not-there.js", { type: "module" })).catch((error) => error);
    return [await waiting, next, never].map((error) => [error instanceof client.MeedoenError, error.code]);
  });
  expect(told).toEqual(Array.from({ length: 3 }, () => [true, "internal"]));
});

test("a worker that may not fetch is given the module", async () => {
  const told = await page().evaluate(async () => {
    const bytes = await (await fetch("/dist/native/meedoen_bg.wasm")).arrayBuffer();
    const versions = [];
    for (const wasm of [
      bytes,
      await WebAssembly.compile(bytes),
      new URL("/dist/native/meedoen_bg.wasm", location.href),
    ]) {
      const source = 'import { serve } from "/dist/serve.js"; serve();'.replace("/dist", `${location.origin}/dist`);
      const script = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      const other = await client.connect(new Worker(script, { type: "module" }), { wasm });
      versions.push(other.version);
      other.close();
    }
    return { versions, kept: bytes.byteLength };
  });
  expect(told.versions).toEqual(["0.1.0", "0.1.0", "0.1.0"]);
  expect(told.kept).toBeGreaterThan(100_000);
});
