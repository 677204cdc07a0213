// The words of the library that the pages use, from one place.
export type {
  Answered,
  Catalogue,
  CurveKind,
  CurveQuery,
  CurveRow,
  Dimension,
  FindingRow,
  Kpi,
  KpiQuery,
  KpiRow,
  Labels,
  Lang,
  MappingDocument,
  PolicyDocument,
  Question,
  Reading,
  Receipt,
  RefusedRow,
  ReportOptions,
  TransitionQuery,
  TransitionRow,
  Where,
} from "meedoen";
export { MeedoenError, isMeedoenError } from "meedoen/client";
export type { PolicySource, RemoteCaseload } from "meedoen/client";
