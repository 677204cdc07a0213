// Which cohort it is: from which first conversations, and followed how far.

import type { JSX } from "preact";
import { earliest, isDay, latest, quarter, yearOf, type Period } from "../../days";
import { cohortProgramme, horizon, span } from "../../engine";
import * as format from "../../format";
import { cohort, followedTo } from "../../state";
import { say } from "../../words";
import { meedoenWerkt as words } from "../../words/meedoen-werkt";

/** The cohort: whose first conversation is in the window, followed to a day. */
export interface Cohort extends Period {
  followed: string;
}

/** The window that stands before one is chosen. */
function suggestion(): Period | null {
  const days = span.value;
  if (days === null) return null;
  const from = cohortProgramme()?.from ?? days.from;
  return from > days.to ? null : { from, to: days.to };
}

export function cohortNow(): Cohort | null {
  const on = horizon.value;
  const window = cohort.value ?? suggestion();
  if (on === null || window === null || window.from > on) return null;
  const to = earliest(window.to, on);
  return { from: window.from, to, followed: earliest(latest(followedTo.value ?? to, to), on) };
}

/** Chooses the cohort: from which first conversations, and followed how far. */
export function Window({ it }: { it: Cohort | null }): JSX.Element | null {
  const t = say(words);
  const on = horizon.value;
  const suggested = suggestion();
  if (on === null) return null;
  const start = cohortProgramme()?.from ?? suggested?.from ?? it?.from;
  const ends = start === undefined ? [] : quarterEnds(start, on);
  const key = cohort.value === null ? "period" : cohort.value.from === start && ends.includes(cohort.value.to) ? cohort.value.to : "own";
  const set = (next: Partial<Cohort>): void => {
    const all = { ...(it ?? { from: on, to: on, followed: on }), ...next };
    if (![all.from, all.to, all.followed].every(isAskable) || all.from > all.to) return;
    cohort.value = { from: all.from, to: all.to };
    // Followed to the end of the window, unless another day was chosen.
    if (next.followed !== undefined) followedTo.value = next.followed > all.to ? next.followed : null;
  };
  return (
    <form class="own-choices" aria-label={t.window} onSubmit={(event) => event.preventDefault()}>
      <label>
        <span>{t.quick}</span>
        <select
          name="cohort"
          value={key}
          onChange={(event) => {
            const to = event.currentTarget.value;
            if (to === "period") cohort.value = null;
            else if (isDay(to) && start !== undefined) cohort.value = { from: start, to };
          }}
        >
          <optgroup label={start === undefined ? t.window : t.sinceStart(format.day(start))}>
            {suggested !== null && (
              <option value="period" selected={key === "period"}>
                {t.untilPeriod(format.day(suggested.to))}
              </option>
            )}
            {ends.map((to) => (
              <option value={to} selected={key === to}>
                {t.until(format.day(to))}
              </option>
            ))}
          </optgroup>
          {key === "own" && (
            <option value="own" selected>
              {t.own}
            </option>
          )}
        </select>
      </label>
      {it !== null && (
        <>
          <DayInput name="cohort-from" label={t.from} value={it.from} set={(from) => set({ from })} />
          <DayInput name="cohort-to" label={t.to} value={it.to} set={(to) => set({ to })} />
          <DayInput name="followed-to" label={t.followed} value={it.followed} set={(followed) => set({ followed })} />
        </>
      )}
      {(cohort.value !== null || followedTo.value !== null) && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            cohort.value = null;
            followedTo.value = null;
          }}
        >
          {t.back}
        </button>
      )}
      {cohort.value !== null && <p class="note">{t.ownNote}</p>}
    </form>
  );
}

function DayInput(props: { name: string; label: string; value: string; set: (day: string) => void }): JSX.Element {
  return (
    <label>
      <span>{props.label}</span>
      <input
        type="date"
        name={props.name}
        value={props.value}
        min="1901-01-01"
        max="2199-12-31"
        onChange={(event) => props.set(event.currentTarget.value)}
      />
    </label>
  );
}

/** While a year is being typed a day may be of the first century. */
const isAskable = (day: string): boolean => isDay(day) && day >= "1901-01-01" && day <= "2199-12-31";

/** The ends of the quarters from a day to another, the last first. */
function quarterEnds(from: string, to: string): string[] {
  const ends: string[] = [];
  for (let y = yearOf(to); y >= yearOf(from); y -= 1) {
    for (const q of [4, 3, 2, 1]) {
      const end = quarter(y, q).to;
      if (end <= to && end > from) ends.push(end);
    }
  }
  return ends.slice(0, 16);
}
