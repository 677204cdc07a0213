import type { JSX } from "preact";
import * as format from "../../format";
import { count, shown, Table, text, type Column } from "../../parts/table";
import { say } from "../../words";
import { quality as words } from "../../words/quality";
import { severities, type Count, type Severity } from "./signals";

/** A severity, in a word and a mark. */
export function SeverityMark({ severity }: { severity: Severity }): JSX.Element {
  return <span class={`severity ${severity}`}>{say(words).severities[severity].one}</span>;
}

/** How many of each, what to do about them, and a way to their rows. */
export function Counts(props: { counts: Count[]; code: string; choose: (code: string) => void }): JSX.Element {
  const t = say(words);
  const { counts, code, choose } = props;
  if (counts.length === 0) return <p>{t.nothing}</p>;
  const columns: Column<Count>[] = [
    shown(t.finding, (it) => it.sentence, (it) => <span class="sentence">{it.sentence}</span>),
    shown(t.severity, (it) => t.severities[it.severity].one, (it) => <SeverityMark severity={it.severity} />),
    count(t.count, (it) => it.count),
    count(t.clients, (it) => (it.clients === 0 ? null : it.clients)),
    {
      ...shown<Count>(t.show, () => null, (it) => (
        <button
          type="button"
          class="quiet"
          aria-pressed={code === it.code}
          aria-label={t.showOf(it.sentence)}
          onClick={() => choose(it.code)}
        >
          {t.show}
        </button>
      )),
      isScreenOnly: true,
    },
    { ...text<Count>(t.code, (it) => it.code), isSavedOnly: true },
  ];
  return (
    <>
      <ul class="severities">
        {severities.map((severity) => {
          const sum = counts.reduce((all, it) => all + (it.severity === severity ? it.count : 0), 0);
          if (sum === 0) return null;
          return (
            <li class={severity} data-severity={severity} data-count={sum}>
              <b>{format.number(sum)}</b>
              <span>
                <strong>{sum === 1 ? t.severities[severity].one : t.severities[severity].many}</strong>
                {t.severities[severity].todo}
              </span>
            </li>
          );
        })}
      </ul>
      <Table
        caption={t.countsCaption}
        columns={columns}
        rows={counts}
        mark={(it) => ({ "data-code": it.code, "data-count": it.count })}
      />
    </>
  );
}
