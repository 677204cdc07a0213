"""Separate tables, as they come out of a registration."""

from __future__ import annotations

import csv
import datetime
import io
from typing import TYPE_CHECKING, Any

import meedoen
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {
    "benefits": "benefit",
    "rungs": "rung",
    "growths": "growth",
    "contacts": "contact",
    "routes": "route",
    "activities": "activity",
    "referrals": "referral",
    "placements": "placement",
    "instruments": "instrument",
    "groups": "group",
    "births": "birth",
    "withdrawals": "withdraw",
}

WHOLE = """client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on,record
R1,benefit,pw,2022-01-01,2023-05-31,work,,B1,,,
R2,benefit,pw,2022-01-01,,,,B1,2022-01-10,,b2
R3,benefit,ioaw,2021-06-01,2022-06-30,moved,,,,,
R1,rung,2,2022-02-01,,,,,,,
R2,rung,1,2022-02-01,,,,,,,r2
R1,growth,4,2022-02-01,,,,,,,
R1,contact,first,2022-09-15,,,,,,,
R2,contact,progress,2022-10-01,,,,,,,
R1,route,ROUTE,2022-09-20,2023-03-01,,,,,,
R1,activity,volunteering,2022-10-01,,,,,,,
R1,referral,wsp,2023-01-10,2023-02-01,accepted,,,,,
R1,placement,paid,2023-06-01,,,23.5,,,,
R2,instrument,job_coach,2023-01-01,2023-12-31,,,,,,
R2,group,GROUP,2022-01-01,,,,,,,
R1,birth,,1980-05-05,,,,,,,
R2,birth,,1979,,,,,,,
R2,withdraw,r2,2022-03-01,,,,,,,
"""


@pytest.fixture(scope="module")
def whole(policy: meedoen.Policy) -> str:
    return WHOLE.replace("ROUTE", policy.routes[0]["id"]).replace("GROUP", policy.groups[0]["id"])


@pytest.fixture(scope="module")
def rows(whole: str) -> dict[str, list[dict[str, str]]]:
    """The rows of each table."""
    read = list(csv.DictReader(io.StringIO(whole)))
    return {name: [row for row in read if row["kind"] == kind] for name, kind in KINDS.items()}


@pytest.fixture(scope="module")
def one(whole: str, policy: meedoen.Policy) -> meedoen.Ledger:
    """The ledger of one table."""
    return meedoen.Ledger.read_csv(whole.encode(), policy=policy, strict=True)


def columns(rows: list[dict[str, str]]) -> dict[str, list[str]]:
    leave = ("kind", "code") if rows[0]["kind"] == "birth" else ("kind",)
    return {name: [row[name] for row in rows] for name in rows[0] if name not in leave}


def as_csv(rows: list[dict[str, str]]) -> bytes:
    return pl.DataFrame(columns(rows)).write_csv().encode()


FORMS: list[Any] = [
    lambda rows: pa.table(columns(rows)),
    lambda rows: pl.DataFrame(columns(rows)),
    lambda rows: pd.DataFrame(columns(rows)),
    as_csv,
]


@pytest.mark.parametrize("shift", range(5))
def test_all_kinds_equal_the_one_table(
    shift: int,
    rows: dict[str, list[dict[str, str]]],
    one: meedoen.Ledger,
    policy: meedoen.Policy,
    tmp_path: Path,
) -> None:
    """Frames, files and bytes go together as they come."""

    def as_file(rows: list[dict[str, str]]) -> Path:
        path = tmp_path / f"{rows[0]['kind']}.csv"
        path.write_bytes(as_csv(rows))
        return path

    forms = [*FORMS, as_file]
    tables = {name: forms[(at + shift) % len(forms)](rows[name]) for at, name in enumerate(KINDS)}
    ledger = meedoen.Ledger.from_tables(policy=policy, strict=True, **tables)
    assert ledger.digest == one.digest
    assert ledger.to_csv() == one.to_csv()
    assert [file.name for file in ledger.reading.files] == list(KINDS)
    assert [file.rows for file in ledger.reading.files] == [len(rows[name]) for name in KINDS]
    caseload = meedoen.Caseload.from_tables(policy=policy, **tables)
    assert caseload.ledger.digest == one.digest
    assert caseload.kpis("stock", period="2023-01").value == 2
    assert caseload.kpis("benefits", period="2023-01").value == 1


