import type { ComponentChildren, JSX } from "preact";
import { entryOf } from "../engine";
import * as format from "../format";
import type { KpiRow } from "../wire";
import { say } from "../words";
import { parts } from "../words/parts";
import { KpiLabel } from "./definition";

export interface StatProps {
  row: KpiRow;
  /** In the place of the KPI's own label. */
  label?: string;
  /** A line below. */
  children?: ComponentChildren;
}

/** One figure: its name, its value, what it is of, and how far its ambition is reached. */
export function Stat({ row, label, children }: StatProps): JSX.Element {
  const entry = entryOf(row.kpi);
  const words = say(parts);
  const isShare = entry.unit === "share";
  return (
    <div class="stat" {...marks(row)}>
      <div class="stat-label">
        <KpiLabel kpi={row.kpi} label={label} />
      </div>
      <div class="stat-value" title={row.value === null ? words.noValue : undefined}>
        {format.valueOf(row.kpi, row.value)}
        {row.provisional && row.value !== null && (
          <abbr class="p" title={words.provisional}>
            (p)
          </abbr>
        )}
        {entry.unit !== "count" && !isShare && <span class="unit"> {entry.unit_label}</span>}
      </div>
      {row.of !== null && (
        <div class="stat-of">
          {entry.unit === "count" && row.of > 0 && row.value !== null && `${format.share(row.value / row.of)} `}
          {words.ofMany(format.number(row.of))}
        </div>
      )}
      {row.target !== null && <Target row={row} />}
      {children !== undefined && <div class="stat-note">{children}</div>}
    </div>
  );
}

/** How far the ambition is reached, as a bar and in words. */
export function Target({ row }: { row: KpiRow }): JSX.Element | null {
  const words = say(parts);
  if (row.target === null) return null;
  const reached = row.attainment ?? 0;
  const most = Math.max(1, reached);
  return (
    <div class="target" data-target={row.target} data-attainment={row.attainment ?? undefined}>
      <div class="bar" aria-hidden="true">
        <i style={{ width: `${(100 * reached) / most}%` }} />
        <b style={{ left: `${100 / most}%` }} />
      </div>
      <span>
        {words.ofAmbition(format.share(row.attainment), format.number(row.target))}
        {!Number.isInteger(row.target) && `, ${words.proRata}`}
      </span>
    </div>
  );
}

/** What a test, or a reader of the page's source, finds a figure by. */
export const marks = (row: KpiRow): Record<`data-${string}`, string | number | undefined> => ({
  "data-kpi": row.kpi,
  "data-value": row.value ?? undefined,
  "data-of": row.of ?? undefined,
  "data-from": row.from,
  "data-to": row.to,
});
