// The words of the library that the pages use, from one place.
export type {
  Answered,
  Catalogue,
  Choices,
  CurveKind,
  CurveQuery,
  CurveRow,
  Dimension,
  FindingRow,
  Guess,
  Kpi,
  KpiQuery,
  KpiRow,
  Labels,
  Lang,
  MappingDocument,
  Parameters,
  PolicyDocument,
  Question,
  Reading,
  Receipt,
  QuarantinedRow,
  TransitionQuery,
  TransitionRow,
  Where,
} from "meedoen/client";
export { MeedoenError, isMeedoenError } from "meedoen/client";
export type { PolicySource, Progress, RemoteCaseload, ReportRequest } from "meedoen/client";
