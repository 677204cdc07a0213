/** Answers: rows and what they rest on. */

import { callEngine, type native, using } from "./engine.js";
import { columnsOf, type Days, type Flags, type Numbers, type Words } from "./frames.js";
import type { Receipt } from "./wire.js";

/**
 * The rows of an answer, a list like any other, which also has the `receipt`: horizon, breaks in the
 * series, warnings, and what the figures rest on. The receipt is no part of the list's JSON.
 */
export type Answered<Row> = readonly Row[] & { readonly receipt: Receipt };

/** Rows with their receipt. */
export function answered<Row>(rows: Row[], receipt: Receipt): Answered<Row> {
  return Object.defineProperty(rows, "receipt", { value: receipt }) as unknown as Answered<Row>;
}

/** An answer of the engine, which is freed. */
export function answerOf<Row>(answer: native.Answer): Answered<Row> {
  return using(answer, () => answered(JSON.parse(callEngine(() => answer.rows())) as Row[], receiptOf(answer)));
}

function receiptOf(answer: native.Answer): Receipt {
  return JSON.parse(callEngine(() => answer.receipt())) as Receipt;
}

/** The rows of a question for KPIs as typed arrays. */
export interface KpiColumns {
  readonly length: number;
  readonly kpi: Words;
  /** First days of the periods. */
  readonly from: Days;
  /** Last days of the periods, included. */
  readonly to: Days;
  /** By dimension the members of the cells. */
  readonly cell: Readonly<Record<string, Words>>;
  readonly value: Numbers;
  readonly of: Numbers;
  readonly target: Numbers;
  readonly attainment: Numbers;
  readonly provisional: Flags;
  readonly receipt: Receipt;
}

/** An answer of the engine as typed arrays; the engine's is freed. */
export function kpiColumnsOf(answer: native.Answer): KpiColumns {
  return using(answer, () => {
    const { length, columns } = columnsOf(callEngine(() => answer.frame()));
    const { kpi, from, to, value, of, target, attainment, provisional, ...cell } = columns;
    const fixed = { kpi, from, to, value, of, target, attainment, provisional };
    return { length, ...fixed, cell, receipt: receiptOf(answer) } as KpiColumns;
  });
}
