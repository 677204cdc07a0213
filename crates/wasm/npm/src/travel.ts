/** How results go from the worker to its client: as what can be sent, and back. */

import { type Answered, answered } from "./answers.js";
import type { Travel } from "./call.js";
import { MeedoenError } from "./errors.js";
import type { PlainError } from "./protocol.js";
import type { Receipt } from "./wire.js";

/** Rows as plain data: a list that is sent loses its receipt. */
interface PlainAnswer {
  readonly rows: readonly unknown[];
  readonly receipt: Receipt;
}

/** A result as it is sent. */
export function packed(travel: Travel, result: unknown): unknown {
  if (travel === "plain") return result;
  if (travel === "answer") return plainAnswer(result as Answered<unknown>);
  const answers = result as readonly (Answered<unknown> | MeedoenError)[];
  return answers.map((answer) => (answer instanceof MeedoenError ? plainError(answer) : plainAnswer(answer)));
}

/** What was sent as the result it was. */
export function unpacked(travel: Travel, sent: unknown): unknown {
  if (travel === "plain") return sent;
  if (travel === "answer") return answerFrom(sent as PlainAnswer);
  const answers = sent as readonly (PlainAnswer | PlainError)[];
  return answers.map((answer) => ("rows" in answer ? answerFrom(answer) : errorFrom(answer)));
}

function plainAnswer(answer: Answered<unknown>): PlainAnswer {
  return { rows: answer, receipt: answer.receipt };
}

function answerFrom({ rows, receipt }: PlainAnswer): Answered<unknown> {
  return answered([...rows], receipt);
}

export function plainError({ code, place, detail }: MeedoenError): PlainError {
  return { code, place, detail };
}

export function errorFrom({ code, place, detail }: PlainError): MeedoenError {
  return new MeedoenError(code, place, detail);
}

/** The memory of typed arrays in what is sent, to be handed over instead of copied. */
export function buffersOf(sent: unknown): Transferable[] {
  if (ArrayBuffer.isView(sent)) return sent.buffer instanceof ArrayBuffer ? [sent.buffer] : [];
  // Rows are plain: only tables of columns have typed arrays, and those are objects.
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return [];
  return Object.values(sent).flatMap(buffersOf);
}
