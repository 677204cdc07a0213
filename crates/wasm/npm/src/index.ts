/**
 * Trustworthy figures about a municipality's Participatiewet caseload, computed where the data are.
 *
 * `await init()` once; then a {@link Caseload} is read from a ledger under a {@link Policy} and asked.
 *
 * @packageDocumentation
 */

export type { Answered, KpiColumns } from "./answers.js";
export type { Answers, RowsOf } from "./call.js";
export { Caseload } from "./caseload.js";
export type { ColumnIn, ColumnsIn, DaysIn, NumbersIn, Utf8In, WordsIn } from "./columns.js";
export { init, type WasmSource } from "./engine.js";
export { type FaceCode, isMeedoenError, MeedoenError } from "./errors.js";
export {
  type Cell,
  type Column,
  type ColumnTable,
  type Days,
  type Flags,
  isoDay,
  NO_DAY,
  NO_WORD,
  type Numbers,
  rowsOf,
  type Words,
} from "./frames.js";
export { type ColumnsSource, type Csv, type CsvSource, Ledger, type ReadOptions } from "./ledger.js";
export { assess, catalogue, period, version } from "./library.js";
export { Mapping, type MappingLike } from "./mapping.js";
export type * from "./options.js";
export { Policy } from "./policy.js";
export type { Resource } from "./resource.js";
export { Synthetic, synthetic } from "./synthetic.js";
export type * from "./wire.js";
