import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { cancel, failure, progress } from "../engine";
import * as format from "../format";
import { chosenFiles, chosenMappings, chosenPolicy, forget, readChosen, readSample, take } from "../opening";
import { PageHead } from "../parts/page";
import { Trouble } from "../parts/trouble";
import { page } from "../state";
import { isMeedoenError } from "../wire";
import { say } from "../words";
import { shell } from "../words/shell";
import { start as words } from "../words/start";

export function Start(): JSX.Element {
  const t = say(words);
  const isReading = progress.value !== null;
  return (
    <div class="start">
      <PageHead title={t.title} filters={false}>
        {t.lead}
      </PageHead>
      {page.value !== "start" && <p class="note">{say(shell).needsLedger}</p>}
      {isReading ? (
        <Reading />
      ) : (
        <>
          <Trouble error={failure.value} />
          <div class="ways">
            <section class="way">
              <h2>{t.sampleTitle}</h2>
              <p>{t.sampleText}</p>
              <button type="button" class="main" onClick={() => void readSample()} data-action="sample">
                {t.sampleButton}
              </button>
            </section>
            <section class="way">
              <h2>{t.ownTitle}</h2>
              <DropZone />
              <Chosen />
            </section>
          </div>
        </>
      )}
    </div>
  );
}

function DropZone(): JSX.Element {
  const t = say(words);
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div
      class={isOver ? "drop over" : "drop"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer?.files ?? []);
      }}
    >
      <p class="drop-title">{t.drop}</p>
      <p class="soft">{t.dropHelp}</p>
      <button type="button" class="plain" onClick={() => input.current?.click()}>
        {t.choose}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".csv,.txt,.tsv,.toml,.json,text/csv"
        aria-label={t.choose}
        data-input="files"
        onChange={(event) => {
          void take([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </div>
  );
}

/** The files chosen, and the policy that must go with them. */
function Chosen(): JSX.Element | null {
  const t = say(words);
  const [allowsBsn, setAllowsBsn] = useState(false);
  const policy = chosenPolicy.value;
  const isExample = policy !== null && policy.name === null;
  if (chosenFiles.value.length === 0 && policy === null && chosenMappings.value.length === 0) return null;
  const looksLikeBsn = isMeedoenError(failure.value) && /bsn/i.test(failure.value.message);
  return (
    <form
      class="chosen"
      onSubmit={(event) => {
        event.preventDefault();
        void readChosen(allowsBsn);
      }}
    >
      {chosenFiles.value.length + chosenMappings.value.length > 0 && (
        <>
          <h3>{t.chosen}</h3>
          <ul class="files">
            {chosenFiles.value.map(({ name }) => (
              <li>
                <span>{name}</span>
                <button type="button" class="quiet" aria-label={t.remove(name)} onClick={() => forget(name)}>
                  ×
                </button>
              </li>
            ))}
            {chosenMappings.value.map(({ name }) => (
              <li>
                <span>{t.mapping(name)}</span>
                <button type="button" class="quiet" aria-label={t.remove(name)} onClick={() => forget(name)}>
                  ×
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <fieldset>
        <legend>{t.policyTitle}</legend>
        <p class="soft">{t.policyHelp}</p>
        <label class="choice">
          <input type="radio" name="policy" value="own" checked={policy !== null && !isExample} disabled={policy === null || isExample} />
          {policy?.name == null ? t.policyOwnNone : t.policyOwn(policy.name)}
        </label>
        <label class="choice">
          <input
            type="radio"
            name="policy"
            value="example"
            checked={isExample}
            onChange={() => {
              chosenPolicy.value = { source: { preset: "example" }, name: null };
            }}
          />
          {t.policyExample}
        </label>
      </fieldset>
      {(looksLikeBsn || allowsBsn) && (
        <label class="choice">
          <input type="checkbox" checked={allowsBsn} onChange={(event) => setAllowsBsn(event.currentTarget.checked)} />
          {t.bsn}
        </label>
      )}
      <button type="submit" class="main" disabled={policy === null || chosenFiles.value.length === 0} data-action="read">
        {t.read}
      </button>
    </form>
  );
}

function Reading(): JSX.Element | null {
  const t = say(words);
  const now = progress.value;
  if (now === null) return null;
  const stage = now.stage === "building" ? t.building : t.reading(now.name);
  return (
    <div class="reading">
      <p role="status">{stage}</p>
      <progress max={Math.max(now.of, 1)} value={now.bytes} aria-label={stage} />
      <p class="soft">{t.rows(format.number(now.rows))}</p>
      <button type="button" class="plain" onClick={cancel}>
        {t.cancel}
      </button>
    </div>
  );
}
