import type { JSX } from "preact";
import * as format from "../../format";
import { Section } from "../../parts/page";
import { Scrolling } from "../../parts/table";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { isDated, withReason, withReasonList, withSchemeList, withWord, wordKey, wordOf, type Coded, type Origin, type Word } from "./edit";
import { Mark } from "./mark";
import { codeOptions, kindName, kindOptions, reasonOptions, type Option } from "./names";
import { decide, mappingOf, type Part } from "./parts";

/** The words for kinds, in the column that says them. */
export function Kinds({ part }: { part: Part }): JSX.Element | null {
  const t = say(words);
  if (part.guess.kinds.length === 0) return null;
  return (
    <Section title={t.kindsTitle} intro={t.kindsIntro}>
      <Pairs
        title={t.kindsTitle}
        list={part.guess.kinds.map((it) => wordOf(part, "kind", it))}
        options={kindOptions()}
        choose={(own, ours) => void decide(part.key, withWord("kind", own, ours), [wordKey("kind", own)])}
      />
    </Section>
  );
}

/** The codes of each kind. */
export function Codes({ part }: { part: Part }): JSX.Element {
  const t = say(words);
  const isCbs = mappingOf(part).codes?.benefit === "cbs";
  const kinds = Object.entries(part.guess.codes).map(([kind, guessed]) => {
    const list = guessed.map((it) => wordOf(part, kind as Coded, it));
    const mayBeCbs = kind === "benefit" && (isCbs || list.some((it) => /^\d+$/.test(it.own)));
    return { kind, list, mayBeCbs, isSettled: !mayBeCbs && list.every((it) => it.ours === it.own) };
  });
  const settled = kinds.filter((it) => it.isSettled).map((it) => kindName(it.kind));
  return (
    <>
      {kinds
        .filter((it) => !it.isSettled)
        .map(({ kind, list, mayBeCbs }) => {
          const title = t.codesTitle(kindName(kind));
          const coded = kind as Coded;
          return (
            <Section title={title}>
              {mayBeCbs && (
                <CbsOrOwn name={`schemes-${part.key}`} isCbs={isCbs} isGuess={part.decided.codes?.benefit === undefined} choose={(it) => void decide(part.key, withSchemeList(it))} />
              )}
              <Pairs
                title={title}
                list={list}
                options={codeOptions(kind)}
                isFixed={kind === "benefit" && isCbs}
                choose={(own, ours) => void decide(part.key, withWord(coded, own, ours), [wordKey(coded, own)])}
              />
            </Section>
          );
        })}
      {settled.length > 0 && (
        <Section title={t.codesSame}>
          <p class="soft">{t.codesSameOf(format.list(settled))}</p>
        </Section>
      )}
    </>
  );
}

/** Why benefits ended: codes of the CBS, or a list of one's own. */
export function Reasons({ part }: { part: Part }): JSX.Element | null {
  const t = say(words);
  const { reasons } = part.guess;
  if (reasons.length === 0) return null;
  const mapping = mappingOf(part);
  const isCbs = mapping.reasons === "cbs";
  const own = Array.isArray(mapping.reasons) ? mapping.reasons : [];
  const dated = new Set(own.filter(isDated).map((it) => it.own));
  const label = new Map(reasonOptions().map((it) => [it.id, it.label]));
  return (
    <Section title={t.reasonsTitle} intro={t.reasonsIntro}>
      <CbsOrOwn name={`reasons-${part.key}`} isCbs={isCbs} isGuess={part.decided.reasons === undefined} choose={(it) => void decide(part.key, withReasonList(it))} />
      <Pairs
        title={t.reasonsTitle}
        list={reasons.filter((it) => !dated.has(it.own)).map((it) => wordOf(part, "reason", it))}
        options={reasonOptions()}
        isFixed={isCbs}
        choose={(own, ours) => void decide(part.key, withReason(own, ours), [wordKey("reason", own)])}
      />
      {dated.size > 0 && (
        <ul class="dated">
          {own.filter(isDated).map(({ own, is, from, to }) => (
            <li>
              <code>{own}</code>, {t.dated(from == null ? "" : format.day(from), to == null ? "" : format.day(to))}: {label.get(is) ?? is}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function CbsOrOwn(props: { name: string; isCbs: boolean; isGuess: boolean; choose: (isCbs: boolean) => void }): JSX.Element {
  const t = say(words);
  const { name, isCbs, isGuess, choose } = props;
  return (
    <fieldset class="cbs-or-own">
      <legend class="unseen">{t.lists}</legend>
      {[true, false].map((it) => (
        <label class="choice">
          <input type="radio" name={name} checked={isCbs === it} onChange={() => choose(it)} />
          {it ? t.isCbs : t.isOwn}
        </label>
      ))}
      {isCbs && isGuess && <Mark kind="check">{`${t.marks.values}: ${t.marks.check}`}</Mark>}
    </fieldset>
  );
}

interface PairsProps {
  title: string;
  list: readonly (Word & { origin: Origin })[];
  options: Option[];
  /** Whether the words are those of a list that nobody changes. */
  isFixed?: boolean;
  choose: (own: string, ours: string) => void;
}

/** Words of the extract beside ours. */
function Pairs({ title, list, options, isFixed = false, choose }: PairsProps): JSX.Element {
  const t = say(words);
  if (list.every((it) => it.ours === it.own)) return <p class="soft">{t.allSame(format.number(list.length))}</p>;
  const label = new Map(options.map((it) => [it.id, it.label]));
  return (
    <Scrolling label={title}>
      <table class="pairs codes">
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.ownWord}</th>
            <th scope="col" class="number">
              {t.rows}
            </th>
            <th scope="col">{t.becomes}</th>
            {!isFixed && <th scope="col">{t.mark}</th>}
          </tr>
        </thead>
        <tbody>
          {list.map((word) => (
            <tr key={word.own} data-own={word.own} data-ours={word.ours ?? undefined}>
              <th scope="row">
                <code>{word.own}</code>
              </th>
              <td class="number" data-head={t.rows}>{format.number(word.rows)}</td>
              <td>
                {isFixed ? (
                  (label.get(word.ours ?? "") ?? word.ours ?? <Mark kind="check">{t.marks.none}</Mark>)
                ) : (
                  <select aria-label={t.becomesOf(word.own)} value={word.ours ?? ""} onChange={(event) => choose(word.own, event.currentTarget.value)}>
                    {word.ours === null && (
                      <option value="" selected>
                        {t.choose}
                      </option>
                    )}
                    {options.map(({ id, label }) => (
                      <option value={id} selected={id === word.ours}>
                        {label}
                      </option>
                    ))}
                  </select>
                )}
              </td>
              {!isFixed && (
                <td>
                  <MarkOf origin={word.origin} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

function MarkOf({ origin }: { origin: Origin }): JSX.Element {
  const { marks } = say(words);
  switch (origin) {
    case "none":
      return <Mark kind="check">{marks.none}</Mark>;
    case "sure":
      return <Mark kind="guess">{marks.guess}</Mark>;
    case "guess":
      return <Mark kind="check">{`${marks.guess}: ${marks.check}`}</Mark>;
    case "same":
    case "set":
    case "saved":
      return <Mark kind="set">{marks[origin]}</Mark>;
  }
}
