import { sankey, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from "d3-sankey";
import * as format from "../format";
import type { TransitionRow } from "../wire";
import { onRung, rungColour } from "./colours";
import { isNarrow, svgElement, withHatch } from "./frame";

/** States from the top of the picture to its foot: the ladder as it stands, then those outside it. */
const ORDER = ["6", "5", "4", "3", "2", "1", "unmeasured", "outside", "to_work", "education", "neutral", "other", "unknown"];

/** How a state stands among others in tables and in the picture. */
export const placeOf = (state: string): number => {
  const place = ORDER.indexOf(state);
  return place < 0 ? ORDER.length : place;
};

export type Move = "up" | "same" | "down" | "in" | "out" | "left" | "measured";

/** What a transition is: the picture's colours, and its legend. */
export function moveOf({ from_state: from, to_state: to }: TransitionRow): Move {
  const isRung = (state: string): boolean => /^[1-6]$/.test(state);
  if (from === "outside") return "in";
  if (to === "to_work") return "out";
  if (!isRung(to) && to !== "unmeasured") return "left";
  if (from === to) return "same";
  if (!isRung(from) || !isRung(to)) return "measured";
  return to > from ? "up" : "down";
}

export const moveColour: Record<Move, string> = {
  up: "var(--up)",
  same: "var(--same)",
  down: "var(--down)",
  in: "var(--in)",
  out: "var(--out)",
  left: "var(--left)",
  measured: "var(--rung-3)",
};

interface State {
  key: string;
  state: string;
  isOpening: boolean;
}

interface Flow {
  row: TransitionRow;
}

type Node = SankeyNode<State, Flow>;
type Link = SankeyLink<State, Flow>;

/** From the state before the period to the state on its last day, as wide as the number of clients. */
export function flows(
  rows: readonly TransitionRow[],
  options: { width: number; name: (state: string, isOpening: boolean) => string; opening: string; closing: string },
): SVGElement {
  const { width } = options;
  const there = rows.filter((it) => it.value > 0);
  const sides: [string, boolean][] = [
    ...there.map((it): [string, boolean] => [it.from_state, true]),
    ...there.map((it): [string, boolean] => [it.to_state, false]),
  ];
  const nodes = new Map<string, State>();
  for (const [state, isOpening] of sides.sort((a, b) => placeOf(a[0]) - placeOf(b[0]))) {
    const key = `${isOpening ? "opening" : "closing"} ${state}`;
    nodes.set(key, { key, state, isOpening });
  }
  const narrow = isNarrow(width);
  const [left, right] = narrow ? [110, 104] : [150, 235];
  const bar = narrow ? 14 : 18;
  const height = 600;
  const top = 28;
  const layout = sankey<State, Flow>()
    .nodeId((node) => node.key)
    .nodeWidth(bar)
    .nodePadding(14)
    .nodeSort(null)
    .linkSort((a, b) => byPlace(a.source, b.source) || byPlace(a.target, b.target))
    .extent([
      [left, top],
      [width - right, height - 4],
    ]);
  const { nodes: placed, links } = layout({
    nodes: [...nodes.values()],
    links: there.map((row) => ({
      source: `opening ${row.from_state}`,
      target: `closing ${row.to_state}`,
      value: row.value,
      row,
    })),
  });
  const path = sankeyLinkHorizontal<State, Flow>();
  // Where there is little room the words that all ways out begin with are left out.
  const begin = narrow ? common(placed.filter((it) => !it.isOpening && placeOf(it.state) > 7).map((it) => options.name(it.state, false))) : "";
  const nameOf = ({ state, isOpening }: State): string => {
    const name = options.name(state, isOpening);
    return !isOpening && begin !== "" && name.startsWith(begin) ? name.slice(begin.length).replace(/^[,\s]+/, "") : name;
  };
  // What stays is drawn first, so that moves lie over it.
  const drawn = [...links].sort((a, b) => Number(moveOf(b.row) === "same") - Number(moveOf(a.row) === "same"));
  const head = (x: number, anchor: string, text: string): SVGElement =>
    svgElement("text", { x, y: 12, "text-anchor": anchor, fill: "var(--soft)", "font-size": 12 }, [text]);
  return withHatch(
    svgElement("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, [
      head(narrow ? 0 : left + bar, narrow ? "start" : "end", options.opening),
      head(narrow ? width : width - right - bar, narrow ? "end" : "start", options.closing),
      svgElement(
        "g",
        { fill: "none" },
        drawn.map((link) => ribbon(link, path(link) ?? "", options.name)),
      ),
      ...placed.map((node) => block(node, nameOf(node), narrow)),
    ]) as SVGSVGElement,
  );
}

/** The whole words that names begin with. */
function common(names: readonly string[]): string {
  const [first = "", ...rest] = names;
  let length = first.length;
  for (const name of rest) while (!name.startsWith(first.slice(0, length))) length -= 1;
  return rest.length === 0 ? "" : first.slice(0, length).replace(/[\s,]*\S*$/, (end) => (/^[\s,]/.test(end) ? "" : end));
}

const stateOf = (node: Link["source"]): string => (typeof node === "object" ? node.state : "");

const byPlace = (a: Link["source"], b: Link["source"]): number => placeOf(stateOf(a)) - placeOf(stateOf(b));

function ribbon(link: Link, d: string, name: (state: string, isOpening: boolean) => string): SVGElement {
  const move = moveOf(link.row);
  const { from_state: from, to_state: to, value } = link.row;
  return svgElement(
    "path",
    {
      d,
      class: `ribbon ${move}`,
      stroke: moveColour[move],
      "stroke-width": Math.max(link.width ?? 1, 1),
      "stroke-opacity": move === "same" ? 0.4 : 0.62,
    },
    [svgElement("title", {}, [`${name(from, true)} → ${name(to, false)}: ${format.number(value)}`])],
  );
}

function block(node: Node, name: string, narrow: boolean): SVGElement {
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0, isOpening, state } = node;
  const middle = (y0 + y1) / 2;
  const look = {
    x: isOpening ? x0 - 8 : x1 + 8,
    "text-anchor": isOpening ? "end" : "start",
    "dominant-baseline": "central",
    "font-size": narrow ? 11 : 12.5,
  };
  const count = svgElement("tspan", { fill: "var(--soft)" }, [format.number(value)]);
  const isTall = y1 - y0 > 26;
  const lines = narrow
    ? isTall
      ? [
          svgElement("text", { ...look, y: middle - 7, fill: "var(--ink)" }, [short(name)]),
          svgElement("text", { ...look, y: middle + 7, fill: "var(--soft)" }, [format.number(value)]),
        ]
      : [svgElement("text", { ...look, y: middle, fill: "var(--ink)" }, [`${short(name, 15)} `, count])]
    : [svgElement("text", { ...look, y: middle, fill: "var(--ink)" }, [`${short(name, 34)}  `, count])];
  const isHatched = state === "unmeasured";
  return svgElement("g", {}, [
    svgElement("rect", {
      x: x0,
      y: y0,
      width: x1 - x0,
      height: Math.max(y1 - y0, 1),
      fill: isHatched ? "url(#hatch)" : rungColour(state),
      stroke: isHatched ? "var(--bar)" : "none",
      color: onRung(state),
    }),
    ...lines,
  ]);
}

const short = (name: string, most = 15): string => (name.length > most ? `${name.slice(0, most - 1)}…` : name);
