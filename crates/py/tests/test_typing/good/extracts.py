"""As somebody would write it who reads extracts of a registration."""

from collections.abc import Callable
from datetime import date
from typing import Any, assert_type

import duckdb
import meedoen
import pandas
import polars
import pyarrow

policy = meedoen.Policy.read("policy.toml")
frame = polars.DataFrame({"client": ["R1"], "code": ["pw"], "start": [date(2023, 1, 1)]})

for data in (frame, pandas.DataFrame({"client": ["R1"]}), pyarrow.table({"client": ["R1"]})):
    assert_type(meedoen.Ledger.from_arrow(data, policy=policy, name="extract", strict=True), meedoen.Ledger)
meedoen.Ledger.from_arrow(duckdb.connect().table("benefits"), policy=policy)

mapping = meedoen.Mapping(
    columns={"clientnr": "client"},
    codes={"benefit": "cbs", "kind": {"uitkering": "benefit"}},
    reasons=[{"own": "9", "is": "work", "from": "2023-01-01"}],
    constants={"kind": "benefit"},
    end="exclusive",
)
assert_type(mapping.to_dict(), dict[str, Any])

ledger = meedoen.Ledger.from_tables(
    policy=policy,
    benefits=meedoen.Extract(frame, mapping, name="benefits"),
    rungs=(frame, {"columns": {"trede": "code"}}),
    contacts=(b"client,code,start\n", "mapping.toml"),
    routes="routes.csv",
    births=pandas.DataFrame({"client": ["R1"], "start": ["1980"]}),
)
assert_type(ledger, meedoen.Ledger)
assert_type(ledger.reading, meedoen.Reading)
assert_type(ledger.reading.files, list[meedoen.FileReading])
assert_type(ledger.reading.quarantined, int)
assert_type(ledger.quarantined("nl"), meedoen.Table)
assert_type(ledger.quarantined_csv(0), str)
assert_type(ledger.to_dicts(), list[dict[str, Any]])
assert_type(meedoen.Caseload(ledger), meedoen.Caseload)
assert_type(polars.DataFrame(ledger), polars.DataFrame)

history = meedoen.Ledger.from_snapshots({"2023-01-01": ledger, "2023-02-01": ledger})
assert_type(history, meedoen.Ledger)
assert_type(history.update(date(2023, 3, 1), frame), meedoen.Ledger)
meedoen.Ledger.from_snapshots([("2023-01-01", frame), (date(2023, 2, 1), b"client")], policy=policy)

seen: list[int] = []
progress: Callable[[int], object] = seen.append
meedoen.Ledger.read_csv("large.csv", policy=policy, progress=progress)

made_up = meedoen.synthetic(clients=100, seed=7, period=("2020-01-01", date(2023, 12, 31)))
assert_type(made_up, meedoen.Synthetic)
assert_type(made_up.truth, list[dict[str, Any]])
assert_type(made_up.caseload(), meedoen.Caseload)

# What is kept in a variable first has its own type.
by_text: dict[str, meedoen.Ledger] = {"2023-01-01": ledger}
by_date: dict[date, bytes] = {date(2023, 1, 1): b"client"}
pairs: list[tuple[str, polars.DataFrame]] = [("2023-01-01", frame)]
meedoen.Ledger.from_snapshots(by_text)
meedoen.Ledger.from_snapshots(by_date, policy=policy)
meedoen.Ledger.from_snapshots(pairs, policy=policy)
reasons: list[dict[str, str]] = [{"own": "9", "is": "work"}]
codes: dict[str, dict[str, str]] = {"benefit": {"1": "pw"}}
columns: dict[str, str] = {"nr": "client"}
meedoen.Extract(frame, reasons=reasons, codes=codes, columns=columns)
where: dict[str, list[int]] = {"rung": [1, 2]}
by: list[str] = ["rung"]
period: tuple[date, date] = (date(2023, 1, 1), date(2023, 12, 31))
made_up.caseload().kpis("stock", period=period, where=where, by=by)
