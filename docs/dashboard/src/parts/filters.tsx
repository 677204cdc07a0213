import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { earliest, isDay, lengthOf, quarter, year, yearOf, type Period } from "../days";
import { dimensionLabel, horizon, loaded, memberLabel, membersOf, period } from "../engine";
import * as format from "../format";
import { chosen, clearFilters, cohort, filters, knownOn, lang, page, where, type FilterName } from "../state";
import type { Dimension } from "../wire";
import { say } from "../words";
import { parts } from "../words/parts";
import { shell } from "../words/shell";

/** The bar of filters over every page of figures. */
export function Filters(): JSX.Element {
  const words = say(parts);
  const isNarrowed = where.value !== undefined || knownOn.value !== null;
  return (
    <form class="filters" aria-label={words.filters} onSubmit={(event) => event.preventDefault()}>
      <PeriodChoice />
      <MemberChoice name="group" />
      <MemberChoice name="domain" />
      <MemberChoice name="route" />
      <KnownOn />
      {isNarrowed && (
        <button type="button" class="quiet" onClick={clearFilters}>
          {words.clear}
        </button>
      )}
    </form>
  );
}

/** The filters in words, for paper. */
export function FiltersInWords(): JSX.Element | null {
  const words = say(shell);
  // The page of the cohort may have days of its own.
  const it = (page.value === "meedoen-werkt" ? cohort.value : null) ?? period.value;
  if (it === null) return null;
  const members = Object.entries(where.value ?? {}).map(([name, member]) =>
    memberLabelOf(name as FilterName, String(member)),
  );
  const known = knownOn.value === null ? words.asNow : words.asKnownOn(format.day(knownOn.value));
  return <p class="filters-in-words">{[format.period(it), ...members, known].join(" · ")}</p>;
}

interface Choice {
  key: string;
  label: string;
  period: Period;
}

