import type { JSX } from "preact";
import { dimensionLabel, loaded } from "../engine";
import type { Dimension } from "../wire";
import { say } from "../words";
import { programmes } from "../words/programmes";

/** The dimensions to choose from, sets of groups as the policy has them. */
export function dimensionsOf(names: readonly Dimension[]): Dimension[] {
  const sets = Object.keys(loaded.value?.labels.nl ?? {}).filter((it) => it.startsWith("group:")) as Dimension[];
  return names.flatMap((name) => (name === "group" ? [name, ...sets] : [name]));
}

/** What a dimension is called; a set of groups by its own name too. */
export function nameOfDimension(dimension: Dimension): string {
  if (!dimension.startsWith("group:")) return dimensionLabel(dimension);
  return `${dimensionLabel("group")}: ${dimension.slice("group:".length).replaceAll("_", " ")}`;
}

/** Chooses what to break down by. */
export function DimensionPick(props: {
  of: readonly Dimension[];
  value: Dimension;
  choose: (dimension: Dimension) => void;
}): JSX.Element {
  const t = say(programmes);
  return (
    <label class="pick">
      <span>{t.by}</span>
      <select
        value={props.value}
        onChange={(event) => {
          const found = props.of.find((it) => it === event.currentTarget.value);
          if (found !== undefined) props.choose(found);
        }}
      >
        {props.of.map((it) => (
          <option value={it} selected={it === props.value}>
            {nameOfDimension(it)}
          </option>
        ))}
      </select>
    </label>
  );
}
