/** Laws that hold for every ledger. */

import fc from "fast-check";
import {
  type Answered,
  Caseload,
  init,
  isMeedoenError,
  isoDay,
  type KpiQuery,
  type KpiRow,
  Ledger,
  type Policy,
  type Question,
} from "meedoen";
import { beforeAll, expect, test } from "vitest";
import { anyLedger, columnsOf, csvOf, goodLedger, lists, preset, question, type Row } from "./support/made.js";

let policy: Policy;

beforeAll(async () => {
  await init();
  policy = preset();
});

/** Checks a law for many things, the same ones each time. */
function law<T extends [unknown, ...unknown[]]>(
  things: { [K in keyof T]: fc.Arbitrary<T[K]> },
  holds: (...given: T) => void,
): void {
  fc.assert(fc.property(...things, holds), { seed: 5, numRuns: 100 });
}

/** All that was read. */
function readingOf(ledger: Ledger): unknown {
  const { rows, accepted, quarantined } = ledger.reading();
  const refused = ledger
    .quarantined("en")
    .map(({ row, column, code, severity, text }) => ({ row, column, code, severity, text }));
  const read = { rows, accepted, quarantined, refused, csv: ledger.toCsv(), digest: ledger.digest() };
  ledger.free();
  return read;
}

const fromCsv = (rows: readonly Row[]) => Ledger.fromCsv(csvOf(rows), policy);

test("questions as JSON text are answered as questions are", () => {
  law([goodLedger, fc.array(question, { minLength: 1, maxLength: 5 })], (rows, questions) => {
    const caseload = Caseload.fromCsv(csvOf(rows), policy);
    const asked = questions as Question[];
    const answers = caseload.ask(asked);
    expect(JSON.parse(JSON.stringify(answers))).toEqual(JSON.parse(caseload.askJson(JSON.stringify(asked))));
    asked.forEach((one, at) => {
      expect(JSON.parse(JSON.stringify(answers[at]))).toEqual(JSON.parse(caseload.askJson(JSON.stringify(one))));
    });
    caseload.free();
  });
});

test("columns of an answer hold what its rows hold", () => {
  const cell = ({ words, numbers }: { words: readonly string[]; numbers: Uint32Array }, row: number) =>
    words[numbers[row] ?? -1];
  const number = ({ numbers }: { numbers: Float64Array }, row: number) =>
    Number.isNaN(numbers[row]) ? null : numbers[row];
  let seen = 0;
  law([goodLedger, question.filter((one) => "kpis" in (one as object))], (rows, asked) => {
    const caseload = Caseload.fromCsv(csvOf(rows), policy);
    const [answer] = caseload.ask([asked as KpiQuery]);
    if (!isMeedoenError(answer)) {
      const columns = caseload.kpiColumns(asked as KpiQuery);
      const read = Array.from({ length: columns.length }, (_, row) => ({
        kpi: cell(columns.kpi, row),
        from: isoDay(columns.from.days[row] ?? Number.NaN),
        to: isoDay(columns.to.days[row] ?? Number.NaN),
        cell: Object.fromEntries(Object.entries(columns.cell).map(([name, words]) => [name, cell(words, row)])),
        value: number(columns.value, row),
        of: number(columns.of, row),
        target: number(columns.target, row),
        attainment: number(columns.attainment, row),
        provisional: columns.provisional.flags[row] === 1,
      }));
      expect(read).toEqual([...(answer as Answered<KpiRow>)]);
      expect(columns.receipt).toEqual(answer.receipt);
      seen += read.length;
    }
    caseload.free();
  });
  expect(seen).toBeGreaterThan(1000);
});

test("a file is the same in pieces, in bytes, in text and with other line ends", () => {
  law([anyLedger, fc.nat()], (rows, cut) => {
    const csv = csvOf(rows);
    const whole = readingOf(Ledger.fromCsv(csv, policy));
    const bytes = new TextEncoder().encode(csv);
    // A view in the middle of a larger memory.
    const larger = new Uint8Array(bytes.length + 16);
    larger.set(bytes, 7);
    expect(readingOf(Ledger.fromCsv(bytes, policy))).toEqual(whole);
    expect(readingOf(Ledger.fromCsv(bytes.buffer, policy))).toEqual(whole);
    expect(readingOf(Ledger.fromCsv(larger.subarray(7, 7 + bytes.length), policy))).toEqual(whole);
    expect(readingOf(Ledger.fromCsv(csvOf(rows, ";"), policy))).toEqual(whole);
    // Two files of the same columns hold what one does, but that rows count anew in each.
    const at = cut % (rows.length + 1);
    const parts = [rows.slice(0, at), rows.slice(at)].map((part) => ({ csv: csvOf(part) }));
    expect(Ledger.fromCsv(parts, policy).digest()).toBe(Ledger.fromCsv(csv, policy).digest());
  });
});

