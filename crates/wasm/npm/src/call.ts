/**
 * What a call is. `calls.ts` describes every call once; what stands here makes of that description the
 * methods of this thread ({@link Here}), what the worker does, and the methods of its client
 * ({@link There}).
 */

import type { Answered } from "./answers.js";
import type { MeedoenError } from "./errors.js";
import type {
  AskAssessment,
  AskCurve,
  AskTransitions,
  AssessmentRow,
  CurveRow,
  KpiRow,
  Question,
  TransitionRow,
} from "./wire.js";

/** How a result goes from the worker to the page: as it is, as rows with their receipt, as a list of those. */
export type Travel = "plain" | "answer" | "answers";

/** The description of a call: what it is given before its options, its options (`never`: none), its result. */
export interface Call<Given extends readonly unknown[], Options, Result> {
  /** How many things it is given before its options. */
  readonly given: Given["length"];
  readonly travel: Travel;
  /** Only for the compiler. */
  readonly types?: { readonly given: Given; readonly options: Options; readonly result: Result };
}

/** Describes a call. */
export function call<Given extends readonly unknown[], Options, Result>(
  given: Given["length"],
  travel: Travel = "plain",
): Call<Given, Options, Result> {
  return { given, travel };
}

/** What every call of a worker takes beside its own options. */
export interface CallOptions {
  /**
   * Calls it off: the promise rejects with the signal's reason and the worker stops working at it.
   * Long work is done in slices, between which the worker looks at its messages.
   */
  readonly signal?: AbortSignal | undefined;
}

/** The result of a list of questions: to each its own rows, or the error. */
export interface AnswersToEach {
  readonly each: unique symbol;
}

/** The answers to a list of questions, each in its place. */
export type Answers<Questions extends readonly Question[]> = {
  [I in keyof Questions]: Answered<RowsOf<Questions[I]>> | MeedoenError;
};

/** The rows that a question of this form is answered with. */
export type RowsOf<Q extends Question> = Q extends AskTransitions
  ? TransitionRow
  : Q extends AskCurve
    ? CurveRow
    : Q extends AskAssessment
      ? AssessmentRow
      : KpiRow;

/** What a method is given, its options last; they may be left out where none of them is needed. */
type Arguments<Given extends readonly unknown[], Options> = [Options] extends [never]
  ? Given
  : Record<never, never> extends Options
    ? readonly [...Given, options?: Options]
    : readonly [...Given, options: Options];

type WithSignal<Options> = [Options] extends [never] ? CallOptions : Options & CallOptions;

/** The calls of a table as methods of this thread: each has its result when it returns. */
export type Here<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Call<infer Given, infer Options, infer Result>
    ? Result extends AnswersToEach
      ? <const Q extends readonly Question[]>(questions: Q, options?: Options) => Answers<Q>
      : (...given: Arguments<Given, Options>) => Result
    : never;
};

/** The calls of a table as methods of a worker's client: promises, which a signal calls off. */
export type There<Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Call<infer Given, infer Options, infer Result>
    ? Result extends AnswersToEach
      ? <const Q extends readonly Question[]>(questions: Q, options?: WithSignal<Options>) => Promise<Answers<Q>>
      : (...given: Arguments<Given, WithSignal<Options>>) => Promise<Result>
    : never;
};
