"""The council battery in pandas and NumPy, from a loaded table."""

import numpy as np
import pandas as pd

from common import (ACTIVATING, BRIDGE_DAYS, COUNTS_AS_PLACEMENT, FOLLOW_UP_DAYS, LONG_TERM_MONTHS,
                    MONTHS, PLACEMENT_BRIDGE_DAYS, RUNG_CARRY_DAYS, STATES, SUSTAINED_MONTHS,
                    TO_WORK, YEARS, Answers, arguments, category, measure, median_days, running)

NEVER = 2_932_896  # 9999-12-31
# Client and day in one number: rows sorted by it are sorted by client and day, a running maximum
# stays within a client, and a search for the next day finds it. Days are from 1901 on.
CLIENT, SHIFT = 1 << 23, 40_000
UNKNOWN = -1


def at(client, day):
    return client * CLIENT + (day + SHIFT)


def months(day):
    """Months since January 2015."""
    return day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) - 540


def years(day):
    """Years since 2014."""
    return day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) - 44


def plus_months(day, n):
    """The same day number so many months on, or the month's last day."""
    month = day.astype("datetime64[D]").astype("datetime64[M]")
    day_of_month = day - month.astype("datetime64[D]").astype(np.int64)
    first = (month + n).astype("datetime64[D]").astype(np.int64)
    last = (month + n + 1).astype("datetime64[D]").astype(np.int64) - 1
    return np.minimum(first + day_of_month, last)


def in_span(day):
    return (day >= 16_436) & (day <= 20_088)  # 2015-01-01 … 2024-12-31


def load(path):
    days = ["start", "end", "registered_on", "withdrawn_on"]
    types = {name: "category" for name in ["kind", "code", "reason"]}
    table = pd.read_csv(path, engine="pyarrow", dtype={"client": "str", "hours": "float64"} | types)
    for name in days:
        table[name] = pd.to_datetime(table[name]).astype("datetime64[s]")
    return table


def numbers(days, missing):
    """Days as numbers since 1970."""
    values = days.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(values), missing, values.astype(np.int64))


def opens(client, start, until, bridge):
    """Which rows, sorted, start more than the bridge after all of their client before them ended."""
    if not len(start):
        return np.zeros(0, bool)
    ended = np.maximum.accumulate(at(client, until))
    return np.concatenate([[True], at(client, start)[1:] > ended[:-1] + bridge])


def next_of_client(client, value, missing):
    following = np.append(value[1:], missing)
    return np.where(np.append(client[1:], -1) == client, following, missing)


def tally(*keys):
    """How often each combination occurs."""
    return pd.DataFrame(dict(enumerate(keys))).value_counts(sort=False).items()


