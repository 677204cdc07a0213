/** Errors: one class, whatever went wrong, with a stable code and the place. */

import type { ErrorCode } from "./wire.js";

/**
 * What can go wrong in JavaScript only:
 * `not_ready` (nothing was awaited: call `init`), `bad_argument` (a value of another type than the call
 * takes), `freed` (the object was freed), `internal` (the engine broke down, or memory ran out: it has
 * started anew and objects made before are gone).
 */
export type FaceCode = "not_ready" | "bad_argument" | "freed" | "internal";

/**
 * What is thrown. `code` is stable and for programs, `message` is a sentence for people, `place` says
 * where (`ambition[2].target`, `row 7, column start`; empty for the whole). No message holds more of a
 * client than a row number or the pseudonymous id.
 */
export class MeedoenError extends Error {
  override readonly name = "MeedoenError";
  readonly code: ErrorCode | FaceCode;
  readonly place: string;
  /** The message without the place. */
  readonly detail: string;

  constructor(code: ErrorCode | FaceCode, place: string, detail: string, options?: ErrorOptions) {
    super(place === "" ? detail : `${place}: ${detail}`, options);
    this.code = code;
    this.place = place;
    this.detail = detail;
  }

  /** As plain JSON, in the form of an error among answers. */
  toJSON(): { error: ErrorCode | FaceCode; place: string; message: string } {
    return { error: this.code, place: this.place, message: this.message };
  }
}

/** Whether something thrown is an error of this library, from whichever copy or worker it came. */
export function isMeedoenError(thrown: unknown): thrown is MeedoenError {
  return thrown instanceof Error && thrown.name === "MeedoenError" && "code" in thrown && "place" in thrown;
}

/** The error for what the engine threw: its own carry a code and a place. */
export function errorOf(thrown: unknown): MeedoenError {
  if (isMeedoenError(thrown)) return thrown;
  if (thrown instanceof Error) {
    const { code, place, detail } = thrown as Error & { code?: unknown; place?: unknown; detail?: unknown };
    if (typeof code === "string" && typeof place === "string" && typeof detail === "string") {
      return new MeedoenError(code as ErrorCode, place, detail);
    }
    return new MeedoenError("bad_argument", "", thrown.message, { cause: thrown });
  }
  return new MeedoenError("bad_argument", "", String(thrown));
}
