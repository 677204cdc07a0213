/** What page and worker say to each other. */

import type { FaceCode } from "./errors.js";
import type { ErrorCode, MappingDocument, PolicyDocument, Receipt } from "./wire.js";

/** A file to be read: its name, and what is read alongside. */
export interface FileSource {
  readonly data: Blob | string | Uint8Array;
  /** By default a `File`'s own name. */
  readonly name?: string | undefined;
  readonly mapping?: MappingDocument | undefined;
  /** The table of one kind that it is: `benefits`, `rungs`, `placements` … */
  readonly table?: string | undefined;
}

/** Where a policy comes from: its document, its text in TOML, or the name of a preset. */
export type PolicySource = PolicyDocument | { readonly toml: string } | { readonly preset: string };

/** Where a mapping comes from: its document, or its text in TOML. */
export type MappingSource = MappingDocument | { readonly toml: string };

/** How far reading is. */
export interface Progress {
  /** Which of the files, counted from 0. */
  readonly file: number;
  /** Bytes read, of all files, and how many there are. */
  readonly bytes: number;
  readonly of: number;
  /** Rows read until now. */
  readonly rows: number;
  /** What is being done: `reading` pieces of files, or `building` the caseload out of the rows. */
  readonly stage: "reading" | "building";
}

/** What the page sends: a call, or that a call is no longer wanted. */
export type Order =
  | { readonly id: number; readonly call: string; readonly given: readonly unknown[] }
  | { readonly id: number; readonly cancel: true };

/** What the worker sends. */
export type Word =
  | { readonly id: number; readonly done: unknown }
  | { readonly id: number; readonly failed: PlainError }
  | { readonly id: number; readonly progress: Progress };

/** An error on its way: classes do not survive the passage. */
export interface PlainError {
  readonly code: ErrorCode | FaceCode;
  readonly place: string;
  readonly detail: string;
}

/** Rows on their way: a list loses its receipt on the passage. */
export interface PlainAnswer<Row> {
  readonly rows: readonly Row[];
  readonly receipt: Receipt;
}
