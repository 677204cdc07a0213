/** What callers give, checked: JavaScript has no compiler in front of it. */

import { MeedoenError } from "./errors.js";
import type { ErrorCode } from "./wire.js";

/** Text, or an error at this place. */
export function text(value: unknown, place: string): string {
  if (typeof value === "string") return value;
  throw wrong(place, "text", value);
}

/** Text where something is given. */
export function optionalText(value: unknown, place: string): string | undefined {
  return value === undefined || value === null ? undefined : text(value, place);
}

/** A whole number from 0 on. */
export function count(value: unknown, place: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff) return value;
  throw wrong(place, "a whole number from 0 on", value);
}

/** A class, whose constructor need not be for everybody. */
interface Class<T> {
  readonly name: string;
  readonly prototype: T;
  [Symbol.hasInstance](value: unknown): boolean;
}

/** An object of one of our classes. */
export function instance<T>(value: unknown, of: Class<T>, place: string): T {
  if (value instanceof of) return value as T;
  throw wrong(place, `a ${of.name}`, value);
}

/** A value as JSON; `code` where it has none (a cycle, a big integer, nothing at all). */
export function json(value: unknown, code: ErrorCode, place: string): string {
  let written: string | undefined;
  try {
    written = JSON.stringify(value);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new MeedoenError(code, place, `can't be written as JSON: ${message}`, { cause: error });
  }
  if (written === undefined) throw new MeedoenError(code, place, "nothing was given");
  return written;
}

/** The error for a value of another type. */
export function wrong(place: string, wanted: string, value: unknown): MeedoenError {
  const given = value === null ? "null" : typeof value;
  return new MeedoenError("bad_argument", place, `wanted is ${wanted}, given was ${given}`);
}
