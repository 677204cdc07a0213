"""Data frames in and out: every library and every form of Arrow."""

from __future__ import annotations

import csv
import datetime
import decimal
import itertools
import json
from typing import TYPE_CHECKING, Any

import duckdb
import meedoen
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAYS = [datetime.date(2023, 1, 1), datetime.date(2023, 2, 1)]
MIDNIGHTS = [datetime.datetime(2023, 1, 1), datetime.datetime(2023, 2, 1)]
NINE_O_CLOCK = [datetime.datetime(2023, 1, 1), datetime.datetime(2023, 2, 1, 9)]
BASE: dict[str, Any] = {
    "client": ["R1", "R2"],
    "kind": ["benefit", "rung"],
    "code": ["pw", "3"],
    "start": ["2023-01-01", "2023-02-01"],
}
RUNGS = {**BASE, "kind": ["rung", "rung"], "code": ["3", "4"]}
HOURS = {**BASE, "kind": ["placement"] * 2, "code": ["paid"] * 2}


@pytest.fixture
def read(policy: meedoen.Policy) -> Any:
    def read(columns: Any, /, **options: Any) -> meedoen.Ledger:
        table = pa.table(columns) if isinstance(columns, dict) else columns
        return meedoen.Ledger.from_arrow(table, policy=policy, **options)

    return read


@pytest.fixture(scope="module")
def as_text(sample: Path) -> pa.Table:
    with sample.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return pa.table({name: pa.array([row[at] for row in rows]) for at, name in enumerate(header)})


def with_days(text: pa.Table) -> pa.Table:
    """The sample with days as days, hours as numbers, and empty cells missing."""
    for name in text.column_names:
        column = text[name]
        column = pa.compute.if_else(pa.compute.equal(column, ""), None, column)
        if name in ("start", "end", "registered_on", "withdrawn_on"):
            column = column.cast(pa.date32())
        elif name == "hours":
            column = column.cast(pa.float64())
        text = text.set_column(text.column_names.index(name), name, column)
    return text


def with_moments(text: pa.Table) -> pa.Table:
    table = with_days(text)
    for name in ("start", "end", "registered_on", "withdrawn_on"):
        table = table.set_column(table.column_names.index(name), name, table[name].cast(pa.timestamp("us")))
    return table


def in_chunks(text: pa.Table) -> pa.Table:
    cuts = [0, 1, 2, 1000, 1000, 5003, len(text)]
    return pa.concat_tables(text.slice(a, b - a) for a, b in itertools.pairwise(cuts))


def with_a_column_chunked_otherwise(text: pa.Table) -> pa.Table:
    column = text["client"].combine_chunks()
    return text.set_column(0, "client", pa.chunked_array([column.slice(0, 777), column.slice(777)]))


def with_every_text_as(form: pa.DataType) -> Callable[[pa.Table], pa.Table]:
    return lambda text: pa.table({name: text[name].cast(form) for name in text.column_names})


def in_duckdb(text: pa.Table) -> Any:
    connection = duckdb.connect()
    connection.register("sample", with_days(text))
    return connection.sql("select * from sample")


FORMS: dict[str, Callable[[pa.Table], Any]] = {
    "text": lambda text: text,
    "large text": with_every_text_as(pa.large_string()),
    "text by views": with_every_text_as(pa.string_view()),
    "words": lambda text: pa.table({name: text[name].dictionary_encode() for name in text.column_names}),
    "days and numbers": with_days,
    "moments": with_moments,
    "chunks": in_chunks,
    "chunks of one column": with_a_column_chunked_otherwise,
    "a stream": lambda text: in_chunks(text).to_reader(max_chunksize=999),
    "a slice of more": lambda text: pa.concat_tables([text, text, text]).slice(len(text), len(text)),
    "columns in another order": lambda text: text.select(text.column_names[::-1]),
    "polars, text": pl.from_arrow,
    "polars, days": lambda text: pl.from_arrow(with_days(text)),
    "polars, categories": lambda text: pl.from_arrow(text).cast(pl.Categorical),
    "pandas, objects": lambda text: text.to_pandas().astype(object),
    "pandas, text": lambda text: text.to_pandas(),
    "pandas, days as objects": lambda text: with_days(text).to_pandas(),
    "pandas, moments": lambda text: with_moments(text).to_pandas(),
    "pandas, categories": lambda text: text.to_pandas().astype("category"),
    "pandas, arrow": lambda text: with_days(text).to_pandas(types_mapper=pd.ArrowDtype),
    "duckdb": in_duckdb,
}


