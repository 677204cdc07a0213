"""A zoo of wrong things for everything public: what comes out is an exception, never a panic."""

# mypy: disable-error-code="misc"

from __future__ import annotations

import datetime
import decimal
import inspect
import itertools
import math
from typing import TYPE_CHECKING, Any

import meedoen
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from meedoen import _native

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Liar:
    """Says that it is a table."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return "no capsule"


class Breaker:
    """Refuses to be one."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        raise RuntimeError("broken")

    def __str__(self) -> str:
        raise RuntimeError("broken")

    __repr__ = __str__
    __hash__ = None  # type: ignore[assignment]


class OwnText(str):
    __slots__ = ()


def breaks_off() -> pa.RecordBatchReader:
    schema = pa.schema({name: pa.string() for name in ("client", "kind", "code", "start")})

    def batches() -> Iterator[pa.RecordBatch]:
        yield pa.record_batch([["R1"], ["benefit"], ["pw"], ["2023-01-01"]], schema=schema)
        raise RuntimeError("the line is cut")

    return pa.RecordBatchReader.from_batches(schema, batches())


def endless() -> list[Any]:
    loop: list[Any] = []
    loop.append(loop)
    return loop


ZOO: list[Callable[[], Any]] = [
    lambda thing=thing: thing
    for thing in (
        None,
        True,
        0,
        -1,
        2**31,
        2**63,
        2**64,
        -(2**70),
        10**400,
        0.5,
        math.nan,
        math.inf,
        "",
        "stock",
        "2023",
        "\0",
        "\ud800",
        "é" * 10_000,
        "-0001-01-01",
        "99999999999999999999-01-01",
        "2023-W01",
        OwnText("2023"),
        b"",
        b"\xff\xfe\0",
        bytearray(b"client"),
        memoryview(b"client"),
        [],
        [[]],
        [None],
        ["stock", 7],
        (),
        (1, 2),
        ("2023-12-31", "2023-01-01"),
        {},
        {"": ""},
        {None: None},
        {"kpis": {"kpis": {}}},
        {1: {2: {3: object()}}},
        set(),
        frozenset({"rung"}),
        object(),
        object,
        Liar(),
        Breaker(),
        len,
        datetime.datetime(2023, 1, 1),
        datetime.date(1, 1, 1),
        datetime.date(9999, 12, 31),
        datetime.time(1),
        datetime.timedelta(1),
        decimal.Decimal("NaN"),
        1j,
        np.int64(3),
        np.array([1, 2]),
        pd.NaT,
        pd.NA,
        pd.Series([1]),
        pd.DataFrame({1: [1]}),
        pl.DataFrame({"client": [None]}),
        pl.DataFrame({"client": [[{"a": 1}]]}),
        pa.table({"client": pa.nulls(3)}),
        meedoen.Kpi.STOCK,
        meedoen.Kpi,
        meedoen.Mapping(),
        meedoen.Policy.preset("example"),
    )
] + [breaks_off, endless, lambda: iter(["x"]), lambda: (x for x in [1])]


def survives(act: Callable[[], object]) -> None:
    """Whatever happens is an ordinary exception; a panic is none."""
    try:
        result = act()
        if inspect.isgenerator(result):
            list(itertools.islice(result, 3))
    except Exception as error:
        assert type(error).__name__ != "PanicException"  # noqa: PT017


SMALL = b"client,kind,code,start\nR1,benefit,pw,2023-01-01\n"


