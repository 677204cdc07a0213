import type { JSX } from "preact";
import * as format from "../../format";
import { Section } from "../../parts/page";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { isDated, isDecided, withReason, withReasonList, withSchemeList, withWord, type Coded, type Word } from "./edit";
import { Mark } from "./mark";
import { codeOptions, kindName, kindOptions, reasonOptions, type Option } from "./names";
import { decide, type Part } from "./parts";

/** The words for kinds, in the column that says them. */
export function Kinds({ part }: { part: Part }): JSX.Element | null {
  const t = say(words);
  if (part.guess.kinds.length === 0) return null;
  return (
    <Section title={t.kindsTitle} intro={t.kindsIntro}>
      <Pairs
        title={t.kindsTitle}
        list={part.guess.kinds}
        options={kindOptions()}
        isDecided={(own) => isDecided(part, "kind", own)}
        choose={(own, ours) => void decide(part.key, withWord("kind", own, ours))}
      />
    </Section>
  );
}

/** The codes of each kind. */
export function Codes({ part }: { part: Part }): JSX.Element {
  const t = say(words);
  return (
    <>
      {Object.entries(part.guess.codes).map(([kind, list]) => {
        const title = t.codesTitle(kindName(kind));
        const isCbs = part.guess.mapping.codes?.benefit === "cbs";
        const mayBeCbs = kind === "benefit" && (isCbs || list.some((it) => /^\d+$/.test(it.own)));
        return (
          <Section title={title}>
            {mayBeCbs && (
              <CbsOrOwn name={`schemes-${part.key}`} isCbs={isCbs} choose={(it) => void decide(part.key, withSchemeList(it))} />
            )}
            <Pairs
              title={title}
              list={list}
              options={codeOptions(kind)}
              isFixed={kind === "benefit" && isCbs}
              isDecided={(own) => isDecided(part, kind as Coded, own)}
              choose={(own, ours) => void decide(part.key, withWord(kind as Coded, own, ours))}
            />
          </Section>
        );
      })}
    </>
  );
}

/** Why benefits ended: codes of the CBS, or a list of one's own. */
export function Reasons({ part }: { part: Part }): JSX.Element | null {
  const t = say(words);
  const { reasons, mapping } = part.guess;
  if (reasons.length === 0) return null;
  const isCbs = mapping.reasons === "cbs";
  const own = Array.isArray(mapping.reasons) ? mapping.reasons : [];
  const dated = new Set(own.filter(isDated).map((it) => it.own));
  const label = new Map(reasonOptions().map((it) => [it.id, it.label]));
  return (
    <Section title={t.reasonsTitle} intro={t.reasonsIntro}>
      <CbsOrOwn name={`reasons-${part.key}`} isCbs={isCbs} choose={(it) => void decide(part.key, withReasonList(it))} />
      <Pairs
        title={t.reasonsTitle}
        list={reasons.filter((it) => !dated.has(it.own))}
        options={reasonOptions()}
        isFixed={isCbs}
        isDecided={(own) => isDecided(part, "reason", own)}
        choose={(own, ours) => void decide(part.key, withReason(own, ours))}
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

function CbsOrOwn(props: { name: string; isCbs: boolean; choose: (isCbs: boolean) => void }): JSX.Element {
  const t = say(words);
  const { name, isCbs, choose } = props;
  return (
    <fieldset class="cbs-or-own">
      <legend class="unseen">{t.lists}</legend>
      {[true, false].map((it) => (
        <label class="choice">
          <input type="radio" name={name} checked={isCbs === it} onChange={() => choose(it)} />
          {it ? t.isCbs : t.isOwn}
        </label>
      ))}
    </fieldset>
  );
}

interface PairsProps {
  title: string;
  list: readonly Word[];
  options: Option[];
  /** Whether the words are those of a list that nobody changes. */
  isFixed?: boolean;
  isDecided: (own: string) => boolean;
  choose: (own: string, ours: string) => void;
}

/** Words of the extract beside ours. */
function Pairs({ title, list, options, isFixed = false, isDecided, choose }: PairsProps): JSX.Element {
  const t = say(words);
  if (list.every((it) => it.ours === it.own)) return <p class="soft">{t.allSame(format.number(list.length))}</p>;
  const label = new Map(options.map((it) => [it.id, it.label]));
  return (
    <div class="table" tabIndex={0} role="group" aria-label={title}>
      <table class="pairs codes">
        <caption class="unseen">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t.ownWord}</th>
            <th scope="col" class="number">
              {t.rows}
            </th>
            <th scope="col">{t.becomes}</th>
            <th scope="col">{t.mark}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((word) => (
            <tr key={word.own} data-own={word.own} data-ours={word.ours ?? undefined}>
              <th scope="row">
                <code>{word.own}</code>
              </th>
              <td class="number">{format.number(word.rows)}</td>
              <td>
                {isFixed ? (
                  (label.get(word.ours ?? "") ?? word.ours ?? format.NONE)
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
              <td>
                <MarkOf word={word} isDecided={isDecided(word.own)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MarkOf({ word, isDecided }: { word: Word; isDecided: boolean }): JSX.Element {
  const t = say(words);
  if (word.ours === null) return <Mark kind="check">{t.marks.none}</Mark>;
  if (word.own === word.ours) return <Mark kind="set">{t.marks.same}</Mark>;
  if (isDecided) return <Mark kind="set">{t.marks.set}</Mark>;
  return word.sure ? <Mark kind="guess">{t.marks.guess}</Mark> : <Mark kind="check">{`${t.marks.guess}: ${t.marks.check}`}</Mark>;
}
