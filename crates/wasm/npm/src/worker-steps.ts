/** How a worker reads files and keeps caseloads. */

import { object, wrong } from "./arguments.js";
import type { workerCalls } from "./calls.js";
import { Caseload } from "./caseload.js";
import { policyOf } from "./document-steps.js";
import { init } from "./engine.js";
import { MeedoenError } from "./errors.js";
import { Ledger } from "./ledger.js";
import { version } from "./library.js";
import type { Policy } from "./policy.js";
import type { CaseloadInfo, FileSource, Progress, ReadRequest, Sample } from "./protocol.js";
import { Reader } from "./reader.js";
import type { StepsOf } from "./steps.js";
import { synthetic } from "./synthetic.js";

/** A caseload that is kept for the page, and its ledger: they share their rows. */
interface Kept {
  readonly caseload: Caseload;
  readonly ledger: Ledger;
}

const kept = new Map<number, Kept>();
let handles = 0;

/** The caseload with this number. */
export function keptUnder(handle: number): Kept {
  const found = kept.get(handle);
  if (found === undefined) throw new MeedoenError("freed", "", "this caseload was freed");
  return found;
}

function keep(caseload: Caseload): CaseloadInfo {
  handles += 1;
  const { ledger, clientCount, horizon } = caseload;
  kept.set(handles, { caseload, ledger });
  return { handle: handles, clientCount, horizon };
}

export const workerSteps: StepsOf<undefined, typeof workerCalls> = {
  async start(_, wasm) {
    await init(wasm);
    return version();
  },

  async *read(_, files, options) {
    const { policy: source, ...how } = object(options, "options");
    const policy = policyOf(source);
    try {
      const ledger = yield* ledgerOf(files, policy, how);
      try {
        return keep(yield* Caseload.built(ledger, policy));
      } finally {
        ledger.free();
      }
    } finally {
      policy.free();
    }
  },

  *synthetic(_, options) {
    const { policy: source, ...how } = object(options, "options");
    const policy = source === undefined ? undefined : policyOf(source);
    try {
      const made = synthetic({ ...how, policy } as never);
      try {
        return keep(yield* made.built());
      } finally {
        made.free();
      }
    } finally {
      policy?.free();
    }
  },

  free(_, handle) {
    const found = kept.get(handle);
    kept.delete(handle);
    found?.ledger.free();
    found?.caseload.free();
  },
};

async function* ledgerOf(
  files: readonly FileSource[],
  policy: Policy,
  options: Partial<ReadRequest>,
): AsyncGenerator<Progress | undefined, Ledger, undefined> {
  if (!Array.isArray(files)) throw wrong("files", "a list of files", files);
  const blobs = (files as readonly FileSource[]).map((source, file) => blobOf(source, `files[${file}]`));
  const of = blobs.reduce((sum, { size }) => sum + size, 0);
  const reader = Reader.under(policy, options);
  let bytes = 0;
  try {
    for (const [file, blob] of blobs.entries()) {
      const named = blob instanceof File ? { name: blob.name } : {};
      reader.next({ ...named, ...files[file] });
      for await (const piece of piecesOf(blob)) {
        reader.push(piece);
        bytes += piece.length;
        yield { file, bytes, of, rows: reader.rows, stage: "reading" };
      }
    }
    yield { file: files.length, bytes, of, rows: reader.rows, stage: "building" };
    return Ledger.of(reader.finish());
  } finally {
    reader.free();
  }
}

export function blobOf(source: { readonly data: Sample }, place: string): Blob {
  const { data } = object(source, place);
  if (data instanceof Blob) return data;
  if (typeof data === "string" || data instanceof Uint8Array) return new Blob([data as BlobPart]);
  throw wrong(place, "a File, a Blob, text or a Uint8Array", data);
}

/** A file piece by piece. */
async function* piecesOf(blob: Blob): AsyncGenerator<Uint8Array> {
  const stream = blob.stream().getReader();
  try {
    for (;;) {
      const { done, value } = await stream.read();
      if (done) return;
      yield value;
    }
  } finally {
    await stream.cancel();
  }
}
