/** A call that is called off stops in the middle, whatever it is, and nothing of it stays. */

import { MessageChannel } from "node:worker_threads";
import { Caseload, init, type Ledger, Policy, synthetic } from "meedoen";
import { connect } from "meedoen/client";
import { serve } from "meedoen/serve";
import { beforeAll, expect, test } from "vitest";
import { served } from "./support/served.js";

const call = served();
const policy = { preset: "example" };
const span = { from: "2016-01-01", to: "2024-12-31" };
const large = { kpis: ["stock", "inflow", "outflow", "active"], ...span, every: "month", by: ["rung", "age"] };
const small = { kpis: ["stock"], from: "2023-01-01", to: "2023-12-31" };

/** The way in which a worker builds. */
interface Built {
  readonly built: (ledger: Ledger, policy: Policy) => Generator<undefined, Caseload, undefined>;
}

/** Enough clients for some slices. */
let handle: number;

beforeAll(async () => {
  await init();
  ({ handle } = await call<{ handle: number }>("synthetic", { clients: 60_000 }));
});

test.each([
  ["kpis", [large]],
  ["kpiColumns", [large]],
  ["transitions", [span]],
  ["curve", [{ of: "days_on_benefit", ...span }]],
  ["ask", [[large, { transitions: span }]]],
  ["askJson", [JSON.stringify([large])]],
  ["report", [{ lang: "nl" }]],
  ["findings", []],
  ["findingColumns", []],
])("%s stops between two slices of the clients", async (name, given) => {
  const heard = await call.calledOff(handle, name, ...given);
  expect(heard).toEqual([{ id: heard[0]?.id, cancelled: true }]);
  const { rows } = await call.of<{ rows: unknown[] }>(handle, "kpis", small);
  expect(rows.length).toBe(1);
});

test("reading stops between two pieces of a file, before it is told of a caseload", async () => {
  const data = synthetic({ clients: 20_000 }).ledger().toCsv();
  const heard = await call.calledOff(undefined, "read", [{ data }], { policy });
  expect(heard.at(-1)).toEqual({ id: heard[0]?.id, cancelled: true });
  expect(heard.filter((response) => "progress" in response).length).toBeLessThan(3);
});

test.each([{ clients: 60_000 }, { clients: 60_000, shuffled: true }])(
  "%o: a made-up ledger stops while it is drawn",
  async (options) => {
    const heard = await call.calledOff(undefined, "synthetic", options);
    expect(heard).toEqual([{ id: heard[0]?.id, cancelled: true }]);
    const { rows } = await call.of<{ rows: unknown[] }>(handle, "kpis", small);
    expect(rows.length).toBe(1);
  },
);

test("a caseload is built in slices, and what is built until then is given back", () => {
  const rules = Policy.preset("example");
  for (const shuffled of [false, true]) {
    const ledger = synthetic({ clients: 30_000, shuffled, policy: rules }).ledger();
    const built = (Caseload as unknown as Built).built;
    const whole = built(ledger, rules);
    let slices = 1;
    let end = whole.next();
    while (!end.done) {
      slices += 1;
      end = whole.next();
    }
    expect(slices).toBeGreaterThan(5);
    expect(end.value.digests()).toEqual(Caseload.build(ledger, rules).digests());
    end.value.free();
    const off = built(ledger, rules);
    expect(off.next()).toEqual({ done: false, value: undefined });
    expect(off.return(undefined as never).done).toBe(true);
    expect(off.next()).toEqual({ done: true, value: undefined });
    ledger.free();
  }
});

test("what is done in one piece is done, and the next call works", async () => {
  const heard = await call.calledOff(handle, "reading");
  expect(heard).toMatchObject([{ done: { quarantined: 0 } }]);
});

test("while a long call runs a short one is answered", async () => {
  const order: string[] = [];
  const long = call.of(handle, "ask", [large]).then(() => order.push("long"));
  const short = call("period", "2023").then(() => order.push("short"));
  await Promise.all([long, short]);
  expect(order).toEqual(["short", "long"]);
});

test("a caseload that is freed while it is counted is counted to the end", async () => {
  const other = await call<{ handle: number }>("synthetic", { clients: 60_000 });
  const answer = call.of<{ rows: unknown[] }>(other.handle, "kpis", large);
  await call("free", other.handle);
  expect((await answer).rows.length).toBeGreaterThan(0);
  await expect(call.of(other.handle, "kpis", small)).rejects.toMatchObject({ told: { code: "freed" } });
});

test("in this thread no call pretends that it could be called off", () => {
  const caseload = synthetic({ clients: 10 }).caseload();
  const { signal } = new AbortController();
  const options = { signal } as never;
  for (const act of [
    () => caseload.kpis(small as never, options),
    () => caseload.ask([], options),
    () => caseload.findings(options),
    () => caseload.report({ lang: "nl", signal } as never),
    () => Caseload.fromCsv("client,kind,code,start\n", Policy.preset("example"), options),
  ]) {
    expect(act).toThrow(expect.objectContaining({ code: "bad_argument" }) as Error);
  }
});

test("over a port of this thread calls are in slices, and a signal calls them off", async () => {
  const { port1, port2 } = new MessageChannel();
  serve(port1 as never);
  const meedoen = await connect(port2 as never);
  const caseload = await meedoen.synthetic({ clients: 60_000, policy });
  const control = new AbortController();
  const asked = caseload.ask([large as never], { signal: control.signal });
  control.abort("not wanted");
  await expect(asked).rejects.toBe("not wanted");
  await expect(caseload.kpis(small as never, { signal: AbortSignal.abort("never") })).rejects.toBe("never");
  await expect(caseload.kpis(small as never, { signal: {} as never })).rejects.toMatchObject({ code: "bad_argument" });
  const [row] = await caseload.kpis(small as never, { signal: new AbortController().signal });
  expect(row?.kpi).toBe("stock");
  await caseload.free();
  meedoen.close();
});
