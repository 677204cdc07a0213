import { svgElement } from "./frame";

export interface Part {
  label: string;
  value: number;
  colour: string;
  /** The ink on it. */
  ink: string;
  /** How the value is written. */
  written: string;
}

/** One bar in parts, with their values in or under them. */
export function partsOf(parts: readonly Part[], width: number): SVGElement {
  const total = parts.reduce((sum, it) => sum + it.value, 0);
  const height = 46;
  let x = 0;
  const drawn = parts.flatMap((part) => {
    const wide = total === 0 ? 0 : (part.value / total) * width;
    const at = x;
    x += wide;
    const fits = wide > part.written.length * 8 + 12;
    return [
      svgElement("rect", { x: at, y: 0, width: Math.max(wide - 1.5, 0.5), height, fill: part.colour }, [
        svgElement("title", {}, [`${part.label}: ${part.written}`]),
      ]),
      ...(fits
        ? [
            svgElement(
              "text",
              { x: at + 8, y: height / 2, "dominant-baseline": "central", "font-size": 13, "font-weight": 600, fill: part.ink },
              [part.written],
            ),
          ]
        : []),
    ];
  });
  return svgElement("svg", { width, height, viewBox: `0 0 ${width} ${height}` }, drawn);
}
