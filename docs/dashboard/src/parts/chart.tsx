import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { lang } from "../state";
import { say } from "../words";
import { parts } from "../words/parts";

export interface ChartProps {
  /** What it shows. */
  title: string;
  /** What there is to see, in a sentence or two: also what a screen reader hears of the picture. */
  message?: string;
  /** Draws the picture at a width in pixels; called anew when the width, the language or `on` changes. */
  draw: (width: number) => SVGElement | HTMLElement;
  /** What the picture is drawn of: a new value draws it anew. */
  on: unknown;
  /** Colours and their meaning, over the picture. */
  legend?: readonly LegendEntry[];
  /** The same figures as a table. */
  children: ComponentChildren;
  /** Below the picture, in small type. */
  note?: ComponentChildren;
  /** Whether the table stands open. */
  open?: boolean;
  /** Hides the title from the eye where the same words stand above it. */
  quiet?: boolean;
  /** The level of its heading: 2 where it is a section by itself. */
  level?: 2 | 3;
}

export interface LegendEntry {
  label: string;
  /** A colour, such as `var(--rung-1)`. */
  colour: string;
  kind?: "fill" | "line" | "dashed" | "hatch";
}

/** A picture with its title, its message and its table. */
export function Chart(props: ChartProps): JSX.Element {
  const { title, message, draw, on, legend, children, note, open = false, quiet = false, level = 3 } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  const language = lang.value;
  const words = say(parts);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    setWidth(Math.floor(element.clientWidth));
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (width === 0 || frame.current === null) return;
    const picture = draw(width);
    dress(picture, message === undefined ? title : `${title}. ${message}`);
    frame.current.replaceChildren(picture);
  }, [width, on, language, title, message]);

  return (
    <figure class="chart">
      <figcaption>
        {level === 2 ? <h2>{title}</h2> : <h3 class={quiet ? "unseen" : undefined}>{title}</h3>}
        {message !== undefined && <p>{message}</p>}
      </figcaption>
      {legend !== undefined && <Legend entries={legend} />}
      <div class="picture" ref={frame} />
      {note !== undefined && <p class="note">{note}</p>}
      <details class="as-table" open={open}>
        <summary>{words.asTable}</summary>
        {children}
      </details>
    </figure>
  );
}

/** The picture is one image to a screen reader: the table says the rest. */
function dress(picture: SVGElement | HTMLElement, label: string): void {
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", label);
  for (const part of picture.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
}

export function Legend({ entries }: { entries: readonly LegendEntry[] }): JSX.Element {
  return (
    <ul class="legend">
      {entries.map(({ label, colour, kind }) => (
        <li>
          <i class={kind ?? "fill"} style={{ "--colour": colour }} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
