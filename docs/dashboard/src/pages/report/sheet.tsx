import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Lang } from "../../wire";

/**
 * The report as it is, in a tree of its own: its style does not touch the page, nor the page's style
 * the report. It is part of the page and no frame, so that it prints as text over many sheets.
 */
export function Sheet(props: { html: string; lang: Lang; label: string }): JSX.Element {
  const { html, lang, label } = props;
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: "open" });
    root.replaceChildren(...piecesOf(html));
    root.addEventListener("click", follow);
    return () => root.removeEventListener("click", follow);
  }, [html]);
  return <div class="sheet" ref={host} lang={lang} role="region" aria-label={label} data-report={lang} />;
}

/** Its style and its body; scripts it has none, and none would run. */
function piecesOf(html: string): HTMLElement[] {
  const report = new DOMParser().parseFromString(html, "text/html");
  const style = document.createElement("style");
  style.textContent = [...report.querySelectorAll("head > style")].map((it) => scoped(it.textContent)).join("\n");
  const body = document.createElement("div");
  body.className = "body";
  body.append(...report.body.childNodes);
  for (const main of body.querySelectorAll("main")) main.replaceWith(...main.childNodes); // the page has its own
  for (const table of body.querySelectorAll<HTMLElement>(".table")) {
    // On a narrow screen it scrolls: by keyboard too.
    table.tabIndex = 0;
    table.setAttribute("role", "group");
    table.setAttribute("aria-label", table.querySelector("caption")?.textContent ?? "");
  }
  return [style, body];
}

/** What a page's style says of root, html and body, said of what stands in their place. */
const scoped = (css: string): string =>
  css.replace(/^(\s*)(?::root|html)(?= *\{)/gm, "$1:host").replace(/^(\s*)body(?= *\{)/gm, "$1.body");

/** A link within the report leads to its place; the address is the page's own. */
function follow(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  const place = link?.getAttribute("href")?.slice(1);
  if (place === undefined || !(event.currentTarget instanceof ShadowRoot)) return;
  event.preventDefault();
  const target = event.currentTarget.getElementById(place);
  target?.setAttribute("tabindex", "-1");
  target?.scrollIntoView();
  target?.focus({ preventScroll: true });
}
