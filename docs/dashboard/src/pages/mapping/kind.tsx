import type { JSX } from "preact";
import { Section } from "../../parts/page";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { withCode, withKind } from "./edit";
import { Mark } from "./mark";
import { codeOptions, kindOptions } from "./names";
import { decide, type Part } from "./parts";

/** What the rows are: all of one kind, or what a column says. And their code, where no column has it. */
export function Kind({ part }: { part: Part }): JSX.Element {
  const t = say(words);
  const { guess, decided } = part;
  const says = guess.columns.find((it) => it.field === "kind");
  const kind = says === undefined ? (guess.kind ?? "") : "";
  const hasCode = guess.columns.some((it) => it.field === "code");
  const codes = kind === "" || hasCode ? [] : codeOptions(kind);
  const code = guess.mapping.constants?.["code"] ?? "";
  return (
    <Section title={t.kindTitle}>
      {says !== undefined && <p>{t.byColumn(says.name)}</p>}
      <p class="one-choice">
        <label>
          <span>{says === undefined ? t.kindIntro : t.allRowsOf}</span>{" "}
          <select
            name="kind"
            value={kind}
            aria-invalid={says === undefined && kind === ""}
            onChange={(event) => {
              const to = event.currentTarget.value;
              if (to !== "") void decide(part.key, withKind(to));
            }}
          >
            {kind === "" && (
              <option value="" selected>
                {t.choose}
              </option>
            )}
            {kindOptions().map(({ id, label }) => (
              <option value={id} selected={id === kind}>
                {label}
              </option>
            ))}
          </select>
        </label>{" "}
        {kind !== "" && decided.constants?.["kind"] === undefined && <Mark kind="check">{`${t.marks.guess}: ${t.marks.check}`}</Mark>}
      </p>
      {codes.length > 0 && (
        <p class="one-choice">
          <label>
            <span>{t.codeForAll}</span>{" "}
            <select name="code" value={code} aria-invalid={code === ""} onChange={(event) => void decide(part.key, withCode(event.currentTarget.value))}>
              {code === "" && (
                <option value="" selected>
                  {t.choose}
                </option>
              )}
              {codes.map(({ id, label }) => (
                <option value={id} selected={id === code}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
    </Section>
  );
}
