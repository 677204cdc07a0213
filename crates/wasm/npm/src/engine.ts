/** The engine: the WebAssembly module, started once, and the one way to call it. */

import { errorOf, MeedoenError } from "./errors.js";
import * as native from "./native/meedoen.js";

export { native };

/** Where the module comes from: its bytes, a compiled module, an address or what `fetch` gave. */
export type WasmSource =
  | BufferSource
  | WebAssembly.Module
  | URL
  | string
  | Response
  | Promise<BufferSource | WebAssembly.Module | Response>;

let usual: (() => WasmSource) | undefined;
let started: Promise<void> | undefined;
let ready = false;

/** How often the engine broke down and was restarted: objects made under another number are gone. */
export let restarts = 0;

/** Says where the module is when `init` is not told: each build of the package has its own place. */
export function fromUsualPlace(source: () => WasmSource): void {
  usual = source;
}

/**
 * Starts the engine; to be awaited once before anything else. Further calls wait for the first.
 *
 * @param source The module, where it is not the package's own file: its bytes in a page that may not
 * fetch, an address on another server.
 */
export function init(source?: WasmSource): Promise<void> {
  started ??= start(source ?? usual?.()).catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
}

async function start(source: WasmSource | undefined): Promise<void> {
  if (source === undefined) {
    throw new MeedoenError(
      "not_ready",
      "source",
      "this build does not know where its module is: give `init` its bytes",
    );
  }
  try {
    await native.default({ module_or_path: source });
    ready = true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new MeedoenError("not_ready", "source", `the module could not be started: ${message}`, { cause: error });
  }
}

/**
 * Calls the engine. What it throws becomes a {@link MeedoenError}. A panic of the engine, or memory that
 * runs out, is a trap of WebAssembly: the instance can't be used after, so a new one is started and the
 * next call works. Objects made before are gone then.
 */
export function callEngine<T>(call: () => T): T {
  if (!ready) {
    throw new MeedoenError("not_ready", "", "the engine has not been started: `await init()` first");
  }
  try {
    return call();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
      restarts += 1;
      native.__wbg_reset_state();
      const message = "the engine broke down or ran out of memory and was restarted; objects made before are gone";
      throw new MeedoenError("internal", "", message, { cause: error });
    }
    throw errorOf(error);
  }
}

/** Something in the engine's memory. */
export interface Native {
  free(): void;
}

/** Does something with an object and frees it: `using` for JavaScript engines that do not have it. */
export function using<N extends Native, T>(made: N, act: (made: N) => T): T {
  const own = restarts;
  try {
    return act(made);
  } finally {
    // After a restart its address belongs to another object.
    if (own === restarts) made.free();
  }
}
