/** How a call is done: in steps, between which it may be called off. */

import type { Answers, AnswersToEach, Call, Here } from "./call.js";
import { MeedoenError } from "./errors.js";
import type { Progress } from "./protocol.js";
import type { Question } from "./wire.js";

/** A call that is being done: it yields wherever it may be called off, and returns its result. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** How each call of a table is done for a subject: in steps, or in one piece; in a worker it may wait. */
export type StepsOf<Subject, Table> = {
  readonly [Name in keyof Table]: Table[Name] extends Call<infer Given, infer Options, infer Result>
    ? (
        subject: Subject,
        ...given: [...Given, options: Options | undefined]
      ) => Steps<Done<Result>> | Waiting<Done<Result>> | Done<Result>
    : never;
};

type Waiting<Result> = Promise<Result> | AsyncGenerator<Progress | undefined, Result, undefined>;

type Done<Result> = Result extends AnswersToEach ? Answers<readonly Question[]> : Result;

/** The descriptions of calls, whatever they are given. */
export type Calls = Readonly<Record<string, { readonly given: number }>>;

type Begun = (subject: unknown, ...given: readonly unknown[]) => unknown;

/** Begins a call: its steps, or its result where it has none. */
export function begin(calls: Calls, steps: object, name: string, subject: unknown, given: readonly unknown[]): unknown {
  const count = calls[name]?.given ?? 0;
  const act = (steps as Readonly<Record<string, Begun>>)[name];
  return act?.(subject, ...Array.from({ length: count + 1 }, (_, at) => given[at]));
}

/** Does a call of this thread to its end. */
function doHere(calls: Calls, steps: object, name: string, subject: unknown, given: readonly unknown[]): unknown {
  refuseSignal(given[calls[name]?.given ?? 0]);
  const begun = begin(calls, steps, name, subject, given);
  return isSteps(begun) ? toTheEnd(begun) : begun;
}

function isSteps(begun: unknown): begun is Steps<unknown> {
  return typeof begun === "object" && begun !== null && Object.prototype.toString.call(begun) === "[object Generator]";
}

/** Does every step, and gives the result. */
export function toTheEnd<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The calls of a table as functions of this thread. */
export function callsHere<Table extends Calls>(calls: Table, steps: StepsOf<undefined, Table>): Here<Table> {
  const functions = Object.keys(calls).map((name) => [
    name,
    (...given: readonly unknown[]) => doHere(calls, steps, name, undefined, given),
  ]);
  return Object.fromEntries(functions) as Here<Table>;
}

/** Gives a class the calls of a table as methods of this thread. */
export function addCalls(of: { readonly prototype: object }, calls: Calls, steps: object): void {
  for (const name of Object.keys(calls)) {
    const method = {
      [name](this: unknown, ...given: readonly unknown[]): unknown {
        return doHere(calls, steps, name, this, given);
      },
    };
    Object.defineProperty(of.prototype, name, { value: method[name], writable: true, configurable: true });
  }
}

/** Nothing else runs in this thread until a call returns: a signal could not be heard. */
export function refuseSignal(options: unknown): void {
  if (typeof options !== "object" || options === null || !("signal" in options) || options.signal === undefined) return;
  const message = "a call in this thread can't be called off before it returns; the calls of `meedoen/client` can";
  throw new MeedoenError("bad_argument", "signal", message);
}