@pytest.mark.parametrize("form", FORMS)
def test_the_sample_is_the_same_whichever_way_it_comes_in(
    form: str, as_text: pa.Table, rijswijk: meedoen.Caseload, read: Callable[..., meedoen.Ledger]
) -> None:
    ledger = read(FORMS[form](as_text))
    assert len(ledger) == len(rijswijk.ledger) > 20_000
    assert ledger.reading.quarantined == 0
    assert ledger.digest == rijswijk.ledger.digest


def test_a_ledger_goes_round(rijswijk: meedoen.Caseload, read: Callable[..., meedoen.Ledger]) -> None:
    ledger = rijswijk.ledger
    for table in (ledger, ledger.to_table(), ledger.to_table().to_polars(), ledger.to_table().to_pandas()):
        assert read(table).digest == ledger.digest
    assert pl.DataFrame(ledger).height == len(ledger)


INDEX_TYPES = [
    pa.int8(),
    pa.int16(),
    pa.int32(),
    pa.int64(),
    pa.uint8(),
    pa.uint16(),
    pa.uint32(),
    pa.uint64(),
]


@pytest.mark.parametrize("words", [pa.string(), pa.large_string(), pa.string_view()], ids=str)
@pytest.mark.parametrize("index", INDEX_TYPES, ids=str)
def test_dictionaries(index: pa.DataType, words: pa.DataType, read: Callable[..., meedoen.Ledger]) -> None:
    codes = pa.array([0, 1, None, 2, 0], index)
    column = pa.DictionaryArray.from_arrays(codes, pa.array(["1", "2", "nine"]).cast(words))
    ledger = read(
        {
            "client": [f"R{number}" for number in range(5)],
            "kind": ["rung"] * 5,
            "code": column,
            "start": ["2023-01-01"] * 5,
        }
    )
    assert [row["code"] for row in ledger] == ["1", "2", "1"]
    told = [(row["row"], row["column"], row["code"]) for row in ledger.quarantined()]
    assert told == [(3, "code", "missing_value"), (4, "code", "unknown_code")]


def test_dictionaries_of_days_and_numbers(read: Callable[..., meedoen.Ledger]) -> None:
    days = pa.array(DAYS).dictionary_encode()
    rungs = pa.array([3, 4]).dictionary_encode()
    assert read({**RUNGS, "start": days, "code": rungs}).digest == read(RUNGS).digest


def test_a_dictionary_with_a_missing_word(read: Callable[..., meedoen.Ledger]) -> None:
    words = pa.DictionaryArray.from_arrays(pa.array([0, 1], pa.int8()), pa.array(["work", None]))
    table = {**BASE, "kind": ["benefit"] * 2, "code": ["pw"] * 2, "end": ["2023-03-01"] * 2, "reason": words}
    assert [row["reason"] for row in read(table)] == ["work", None]


@pytest.mark.parametrize("ends", [pa.int16(), pa.int32(), pa.int64()], ids=str)
def test_runs(ends: pa.DataType, read: Callable[..., meedoen.Ledger]) -> None:
    codes = pa.RunEndEncodedArray.from_arrays(pa.array([1, 4, 5], ends), pa.array(["1", "2", None]))
    starts = pa.RunEndEncodedArray.from_arrays(pa.array([2, 5], ends), pa.array(DAYS))
    table = pa.table(
        {"client": list("abcde"), "kind": ["rung"] * 5, "code": codes, "start": starts},
    )
    ledger = read(table)
    assert [(row["code"], row["start"]) for row in ledger] == [
        ("1", DAYS[0]),
        ("2", DAYS[0]),
        ("2", DAYS[1]),
        ("2", DAYS[1]),
    ]
    assert [row["code"] for row in read(table.slice(1, 3))] == ["2", "2", "2"]


MOMENTS = [pa.date32(), pa.date64(), *(pa.timestamp(unit) for unit in ("s", "ms", "us", "ns"))]


