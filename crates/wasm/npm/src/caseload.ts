/** The caseload: a ledger under a policy, built once and asked many times. */

import { type Answered, answerOf, type KpiColumns, kpiColumnsOf } from "./answers.js";
import { count, flag, instance, json, object, optionalText, text, wrong } from "./arguments.js";
import type { ColumnsIn } from "./columns.js";
import { calling, lent, native } from "./engine.js";
import { errorOf, MeedoenError } from "./errors.js";
import { columnsOf, rowsOf } from "./frames.js";
import { freed, Held } from "./held.js";
import { type ColumnsSource, type Csv, type CsvSource, Ledger, type ReadOptions } from "./ledger.js";
import { Policy } from "./policy.js";
import type {
  AskAssessment,
  AskCurve,
  AskTransitions,
  AssessmentRow,
  CurveQuery,
  CurveRow,
  Digests,
  FindingRow,
  KpiQuery,
  KpiRow,
  Lang,
  Question,
  Timeline,
  TransitionQuery,
  TransitionRow,
} from "./wire.js";

/** The rows that a question of this form is answered with. */
export type RowsOf<Q extends Question> = Q extends AskTransitions
  ? TransitionRow
  : Q extends AskCurve
    ? CurveRow
    : Q extends AskAssessment
      ? AssessmentRow
      : KpiRow;

/** What the report covers and how it is written. Days are ISO text, both ends included. */
export interface ReportOptions {
  readonly lang: Lang;
  readonly format?: "html" | "markdown" | "text" | "json" | undefined;
  /** By default the last calendar year that ended before the horizon. */
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  /** The cohort of first conversations; by default from the programme's start to the period's end. */
  readonly cohortFrom?: string | undefined;
  readonly cohortTo?: string | undefined;
  readonly knownOn?: string | undefined;
  readonly horizon?: string | undefined;
  /** Whether counts below the policy's `smallest_cell` are shown in breakdowns. */
  readonly showSmallCells?: boolean | undefined;
}

/** A ledger under a policy. */
export class Caseload extends Held<native.Caseload> {
  /** Builds a caseload; ledger and policy may be freed after. */
  static build(ledger: Ledger, policy: Policy): Caseload {
    const [rows, rules] = [Ledger.native(ledger), Policy.native(instance(policy, Policy, "policy"))];
    return new Caseload(calling(() => native.Caseload.build(rows, rules)));
  }

  /**
   * Reads a CSV file, or several, and builds their caseload.
   *
   * ```ts
   * using caseload = Caseload.fromCsv(csv, Policy.preset("example"));
   * caseload.kpis({ kpis: ["placements"], ...period("2023") })[0]?.value; // 274
   * ```
   */
  static fromCsv(csv: Csv | readonly CsvSource[], policy: Policy, options: ReadOptions = {}): Caseload {
    return Caseload.#of(Ledger.fromCsv(csv, policy, options), policy);
  }

  /** Reads columns, or several tables of columns, and builds their caseload. */
  static fromColumns(
    columns: ColumnsIn | readonly ColumnsSource[],
    policy: Policy,
    options: ReadOptions = {},
  ): Caseload {
    return Caseload.#of(Ledger.fromColumns(columns, policy, options), policy);
  }

