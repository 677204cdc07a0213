/** How the calls of a caseload are done. */

import { answerOf, kpiColumnsOf } from "./answers.js";
import { json, object, optionalText, optionsText, text, wrong } from "./arguments.js";
import type { caseloadCalls } from "./calls.js";
import { native } from "./engine.js";
import { errorOf, MeedoenError } from "./errors.js";
import { type ColumnTable, columnsOf, rowsOf } from "./frames.js";
import type { FindingsOptions } from "./options.js";
import { type Resource, withNative } from "./resource.js";
import { sliced } from "./slices.js";
import type { Steps, StepsOf } from "./steps.js";
import type {
  AskOptions,
  CurveRow,
  Digests,
  FindingRow,
  KpiQuery,
  KpiRow,
  Question,
  Timeline,
  TransitionRow,
} from "./wire.js";

type Asked = Resource<native.Caseload>;

export const caseloadSteps: StepsOf<Asked, typeof caseloadCalls> = {
  *kpis(caseload, query, options) {
    return answerOf<KpiRow>(yield* answerTo(caseload, forKpis(query), options));
  },

  *kpiColumns(caseload, query, options) {
    return kpiColumnsOf(yield* answerTo(caseload, forKpis(query), options));
  },

  *transitions(caseload, transitions, options) {
    return answerOf<TransitionRow>(yield* answerTo(caseload, { transitions }, options));
  },

  *curve(caseload, curve, options) {
    return answerOf<CurveRow>(yield* answerTo(caseload, { curve }, options));
  },

  *ask(caseload, questions, options) {
    if (!Array.isArray(questions)) throw wrong("questions", "a list of questions", questions);
    const answers = yield* swept(caseload, json(questions, "bad_query", ""), options, (sweep) => sweep.answers());
    return answers.map((answer) => (answer instanceof Error ? errorOf(answer) : answerOf(answer)));
  },

  *askJson(caseload, questions, options) {
    return yield* swept(caseload, text(questions, "questions"), options, (sweep) => sweep.answersJson());
  },

  *findings(caseload, options) {
    return rowsOf(yield* found(caseload, options)) as unknown as FindingRow[];
  },

  *findingColumns(caseload, options) {
    return yield* found(caseload, options);
  },

  *report(caseload, options) {
    const { lang, format, ...scope } = object(options, "options");
    const [words, form, asked] = [text(lang, "lang"), optionalText(format, "format"), optionsText(scope)];
    const report = withNative(caseload, (caseload) => native.Report.of(caseload, asked, words, form));
    return yield* sliced(report, (report) => report.write());
  },

  client(caseload, id, options) {
    const [whose, asked] = [text(id, "id"), optionsText(options)];
    const known = withNative(caseload, (caseload) => caseload.client(whose, asked));
    return known === undefined ? null : (JSON.parse(known) as Timeline);
  },

  clientPicture(caseload, id, options) {
    const [whose, asked] = [text(id, "id"), optionsText(options)];
    return withNative(caseload, (caseload) => native.clientPicture(caseload, whose, asked)) ?? null;
  },

  horizonOn(caseload, known_on) {
    const day = text(known_on, "known_on");
    return withNative(caseload, (caseload) => caseload.horizon(day)) ?? null;
  },

  digests(caseload) {
    return JSON.parse(withNative(caseload, (caseload) => caseload.digests())) as Digests;
  },
};

/** What the checks find. */
function* found(caseload: Asked, options: FindingsOptions | undefined): Steps<ColumnTable> {
  const { lang = "en", ...query } = object(options, "options");
  const [words, asked] = [text(lang, "lang"), optionsText(query)];
  const search = withNative(caseload, (caseload) => new native.Search(caseload, asked, words));
  return columnsOf(yield* sliced(search, (search) => search.frame()));
}

/** The answer to one question. */
function* answerTo(caseload: Asked, question: Question, options: AskOptions | undefined): Steps<native.Answer> {
  const questions = `[${json(question, "bad_query", "")}]`;
  const [answer] = yield* swept(caseload, questions, options, (sweep) => sweep.answers());
  if (answer instanceof native.Answer) return answer;
  throw errorOf(answer);
}

/** What a sweep over the clients comes to. */
function* swept<T>(
  caseload: Asked,
  questions: string,
  options: AskOptions | undefined,
  result: (sweep: native.Sweep) => T,
): Steps<T> {
  const asked = optionsText(options);
  const sweep = withNative(caseload, (caseload) => caseload.sweep(questions, asked));
  return yield* sliced(sweep, result);
}

/** A question for KPIs: one of another form would be answered with other rows than were promised. */
function forKpis(query: KpiQuery): KpiQuery {
  const other = typeof query === "object" && query !== null && OTHERS.some((key) => key in query);
  if (other && !("kpis" in query)) throw new MeedoenError("bad_query", "kpis", "no KPI is asked for");
  return query;
}

const OTHERS = ["transitions", "curve", "assess"];
