// Where the library is: the worker, the caseload that is open and its words, the period asked about.
// What a page asks of the caseload stands in `asking.ts`.

import { batch, computed, signal } from "@preact/signals";
import * as packed from "virtual:embedded";
import { connect } from "meedoen/client";
import { year, yearOf, type Period } from "./days";
import { unpacked } from "./unpack";
import {
  chosen,
  filterNames,
  keepKnown,
  knownOn,
  lang,
  where,
  type FilterName,
} from "./state";
import type {
  Catalogue,
  CurveQuery,
  Dimension,
  Kpi,
  KpiQuery,
  Labels,
  Lang,
  MappingDocument,
  Parameters,
  PolicyDocument,
  PolicySource,
  Progress,
  Reading,
  RemoteCaseload,
} from "./wire";

// ---------------------------------------------------------------------------------------------
// The worker

type Remote = Awaited<ReturnType<typeof connect>>;

let remote: Promise<Remote> | null = null;

/** The worker, started once: from a blob, with the module that the page carries. */
export function library(): Promise<Remote> {
  remote ??= start();
  return remote;
}

async function start(): Promise<Remote> {
  const url = URL.createObjectURL(new Blob([packed.worker], { type: "text/javascript" }));
  const worker = new Worker(url);
  const connected = await connect(worker, { wasm: await unpacked(packed.wasm) });
  URL.revokeObjectURL(url);
  return connected;
}

/** The catalogue in both languages; there before anything is shown. */
const catalogues = signal<Record<Lang, Catalogue> | null>(null);

/** Whether the library is there. */
export const isReady = computed(() => catalogues.value !== null);

/** Starts the library; resolves when pages may be shown. */
export async function ready(): Promise<void> {
  const it = await library();
  const [nl, en] = await Promise.all([it.catalogue("nl"), it.catalogue("en")]);
  catalogues.value = { nl, en };
}

// ---------------------------------------------------------------------------------------------
// The words of the library and the policy

/** The catalogue in the language chosen. */
export function catalogue(): Catalogue {
  const both = catalogues.value;
  if (both === null) throw new Error("the library has not started");
  return both[lang.value];
}

export type KpiEntry = Catalogue["kpis"][number];
export type CurveEntry = Catalogue["curves"][number];

/** A KPI's entry: label, definition, unit, dimensions. */
export function entryOf(kpi: Kpi): KpiEntry {
  const entry = catalogue().kpis.find((it) => it.kpi === kpi);
  if (entry === undefined) throw new Error(`no KPI ${kpi}`);
  return entry;
}

/** A curve's entry. */
export function curveEntryOf(curve: CurveQuery["of"]): CurveEntry {
  const entry = catalogue().curves.find((it) => it.curve === curve);
  if (entry === undefined) throw new Error(`no curve ${curve}`);
  return entry;
}

/** What a dimension is called. */
export const dimensionLabel = (dimension: Dimension): string =>
  catalogue().dimensions.find((it) => it.dimension === dimension)?.label ?? dimension;

/** What a member of a dimension is called; a state of the transition table under `state`. */
export const memberLabel = (dimension: Dimension | "state", member: string): string =>
  loaded.value?.labels[lang.value][dimension]?.[member] ?? member;

/** The members of a dimension, in the order of an answer. */
export const membersOf = (dimension: Dimension): string[] =>
  Object.keys(loaded.value?.labels[lang.value][dimension] ?? {});

// ---------------------------------------------------------------------------------------------
// Opening a ledger

/** A file to be read as (part of) a ledger, with the mapping that makes it one. */
export interface Source {
  data: Blob;
  name: string;
  mapping?: MappingDocument;
}

/** What is open. */
export interface Loaded {
  caseload: RemoteCaseload;
  sources: Source[];
  isSample: boolean;
  policy: PolicyDocument;
  policySource: PolicySource;
  policyNotes: string[];
  /** The parameters in force. */
  parameters: Parameters;
  labels: Record<Lang, Labels>;
  reading: Reading;
  /** The day the ledger is complete to, as everything now stands. */
  horizon: string | null;
  clients: number;
}

export const loaded = signal<Loaded | null>(null);

/** How far reading is; none: nothing is being read. */
export const progress = signal<(Omit<Progress, "file"> & { name: string }) | null>(null);

/** Why the last reading failed. */
export const failure = signal<unknown>(null);

/** Files that are no ledger yet: the Mapping page takes them from here. */
export const unmapped = signal<{ sources: Source[]; policy: PolicySource } | null>(null);

let reading: AbortController | null = null;

/** Stops reading. */
export const cancel = (): void => reading?.abort();