def targets(folder: Path) -> dict[str, Callable[[Any], object]]:
    """Everything public that takes something, and one thing for it to take."""
    policy = meedoen.Policy.preset("example")
    caseload = meedoen.Caseload.read_csv(SMALL, policy=policy)
    ledger = caseload.ledger
    client = caseload.client("R1")
    table = caseload.kpis("stock", period="2023")
    report = caseload.report("2023", horizon="2023-12-31")
    found: dict[str, Callable[[Any], object]] = {
        "Policy": meedoen.Policy,
        "Policy.preset": meedoen.Policy.preset,
        "Policy.starter": meedoen.Policy.starter,
        "Policy.from_toml": meedoen.Policy.from_toml,
        "Policy.from_json": meedoen.Policy.from_json,
        "Policy.read": meedoen.Policy.read,
        "policy.labels": policy.labels,
        "Mapping": meedoen.Mapping,
        "Mapping.from_toml": meedoen.Mapping.from_toml,
        "Mapping.from_json": meedoen.Mapping.from_json,
        "Mapping.guess": lambda it: meedoen.Mapping.guess(it, policy=policy),
        "Mapping.guess(known)": lambda it: meedoen.Mapping.guess(SMALL, policy=policy, known=it),
        "Mapping.choices": meedoen.Mapping.choices,
        "Mapping.read": meedoen.Mapping.read,
        "Extract": meedoen.Extract,
        "Extract(mapping)": lambda it: meedoen.Extract(SMALL, it),
        "Ledger.from_arrow": lambda it: meedoen.Ledger.from_arrow(it, policy=policy),
        "Ledger.read_csv": lambda it: meedoen.Ledger.read_csv(it, policy=policy),
        "Ledger.from_snapshots": lambda it: meedoen.Ledger.from_snapshots(it, policy=policy),
        "Ledger.from_snapshots, in": lambda it: meedoen.Ledger.from_snapshots(
            {"2023-01-01": it}, policy=policy
        ),
        "Ledger.update": lambda it: ledger.update("2024-01-01", it),
        "Ledger.update(on)": lambda it: ledger.update(it, SMALL),
        "Ledger.quarantined": ledger.quarantined,
        "Ledger.quarantined_csv": ledger.quarantined_csv,
        "Ledger.quarantined_csv(lang)": lambda it: ledger.quarantined_csv(0, it),
        "Caseload": meedoen.Caseload,
        "Caseload(policy)": lambda it: meedoen.Caseload(ledger, policy=it),
        "Caseload.ask": caseload.ask,
        "Caseload.ask, in a list": lambda it: caseload.ask([it, it]),
        "Caseload.ask_json": caseload.ask_json,
        "Caseload.client": caseload.client,
        "Caseload.client(known_on)": lambda it: caseload.client("R1", known_on=it),
        "Caseload.horizon_on": caseload.horizon_on,
        "Client.timeline": lambda it: client.timeline(lang=it),
        "Client.timeline(up_to)": lambda it: client.timeline(up_to=it),
        "Report.to_html": report.to_html,
        "Report.to_markdown": report.to_markdown,
        "Report.to_text": report.to_text,
        "Report.save(lang)": lambda it: report.save(folder / "r.html", it),
        "Table.stream": table.__arrow_c_stream__,
        "Table.compare": table.__eq__,
        "Ladder.assess": meedoen.Ladder.assess,
        "Ladder.assess(reply)": lambda it: meedoen.Ladder.assess(external_coaching=it),
        "Ladder.assess(policy)": lambda it: meedoen.Ladder.assess(policy=it),
        "catalogue": meedoen.catalogue,
        "catalogue[]": meedoen.catalogue().__getitem__,
        "MeedoenError": lambda it: meedoen.MeedoenError("x", code=it),
        "native.Reader": lambda it: _native.Reader(policy._core, it),
        "native.period": _native.period,
        "native.assess_json": lambda it: _native.assess_json(it, "{}"),
        "native.catalogue_json": _native.catalogue_json,
        "native.Ledger.from_bytes": _native.Ledger.from_bytes,
        "native.Frame.from_bytes": _native.Frame.from_bytes,
        "native.Policy.preset_toml": _native.Policy.preset_toml,
        "native.push": lambda it: _native.Reader(policy._core, "{}").push(it),
        "native.push_file": lambda it: _native.Reader(policy._core, "{}").push_file(it),
        "native.push_table": lambda it: _native.Reader(policy._core, "{}").push_table(it),
        "native.next_file": lambda it: _native.Reader(policy._core, "{}").next_file(it, it),
    }
    tables = ("benefits", "rungs", "births", "withdrawals")
    for name in tables:
        found[f"from_tables({name})"] = lambda it, name=name: meedoen.Ledger.from_tables(
            policy=policy, **{name: it}
        )
    parts = ("columns", "codes", "reasons", "constants", "end", "mapping", "policy", "name", "strict")
    for part in (*parts, "allow_bsn_like_ids", "progress"):
        found[f"read_csv({part})"] = lambda it, part=part: meedoen.Caseload.read_csv(
            SMALL, **{"policy": policy, part: it}
        )
    for part in ("columns", "codes", "reasons", "constants", "end"):
        found[f"Mapping({part})"] = lambda it, part=part: meedoen.Mapping(**{part: it})
    for part in ("parameters", "municipality", "ambition", "route", "codes", "format", "whatever"):
        found[f"replace({part})"] = lambda it, part=part: policy.replace(**{part: it})
    kpis = ("period", "every", "by", "where", "known_on", "horizon", "followed_to", "follow_up_days")
    for part in (*kpis, "programme", "most_rows"):
        found[f"kpis({part})"] = lambda it, part=part: caseload.kpis("stock", **{"period": "2023", part: it})
    found["kpis"] = lambda it: caseload.kpis(it, period="2023")
    found["kpis(where)"] = lambda it: caseload.kpis("stock", period="2023", where={"rung": it})
    for part in ("period", "where", "known_on"):
        found[f"transitions({part})"] = lambda it, part=part: caseload.transitions(
            **{"period": "2023", part: it}
        )
    for part in ("of", "period", "where", "known_on", "horizon", "programme"):
        found[f"curve({part})"] = lambda it, part=part: caseload.curve(
            **{"of": "days_on_benefit", "period": "2023", part: it}
        )
    for part in ("as_of", "known_on", "lang"):
        found[f"check({part})"] = lambda it, part=part: caseload.check(**{part: it})
    for part in ("period", "lang", "cohort", "known_on", "horizon", "show_small_cells"):
        found[f"report({part})"] = lambda it, part=part: caseload.report(**{"period": "2023", part: it})
    for part in ("seed", "policy", "period", "long_ids", "shuffled"):
        found[f"synthetic({part})"] = lambda it, part=part: (
            meedoen.synthetic(**{"clients": 5, part: it}).ledger
        )
    found["synthetic(clients)"] = lambda it: meedoen.synthetic(clients=it)
    return found


