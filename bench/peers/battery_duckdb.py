"""The council battery in SQL, by DuckDB, from a loaded table."""

import duckdb

from common import (ACTIVATING, BRIDGE_DAYS, CATEGORIES, COUNTS_AS_PLACEMENT, EDUCATION,
                    FOLLOW_UP_DAYS, LONG_TERM_MONTHS, MONTHS, NEUTRAL, PLACEMENT_BRIDGE_DAYS,
                    RUNG_CARRY_DAYS, STATES, SUSTAINED_MONTHS, TO_WORK, YEARS, Answers, arguments,
                    measure)


def words(list_of_words):
    return "(" + ", ".join(f"'{word}'" for word in list_of_words) + ")"


# A client is a text; joins and windows on a number are cheaper, so the clients are numbered once.
# Days are dates; `until` and `off` are the first day without. A month's or year's index counts from
# January 2015; the index of a day is that of the first month whose last day is on or after it.
STEPS = [
    "CREATE OR REPLACE TEMP MACRO month_of(day) AS (year(day) - 2015) * 12 + month(day) - 1",
    "CREATE OR REPLACE TEMP MACRO year_of(day) AS year(day) - 2014",
    f"""CREATE OR REPLACE TEMP MACRO category(reason) AS
        CASE WHEN reason IS NULL THEN 4 WHEN reason IN {words(TO_WORK)} THEN 0
             WHEN reason IN {words(EDUCATION)} THEN 1 WHEN reason IN {words(NEUTRAL)} THEN 2
             ELSE 3 END""",
    """CREATE OR REPLACE TEMP TABLE horizon AS
       SELECT greatest(max(coalesce(registered_on, start)), max(withdrawn_on)) AS day FROM ledger""",
    # A benefit row opens an episode when it starts more than the bridge after all before it ended.
    f"""CREATE OR REPLACE TEMP TABLE episode AS
        WITH row AS (
            SELECT client, start, coalesce("end" + 1, DATE '9999-12-31') AS until, reason,
                   rowid AS number
            FROM ledger WHERE kind = 'benefit' AND withdrawn_on IS NULL),
        behind AS (
            SELECT *, max(until) OVER (PARTITION BY client ORDER BY start
                       ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended FROM row),
        numbered AS (
            SELECT *, count(*) FILTER (ended IS NULL OR start > ended + {BRIDGE_DAYS})
                      OVER (PARTITION BY client ORDER BY start ROWS UNBOUNDED PRECEDING) AS episode
            FROM behind)
        SELECT client, episode, min(start) AS first, max(until) AS off,
               arg_max_null(reason, (until, number)) AS reason
        FROM numbered GROUP BY client, episode""",
    # A measurement holds until the next one; of several on a day the last registered.
    """CREATE OR REPLACE TEMP TABLE rung AS
       SELECT client, start, rung, lead(start, 1, DATE '9999-12-31')
                  OVER (PARTITION BY client ORDER BY start, known, number) AS next
       FROM (SELECT client, start, CAST(CAST(code AS VARCHAR) AS TINYINT) AS rung,
                    coalesce(registered_on, start) AS known, rowid AS number
             FROM ledger WHERE kind = 'rung' AND withdrawn_on IS NULL)""",
    f"""CREATE OR REPLACE TEMP TABLE measured AS
        SELECT client, episode, rung, greatest(start, first) AS since, least(next, off) AS until
        FROM episode JOIN rung USING (client)
        WHERE start >= first - {RUNG_CARRY_DAYS} AND start < off AND next > first
          AND start < next""",
    # Within an episode a client is unmeasured until the first measurement that counts.
    """CREATE OR REPLACE TEMP TABLE state AS
       SELECT client, rung, since, until FROM measured
       UNION ALL
       SELECT client, 7, first, coalesce(since, off)
       FROM episode LEFT JOIN (SELECT client, episode, min(since) AS since
                               FROM measured GROUP BY client, episode) USING (client, episode)
       WHERE since IS NULL OR since > first""",
    # A client's states on the eleven year ends as one number, four bits each: 0 is outside benefit.
    """CREATE OR REPLACE TEMP TABLE path AS
       SELECT client, CAST(sum(rung * ((1::BIGINT << (4 * z)) - (1::BIGINT << (4 * y))) // 15)
                           AS BIGINT) AS states
       FROM (SELECT client, rung, greatest(year_of(since), 0) AS y, least(year_of(until), 11) AS z
             FROM state)
       WHERE z > y GROUP BY client""",
    """CREATE OR REPLACE TEMP TABLE contact AS
       SELECT client, start, code FROM ledger WHERE kind = 'contact' AND withdrawn_on IS NULL""",
    """CREATE OR REPLACE TEMP TABLE conversation AS
       SELECT client, min(start) AS day FROM contact WHERE code = 'first' GROUP BY client""",
]

