/**
 * The page's side of a worker: everything asked for is computed there, so that a page never blocks.
 *
 * @packageDocumentation
 */

import { type Answered, answered, type KpiColumns } from "./answers.js";
import { object, wrong } from "./arguments.js";
import type { AskOptions, FindingsOptions, PictureOptions, ReportOptions, RowsOf } from "./caseload.js";
import type { WasmSource } from "./engine.js";
import { MeedoenError } from "./errors.js";
import type { FileSource, MappingSource, PlainAnswer, PlainError, PolicySource, Progress, Word } from "./protocol.js";
import type { Calls, CaseloadInfo, ReadOrder } from "./serve.js";
import type { SyntheticOptions } from "./synthetic.js";
import type {
  Assessment,
  AssessmentAnswers,
  Catalogue,
  Choices,
  CurveQuery,
  CurveRow,
  Digests,
  FindingRow,
  Guess,
  KpiQuery,
  KpiRow,
  Lang,
  MappingDocument,
  Parameters,
  PolicyDocument,
  Question,
  Reading,
  RefusedRow,
  Timeline,
  TransitionQuery,
  TransitionRow,
} from "./wire.js";

export type { Answered, KpiColumns } from "./answers.js";
export { isMeedoenError, MeedoenError } from "./errors.js";
export type { FileSource, MappingSource, PolicySource, Progress } from "./protocol.js";
export type * from "./wire.js";

type Given<C extends keyof Calls> = Calls[C] extends (context: never, ...given: infer G) => unknown ? G : never;
type Done<C extends keyof Calls> = Awaited<ReturnType<Calls[C]>>;

