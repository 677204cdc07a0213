import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { catalogue, entryOf } from "../../engine";
import * as format from "../../format";
import { marks } from "../../parts/stat";
import { Section } from "../../parts/page";
import { count, shown, Table, text, type Column } from "../../parts/table";
import { Trouble } from "../../parts/trouble";
import { isMeedoenError, type KpiRow, type Reading } from "../../wire";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { quality } from "../../words/quality";
import { SeverityMark } from "../quality/counts";
import type { Count, Signal } from "../quality/signals";
import { fieldName } from "./names";
import { isReady, parts } from "./parts";
import { allowsBsn, failed, keyNow, trial, trying, tryNow, type Trial } from "./trial";

/** Files that are tried as soon as something changes; larger ones when asked. */
const AT_ONCE = 4 * 1024 * 1024;
const REFUSED = 50;

/** What comes of the files with the mapping as it stands. */
export function Trying(): JSX.Element {
  const t = say(words);
  const key = keyNow();
  const all = parts.value;
  const ready = all.length > 0 && all.every(isReady);
  const isSmall = all.reduce((sum, it) => sum + it.source.data.size, 0) <= AT_ONCE;
  const isOld = trial.value !== null && trial.value.key !== key;
  const failure = failed.value?.key === key ? failed.value.error : null;
  useEffect(() => {
    if (!ready || !isSmall || trial.peek()?.key === key || failed.peek()?.key === key) return;
    const soon = setTimeout(() => void tryNow(), 400);
    return () => clearTimeout(soon);
  }, [key, ready, isSmall]);
  return (
    <Section title={t.tryTitle} intro={t.tryIntro} id="trial">
      {!ready && <p class="wanting">{t.notYet}</p>}
      {ready && !isSmall && (
        <p>
          <button type="button" class="plain" data-action="try" onClick={() => void tryNow()}>
            {t.tryNow}
          </button>{" "}
          {isOld && <span class="soft">{t.stale}</span>}
        </p>
      )}
      <Progress />
      <Trouble error={failure} />
      {(looksLikeBsn(failure) || allowsBsn.value) && (
        <label class="choice">
          <input
            type="checkbox"
            checked={allowsBsn.value}
            onChange={(event) => {
              allowsBsn.value = event.currentTarget.checked;
            }}
          />
          {t.allowBsn}
        </label>
      )}
      {trial.value !== null && failure === null && ready && (
        <div class="answers" aria-busy={isOld}>
          <Outcome it={trial.value} />
        </div>
      )}
    </Section>
  );
}

const looksLikeBsn = (error: unknown): boolean => isMeedoenError(error) && /bsn/i.test(error.message);

function Progress(): JSX.Element | null {
  const t = say(words);
  const now = trying.value;
  if (now === null) return null;
  const [value, max] = now === "starting" ? [0, 1] : [now.bytes, Math.max(now.of, 1)];
  return (
    <p class="trying" role="status">
      <progress max={max} value={value} aria-label={t.reading} /> {t.reading}
    </p>
  );
}

