import type { ComponentChildren, JSX } from "preact";
import type { Asked } from "../asking";
import { span } from "../engine";
import type { Period } from "../days";
import { say } from "../words";
import { shell } from "../words/shell";
import { Trouble } from "./trouble";

/**
 * Shows what came of the questions of `useAnswers`: a word while they are being answered, the error, or
 * the answers with the period they are about.
 */
export function Answers<A>(props: {
  asked: Asked<A>;
  children: (answers: A, days: Period) => ComponentChildren;
}): JSX.Element | null {
  const { answers, days, isWaiting, error } = props.asked;
  if (error !== null && error !== undefined) return <Trouble error={error} />;
  if (answers === null || days === null) {
    if (isWaiting) return <p class="waiting">{say(shell).waiting}</p>;
    return span.value === null ? <p class="note">{say(shell).none}</p> : null;
  }
  return (
    <div class="answers" aria-busy={isWaiting}>
      {props.children(answers, days)}
    </div>
  );
}

/** The same for what `usePromise` promises, which is about no period: findings, a report. */
export function Promised<A>(props: {
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
