import type { JSX } from "preact";
import { useRef } from "preact/hooks";
import { usePromise } from "../../asking";
import { library } from "../../engine";
import { save } from "../../parts/csv";
import { Section } from "../../parts/page";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { leftOut } from "./edit";
import { addGuesses, kindsOf, mappingOf, openMapping, parts, type Part } from "./parts";

/** The mapping as a document: saved for next time, or opened from last time. */
export function MappingFile({ part }: { part: Part }): JSX.Element {
  const t = say(words);
  const input = useRef<HTMLInputElement>(null);
  const mapping = mappingOf(part);
  const asking = usePromise(JSON.stringify(mapping), async () => (await library()).mapping(mapping));
  const left = leftOut(part);
  const toml = asking.answers?.toml ?? null;
  return (
    <Section title={t.mappingTitle} intro={t.mappingHelp}>
      <div class="actions">
        <button
          type="button"
          class="plain"
          data-action="save-mapping"
          disabled={toml === null}
          onClick={() => toml !== null && save(nameOf(part), toml, "application/toml")}
        >
          {t.saveMapping}
        </button>
        <button type="button" class="plain" onClick={() => input.current?.click()}>
          {t.openMapping}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".toml,.json"
          aria-label={t.openMapping}
          data-input="mapping"
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file !== undefined) void openMapping(part.key, file);
            event.currentTarget.value = "";
          }}
        />
        {part.mappingName !== null && (
          <p class="note" role="status">
            {t.opened(part.mappingName)}
          </p>
        )}
      </div>
      {left > 0 && (
        <p>
          {t.leftOut(left)}{" "}
          <button type="button" class="quiet" onClick={() => addGuesses(part.key)}>
            {t.addGuesses}
          </button>
        </p>
      )}
      {toml !== null && (
        <details>
          <summary>{t.asText}</summary>
          <pre class="toml" tabIndex={0}>
            {toml}
          </pre>
        </details>
      )}
    </Section>
  );
}

/** `koppeling-uitkeringen.toml`; with the kind where one file is read for several. */
function nameOf(part: Part): string {
  const isOne = parts.value.filter((it) => it.source.data === part.source.data).length === 1;
  const pieces = [say(words).fileName, part.source.name.replace(/\.\w+$/, ""), ...(isOne ? [] : kindsOf(part))];
  return `${pieces.join("-").replace(/[^\p{L}\p{N}._-]+/gu, "-")}.toml`;
}