/** What reading takes beside the files. */
export interface ReadOptions extends ReadOrder {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Cancels the reading: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly resolve: (done: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** What a call takes beside what it is given. */
interface CallOptions<T> extends Pick<ReadOptions, "onProgress" | "signal"> {
  /** What becomes of an answer that came after the call was cancelled. */
  readonly late?: (done: T) => void;
}

/** The calls on their way to a worker. */
class Line {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #gone: MeedoenError | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<Word>) => this.#hear(data));
    worker.addEventListener("error", (event) => this.#lost(event.message || "it could not be started"));
    worker.addEventListener("messageerror", () => this.#lost("a message could not be read"));
  }

  call<C extends keyof Calls>(call: C, given: Given<C>, options: CallOptions<Done<C>> = {}): Promise<Done<C>> {
    const { signal, onProgress, late } = options;
    if (this.#gone !== undefined) return Promise.reject(this.#gone);
    if (signal?.aborted) return Promise.reject(signal.reason as unknown);
    this.#last += 1;
    const id = this.#last;
    return new Promise<Done<C>>((resolve, reject) => {
      const cancel = () => {
        const ignore = () => {};
        const after = (late ?? ignore) as (done: unknown) => void;
        this.#waiting.set(id, { resolve: after, reject: ignore, onProgress: undefined });
        this.#worker.postMessage({ id, cancel: true });
        reject(signal?.reason as unknown);
      };
      const ended =
        <T>(end: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener("abort", cancel);
          end(value);
        };
      signal?.addEventListener("abort", cancel, { once: true });
      this.#waiting.set(id, { resolve: ended(resolve as (done: unknown) => void), reject: ended(reject), onProgress });
      try {
        this.#worker.postMessage({ id, call, given });
      } catch (error) {
        this.#waiting.delete(id);
        const message = error instanceof Error ? error.message : String(error);
        ended(reject)(
          new MeedoenError("bad_argument", "", `can't be sent to the worker: ${message}`, { cause: error }),
        );
      }
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#lost("it was closed");
  }

  #hear(word: Word): void {
    const waiting = this.#waiting.get(word.id);
    if (waiting === undefined) return;
    if ("progress" in word) {
      waiting.onProgress?.(word.progress);
      return;
    }
    this.#waiting.delete(word.id);
    if ("failed" in word) waiting.reject(errorFrom(word.failed));
    else waiting.resolve(word.done);
  }

  #lost(why: string): void {
    const error = new MeedoenError("internal", "", `the worker is gone: ${why}`);
    this.#gone = error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

/** The engine in a worker. */
export class RemoteMeedoen {
  readonly #line: Line;
  /** The version of the library. */
  readonly version: string;

  private constructor(line: Line, version: string) {
    this.#line = line;
    this.version = version;
  }

  /** @internal */
  static async over(worker: Worker, wasm: WasmSource | undefined): Promise<RemoteMeedoen> {
    if (typeof worker?.postMessage !== "function") throw wrong("worker", "a Worker", worker);
    const line = new Line(worker);
    const source = wasm instanceof URL ? wasm.href : wasm;
    return new RemoteMeedoen(line, await line.call("start", [source]));
  }

  /**
   * Reads files, a `File` as a stream, and builds their caseload in the worker.
   * Throws as `Caseload.fromCsv`; a cancelled reading rejects with the signal's reason.
   */
  async read(files: readonly (Blob | FileSource)[], options: ReadOptions): Promise<RemoteCaseload> {
    const { onProgress, signal, ...order } = object(options, "options");
    if (!Array.isArray(files)) throw wrong("files", "a list of files", files);
    if (!(onProgress === undefined || typeof onProgress === "function"))
      throw wrong("onProgress", "a function", onProgress);
    if (!(signal === undefined || signal instanceof AbortSignal)) throw wrong("signal", "an AbortSignal", signal);
    const sources = files.map((file) => (file instanceof Blob ? { data: file } : file));
    const late = ({ handle }: CaseloadInfo) => void this.#line.call("free", [handle]).catch(() => {});
    const info = await this.#line.call("read", [sources, order as ReadOrder], { onProgress, signal, late });
    return new RemoteCaseload(this.#line, info);
  }

  /** A made-up ledger's caseload. */
  async synthetic(options: Omit<SyntheticOptions, "policy">, policy: PolicySource): Promise<RemoteCaseload> {
    return new RemoteCaseload(this.#line, await this.#line.call("synthetic", [options, policy]));
  }

  catalogue(lang: Lang): Promise<Catalogue> {
    return this.#line.call("catalogue", [lang]);
  }

  period(word: string): Promise<{ from: string; to: string }> {
    return this.#line.call("period", [word]);
  }

  assess(answers: AssessmentAnswers, options?: { informalCareIsUnpaidWork?: boolean }): Promise<Assessment> {
    return this.#line.call("assess", [answers, options]);
  }

  /** Checks a policy and tells all of it. */
  policy(source: PolicySource): Promise<{
    document: PolicyDocument;
    toml: string;
    labels: Record<Lang, Record<string, Record<string, string>>>;
    parameters: Parameters;
    notes: string[];
  }> {
    return this.#line.call("policy", [source]);
  }

  /** Checks a mapping. */
  mapping(source: MappingSource): Promise<{ document: MappingDocument; toml: string }> {
    return this.#line.call("mapping", [source]);
  }

  /** What an extract seems to be; of a file only the beginning is read. See `Mapping.guess`. */
  guess(data: FileSource["data"], policy: PolicySource, known?: MappingDocument): Promise<Guess> {
    return this.#line.call("guess", [data, policy, known]);
  }

  /** All that a mapping can lead to under a policy, with names. */
  choices(policy: PolicySource): Promise<Choices> {
    return this.#line.call("choices", [policy]);
  }

  /** Ends the worker; calls that are waiting are rejected. */
  close(): void {
    this.#line.close();
  }
}

/** A caseload in a worker; its methods are those of `Caseload`, as promises. */
export class RemoteCaseload {
  readonly #line: Line;
  readonly #handle: number;
  /** How many clients the ledger names. */
  readonly clientCount: number;
  /** The day the ledger is complete to; `null` for a ledger without rows. */
  readonly horizon: string | null;

  /** @internal */
  constructor(line: Line, info: CaseloadInfo) {
    this.#line = line;
    this.#handle = info.handle;
    this.clientCount = info.clientCount;
    this.horizon = info.horizon;
  }

  horizonOn(knownOn: string): Promise<string | null> {
    return this.#line.call("horizon", [this.#handle, knownOn]);
  }

  digests(): Promise<Digests> {
    return this.#line.call("digests", [this.#handle]);
  }

  async kpis(query: KpiQuery, options?: AskOptions): Promise<Answered<KpiRow>> {
    return unpacked(await this.#line.call("kpis", [this.#handle, query, options]));
  }

  kpiColumns(query: KpiQuery, options?: AskOptions): Promise<KpiColumns> {
    return this.#line.call("kpiColumns", [this.#handle, query, options]);
  }

  async transitions(query: TransitionQuery): Promise<Answered<TransitionRow>> {
    return unpacked(await this.#line.call("transitions", [this.#handle, query]));
  }

  async curve(query: CurveQuery): Promise<Answered<CurveRow>> {
    return unpacked(await this.#line.call("curve", [this.#handle, query]));
  }

  async ask<const Q extends readonly Question[]>(
    questions: Q,
    options?: AskOptions,
  ): Promise<{ [I in keyof Q]: Answered<RowsOf<Q[I]>> | MeedoenError }> {
    const answers = await this.#line.call("ask", [this.#handle, questions, options]);
    const told = answers.map((answer) => ("rows" in answer ? unpacked(answer) : errorFrom(answer)));
    return told as unknown as { [I in keyof Q]: Answered<RowsOf<Q[I]>> | MeedoenError };
  }

  askJson(questions: string): Promise<string> {
    return this.#line.call("askJson", [this.#handle, questions]);
  }

  findings(options?: FindingsOptions): Promise<FindingRow[]> {
    return this.#line.call("findings", [this.#handle, options]);
  }

  report(options: ReportOptions): Promise<string> {
    return this.#line.call("report", [this.#handle, options]);
  }

  client(id: string, options?: { knownOn?: string }): Promise<Timeline | null> {
    return this.#line.call("client", [this.#handle, id, options]);
  }

  clientPicture(id: string, options: PictureOptions): Promise<string | null> {
    return this.#line.call("clientPicture", [this.#handle, id, options]);
  }

  /** How its ledger was read, file by file. */
  reading(): Promise<Reading> {
    return this.#line.call("reading", [this.#handle]);
  }

  /** The first and the last day on which an accepted row starts; `null` where there is none. */
  starts(): Promise<{ first: string; last: string } | null> {
    return this.#line.call("starts", [this.#handle]);
  }

  /** Why each row that was not accepted was not. */
  refused(lang: Lang): Promise<RefusedRow[]> {
    return this.#line.call("refused", [this.#handle, lang]);
  }

  /** The rows of a file that were not accepted, as CSV: to be mended. */
  refusedCsv(file: number, lang: Lang): Promise<string> {
    return this.#line.call("refusedCsv", [this.#handle, file, lang]);
  }

  /** Gives its memory back. */
  free(): Promise<void> {
    return this.#line.call("free", [this.#handle]);
  }
}

/**
 * Starts the engine in a worker.
 *
 * ```ts
 * const worker = new Worker(new URL("meedoen/worker", import.meta.url), { type: "module" });
 * const meedoen = await connect(worker);
 * const caseload = await meedoen.read([file], { policy: { preset: "example" } });
 * ```
 *
 * @param options `wasm`: the module, where the worker can't fetch the package's own file.
 */
export function connect(worker: Worker, options: { readonly wasm?: WasmSource } = {}): Promise<RemoteMeedoen> {
  return RemoteMeedoen.over(worker, object(options, "options").wasm);
}

function unpacked<Row>({ rows, receipt }: PlainAnswer<Row>): Answered<Row> {
  return answered([...rows], receipt);
}

function errorFrom({ code, place, detail }: PlainError): MeedoenError {
  return new MeedoenError(code, place, detail);
}
