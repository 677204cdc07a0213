/**
 * The page's side of a worker: everything asked for is computed there, so that a page never blocks.
 *
 * @packageDocumentation
 */

import { object, wrong } from "./arguments.js";
import type { Call, CallOptions, There } from "./call.js";
import { caseloadCalls, documentCalls, ledgerCalls, libraryCalls } from "./calls.js";
import { Connection, type Peer, type RequestOptions } from "./connection.js";
import type { WasmSource } from "./engine.js";
import type { CaseloadInfo, FileSource, Progress, ReadRequest, SyntheticRequest } from "./protocol.js";
import { unpacked } from "./travel.js";

export type { Answered, KpiColumns } from "./answers.js";
export type { Answers, CallOptions, RowsOf } from "./call.js";
export { isMeedoenError, MeedoenError } from "./errors.js";
export type * from "./options.js";
export type { FileSource, MappingSource, PolicySource, Progress } from "./protocol.js";
export type * from "./wire.js";

/** What reading takes beside the files. */
export interface ReadOptions extends ReadRequest, CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

type Described = Readonly<Record<string, Call<readonly unknown[], unknown, unknown>>>;

/** Gives a class the calls of tables as promises; `of` tells whose connection, and which caseload. */
function addRemoteCalls<Remote>(
  to: { readonly prototype: Remote },
  tables: readonly Described[],
  of: (remote: Remote) => { readonly connection: Connection; readonly handle?: number },
): void {
  for (const [name, { given: count, travel }] of tables.flatMap((table) => Object.entries(table))) {
    const method = {
      async [name](this: Remote, ...given: readonly unknown[]): Promise<unknown> {
        const { connection, handle } = of(this);
        const things = Array.from({ length: count }, (_, at) => given[at]);
        const { signal, ...options } = object(given[count] as CallOptions, "options");
        const sent = await connection.send(name, [...things, options], handle, { signal: aborting(signal) });
        return unpacked(travel, sent);
      },
    };
    Object.defineProperty(to.prototype, name, { value: method[name], writable: true, configurable: true });
  }
}

function aborting(signal: AbortSignal | undefined): AbortSignal | undefined {
  if (signal === undefined || signal instanceof AbortSignal) return signal;
  throw wrong("signal", "an AbortSignal", signal);
}

/** The engine in a worker; its calls are described in `calls.ts`. */
export interface RemoteMeedoen extends There<typeof libraryCalls>, There<typeof documentCalls> {}

/** The engine in a worker. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: `addRemoteCalls` adds exactly these
export class RemoteMeedoen {
  readonly #connection: Connection;
  /** The version of the library. */
  readonly version: string;

  private constructor(connection: Connection, version: string) {
    this.#connection = connection;
    this.version = version;
  }

  static {
    addRemoteCalls(RemoteMeedoen, [libraryCalls, documentCalls], (remote) => ({ connection: remote.#connection }));
  }

  /** @internal */
  static async over(peer: Peer, wasm: WasmSource | undefined): Promise<RemoteMeedoen> {
    if (typeof peer?.postMessage !== "function") throw wrong("worker", "a Worker", peer);
    const connection = new Connection(peer);
    const source = wasm instanceof URL ? wasm.href : wasm;
    return new RemoteMeedoen(connection, (await connection.send("start", [source], undefined)) as string);
  }

  /**
   * Reads files, a `File` as a stream, and builds their caseload in the worker.
   * Throws as `Caseload.fromCsv`; called off, it rejects with the signal's reason.
   */
  async read(files: readonly (Blob | FileSource)[], options: ReadOptions): Promise<RemoteCaseload> {
    const { onProgress, signal, ...request } = object(options, "options");
    if (!Array.isArray(files)) throw wrong("files", "a list of files", files);
    if (!(onProgress === undefined || typeof onProgress === "function"))
      throw wrong("onProgress", "a function", onProgress);
    const sources = files.map((file) => (file instanceof Blob ? { data: file } : file));
    return await this.#open("read", [sources, request], { onProgress, signal: aborting(signal) });
  }

  /** A made-up ledger's caseload. */
  async synthetic(options: SyntheticRequest & CallOptions): Promise<RemoteCaseload> {
    const { signal, ...request } = object(options, "options");
    return await this.#open("synthetic", [request], { signal: aborting(signal) });
  }

  /** Ends the worker; calls that are waiting are rejected. */
  close(): void {
    this.#connection.close();
  }

  async #open(call: string, given: readonly unknown[], options: RequestOptions): Promise<RemoteCaseload> {
    const connection = this.#connection;
    const late = (info: unknown) => {
      void connection.send("free", [(info as CaseloadInfo).handle], undefined).catch(() => {});
    };
    const info = await connection.send(call, given, undefined, { ...options, late });
    return new RemoteCaseload(connection, info as CaseloadInfo);
  }
}

/** A caseload in a worker; its calls are those of `Caseload` and of its `Ledger`, as promises. */
export interface RemoteCaseload extends There<typeof caseloadCalls>, There<typeof ledgerCalls> {}

/** A caseload in a worker; its calls are those of `Caseload` and of its `Ledger`, as promises. */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: `addRemoteCalls` adds exactly these
export class RemoteCaseload {
  readonly #connection: Connection;
  readonly #handle: number;
  /** How many clients the ledger names. */
  readonly clientCount: number;
  /** The day the ledger is complete to; `null` for a ledger without rows. */
  readonly horizon: string | null;

  /** @internal */
  constructor(connection: Connection, info: CaseloadInfo) {
    this.#connection = connection;
    this.#handle = info.handle;
    this.clientCount = info.clientCount;
    this.horizon = info.horizon;
  }

  static {
    const of = (remote: RemoteCaseload) => ({ connection: remote.#connection, handle: remote.#handle });
    addRemoteCalls(RemoteCaseload, [caseloadCalls, ledgerCalls], of);
  }

  /** Gives its memory back. */
  async free(): Promise<void> {
    await this.#connection.send("free", [this.#handle], undefined);
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
 * @param worker A worker; or a port to where `serve` listens, which may be in this very thread: calls
 * then take turns with everything else in it.
 * @param options `wasm`: the module, where the worker can't fetch the package's own file.
 */
export function connect(
  worker: Worker | MessagePort,
  options: { readonly wasm?: WasmSource } = {},
): Promise<RemoteMeedoen> {
  return RemoteMeedoen.over(worker, object(options, "options").wasm);
}
