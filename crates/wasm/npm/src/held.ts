/// <reference lib="esnext.disposable" preserve="true" />
/** Objects that live in the engine's memory. */

import { wrong } from "./arguments.js";
import { calling, type Native, restarts } from "./engine.js";
import { MeedoenError } from "./errors.js";

/**
 * Something in the engine's memory. It is freed with `free()`, at the end of a block by `using`, or at
 * some time after nobody holds it any more.
 */
export abstract class Held<N extends Native> implements Disposable {
  #native: N | undefined;
  readonly #made = restarts;
  /** The same as {@link free}, at the end of a block by `using`. */
  declare [Symbol.dispose]: () => void;

  protected constructor(native: N) {
    this.#native = native;
  }

  /** Gives the memory back at once. The object can't be used after; a second call does nothing. */
  free(): void {
    const native = this.#native;
    this.#native = undefined;
    if (native !== undefined && this.#made === restarts) calling(() => native.free());
  }

  /** Does something with what the engine holds. */
  protected with<T>(act: (native: N) => T): T {
    if (!(#native in this)) throw wrong("", "an object that the library made", this);
    const native = this.#native;
    if (native === undefined) throw new MeedoenError("freed", "", `this ${this.constructor.name} was freed`);
    if (this.#made !== restarts) {
      const message = `this ${this.constructor.name} was lost when the engine broke down and started anew`;
      throw new MeedoenError("freed", "", message);
    }
    return calling(() => act(native));
  }

  /** What the engine holds of an argument. */
  protected static nativeOf<N extends Native>(held: Held<N>): N {
    return held.with((native) => native);
  }
}

// Engines without `using` have no such symbol; then nobody can ask for it either.
if (typeof Symbol.dispose === "symbol") {
  Object.defineProperty(Held.prototype, Symbol.dispose, {
    value(this: Held<Native>) {
      this.free();
    },
  });
}

/** Does something with an object and frees it: `using` for engines that do not have it. */
export function freed<H extends { free(): void }, T>(held: H, act: (held: H) => T): T {
  try {
    return act(held);
  } finally {
    held.free();
  }
}
