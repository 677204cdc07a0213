import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import * as format from "../../format";
import { count, shown, Table, text, type Column } from "../../parts/table";
import { say } from "../../words";
import { quality as words } from "../../words/quality";
import { SeverityMark } from "./counts";
import { chosenOf, counted, everything, severities, type Choice, type Signal } from "./signals";

const PER_PAGE = 50;

export interface RowsProps {
  all: readonly Signal[];
  choice: Choice;
  choose: (choice: Choice) => void;
  showClient: (id: string) => void;
}

/** Every row that stands out: chosen, sorted, a page at a time. */
export function Rows({ all, choice, choose, showClient }: RowsProps): JSX.Element {
  const t = say(words);
  const rows = useMemo(() => chosenOf(all, choice), [all, choice]);
  const columns = columnsOf(all, showClient);
  return (
    <>
      <Choosing all={all} choice={choice} choose={choose} />
      <p class="how-many" role="status">
        {t.shownOf(format.number(rows.length), format.number(all.length))}
      </p>
      <Table caption={t.rowsCaption} quiet sorts columns={columns} rows={rows} perPage={PER_PAGE} />
    </>
  );
}

/** The columns that say something: no lines where nothing was put aside, no file where there is one. */
function columnsOf(all: readonly Signal[], showClient: (id: string) => void): Column<Signal>[] {
  const t = say(words);
  const has = (what: (it: Signal) => unknown): boolean => all.some((it) => what(it) !== null);
  const severity = (it: Signal): string => t.severities[it.severity].one;
  const client = shown<Signal>(t.client, (it) => it.client, (it) =>
    it.client === null ? (
      format.NONE
    ) : (
      <button
        type="button"
        class="quiet id"
        aria-haspopup="dialog"
        aria-label={t.showClient(it.client)}
        onClick={() => it.client !== null && showClient(it.client)}
      >
        {it.client}
      </button>
    ),
  );
  const cell = shown<Signal>(t.text, (it) => it.text, (it) => <code>{it.text}</code>);
  const file = shown<Signal>(t.file, (it) => it.file, (it) => (
    <span class="file-name">{it.file === "" ? t.unnamed : it.file}</span>
  ));
  return [
    shown(t.finding, (it) => it.sentence, (it) => <span class="sentence">{it.sentence}</span>),
    shown(t.severity, severity, (it) => <SeverityMark severity={it.severity} />),
    { ...text<Signal>(t.code, (it) => it.code), isSavedOnly: true },
    { ...file, isSavedOnly: all.every((it) => it.file === all[0]?.file) },
    count(t.row, (it) => it.row),
    ...(has((it) => it.line) ? [count<Signal>(t.line, (it) => it.line)] : []),
    shown(t.column, (it) => it.column, (it) => <code>{it.column}</code>),
    ...(has((it) => it.client) ? [{ ...client, isScreenOnly: true }] : []),
    ...(has((it) => it.text) ? [{ ...cell, isScreenOnly: true }] : []),
  ];
}

function Choosing(props: Pick<RowsProps, "all" | "choice" | "choose">): JSX.Element {
  const { all, choice, choose } = props;
  const t = say(words);
  const counts = useMemo(() => counted(all), [all]);
  const files = useMemo(() => [...new Set(all.map((it) => it.file))], [all]);
  const set = (part: Partial<Choice>): void => choose({ ...choice, ...part });
  const isAll = Object.values(choice).every((it) => it === "");
  return (
    <form class="filters in-page" aria-label={t.filter} onSubmit={(event) => event.preventDefault()}>
      <Select label={t.severity} name="severity" value={choice.severity} choose={(it) => set({ severity: it, code: "" })}
        options={severities.filter((it) => counts.some((of) => of.severity === it)).map((it) => [it, t.severities[it].one])} />
      <Select label={t.finding} name="code" value={choice.code} choose={(code) => set({ code })}
        options={counts
          .filter((it) => choice.severity === "" || it.severity === choice.severity)
          .map((it) => [it.code, `${it.sentence} (${format.number(it.count)})`])} />
      {files.length > 1 && (
        <Select label={t.file} name="file" value={choice.file} choose={(file) => set({ file })} options={files.map((it) => [it, it])} />
      )}
      <label class="search">
        <span>{t.search}</span>
        <input
          type="search"
          name="search"
          autocomplete="off"
          placeholder={t.searchHelp}
          value={choice.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </label>
      {!isAll && (
        <button type="button" class="quiet" onClick={() => choose(everything)}>
          {t.clear}
        </button>
      )}
    </form>
  );
}

function Select(props: {
  label: string;
  name: string;
  value: string;
  options: (readonly [string, string])[];
  choose: (value: string) => void;
}): JSX.Element {
  const { label, name, value, options, choose } = props;
  return (
    <label>
      <span>{label}</span>
      <select name={name} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="" selected={value === ""}>
          {say(words).all}
        </option>
        {options.map(([key, name]) => (
          <option value={key} selected={key === value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
