/** The worker's side: does what the page asks for, one call after another. */

import type { Answered } from "./answers.js";
import { object, wrong } from "./arguments.js";
import {
  type AskOptions,
  Caseload,
  type FindingsOptions,
  type PictureOptions,
  type ReportOptions,
} from "./caseload.js";
import { assess, catalogue, period, version } from "./catalogue.js";
import { init, type WasmSource } from "./engine.js";
import { errorOf, MeedoenError } from "./errors.js";
import { freed } from "./held.js";
import { Ledger } from "./ledger.js";
import { Mapping } from "./mapping.js";
import { Policy } from "./policy.js";
import type {
  FileSource,
  MappingSource,
  Order,
  PlainAnswer,
  PlainError,
  PolicySource,
  Progress,
  Word,
} from "./protocol.js";
import { type Manner, Reader } from "./reader.js";
import { type SyntheticOptions, synthetic } from "./synthetic.js";
import type {
  AssessmentAnswers,
  CurveQuery,
  KpiQuery,
  Lang,
  MappingDocument,
  Question,
  TransitionQuery,
} from "./wire.js";

/** What goes with a call: whether it is still wanted, and whom to tell how far it is. */
interface Context {
  readonly signal: AbortSignal;
  readonly tell: (progress: Progress) => void;
}

export interface ReadOrder extends Manner {
  readonly policy: PolicySource;
}

/** What page and worker know each other's caseloads by. */
export interface CaseloadInfo {
  readonly handle: number;
  readonly clientCount: number;
  readonly horizon: string | null;
}

const caseloads = new Map<number, Caseload>();
let handles = 0;

/** Everything a page can ask for. */
const calls = {
  async start(_: Context, wasm?: WasmSource): Promise<string> {
    await init(wasm);
    return version();
  },
  async read(context: Context, files: readonly FileSource[], order: ReadOrder): Promise<CaseloadInfo> {
    const policy = policyOf(order.policy);
    try {
      const ledger = await ledgerOf(context, files, policy, order);
      return freed(ledger, () => kept(Caseload.build(ledger, policy)));
    } finally {
      policy.free();
    }
  },
  synthetic(_: Context, options: Omit<SyntheticOptions, "policy">, source: PolicySource): CaseloadInfo {
    return freed(policyOf(source), (policy) =>
      freed(synthetic({ ...options, policy }), (made) => kept(made.caseload())),
    );
  },
  catalogue: (_: Context, lang: Lang) => catalogue(lang),
  period: (_: Context, word: string) => period(word),
  assess: (_: Context, answers: AssessmentAnswers, options?: { informalCareIsUnpaidWork?: boolean }) =>
    assess(answers, options),
  policy(_: Context, source: PolicySource) {
    return freed(policyOf(source), (policy) => ({
      document: policy.toJson(),
      toml: policy.toToml(),
      labels: { nl: policy.labels("nl"), en: policy.labels("en") },
      parameters: policy.parameters(),
      notes: policy.notes(),
    }));
  },
  mapping(_: Context, source: MappingSource) {
    if (typeof source !== "object" || source === null) throw wrong("mapping", "a mapping", source);
    const mapping = "toml" in source ? Mapping.fromToml(source.toml) : Mapping.fromJson(source);
    return freed(mapping, () => ({ document: mapping.toJson(), toml: mapping.toToml() }));
  },
  async guess(_: Context, data: FileSource["data"], source: PolicySource, known?: MappingDocument) {
    const sample = await beginningOf(data);
    return freed(policyOf(source), (policy) => Mapping.guess(sample, policy, known));
  },
  choices: (_: Context, source: PolicySource) => freed(policyOf(source), (policy) => Mapping.choices(policy)),
  free(_: Context, handle: number): void {
    caseloads.get(handle)?.free();
    caseloads.delete(handle);
  },
  horizon: (_: Context, handle: number, knownOn?: string) => held(handle).horizon(knownOn),
  digests: (_: Context, handle: number) => held(handle).digests(),
  kpis: (_: Context, handle: number, query: KpiQuery, options?: AskOptions) => plain(held(handle).kpis(query, options)),
  kpiColumns: (_: Context, handle: number, query: KpiQuery, options?: AskOptions) =>
    held(handle).kpiColumns(query, options),
  transitions: (_: Context, handle: number, query: TransitionQuery) => plain(held(handle).transitions(query)),
  curve: (_: Context, handle: number, query: CurveQuery) => plain(held(handle).curve(query)),
  ask: (_: Context, handle: number, questions: readonly Question[], options?: AskOptions) =>
    held(handle)
      .ask(questions, options)
      .map((answer) => (answer instanceof MeedoenError ? plainError(answer) : plain<unknown>(answer))),
  askJson: (_: Context, handle: number, questions: string) => held(handle).askJson(questions),
  findings: (_: Context, handle: number, options?: FindingsOptions) => held(handle).findings(options),
  report: (_: Context, handle: number, options: ReportOptions) => held(handle).report(options),
  client: (_: Context, handle: number, id: string, options?: { knownOn?: string }) => held(handle).client(id, options),
  clientPicture: (_: Context, handle: number, id: string, options: PictureOptions) =>
    held(handle).clientPicture(id, options),
  reading: (_: Context, handle: number) => withLedger(handle, (ledger) => ledger.reading()),
  starts: (_: Context, handle: number) => withLedger(handle, (ledger) => ledger.starts()),
  refused: (_: Context, handle: number, lang: Lang) => withLedger(handle, (ledger) => ledger.refused(lang)),
  refusedCsv: (_: Context, handle: number, file: number, lang: Lang) =>
    withLedger(handle, (ledger) => ledger.refusedCsv(file, lang)),
};