# Who is there on a month's last day: those who came up to it, less those who left.
STOCK = """
    WITH change AS (
        SELECT greatest(month_of(since), 0) AS month, rung, 1 AS n FROM state
        WHERE month_of(until) > greatest(month_of(since), 0)
        UNION ALL
        SELECT month_of(until), rung, -1 FROM state
        WHERE month_of(until) > greatest(month_of(since), 0)),
    by_month AS (SELECT month, rung, sum(n) AS n FROM change WHERE month < 120 GROUP BY ALL),
    grid AS (SELECT m.range AS month, r.range AS rung FROM range(120) m, range(1, 8) r)
    SELECT month, rung, sum(coalesce(n, 0)) OVER (PARTITION BY rung ORDER BY month)
    FROM grid LEFT JOIN by_month USING (month, rung)"""

LONG_TERM = f"""
    WITH change AS (
        SELECT greatest(month_of(first) + {LONG_TERM_MONTHS}, 0) AS month, 1 AS n FROM episode
        WHERE month_of(off) > greatest(month_of(first) + {LONG_TERM_MONTHS}, 0)
        UNION ALL
        SELECT month_of(off), -1 FROM episode
        WHERE month_of(off) > greatest(month_of(first) + {LONG_TERM_MONTHS}, 0)),
    by_month AS (SELECT month, sum(n) AS n FROM change WHERE month < 120 GROUP BY ALL)
    SELECT m.range, sum(coalesce(n, 0)) OVER (ORDER BY m.range)
    FROM range(120) m LEFT JOIN by_month ON month = m.range"""

INFLOW = """SELECT month_of(first) AS month, count(*) FROM episode
            WHERE first BETWEEN DATE '2015-01-01' AND DATE '2024-12-31' GROUP BY month"""

OUTFLOW = """SELECT month_of(off) AS month, coalesce(CAST(reason AS VARCHAR), 'unknown'), count(*)
             FROM episode WHERE off BETWEEN DATE '2015-01-01' AND DATE '2024-12-31'
             GROUP BY ALL"""

SUSTAINED = f"""
    WITH left_for_work AS (
        SELECT client, off, off + INTERVAL {SUSTAINED_MONTHS} MONTH AS seen FROM episode, horizon
        WHERE reason IN {words(TO_WORK)} AND off BETWEEN DATE '2015-01-01' AND DATE '2024-12-31'
          AND off + INTERVAL {SUSTAINED_MONTHS} MONTH <= day)
    SELECT month_of(off) AS month, count(*) FILTER (NOT EXISTS (
               SELECT 1 FROM episode AS again WHERE again.client = it.client
               AND again.first > it.off AND again.first <= it.seen)), count(*)
    FROM left_for_work AS it GROUP BY month"""

# A placement row opens one when it starts more than the bridge after all before it ended.
PLACEMENTS = f"""
    WITH behind AS (
        SELECT start, max(coalesce("end" + 1, DATE '9999-12-31')) OVER (
                   PARTITION BY client ORDER BY start
                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS ended
        FROM ledger WHERE kind = 'placement' AND withdrawn_on IS NULL
          AND code IN {words(COUNTS_AS_PLACEMENT)} AND (hours IS NULL OR hours >= 0))
    SELECT month_of(start) AS month, count(*) FROM behind
    WHERE (ended IS NULL OR start > ended + {PLACEMENT_BRIDGE_DAYS})
      AND start BETWEEN DATE '2015-01-01' AND DATE '2024-12-31' GROUP BY month"""

ACTIVATED = f"""
    WITH activity AS (
        SELECT client, start FROM ledger WHERE kind = 'activity' AND withdrawn_on IS NULL
        AND code IN {words(ACTIVATING)}),
    active AS (
        SELECT DISTINCT client FROM conversation JOIN activity USING (client)
        WHERE start BETWEEN day AND last_day(day) + {FOLLOW_UP_DAYS})
    SELECT month_of(day) AS month, count(active.client), count(*)
    FROM conversation LEFT JOIN active USING (client)
    WHERE day BETWEEN DATE '2015-01-01' AND DATE '2024-12-31' GROUP BY month"""

# Clients with the same states on the eleven year ends are the same to the tables.
TRANSITIONS = """
    WITH alike AS (SELECT states, count(*) AS n FROM path GROUP BY states)
    SELECT y.range AS year, (states >> (4 * y.range)) & 15 AS opening,
           (states >> (4 * (y.range + 1))) & 15 AS closing, sum(n)
    FROM alike, range(10) y GROUP BY year, opening, closing"""

