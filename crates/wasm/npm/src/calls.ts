/**
 * Every call there is, described once: what it is given, its options, its result, and how the result
 * travels. `steps.ts` says how each is done.
 */

import type { Answered, KpiColumns } from "./answers.js";
import { type AnswersToEach, call } from "./call.js";
import type { WasmSource } from "./engine.js";
import type { ColumnTable } from "./frames.js";
import type { FindingsOptions, ReportRequest } from "./options.js";
import type {
  CaseloadInfo,
  FileSource,
  MappingSource,
  PolicySource,
  ReadRequest,
  Sample,
  SyntheticRequest,
} from "./protocol.js";
import type {
  AskOptions,
  Assessment,
  AssessmentAnswers,
  AssessmentRules,
  Catalogue,
  Choices,
  CurveQuery,
  CurveRow,
  Digests,
  FindingRow,
  Guess,
  KpiQuery,
  KpiRow,
  Labels,
  Lang,
  MappingDocument,
  Parameters,
  PictureOptions,
  PolicyDocument,
  QuarantinedRow,
  Question,
  Reading,
  Timeline,
  TimelineOptions,
  TransitionQuery,
  TransitionRow,
} from "./wire.js";

/** What a caseload is asked. */
export const caseloadCalls = {
  /**
   * Figures over a grid of periods: a row for each KPI, period and cell.
   * Throws `unknown_kpi`, `unknown_dimension`, `bad_period`, `bad_query` or `too_large`.
   */
  kpis: call<[query: KpiQuery], AskOptions, Answered<KpiRow>>(1, "answer"),

  /** The same as typed arrays, for large answers. */
  kpiColumns: call<[query: KpiQuery], AskOptions, KpiColumns>(1),

  /** From which rung or state to which clients went in a period. Throws as `kpis`. */
  transitions: call<[query: TransitionQuery], AskOptions, Answered<TransitionRow>>(1, "answer"),

  /** A Kaplan–Meier curve of those who start in a period. Throws as `kpis`. */
  curve: call<[query: CurveQuery], AskOptions, Answered<CurveRow>>(1, "answer"),

  /**
   * Answers a list of questions in one sweep, each in its place: of a question that can't be answered
   * the error stands there and is not thrown.
   */
  ask: call<[questions: readonly Question[]], AskOptions, AnswersToEach>(1, "answers"),

  /** Answers a question or a list of them from JSON to JSON: rows, or `{"error": …}`. */
  askJson: call<[questions: string], AskOptions, string>(1),

  /** The checks of the timelines: they are about the quality of the data, never about a client's conduct. */
  findings: call<[], FindingsOptions, FindingRow[]>(0),

  /** The same as typed arrays: a large ledger may have millions. */
  findingColumns: call<[], FindingsOptions, ColumnTable>(0),

  /** The council's progress report, written out. It is internal: see its first line. */
  report: call<[], ReportRequest, string>(0),

  /** What the records say of one client; `null` for an id that the ledger does not have. */
  client: call<[id: string], TimelineOptions, Timeline | null>(1),

  /** The same as a picture, in SVG. */
  clientPicture: call<[id: string], PictureOptions, string | null>(1),

  /** The day the ledger was complete to, as known on a day; `null` where nothing was known. */
  horizonOn: call<[known_on: string], never, string | null>(1),

  /** What identifies the ledger's rows and the policy; computed in one pass and a sort. */
  digests: call<[], never, Digests>(0),
};

/** What a ledger is asked; a worker's caseload has these calls too. */
export const ledgerCalls = {
  /** How it was read, file by file. */
  reading: call<[], never, Reading>(0),

  /** The first and the last day on which an accepted row starts; `null` for a ledger without rows. */
  starts: call<[], never, { readonly first: string; readonly last: string } | null>(0),

  /** Why each quarantined row was not accepted. */
  quarantined: call<[lang: Lang], never, QuarantinedRow[]>(1),

  /** The quarantined rows of a file, with their findings, as CSV: to be corrected. */
  quarantinedCsv: call<[file: number, lang: Lang], never, string>(2),
};

/** What needs no caseload. */
export const libraryCalls = {
  /** Every KPI, curve, dimension and finding, with labels and definitions in one language. */
  catalogue: call<[lang: Lang], never, Catalogue>(1),

  /**
   * First and last day, both included, of a period in words: `2023`, `2023-Q2`, `2023-05`. To be spread
   * into a question: `{ kpis: ["stock"], ...period("2023") }`.
   */
  period: call<[word: string], never, { from: string; to: string }>(1),

  /** The rung that follows from replies about daily life. It advises: the professional decides. */
  assess: call<[answers: AssessmentAnswers], AssessmentRules, Assessment>(1),
};

/** What a worker makes of documents; in this thread that is done by `Policy` and `Mapping`. */
export const documentCalls = {
  /** Checks a policy, and gives all that follows from it. */
  policy: call<
    [source: PolicySource],
    never,
    {
      readonly document: PolicyDocument;
      readonly toml: string;
      readonly labels: Readonly<Record<Lang, Labels>>;
      readonly parameters: Parameters;
      /** What is allowed but worth a look. */
      readonly notes: string[];
    }
  >(1),

  /** Checks a mapping. */
  mapping: call<[source: MappingSource], never, { readonly document: MappingDocument; readonly toml: string }>(1),

  /**
   * What an extract seems to be, and the mapping that would read it; of a file only the beginning is read.
   * See `Mapping.guess`.
   */
  guess: call<[sample: Sample], { readonly policy: PolicySource; readonly known?: MappingDocument }, Guess>(1),

  /** Everything that a mapping can lead to under a policy, with names: for a form. */
  choices: call<[policy: PolicySource], never, Choices>(1),
};

/** What a worker and its client arrange between them. */
export const workerCalls = {
  /** Starts the engine; the version of the library. */
  start: call<[wasm: WasmSource | undefined], never, string>(1),

  /** Reads files and keeps their caseload. */
  read: call<[files: readonly FileSource[]], ReadRequest, CaseloadInfo>(1),

  /** Keeps a made-up ledger's caseload. */
  synthetic: call<[], SyntheticRequest, CaseloadInfo>(0),

  /** Frees a caseload. */
  free: call<[handle: number], never, void>(1),
};
