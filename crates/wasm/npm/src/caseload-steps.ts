/** How the calls of a caseload are done. */

import { answerOf, kpiColumnsOf } from "./answers.js";
import { json, object, optionsText, text, wrong } from "./arguments.js";
import type { caseloadCalls } from "./calls.js";
import { type Native, native, using } from "./engine.js";
import { errorOf, MeedoenError } from "./errors.js";
import { type ColumnTable, columnsOf, rowsOf } from "./frames.js";
import type { FindingsOptions } from "./options.js";
import { Resource, withNative } from "./resource.js";
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
    const sweep = yield* swept(caseload, json(questions, "bad_query", ""), options);
    return sweep
      .end((sweep) => sweep.answers())
      .map((answer) => (answer instanceof Error ? errorOf(answer) : answerOf(answer)));
  },

  *askJson(caseload, questions, options) {
    const sweep = yield* swept(caseload, text(questions, "questions"), options);
    return sweep.end((sweep) => sweep.answersJson());
  },

  findings(caseload, options) {
    return rowsOf(found(caseload, options)) as unknown as FindingRow[];
  },

  findingColumns(caseload, options) {
    return found(caseload, options);
  },

  *report(caseload, options) {
    const { lang, format = "html", ...scope } = object(options, "options");
    const [words, form, asked] = [text(lang, "lang"), text(format, "format"), optionsText(scope)];
    const report = new Counting(withNative(caseload, (caseload) => native.Report.of(caseload, asked, words, form)));
    yield* counted(report);
    return report.end((report) => report.write());
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
function found(caseload: Asked, options: FindingsOptions | undefined): ColumnTable {
  const { lang = "en", ...query } = object(options, "options");
  const [words, asked] = [text(lang, "lang"), optionsText(query)];
  return columnsOf(withNative(caseload, (caseload) => caseload.findings(asked, words)));
}

/** The answer to one question. */
function* answerTo(caseload: Asked, question: Question, options: AskOptions | undefined): Steps<native.Answer> {
  const sweep = yield* swept(caseload, `[${json(question, "bad_query", "")}]`, options);
  const [answer] = sweep.end((sweep) => sweep.answers());
  if (answer instanceof native.Answer) return answer;
  throw errorOf(answer);
}

/** A sweep over the clients. */
function* swept(caseload: Asked, questions: string, options: AskOptions | undefined): Steps<Counting<native.Sweep>> {
  const asked = optionsText(options);
  const sweep = new Counting(withNative(caseload, (caseload) => caseload.sweep(questions, asked)));
  yield* counted(sweep);
  return sweep;
}

/** Counts all clients, a share at a time; called off or broken down, what was counted is freed. */
function* counted(counting: Counting<Counts>): Steps<void> {
  let done = false;
  try {
    while (!counting.advance()) yield;
    done = true;
  } finally {
    if (!done) counting.free();
  }
}

/** What the engine counts a share of the clients at a time. */
interface Counts extends Native {
  advance(): boolean;
}

/** Something that is being counted in the engine. */
class Counting<N extends Counts> extends Resource<N> {
  constructor(counts: N) {
    super(counts);
  }

  /** Counts the clients of the next share; whether it was the last. */
  advance(): boolean {
    return withNative(this, (counts) => counts.advance());
  }

  /** Takes what came of it, and frees it. */
  end<T>(act: (counts: N) => T): T {
    return using(this, () => withNative(this, act));
  }
}

/** A question for KPIs: one of another form would be answered with other rows than were promised. */
function forKpis(query: KpiQuery): KpiQuery {
  const other = typeof query === "object" && query !== null && OTHERS.some((key) => key in query);
  if (other && !("kpis" in query)) throw new MeedoenError("bad_query", "kpis", "no KPI is asked for");
  return query;
}

const OTHERS = ["transitions", "curve", "assess"];
