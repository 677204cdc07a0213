import type { JSX } from "preact";
import { Section } from "../../parts/page";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { showPart } from "./list";
import { kindName } from "./names";
import { addBeside, kindsOf, parts, type Part } from "./parts";

/** What the same rows say beside what they are about, to be read as well. */
export function Beside({ part }: { part: Part }): JSX.Element | null {
  const t = say(words);
  if (part.isBeside) return null;
  const read = parts.value.filter((it) => it.source.data === part.source.data).flatMap(kindsOf);
  const also = part.guess.also.filter((it) => !read.includes(it.kind));
  if (also.length === 0) return null;
  const add = async (mapping: (typeof also)[number]["mapping"]): Promise<void> => {
    const key = await addBeside(part, mapping);
    if (key !== null) showPart(key);
  };
  return (
    <Section title={t.alsoTitle} intro={t.alsoIntro}>
      <ul class="also">
        {also.map(({ kind, mapping }) => {
          const columns = Object.entries(mapping.columns ?? {}).flatMap(([own, field]) => (field === "client" ? [] : [own]));
          const name = t.also(kindName(kind), columns.join(", "));
          return (
            <li>
              <span>{name}</span>{" "}
              <button type="button" class="quiet" aria-label={`${t.readAlso}: ${name}`} onClick={() => void add(mapping)}>
                {t.readAlso}
              </button>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