function Outcome({ it }: { it: Trial }): JSX.Element {
  const t = say(words);
  const n = format.number;
  const { rows, accepted, quarantined } = it.reading;
  const facts: [string, string][] = [
    [n(it.clients), t.clients],
    [it.first === null ? format.NONE : format.shortDay(it.first), t.firstDay],
    [it.horizon === null ? format.NONE : format.shortDay(it.horizon), t.lastDay],
  ];
  return (
    <>
      <p class="trial-sum" data-rows={rows} data-accepted={accepted} data-quarantined={quarantined}>
        {t.sum(n(rows), n(accepted), n(quarantined))}
      </p>
      <dl class="trial-facts">
        {facts.map(([value, name]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <FilesTried reading={it.reading} />
      <RefusedRows all={it.refused} />
      {it.findings.length > 0 && <Findings all={it.findings} />}
      <Years rows={it.years} />
    </>
  );
}

function FilesTried({ reading }: { reading: Reading }): JSX.Element | null {
  const t = say(words);
  type File = Reading["files"][number];
  const sentence = (code: string): string => catalogue().findings.find((it) => it.code === code)?.sentence ?? code;
  const notices = (it: File): string =>
    it.notices.map(({ code, columns }) => (columns?.length ? `${sentence(code)} (${columns.join(", ")})` : sentence(code))).join(" ");
  const columns: Column<File>[] = [
    shown(t.file, (it) => it.name, (it) => <span class="file-name">{it.name}</span>),
    count(t.rows, (it) => it.rows),
    count(t.accepted, (it) => it.accepted),
    count(t.refused, (it) => it.quarantined),
    shown(t.notices, notices, (it) => <span class="sentence">{notices(it) === "" ? format.NONE : notices(it)}</span>),
  ];
  if (reading.files.length === 1 && reading.files.every((it) => it.notices.length === 0)) return null;
  return <Table caption={t.filesTitle} columns={columns} rows={reading.files} saves={false} />;
}

function RefusedRows({ all }: { all: Signal[] }): JSX.Element | null {
  const t = say(words);
  if (all.length === 0) return null;
  const hasFiles = all.some((it) => it.file !== all[0]?.file);
  const columns: Column<Signal>[] = [
    shown(t.finding, (it) => it.sentence, (it) => <span class="sentence">{it.sentence}</span>),
    shown(t.column, (it) => it.column, (it) => fieldName(it.column)),
    { ...shown<Signal>(t.text, () => null, (it) => <code>{it.text}</code>), isScreenOnly: true },
    ...(hasFiles ? [text<Signal>(t.file, (it) => it.file)] : []),
    count(t.row, (it) => it.row),
    count(t.line, (it) => it.line),
  ];
  const first = all.slice(0, REFUSED);
  return (
    <>
      <h3>{t.refusedTitle}</h3>
      <p class="soft">{t.refusedIntro(format.number(first.length), format.number(all.length))}</p>
      <Table caption={t.refusedTitle} quiet columns={columns} rows={first} perPage={10} saves={false} />
    </>
  );
}

function Findings({ all }: { all: Count[] }): JSX.Element {
  const t = say(words);
  const columns: Column<Count>[] = [
    shown(say(quality).finding, (it) => it.sentence, (it) => <span class="sentence">{it.sentence}</span>),
    shown(t.severity, (it) => it.severity, (it) => <SeverityMark severity={it.severity} />),
    count(t.count, (it) => it.count),
  ];
  return (
    <>
      <h3>{t.findingsTitle}</h3>
      <Table caption={t.findingsTitle} quiet columns={columns} rows={all} saves={false} mark={(it) => ({ "data-code": it.code, "data-count": it.count })} />
    </>
  );
}

function Years({ rows }: { rows: readonly KpiRow[] }): JSX.Element | null {
  const t = say(words);
  if (rows.every((it) => it.value === null || it.value === 0)) return null;
  const kpis = [...new Set(rows.map((it) => it.kpi))];
  const years = [...new Set(rows.map((it) => it.from))].map((from) => rows.filter((it) => it.from === from));
  const columns: Column<KpiRow[]>[] = [
    text(t.year, ([it]) => (it === undefined ? null : format.period(it))),
    ...kpis.map((kpi) => {
      const row = (all: KpiRow[]): KpiRow | undefined => all.find((it) => it.kpi === kpi);
      return shown<KpiRow[]>(
        entryOf(kpi).label,
        (all) => row(all)?.value ?? null,
        (all) => {
          const it = row(all);
          return it === undefined ? format.NONE : <span {...marks(it)}>{format.figure(it)}</span>;
        },
        true,
      );
    }),
  ];
  return (
    <>
      <h3>{t.yearsTitle}</h3>
      <p class="soft">{t.yearsIntro}</p>
      <Table caption={t.yearsTitle} quiet columns={columns} rows={years} saves={false} />
    </>
  );
}
