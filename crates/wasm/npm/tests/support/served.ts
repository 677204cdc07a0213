/** The worker's side, listening in this thread. */

import { type Scope, serve } from "meedoen/serve";

type Listener = Parameters<Scope["addEventListener"]>[1];
type Response = Parameters<Scope["postMessage"]>[0];

/** Calls by name what the worker serves. */
export interface Served {
  /** A call of the library, or of a caseload; rejects with what the page would be told. */
  <T>(name: string, ...given: unknown[]): Promise<T>;
  of<T>(handle: unknown, name: string, ...given: unknown[]): Promise<T>;
  /** The same, called off by a message that is sent right after it; everything that is sent back. */
  calledOff(handle: unknown, name: string, ...given: unknown[]): Promise<Response[]>;
}

/** Starts to listen. */
export function served(): Served {
  const waiting = new Map<number, (response: Response) => void>();
  const listeners: Listener[] = [];
  let last = 0;
  serve({
    addEventListener: (_, listener) => {
      listeners.push(listener);
    },
    postMessage: (response) => waiting.get(response.id)?.(response),
  });
  const send = (data: Parameters<Listener>[0]["data"]) => {
    for (const listener of listeners) listener({ data });
  };
  const begin = (handle: unknown, call: string, given: unknown[], hear: (response: Response) => void) => {
    last += 1;
    const id = last;
    waiting.set(id, hear);
    send({ id, call, handle: handle as number | undefined, given });
    return id;
  };
  const of = async <T>(handle: unknown, name: string, ...given: unknown[]) => {
    const end = await new Promise<Response>((resolve) => {
      begin(handle, name, given, (response) => {
        if (!("progress" in response)) resolve(response);
      });
    });
    if ("done" in end) return end.done as T;
    throw Object.assign(new Error("failed"), { told: "failed" in end ? end.failed : end });
  };
  const calledOff = (handle: unknown, name: string, ...given: unknown[]) =>
    new Promise<Response[]>((resolve) => {
      const heard: Response[] = [];
      const id = begin(handle, name, given, (response) => {
        heard.push(response);
        if (!("progress" in response)) resolve(heard);
      });
      send({ id, cancel: true });
    });
  return Object.assign(<T>(name: string, ...given: unknown[]) => of<T>(undefined, name, ...given), { of, calledOff });
}
