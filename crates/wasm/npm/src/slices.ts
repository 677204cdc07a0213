/** What the engine does a slice at a time. */

import { type Native, using } from "./engine.js";
import { Resource, withNative } from "./resource.js";
import type { Steps } from "./steps.js";

/** Work of the engine: it is done in slices, and then gives what came of it. */
export interface Sliced extends Native {
  /** Does the next slice; whether it was the last. */
  advance(): boolean;
}

/** Work in the engine's memory. */
class Work<N extends Sliced> extends Resource<N> {
  constructor(work: N) {
    super(work);
  }

  advance(): boolean {
    return withNative(this, (work) => work.advance());
  }

  end<T>(act: (work: N) => T): T {
    return using(this, () => withNative(this, act));
  }
}

/**
 * Does work slice by slice, with a step after each, and gives what `result` takes of it. Called off or
 * broken down, what was done until then is freed.
 */
export function* sliced<N extends Sliced, T>(begun: N, result: (work: N) => T): Steps<T> {
  const work = new Work(begun);
  let done = false;
  try {
    while (!work.advance()) yield;
    done = true;
  } finally {
    if (!done) work.free();
  }
  return work.end(result);
}