def test_a_table_may_say_itself_what_it_need_not_say(policy: meedoen.Policy) -> None:
    ledger = meedoen.Ledger.from_tables(
        policy=policy,
        strict=True,
        benefits=b"client,kind,code,start\nR1,benefit,pw,2023-01-01\n",
        births=b"client,code,start\nR1,,1980\n",
    )
    assert [row["kind"] for row in ledger.to_dicts()] == ["benefit", "birth"]


def test_a_row_of_another_kind_is_read_as_what_it_says(policy: meedoen.Policy) -> None:
    ledger = meedoen.Ledger.from_tables(
        policy=policy, benefits=b"client,kind,code,start\nR1,rung,2,2023-01-01\nR2,x,pw,2023-01-01\n"
    )
    assert [row["kind"] for row in ledger.to_dicts()] == ["rung"]
    assert ledger.quarantined().to_dicts()[0]["code"] == "unknown_kind"


LOCAL = (
    b"clientnr;regeling;van;tot;reden;uitkeringsnr\n"
    b"R1;1;2022-01-01;2023-06-01;11;B1\n"
    b"R2;01;2022-01-01;;;B1\n"
    b"R3;2;2021-06-01;2022-07-01;32;\n"
)
DOCUMENT: dict[str, Any] = {
    "columns": {
        "clientnr": "client",
        "regeling": "code",
        "van": "start",
        "tot": "end",
        "reden": "reason",
        "uitkeringsnr": "benefit_no",
    },
    "end": "exclusive",
    "reasons": "cbs",
    "codes": {"benefit": "cbs"},
}


def mapped(how: str, folder: Path) -> Any:
    match how:
        case "dictionary in a pair":
            return LOCAL, DOCUMENT
        case "mapping in a pair":
            return LOCAL, meedoen.Mapping(DOCUMENT)
        case "toml in a pair":
            meedoen.Mapping(DOCUMENT).write(folder / "mapping.toml")
            return LOCAL, folder / "mapping.toml"
        case "json by its name":
            meedoen.Mapping(DOCUMENT).write(folder / "mapping.json")
            return LOCAL, str(folder / "mapping.json")
        case "keywords":
            return meedoen.Extract(LOCAL, **DOCUMENT)
        case "keywords over a mapping":
            return meedoen.Extract(LOCAL, {**DOCUMENT, "end": "inclusive"}, end="exclusive")
        case "a file in a pair":
            (folder / "benefits.csv").write_bytes(LOCAL)
            return folder / "benefits.csv", DOCUMENT
        case "a frame":
            text = pl.read_csv(io.BytesIO(LOCAL), separator=";", infer_schema=False)
            return meedoen.Extract(text, DOCUMENT, name="frame")
        case "a frame with numbers":
            frame = pl.read_csv(io.BytesIO(LOCAL), separator=";", try_parse_dates=True)
            assert frame["regeling"].dtype == pl.Int64
            return frame, DOCUMENT
    raise AssertionError(how)


@pytest.mark.parametrize(
    "how",
    [
        "dictionary in a pair",
        "mapping in a pair",
        "toml in a pair",
        "json by its name",
        "keywords",
        "keywords over a mapping",
        "a file in a pair",
        "a frame",
        "a frame with numbers",
    ],
)
def test_a_mapping_in_every_form(
    how: str, tmp_path: Path, rows: dict[str, list[dict[str, str]]], policy: meedoen.Policy
) -> None:
    ledger = meedoen.Ledger.from_tables(policy=policy, strict=True, benefits=mapped(how, tmp_path))
    bare = [{**row, "record": "", "registered_on": ""} for row in rows["benefits"]]
    assert ledger.digest == meedoen.Ledger.from_tables(policy=policy, benefits=as_csv(bare)).digest
    assert [row["end"] for row in ledger] == [datetime.date(2023, 5, 31), None, datetime.date(2022, 6, 30)]
    assert [row["reason"] for row in ledger] == ["work", None, "moved"]
    assert [row["code"] for row in ledger] == ["pw", "pw", "ioaw"]


