import type { JSX } from "preact";
import * as format from "../format";
import type { Answered } from "../wire";
import { say } from "../words";
import { parts } from "../words/parts";

/** What the receipts of answers say: breaks in the series, warnings, and what (p) means. */
export function Notes({ answers }: { answers: readonly Answered<unknown>[] }): JSX.Element | null {
  const words = say(parts);
  const breaks = new Map(answers.flatMap((it) => it.receipt.breaks.map((met) => [`${met.on} ${met.note}`, met])));
  const warnings = new Set(answers.flatMap((it) => it.receipt.warnings));
  const isProvisional = answers.some((it) =>
    it.some((row) => typeof row === "object" && row !== null && "provisional" in row && row.provisional === true),
  );
  if (breaks.size === 0 && warnings.size === 0 && !isProvisional) return null;
  return (
    <aside class="notes note">
      {isProvisional && <p>{words.provisional}</p>}
      {[...breaks.values()].map((it) => (
        <p>{words.breakOn(format.day(it.on), it.note)}</p>
      ))}
      {[...warnings].map((it) => (
        <p lang="en">{it}</p>
      ))}
    </aside>
  );
}
