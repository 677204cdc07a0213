/** Made-up records for the laws: as rows, as CSV and as columns. */

import fc from "fast-check";
import { type ColumnsIn, Policy } from "meedoen";

export const COLUMNS = [
  "client",
  "kind",
  "code",
  "start",
  "end",
  "reason",
  "hours",
  "benefit_no",
  "registered_on",
  "withdrawn_on",
  "record",
] as const;

export type Row = Record<(typeof COLUMNS)[number], string>;

/** Which of a kind's codes records have: some of them, and those of the preset's routes and groups. */
const codes: Readonly<Record<string, readonly string[]>> = {
  benefit: ["pw", "ioaw", "ioaz", "bbz"],
  rung: ["1", "2", "3", "4", "5", "6"],
  growth: ["1", "2", "3", "4", "5", "6"],
  contact: ["first", "progress"],
  activity: ["volunteering", "organised", "barriers"],
  referral: ["wsp", "participatie"],
  placement: ["paid", "trial", "supported"],
  instrument: ["job_coach", "transport"],
  birth: [""],
};

const POINTS = ["rung", "growth", "contact", "birth"];
const FIRST = Date.UTC(2021, 0, 1) / 86_400_000;
const DAYS = 1276;

const iso = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
const day = fc.integer({ min: FIRST, max: FIRST + DAYS });
export const days = day.map(iso);

/** A record that is accepted. */
export const goodRow: fc.Arbitrary<Row> = fc
  .record({
    client: fc.constantFrom("R1", "R2", "R3", "Rë4"),
    kind: fc.constantFrom(...Object.keys(codes)),
    pick: fc.nat(),
    start: day,
    lasts: fc.option(fc.nat(700)),
    late: fc.option(fc.nat(120)),
    reason: fc.constantFrom("", "work", "moved", "study", "other"),
    hours: fc.constantFrom("", "8", "23.5", "36"),
  })
  .map(({ client, kind, pick, start, lasts, late, reason, hours }) => {
    const of = codes[kind] ?? [];
    const ends = lasts !== null && !POINTS.includes(kind);
    return {
      client,
      kind,
      code: of[pick % of.length] ?? "",
      start: iso(start),
      end: ends ? iso(start + lasts) : "",
      reason: ends && kind === "benefit" ? reason : "",
      hours: kind === "placement" ? hours : "",
      benefit_no: "",
      registered_on: late === null ? "" : iso(start + late),
      withdrawn_on: "",
      record: "",
    };
  });

const nonsense = fc.constantFrom("", " ", "?", "2023", "2023-02-30", "31-12-2022", "20220401", "é;,\"'", "-1", "\n");

/** A record in which up to two cells are anything. */
export const anyRow: fc.Arbitrary<Row> = fc
  .tuple(goodRow, fc.subarray([...COLUMNS], { maxLength: 2 }), fc.array(nonsense, { minLength: 2, maxLength: 2 }))
  .map(([row, columns, cells]) => ({
    ...row,
    ...Object.fromEntries(columns.map((name, at) => [name, cells[at] ?? ""])),
  }));

export const goodLedger = fc.array(goodRow, { maxLength: 24 });
export const anyLedger = fc.array(anyRow, { maxLength: 16 });

export function csvOf(rows: readonly Row[], delimiter = ","): string {
  const cell = (text: string) => (/[",;\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const line = (cells: readonly string[]) => `${cells.map(cell).join(delimiter)}\n`;
  return line(COLUMNS) + rows.map((row) => line(COLUMNS.map((name) => row[name]))).join("");
}

/** The cells of each column, in any form that a column can have. */
export function columnsOf<C>(rows: readonly Row[], form: (cells: string[], name: string) => C): Record<string, C> {
  return Object.fromEntries(
    COLUMNS.map((name) => [
      name,
      form(
        rows.map((row) => row[name]),
        name,
      ),
    ]),
  );
}

/** Lists of text; `null` for an empty cell. */
export const lists = (rows: readonly Row[]): ColumnsIn =>
  columnsOf(rows, (cells) => cells.map((cell) => (cell === "" ? null : cell)));

/** A question that is answered, or refused, by whatever there is. */
export const question = fc
  .record({
    form: fc.constantFrom("kpis", "kpis", "kpis", "transitions", "curve", "wrong"),
    kpis: fc.uniqueArray(fc.constantFrom("stock", "inflow", "outflow", "active", "placements", "outflow_rate"), {
      minLength: 1,
      maxLength: 3,
    }),
    span: fc
      .tuple(day, day)
      .map(([one, other]) => ({ from: iso(Math.min(one, other)), to: iso(Math.max(one, other)) })),
    every: fc.option(fc.constantFrom("week", "month", "quarter", "year")),
    by: fc.subarray(["rung", "domain", "route", "group", "scheme"], { maxLength: 2 }),
    where: fc.constantFrom(null, { rung: [1, "2"] }, { domain: "werk" }, { scheme: ["pw"] }),
    known_on: fc.option(days),
  })
  .map(({ form, kpis, span, every, by, where, known_on }): unknown => {
    const general = { ...span, where, known_on };
    if (form === "transitions") return { transitions: general };
    if (form === "curve") return { curve: { of: "days_on_benefit", ...general } };
    if (form === "wrong") return { kpis: ["stock"], ...span, by: ["colour"] };
    return { kpis, ...general, every, by };
  });

/** The preset that everything here is read under. */
export const preset = (): Policy => Policy.preset("example");
