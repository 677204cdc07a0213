"""As an analyst would write it in a notebook."""

from datetime import date
from pathlib import Path
from typing import Any, assert_type

import meedoen
import pandas
import polars
import pyarrow

policy = meedoen.Policy.preset("example")
assert_type(policy, meedoen.Policy)
assert_type(policy.parameters, dict[str, Any])
assert_type(policy.replace(parameters={"bridge_days": 14}), meedoen.Policy)

caseload = meedoen.Caseload.read_csv("ledger.csv", policy="policy.toml", end="exclusive")
assert_type(caseload, meedoen.Caseload)
assert_type(meedoen.Caseload.read_csv(Path("ledger.csv"), policy=policy), meedoen.Caseload)
assert_type(caseload.ledger, meedoen.Ledger)
assert_type(caseload.horizon, date | None)
assert_type(caseload.digests, dict[str, str])
assert_type(len(caseload), int)

table = caseload.kpis("stock", "outflow", period="2023", every="month", by="domain")
assert_type(table, meedoen.KpiTable)
assert_type(table.value, int | float | None)
assert_type(table.by, list[str])
assert_type(table.to_dicts(), list[dict[str, Any]])
assert_type(table.to_polars(), polars.DataFrame)
assert_type(table.to_pandas(), pandas.DataFrame)
arrow = pyarrow.table(table)
assert_type(table.to_json(), str)
assert_type(table.receipt, dict[str, Any])

caseload.kpis(
    meedoen.Kpi.STOCK,
    "inflow",
    period=(date(2023, 1, 1), "2023-12-31"),
    every=meedoen.Every.MONTH,
    by=["rung", meedoen.Dimension.DOMAIN, "group:household_type"],
    where={"rung": [1, 2], "group": "status_holder"},
    known_on=date(2024, 2, 1),
    horizon="2024-01-31",
    follow_up_days=90,
    programme="meedoen_werkt",
    most_rows=1000,
)
assert_type(caseload.transitions("2023", where={"rung": 1}), meedoen.TransitionTable)
assert_type(caseload.curve("days_on_benefit", "2023"), meedoen.CurveTable)
assert_type(
    caseload.curve(meedoen.CurveKind.HANDOVER_DAYS, ["2023-01-01", date(2023, 6, 30)]), meedoen.CurveTable
)
assert_type(caseload.findings, meedoen.Table)
assert_type(caseload.check(as_of="2023-12-31", lang="nl"), meedoen.Table)

question = {"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"}
assert_type(caseload.ask(question), meedoen.Answer)
assert_type(caseload.ask([question, question]), list[meedoen.Answer | meedoen.MeedoenError])
for answer in caseload.ask([question], digests=True):
    if isinstance(answer, meedoen.MeedoenError):
        assert_type(answer.code, meedoen.ErrorCode)
    else:
        assert_type(answer, meedoen.Answer)

report = caseload.report("2023", lang="en", cohort=("2022-09-01", None))
assert_type(report, meedoen.Report)
assert_type(report.save("rapport.html"), Path)
assert_type(report.to_html(meedoen.Lang.NL), str)

client = caseload.client("R001", known_on="2024-01-01")
assert_type(client, meedoen.Client)
assert_type(client.timeline(lang="nl").svg, str)