test("rows in are rows accepted and rows quarantined", () => {
  law([anyLedger], (rows) => {
    const ledger = fromCsv(rows);
    const { rows: read, accepted, quarantined } = ledger.reading();
    expect(read).toBe(rows.filter((row) => Object.values(row).some((cell) => cell.trim() !== "")).length);
    expect(read).toBe(accepted + quarantined);
    expect(new Set(ledger.quarantined("nl").map(({ row }) => row)).size).toBe(quarantined);
    ledger.free();
  });
});

test("columns in any form are the ledger that the CSV is", () => {
  const encoder = new TextEncoder();
  const words = (cells: string[]) => {
    const list = [...new Set(cells)].filter((cell) => cell !== "");
    return { words: list, numbers: Int16Array.from(cells, (cell) => list.indexOf(cell)) };
  };
  const utf8 = (cells: string[]) => {
    const texts = cells.map((cell) => encoder.encode(cell));
    const offsets = Uint32Array.from([0, ...texts], () => 0);
    texts.forEach((text, at) => {
      offsets[at + 1] = (offsets[at] ?? 0) + text.length;
    });
    const given = new Uint8Array(Math.ceil(cells.length / 8));
    cells.forEach((cell, at) => {
      given[at >> 3] = (given[at >> 3] ?? 0) | (Number(cell !== "") << (at & 7));
    });
    return { bytes: encoder.encode(cells.join("")), offsets, given };
  };
  law([anyLedger], (rows) => {
    const { refused, ...expected } = readingOf(fromCsv(rows)) as { refused: unknown };
    if (rows.length !== (expected as { rows?: number }).rows) return; // an empty line is no row of a file, but one of a table
    for (const form of [
      words,
      utf8,
      (cells: string[]) => cells,
      (cells: string[]) => cells.map((cell) => (cell === "" ? undefined : cell)),
    ]) {
      const ledger = Ledger.fromColumns(columnsOf<never>(rows, form as never), policy);
      expect(readingOf(ledger)).toEqual({ refused, ...expected });
    }
    expect(readingOf(Ledger.fromColumns(lists(rows), policy))).toEqual({ refused, ...expected });
  });
});

test("days and numbers are the text they stand for", () => {
  const numberOf = (cell: string) => (cell === "" ? -0x8000_0000 : Date.parse(`${cell}T00:00:00Z`) / 86_400_000);
  law([goodLedger], (rows) => {
    const typed = columnsOf<unknown>(rows, (cells, name) => {
      if (name === "start" || name === "end" || name.endsWith("_on")) return { days: Int32Array.from(cells, numberOf) };
      if (name === "hours") return Float64Array.from(cells, (cell) => (cell === "" ? Number.NaN : Number(cell)));
      return cells;
    });
    const ledger = Ledger.fromColumns(typed as never, policy, { strict: true });
    expect(readingOf(ledger)).toEqual(readingOf(fromCsv(rows)));
    const listed = { ...typed, hours: rows.map(({ hours }) => (hours === "" ? null : Number(hours))) };
    expect(Ledger.fromColumns(listed as never, policy).digest()).toBe(fromCsv(rows).digest());
  });
});

test("what goes out comes in again", () => {
  law([goodLedger], (rows) => {
    const ledger = fromCsv(rows);
    expect(Ledger.fromCsv(ledger.toCsv(), policy).digest()).toBe(ledger.digest());
    expect(Ledger.fromBytes(ledger.toBytes()).digest()).toBe(ledger.digest());
    const { columns } = ledger.columns();
    expect(columns.client?.form).toBe("words");
    expect(Ledger.fromColumns(columns as never, policy).digest()).toBe(ledger.digest());
    ledger.free();
  });
});
