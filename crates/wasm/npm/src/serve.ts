/**
 * The worker's side: does what the page asks for.
 *
 * A worker hears its messages only between two tasks. Long work is therefore done in slices of some
 * milliseconds: after each the worker looks at its messages, so that a call can be called off while it
 * runs, short calls are not kept waiting behind long ones, and no page needs shared memory (which takes
 * headers that most servers do not send, and that a page opened from a disk can't have).
 */

import type { Call, Travel } from "./call.js";
import { caseloadCalls, documentCalls, ledgerCalls, libraryCalls, workerCalls } from "./calls.js";
import { caseloadSteps } from "./caseload-steps.js";
import { documentSteps } from "./document-steps.js";
import { errorOf, MeedoenError } from "./errors.js";
import { ledgerSteps } from "./ledger.js";
import { librarySteps } from "./library.js";
import type { Progress, Request, Response } from "./protocol.js";
import { begin } from "./steps.js";
import { buffersOf, packed, plainError } from "./travel.js";
import { Turns } from "./turns.js";
import { keptUnder, workerSteps } from "./worker-steps.js";

export type { CaseloadInfo } from "./protocol.js";

/** The part of a worker's global scope, or of a message port, that is needed. */
export interface Scope {
  addEventListener(type: "message", listener: (event: { data: Request }) => void): void;
  postMessage(response: Response, transfer?: Transferable[]): void;
  /** A message port begins to listen when told to. */
  start?(): void;
}

/** Begins to listen. To be called once, at the top of a worker. */
export function serve(scope: Scope = globalThis as unknown as Scope): void {
  const running = new Map<number, AbortController>();
  const turns = new Turns();
  scope.addEventListener("message", ({ data: request }) => {
    if ("cancel" in request) {
      running.get(request.id)?.abort();
      return;
    }
    const control = new AbortController();
    running.set(request.id, control);
    const tell = (progress: Progress) => scope.postMessage({ id: request.id, progress });
    void answer(request, control.signal, turns, tell).then((response) => {
      running.delete(request.id);
      scope.postMessage(response, "done" in response ? buffersOf(response.done) : []);
    });
  });
  scope.start?.();
}

type CallRequest = Exclude<Request, { readonly cancel: true }>;

async function answer(
  request: CallRequest,
  signal: AbortSignal,
  turns: Turns,
  tell: (progress: Progress) => void,
): Promise<Response> {
  const { id } = request;
  try {
    const { travel, steps } = begun(request);
    if (!isStepped(steps)) return { id, done: packed(travel, await steps) };
    for (;;) {
      const { done, value } = await steps.next();
      if (done) return { id, done: packed(travel, value) };
      if (value !== undefined) tell(value);
      await turns.next();
      if (signal.aborted) {
        await steps.return(undefined);
        return { id, cancelled: true };
      }
    }
  } catch (error) {
    return { id, failed: plainError(errorOf(error)) };
  }
}

/** The steps of a call, with progress where there is any. */
type Stepped =
  | Generator<Progress | undefined, unknown, undefined>
  | AsyncGenerator<Progress | undefined, unknown, undefined>;

function isStepped(steps: unknown): steps is Stepped {
  return typeof steps === "object" && steps !== null && /Generator\]$/u.test(Object.prototype.toString.call(steps));
}

/** Begins what was asked for. */
function begun({ call, handle, given }: CallRequest): { travel: Travel; steps: unknown } {
  const tables = handle === undefined ? OF_THE_WORKER : OF_A_CASELOAD;
  for (const { calls, steps, subject } of tables) {
    const described = Object.hasOwn(calls, call) ? calls[call] : undefined;
    if (described === undefined) continue;
    return { travel: described.travel, steps: begin(calls, steps, call, subject(handle ?? 0), given) };
  }
  throw new MeedoenError("bad_argument", "", `there is no call \`${call}\``);
}

interface Table {
  readonly calls: Readonly<Record<string, Call<readonly unknown[], unknown, unknown>>>;
  readonly steps: object;
  /** What a call is about. */
  readonly subject: (handle: number) => unknown;
}

const nothing = () => undefined;

const OF_THE_WORKER: readonly Table[] = [
  { calls: libraryCalls, steps: librarySteps, subject: nothing },
  { calls: documentCalls, steps: documentSteps, subject: nothing },
  { calls: workerCalls, steps: workerSteps, subject: nothing },
];

const OF_A_CASELOAD: readonly Table[] = [
  { calls: caseloadCalls, steps: caseloadSteps, subject: (handle) => keptUnder(handle).caseload },
  { calls: ledgerCalls, steps: ledgerSteps, subject: (handle) => keptUnder(handle).ledger },
];
