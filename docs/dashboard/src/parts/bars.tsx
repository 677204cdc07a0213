import type { JSX } from "preact";
import * as format from "../format";
import type { Column } from "./table";

/** A stretch of a bar, as shares of the whole width. */
export interface Stretch {
  from: number;
  to: number;
  /** A colour, such as `var(--accent)`. */
  colour: string;
  isHatched?: boolean;
}

/** A bar in a cell of a table: for the eye; the figures stand beside it. */
export function Bar(props: { stretches: readonly Stretch[]; of?: number; label?: string }): JSX.Element {
  return (
    <span class="bar-cell">
      <span class="track" aria-hidden="true">
        {props.of !== undefined && <i class="rest" style={{ left: 0, width: percent(props.of) }} />}
        {props.stretches.filter((it) => it.to > it.from).map((it) => (
          <i
            class={it.isHatched === true ? "hatched" : undefined}
            style={{ left: percent(it.from), width: percent(Math.max(0, it.to - it.from)), "--colour": it.colour }}
          />
        ))}
      </span>
      {props.label !== undefined && <span class="bar-label">{props.label}</span>}
    </span>
  );
}

const percent = (share: number): string => `${(100 * share).toFixed(3)}%`;

/** A column of shares, each a bar from zero, with the share after it. */
export const shareBar = <Row,>(
  head: string,
  value: (row: Row) => number | null,
  colour: (row: Row) => string = () => "var(--accent)",
): Column<Row> => ({
  head,
  isNumber: false,
  value,
  show: (row) => {
    const it = value(row);
    return <Bar stretches={it === null ? [] : [{ from: 0, to: it, colour: colour(row) }]} label={format.share(it)} {...(it === null ? {} : { of: 1 })} />;
  },
});

/** A column of counts, each a bar from zero, with the count before it. */
export const countBar = <Row,>(
  head: string,
  value: (row: Row) => number | null,
  most: number,
  show: (row: Row) => string,
): Column<Row> => ({
  head,
  isNumber: false,
  value,
  show: (row) => {
    const it = value(row);
    return (
      <Bar
        stretches={it === null || most === 0 ? [] : [{ from: 0, to: it / most, colour: "var(--accent)" }]}
        label={show(row)}
      />
    );
  },
});

/** A share of a row's denominator, for KPIs that count. */
export const partOf = (row: { value: number | null; of: number | null } | undefined): number | null =>
  row === undefined || row.value === null || row.of === null || row.of === 0 ? null : row.value / row.of;
