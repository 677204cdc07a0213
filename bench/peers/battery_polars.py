"""The council battery in Polars, from a loaded table."""

import os

from common import (ACTIVATING, BRIDGE_DAYS, CATEGORIES, COUNTS_AS_PLACEMENT, FOLLOW_UP_DAYS,
                    LONG_TERM_MONTHS, MONTHS, PLACEMENT_BRIDGE_DAYS, RUNG_CARRY_DAYS, STATES,
                    SUSTAINED_MONTHS, TO_WORK, YEARS, Answers, arguments, category, measure,
                    median_days, running)

OPTIONS = arguments()
os.environ["POLARS_MAX_THREADS"] = str(OPTIONS.threads)
import polars as pl  # noqa: E402  (the number of threads is read when it loads)

c = pl.col
NEVER = 2_932_896  # 9999-12-31
# Client and day in one number: rows sorted by it are sorted by client and day, a running maximum
# stays within a client, and a search for the next day finds it in one merge. Days are from 1901 on.
CLIENT, SHIFT = 1 << 23, 40_000


def at(day):
    return c("client") * CLIENT + (day + SHIFT)


def month_of(day):
    day = day.cast(pl.Date)
    return ((day.dt.year() - 2015) * 12 + day.dt.month() - 1).cast(pl.Int32)


def year_of(day):
    return day.cast(pl.Date).dt.year() - 2014


def in_span(day):
    return (day >= 16_436) & (day <= 20_088)  # 2015-01-01 … 2024-12-31


def load(path):
    text, day = pl.String, pl.Date
    columns = {"client": text, "kind": text, "code": text, "start": day, "end": day, "reason": text,
               "hours": pl.Float64, "registered_on": day, "withdrawn_on": day}
    table = pl.read_csv(path, schema_overrides=columns, columns=list(columns))
    few = {name: pl.Enum(table[name].drop_nulls().unique().sort()) for name in
           ["kind", "code", "reason"]}
    return table.cast(few)


def numbered(clients):
    """The clients as numbers."""
    return clients.rle_id() if clients.is_sorted() else clients.rank("dense")


def opened(rows, bridge):
    """Which rows, sorted, start more than the bridge after all of their client before them ended."""
    return rows.with_columns(
        opens=(at(c("start")) > at(c("until")).cum_max().shift(1) + bridge).fill_null(True))


def next_of_client(day):
    """The client's next one, where rows are sorted by client."""
    return pl.when(c("client") == c("client").shift(-1)).then(day.shift(-1))


