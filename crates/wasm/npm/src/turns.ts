/** Turns between which a thread looks at its messages. */

/** How long a slice of work lasts, in milliseconds: less than a person notices, and longer than a turn costs. */
const SLICE = 12;

/**
 * Ends the task that is running once it has lasted a slice. The next one is begun by a message to
 * itself: messages are handled in the order they came, so those of the page that came meanwhile are
 * heard first, and unlike a timer's it is not kept waiting for 4 ms.
 */
export class Turns {
  #began = 0;

  /** Whoever awaits this goes on in the same task where the slice is not over, and else in a later one. */
  async next(): Promise<void> {
    if (performance.now() - this.#began < SLICE) return;
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(undefined);
    });
    this.#began = performance.now();
  }
}