def battery(table):
    answers = Answers()
    known = table["registered_on"].fillna(table["start"])
    horizon = max(known.max(), table["withdrawn_on"].max()) if table["withdrawn_on"].notna().any() else known.max()
    horizon = int(np.datetime64(horizon, "D").astype(np.int64))
    words = list(table["reason"].cat.categories)

    row = np.flatnonzero(table["withdrawn_on"].isna().to_numpy())
    held = table.iloc[row]
    client = pd.factorize(table["client"])[0][row].astype(np.int64)
    start = numbers(held["start"], NEVER)
    until = numbers(held["end"], NEVER - 1) + 1
    kind, code = held["kind"].to_numpy(), held["code"]

    def of(kind_name, also=None):
        chosen = held["kind"].eq(kind_name).to_numpy()
        return np.flatnonzero(chosen if also is None else chosen & also.to_numpy())

    # Episodes; the reason is that of the row that ends last, the later row of several.
    it = of("benefit")
    it = it[np.argsort(at(client[it], start[it]), kind="stable")]
    first_rows = np.flatnonzero(opens(client[it], start[it], until[it], BRIDGE_DAYS))
    ep_client, first = client[it][first_rows], start[it][first_rows]
    reason = held["reason"].cat.codes.to_numpy().astype(np.int64)[it]
    packed = until[it] * (1 << 40) + row[it] * (1 << 8) + (reason & 255)
    packed = np.maximum.reduceat(packed, first_rows)
    off, reason = packed >> 40, packed & 255
    reason = np.where(reason == 255, UNKNOWN, reason)
    again = next_of_client(ep_client, first, NEVER * 2)

    # A measurement holds until the next one; of several on a day the last registered.
    it = of("rung")
    since_known = numbers(held["registered_on"], UNKNOWN - SHIFT)[it]
    since_known = np.where(since_known == UNKNOWN - SHIFT, start[it], since_known)
    it = it[np.lexsort((since_known, at(client[it], start[it])))]
    r_client, r_start = client[it], start[it]
    r_next = next_of_client(r_client, r_start, NEVER)
    r_rung = code.iloc[it].astype(object).to_numpy().astype(np.int64)
    it = r_next > r_start
    r_client, r_start, r_next, r_rung = r_client[it], r_start[it], r_next[it], r_rung[it]

    # Each episode with the measurements that count in it: a stretch of the sorted ones.
    r_key = at(r_client, r_start)
    lowest = np.searchsorted(r_key, at(ep_client, first - RUNG_CARRY_DAYS))
    beyond = np.searchsorted(r_key, at(ep_client, off))
    count = beyond - lowest
    ep = np.repeat(np.arange(len(first)), count)
    rung_row = np.arange(len(ep)) - np.repeat(np.cumsum(count) - count, count) + lowest[ep]
    since = np.maximum(r_start[rung_row], first[ep])
    till = np.minimum(r_next[rung_row], off[ep])
    it = since < till
    # Within an episode a client is unmeasured until the first measurement that counts.
    upto = np.where(count > 0, np.append(r_start, 0)[np.minimum(lowest, len(r_start))], off)
    before = upto > first
    s_client = np.concatenate([ep_client[ep][it], ep_client[before]])
    s_rung = np.concatenate([r_rung[rung_row][it], np.full(before.sum(), 7)])
    s_since = np.concatenate([since[it], first[before]])
    s_until = np.concatenate([till[it], upto[before]])

    came, went = np.maximum(months(s_since), 0), months(s_until)
    it = went > came
    stock = running([(m, rung, n) for (m, rung), n in tally(came[it], s_rung[it])]
                    + [(m, rung, -n) for (m, rung), n in tally(went[it], s_rung[it])], range(1, 8))
    aged, went = np.maximum(months(first) + LONG_TERM_MONTHS, 0), months(off)
    it = went > aged
    old = running([(m, 0, n) for (m,), n in tally(aged[it])]
                  + [(m, 0, -n) for (m,), n in tally(went[it])], [0])[0]
    for month, name in enumerate(MONTHS):
        for rung, counts in stock.items():
            answers.add("stock", name, counts[month], cell=STATES[rung])
        answers.add("long_term_stock", name, old[month],
                    sum(counts[month] for counts in stock.values()))

    for (month,), n in tally(months(first[in_span(first)])):
        answers.add("inflow", MONTHS[month], n)
    left = in_span(off)
    for (month, word), n in tally(months(off[left]), reason[left]):
        answers.add("outflow", MONTHS[month], n, cell="unknown" if word < 0 else words[word])
    seen = plus_months(off, SUSTAINED_MONTHS)
    to_work = np.isin(reason, [number for number, word in enumerate(words) if word in TO_WORK])
    it = left & to_work & (seen <= horizon)
    stayed = dict(tally(months(off[it & (again > seen)])))
    for (month,), n in tally(months(off[it])):
        answers.add("sustained_outflow", MONTHS[month], stayed.get((month,), 0), n)

    counts = code.isin(COUNTS_AS_PLACEMENT) & (held["hours"].isna() | (held["hours"] >= 0))
    it = of("placement", counts)
    it = it[np.argsort(at(client[it], start[it]), kind="stable")]
    placed = start[it][opens(client[it], start[it], until[it], PLACEMENT_BRIDGE_DAYS)]
    for (month,), n in tally(months(placed[in_span(placed)])):
        answers.add("placements", MONTHS[month], n)

    # The first conversation, and the first activity on or after it.
    it = of("contact")
    contacts = np.sort(at(client[it], start[it]))
    it = of("contact", code.eq("first"))
    firsts = np.sort(at(client[it], start[it]))
    of_client, day = np.divmod(firsts, CLIENT)
    day = day - SHIFT
    it = np.append(True, of_client[1:] != of_client[:-1])[:len(day)] & in_span(day)
    of_client, day = of_client[it], day[it]
    month_after = (months(day) + 541).astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
    followed = month_after - 1 + FOLLOW_UP_DAYS
    it = of("activity", code.isin(ACTIVATING))
    active = np.append(np.sort(at(client[it], start[it])), np.iinfo(np.int64).max)
    found = active[np.searchsorted(active, at(of_client, day))] <= at(of_client, followed)
    activated = dict(tally(months(day[found])))
    for (month,), n in tally(months(day)):
        answers.add("first_conversations", MONTHS[month], n)
        answers.add("activated", MONTHS[month], activated.get((month,), 0), n)

    # A client's states on the eleven year ends, 0 outside benefit.
    states = np.zeros((client.max() + 1 if len(client) else 0, 11), np.int64)
    came, went = np.maximum(years(s_since), 0), np.minimum(years(s_until), 11)
    for end in range(11):
        it = (came <= end) & (end < went)
        states[s_client[it], end] = s_rung[it]
    reason_left = np.zeros((len(states), 11), np.int64)
    reason_left[ep_client[left], years(off[left])] = reason[left]  # the last of a year is written last
    for year, name in enumerate(YEARS):
        opening, closing = states[:, year], states[:, year + 1]
        for (was, is_now), n in tally(opening[closing > 0], closing[closing > 0]):
            answers.add("transition", name, n, cell=f"{STATES[was]}>{STATES[is_now]}")
        gone, out = (opening > 0) & (closing == 0), {}
        for (was, word), n in tally(opening[gone], reason_left[gone, year + 1]):
            cell = f"{STATES[was]}>{category(None if word < 0 else words[word])}"
            out[cell] = out.get(cell, 0) + n
        for cell, n in out.items():
            answers.add("transition", name, n, cell=cell)

    # From an episode's first day to the next contact within it; what is not seen is censored.
    it = in_span(first) & (first <= horizon)
    contacts = np.append(contacts, np.iinfo(np.int64).max)
    began = at(ep_client[it], first[it])
    days = contacts[np.searchsorted(contacts, began)] - began
    most = np.minimum(off[it], horizon) - first[it]
    event = (days < off[it] - first[it]) & (days <= most)
    waits = pd.DataFrame({"year": years(first[it]) - 1, "days": np.where(event, days, most),
                          "event": event}).groupby(["year", "days"])["event"].agg(["size", "sum"])
    for year, found in waits.groupby(level="year"):
        found = [(days, n, events) for (_, days), n, events in found.itertuples()]
        answers.add("days_to_first_contact", YEARS[year], median_days(found),
                    sum(n for _, n, _ in found))
    return answers


if __name__ == "__main__":
    measure("pandas", pd.__version__, arguments(), load, battery)
