"""The history of a registration that only says what holds today."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import meedoen
import polars as pl
import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "client,kind,code,start,end,reason\n"
JANUARY = HEADER + "R1,benefit,pw,2022-05-01,,\nR2,benefit,pw,2022-06-01,,\n"
FEBRUARY = HEADER + "R1,benefit,pw,2022-05-01,2023-01-20,work\nR2,benefit,pw,2022-06-01,,\n"
MARCH = FEBRUARY + "R3,benefit,pw,2023-02-10,,\n"
DAYS = ["2023-01-01", "2023-02-01", "2023-03-01"]
EXTRACTS = [JANUARY, FEBRUARY, MARCH]


def days(*numbers: int) -> list[datetime.date]:
    return [datetime.date(2023, number, 1) for number in numbers]


@pytest.fixture(scope="module")
def history(policy: meedoen.Policy) -> meedoen.Ledger:
    extracts = {day: extract.encode() for day, extract in zip(DAYS, EXTRACTS, strict=True)}
    return meedoen.Ledger.from_snapshots(extracts, policy=policy)


def test_what_became_known_and_what_ceased(history: meedoen.Ledger) -> None:
    rows = {(row["client"], row["end"]): (row["registered_on"], row["withdrawn_on"]) for row in history}
    (january, february, march) = days(1, 2, 3)
    assert len(history) == len(rows) == 4
    first = rows["R1", None]
    assert first[1] == february
    assert first[0] in (None, january)
    assert rows["R1", datetime.date(2023, 1, 20)] == (february, None)
    assert rows["R2", None][1] is None
    assert rows["R3", None] == (march, None)


def forms(form: str, policy: meedoen.Policy, folder: Path) -> Any:
    def ledger(extract: str) -> meedoen.Ledger:
        return meedoen.Ledger.read_csv(extract.encode(), policy=policy)

    def frame(extract: str) -> pl.DataFrame:
        return pl.read_csv(extract.encode(), infer_schema=False)

    def file(day: str, extract: str) -> Path:
        path = folder / f"{day}.csv"
        path.write_text(extract, encoding="utf-8")
        return path

    def own(extract: str) -> bytes:
        return extract.replace("client,", "nr,").encode()

    pairs = list(zip(DAYS, EXTRACTS, strict=True))
    mapping = {"columns": {"nr": "client"}}
    match form:
        case "pairs":
            return [(day, extract.encode()) for day, extract in pairs]
        case "an iterator":
            return ((day, extract.encode()) for day, extract in pairs)
        case "dates":
            return {datetime.date.fromisoformat(day): extract.encode() for day, extract in pairs}
        case "ledgers":
            return {day: ledger(extract) for day, extract in pairs}
        case "frames":
            return {day: frame(extract) for day, extract in pairs}
        case "files":
            return {day: file(day, extract) for day, extract in pairs}
        case "with a mapping":
            return [(day, (own(extract), mapping)) for day, extract in pairs]
        case "extracts":
            return [(day, meedoen.Extract(own(extract), mapping)) for day, extract in pairs]
        case "everything":
            (d1, e1), (d2, e2), (d3, e3) = pairs
            return [(d1, ledger(e1)), (datetime.date.fromisoformat(d2), frame(e2)), (d3, file(d3, e3))]
    raise AssertionError(form)


FORMS = [
    "pairs",
    "an iterator",
    "dates",
    "ledgers",
    "frames",
    "files",
    "with a mapping",
    "extracts",
    "everything",
]


@pytest.mark.parametrize("form", FORMS)
def test_extracts_in_every_form(
    form: str, history: meedoen.Ledger, policy: meedoen.Policy, tmp_path: Path
) -> None:
    again = meedoen.Ledger.from_snapshots(forms(form, policy, tmp_path), policy=policy)
    assert again.to_csv() == history.to_csv()
    assert again.digest == history.digest


def test_ledgers_bring_their_policy(history: meedoen.Ledger, policy: meedoen.Policy, tmp_path: Path) -> None:
    again = meedoen.Ledger.from_snapshots(forms("ledgers", policy, tmp_path))
    assert again.digest == history.digest
    assert again.policy == policy
    with pytest.raises(meedoen.PolicyError):
        meedoen.Ledger.from_snapshots(forms("frames", policy, tmp_path))


@pytest.mark.parametrize("form", ["bytes", "frame", "ledger", "pair"])
def test_one_extract_at_a_time(form: str, history: meedoen.Ledger, policy: meedoen.Policy) -> None:
    def shaped(extract: str) -> Any:
        match form:
            case "bytes":
                return extract.encode()
            case "frame":
                return pl.read_csv(extract.encode(), infer_schema=False)
            case "ledger":
                return meedoen.Ledger.read_csv(extract.encode(), policy=policy)
            case _:
                return extract.replace("client,", "nr,").encode(), {"columns": {"nr": "client"}}

    first = meedoen.Ledger.from_snapshots({DAYS[0]: shaped(JANUARY)}, policy=policy)
    before = first.to_csv()
    second = first.update(datetime.date(2023, 2, 1), shaped(FEBRUARY))
    third = second.update("2023-03-01", shaped(MARCH))
    assert third.digest == history.digest
    assert third.policy == policy
    assert first.to_csv() == before, "the first ledger stays as it is"
    assert len(second) == 3


def test_figures_as_they_were_known(history: meedoen.Ledger, policy: meedoen.Policy) -> None:
    caseload = meedoen.Caseload(history)
    for day, extract in zip(DAYS, EXTRACTS, strict=True):
        alone = meedoen.Caseload.read_csv(extract.encode(), policy=policy)
        for end in ("2022-12-31", "2023-01-25", "2023-02-28"):
            period = ("2022-01-01", end)
            then = caseload.kpis("stock", "inflow", "outflow", period=period, known_on=day, horizon=day)
            assert (
                then.to_json()
                == alone.kpis("stock", "inflow", "outflow", period=period, horizon=day).to_json()
            )
    stock = {
        day: caseload.kpis("stock", period=("2023-01-25", "2023-01-25"), known_on=day).value for day in DAYS
    }
    assert stock == {"2023-01-01": 2, "2023-02-01": 1, "2023-03-01": 1}
    assert caseload.kpis("stock", period="2023-02").value == 2
    receipt = caseload.kpis("stock", period="2023-02", known_on="2023-02-01").receipt
    assert (receipt["known_on"], receipt["horizon"]) == ("2023-02-01", "2023-02-01")
    assert caseload.horizon == datetime.date(2023, 3, 1)
    assert caseload.horizon_on(datetime.date(2023, 2, 1)) == datetime.date(2023, 2, 1)


def test_the_other_questions_as_known(history: meedoen.Ledger) -> None:
    caseload = meedoen.Caseload(history)
    moves = [
        sorted(
            (row["from_state"], row["to_state"], row["value"])
            for row in caseload.transitions("2023-01", known_on=day)
        )
        for day in DAYS
    ]
    assert moves[0] == [("unmeasured", "unmeasured", 2)]
    assert moves[1] == moves[2] == [("unmeasured", "to_work", 1), ("unmeasured", "unmeasured", 1)]
    at_risk = [
        caseload.curve("days_on_benefit", ("2022-01-01", "2023-12-31"), known_on=day).to_dicts()[0]["at_risk"]
        for day in DAYS
    ]
    assert at_risk == [2, 2, 3]
    ended = [caseload.client("R1", known_on=day).to_dict()["episodes"][0]["to"] for day in DAYS]
    assert ended == [None, "2023-01-20", "2023-01-20"]
    assert caseload.client("R3", known_on="2023-02-01").to_dict()["episodes"] == []
    assert isinstance(caseload.check(known_on="2023-02-01"), meedoen.Table)


def test_a_row_of_its_own_number(policy: meedoen.Policy) -> None:
    source = (
        "client,kind,code,start,registered_on,withdrawn_on,record\n"
        "R1,benefit,pw,2023-01-01,2023-01-05,,a\n"
        "R1,withdraw,a,2023-02-01,,,\n"
        "R2,benefit,pw,2023-01-01,2023-01-05,2023-02-01,\n"
    )
    caseload = meedoen.Caseload.read_csv(source.encode(), policy=policy)
    period = ("2023-01-31", "2023-01-31")
    known = {"2023-01-04": 0, "2023-01-05": 2, "2023-01-31": 2, "2023-02-01": 0}
    for day, stock in known.items():
        assert caseload.kpis("stock", period=period, known_on=day).value == stock, day
    assert caseload.kpis("stock", period=period).value == 0


@pytest.mark.parametrize("order", [["2023-02-01", "2023-01-01"], ["2023-01-01", "2023-01-01"]])
def test_days_that_do_not_ascend(order: list[str], policy: meedoen.Policy) -> None:
    with pytest.raises(meedoen.MeedoenError) as refused:
        meedoen.Ledger.from_snapshots([(day, JANUARY.encode()) for day in order], policy=policy)
    assert refused.value.code is meedoen.ErrorCode.BAD_LEDGER


def test_an_update_of_the_past(history: meedoen.Ledger) -> None:
    with pytest.raises(meedoen.MeedoenError) as refused:
        history.update("2023-02-15", MARCH.encode())
    assert refused.value.code is meedoen.ErrorCode.BAD_LEDGER
    assert len(history) == 4


def test_days_that_are_none(policy: meedoen.Policy) -> None:
    moment = datetime.datetime(2023, 1, 1)
    for day in (moment, "yesterday", "2023-02-30", 20230101, None):
        wrong: Any = day
        with pytest.raises(meedoen.MeedoenError) as refused:
            meedoen.Ledger.from_snapshots([(wrong, JANUARY.encode())], policy=policy)
        assert refused.value.code is meedoen.ErrorCode.BAD_QUERY
        ledger = meedoen.Ledger.read_csv(JANUARY.encode(), policy=policy)
        with pytest.raises(meedoen.MeedoenError) as refused:
            ledger.update(wrong, FEBRUARY.encode())
        assert refused.value.code is meedoen.ErrorCode.BAD_QUERY


def test_no_extracts(policy: meedoen.Policy) -> None:
    with pytest.raises(meedoen.LedgerError, match="at least one"):
        meedoen.Ledger.from_snapshots({}, policy=policy)
    with pytest.raises(meedoen.MeedoenError):
        meedoen.Ledger.from_snapshots({})
