/// <reference lib="esnext.disposable" preserve="true" />
/** Objects that live in the engine's memory. */

import { wrong } from "./arguments.js";
import { callEngine, type Native, restarts } from "./engine.js";
import { MeedoenError } from "./errors.js";

/** Calls the engine with what it holds of an object; see {@link Resource}. */
export let withNative: <N extends Native, T>(resource: Resource<N>, act: (native: N) => T) => T;

/**
 * Something in the engine's memory. It is freed with `free()`, at the end of a block by `using`, or
 * some time after the last reference to it is gone.
 */
export abstract class Resource<N extends Native> implements Disposable {
  #native: N | undefined;
  readonly #made = restarts;
  /** The same as {@link free}, at the end of a block by `using`. */
  declare [Symbol.dispose]: () => void;

  protected constructor(native: N) {
    this.#native = native;
  }

  static {
    // The one way to the private field from outside: users have none.
    withNative = (resource, act) => {
      const ours = typeof resource === "object" && resource !== null && #native in resource;
      if (!ours) throw wrong("", "an object that the library made", resource);
      const native = resource.#native;
      const name = resource.constructor.name;
      if (native === undefined) throw new MeedoenError("freed", "", `this ${name} was freed`);
      if (resource.#made !== restarts) {
        const message = `this ${name} was lost when the engine broke down and was restarted`;
        throw new MeedoenError("freed", "", message);
      }
      return callEngine(() => act(native));
    };
  }

  /** Gives the memory back. The object can't be used after; a second call does nothing. */
  free(): void {
    const native = this.#native;
    this.#native = undefined;
    if (native !== undefined && this.#made === restarts) callEngine(() => native.free());
  }
}

// Engines without `using` have no such symbol; then nobody can ask for it either.
if (typeof Symbol.dispose === "symbol") {
  Object.defineProperty(Resource.prototype, Symbol.dispose, {
    value(this: Resource<Native>) {
      this.free();
    },
  });
}

/** What the engine holds of an argument. */
export function nativeOf<N extends Native>(resource: Resource<N>): N {
  return withNative(resource, (native) => native);
}
