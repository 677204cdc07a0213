import type { JSX } from "preact";
import * as format from "../../format";
import { Section } from "../../parts/page";
import { Scrolling } from "../../parts/table";
import { say } from "../../words";
import { mapping as words } from "../../words/mapping";
import { withColumn, type Field } from "./edit";
import { Mark } from "./mark";
import { fieldName, kindName } from "./names";
import { choices, decide, type Part } from "./parts";

type Column = Part["guess"]["columns"][number];

const VALUES = 4;

/** The extract's columns beside ours. */
export function Columns({ part }: { part: Part }): JSX.Element {
  const t = say(words);
  const { columns, missing } = part.guess;
  return (
    <Section title={t.columnsTitle} intro={t.columnsIntro}>
      <Scrolling label={t.columnsTitle}>
        <table class="pairs columns">
          <caption class="unseen">{t.columnsTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{t.ownColumn}</th>
              <th scope="col">{t.values}</th>
              <th scope="col">{t.becomes}</th>
              <th scope="col">{t.mark}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, index) => (
              <tr key={index} class={column.field === null ? "unread" : undefined} data-column={column.name} data-field={column.field ?? undefined}>
                <th scope="row">
                  <span class="own">{column.name}</span>
                  <span class="soft">{t.filled(format.number(column.filled), format.number(part.guess.rows))}</span>
                </th>
                <td>
                  <Values of={column} />
                </td>
                <td>
                  <Choose column={column} part={part} />
                </td>
                <td>
                  <MarkOf column={column} part={part} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {missing.length > 0 && (
        <p class="wanting" role="status">
          {t.missing(missing.map(fieldName).join(", "))}
        </p>
      )}
    </Section>
  );
}

/** Columns whose texts stand for a person: they stay on the screen. */
const IDS: readonly (string | null)[] = ["client", "benefit_no", "record"];

function Values({ of: { values, distinct, filled, field } }: { of: Column }): JSX.Element {
  const t = say(words);
  if (filled === 0) return <span class="soft">{format.NONE}</span>;
  if (values.length === 0) return <span class="soft">{t.hidden}</span>;
  const shown = values.slice(0, VALUES);
  return (
    <span class={IDS.includes(field) ? "values screen-only" : "values"}>
      {shown.map(({ text }) => (
        <>
          <code>{text}</code>{" "}
        </>
      ))}
      {distinct > shown.length && <span class="soft">{t.others(format.number(distinct - shown.length))}</span>}
    </span>
  );
}

function Choose({ column, part }: { column: Column; part: Part }): JSX.Element {
  const t = say(words);
  const fields = choices.value?.fields ?? [];
  const held = new Map(part.guess.columns.flatMap(({ name, field }) => (field === null ? [] : [[field, name] as const])));
  // A column that goes by one of our names is read as that: no mapping can say that it is not.
  const isOurs = fields.some((it) => it.id === column.name);
  return (
    <select
      aria-label={t.becomesOf(column.name)}
      value={column.field ?? ""}
      onChange={(event) => {
        const to = event.currentTarget.value;
        void decide(part.key, withColumn(column.name, to === "" ? null : (to as Field)), [column.name]);
      }}
    >
      {!isOurs && (
        <option value="" selected={column.field === null}>
          {t.notRead}
        </option>
      )}
      {fields.map(({ id, required }) => {
        const by = held.get(id);
        const more = [required && by === undefined ? t.required : "", by !== undefined && by !== column.name ? t.now(by) : ""].filter((it) => it !== "");
        return (
          <option value={id} selected={column.field === id}>
            {fieldName(id)}
            {more.length > 0 && ` (${more.join("; ")})`}
          </option>
        );
      })}
    </select>
  );
}

function MarkOf({ column, part }: { column: Column; part: Part }): JSX.Element {
  const t = say(words);
  if (part.set.has(column.name)) return <Mark kind="set">{t.marks.set}</Mark>;
  if (column.because === "bsn") return <Mark kind="check">{t.marks.bsn}</Mark>;
  if (column.field === null) {
    if (column.because === "last_change") return <Mark kind="none">{t.marks.last_change}</Mark>;
    const also = part.isBeside ? undefined : part.guess.also.find((it) => Object.hasOwn(it.mapping.columns ?? {}, column.name));
    if (also !== undefined) return <Mark kind="guess">{t.marks.also(kindName(also.kind))}</Mark>;
    return <Mark kind="none">{t.marks.unknown}</Mark>;
  }
  const first = part.first.columns.find((it) => it.name === column.name);
  if (first?.field !== column.field) return <Mark kind="set">{t.marks.set}</Mark>;
  if (first.because === "known") {
    const isSaved = part.mappingName !== null || part.source.mapping !== undefined;
    return isSaved ? <Mark kind="set">{t.marks.saved}</Mark> : <Mark kind="guess">{t.marks.name}</Mark>;
  }
  if (column.name === column.field) return <Mark kind="set">{t.marks.same}</Mark>;
  const why = first.because === "values" ? t.marks.values : t.marks.name;
  return first.sure ? <Mark kind="guess">{why}</Mark> : <Mark kind="check">{`${why}: ${t.marks.check}`}</Mark>;
}