@pytest.mark.parametrize("form", MOMENTS, ids=str)
def test_days(form: pa.DataType, read: Callable[..., meedoen.Ledger]) -> None:
    starts = pa.array([*DAYS, datetime.date(1901, 1, 1), None], pa.date32()).cast(form)
    ledger = read(
        {"client": list("abcd"), "kind": ["benefit"] * 4, "code": ["pw"] * 4, "start": starts, "end": starts}
    )
    days = [*DAYS, datetime.date(1901, 1, 1)]
    assert [(row["start"], row["end"]) for row in ledger] == [(day, day) for day in days]
    assert [row["code"] for row in ledger.quarantined()] == ["missing_value"]


@pytest.mark.parametrize("form", [pa.date32(), pa.date64(), pa.timestamp("s"), pa.timestamp("us")], ids=str)
def test_days_out_of_every_calendar(form: pa.DataType, read: Callable[..., meedoen.Ledger]) -> None:
    days = [datetime.date(1900, 12, 31), datetime.date(2200, 1, 1), datetime.date(9999, 12, 31)]
    starts = pa.array(days, pa.date32()).cast(form)
    table = {"client": list("abc"), "kind": ["benefit"] * 3, "code": ["pw"] * 3, "start": starts}
    assert [row["code"] for row in read(table).quarantined()] == ["bad_date"] * 3
    ends = {**table, "start": ["2023-01-01"] * 3, "end": starts}
    ledger = read(ends)
    # The last day of 9999 means that it still runs.
    assert [row["client"] for row in ledger] == ["c"]
    assert ledger.to_dicts()[0]["end"] is None


@pytest.mark.parametrize(
    ("column", "place", "row"),
    [("start", "column start", "row 2"), ("end", "column end", "row 2")],
)
@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_a_time_of_day_is_refused(
    column: str, place: str, row: str, unit: str, read: Callable[..., meedoen.Ledger]
) -> None:
    moments = pa.array(NINE_O_CLOCK, pa.timestamp("us")).cast(pa.timestamp(unit))
    with pytest.raises(meedoen.LedgerError) as refused:
        read({**BASE, column: moments})
    assert refused.value.place == place
    assert row in refused.value.message
    assert "dates first" in refused.value.message


def test_the_row_of_a_time_of_day_counts_through_chunks(read: Callable[..., meedoen.Ledger]) -> None:
    whole = pa.table({**BASE, "start": pa.array(MIDNIGHTS)})
    late = pa.table({**BASE, "start": pa.array(NINE_O_CLOCK)})
    with pytest.raises(meedoen.LedgerError, match="row 6 has a time of day"):
        read(pa.concat_tables([whole, whole, late]))


def test_a_named_table_is_in_the_place(read: Callable[..., meedoen.Ledger]) -> None:
    with pytest.raises(meedoen.LedgerError) as refused:
        read({**BASE, "start": pa.array(NINE_O_CLOCK)}, name="export")
    assert "export" in refused.value.place
    assert "column start" in refused.value.place


@pytest.mark.parametrize("zone", ["UTC", "Europe/Amsterdam", "+01:00"])
def test_a_time_zone_is_refused(zone: str, read: Callable[..., meedoen.Ledger]) -> None:
    moments = pa.array(MIDNIGHTS, pa.timestamp("us")).cast(pa.timestamp("us", zone))
    with pytest.raises(meedoen.LedgerError, match="time zone") as refused:
        read({**BASE, "start": moments})
    assert refused.value.place == "column start"
    assert zone in refused.value.message
    assert "dates first" in refused.value.message


UNREADABLE = {
    "a list": pa.array([["pw"], ["3"]]),
    "a structure": pa.array([{"a": 1}, {"a": 2}]),
    "a map": pa.array([[("a", 1)], []], pa.map_(pa.string(), pa.int8())),
    "bytes": pa.array([b"pw", b"3"]),
    "a time": pa.array([datetime.time(9), None]),
    "a span": pa.array([datetime.timedelta(1), None]),
    "moments": pa.array(NINE_O_CLOCK),
    "moments somewhere": pa.array(MIDNIGHTS, pa.timestamp("s")).cast(pa.timestamp("s", "UTC")),
}


@pytest.mark.parametrize("form", UNREADABLE)
def test_what_nobody_asks_for_may_be_anything(form: str, read: Callable[..., meedoen.Ledger]) -> None:
    ledger = read({**BASE, "remark": UNREADABLE[form]})
    assert ledger.digest == read(BASE).digest
    notices = [{"code": "ignored_column", "columns": ["remark"]}]
    assert ledger.reading.notices == notices


