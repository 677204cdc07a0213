import type { JSX } from "preact";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { aboutOf } from "./names";
import { current, hasEnds, isLedger, isReady, parts, type Part } from "./parts";

/** Shows a part from its title on, for the eye and for a screen reader. */
export function showPart(key: number): void {
  current.value = key;
  requestAnimationFrame(() => {
    const title = document.getElementById("part-title");
    title?.scrollIntoView();
    title?.focus({ preventScroll: true });
  });
}

/** How many choices are still to be made. */
const wanting = (part: Part): number => part.guess.missing.length + (hasEnds(part) && part.end === null ? 1 : 0);

/** The files, and how far each is; one is shown at a time. */
export function PartList(): JSX.Element | null {
  const t = say(words);
  if (parts.value.length < 2) return null;
  return (
    <nav class="parts" aria-label={t.filesTitle}>
      <ul>
        {parts.value.map((part) => (
          <li>
            <button
              type="button"
              aria-current={part.key === current.value ? "true" : undefined}
              onClick={() => {
                current.value = part.key;
              }}
            >
              <span class="file-name">{part.source.name}</span>
              <span class="soft">{isLedger(part) ? t.isLedger : aboutOf(part)}</span>
              <span class={isReady(part) ? "soft" : "wanting"}>{isReady(part) ? t.ready : t.wanting(wanting(part))}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
