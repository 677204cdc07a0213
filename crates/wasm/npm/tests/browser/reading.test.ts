/** A file is read in the worker as a stream: with progress, cancelled when it is not wanted, and the page lives on. */

import { expect, test } from "vitest";
import { usePage } from "./support/page.js";

const page = usePage();

/** How many clients the large file has: some megabytes, many pieces. */
const CLIENTS = 30_000;

test("progress runs up to the size of the files, and the answer is that of this thread", async () => {
  const told = await page().evaluate(async (clients) => {
    const { Caseload, Policy } = meedoen;
    const csv = meedoen.synthetic({ clients }).ledger().toCsv();
    const [one, two] = [new File([csv], "one.csv"), new File([sampleLedger], "two.csv")];
    const progress: import("meedoen/client").Progress[] = [];
    const options = {
      policy: { preset: "example" },
      onProgress: (now: (typeof progress)[number]) => progress.push(now),
    };
    const caseload = await engine.read([one, two], options);
    const question = {
      kpis: ["stock", "placements"],
      ...meedoen.period("2023"),
      every: "month",
      by: ["domain"],
    } as const;
    const here = Caseload.fromCsv(
      [
        { csv, name: "one.csv" },
        { csv: sampleLedger, name: "two.csv" },
      ],
      Policy.preset("example"),
    );
    const inWorker = [await caseload.kpis(question), await caseload.reading(), await caseload.digests()];
    const inThread = [here.kpis(question), here.ledger.reading(), here.digests()];
    await caseload.free();
    return {
      progress,
      sizes: [one.size, two.size],
      inWorker,
      inThread,
      same: caseload.clientCount === here.clientCount,
    };
  }, CLIENTS);

  const { progress, sizes } = told;
  const size = sizes.reduce((sum, one) => sum + one);
  expect(progress.length).toBeGreaterThan(4);
  expect(progress.every(({ of }) => of === size)).toBe(true);
  for (const key of ["bytes", "rows", "file"] as const) {
    const numbers = progress.map((now) => now[key]);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }
  const readings = progress.filter(({ stage }) => stage === "reading");
  expect(readings.filter(({ file }) => file === 0).at(-1)?.bytes).toBe(sizes[0]);
  expect(progress.at(-1)).toMatchObject({ stage: "building", bytes: size, file: 2 });
  expect(progress.filter(({ stage }) => stage === "building").length).toBe(1);
  expect(progress.at(-1)?.rows).toBeGreaterThan(CLIENTS);
  expect(told.inWorker).toEqual(told.inThread);
  expect(told.same).toBe(true);
});

test("while a large file is read the page goes on", async () => {
  const { ticks, whileBuilding } = await page().evaluate(async (clients) => {
    const file = new File([meedoen.synthetic({ clients }).ledger().toCsv()], "large.csv");
    let [ticks, whileBuilding, building, reading] = [0, 0, false, true];
    const tick = () => {
      ticks += 1;
      if (building) whileBuilding += 1;
      if (reading) setTimeout(tick);
    };
    setTimeout(tick);
    const caseload = await engine.read([file], {
      policy: { preset: "example" },
      onProgress: ({ stage }) => {
        building = stage === "building";
      },
    });
    reading = false;
    await caseload.free();
    return { ticks, whileBuilding };
  }, CLIENTS);
  expect(ticks).toBeGreaterThan(10);
  expect(whileBuilding).toBeGreaterThan(0);
});

test("a cancelled reading rejects with the signal's reason, and the next one works", async () => {
  const told = await page().evaluate(async (clients) => {
    const file = new File([meedoen.synthetic({ clients }).ledger().toCsv()], "large.csv");
    const policy = { preset: "example" };
    const cancel = async (reason: unknown) => {
      const control = new AbortController();
      const bytes: number[] = [];
      const onProgress = (now: { bytes: number }) => {
        bytes.push(now.bytes);
        if (now.bytes < file.size) control.abort(reason);
      };
      const rejected = await engine
        .read([file], { policy, signal: control.signal, onProgress })
        .catch((error) => error);
      return { rejected, stopped: (bytes.at(-1) ?? 0) < file.size };
    };
    const usual = await cancel(undefined);
    const own = await cancel("not wanted");
    const before = AbortSignal.abort("never wanted");
    const never = await engine.read([file], { policy, signal: before }).catch((error) => error);
    const caseload = await engine.read(
      [sampleLedger].map((text) => new File([text], "sample.csv")),
      { policy },
    );
    const [row] = await caseload.kpis({ kpis: ["placements"], ...meedoen.period("2023") });
    await caseload.free();
    return {
      usual: usual.rejected instanceof DOMException && usual.rejected.name,
      own: own.rejected,
      never,
      stopped: usual.stopped && own.stopped,
      value: row?.value,
    };
  }, CLIENTS);
  expect(told).toEqual({ usual: "AbortError", own: "not wanted", never: "never wanted", stopped: true, value: 274 });
});

test("what a cancelled reading had read is given back", async () => {
  const { whole, after } = await page().evaluate(async (clients) => {
    const file = new File([meedoen.synthetic({ clients }).ledger().toCsv()], "large.csv");
    const policy = { preset: "example" };
    const read = async () => (await engine.read([file], { policy })).free();
    await read();
    await read();
    const whole = (await measured()).memory;
    for (let time = 0; time < 8; time += 1) {
      const control = new AbortController();
      // Half of them in the middle of the file, half while the caseload is built: that one is made in vain.
      const enough =
        time % 2 === 0
          ? ({ bytes }: { bytes: number }) => bytes > file.size / 2
          : ({ stage }: { stage: string }) => stage === "building";
      const onProgress = (now: import("meedoen/client").Progress) => {
        if (enough(now)) control.abort();
      };
      await engine.read([file], { policy, signal: control.signal, onProgress }).then(
        () => {
          throw new Error("it was not cancelled");
        },
        () => {},
      );
    }
    await read();
    return { whole, after: (await measured()).memory };
  }, CLIENTS);
  expect(whole).toBeGreaterThan(1 << 20);
  // Memory that the engine has taken never shrinks: had anything been kept, it had grown by half and more.
  expect(after).toBeLessThanOrEqual(whole * 1.25);
});

test("text and bytes are read as files are, and the page keeps its bytes", async () => {
  const told = await page().evaluate(async () => {
    const bytes = new TextEncoder().encode(`${sampleLedger}`);
    const digests: unknown[] = [];
    for (const data of [sampleLedger, bytes, new Blob([bytes]), new File([bytes], "sample.csv")]) {
      const progress: number[] = [];
      const caseload = await engine.read([{ data, name: "sample.csv" }], {
        policy: { preset: "example" },
        onProgress: (now) => progress.push(now.bytes, now.of),
      });
      digests.push([await caseload.digests(), await caseload.reading(), progress.slice(-2)]);
      await caseload.free();
    }
    return { digests, kept: bytes.byteLength };
  });
  for (const digest of told.digests) expect(digest).toEqual(told.digests[0]);
  expect(told.kept).toBeGreaterThan(1000);
});