@pytest.mark.parametrize("form", UNREADABLE)
@pytest.mark.parametrize("column", ["client", "code", "start"])
def test_what_is_asked_for_may_not(form: str, column: str, read: Callable[..., meedoen.Ledger]) -> None:
    if form == "moments" and column != "start":
        form = "a list"
    with pytest.raises(meedoen.LedgerError) as refused:
        read({**BASE, column: UNREADABLE[form]})
    assert refused.value.place == f"column {column}"
    assert "dates" in refused.value.message


WIDTHS = [f"{sign}int{width}" for sign in ("", "u") for width in (8, 16, 32, 64)]


@pytest.mark.parametrize("width", [*WIDTHS, "float16", "float32", "float64"])
def test_numbers_are_their_digits(width: str, read: Callable[..., meedoen.Ledger]) -> None:
    table = {**RUNGS, "client": pa.array(np.array([7, 12], width)), "code": pa.array(np.array([3, 4], width))}
    assert [(row["client"], row["code"]) for row in read(table)] == [("7", "3"), ("12", "4")]


def test_large_numbers_keep_every_digit(read: Callable[..., meedoen.Ledger]) -> None:
    unsigned = pa.array([2**63 + 5, 2**64 - 1], pa.uint64())
    assert [row["client"] for row in read({**BASE, "client": unsigned})] == [str(2**63 + 5), str(2**64 - 1)]
    signed = pa.array([2**63 - 1, -(2**63)], pa.int64())
    assert [row["client"] for row in read({**BASE, "client": signed})] == [str(2**63 - 1), str(-(2**63))]


def test_days_as_numbers(read: Callable[..., meedoen.Ledger]) -> None:
    for starts in ([20230101, 20230230], [20230101.0, 20230230.0]):
        ledger = read({**BASE, "start": pa.array(starts)})
        assert [row["start"] for row in ledger] == DAYS[:1]
        assert [(row["row"], row["code"], row["text"]) for row in ledger.quarantined()] == [
            (2, "bad_date", "20230230")
        ]


def test_nan_is_an_empty_cell(read: Callable[..., meedoen.Ledger]) -> None:
    ledger = read({**HOURS, "hours": pa.array([23.5, float("nan")])})
    assert [row["hours"] for row in ledger] == [23.5, None]
    refused = read({**RUNGS, "code": pa.array([3.0, float("nan")])}).quarantined().to_dicts()
    assert [(row["row"], row["column"], row["code"]) for row in refused] == [(2, "code", "missing_value")]


def test_a_broken_number_is_no_code(read: Callable[..., meedoen.Ledger]) -> None:
    ledger = read({**RUNGS, "code": pa.array([3.0, 3.5])})
    assert [row["code"] for row in ledger] == ["3"]
    assert [(row["code"], row["text"]) for row in ledger.quarantined()] == [("unknown_code", "3.5")]


@pytest.mark.parametrize("precision", [4, 12, 30, 60])
def test_decimals(precision: int, read: Callable[..., meedoen.Ledger]) -> None:
    numbers = pa.array([decimal.Decimal("23.50"), None])
    form = (pa.decimal128 if precision <= 38 else pa.decimal256)(precision, 2)
    assert [row["hours"] for row in read({**HOURS, "hours": numbers.cast(form)})] == [23.5, None]
    whole = pa.array([decimal.Decimal(3), decimal.Decimal(4)], pa.decimal128(1, 0))
    assert read({**RUNGS, "code": whole}).digest == read(RUNGS).digest


def test_booleans_are_words(read: Callable[..., meedoen.Ledger]) -> None:
    ledger = read({**BASE, "client": pa.array([True, None])})
    assert [row["client"] for row in ledger] == ["true"]
    codes = {"rung": {"true": "3", "false": "1"}}
    ledger = read({**RUNGS, "code": pa.array([True, False])}, codes=codes)
    assert [row["code"] for row in ledger] == ["3", "1"]


def test_columns_without_anything(read: Callable[..., meedoen.Ledger]) -> None:
    empty = ("end", "reason", "hours", "benefit_no", "registered_on", "withdrawn_on", "record")
    assert read({**BASE, **{name: pa.nulls(2) for name in empty}}).digest == read(BASE).digest
    ledger = read({**BASE, "start": pa.nulls(2)})
    assert [row["code"] for row in ledger.quarantined()] == ["missing_value"] * 2


