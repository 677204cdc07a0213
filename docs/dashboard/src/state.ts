// What the user has chosen, and the address that says so.
//
// The address holds the page, the filters, the language and the look, and nothing else: nothing that
// is typed or read from a ledger's rows can get there, for every key and value it may hold is listed
// here. Nothing is kept in the browser.

import { batch, computed, effect, signal, type Signal } from "@preact/signals";
import { isDay, type Period } from "./days";
import type { Lang, Where } from "./wire";

export const pageNames = [
  "start",
  "mapping",
  "overview",
  "ladder",
  "meedoen-werkt",
  "werkwijs",
  "aandacht-werkt",
  "quality",
  "report",
] as const;

export type PageName = (typeof pageNames)[number];

export const themes = ["auto", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The dimensions that filter. */
export const filterNames = ["group", "domain", "route"] as const;

export type FilterName = (typeof filterNames)[number];

export const page = signal<PageName>("start");
export const lang = signal<Lang>(preferred());
export const theme = signal<Theme>("auto");
/** The period chosen; none: the one that the ledger suggests. */
export const chosen = signal<Period | null>(null);
/** The cohort's own window on the page of the cohort; none: from the programme's start to the period's end. */
export const cohort = signal<Period | null>(null);
/** The day to which the cohort is followed; none: the end of its window. */
export const followedTo = signal<string | null>(null);
/** Figures as they were known on this day; none: as everything now stands. */
export const knownOn = signal<string | null>(null);
export const filters: Record<FilterName, Signal<string | null>> = {
  group: signal(null),
  domain: signal(null),
  route: signal(null),
};

/** The filters as a question has them; none: `undefined`, so that it can be left out. */
export const where = computed<Where | undefined>(() => {
  const set = filterNames.flatMap((name) => {
    const member = filters[name].value;
    return member === null ? [] : [[name, member] as const];
  });
  return set.length === 0 ? undefined : Object.fromEntries(set);
});

let isMember: (name: FilterName, member: string) => boolean = () => true;

/** From now on only members that the policy has are filtered by, and stand in the address. */
export function keepKnown(has: (name: FilterName, member: string) => boolean): void {
  isMember = has;
  forgetUnknown();
}

function forgetUnknown(): void {
  for (const name of filterNames) {
    const member = filters[name].value;
    if (member !== null && !isMember(name, member)) filters[name].value = null;
  }
}

export function clearFilters(): void {
  for (const name of filterNames) filters[name].value = null;
  knownOn.value = null;
}

const address = computed(() => {
  const words = new URLSearchParams();
  if (chosen.value !== null) {
    words.set("from", chosen.value.from);
    words.set("to", chosen.value.to);
  }
  if (cohort.value !== null) {
    words.set("cohort-from", cohort.value.from);
    words.set("cohort-to", cohort.value.to);
  }
  if (followedTo.value !== null) words.set("followed-to", followedTo.value);
  for (const name of filterNames) {
    const member = filters[name].value;
    if (member !== null) words.set(name, member);
  }
  if (knownOn.value !== null) words.set("known", knownOn.value);
  words.set("lang", lang.value);
  if (theme.value !== "auto") words.set("theme", theme.value);
  return `#/${page.value}?${words.toString()}`;
});

/** The address of a page with the filters as they are. */
export const addressOf = (name: PageName): string =>
  address.value.replace(/^#\/[a-z-]+/, `#/${name}`);

/** Goes to a page; the browser's back button leads back. */
export function go(name: PageName): void {
  location.hash = addressOf(name);
}

/** Reads the address, and keeps it in step from now on. */
export function startAddress(): void {
  readAddress(location.hash);
  addEventListener("hashchange", () => {
    readAddress(location.hash);
    keepAddress(); // what the address may not hold goes, also where nothing else changed
  });
  effect(keepAddress);
}

function keepAddress(): void {
  if (location.hash !== address.value) location.replace(address.value);
}

function readAddress(hash: string): void {
  batch(() => read(hash));
}

function read(hash: string): void {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const words = new URLSearchParams(query);
  page.value = oneOf(pageNames, path) ?? "start";
  lang.value = oneOf(["nl", "en"], words.get("lang")) ?? lang.value;
  theme.value = oneOf(themes, words.get("theme")) ?? "auto";
  readPeriod(chosen, dayIn(words, "from"), dayIn(words, "to"));
  readPeriod(cohort, dayIn(words, "cohort-from"), dayIn(words, "cohort-to"));
  followedTo.value = dayIn(words, "followed-to");
  knownOn.value = dayIn(words, "known");
  for (const name of filterNames) {
    const member = words.get(name);
    filters[name].value = member !== null && /^[a-z][a-z0-9_]{0,39}$/.test(member) ? member : null;
  }
  forgetUnknown();
}

function readPeriod(into: Signal<Period | null>, from: string | null, to: string | null): void {
  const held = into.peek();
  if (from === null || to === null || from > to) into.value = null;
  else if (held?.from !== from || held.to !== to) into.value = { from, to };
}

function dayIn(words: URLSearchParams, key: string): string | null {
  const day = words.get(key);
  return day !== null && isDay(day) ? day : null;
}

function oneOf<const T extends string>(all: readonly T[], word: string | null): T | null {
  return all.find((it) => it === word) ?? null;
}

function preferred(): Lang {
  const first = navigator.languages.map((it) => it.slice(0, 2)).find((it) => it === "nl" || it === "en");
  return first === "en" ? "en" : "nl";
}
