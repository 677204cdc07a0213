import type { JSX } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import { stamp, usePromise } from "../asking";
import { horizon, loaded, unmapped } from "../engine";
import * as format from "../format";
import { Promised } from "../parts/answers";
import { KnownOn } from "../parts/filters";
import { PageHead, Section } from "../parts/page";
import { addressOf, knownOn, lang } from "../state";
import { say } from "../words";
import { parts } from "../words/parts";
import { quality as words } from "../words/quality";
import { shell } from "../words/shell";
import { ClientDialog } from "./quality/client";
import { Counts } from "./quality/counts";
import { Files } from "./quality/files";
import { Rows } from "./quality/rows";
import { counted, everything, signals, type Signal } from "./quality/signals";

/** What reading and the checks noticed. What is chosen here stays here: it is not in the address. */
export function Quality(): JSX.Element {
  const t = say(words);
  const on = horizon.value;
  const asking = usePromise(JSON.stringify(["quality", stamp(), lang.value, knownOn.value]), signals);
  const reading = loaded.value?.reading;
  return (
    <div class="quality">
      <PageHead title={t.title} filters={false}>
        {t.lead}
      </PageHead>
      <form class="filters in-page" aria-label={say(parts).filters} onSubmit={(event) => event.preventDefault()}>
        <KnownOn />
        {on !== null && <p class="note">{t.lookedOn(format.day(on))}</p>}
      </form>
      {knownOn.value !== null && <p class="filters-in-words">{say(shell).asKnownOn(format.day(knownOn.value))}</p>}
      {reading !== undefined && (
        <Section title={t.readTitle}>
          <Files reading={reading} />
          {unmapped.value !== null && loaded.value?.sources.some((it) => it.mapping !== undefined) === true && (
            <p class="screen-only">
              <a href={addressOf("mapping")}>{t.toMapping}</a>
            </p>
          )}
        </Section>
      )}
      <Promised asked={asking}>{(all) => <Found all={all} />}</Promised>
    </div>
  );
}

function Found({ all }: { all: readonly Signal[] }): JSX.Element {
  const t = say(words);
  const counts = useMemo(() => counted(all), [all]);
  const [choice, choose] = useState(everything);
  const [client, showClient] = useState<string | null>(null);
  const rows = useRef<HTMLDivElement>(null);
  return (
    <>
      <Section title={t.countsTitle}>
        <Counts
          counts={counts}
          code={choice.code}
          choose={(code) => {
            choose({ ...everything, code });
            rows.current?.scrollIntoView();
            rows.current?.focus({ preventScroll: true });
          }}
        />
      </Section>
      {all.length > 0 && (
        <div ref={rows} tabIndex={-1} class="rows-block">
          <Section title={t.rowsTitle} intro={t.rowsIntro}>
            <Rows all={all} choice={choice} choose={choose} showClient={showClient} />
          </Section>
        </div>
      )}
      {client !== null && <ClientDialog id={client} all={all} onClose={() => showClient(null)} />}
    </>
  );
}