@pytest.mark.parametrize(
    "column",
    [
        pa.array(["x", None, "3", "4", "5"]),
        pa.array(["x", None, "3", "4", "5"]).dictionary_encode(),
        pa.array(["x", None, "3", "4", "5"]).cast(pa.large_string()),
        pa.array(["x", None, "3", "4", "5"]).cast(pa.string_view()),
        pa.array([9, None, 3, 4, 5]),
        pa.array([9, None, 3, 4, 5], pa.uint64()),
        pa.array([9, None, 3, 4, 5], pa.float32()),
        pa.array([9, None, 3, 4, 5], pa.decimal128(3, 0)),
    ],
    ids=lambda column: str(column.type),
)
def test_slices_begin_where_they_begin(column: pa.Array, read: Callable[..., meedoen.Ledger]) -> None:
    clients = pa.array([f"R{number}" for number in range(5)])
    starts = pa.array([datetime.date(2023, 1, 1 + number) for number in range(5)])
    whole = pa.table({"client": clients, "kind": ["rung"] * 5, "code": column, "start": starts})
    codes = [(row["client"], row["code"], row["start"].day) for row in read(whole.slice(1, 3))]
    assert codes == [("R2", "3", 3), ("R3", "4", 4)]
    assert [row["client"] for row in read(whole.slice(4))] == ["R4"]
    moments = whole.set_column(3, "start", starts.cast(pa.timestamp("ns"))).slice(2, 2)
    assert [row["start"].day for row in read(moments)] == [3, 4]


@pytest.mark.parametrize("library", ["pyarrow", "polars", "pandas", "duckdb"])
def test_tables_without_rows(library: str, read: Callable[..., meedoen.Ledger]) -> None:
    none = pa.table(BASE).slice(0, 0)
    table: Any = {
        "pyarrow": lambda: none,
        "polars": lambda: pl.from_arrow(none),
        "pandas": none.to_pandas,
        "duckdb": lambda: duckdb.sql("select '' client, '' kind, '' code, current_date start where false"),
    }[library]()
    ledger = read(table)
    assert (len(ledger), ledger.reading.rows) == (0, 0)
    assert ledger.to_table().to_polars().columns == list(ledger.to_table().columns)
    assert ledger.to_dicts() == []
    caseload = meedoen.Caseload(ledger)
    assert caseload.horizon is None
    assert caseload.kpis("stock", period="2023").value == 0


@pytest.mark.parametrize(
    "table", [pa.table({}), pl.DataFrame(), pd.DataFrame()], ids=["pyarrow", "polars", "pandas"]
)
def test_tables_without_columns(table: Any, read: Callable[..., meedoen.Ledger]) -> None:
    with pytest.raises(meedoen.LedgerError, match="client"):
        read(table)


def test_a_column_twice(read: Callable[..., meedoen.Ledger]) -> None:
    names = [*BASE, "client"]
    with pytest.raises(meedoen.LedgerError, match="twice") as refused:
        read(pa.table([pa.array(BASE[name]) for name in names], names=names))
    assert refused.value.place == "column client"
    with pytest.raises(meedoen.LedgerError, match="twice"):
        read({**BASE, "nr": ["a", "b"]}, columns={"nr": "client"})


def test_what_pandas_has_of_its_own(read: Callable[..., meedoen.Ledger]) -> None:
    expected = read({**HOURS, "hours": ["23.5", ""]}).digest
    frame = pd.DataFrame({**HOURS, "hours": [23.5, None]})
    assert read(frame).digest == expected
    assert read(frame.astype({"client": "string", "kind": "category", "hours": "Float64"})).digest == expected
    assert read(frame.assign(start=pd.Series(DAYS, dtype=object))).digest == expected
    assert read(frame.assign(start=pd.to_datetime(frame["start"]))).digest == expected
    assert read(frame.assign(end=pd.Series([pd.NaT, pd.NaT]))).digest == expected
    assert read(frame.assign(end=pd.Series([None, None], dtype=object))).digest == expected
    assert read(frame.set_index("client")).digest == expected
    assert read(frame.set_index(["client", "kind"])).digest == expected
    assert read(frame.iloc[::-1]).digest == expected
    backwards = pd.concat([frame, frame]).iloc[2:]
    assert read(backwards).digest == expected


