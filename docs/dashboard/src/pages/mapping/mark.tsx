import type { ComponentChildren, JSX } from "preact";

/** Where a choice comes from: set by the user, a guess, a guess to be checked, or nothing yet. */
export function Mark(props: { kind: "set" | "guess" | "check" | "none"; children: ComponentChildren }): JSX.Element {
  return <span class={`mark ${props.kind}`}>{props.children}</span>;
}
