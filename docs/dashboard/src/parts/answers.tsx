import type { ComponentChildren, JSX } from "preact";
import type { Asked } from "../engine";
import { say } from "../words";
import { shell } from "../words/shell";
import { Trouble } from "./trouble";

/** Shows what came of a question: a word while it is being computed, the error, or the answers. */
export function Answers<A>(props: {
  asked: { answers: A | null; isWaiting: boolean; error: unknown };
  children: (answers: A) => ComponentChildren;
}): JSX.Element | null {
  const { answers, isWaiting, error } = props.asked;
  if (error !== null && error !== undefined) return <Trouble error={error} />;
  if (answers === null) return isWaiting ? <p class="waiting">{say(shell).waiting}</p> : null;
  return (
    <div class="answers" aria-busy={isWaiting}>
      {props.children(answers)}
    </div>
  );
}

export type { Asked };
