/** The worker's side, listening in this thread. */

import { type Scope, serve } from "meedoen/serve";

type Listener = Parameters<Scope["addEventListener"]>[1];
type Word = Parameters<Scope["postMessage"]>[0];

/** Starts to listen; what comes back calls by name, and rejects with what the page would be told. */
export function served(): <T>(name: string, ...given: unknown[]) => Promise<T> {
  const waiting = new Map<number, (word: Word) => void>();
  const listeners: Listener[] = [];
  let last = 0;
  serve({
    addEventListener: (_, listener) => {
      listeners.push(listener);
    },
    postMessage: (word) => {
      if (!("progress" in word)) waiting.get(word.id)?.(word);
    },
  });
  return async <T>(name: string, ...given: unknown[]) => {
    last += 1;
    const id = last;
    const word = new Promise<Word>((resolve) => waiting.set(id, resolve));
    for (const listener of listeners) listener({ data: { id, call: name, given } });
    const answer = await word;
    if ("done" in answer) return answer.done as T;
    throw Object.assign(new Error("failed"), { told: "failed" in answer ? answer.failed : answer });
  };
}
