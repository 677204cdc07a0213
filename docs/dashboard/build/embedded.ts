import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "vite";

const NAME = "virtual:embedded";
const require = createRequire(import.meta.url);

/**
 * What the page carries in itself, for it may fetch nothing: the worker's code as text, and the
 * WebAssembly module and the sample ledger, gzipped, in base64.
 */
export function embedded(): Plugin {
  return {
    name: "meedoen:embedded",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const wasm = await readFile(require.resolve("meedoen/meedoen.wasm"));
      const { sampleLedger } = (await import("meedoen/sample")) as { sampleLedger: string };
      const constants = { worker: await worker(), wasm: packed(wasm), sample: packed(sampleLedger) };
      return Object.entries(constants)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join("\n");
    },
  };
}

const packed = (bytes: Uint8Array | string): string =>
  gzipSync(bytes, { level: 9 }).toString("base64");

/** The worker as one classic script: it is started from a blob, where nothing can be imported. */
async function worker(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "chrome123",
      lib: {
        entry: fileURLToPath(new URL("../src/worker.ts", import.meta.url)),
        formats: ["iife"],
        name: "meedoenWorker",
      },
    },
  });
  const output = [built].flat().flatMap((it) => ("output" in it ? it.output : []));
  const code = output.flatMap((it) => (it.type === "chunk" ? [it.code] : []));
  if (code.length !== 1 || code[0] === undefined) throw new Error("the worker is not one piece");
  return code[0];
}