  static #of(ledger: Ledger, policy: Policy): Caseload {
    return freed(ledger, () => Caseload.build(ledger, policy));
  }

  /** How many clients the ledger names. */
  get clientCount(): number {
    return this.with((caseload) => caseload.clientCount);
  }

  /** The ledger it was built from: the same rows, not a copy. */
  get ledger(): Ledger {
    return Ledger.of(this.with((caseload) => caseload.ledger()));
  }

  /** The policy it was built under. */
  get policy(): Policy {
    return Policy.of(this.with((caseload) => caseload.policy()));
  }

  /**
   * The day the ledger is complete to: the latest day on which a row became known or was withdrawn.
   * `null` for a ledger without rows.
   */
  horizon(knownOn?: string): string | null {
    const on = optionalText(knownOn, "knownOn");
    return this.with((caseload) => caseload.horizon(on)) ?? null;
  }

  /** SHA-256 of the ledger's rows and of the policy. */
  digests(): Digests {
    return JSON.parse(this.with((caseload) => caseload.digests())) as Digests;
  }

  /**
   * Figures over a grid of periods: a row for each KPI, period and cell.
   * Throws `unknown_kpi`, `unknown_dimension`, `bad_period`, `bad_query` or `too_large`.
   */
  kpis(query: KpiQuery, options: AskOptions = {}): Answered<KpiRow> {
    return answerOf<KpiRow>(this.#answer(forKpis(query), options));
  }

  /** The same as typed arrays, for large answers. */
  kpiColumns(query: KpiQuery, options: AskOptions = {}): KpiColumns {
    return kpiColumnsOf(this.#answer(forKpis(query), options));
  }

  /** From which rung or state to which clients went in a period. Throws as {@link kpis}. */
  transitions(query: TransitionQuery): Answered<TransitionRow> {
    return answerOf<TransitionRow>(this.#answer({ transitions: query }, {}));
  }

  /** A Kaplan–Meier curve of those who start in a period. Throws as {@link kpis}. */
  curve(query: CurveQuery): Answered<CurveRow> {
    return answerOf<CurveRow>(this.#answer({ curve: query }, {}));
  }

  /**
   * Answers a list of questions in one sweep: each answer in its place; of a question that can't be
   * answered the error stands there, not thrown.
   */
  ask<const Q extends readonly Question[]>(
    questions: Q,
    options: AskOptions = {},
  ): { [I in keyof Q]: Answered<RowsOf<Q[I]>> | MeedoenError } {
    if (!Array.isArray(questions)) throw wrong("questions", "a list of questions", questions);
    const answers = this.#ask(json(questions, "bad_query", ""), options).map((answer) =>
      answer instanceof Error ? errorOf(answer) : answerOf(answer),
    );
    return answers as { [I in keyof Q]: Answered<RowsOf<Q[I]>> | MeedoenError };
  }

  /** Answers a question or a list of them from JSON to JSON: rows, or `{"error": …}`. */
  askJson(questions: string): string {
    const asked = text(questions, "questions");
    return this.with((caseload) => caseload.askJson(asked));
  }

  #answer(question: Question, options: AskOptions): native.Answer {
    const [answer] = this.#ask(`[${json(question, "bad_query", "")}]`, options);
    if (answer instanceof native.Answer) return answer;
    throw errorOf(answer);
  }

  #ask(asked: string, options: AskOptions): (native.Answer | Error)[] {
    const { mostRows, digests } = object(options, "options");
    const most = mostRows === undefined ? undefined : count(mostRows, "mostRows");
    const withDigests = flag(digests, "digests");
    return this.with((caseload) => caseload.ask(asked, most, withDigests));
  }

  /**
   * What the checks find in the timelines: data quality, never a signal about a client's conduct.
   *
   * @param options `asOf`: the day to check for, by default the horizon; `knownOn`: as known on this day.
   */
  findings(options: FindingsOptions = {}): FindingRow[] {
    const given = object(options, "options");
    const [knownOn, lang] = [optionalText(given.knownOn, "knownOn"), text(given.lang ?? "en", "lang")];
    const asOf = optionalText(given.asOf, "asOf") ?? this.horizon(knownOn);
    if (asOf === null) return [];
    const table = columnsOf(this.with((caseload) => caseload.findings(asOf, knownOn, lang)));
    return rowsOf(table) as unknown as FindingRow[];
  }

  /** The council's progress report, written out. It is internal: see its first line. */
  report(options: ReportOptions): string {
    const { lang, format = "html", ...scope } = object(options, "options");
    const [words, form] = [text(lang, "lang"), text(format, "format")];
    const written = {
      html: (report: native.Report) => report.html(words),
      markdown: (report: native.Report) => report.markdown(words),
      text: (report: native.Report) => report.text(words),
      json: (report: native.Report) => report.json(),
    };
    if (!Object.hasOwn(written, form)) throw wrong("format", "`html`, `markdown`, `text` or `json`", format);
    const write = written[form as keyof typeof written];
    return lent(
      calling(() => new native.Scope()),
      (native) => {
        within(native, scope);
        return lent(this.#report(native), (report) => calling(() => write(report)));
      },
    );
  }

  #report(scope: native.Scope): native.Report {
    return this.with((caseload) => native.Report.of(caseload, scope));
  }

  /** What the records say of one client; `null` for an id that the ledger does not have. */
  client(id: string, options: { readonly knownOn?: string | undefined } = {}): Timeline | null {
    const [whose, on] = [text(id, "id"), optionalText(object(options, "options").knownOn, "knownOn")];
    const known = this.with((caseload) => caseload.client(whose, on));
    return known === undefined ? null : (JSON.parse(known) as Timeline);
  }

  /** The same as a picture, in SVG; `upTo` is the last day shown, by default the horizon. */
  clientPicture(id: string, options: PictureOptions): string | null {
    const { knownOn, upTo, lang } = object(options, "options");
    const [on, last] = [optionalText(knownOn, "knownOn"), optionalText(upTo, "upTo")];
    const [whose, words] = [text(id, "id"), text(lang, "lang")];
    return this.with((caseload) => native.clientPicture(caseload, whose, on, words, last)) ?? null;
  }
}

/** A question for KPIs: one of another form would be answered with other rows than were promised. */
function forKpis(query: KpiQuery): KpiQuery {
  const other = typeof query === "object" && query !== null && OTHERS.some((key) => key in query);
  if (other && !("kpis" in query)) throw new MeedoenError("bad_query", "kpis", "no KPI is asked for");
  return query;
}

const OTHERS = ["transitions", "curve", "assess"];

/** Tells the engine what a report covers. */
function within(scope: native.Scope, options: Partial<ReportOptions>): void {
  const { from, to } = object(options.period, "period");
  const days = options.period ? ([text(from, "period.from"), text(to, "period.to")] as const) : undefined;
  const cohort = [optionalText(options.cohortFrom, "cohortFrom"), optionalText(options.cohortTo, "cohortTo")] as const;
  const [knownOn, horizon] = [optionalText(options.knownOn, "knownOn"), optionalText(options.horizon, "horizon")];
  const small = flag(options.showSmallCells, "showSmallCells");
  calling(() => {
    if (days !== undefined) scope.period(...days);
    scope.cohort(...cohort);
    if (knownOn !== undefined) scope.knownOn(knownOn);
    if (horizon !== undefined) scope.horizon(horizon);
    if (small) scope.showSmallCells();
  });
}

/** How questions are answered. */
export interface AskOptions {
  /** The most rows an answer may have (1,000,000); more is `too_large`. */
  readonly mostRows?: number | undefined;
  /** Whether the receipts hold digests of ledger and policy. */
  readonly digests?: boolean | undefined;
}

export interface FindingsOptions {
  readonly asOf?: string | undefined;
  readonly knownOn?: string | undefined;
  readonly lang?: Lang | undefined;
}

export interface PictureOptions {
  readonly lang: Lang;
  readonly knownOn?: string | undefined;
  readonly upTo?: string | undefined;
}
