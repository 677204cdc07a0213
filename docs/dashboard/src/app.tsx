import { useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { followHorizon, horizon, loaded } from "./engine";
import * as format from "./format";
import { pages } from "./pages";
import { DefinitionDialog } from "./parts/definition";
import { Filters, FiltersInWords } from "./parts/filters";
import { addressOf, lang, page, theme, themes, type PageName } from "./state";
import { say } from "./words";
import { shell } from "./words/shell";

/** The frame: the marking, the pages, the filters, the page. */
export function App(): JSX.Element {
  const words = say(shell);
  useSignalEffect(() => void followHorizon());
  useSignalEffect(() => {
    document.documentElement.lang = lang.value;
    document.documentElement.dataset["theme"] = theme.value;
    document.title = `${say(shell).titles[page.value]} · meedoen · ${say(shell).marking}`;
  });
  const entry = pages[page.value];
  const isBare = entry.needsLedger && loaded.value === null;
  const current = isBare ? pages.start : entry;
  const Page = current.page;
  useFocusOnTurn(page.value);
  return (
    <>
      <a class="skip" href="#page-title" onClick={skip}>
        {words.skip}
      </a>
      <header class="marking">
        <p>{words.marking}</p>
      </header>
      <div class={loaded.value === null ? "frame bare" : "frame"}>
        <Side />
        <main id="main">
          {current.filters && loaded.value !== null && (
            <>
              <Filters />
              <FiltersInWords />
            </>
          )}
          <Page />
          <footer class="foot">
            <p>{words.caution}</p>
            <p class="screen-only">{words.madeLocally}</p>
          </footer>
        </main>
      </div>
      <DefinitionDialog />
    </>
  );
}

function skip(event: MouseEvent): void {
  event.preventDefault(); // the address holds the filters
  document.getElementById("page-title")?.focus();
}

/** A new page begins at its title, for the eye and for a screen reader. */
function useFocusOnTurn(name: PageName): void {
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    scrollTo(0, 0);
    document.getElementById("page-title")?.focus({ preventScroll: true });
  }, [name]);
}

const inMenu: PageName[] = [
  "overview",
  "ladder",
  "meedoen-werkt",
  "werkwijs",
  "aandacht-werkt",
  "quality",
  "report",
];

function Side(): JSX.Element {
  const words = say(shell);
  const it = loaded.value;
  const on = horizon.value;
  return (
    <aside class="side" aria-label={words.about}>
      <div class="brand">
        <span class="name">meedoen</span>
        {it !== null && <span class="whose">{it.policy.municipality.name}</span>}
      </div>
      {it !== null && (
        <nav aria-label={words.pages}>
          <ul>
            {inMenu.map((name) => (
              <li>
                <a href={addressOf(name)} aria-current={page.value === name ? "page" : undefined}>
                  {words.titles[name]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {it !== null && (
        <div class="about-ledger">
          {it.isSample && <p class="is-sample">{words.sample}</p>}
          {!it.isSample && "preset" in it.policySource && <p class="is-sample">{words.examplePolicy}</p>}
          <p>{words.clients(format.number(it.clients))}</p>
          {on !== null && <p>{words.completeTo(format.shortDay(on))}</p>}
          {it.reading.quarantined > 0 && (
            <p>
              <a href={addressOf("quality")} data-quarantined={it.reading.quarantined}>
                {words.quarantined(format.number(it.reading.quarantined), format.number(it.reading.rows))}
              </a>
            </p>
          )}
          <p>
            <a href={addressOf("start")}>{words.otherLedger}</a>
          </p>
        </div>
      )}
      <div class="settings" role="group" aria-label={words.settings}>
        <button
          type="button"
          class="plain"
          lang={lang.value === "nl" ? "en" : "nl"}
          onClick={() => {
            lang.value = lang.value === "nl" ? "en" : "nl";
          }}
        >
          {words.otherLanguage}
        </button>
        <label>
          <span class="unseen">{words.look}</span>
          <select
            name="theme"
            value={theme.value}
            onChange={(event) => {
              theme.value = themes.find((name) => name === event.currentTarget.value) ?? "auto";
            }}
          >
            {themes.map((name) => (
              <option value={name} selected={name === theme.value}>
                {words.looks[name]}
              </option>
            ))}
          </select>
        </label>
        {it !== null && (
          <button type="button" class="plain" onClick={() => print()}>
            {words.print}
          </button>
        )}
      </div>
    </aside>
  );
}
