/** Answers: rows and what they rest on. */

import { calling, lent, type native } from "./engine.js";
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

/** What the engine answered; what it held of it is freed. */
export function answerOf<Row>(answer: native.Answer): Answered<Row> {
  return lent(answer, () => answered(JSON.parse(calling(() => answer.rows())) as Row[], receiptOf(answer)));
}

function receiptOf(answer: native.Answer): Receipt {
  return JSON.parse(calling(() => answer.receipt())) as Receipt;
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

/** What the engine answered, as typed arrays; what it held of it is freed. */
export function kpiColumnsOf(answer: native.Answer): KpiColumns {
  return lent(answer, () => {
    const { length, columns } = columnsOf(calling(() => answer.frame()));
    const { kpi, from, to, value, of, target, attainment, provisional, ...cell } = columns;
    const fixed = { kpi, from, to, value, of, target, attainment, provisional };
    return { length, ...fixed, cell, receipt: receiptOf(answer) } as KpiColumns;
  });
}