@pytest.fixture(scope="module")
def all_targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[Any], object]]:
    return targets(tmp_path_factory.mktemp("zoo"))


@pytest.mark.parametrize("number", range(len(ZOO)))
def test_nothing_panics(
    number: int,
    all_targets: dict[str, Callable[[Any], object]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    for target in all_targets.values():
        survives(lambda target=target: target(ZOO[number]()))
    assert not [path for path in tmp_path.iterdir() if path.suffix != ".html"]


def test_every_public_callable_is_in_the_zoo(all_targets: dict[str, Callable[[Any], object]]) -> None:
    classes = [
        meedoen.Caseload,
        meedoen.Ledger,
        meedoen.Policy,
        meedoen.Mapping,
        meedoen.Client,
        meedoen.Ladder,
    ]
    left_out = {"plot", "write", "write_csv", "save"}
    for kind in classes:
        for name, member in inspect.getmembers(kind, callable):
            if name.startswith("_") or name in left_out:
                continue
            if not [it for it in inspect.signature(member).parameters if it != "self"]:
                continue
            told = {target.partition("(")[0].partition(",")[0].rpartition(".")[2] for target in all_targets}
            assert name in told, f"{kind.__name__}.{name}"


def test_a_stream_that_breaks_off_says_so(policy: meedoen.Policy) -> None:
    with pytest.raises(meedoen.LedgerError, match="the line is cut"):
        meedoen.Ledger.from_arrow(breaks_off(), policy=policy)
    with pytest.raises(meedoen.LedgerError, match="stream"):
        meedoen.Ledger.from_arrow(Liar(), policy=policy)
    with pytest.raises(Exception, match="broken"):
        meedoen.Ledger.from_arrow(Breaker(), policy=policy)
