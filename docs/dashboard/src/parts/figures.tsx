import type { ComponentChildren, JSX } from "preact";
import * as format from "../format";
import type { Answered, Kpi, KpiRow } from "../wire";
import { say } from "../words";
import { programmes } from "../words/programmes";
import { KpiLabel } from "./definition";
import { Stat } from "./stat";

/** The row of a KPI; none: the filters cannot narrow it, and it was not asked. */
export const rowOf = (rows: Answered<KpiRow> | readonly KpiRow[], kpi: Kpi): KpiRow | undefined =>
  rows.find((row) => row.kpi === kpi);

/** Figures in large type. Of one that the filters cannot narrow it is said, in its place. */
export function Figures(props: {
  kpis: readonly Kpi[];
  rows: Answered<KpiRow>;
  /** A line below a figure. */
  notes?: Partial<Record<Kpi, ComponentChildren>>;
}): JSX.Element {
  const { kpis, rows, notes = {} } = props;
  return (
    <div class="stats">
      {kpis.map((kpi) => {
        const row = rowOf(rows, kpi);
        if (row === undefined) return <Unasked key={kpi} kpi={kpi} />;
        return (
          <Stat key={kpi} row={row}>
            {notes[kpi]}
          </Stat>
        );
      })}
    </div>
  );
}

/** In the place of a figure that the filters cannot narrow. */
export function Unasked({ kpi }: { kpi: Kpi }): JSX.Element {
  return (
    <div class="stat" data-kpi={kpi} data-unasked="">
      <div class="stat-label">
        <KpiLabel kpi={kpi} />
      </div>
      <div class="stat-value">{format.NONE}</div>
      <div class="stat-note">{say(programmes).whole}</div>
    </div>
  );
}
