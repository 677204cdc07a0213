/** What callers give, checked: JavaScript has no compiler in front of it. */

import { type FaceCode, MeedoenError } from "./errors.js";
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

/** Bytes or numbers whose memory was not handed to somebody else. */
export function present<M extends ArrayBufferView | ArrayBuffer>(memory: M, place: string): M {
  try {
    new Uint8Array("buffer" in memory ? memory.buffer : memory, 0, 0);
    return memory;
  } catch (error) {
    throw new MeedoenError("bad_argument", place, "its memory was handed over to somebody else", { cause: error });
  }
}

/** The bytes of a file that may be text. */
export function bytesOf(value: unknown, place: string): Uint8Array {
  if (typeof value === "string") return new TextEncoder().encode(value);
  if (value instanceof Uint8Array) return present(value, place);
  if (value instanceof ArrayBuffer) return new Uint8Array(present(value, place));
  throw wrong(place, "text or a Uint8Array", value);
}

/** A whole number from 0 on. */
export function count(value: unknown, place: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff) return value;
  throw wrong(place, "a whole number from 0 on", value);
}

/** An object, such as one of options; one without anything where nothing is given. */
export function object<T extends object>(value: T | null | undefined, place: string): Partial<T> {
  if (value === undefined || value === null) return {};
  if (typeof value === "object") return value;
  throw wrong(place, "an object", value);
}

/** Options as JSON. Which there are, and what they may be, the engine knows. */
export function optionsText(options: object | null | undefined): string {
  return json(object(options, "options"), "bad_argument", "options");
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

/**
 * A value as JSON; `code` where it has none. What `JSON.stringify` would leave out or empty silently (a
 * function, not-a-number, a `Map`) is an error as well: nothing that was asked may be lost.
 */
export function json(value: unknown, code: ErrorCode | FaceCode, place: string): string {
  const refused = (where: string, why: string, cause?: unknown) =>
    new MeedoenError(code, where, `can't be written as JSON: ${why}`, { cause });
  const faithful = (key: string, part: unknown): unknown => {
    const lost = typeof part === "number" ? !Number.isFinite(part) : !KEPT.has(tagOf(part));
    if (lost) throw refused(key === "" ? place : key, `it is ${kindOf(part)}`);
    return part;
  };
  let written: string | undefined;
  try {
    written = JSON.stringify(value, faithful);
  } catch (error) {
    if (error instanceof MeedoenError) throw error;
    throw refused(place, error instanceof Error ? error.message : String(error), error);
  }
  if (written === undefined) throw new MeedoenError(code, place, "nothing was given");
  return written;
}

/** What JSON has, and what it does not write because it is not there. */
const KEPT = new Set(["Object", "Array", "String", "Number", "Boolean", "Null", "Undefined"]);

/** The error for a value of another type. */
export function wrong(place: string, wanted: string, value: unknown): MeedoenError {
  return new MeedoenError("bad_argument", place, `wanted is ${wanted}, given was ${kindOf(value)}`);
}

/** What a value is, without its text: that may be a client's. */
function kindOf(value: unknown): string {
  if (typeof value === "number") return Number.isFinite(value) ? "a number" : `${value}`;
  if (value === null || value === undefined) return `${value}`;
  if (typeof value === "string") return "text";
  if (typeof value !== "object") return `a ${typeof value}`;
  const tag = tagOf(value);
  return tag === "Object" ? "another object" : `a ${tag}`;
}

/** The name by which JavaScript tells kinds of objects apart. */
function tagOf(value: unknown): string {
  try {
    return Object.prototype.toString.call(value).slice(8, -1);
  } catch {
    return "thing that can't be looked at";
  }
}