/** The calls by name, as the page's side sees their types. */
export type Calls = typeof calls;

/** Begins to listen. To be called once, at the top of a worker. */
export function serve(scope: Scope = globalThis as unknown as Scope): void {
  const wanted = new Map<number, AbortController>();
  scope.addEventListener("message", ({ data: order }) => {
    if ("cancel" in order) {
      wanted.get(order.id)?.abort();
      return;
    }
    const control = new AbortController();
    wanted.set(order.id, control);
    const tell = (progress: Progress) => scope.postMessage({ id: order.id, progress });
    void answer(order, { signal: control.signal, tell }).then((word) => {
      wanted.delete(order.id);
      scope.postMessage(word, "done" in word ? buffersOf(word.done) : []);
    });
  });
}

/** The part of a worker's global scope that is needed. */
export interface Scope {
  addEventListener(type: "message", listener: (event: { data: Order }) => void): void;
  postMessage(word: Word, transfer?: Transferable[]): void;
}

async function answer(order: Extract<Order, { call: string }>, context: Context): Promise<Word> {
  const { id, call, given } = order;
  try {
    if (!Object.hasOwn(calls, call)) throw new MeedoenError("bad_argument", "", `there is no call \`${call}\``);
    const act = calls[call as keyof Calls] as (context: Context, ...given: readonly unknown[]) => unknown;
    return { id, done: await act(context, ...given) };
  } catch (error) {
    return { id, failed: plainError(errorOf(error)) };
  }
}

async function ledgerOf(
  context: Context,
  files: readonly FileSource[],
  policy: Policy,
  order: ReadOrder,
): Promise<Ledger> {
  const blobs = files.map((source, file) => blobOf(source, `files[${file}]`));
  const of = blobs.reduce((sum, { size }) => sum + size, 0);
  const reader = Reader.under(policy, order);
  let bytes = 0;
  try {
    for (const [file, blob] of blobs.entries()) {
      const named = blob instanceof File ? { name: blob.name } : {};
      reader.next({ ...named, ...files[file] });
      for await (const piece of piecesOf(blob)) {
        wanted(context);
        reader.push(piece);
        bytes += piece.length;
        context.tell({ file, bytes, of, rows: reader.rows, stage: "reading" });
      }
    }
    context.tell({ file: files.length, bytes, of, rows: reader.rows, stage: "building" });
    return Ledger.of(reader.finish());
  } finally {
    reader.free();
  }
}

/** An error where the page no longer waits. */
function wanted({ signal }: Context): void {
  if (signal.aborted) throw new MeedoenError("bad_argument", "", "reading was cancelled");
}

function blobOf(source: FileSource, place: string): Blob {
  const { data } = object(source, place);
  if (data instanceof Blob) return data;
  if (typeof data === "string" || data instanceof Uint8Array) return new Blob([data as BlobPart]);
  throw wrong(place, "a File, a Blob, text or a Uint8Array", data);
}

/** How much of an extract is looked at to guess its mapping. */
const BEGINNING = 256 * 1024;

async function beginningOf(data: FileSource["data"]): Promise<Uint8Array> {
  return new Uint8Array(await blobOf({ data }, "sample").slice(0, BEGINNING).arrayBuffer());
}

/** A file piece by piece; between pieces the worker hears the page. */
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

function kept(caseload: Caseload): CaseloadInfo {
  handles += 1;
  caseloads.set(handles, caseload);
  return { handle: handles, clientCount: caseload.clientCount, horizon: caseload.horizon() };
}

function held(handle: number): Caseload {
  const caseload = caseloads.get(handle);
  if (caseload === undefined) throw new MeedoenError("freed", "", "this caseload was freed");
  return caseload;
}

function withLedger<T>(handle: number, act: (ledger: Ledger) => T): T {
  return freed(held(handle).ledger, act);
}

function policyOf(source: PolicySource): Policy {
  if (typeof source !== "object" || source === null) throw wrong("policy", "a policy", source);
  if ("preset" in source) return Policy.preset(source.preset as string);
  if ("toml" in source) return Policy.fromToml(source.toml as string);
  return Policy.fromJson(source);
}

function plain<Row>(answer: Answered<Row>): PlainAnswer<Row> {
  return { rows: answer, receipt: answer.receipt };
}

function plainError({ code, place, detail }: MeedoenError): PlainError {
  return { code, place, detail };
}

/** The memory of typed arrays, to be handed over instead of copied. */
function buffersOf(value: unknown): Transferable[] {
  if (ArrayBuffer.isView(value)) return value.buffer instanceof ArrayBuffer ? [value.buffer] : [];
  // Rows are plain: only tables of columns have typed arrays, and those are objects.
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.values(value).flatMap(buffersOf);
}
