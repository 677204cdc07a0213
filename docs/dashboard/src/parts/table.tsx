import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import * as format from "../format";
import { say } from "../words";
import { parts } from "../words/parts";
import { csvOf, fileName, save, type CsvCell } from "./csv";

/** A column: what stands in it, how it looks, and what a spreadsheet gets. */
export interface Column<Row> {
  head: string;
  isNumber: boolean;
  /** The value, for CSV and for sorting. */
  value: (row: Row) => CsvCell;
  /** How it is shown. */
  show: (row: Row) => ComponentChildren;
  /** Whether it stands on the screen and nowhere else: not on paper, not in the CSV. */
  isScreenOnly?: boolean;
  /** Whether it stands in the CSV only. */
  isSavedOnly?: boolean;
  /** Whether it is a picture only, with nothing for a spreadsheet. */
  isPicture?: boolean;
  /** A width in CSS, so that tables under one another line up. */
  width?: string;
}

export const text = <Row,>(head: string, value: (row: Row) => string | null): Column<Row> => ({
  head,
  isNumber: false,
  value,
  show: (row) => value(row) ?? format.NONE,
});

type Numeric<Row> = (row: Row) => number | null;

const numeric =
  (show: (value: number | null) => string) =>
  <Row,>(head: string, value: Numeric<Row>, isProvisional?: (row: Row) => boolean): Column<Row> => ({
    head,
    isNumber: true,
    value,
    show: (row) => {
      const it = value(row);
      return it !== null && isProvisional?.(row) === true ? `${show(it)} (p)` : show(it);
    },
  });

/** A whole number. */
export const count = numeric(format.number);
/** A share, shown as a percentage. */
export const share = numeric((value) => format.share(value));
/** A number with one decimal. */
export const decimal = numeric((value) => format.decimal(value));

/** A day. */
export const day = <Row,>(head: string, value: (row: Row) => string | null): Column<Row> => ({
  head,
  isNumber: false,
  value,
  show: (row) => {
    const it = value(row);
    return it === null ? format.NONE : <time dateTime={it}>{format.shortDay(it)}</time>;
  },
});

/** A column that is shown in its own way. */
export const shown = <Row,>(
  head: string,
  value: (row: Row) => CsvCell,
  show: (row: Row) => ComponentChildren,
  isNumber = false,
): Column<Row> => ({ head, value, show, isNumber });

export interface TableProps<Row> {
  /** What the table is: its caption, and the name of its CSV file. */
  caption: string;
  columns: Column<Row>[];
  rows: readonly Row[];
  /** Whether the heads sort. */
  sorts?: boolean;
  /** Hides the caption from the eye where the same words stand above it. */
  quiet?: boolean;
  /** Attributes for a row, such as `data-kpi`. */
  mark?: (row: Row) => Record<`data-${string}`, string | number | undefined>;
  /** A row that closes the table, such as a total. */
  isTotal?: (row: Row) => boolean;
  /** Whether it may be downloaded. */
  saves?: boolean;
  /** How many rows a page of the table has; all of them unless said. The CSV has all rows. */
  perPage?: number;
}