def test_nullable_numbers_of_pandas(read: Callable[..., meedoen.Ledger]) -> None:
    frame = pd.DataFrame({**RUNGS, "code": pd.Series([3, pd.NA], dtype="Int8")})
    ledger = read(frame)
    assert [row["code"] for row in ledger] == ["3"]
    assert [row["code"] for row in ledger.quarantined()] == ["missing_value"]
    floats = read(frame.assign(code=[3.0, np.nan]))
    assert floats.digest == ledger.digest


def test_what_polars_has_of_its_own(read: Callable[..., meedoen.Ledger]) -> None:
    expected = read(RUNGS).digest
    frame = pl.DataFrame(RUNGS)
    assert read(frame.with_columns(pl.col("kind").cast(pl.Categorical))).digest == expected
    assert read(frame.with_columns(pl.col("kind").cast(pl.Enum(["benefit", "rung"])))).digest == expected
    assert read(frame.with_columns(pl.col("start").str.to_date())).digest == expected
    assert read(frame.with_columns(pl.col("start").str.to_datetime("%Y-%m-%d"))).digest == expected
    assert read(frame.rechunk()[1:].vstack(frame[:1])).digest == expected
    with pytest.raises(meedoen.LedgerError, match="LazyFrame"):
        read(frame.lazy())


def test_columns_of_polars_without_anything(read: Callable[..., meedoen.Ledger]) -> None:
    frame = pl.DataFrame({**BASE, "end": [None, None], "remark": [None, None]})
    assert frame["end"].dtype == pl.Null
    assert read(frame).digest == read(BASE).digest
    assert len(read(pl.DataFrame({name: [] for name in BASE}))) == 0
    [finding] = read(frame[:1].with_columns(start=None)).quarantined().to_dicts()
    assert (finding["column"], finding["code"]) == ("start", "missing_value")


def test_a_type_that_only_polars_has(read: Callable[..., meedoen.Ledger]) -> None:
    with pytest.raises(meedoen.LedgerError, match="Arrow"):
        read(pl.DataFrame(RUNGS).with_columns(pl.col("code").cast(pl.Int128)))


def test_what_is_no_table(read: Callable[..., meedoen.Ledger]) -> None:
    for thing in (pa.array([1, 2]), pl.Series([1, 2]), [BASE], 7, None, object()):
        with pytest.raises(meedoen.LedgerError, match="table"):
            read(thing)


# Out again.

QUESTIONS: list[dict[str, Any]] = [
    {"kpis": ["stock", "outflow_rate"], "from": "2023-01-01", "to": "2023-12-31", "every": "quarter"},
    {"kpis": ["stock", "outflow"], "from": "2023-01-01", "to": "2023-12-31", "by": ["rung", "domain"]},
    {"kpis": ["outflow"], "from": "2023-01-01", "to": "2023-06-30", "by": ["reason"]},
    {
        "kpis": ["handover_days", "volume_change", "recipients_per_10k"],
        "from": "2023-01-01",
        "to": "2023-12-31",
    },
    {"kpis": ["placements", "stock"], "from": "2023-01-01", "to": "2023-12-31", "every": "month"},
    {"transitions": {"from": "2023-01-01", "to": "2023-12-31"}},
    {"curve": {"of": "days_on_benefit", "from": "2020-01-01", "to": "2020-12-31"}},
    {"assess": {"contract_or_self_employed": "yes"}},
]


def flattened(row: dict[str, Any]) -> dict[str, Any]:
    """A row in JSON as a row of a table."""
    flat: dict[str, Any] = {}
    for key, cell in row.items():
        if key == "cell":
            flat |= cell
        elif key in ("from", "to"):
            flat[key] = datetime.date.fromisoformat(cell)
        else:
            flat[key] = cell
    return flat


def missing_is_none(cell: Any) -> Any:
    if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
        return None
    return cell.date() if isinstance(cell, datetime.datetime) else cell


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: next(iter(question)))
def test_answers_go_out_every_way(question: dict[str, Any], rijswijk: meedoen.Caseload) -> None:
    answer = rijswijk.ask(question)
    rows = json.loads(answer.to_json())
    assert len(rows) == len(answer) > 0
    dicts = answer.to_dicts()
    if "assess" not in question:
        assert dicts == [flattened(row) for row in rows]
        assert [type(cell) for row in dicts for cell in row.values()] == [
            type(cell) for row in rows for cell in flattened(row).values()
        ]
    assert [*answer] == dicts
    names = answer.columns
    assert answer.to_polars().columns == names
    assert answer.to_arrow().column_names == names
    assert list(answer.to_pandas().columns) == names
    assert answer.to_polars().rows(named=True) == dicts
    assert answer.to_arrow().to_pylist() == dicts
    pandas = [
        {k: missing_is_none(v) for k, v in row.items()} for row in answer.to_pandas().to_dict("records")
    ]
    assert pandas == dicts


