import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { clientPicture, stamp, usePromise } from "../../asking";
import * as format from "../../format";
import { Promised } from "../../parts/answers";
import { knownOn, lang, theme } from "../../state";
import { say } from "../../words";
import { quality as words } from "../../words/quality";
import { shell } from "../../words/shell";
import type { Signal } from "./signals";

/** A client's timeline. The id lives in the page's memory while the dialog is open, and nowhere else. */
export function ClientDialog(props: { id: string; all: readonly Signal[]; onClose: () => void }): JSX.Element {
  const { id, all, onClose } = props;
  const t = say(words);
  const dialog = useRef<HTMLDialogElement>(null);
  const asking = usePromise(JSON.stringify([stamp(), id, lang.value, knownOn.value]), () => clientPicture(id));
  const own = all.filter((it) => it.client === id);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="client-dialog"
      aria-labelledby="client-title"
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="dialog-body">
        <h2 id="client-title" class={asking.answers === null ? undefined : "unseen"}>{t.clientTitle(id)}</h2>
        <p class="note">{t.clientNote}</p>
        <Promised asked={asking}>{(svg) => <Picture svg={svg} />}</Promised>
        {asking.answers === null && !asking.isWaiting && asking.error === null && <p>{t.gone}</p>}
        <h3>{t.clientFindings}</h3>
        <ul class="client-findings">
          {own.map((it) => (
            <li>
              {it.sentence}{" "}
              {it.row !== null && (
                <span class="soft">({t.inRow(it.file === "" ? t.unnamed : it.file, format.number(it.row))})</span>
              )}
            </li>
          ))}
        </ul>
        <form method="dialog">
          <button type="submit" class="plain">
            {say(shell).close}
          </button>
        </form>
      </div>
    </dialog>
  );
}

/** The library's picture goes by the system's look; where another is chosen, by that. */
function Picture({ svg }: { svg: string }): JSX.Element {
  const dark = { auto: "(prefers-color-scheme:dark)", dark: "all", light: "not all" }[theme.value];
  const dressed = svg.replace("(prefers-color-scheme:dark)", dark);
  return <div class="client-picture" tabIndex={0} role="group" aria-label={say(words).picture} dangerouslySetInnerHTML={{ __html: dressed }} />;
}
