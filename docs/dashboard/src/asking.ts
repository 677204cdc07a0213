// What pages ask of the caseload, and how: a page shows what comes back, and counts nothing itself.

import { useEffect, useState } from "preact/hooks";
import type { Period } from "./days";
import { horizon, loaded, span, type Loaded } from "./engine";
import { knownOn, lang } from "./state";
import type {
  Answered,
  CurveQuery,
  CurveRow,
  FindingRow,
  Kpi,
  KpiQuery,
  KpiRow,
  Question,
  QuarantinedRow,
  RemoteCaseload,
  ReportRequest,
  TransitionQuery,
  TransitionRow,
} from "./wire";

/** A question that knows what its rows look like. */
export interface Asking<Row> {
  readonly question: Question;
  /** Only for the compiler. */
  readonly row?: Row;
}

/** Asks for KPIs; for none of them the answer is empty. */
export const kpis = (query: Omit<KpiQuery, "kpis"> & { kpis: readonly Kpi[] }): Asking<KpiRow> => ({
  question: query as KpiQuery,
});
export const transitions = (query: TransitionQuery): Asking<TransitionRow> => ({
  question: { transitions: query },
});
export const curve = (query: CurveQuery): Asking<CurveRow> => ({ question: { curve: query } });

type Answers<Q> = { [K in keyof Q]: Q[K] extends Asking<infer Row> ? Answered<Row> : never };

/** The answers to a set of questions; while new ones are on their way the old ones stay. */
export interface Asked<A> {
  answers: A | null;
  /** The period that the answers are about: `span` may already be another. */
  days: Period | null;
  isWaiting: boolean;
  error: unknown;
}

/** The answers to what was asked of the caseload with this stamp. */
let about = 0;
const known = new Map<string, Promise<Answered<unknown>>>();
let waiting: { key: string; question: Question; done: (it: Answered<unknown>) => void; failed: (why: unknown) => void }[] = [];

/** Asks a question once; those asked in one go are answered in one sweep. */
export function ask<Row>({ question }: Asking<Row>): Promise<Answered<Row>> {
  if ("kpis" in question && question.kpis.length < 1) return Promise.resolve(nothing<Row>());
  if (about !== stamp()) {
    known.clear();
    about = stamp();
  }
  const key = JSON.stringify(question);
  let answer = known.get(key);
  if (answer === undefined) {
    answer = new Promise((done, failed) => {
      if (waiting.length === 0) queueMicrotask(() => void send());
      waiting.push({ key, question, done, failed });
    });
    known.set(key, answer);
    answer.catch(() => known.delete(key));
  }
  return answer as Promise<Answered<Row>>;
}

function nothing<Row>(): Answered<Row> {
  const receipt = {
    library: "",
    horizon: horizon.value,
    known_on: knownOn.value,
    registered_share: 0,
    breaks: [],
    warnings: [],
  };
  return Object.assign([] as Row[], { receipt });
}

async function send(): Promise<void> {
  const now = waiting;
  waiting = [];
  try {
    const caseload = held();
    const answers = await caseload.ask(now.map((it) => it.question));
    now.forEach((it, index) => {
      const answer = answers[index];
      if (answer === undefined || answer instanceof Error) it.failed(answer);
      else it.done(answer as Answered<unknown>);
    });
  } catch (error) {
    for (const it of now) it.failed(error);
  }
}

function held(): RemoteCaseload {
  if (loaded.value === null) throw new Error("no ledger is open");
  return loaded.value.caseload;
}

/** Asks a set of questions from a page; `null`: nothing to ask. */
export function useAnswers<Q extends Record<string, Asking<unknown>>>(questions: Q | null): Asked<Answers<Q>> {
  const days = span.value;
  const key = questions === null ? null : JSON.stringify([stamp(), days, questions]);
  const { answers: made, isWaiting, error } = usePromise(key, async () => {
    const keys = Object.keys(questions ?? {});
    const answers = await Promise.all(keys.map((name) => ask((questions as Q)[name] as Asking<unknown>)));
    return { days, answers: Object.fromEntries(keys.map((name, index) => [name, answers[index]])) as Answers<Q> };
  });
  return { answers: made?.answers ?? null, days: made?.days ?? null, isWaiting, error };
}

/** What comes of a promise, made anew when the key changes; `null`: nothing. */
export function usePromise<T>(
  key: string | null,
  make: () => Promise<T>,
): { answers: T | null; isWaiting: boolean; error: unknown } {
  const [state, setState] = useState<{ key: string | null; value: T | null; error: unknown }>({
    key: null,
    value: null,
    error: null,
  });
  useEffect(() => {
    if (key === null) {
      setState({ key, value: null, error: null });
      return;
    }
    let isNewest = true;
    make().then(
      (value) => isNewest && setState({ key, value, error: null }),
      (error: unknown) => isNewest && setState({ key, value: null, error }),
    );
    return () => {
      isNewest = false;
    };
  }, [key]);
  if (key === null) return { answers: null, isWaiting: false, error: null };
  const isWaiting = state.key !== key;
  return { answers: state.value, isWaiting, error: isWaiting ? null : state.error };
}

const stamps = new WeakMap<Loaded, number>();
let last = 0;

/** A number that is another for every caseload that was opened: part of a key for `usePromise`. */
export function stamp(): number {
  const it = loaded.value;
  if (it === null) return 0;
  const number = stamps.get(it) ?? ++last;
  stamps.set(it, number);
  return number;
}

/** What the checks find, as of a day (default: the horizon). */
export function findings(): Promise<FindingRow[]> {
  return held().findings({ lang: lang.value, ...(knownOn.value === null ? {} : { known_on: knownOn.value }) });
}

/** The rows that reading put aside, with the text as it stands in the file. */
export const quarantined = (): Promise<QuarantinedRow[]> => held().quarantined(lang.value);

/** The same as CSV, to be corrected. */
export const quarantinedCsv = (file: number): Promise<string> => held().quarantinedCsv(file, lang.value);

/** A client's timeline as a picture; `null`: the ledger, as known on the day chosen, does not have the client. */
export const clientPicture = (id: string): Promise<string | null> =>
  held().clientPicture(id, { lang: lang.value, ...(knownOn.value === null ? {} : { known_on: knownOn.value }) });

/** The progress report. */
export const report = (options: ReportRequest): Promise<string> => held().report(options);