export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const { caption, rows, sorts = false, quiet = false, mark, isTotal, saves = true, perPage } = props;
  const columns = props.columns.filter((it) => it.isSavedOnly !== true);
  const [order, setOrder] = useState<{ column: number; down: boolean } | null>(null);
  const [turned, setTurned] = useState({ rows, page: 0 });
  const words = say(parts);
  const column = order === null ? undefined : columns[order.column];
  const inOrder = useMemo(
    () => (column === undefined ? rows : sorted(rows, column, order?.down ?? false)),
    [rows, order],
  );
  const page = turned.rows === rows ? turned.page : 0; // other rows begin at their first
  const shown = perPage === undefined ? inOrder : inOrder.slice(page * perPage, (page + 1) * perPage);

  const download = (): void => {
    const saved = props.columns.filter((it) => it.isScreenOnly !== true && it.isPicture !== true);
    const body = inOrder.map((row) => saved.map((it) => it.value(row)));
    const csv = csvOf(saved.map((it) => it.head), body);
    save(fileName(caption, "csv"), csv, "text/csv;charset=utf-8");
  };

  return (
    <div class="table-block">
      <Scrolling label={caption}>
        <table class={columns.length > 9 ? "wide" : undefined}>
          <caption class={quiet ? "unseen" : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th
                  scope="col"
                  class={classOf(column)}
                  style={column.width === undefined ? undefined : { width: column.width }}
                  aria-sort={order?.column === index ? (order.down ? "descending" : "ascending") : undefined}
                >
                  {sorts ? (
                    <button
                      type="button"
                      class="sort"
                      onClick={() => {
                        setOrder({ column: index, down: order?.column === index && !order.down });
                        setTurned({ rows, page: 0 });
                      }}
                    >
                      {column.head}
                      <span aria-hidden="true" class="arrow">
                        {order?.column === index ? (order.down ? "↓" : "↑") : ""}
                      </span>
                    </button>
                  ) : (
                    column.head
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr class={isTotal?.(row) === true ? "total" : undefined} {...mark?.(row)}>
                {columns.map((column, index) =>
                  index === 0 ? (
                    <th scope="row" class={classOf(column)}>
                      {column.show(row)}
                    </th>
                  ) : (
                    <td class={classOf(column)}>{column.show(row)}</td>
                  ),
                )}
              </tr>
            ))}
            {rows.length === 0 && (
              <tr>
                <td colSpan={columns.length} class="nothing">
                  {words.noRows}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </Scrolling>
      {perPage !== undefined && rows.length > perPage && (
        <Pages page={page} perPage={perPage} of={rows.length} turn={(to) => setTurned({ rows, page: to })} />
      )}
      {saves && rows.length > 0 && (
        <button type="button" class="quiet download" onClick={download} aria-label={words.downloadOf(caption)}>
          {words.download}
        </button>
      )}
    </div>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  const names = [column.isNumber ? "number" : "", column.isScreenOnly === true ? "screen-only" : ""];
  return names.filter((it) => it !== "").join(" ") || undefined;
}

/** Turns the pages of a long table. */
function Pages(props: { page: number; perPage: number; of: number; turn: (to: number) => void }): JSX.Element {
  const { page, perPage, of, turn } = props;
  const words = say(parts);
  const last = Math.ceil(of / perPage) - 1;
  const step = (to: number, label: string, sign: string): JSX.Element => (
    <button type="button" class="turn" disabled={to < 0 || to > last || to === page} aria-label={label} onClick={() => turn(to)}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  return (
    <div class="pages" role="group" aria-label={words.pagesOfTable}>
      {step(0, words.firstPage, "«")}
      {step(page - 1, words.previousPage, "‹")}
      <span role="status">
        {words.rowsOf(
          format.number(page * perPage + 1),
          format.number(Math.min(of, (page + 1) * perPage)),
          format.number(of),
        )}
      </span>
      {step(page + 1, words.nextPage, "›")}
      {step(last, words.lastPage, "»")}
    </div>
  );
}

/** The frame of a table. */
export function Scrolling({ label, children }: { label: string; children: ComponentChildren }): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const scrolls = useScrolls(frame);
  return (
    <div class="table" ref={frame} {...(scrolls ? { tabIndex: 0, role: "group", "aria-label": label } : {})}>
      {children}
    </div>
  );
}

/** Whether a table is wider than its frame: it then scrolls, by keyboard too. */
function useScrolls(frame: { current: HTMLDivElement | null }): boolean {
  const [scrolls, setScrolls] = useState(false);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setScrolls(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return scrolls;
}

function sorted<Row>(rows: readonly Row[], column: Column<Row>, down: boolean): Row[] {
  const sign = down ? -1 : 1;
  const compare = (a: CsvCell, b: CsvCell): number => {
    // What has no value stands last, either way.
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), undefined, { numeric: true });
  };
  return [...rows].sort((a, b) => compare(column.value(a), column.value(b)));
}