def test_an_exclusive_end_that_is_the_start_is_empty(policy: meedoen.Policy) -> None:
    table = b"client,code,start,end\nR1,pw,2023-01-01,2023-01-01\nR2,pw,2023-01-01,2023-01-02\n"
    ledger = meedoen.Ledger.from_tables(policy=policy, benefits=(table, {"end": "exclusive"}))
    assert [(row["client"], row["end"]) for row in ledger] == [("R2", datetime.date(2023, 1, 1))]
    assert [(row["file"], row["row"], row["code"]) for row in ledger.quarantined()] == [
        ("benefits", 1, "end_before_start")
    ]


def test_own_codes_of_one_table_only(policy: meedoen.Policy) -> None:
    ledger = meedoen.Ledger.from_tables(
        policy=policy,
        benefits=(b"client,code,start\nR1,A,2023-01-01\n", {"codes": {"benefit": {"A": "pw"}}}),
        rungs=(b"client,code,start\nR1,A,2023-01-01\n", {"codes": {"rung": {"A": "1"}}}),
        contacts=b"client,code,start\nR1,A,2023-01-01\n",
    )
    assert [(row["kind"], row["code"]) for row in ledger] == [("benefit", "pw"), ("rung", "1")]
    assert [(row["file"], row["code"]) for row in ledger.quarantined()] == [("contacts", "unknown_code")]


def test_reasons_with_dates(policy: meedoen.Policy) -> None:
    reasons = [
        {"own": "9", "is": "work", "to": "2022-12-31"},
        {"own": "9", "is": "moved", "from": "2023-01-01"},
    ]
    table = b"client,code,start,end,reason\nR1,pw,2022-01-01,2022-12-31,9\nR2,pw,2022-01-01,2023-01-01,9\n"
    ledger = meedoen.Ledger.from_tables(policy=policy, benefits=meedoen.Extract(table, reasons=reasons))
    assert [row["reason"] for row in ledger] == ["work", "moved"]


def test_what_a_mapping_can_not_hold() -> None:
    day = datetime.date(2023, 1, 1)
    dated = meedoen.Mapping(reasons=({"own": "9", "is": "work", "from": day},))
    assert dated.to_dict()["reasons"] == [{"own": "9", "is": "work", "from": "2023-01-01"}]
    moment = datetime.datetime(2023, 1, 1)
    for wrong in (moment, object(), b"first"):
        with pytest.raises(meedoen.MappingError, match="not `"):
            meedoen.Mapping(constants={"code": wrong})  # type: ignore[dict-item]


def test_constants(policy: meedoen.Policy) -> None:
    table = b"client,start\nR1,2022-01-01\n"
    ledger = meedoen.Ledger.from_tables(
        policy=policy,
        benefits=meedoen.Extract(table, constants={"code": "pw"}),
        contacts=meedoen.Extract(table, constants={"code": "first"}),
    )
    assert [(row["kind"], row["code"]) for row in ledger] == [("benefit", "pw"), ("contact", "first")]


def test_one_extract_for_two_tables_stays_as_it_is(policy: meedoen.Policy) -> None:
    extract = meedoen.Extract(b"client,code,start\nR1,2,2022-01-01\n", name="mine")
    ledger = meedoen.Ledger.from_tables(policy=policy, rungs=extract, growths=extract)
    assert [row["kind"] for row in ledger] == ["rung", "growth"]
    assert extract.name == "mine"
    assert [file.name for file in ledger.reading.files] == ["rungs", "growths"]


def test_no_tables(policy: meedoen.Policy) -> None:
    with pytest.raises(meedoen.LedgerError):
        meedoen.Ledger.from_tables(policy=policy)


def test_a_withdrawal_reads_behind_what_it_withdraws(policy: meedoen.Policy) -> None:
    ledger = meedoen.Ledger.from_tables(
        policy=policy,
        withdrawals=b"client,code,start\nR1,a1,2023-02-01\nR1,a2,2023-02-01\n",
        benefits=b"client,code,start,record\nR1,pw,2022-01-01,a1\n",
    )
    assert [row["withdrawn_on"] for row in ledger] == [datetime.date(2023, 2, 1)]
    assert [(row["file"], row["row"], row["code"]) for row in ledger.quarantined()] == [
        ("withdrawals", 2, "no_such_record")
    ]


