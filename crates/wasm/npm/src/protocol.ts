/** What a worker and its client send each other. */

import type { FaceCode } from "./errors.js";
import type { ErrorCode, MappingDocument, PolicyDocument, ReadingOptions, SyntheticOptions } from "./wire.js";

/** A file or a part of one: a `File` is read as a stream. */
export type Sample = Blob | string | Uint8Array;

/** A file to be read: its name, and how it is read. */
export interface FileSource {
  readonly data: Sample;
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

/** How files are read. */
export interface ReadRequest extends ReadingOptions {
  readonly policy: PolicySource;
}

/** A made-up ledger, and the policy whose routes and groups it has: by default the preset `example`. */
export interface SyntheticRequest extends SyntheticOptions {
  readonly policy?: PolicySource | undefined;
}

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

/** A caseload that the worker keeps: its number, and what is known of it at once. */
export interface CaseloadInfo {
  readonly handle: number;
  readonly clientCount: number;
  readonly horizon: string | null;
}

/** What the client sends: a call, of a caseload where it has a handle; or that a call is called off. */
export type Request =
  | {
      readonly id: number;
      readonly call: string;
      readonly handle?: number | undefined;
      readonly given: readonly unknown[];
    }
  | { readonly id: number; readonly cancel: true };

/** What the worker sends: progress, and at the end one of the others. */
export type Response =
  | { readonly id: number; readonly progress: Progress }
  | { readonly id: number; readonly done: unknown }
  | { readonly id: number; readonly failed: PlainError }
  | { readonly id: number; readonly cancelled: true };

/** An error as plain data: classes can't be sent. */
export interface PlainError {
  readonly code: ErrorCode | FaceCode;
  readonly place: string;
  readonly detail: string;
}
