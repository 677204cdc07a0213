import type { JSX } from "preact";
import { isDay, plusDays } from "../../days";
import * as format from "../../format";
import { Section } from "../../parts/page";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { Mark } from "./mark";
import { kindName } from "./names";
import { decideEnd, hasEnds, kindsOf, type End as Convention, type Part } from "./parts";

/** Whether a day in `end` is the last day or the first day after it: with what the file shows. */
export function End({ part }: { part: Part }): JSX.Element | null {
  const t = say(words);
  if (!hasEnds(part)) return null;
  const it = exampleOf(part);
  const kinds = kindsOf(part);
  const kind = kinds.length === 1 && kinds[0] !== undefined ? kindName(kinds[0]) : t.period;
  const { convention, for_inclusive, for_exclusive, on_last_of_month, on_first_of_month } = part.guess.end;
  const n = format.number;
  const choice = (end: Convention, name: string, meaning: string | null): JSX.Element => (
    <label class="choice end-choice">
      <input type="radio" name={`end-${part.key}`} value={end} checked={part.end === end} onChange={() => decideEnd(part.key, end)} />
      <span>
        <strong>{name}</strong>
        {meaning !== null && <span>{meaning}</span>}
        {part.end === end && !part.isEndSet && <Mark kind="check">{`${t.marks.values}: ${t.marks.check}`}</Mark>}
      </span>
    </label>
  );
  return (
    <Section title={t.endTitle} intro={t.endIntro}>
      <fieldset class="ends" aria-describedby={`evidence-${part.key}`}>
        <legend class={it === null ? "unseen" : undefined}>{it === null ? t.endTitle : t.example(it.column, it.text)}</legend>
        {choice("inclusive", t.inclusive, it === null ? null : t.inclusiveIs(kind, format.day(it.day)))}
        {choice("exclusive", t.exclusive, it === null ? null : t.exclusiveIs(kind, format.day(plusDays(it.day, -1))))}
      </fieldset>
      <div class="evidence" id={`evidence-${part.key}`}>
        <h3>{t.evidence}</h3>
        {it !== null && (
          <ul>
            {for_exclusive > 0 && <li>{t.forExclusive(n(for_exclusive))}</li>}
            {for_inclusive > 0 && <li>{t.forInclusive(n(for_inclusive))}</li>}
            <li>{t.onLast(n(on_last_of_month))}</li>
            <li>{t.onFirst(n(on_first_of_month))}</li>
          </ul>
        )}
        {(convention === null || convention === undefined) && <p class={part.end === null ? "wanting" : "soft"}>{t.noEvidence}</p>}
      </div>
    </Section>
  );
}

/** A day that stands in the column of ends; the first of a month says most. */
function exampleOf({ guess }: Part): { column: string; text: string; day: string } | null {
  const column = guess.columns.find((it) => it.field === "end");
  if (column === undefined) return null;
  const days = column.values.flatMap(({ text }) => {
    const day = dayIn(text);
    return day === null ? [] : [{ column: column.name, text, day }];
  });
  return days.find((it) => it.day.endsWith("-01")) ?? days[0] ?? null;
}

/** A day as an extract may write it, for the example only: what is read the library decides. */
function dayIn(text: string): string | null {
  const [first = ""] = text.trim().split(/[T ]/);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(first);
  const dutch = /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(first);
  const iso =
    compact !== null
      ? `${compact[1]}-${compact[2]}-${compact[3]}`
      : dutch !== null
        ? `${dutch[3]}-${dutch[2]?.padStart(2, "0")}-${dutch[1]?.padStart(2, "0")}`
        : first;
  return isDay(iso) && iso < "2200" ? iso : null;
}
