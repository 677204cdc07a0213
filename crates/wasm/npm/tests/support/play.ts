/** Plays a vector: the same steps in Node, in a page and over a worker. */

import type { Question } from "meedoen";
import { expect } from "vitest";
import { same } from "./same.js";
import type { Case, Vector } from "./vectors.js";

/** What was answered, as plain JSON. */
export interface Played {
  /** Each case asked alone: rows, or the error. */
  readonly alone: readonly unknown[];
  /** All cases in one list. */
  readonly together: readonly unknown[];
  /** All cases as JSON text. */
  readonly text: readonly unknown[];
  readonly reading: { readonly rows: number; readonly accepted: number; readonly quarantined: number };
  readonly refused: readonly { row: number; column: string | null; code: string; text: string }[];
}

/** What plays need of a caseload, in this thread or in a worker. */
export interface Asked {
  kpis(query: never): unknown;
  transitions(query: never): unknown;
  curve(query: never): unknown;
  ask(questions: readonly Question[]): unknown;
  askJson(questions: string): unknown;
}

/** Asks a caseload everything. No name from outside is used: it also runs in a page. */
export async function asking(
  caseload: Asked,
  questions: readonly Question[],
): Promise<Omit<Played, "reading" | "refused">> {
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  const one = async (question: Question) => {
    try {
      if ("transitions" in question) return plain(await caseload.transitions(question.transitions as never));
      if ("curve" in question) return plain(await caseload.curve(question.curve as never));
      if ("assess" in question) return plain(((await caseload.ask([question])) as unknown[])[0]);
      return plain(await caseload.kpis(question as never));
    } catch (error) {
      return plain(error);
    }
  };
  const alone: unknown[] = [];
  for (const question of questions) alone.push(await one(question));
  const together = ((await caseload.ask(questions)) as unknown[]).map(plain);
  const text = JSON.parse((await caseload.askJson(JSON.stringify(questions))) as string) as unknown[];
  return { alone, together, text };
}

/** Holds what was played against what the vector says. */
export function holds(vector: Vector, played: Played): void {
  const { rows, accepted, quarantined, findings } = vector.reading;
  expect(played.reading).toMatchObject({ rows, accepted, quarantined });
  expect(played.refused.map(({ row, column, code, text }) => ({ row, column, code, text }))).toEqual(findings);
  for (const answers of [played.alone, played.together, played.text]) {
    expect(answers.length).toBe(vector.cases.length);
    vector.cases.forEach((asked, at) => {
      expect(agrees(asked, answers[at]), told(asked, answers[at])).toBe(true);
    });
  }
  // Over any way the error is the same one, with its place and its sentence.
  expect(played.together).toEqual(played.text);
  expect(played.alone).toEqual(played.text);
}

function agrees(asked: Case, answer: unknown): boolean {
  if (asked.error === undefined) return same(asked.rows, answer);
  return typeof answer === "object" && answer !== null && "error" in answer && answer.error === asked.error;
}

function told(asked: Case, answer: unknown): string {
  const wanted = JSON.stringify(asked.rows ?? asked.error);
  return `${asked.name}\nasked    ${JSON.stringify(asked.query)}\nexpected ${wanted}\ngot      ${JSON.stringify(answer)}`;
}
