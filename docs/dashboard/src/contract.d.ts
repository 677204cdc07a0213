// Stands in for the package's own types until it is here.
declare module "meedoen" {
  export type Lang = "nl" | "en";
  export type Kpi = string;
  export type CurveKind = string;
  export type Dimension = string;
  export interface KpiRow {
    kpi: Kpi;
    from: string;
    to: string;
    cell: Record<string, string>;
    value: number | null;
    of: number | null;
    target: number | null;
    attainment: number | null;
    provisional: boolean;
  }
  export interface TransitionRow {
    from_state: string;
    to_state: string;
    value: number;
  }
  export interface CurveRow {
    days: number;
    at_risk: number;
    events: number;
    censored: number;
    survival: number;
    lower: number | null;
    upper: number | null;
  }
  export type Where = Record<string, string | number | (string | number)[]>;
  export interface KpiQuery {
    kpis: Kpi[];
    from: string;
    to: string;
    every?: "day" | "week" | "month" | "quarter" | "year";
    by?: Dimension[];
    where?: Where;
    known_on?: string;
    horizon?: string;
    followed_to?: string;
    follow_up_days?: number;
    programme?: string;
  }
  export interface TransitionQuery {
    from: string;
    to: string;
    where?: Where;
    known_on?: string;
  }
  export interface CurveQuery {
    of: CurveKind;
    from: string;
    to: string;
    where?: Where;
    known_on?: string;
    horizon?: string;
    programme?: string;
  }
  export type Question = KpiQuery | { transitions: TransitionQuery } | { curve: CurveQuery };
  export interface Receipt {
    library: string;
    horizon: string | null;
    known_on: string | null;
    registered_share: number;
    breaks: { on: string; kpis: Kpi[]; note: string }[];
    warnings: string[];
  }
  export type Answered<Row> = readonly Row[] & { readonly receipt: Receipt };
  export class MeedoenError extends Error {
    code: string;
    place: string;
    detail: string;
  }
  export function isMeedoenError(error: unknown): error is MeedoenError;
  export interface KpiEntry {
    kpi: Kpi;
    family: string;
    family_label: string;
    label: string;
    definition: string;
    unit: "count" | "share" | "days" | "per10k" | "per_fte";
    unit_label: string;
    of: string | null;
    anchor: string | null;
    dimensions: Dimension[];
    counts_in_period: boolean;
    source: string;
  }
  export interface CurveEntry {
    curve: CurveKind;
    label: string;
    from: string;
    event: string;
  }
  export interface Catalogue {
    kpis: KpiEntry[];
    curves: CurveEntry[];
    dimensions: { dimension: Dimension; label: string }[];
    findings: { code: string; severity: string; quarantines: boolean; sentence: string }[];
  }
  export type Labels = Record<string, Record<string, string>>;
  export interface Name {
    nl: string;
    en: string;
  }
  export interface PolicyDocument {
    municipality: { name: string; cbs_code?: string };
    programme?: { id: string; name: Name; from?: string; to?: string; domain?: string }[];
    route?: { id: string; name: Name; programme?: string }[];
    group?: { id: string; name: Name; set?: string }[];
    ambition?: {
      kpi: Kpi;
      from: string;
      to: string;
      target: number;
      decided_on?: string;
      source?: string;
      cell?: Record<string, string>;
      share?: boolean;
      direction?: "at_least" | "at_most";
    }[];
    break?: { on: string; kpis?: Kpi[]; note: string }[];
  }
  export interface MappingDocument {
    columns?: Record<string, string>;
    end?: "inclusive" | "exclusive";
  }
  export interface FindingRow {
    code: string;
    severity: string;
    file: string | null;
    row: number | null;
    column: string;
    client: string | null;
    sentence: string;
  }
  export interface RefusedRow {
    file: string;
    row: number;
    line: number | null;
    column: string;
    code: string;
    severity: string;
    sentence: string;
    text: string;
  }
  export interface Reading {
    rows: number;
    accepted: number;
    quarantined: number;
    files: {
      name: string;
      header: string[];
      rows: number;
      accepted: number;
      quarantined: number;
      encoding: string | null;
      notices: { code: string; columns?: string[] }[];
    }[];
  }
  export interface ReportOptions {
    lang: Lang;
    format: "html" | "markdown" | "text" | "json";
    period?: { from: string; to: string };
    cohortFrom?: string;
    cohortTo?: string;
    knownOn?: string;
    horizon?: string;
    showSmallCells?: boolean;
  }
}

declare module "meedoen/client" {
  import type * as m from "meedoen";
  export { MeedoenError, isMeedoenError } from "meedoen";
  export type PolicySource = m.PolicyDocument | { preset: string } | { toml: string };
  export interface ReadFile {
    data: File | Blob | string | Uint8Array;
    name?: string;
    mapping?: m.MappingDocument;
    table?: string;
  }
  export interface Progress {
    file: string;
    bytes: number;
    of: number;
    rows: number;
  }
  export interface RemoteCaseload {
    readonly clientCount: number;
    horizon(knownOn?: string): Promise<string | null>;
    ask(questions: m.Question[]): Promise<(m.Answered<unknown> | m.MeedoenError)[]>;
    findings(o?: { asOf?: string; knownOn?: string; lang?: m.Lang }): Promise<m.FindingRow[]>;
    report(o: m.ReportOptions): Promise<string>;
    reading(): Promise<m.Reading>;
    refused(lang: m.Lang): Promise<m.RefusedRow[]>;
    refusedCsv(file: number, lang: m.Lang): Promise<string>;
    free(): void;
  }
  export interface Remote {
    read(
      files: (File | Blob | ReadFile)[],
      options: {
        policy: PolicySource;
        strict?: boolean;
        allowBsnLikeIds?: boolean;
        onProgress?: (progress: Progress) => void;
        signal?: AbortSignal;
      },
    ): Promise<RemoteCaseload>;
    catalogue(lang: m.Lang): Promise<m.Catalogue>;
    policy(source: PolicySource): Promise<{
      document: m.PolicyDocument;
      toml: string;
      labels: Record<m.Lang, m.Labels>;
      notes: string[];
    }>;
    mapping(source: { toml: string } | m.MappingDocument): Promise<{ document: m.MappingDocument; toml: string }>;
    close(): void;
  }
  export function connect(worker: Worker, options?: { wasm?: BufferSource }): Promise<Remote>;
}

declare module "meedoen/worker" {}
