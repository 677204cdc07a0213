import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { failure, open, progress, unmapped } from "../engine";
import * as format from "../format";
import { arrive } from "../opening";
import { PageHead } from "../parts/page";
import { Trouble } from "../parts/trouble";
import { addressOf } from "../state";
import { say } from "../words";
import { mapping as words } from "../words/mapping";
import { Beside } from "./mapping/beside";
import { Codes, Kinds, Reasons } from "./mapping/codes";
import { Columns } from "./mapping/columns";
import { MappingFile } from "./mapping/document";
import { End } from "./mapping/end";
import { Kind } from "./mapping/kind";
import { PartList, showPart } from "./mapping/list";
import { aboutOf, fieldName } from "./mapping/names";
import { current, hasEnds, isLedger, isReady, leaveOut, parts, partWith, sourcesOf, takeUnmapped, trouble, type Part } from "./mapping/parts";
import { allowsBsn, forgetTrial } from "./mapping/trial";
import { Trying } from "./mapping/trying";

/** One's own columns and codes beside ours: guessed, confirmed, tried and kept. */
export function Mapping(): JSX.Element {
  const t = say(words);
  useEffect(() => void takeUnmapped(forgetTrial), [unmapped.value]);
  const part = partWith(current.value);
  return (
    <div class="mapping">
      <PageHead title={t.title} filters={false}>
        {t.lead}
      </PageHead>
      <Trouble error={trouble.value ?? failure.value} />
      {unmapped.value === null ? (
        <p>
          {t.nothing} <a href={addressOf("start")}>{t.toStart}</a>.
        </p>
      ) : part === undefined ? (
        trouble.value === null && <p class="waiting">{t.looking}</p>
      ) : (
        <>
          <PartList />
          <OnePart part={part} key={part.key} />
          <Trying />
          <GoOn />
        </>
      )}
    </div>
  );
}

function OnePart({ part }: { part: Part }): JSX.Element {
  const t = say(words);
  const { guess, source } = part;
  const isOne = parts.value.length === 1;
  const isShared = parts.value.some((it) => it.key !== part.key && it.source.data === source.data);
  return (
    <article class="part" aria-labelledby="part-title">
      <header>
        <h2 id="part-title" tabIndex={-1}>{isShared ? t.beside(source.name, aboutOf(part)) : source.name}</h2>
        <p class="soft">
          {t.looked(format.number(guess.rows))}; {t.separators[guess.delimiter]}
          {guess.encoding !== null && `; ${t.encodings[guess.encoding]}`}.{" "}
          {!isOne && (
            <button type="button" class="quiet" onClick={() => {
                leaveOut(part.key);
                showPart(current.value);
              }}>
              {t.leaveOut}
            </button>
          )}
        </p>
      </header>
      {guess.bsn_like && (
        <div class="trouble" role="alert">
          <h2>{t.bsnTitle}</h2>
          <p>{t.bsn}</p>
        </div>
      )}
      {guess.encoding === null ? (
        <p class="wanting">{t.noText}</p>
      ) : isLedger(part) ? (
        <p>{t.ledgerNote}</p>
      ) : (
        <>
          <Kind part={part} />
          <Columns part={part} />
          <Kinds part={part} />
          <Codes part={part} />
          <Reasons part={part} />
          <End part={part} />
          <Beside part={part} />
          <MappingFile part={part} />
        </>
      )}
    </article>
  );
}

function GoOn(): JSX.Element {
  const t = say(words);
  const all = parts.value;
  const wanted = all.flatMap((part) => [
    ...part.guess.missing.map((field) => ({ part, what: t.wantField(part.source.name, fieldName(field)) })),
    ...(hasEnds(part) && part.end === null ? [{ part, what: t.wantEnd(part.source.name) }] : []),
  ]);
  const goOn = async (): Promise<void> => {
    const policy = unmapped.peek()?.policy;
    if (policy === undefined) return;
    if (await open(sourcesOf(parts.peek()), policy, { allowBsnLikeIds: allowsBsn.peek() })) arrive();
  };
  return (
    <div class="go-on">
      {wanted.length > 0 && (
        <>
          <p class="wanting">{t.stillWanted}</p>
          <ul>
            {wanted.map(({ part, what }) => (
              <li>
                {part.key === current.value ? (
                  what
                ) : (
                  <button type="button" class="quiet" onClick={() => showPart(part.key)}>
                    {what}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="main" data-action="go-on" disabled={!all.every(isReady) || progress.value !== null} onClick={() => void goOn()}>
        {t.goOn}
      </button>
      {progress.value !== null && (
        <p class="trying" role="status">
          <progress max={Math.max(progress.value.of, 1)} value={progress.value.bytes} aria-label={t.reading} /> {t.reading}
        </p>
      )}
    </div>
  );
}