def test_types_of_a_result(rijswijk: meedoen.Caseload) -> None:
    table = rijswijk.kpis("stock", "outflow_rate", period="2023", every="month", by=())
    schema = table.to_polars().schema
    assert schema["from"] == schema["to"] == pl.Date
    assert schema["kpi"] == pl.String
    assert schema["value"] == pl.Float64
    assert schema["provisional"] == pl.Boolean
    kinds = table.to_pandas().dtypes
    assert kinds["from"].kind == kinds["to"].kind == "M"
    assert kinds["provisional"].kind == "b"
    counts = rijswijk.kpis("stock", period="2023").to_dicts()[0]
    assert type(counts["value"]) is int
    assert type(counts["from"]) is datetime.date
    rate = rijswijk.kpis("outflow_rate", period="2023").to_dicts()[0]
    assert type(rate["value"]) is float
    assert type(rate["of"]) is int
    transitions = rijswijk.transitions("2023").to_polars().schema
    assert transitions == {"from_state": pl.String, "to_state": pl.String, "value": pl.Int64}


def test_types_of_a_ledger(rijswijk: meedoen.Caseload) -> None:
    schema = rijswijk.ledger.to_table().to_polars().schema
    dates = {name for name, form in schema.items() if form == pl.Date}
    assert dates == {"start", "end", "registered_on", "withdrawn_on"}
    assert schema["hours"] == pl.Float64
    pandas = rijswijk.ledger.to_table().to_pandas().dtypes
    assert all(pandas[name].kind == "M" for name in dates)


def test_duckdb_asks_on(rijswijk: meedoen.Caseload) -> None:
    table = rijswijk.kpis("stock", period="2023", by="domain")
    arrow = table.to_arrow()
    connection = duckdb.connect()
    connection.register("stock", arrow)
    found = connection.sql('select domain, value, "from" from stock order by value desc').fetchall()
    rows = sorted(table.to_dicts(), key=lambda row: -row["value"])
    assert found == [(row["domain"], row["value"], row["from"]) for row in rows]
    ledger = rijswijk.ledger.to_table().to_arrow()
    connection.register("ledger", ledger)
    assert connection.sql("select count(*) from ledger").fetchall() == [(len(rijswijk.ledger),)]
    assert connection.from_arrow(table).fetchall() == connection.from_arrow(arrow).fetchall()


@pytest.mark.parametrize("kpi", [meedoen.Kpi.OUTFLOW, meedoen.Kpi.OUTFLOW_TO_WORK])
def test_an_empty_result_keeps_its_columns(kpi: meedoen.Kpi, policy: meedoen.Policy) -> None:
    csv = b"client,kind,code,start\nR1,benefit,pw,2023-01-01\n"
    caseload = meedoen.Caseload.read_csv(csv, policy=policy)
    table = caseload.kpis(kpi, period="2022", by="reason")
    assert len(table) == 0
    names = ["kpi", "from", "to", "reason", "value", "of", "target", "attainment", "provisional"]
    assert table.columns == names
    assert table.by == ["reason"]
    assert table.to_polars().columns == list(table.to_pandas().columns) == names
    assert table.to_arrow().column_names == names
    assert table.to_polars().schema["from"] == pl.Date
    assert (table.to_dicts(), json.loads(table.to_json())) == ([], [])
    with pytest.raises(ValueError, match="0 rows"):
        _ = table.value
    assert len(caseload.transitions("2022")) == 0
    assert caseload.transitions("2022").to_polars().columns == ["from_state", "to_state", "value"]
    curve = caseload.curve("days_to_activation", "2022")
    columns = ["days", "at_risk", "events", "censored", "survival", "lower", "upper"]
    assert curve.columns == curve.to_polars().columns == columns
    assert caseload.ledger.quarantined().to_polars().is_empty()