export function PeriodChoice(): JSX.Element {
  const words = say(parts);
  const now = period.value;
  const [isOwn, setOwn] = useState(false);
  const groups = choices();
  const held = groups.flatMap((it) => it.choices).find((it) => same(it.period, now));
  const key = isOwn || held === undefined ? "own" : held.key;
  useEffect(() => {
    if (chosen.value === null) setOwn(false);
  }, [chosen.value]);

  const choose = (to: string): void => {
    const found = groups.flatMap((it) => it.choices).find((it) => it.key === to);
    setOwn(found === undefined);
    if (found !== undefined) chosen.value = found.period;
    else if (now !== null) chosen.value = now;
  };

  return (
    <fieldset class="period">
      <legend class="unseen">{words.period}</legend>
      <label>
        <span>{words.period}</span>
        <select value={key} onChange={(event) => choose(event.currentTarget.value)} name="period">
          {groups.map((it) => (
            <optgroup label={it.label}>
              {it.choices.map((choice) => (
                <option value={choice.key} selected={choice.key === key}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
          <option value="own" selected={key === "own"}>
            {words.own}
          </option>
        </select>
      </label>
      {key === "own" && now !== null && <OwnPeriod now={now} />}
    </fieldset>
  );
}

function OwnPeriod({ now }: { now: Period }): JSX.Element {
  const words = say(parts);
  const [typed, setTyped] = useState(now);
  useEffect(() => setTyped(now), [now.from, now.to]);
  const isWrong = typed.from > typed.to;
  const set = (part: keyof Period, day: string): void => {
    if (!isDay(day)) return;
    const next = { ...typed, [part]: day };
    setTyped(next);
    if (next.from <= next.to) chosen.value = next;
  };
  return (
    <span class="own">
      <label>
        <span>{words.from}</span>
        <input
          type="date"
          name="from"
          value={typed.from}
          min="1901-01-01"
          max="2199-12-31"
          aria-invalid={isWrong}
          onChange={(event) => set("from", event.currentTarget.value)}
        />
      </label>
      <label>
        <span>{words.to}</span>
        <input
          type="date"
          name="to"
          value={typed.to}
          min="1901-01-01"
          max="2199-12-31"
          aria-invalid={isWrong}
          onChange={(event) => set("to", event.currentTarget.value)}
        />
      </label>
    </span>
  );
}

const same = (a: Period, b: Period | null): boolean => a.from === b?.from && a.to === b.to;

/** Years and quarters back from the horizon, and the run of each programme. */
function choices(): { label: string; choices: Choice[] }[] {
  const words = say(parts);
  const on = horizon.value;
  if (on === null) return [];
  const last = yearOf(on);
  const named = (it: Period): Choice => ({ key: `${it.from}_${it.to}`, label: format.period(it), period: it });
  const years = [0, 1, 2, 3, 4].map((back) => named(year(last - back)));
  const quarters = [last, last - 1]
    .flatMap((y) => [4, 3, 2, 1].map((q) => quarter(y, q)))
    .filter((it) => it.from <= on)
    .slice(0, 6)
    .map(named);
  const runs = (loaded.value?.policy.programme ?? []).flatMap(({ id, name, from, to }) => {
    if (from === undefined || from === null || from > on) return [];
    const run = { from, to: earliest(to ?? on, on) };
    const days = lengthOf(run);
    return days < 2 ? [] : [{ key: id, label: `${nameOf(name)}: ${format.period(run)}`, period: run }];
  });
  return [
    { label: words.year, choices: years },
    { label: words.quarter, choices: quarters },
    ...(runs.length > 0 ? [{ label: words.sincePrograms, choices: runs }] : []),
  ];
}

/** A name of the policy in the language chosen. */
export const nameOf = (name: string | { nl: string; en?: string | null }): string =>
  typeof name === "string" ? name : (name[lang.value] ?? name.nl);

function MemberChoice({ name }: { name: FilterName }): JSX.Element | null {
  const words = say(parts);
  const chosenMember = filters[name].value ?? "";
  const lists = name === "group" ? groupLists() : [{ label: null, members: membersOf(name) }];
  if (lists.every((it) => it.members.length === 0)) return null;
  const options = (members: string[], dimension: Dimension): JSX.Element[] =>
    members.map((member) => (
      <option value={member} selected={member === chosenMember}>
        {memberLabel(dimension, member)}
      </option>
    ));
  return (
    <label>
      <span>{words[name]}</span>
      <select
        name={name}
        value={chosenMember}
        onChange={(event) => {
          filters[name].value = event.currentTarget.value === "" ? null : event.currentTarget.value;
        }}
      >
        <option value="" selected={chosenMember === ""}>
          {words.all}
        </option>
        {lists.map(({ label, members, dimension }) =>
          label === null ? (
            options(members, dimension ?? name)
          ) : (
            <optgroup label={label}>{options(members, dimension ?? name)}</optgroup>
          ),
        )}
      </select>
    </label>
  );
}

/** Groups without a set, then each set. */
function groupLists(): { label: string | null; members: string[]; dimension?: Dimension }[] {
  const sets = Object.keys(loaded.value?.labels.nl ?? {}).filter((it) => it.startsWith("group:"));
  const named = sets.map((set) => ({
    label: `${dimensionLabel("group")}: ${set.slice("group:".length).replaceAll("_", " ")}`,
    members: membersOf(set as Dimension).filter((it) => it !== "unknown"),
    dimension: set as Dimension,
  }));
  const inSets = new Set(named.flatMap((it) => it.members));
  return [{ label: null, members: membersOf("group").filter((it) => !inSets.has(it)) }, ...named];
}

function memberLabelOf(name: FilterName, member: string): string {
  if (name !== "group") return memberLabel(name, member);
  const list = groupLists().find((it) => it.members.includes(member));
  return memberLabel(list?.dimension ?? "group", member);
}

export function KnownOn(): JSX.Element {
  const words = say(parts);
  return (
    <label title={words.knownOnHelp}>
      <span>{words.knownOn}</span>
      <input
        type="date"
        name="known"
        value={knownOn.value ?? ""}
        min="1901-01-01"
        max="2199-12-31"
        onChange={(event) => {
          const day = event.currentTarget.value;
          knownOn.value = isDay(day) ? day : null;
        }}
      />
    </label>
  );
}
