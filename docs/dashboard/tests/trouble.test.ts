// What cannot be read is said in the library's own sentence, and the page goes on.
import { Caseload, MeedoenError, Policy } from "meedoen";
import { expect, test } from "vitest";
import { Dashboard, fileOf, here, inBrowser } from "./driver/index.ts";
import { sampleLedger } from "./driver/library.ts";

inBrowser();

const BINARY = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 256);

/** What the library in Node says of the same. */
function said(attempt: () => unknown): { code: string; message: string; place: string } {
  try {
    attempt();
  } catch (error) {
    if (error instanceof MeedoenError) return { code: error.code, message: error.message, place: error.place };
  }
  throw new Error("it is no trouble");
}

async function shown(it: Dashboard): Promise<{ code: string | null; text: string }> {
  const trouble = it.page.locator("[role=alert]");
  await trouble.waitFor();
  return { code: await trouble.locator("[data-error]").getAttribute("data-error"), text: await trouble.innerText() };
}

const files: [string, string, string | Uint8Array][] = [
  ["a column that is there twice", "dubbel.csv", "client,kind,code,start,start\na,benefit,pw,2020-01-01,2020-01-01\n"],
  ["a binary file", "export.csv", BINARY],
  ["an empty file", "leeg.csv", ""],
];

for (const [what, name, data] of files) {
  test(`${what} is refused in words, and the sample still opens`, async () => {
    const it = await Dashboard.open(here.browser, here.server.url);
    await it.drop(fileOf(name, data));
    await it.read();
    const policy = Policy.preset("example");
    const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
    const expected = said(() => Caseload.fromCsv([{ csv: bytes, name }], policy));
    const alert = await shown(it);
    expect(alert.code).toBe(expected.code);
    expect(alert.text).toContain(expected.message);
    expect(alert.text).toContain(expected.place);
    await it.readSample();
    expect((await it.figure("placements")).value).toBe(274);
    expect(it.watch.errors).toEqual([]);
    await it.close();
  });
}

test("a policy with an error is refused with the place of it", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  const toml = Policy.preset("example").toToml().replace('kpi = "placements"', 'kpi = "plaatsingen"');
  await it.drop(fileOf("beleid.toml", toml));
  const expected = said(() => Policy.fromToml(toml));
  expect(expected.place).not.toBe("");
  const alert = await shown(it);
  expect(alert.code).toBe("bad_policy");
  expect(alert.text).toContain(expected.message);
  expect(alert.text).toContain(expected.place);
  await it.close();
});

test("a policy that is no TOML is refused with its line", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  const toml = '[municipality]\nname = "Ergens\n';
  await it.drop(fileOf("beleid.toml", toml));
  const alert = await shown(it);
  expect(alert.code).toBe("bad_policy");
  expect(alert.text).toContain("line 2");
  expect(alert.text).toContain(said(() => Policy.fromToml(toml)).message);
  await it.close();
});

test("a policy that is no JSON is refused as a policy", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  await it.drop(fileOf("beleid.json", '{"municipality": '));
  expect((await shown(it)).code).toBe("bad_policy");
  await it.close();
});

test("one's own ledger and policy, dropped together, give the sample's figures", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  await it.drop(fileOf("registratie.csv", sampleLedger), fileOf("beleid.toml", Policy.preset("example").toToml()));
  await it.read({ example: false });
  await it.page.locator(".about-ledger").waitFor();
  await it.settled();
  expect((await it.figure("placements")).value).toBe(274);
  await it.close();
});

test("without a policy nothing is read: none is assumed", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  await it.drop(fileOf("registratie.csv", sampleLedger));
  expect(await it.page.locator("[data-action=read]").isDisabled()).toBe(true);
  await it.close();
});

test("rows that cannot be read are put aside and listed; the others count", async () => {
  const it = await Dashboard.open(here.browser, here.server.url);
  const rows = ["client,kind,code,start", "a,benefit,pw,2020-01-01", "b,benefit,pw,2020-13-01", "c,nonsens,pw,2020-01-01"];
  await it.drop(fileOf("deels.csv", `${rows.join("\n")}\n`));
  await it.read();
  await it.page.locator(".about-ledger").waitFor();
  await it.go("quality");
  const text = await it.text();
  expect(text).toContain("2020-13-01");
  expect(text).toContain("nonsens");
  expect(await it.page.locator("[data-severity=error]").getAttribute("data-count")).toBe("2");
  await it.close();
});
