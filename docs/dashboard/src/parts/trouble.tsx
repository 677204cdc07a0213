import type { JSX } from "preact";
import { isMeedoenError } from "../wire";
import { say } from "../words";
import { parts } from "../words/parts";

/** What went wrong, in the library's own sentence, with its code and place. */
export function Trouble({ error }: { error: unknown }): JSX.Element | null {
  if (error === null || error === undefined) return null;
  const words = say(parts);
  const known = isMeedoenError(error);
  return (
    <div class="trouble" role="alert">
      <h2>{words.trouble}</h2>
      {/* The library's sentences are in English. */}
      <p lang={known ? "en" : undefined}>{error instanceof Error ? error.message : String(error)}</p>
      {known && (
        <dl>
          <div>
            <dt>{words.errorCode}</dt>
            <dd>
              <code data-error={error.code}>{error.code}</code>
            </dd>
          </div>
          {error.place !== "" && (
            <div>
              <dt>{words.errorPlace}</dt>
              <dd>
                <code>{error.place}</code>
              </dd>
            </div>
          )}
        </dl>
      )}
    </div>
  );
}
