/** The client's end of the line to a worker: calls on their way, and what comes back. */

import type { CallOptions } from "./call.js";
import { MeedoenError } from "./errors.js";
import type { Progress, Request, Response } from "./protocol.js";
import { errorFrom } from "./travel.js";

/** A worker, or a port that {@link serve} listens to. */
export type Peer = Worker | MessagePort;

interface Waiting {
  readonly resolve: (done: unknown) => void;
  readonly reject: (reason: unknown) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** What goes with a request. */
export interface RequestOptions extends CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** What becomes of a result that was on its way when the call was called off. */
  readonly late?: (done: unknown) => void;
}

/** The calls on their way to a worker. */
export class Connection {
  readonly #peer: Peer;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #gone: MeedoenError | undefined;

  constructor(peer: Peer) {
    this.#peer = peer;
    peer.addEventListener("message", (event) => this.#hear((event as MessageEvent<Response>).data));
    peer.addEventListener("messageerror", () => this.#lose("a message could not be read"));
    if ("start" in peer) peer.start();
    else peer.addEventListener("error", (event) => this.#lose(event.message || "it could not be started"));
  }

  /** Sends a call, of a caseload where a handle is given; its result, as it was sent back. */
  send(
    call: string,
    given: readonly unknown[],
    handle: number | undefined,
    { signal, onProgress, late }: RequestOptions = {},
  ): Promise<unknown> {
    if (this.#gone !== undefined) return Promise.reject(this.#gone);
    if (signal?.aborted) return Promise.reject(signal.reason as unknown);
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        // The promise ends now; a result that is on its way already is still to be heard of.
        this.#waiting.set(id, { resolve: late ?? ignore, reject: ignore, onProgress: undefined });
        this.#post({ id, cancel: true });
        reject(signal?.reason as unknown);
      };
      const ended =
        <T>(end: (value: T) => void) =>
        (value: T) => {
          signal?.removeEventListener("abort", cancel);
          end(value);
        };
      signal?.addEventListener("abort", cancel, { once: true });
      this.#waiting.set(id, { resolve: ended(resolve), reject: ended(reject), onProgress });
      try {
        this.#post({ id, call, handle, given });
      } catch (error) {
        this.#waiting.delete(id);
        const message = error instanceof Error ? error.message : String(error);
        const options = { cause: error };
        ended(reject)(new MeedoenError("bad_argument", "", `can't be sent to the worker: ${message}`, options));
      }
    });
  }

  /** Ends the worker; calls that are waiting are rejected. */
  close(): void {
    if ("terminate" in this.#peer) this.#peer.terminate();
    else this.#peer.close();
    this.#lose("it was closed");
  }

  #post(request: Request): void {
    this.#peer.postMessage(request);
  }

  #hear(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    if (waiting === undefined) return;
    if ("progress" in response) {
      waiting.onProgress?.(response.progress);
      return;
    }
    this.#waiting.delete(response.id);
    if ("done" in response) waiting.resolve(response.done);
    // Of a call that was called off the promise has ended already.
    else if ("failed" in response) waiting.reject(errorFrom(response.failed));
  }

  #lose(why: string): void {
    const error = new MeedoenError("internal", "", `the worker is gone: ${why}`);
    this.#gone = error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}

const ignore = () => {};
