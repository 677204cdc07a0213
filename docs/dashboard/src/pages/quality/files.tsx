import type { JSX } from "preact";
import { quarantinedCsv } from "../../asking";
import { catalogue } from "../../engine";
import * as format from "../../format";
import { fileName, save } from "../../parts/csv";
import { count, shown, Table, type Column } from "../../parts/table";
import { lang } from "../../state";
import type { Reading } from "../../wire";
import { say } from "../../words";
import { quality as words } from "../../words/quality";

type FileReading = Reading["files"][number];
type Numbered = FileReading & { index: number };

/** How each file was read, with the rows that were put aside, to be mended. */
export function Files({ reading }: { reading: Reading }): JSX.Element {
  const t = say(words);
  const n = format.number;
  const rows = reading.files.map((it, index) => ({ ...it, index }));
  const columns: Column<Numbered>[] = [
    shown(t.file, (it) => it.name, (it) => <span class="file-name">{nameOf(it)}</span>),
    count(t.rows, (it) => it.rows),
    count(t.accepted, (it) => it.accepted),
    count(t.quarantined, (it) => it.quarantined),
    shown(t.encoding, encodingOf, (it) => <span class="encoding">{encodingOf(it)}</span>),
    shown(t.notices, (it) => noticesOf(it).join(" "), (it) => <Notices of={it} />),
    ...(reading.quarantined > 0
      ? [{ ...shown<Numbered>(t.saveRefused, () => null, (it) => <SaveRefused of={it} />), isScreenOnly: true }]
      : []),
  ];
  return (
    <>
      <p class="read-sum" data-rows={reading.rows} data-accepted={reading.accepted} data-quarantined={reading.quarantined}>
        {t.readSum(n(reading.rows), n(reading.accepted), n(reading.quarantined))}
      </p>
      <Table caption={t.readTitle} quiet columns={columns} rows={rows} />
      {reading.quarantined > 0 && <p class="note">{t.refusedHelp}</p>}
    </>
  );
}

const nameOf = ({ name }: FileReading): string => (name === "" ? say(words).unnamed : name);

const encodingOf = ({ encoding }: FileReading): string =>
  encoding === null ? format.NONE : say(words).encodings[encoding];

/** A notice in the catalogue's sentence, with the columns it is about. */
function noticesOf(it: FileReading): string[] {
  return it.notices.map(({ code, columns }) => {
    const sentence = catalogue().findings.find((entry) => entry.code === code)?.sentence ?? code;
    return columns === undefined || columns.length === 0 ? sentence : `${sentence} (${columns.join(", ")})`;
  });
}

function Notices({ of }: { of: FileReading }): JSX.Element {
  const all = noticesOf(of);
  if (all.length === 0) return <span class="soft">{say(words).noNotices}</span>;
  return (
    <ul class="notices">
      {all.map((it) => (
        <li>{it}</li>
      ))}
    </ul>
  );
}

function SaveRefused({ of }: { of: Numbered }): JSX.Element {
  const t = say(words);
  if (of.quarantined === 0) return <>{format.NONE}</>;
  const download = async (): Promise<void> => {
    const name = of.name.replace(/\.\w+$/, "");
    // As the library writes it, for it is to be read again; the mark makes Excel read it as UTF-8.
    save(fileName(t.refusedName(name), "csv"), `\uFEFF${await quarantinedCsv(of.index)}`, "text/csv;charset=utf-8");
  };
  return (
    <button type="button" class="quiet" aria-label={t.saveRefusedOf(nameOf(of))} onClick={() => void download()} lang={lang.value}>
      {t.download}
    </button>
  );
}
