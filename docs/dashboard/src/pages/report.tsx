import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { isDay } from "../days";
import { report as write, stamp, usePromise } from "../asking";
import { horizon, loaded, period } from "../engine";
import * as format from "../format";
import { Promised } from "../parts/answers";
import { fileName, save } from "../parts/csv";
import { KnownOn, PeriodChoice } from "../parts/filters";
import { PageHead } from "../parts/page";
import { knownOn, lang } from "../state";
import type { Lang, ReportRequest } from "../wire";
import { say } from "../words";
import { report as words } from "../words/report";
import { Sheet } from "./report/sheet";

/** The council's progress report: read, printed, saved. */
export function Report(): JSX.Element {
  const t = say(words);
  const [cohort, setCohort] = useState<Cohort>({ from: "", to: "" });
  const [own, setOwn] = useState<Lang | null>(null);
  const language = own ?? lang.value;
  const options = optionsOf(cohort, language);
  const key = options === null ? null : JSON.stringify([stamp(), options]);
  const asking = usePromise(key, () => write({ ...(options as ReportRequest), format: "html" }));
  return (
    <div class="report-page">
      <PageHead title={t.title} filters={false}>
        {t.lead}
      </PageHead>
      <form class="filters in-page" aria-label={t.controls} onSubmit={(event) => event.preventDefault()}>
        <PeriodChoice />
        <KnownOn />
        <CohortChoice cohort={cohort} set={setCohort} />
        <label>
          <span>{t.language}</span>
          <select name="report-language" value={language} onChange={(event) => setOwn(event.currentTarget.value === "en" ? "en" : "nl")}>
            {(["nl", "en"] as const).map((it) => (
              <option value={it} lang={it} selected={it === language}>
                {t.languages[it]}
              </option>
            ))}
          </select>
        </label>
      </form>
      <Promised asked={asking}>
        {(html) => (
          <>
            <Actions html={html} options={options} language={language} />
            <Sheet html={html} lang={language} label={t.reading} />
          </>
        )}
      </Promised>
    </div>
  );
}

interface Cohort {
  from: string;
  to: string;
}

const isWrong = ({ from, to }: Cohort): boolean => from !== "" && to !== "" && from > to;

/** What is asked of the library; none where the cohort is none. */
function optionsOf(cohort: Cohort, language: Lang): ReportRequest | null {
  if (isWrong(cohort) || horizon.value === null) return null;
  const [days, on] = [period.value, knownOn.value];
  return {
    lang: language,
    ...(days === null ? {} : { period: days }),
    ...(on === null ? {} : { known_on: on }),
    ...(cohort.from === "" ? {} : { cohort_from: cohort.from }),
    ...(cohort.to === "" ? {} : { cohort_to: cohort.to }),
  };
}

function CohortChoice({ cohort, set }: { cohort: Cohort; set: (to: Cohort) => void }): JSX.Element {
  const t = say(words);
  const wrong = isWrong(cohort);
  const input = (part: keyof Cohort, label: string): JSX.Element => (
    <label>
      <span>{label}</span>
      <input
        type="date"
        name={`cohort-${part}`}
        value={cohort[part]}
        min="1901-01-01"
        max="2199-12-31"
        aria-invalid={wrong}
        aria-describedby="cohort-help"
        onChange={(event) => {
          const day = event.currentTarget.value;
          set({ ...cohort, [part]: isDay(day) ? day : "" });
        }}
      />
    </label>
  );
  return (
    <fieldset class="cohort">
      <legend class="unseen">{t.cohortFrom}</legend>
      <div class="own">
        {input("from", t.cohortFrom)}
        {input("to", t.cohortTo)}
      </div>
      <p id="cohort-help" class={wrong ? "wrong" : "help"} role={wrong ? "alert" : undefined}>
        {wrong ? t.cohortWrong : t.cohortHelp}
      </p>
    </fieldset>
  );
}

function Actions(props: { html: string; options: ReportRequest | null; language: Lang }): JSX.Element {
  const t = say(words);
  const { html, options, language } = props;
  const smallest = loaded.value?.parameters.smallest_cell ?? 0;
  const days = period.value;
  const name = `${words[language].name} ${days === null ? "" : format.period(days)}`;
  const saveMarkdown = async (): Promise<void> => {
    if (options === null) return;
    const text = await write({ ...options, format: "markdown" });
    save(fileName(name, "md"), text, "text/markdown;charset=utf-8");
  };
  return (
    <div class="actions">
      <button type="button" class="main" data-action="save-html" onClick={() => save(fileName(name, "html"), html, "text/html;charset=utf-8")}>
        {t.saveHtml}
      </button>
      <button type="button" class="plain" data-action="save-markdown" onClick={() => void saveMarkdown()}>
        {t.saveMarkdown}
      </button>
      <button type="button" class="plain" data-action="print" onClick={() => print()}>
        {t.print}
      </button>
      {smallest > 1 && <p class="note">{t.small(smallest)}</p>}
    </div>
  );
}