def battery(table):
    answers = Answers()
    horizon = table.select(pl.max_horizontal(
        pl.coalesce("registered_on", "start").max(), c("withdrawn_on").max()))
    horizon = horizon.to_series().cast(pl.Int32).item()

    rows = (table.lazy().with_row_index("row")
            .with_columns(client=pl.lit(numbered(table["client"])).cast(pl.Int64))
            .filter(c("withdrawn_on").is_null())
            .with_columns(c("start").cast(pl.Int32),
                          until=(c("end").cast(pl.Int32) + 1).fill_null(NEVER)))

    # Episodes; the reason is that of the row that ends last, the later row of several.
    benefits = (rows.filter(c("kind") == "benefit").select("client", "start", "until", "row", "reason")
                .sort("client", "start"))
    words = table["reason"].dtype.categories.to_list()
    episodes = (opened(benefits, BRIDGE_DAYS)
                .group_by(c("opens").cum_sum().alias("episode"), maintain_order=True)
                .agg(c("client").first(), first=c("start").first(), off=c("until").max(),
                     last=(c("until").cast(pl.Int64) * (1 << 40) + c("row").cast(pl.Int64) * (1 << 8)
                           + c("reason").to_physical().fill_null(255).cast(pl.Int64)).max())
                .with_columns(c("client").set_sorted(), reason=(c("last") & 255).cast(pl.Int32),
                              again=next_of_client(c("first")))
                .drop("last"))
    # A measurement holds until the next one; of several on a day the last registered.
    rungs = (rows.filter(c("kind") == "rung")
             .select("client", "start", "row", rung=c("code").cast(pl.String).cast(pl.Int64),
                     known=pl.coalesce(c("registered_on").cast(pl.Int32), c("start")))
             .sort("client", "start", "known", "row")
             .with_columns(next=next_of_client(c("start")).fill_null(NEVER)))
    contacts = (rows.filter(c("kind") == "contact").select("client", "start", "code")
                .sort("client", "start"))
    activities = (rows.filter((c("kind") == "activity") & c("code").is_in(ACTIVATING))
                  .select("client", "start").sort("client", "start"))
    placements = (rows.filter((c("kind") == "placement") & c("code").is_in(COUNTS_AS_PLACEMENT)
                              & (c("hours").is_null() | (c("hours") >= 0)))
                  .select("client", "start", "until").sort("client", "start"))
    episodes, rungs, contacts, activities, placements = pl.collect_all(
        [episodes, rungs, contacts, activities, placements])
    code_of_reason = [category(word) for word in words]

    measured = (episodes.lazy().join(rungs.lazy(), on="client")
                .filter((c("start") >= c("first") - RUNG_CARRY_DAYS) & (c("start") < c("off"))
                        & (c("next") > c("first")) & (c("start") < c("next")))
                .select("client", "rung", since=pl.max_horizontal("start", "first"),
                        until=pl.min_horizontal("next", "off")))
    # Within an episode a client is unmeasured until the first measurement that counts.
    found = rungs.lazy().select(key=at(c("start")).set_sorted(), start="start", of="client")
    unmeasured = (episodes.lazy().with_columns(key=at(c("first") - RUNG_CARRY_DAYS).set_sorted())
                  .join_asof(found, on="key", strategy="forward")
                  .with_columns(until=pl.when(c("client") == c("of"))
                                .then(pl.min_horizontal("start", "off")).otherwise(c("off")))
                  .filter(c("until") > c("first"))
                  .select("client", pl.lit(7, pl.Int64).alias("rung"), since="first", until="until"))
    states = pl.concat([measured, unmeasured]).collect().lazy()

    came = pl.max_horizontal(month_of(c("since")), 0).alias("month")
    counted = month_of(c("until")) > came
    arrived = states.filter(counted).group_by(came, "rung").len()
    gone = states.filter(counted).group_by(month_of(c("until")).alias("month"), "rung").len()
    eps = episodes.lazy()
    five_years_on = pl.max_horizontal(month_of(c("first")) + LONG_TERM_MONTHS, 0).alias("month")
    lasted = month_of(c("off")) > five_years_on
    grown_old = eps.filter(lasted).group_by(five_years_on).len()
    old_gone = eps.filter(lasted).group_by(month_of(c("off")).alias("month")).len()
    inflow = eps.filter(in_span(c("first"))).group_by(month_of(c("first")).alias("month")).len()
    left = eps.filter(in_span(c("off")))
    outflow = left.group_by(month_of(c("off")).alias("month"), "reason").len()
    seen = c("off").cast(pl.Date).dt.offset_by(f"{SUSTAINED_MONTHS}mo").cast(pl.Int32)
    to_work = [number for number, word in enumerate(words) if word in TO_WORK]
    sustained = (left.filter(c("reason").is_in(to_work) & (seen <= horizon))
                 .group_by(month_of(c("off")).alias("month"))
                 .agg((c("again").is_null() | (c("again") > seen)).sum().alias("n"), pl.len()))
    placed = (opened(placements.lazy(), PLACEMENT_BRIDGE_DAYS)
              .filter(c("opens") & in_span(c("start")))
              .group_by(month_of(c("start")).alias("month")).len())

    # The first conversation, and the first activity on or after it.
    firsts = (contacts.lazy().filter(c("code") == "first")
              .filter((c("client") != c("client").shift(1)).fill_null(True))
              .filter(in_span(c("start")))
              .with_columns(key=at(c("start")).set_sorted(),
                            followed=at(c("start").cast(pl.Date).dt.month_end().cast(pl.Int32)
                                        + FOLLOW_UP_DAYS)))
    active = activities.lazy().select(key=at(c("start")).set_sorted(), active=at(c("start")))
    cohort = (firsts.join_asof(active, on="key", strategy="forward")
              .group_by(month_of(c("start")).alias("month"))
              .agg((c("active") <= c("followed")).sum().alias("n"), pl.len()))

    # A client's states on the eleven year ends as one number, four bits each: 0 is outside benefit.
    sixteen = pl.lit(16, pl.Int64)
    opens = pl.max_horizontal(year_of(c("since")), 0)
    closes = pl.min_horizontal(year_of(c("until")), 11)
    paths = (states.filter(closes > opens).group_by("client")
             .agg(states=(c("rung") * (sixteen.pow(closes) - sixteen.pow(opens)) // 15).sum())
             .collect())
    pairs = [paths.lazy().select(opening=c("states") // 16**year % 16,
                                 closing=c("states") // 16**(year + 1) % 16)
             .group_by("opening", "closing").len() for year in range(10)]
    shift = sixteen.pow(c("year"))
    leavers = (left.group_by("client", (year_of(c("off")) - 1).alias("year"))
               .agg(reason=(c("off").cast(pl.Int64) * 256 + c("reason")).max() % 256)
               .join(paths.lazy(), on="client")
               .with_columns(opening=c("states") // shift % 16, closing=c("states") // (shift * 16) % 16)
               .filter((c("opening") != 0) & (c("closing") == 0))
               .group_by("year", "opening", "reason").len())

    # From an episode's first day to the next contact within it; what is not seen is censored.
    spoken = contacts.lazy().select(key=at(c("start")).set_sorted(), spoken=at(c("start")))
    last = pl.min_horizontal("off", pl.lit(horizon))
    waits = (eps.filter(in_span(c("first")) & (c("first") <= horizon))
             .with_columns(key=at(c("first")).set_sorted())
             .join_asof(spoken, on="key", strategy="forward")
             .with_columns(days=c("spoken") - c("key"), most=last - c("first"), length=c("off") - c("first"))
             .with_columns(event=((c("days") < c("length")) & (c("days") <= c("most"))).fill_null(False))
             .group_by((year_of(c("first")) - 1).alias("year"),
                       pl.when("event").then("days").otherwise("most").alias("days"))
             .agg(pl.len(), c("event").sum()))

    (arrived, gone, grown_old, old_gone, inflow, outflow, sustained, placed, cohort, leavers, waits,
     *pairs) = (found.rows() for found in pl.collect_all(
         [arrived, gone, grown_old, old_gone, inflow, outflow, sustained, placed, cohort, leavers,
          waits, *pairs]))

    stock = running([(m, rung, n) for m, rung, n in arrived] + [(m, rung, -n) for m, rung, n in gone],
                    range(1, 8))
    old = running([(m, 0, n) for m, n in grown_old] + [(m, 0, -n) for m, n in old_gone], [0])[0]
    for month, name in enumerate(MONTHS):
        for rung, counts in stock.items():
            answers.add("stock", name, counts[month], cell=STATES[rung])
        answers.add("long_term_stock", name, old[month],
                    sum(counts[month] for counts in stock.values()))
    for month, n in inflow:
        answers.add("inflow", MONTHS[month], n)
    for month, reason, n in outflow:
        answers.add("outflow", MONTHS[month], n, cell="unknown" if reason == 255 else words[reason])
    for month, n, of in sustained:
        answers.add("sustained_outflow", MONTHS[month], n, of)
    for month, n in placed:
        answers.add("placements", MONTHS[month], n)
    for month, n, of in cohort:
        answers.add("first_conversations", MONTHS[month], of)
        answers.add("activated", MONTHS[month], n, of)
    for year, found in enumerate(pairs):
        for opening, closing, n in found:
            if closing:
                answers.add("transition", YEARS[year], n, cell=f"{STATES[opening]}>{STATES[closing]}")
    gone = {}
    for year, opening, reason, n in leavers:
        cell = (year, opening, "unknown" if reason == 255 else code_of_reason[reason])
        gone[cell] = gone.get(cell, 0) + n
    for (year, opening, closing), n in gone.items():
        answers.add("transition", YEARS[year], n, cell=f"{STATES[opening]}>{closing}")
    by_year = {}
    for year, days, n, events in waits:
        by_year.setdefault(year, []).append((days, n, events))
    for year, found in by_year.items():
        answers.add("days_to_first_contact", YEARS[year], median_days(found),
                    sum(n for _, n, _ in found))
    return answers


if __name__ == "__main__":
    measure("Polars", pl.__version__, OPTIONS, load, battery)
