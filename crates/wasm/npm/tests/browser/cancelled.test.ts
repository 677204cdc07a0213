/** What is called off stops in the worker: it says so itself, and answers the next call. */

import { expect, test } from "vitest";
import { usePage } from "./support/page.js";

const page = usePage();

test("building, searching and drawing stop when they are called off", async () => {
  const told = await page().evaluate(async () => {
    const policy = { preset: "example" };
    const worker = new Worker("/dist/worker.js", { type: "module" });
    const heard: string[] = [];
    worker.addEventListener("message", ({ data }) => {
      if (!("progress" in data)) heard.push(Object.keys(data).find((key) => key !== "id") ?? "");
    });
    const meedoenThere = await client.connect(worker);
    const csv = meedoen.synthetic({ clients: 40_000 }).ledger().toCsv();
    const caseload = await meedoenThere.read([{ data: csv }], { policy });
    const calls: Record<string, (signal: AbortSignal, abort: () => void) => Promise<unknown>> = {
      // The ledger is read by then, and its caseload is being built.
      read: (signal, abort) => {
        const onProgress = ({ stage }: { stage: string }) => stage === "building" && setTimeout(abort);
        return meedoenThere.read([{ data: csv }], { policy, signal, onProgress });
      },
      synthetic: (signal, abort) => {
        setTimeout(abort);
        return meedoenThere.synthetic({ clients: 200_000, signal });
      },
      findings: (signal, abort) => {
        setTimeout(abort);
        return caseload.findings({ signal });
      },
      findingColumns: (signal, abort) => {
        setTimeout(abort);
        return caseload.findingColumns({ signal });
      },
      report: (signal, abort) => {
        setTimeout(abort);
        return caseload.report({ lang: "nl", signal });
      },
    };
    const told: Record<string, unknown> = {};
    for (const [name, call] of Object.entries(calls)) {
      const control = new AbortController();
      heard.length = 0;
      const reason = await call(control.signal, () => control.abort("not wanted")).catch((error) => error);
      const [row] = await caseload.kpis({ kpis: ["stock"], ...meedoen.period("2023") });
      told[name] = [reason, heard, typeof row?.value].map((part) => JSON.stringify(part));
    }
    worker.terminate();
    return told;
  });
  const stopped = ["not wanted", ["cancelled", "done"], "number"].map((part) => JSON.stringify(part));
  expect(told).toEqual({
    read: stopped,
    synthetic: stopped,
    findings: stopped,
    findingColumns: stopped,
    report: stopped,
  });
});

test("a made-up ledger that is called off is not drawn to its end", async () => {
  const { off, whole } = await page().evaluate(async () => {
    const control = new AbortController();
    const asked = engine.synthetic({ clients: 150_000, signal: control.signal }).catch(() => {});
    setTimeout(() => control.abort());
    await asked;
    await engine.period("2023");
    const off = (await measured()).memory;
    await (await engine.synthetic({ clients: 150_000 })).free();
    return { off, whole: (await measured()).memory };
  });
  // Memory that the engine has taken never shrinks.
  expect(off * 2).toBeLessThan(whole);
});