# Who is on benefit on one year end and not on the next left in between: the last time counts.
LEAVERS = """
    WITH left_in AS (
        SELECT client, year_of(off) - 1 AS year, arg_max(category(reason), off) AS category
        FROM episode WHERE off BETWEEN DATE '2015-01-01' AND DATE '2024-12-31'
        GROUP BY client, year)
    SELECT year, (states >> (4 * year)) & 15 AS opening, category, count(*)
    FROM left_in JOIN path USING (client)
    WHERE opening <> 0 AND (states >> (4 * (year + 1))) & 15 = 0 GROUP BY ALL"""

# Kaplan-Meier: the curve falls by the share of those at risk who are spoken to on a day.
FIRST_CONTACT = """
    WITH new AS (
        SELECT client, first, least(off, day) AS seen, off FROM episode, horizon
        WHERE first BETWEEN DATE '2015-01-01' AND least(DATE '2024-12-31', day)),
    spoken AS (
        SELECT client, first, min(start) AS start FROM new JOIN contact USING (client)
        WHERE start >= first AND start < off AND start <= seen GROUP BY client, first),
    wait AS (
        SELECT year_of(first) - 1 AS year, coalesce(start, seen) - first AS days,
               count(start) AS events, count(*) AS n
        FROM new LEFT JOIN spoken USING (client, first) GROUP BY ALL),
    risk AS (
        SELECT *, sum(n) OVER (PARTITION BY year ORDER BY days DESC) AS at_risk FROM wait),
    curve AS (
        SELECT *, product(1 - events / at_risk) OVER (PARTITION BY year ORDER BY days) AS survival
        FROM risk)
    SELECT year, min(days) FILTER (survival <= 0.5 + 1e-12), sum(n) FROM curve GROUP BY year"""


def load(path):
    con = duckdb.connect()
    con.execute(f"SET threads = {OPTIONS.threads}")
    con.execute("SET preserve_insertion_order = true")
    days = ["start", "end", "registered_on", "withdrawn_on"]
    types = {"client": "VARCHAR", "hours": "DOUBLE", "reason": "VARCHAR"} | {it: "DATE" for it in days}
    con.execute(f"CREATE TABLE raw AS SELECT * FROM read_csv('{path}', header = true, types = {types})")
    for column in ["kind", "code", "reason"]:
        con.execute(f"CREATE TYPE {column}_word AS ENUM (SELECT DISTINCT {column} FROM raw "
                    f"WHERE {column} IS NOT NULL)")
    con.execute("""CREATE TABLE ledger AS SELECT client, CAST(kind AS kind_word) AS kind,
                   CAST(code AS code_word) AS code, start, "end", CAST(reason AS reason_word)
                   AS reason, hours, registered_on, withdrawn_on FROM raw""")
    con.execute("DROP TABLE raw")
    return con


def battery(con):
    for step in STEPS:
        con.execute(step)
    ask = lambda query: con.execute(query).fetchall()
    answers, stock = Answers(), {}
    for month, rung, n in ask(STOCK):
        answers.add("stock", MONTHS[month], n, cell=STATES[rung])
        stock[month] = stock.get(month, 0) + n
    for month, n in ask(LONG_TERM):
        answers.add("long_term_stock", MONTHS[month], n, stock[month])
    for month, n in ask(INFLOW):
        answers.add("inflow", MONTHS[month], n)
    for month, reason, n in ask(OUTFLOW):
        answers.add("outflow", MONTHS[month], n, cell=reason)
    for month, n, of in ask(SUSTAINED):
        answers.add("sustained_outflow", MONTHS[month], n, of)
    for month, n in ask(PLACEMENTS):
        answers.add("placements", MONTHS[month], n)
    for month, n, of in ask(ACTIVATED):
        answers.add("first_conversations", MONTHS[month], of)
        answers.add("activated", MONTHS[month], n, of)
    for year, opening, closing, n in ask(TRANSITIONS):
        if closing:
            answers.add("transition", YEARS[year], n, cell=f"{STATES[opening]}>{STATES[closing]}")
    for year, opening, closing, n in ask(LEAVERS):
        answers.add("transition", YEARS[year], n, cell=f"{STATES[opening]}>{CATEGORIES[closing]}")
    for year, days, of in ask(FIRST_CONTACT):
        answers.add("days_to_first_contact", YEARS[year], days, of)
    return answers


if __name__ == "__main__":
    OPTIONS = arguments()
    measure("DuckDB", duckdb.__version__, OPTIONS, load, battery)