# What is told when it goes wrong.

GOOD = b"client,code,start\nR1,pw,2022-01-01\n"


def test_a_missing_column_names_table_and_column(policy: meedoen.Policy) -> None:
    for table in (b"client,code\nR1,1\n", pl.DataFrame({"client": ["R1"], "code": ["1"]})):
        with pytest.raises(meedoen.LedgerError) as refused:
            meedoen.Ledger.from_tables(policy=policy, benefits=GOOD, rungs=table)
        assert refused.value.code is meedoen.ErrorCode.BAD_LEDGER
        assert "rungs" in refused.value.place
        assert "start" in str(refused.value)


def test_a_bad_row_names_table_column_and_row(policy: meedoen.Policy) -> None:
    rows = b"client,code,start\nR1,1,2022-01-01\nR1,SECRET,2022-02-02\n"
    for table in (rows, pl.read_csv(io.BytesIO(rows), infer_schema=False)):
        with pytest.raises(meedoen.LedgerError) as refused:
            meedoen.Ledger.from_tables(policy=policy, strict=True, benefits=GOOD, rungs=table)
        for part in ("rungs", "row 2", "column code"):
            assert part in refused.value.place
        assert "SECRET" not in str(refused.value)
        ledger = meedoen.Ledger.from_tables(policy=policy, benefits=GOOD, rungs=table)
        [finding] = ledger.quarantined().to_dicts()
        assert [finding[key] for key in ("file", "row", "column", "code", "text")] == [
            "rungs",
            2,
            "code",
            "unknown_code",
            "SECRET",
        ]


def test_a_time_of_day_names_table_column_and_row(policy: meedoen.Policy) -> None:
    moments = [datetime.datetime(2022, 1, 1), datetime.datetime(2022, 1, 1, 14, 30)]
    table = pl.DataFrame({"client": ["R1", "R2"], "code": ["1", "2"], "datum": moments})
    mapping = {"columns": {"datum": "start"}}
    with pytest.raises(meedoen.LedgerError) as refused:
        meedoen.Ledger.from_tables(policy=policy, benefits=GOOD, rungs=(table, mapping))
    assert "rungs" in refused.value.place
    assert "start" in refused.value.place or "datum" in refused.value.place
    assert "row 2" in str(refused.value)
    fine = meedoen.Extract(table.with_columns(pl.col("datum").cast(pl.Date)), mapping)
    assert len(meedoen.Ledger.from_tables(policy=policy, benefits=GOOD, rungs=fine)) == 3


def test_a_wrong_thing_for_a_table(policy: meedoen.Policy) -> None:
    wrong: Any = 7
    with pytest.raises(meedoen.LedgerError, match="`int`"):
        meedoen.Ledger.from_tables(policy=policy, benefits=wrong)
    with pytest.raises(meedoen.MappingError, match="`int`"):
        meedoen.Ledger.from_tables(policy=policy, benefits=(GOOD, wrong))
    with pytest.raises(FileNotFoundError):
        meedoen.Ledger.from_tables(policy=policy, benefits="nowhere.csv")


def test_a_mapping_that_contradicts_itself(policy: meedoen.Policy) -> None:
    for part in ({"columns": {"nr": "klant"}}, {"end": "ooit"}, {"codes": {"benefit": {"1": "wage"}}}):
        with pytest.raises(meedoen.MappingError) as refused:
            meedoen.Ledger.from_tables(policy=policy, benefits=(GOOD, part))
        assert refused.value.code is meedoen.ErrorCode.BAD_MAPPING


def test_refused_rows_can_be_mended(policy: meedoen.Policy) -> None:
    rungs = b"client;code;start\nR1;8;2022-01-01\nR2;2;2022-01-01\n"
    ledger = meedoen.Ledger.from_tables(policy=policy, benefits=GOOD, rungs=rungs)
    assert ledger.reading.files[1].quarantined == 1
    text = ledger.quarantined_csv(1)
    mended = meedoen.Ledger.from_tables(policy=policy, rungs=text.replace("8", "3").encode())
    assert [(row["client"], row["code"]) for row in mended] == [("R1", "3")]