/** Reads files under a policy and holds them as the caseload; false: it failed or was cancelled. */
export async function open(
  sources: Source[],
  policy: PolicySource,
  options: { isSample?: boolean; allowBsnLikeIds?: boolean } = {},
): Promise<boolean> {
  cancel();
  const own = new AbortController();
  reading = own;
  failure.value = null;
  const of = sources.reduce((sum, it) => sum + it.data.size, 0);
  progress.value = { name: sources[0]?.name ?? "", bytes: 0, of, rows: 0, stage: "reading" };
  try {
    const it = await library();
    const known = await it.policy(policy);
    const caseload = await it.read(sources, {
      policy,
      allow_bsn_like_ids: options.allowBsnLikeIds ?? false,
      signal: own.signal,
      onProgress: (now) => {
        if (reading === own) progress.value = { ...now, name: sources[now.file]?.name ?? "" };
      },
    });
    const told = await caseload.reading();
    if (own.signal.aborted) {
      void caseload.free();
      return false;
    }
    batch(() => {
      close();
      loaded.value = {
        caseload,
        sources,
        isSample: options.isSample ?? false,
        policy: known.document,
        policySource: policy,
        policyNotes: known.notes,
        parameters: known.parameters,
        labels: known.labels,
        reading: told,
        horizon: caseload.horizon,
        clients: caseload.clientCount,
      };
      keepKnown((name, member) => memberLists(name).includes(member));
    });
    return true;
  } catch (error) {
    if (!own.signal.aborted) failure.value = error;
    return false;
  } finally {
    if (reading === own) {
      reading = null;
      progress.value = null;
    }
  }
}

/** Opens the synthetic sample under the preset it was made for. */
export async function openSample(): Promise<boolean> {
  const data = new Blob([await unpacked(packed.sample)], { type: "text/csv" });
  return open([{ data, name: "rijswijk.csv" }], { preset: "example" }, { isSample: true });
}

/** Lets the caseload go. */
export function close(): void {
  void loaded.value?.caseload.free();
  loaded.value = null;
}

/** The members that a filter offers; groups those of the sets too. */
export function memberLists(name: FilterName): string[] {
  if (name !== "group") return membersOf(name);
  const sets = Object.keys(loaded.value?.labels.nl ?? {}).filter((it) => it.startsWith("group:"));
  const all = [...membersOf("group"), ...sets.flatMap((set) => membersOf(set as Dimension))];
  return [...new Set(all)].filter((it) => it !== "unknown");
}

// ---------------------------------------------------------------------------------------------
// The period asked about

/** The day the ledger is complete to, as known on the day chosen. */
export const horizon = signal<string | null>(null);

/** Follows the day chosen; started once, by the shell. */
export async function followHorizon(): Promise<void> {
  const [it, on] = [loaded.value, knownOn.value];
  if (it === null) horizon.value = null;
  else if (on === null) horizon.value = it.horizon;
  else {
    const then = await it.caseload.horizonOn(on);
    if (knownOn.peek() === on && loaded.peek() === it) horizon.value = then;
  }
}

/**
 * The period that stands before one is chosen: the last full year before the horizon, as in the
 * report.
 */
const suggested = computed<Period | null>(() => {
  const on = horizon.value;
  return on === null ? null : year(yearOf(on) - 1);
});

/** The period chosen, or the one suggested, as it was chosen: it may reach beyond the horizon. */
export const period = computed<Period | null>(() => chosen.value ?? suggested.value);

/** The days that can be asked about: the period, cut at the horizon; none: it has none of them. */
export const span = computed<Period | null>(() => {
  const [it, on] = [period.value, horizon.value];
  if (it === null || on === null || it.from > on) return null;
  return it.to > on ? { from: it.from, to: on } : it;
});

/** Whether the horizon cuts the period. */
export const isCut = computed(() => {
  const [it, days] = [period.value, span.value];
  return it !== null && days !== null && days.to < it.to;
});

/** What every question takes from the filters: spread it into a query. */
export function asked(): Pick<KpiQuery, "where" | "known_on"> {
  const only = where.value;
  const on = knownOn.value;
  return { ...(only === undefined ? {} : { where: only }), ...(on === null ? {} : { known_on: on }) };
}

/** The KPIs of a list that can be asked with the filters as they are: not all have dimensions. */
export function askable(kpis: readonly Kpi[]): Kpi[] {
  const used = filterNames.filter((name) => where.value?.[name] !== undefined);
  return kpis.filter((kpi) => {
    const has: readonly string[] = entryOf(kpi).dimensions;
    return used.every((name) => has.includes(name));
  });
}

/** A programme of the policy. */
export type Programme = NonNullable<PolicyDocument["programme"]>[number];

/** The programme whose first conversations make the cohort: the first for participatie, as in the report. */
export const cohortProgramme = (): Programme | undefined =>
  loaded.value?.policy.programme?.find((it) => it.domain === "participatie");

/** The programme for placements: the first for werk. */
export const workProgramme = (): Programme | undefined =>
  loaded.value?.policy.programme?.find((it) => it.domain === "werk");

/** The programmes that have staff, for `caseload_per_fte`. */
export function staffedProgrammes(): Programme[] {
  const staffed = new Set(loaded.value?.policy.staffing?.map((it) => it.programme));
  return (loaded.value?.policy.programme ?? []).filter((it) => staffed.has(it.id));
}
