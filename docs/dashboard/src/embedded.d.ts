declare module "virtual:embedded" {
  /** The worker's code. */
  export const worker: string;
  /** The WebAssembly module, gzipped, in base64. */
  export const wasm: string;
  /** The sample ledger (CSV), gzipped, in base64. */
  export const sample: string;
}
