"""Laws that hold for every ledger, through the Python face."""

from __future__ import annotations

import csv
import datetime
import io
import json
from typing import Any

import meedoen
import polars as pl
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

POLICY = meedoen.Policy.preset("example")
COLUMNS = [
    "client",
    "kind",
    "code",
    "start",
    "end",
    "reason",
    "hours",
    "benefit_no",
    "registered_on",
    "withdrawn_on",
    "record",
]
CODES = {
    "benefit": ["pw", "ioaw", "ioaz", "bbz"],
    "rung": list("123456"),
    "growth": list("123456"),
    "contact": ["first", "progress"],
    "route": [route["id"] for route in POLICY.routes],
    "activity": ["volunteering", "organised", "barriers"],
    "referral": ["wsp", "participatie"],
    "placement": ["paid", "trial", "supported"],
    "instrument": ["job_coach", "transport"],
    "group": [group["id"] for group in POLICY.groups],
    "birth": [""],
}
POINTS = ("rung", "growth", "contact", "birth")
FIRST, LAST = datetime.date(2021, 1, 1), datetime.date(2024, 6, 30)

Row = dict[str, str]
days = st.dates(FIRST, LAST)


@st.composite
def good_rows(draw: st.DrawFn) -> Row:
    kind = draw(st.sampled_from(list(CODES)))
    start = draw(days)
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "client": draw(st.sampled_from(["R1", "R2", "R3", "R4"])),
        "kind": kind,
        "code": draw(st.sampled_from(CODES[kind])),
        "start": start.isoformat(),
    }
    if kind not in POINTS and draw(st.booleans()):
        row["end"] = (start + datetime.timedelta(draw(st.integers(0, 700)))).isoformat()
    if kind == "benefit":
        row["reason"] = draw(st.sampled_from(["", "work", "moved", "study", "other"])) if row["end"] else ""
        row["benefit_no"] = draw(st.sampled_from(["", "B1"]))
    if kind == "referral" and row["end"]:
        row["reason"] = draw(st.sampled_from(["", "accepted", "returned", "lapsed"]))
    if kind == "placement":
        row["hours"] = draw(st.sampled_from(["", "8", "23.5", "36"]))
    if draw(st.booleans()):
        row["registered_on"] = (start + datetime.timedelta(draw(st.integers(0, 120)))).isoformat()
    return row


NONSENSE = st.sampled_from(
    ["", " ", "?", "2023", "2023-02-30", "31-12-2022", "20220401", "00000000", "é;,\"'", "-1"]
)


@st.composite
def any_rows(draw: st.DrawFn) -> Row:
    row = dict(draw(good_rows()))
    for column in draw(st.sets(st.sampled_from(COLUMNS), max_size=2)):
        row[column] = draw(NONSENSE)
    return row


good_ledgers = st.lists(good_rows(), max_size=24)
any_ledgers = st.lists(any_rows(), max_size=16)


def as_csv(rows: list[Row], delimiter: str = ",") -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def as_columns(rows: list[Row]) -> dict[str, list[str]]:
    return {name: [row[name] for row in rows] for name in COLUMNS}


def from_csv(rows: list[Row]) -> meedoen.Ledger:
    return meedoen.Ledger.read_csv(as_csv(rows), policy=POLICY)


def what_was_read(ledger: meedoen.Ledger) -> object:
    keys = ("row", "column", "code", "severity", "text")
    reading = ledger.reading
    return (
        (reading.rows, reading.accepted, reading.quarantined),
        [{key: finding[key] for key in keys} for finding in ledger.quarantined()],
        ledger.to_csv(),
        ledger.digest,
    )


def day_or_none(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text else None


@given(any_ledgers, st.integers(0, 16))
def test_a_frame_reads_as_its_csv(rows: list[Row], cut: int) -> None:
    expected = what_was_read(from_csv(rows))
    semicolons = meedoen.Ledger.read_csv(as_csv(rows, ";"), policy=POLICY)
    assert what_was_read(semicolons) == expected
    columns = as_columns(rows)
    frame = pl.DataFrame(columns, schema=dict.fromkeys(COLUMNS, pl.String))
    table = pa.table({name: pa.array(cells, pa.string()) for name, cells in columns.items()})
    words = pa.table({name: table[name].dictionary_encode() for name in COLUMNS})
    parts = pa.concat_tables([table.slice(0, cut), table.slice(cut)])
    missing = frame.with_columns(pl.all().replace({"": None}))
    for one in (frame, table, words, parts, missing):
        assert what_was_read(meedoen.Ledger.from_arrow(one, policy=POLICY)) == expected


@given(good_ledgers)
def test_days_and_numbers_read_as_their_text(rows: list[Row]) -> None:
    columns: dict[str, Any] = as_columns(rows)
    for name in ("start", "end", "registered_on", "withdrawn_on"):
        columns[name] = pl.Series([day_or_none(text) for text in columns[name]], dtype=pl.Date)
    columns["hours"] = pl.Series(
        [float(text) if text else None for text in columns["hours"]], dtype=pl.Float64
    )
    frame = pl.DataFrame(columns)
    ledger = from_csv(rows)
    assert ledger.reading.quarantined == 0
    typed = meedoen.Ledger.from_arrow(frame, policy=POLICY, strict=True)
    assert what_was_read(typed) == what_was_read(ledger)
    moments = meedoen.Ledger.from_arrow(frame.with_columns(pl.col(pl.Date).cast(pl.Datetime)), policy=POLICY)
    assert moments.digest == ledger.digest
    # And out and in again.
    assert meedoen.Ledger.from_arrow(ledger, policy=POLICY).to_csv() == ledger.to_csv()
    assert meedoen.Ledger.read_csv(ledger.to_csv().encode(), policy=POLICY).digest == ledger.digest


@given(any_ledgers)
def test_rows_in_are_rows_accepted_and_quarantined(rows: list[Row]) -> None:
    ledger = from_csv(rows)
    reading = ledger.reading
    # A line without any text is no row.
    assert reading.rows == sum(any(cell.strip() for cell in row.values()) for row in rows)
    assert reading.rows == reading.accepted + reading.quarantined
    assert len({finding["row"] for finding in ledger.quarantined()}) == reading.quarantined
    assert len(list(csv.reader(io.StringIO(ledger.quarantined_csv())))) == reading.quarantined + 1


ENTRIES = list(meedoen.catalogue())


@st.composite
def questions(draw: st.DrawFn) -> dict[str, Any]:
    first, last = sorted([draw(days), draw(days)])
    span: dict[str, Any] = {"from": first.isoformat(), "to": last.isoformat()}
    known = draw(st.none() | days)
    where = draw(st.sampled_from([None, {"rung": [1, "2"]}, {"domain": "werk"}, {"scheme": ["pw"]}]))
    if known:
        span["known_on"] = known.isoformat()
    match draw(st.sampled_from(["kpis", "kpis", "kpis", "transitions", "curve", "wrong"])):
        case "transitions":
            return {"transitions": {**span, "where": where}}
        case "curve":
            return {"curve": {"of": draw(st.sampled_from([*meedoen.CurveKind])).value, **span}}
        case "wrong":
            return {"kpis": ["stock"], **span, **draw(st.sampled_from([{"by": ["x"]}, {"to": "2020-01-01"}]))}
    entry = draw(st.sampled_from([entry for entry in ENTRIES if entry.kpi != "caseload_per_fte"]))
    by = (
        draw(st.lists(st.sampled_from(entry.dimensions), max_size=2, unique=True)) if entry.dimensions else []
    )
    every = draw(st.sampled_from([None, "month", "quarter", "year"]))
    question = {"kpis": [entry.kpi.value], **span, "every": every, "by": [str(word) for word in by]}
    return {**question, "where": where} if entry.dimensions and where else question


def flattened(row: dict[str, Any]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, cell in row.items():
        if key == "cell":
            flat |= cell
        else:
            flat[key] = datetime.date.fromisoformat(cell) if key in ("from", "to") else cell
    return flat


@given(good_ledgers, st.lists(questions(), min_size=1, max_size=5))
def test_python_answers_what_the_core_answers(rows: list[Row], asked: list[dict[str, Any]]) -> None:
    caseload = meedoen.Caseload(from_csv(rows))
    expected = json.loads(caseload.ask_json(json.dumps(asked)))
    for question, answer, table in zip(asked, expected, caseload.ask(asked), strict=True):
        if isinstance(table, meedoen.MeedoenError):
            assert answer == {"error": table.code, "place": table.place, "message": str(table)}
            continue
        assert json.loads(table.to_json()) == answer
        assert table.to_dicts() == [flattened(row) for row in answer]
        assert table.to_polars().rows(named=True) == table.to_dicts()
        assert table == caseload.ask(question)


@given(good_ledgers, days, days)
def test_the_caseload_closes(rows: list[Row], one: datetime.date, other: datetime.date) -> None:
    """stock(b) = stock(a - 1) + inflow - outflow, for every period."""
    first, last = sorted([one, other])
    caseload = meedoen.Caseload(from_csv(rows))
    day_before = first - datetime.timedelta(1)
    before = caseload.kpis("stock", period=(day_before, day_before)).value
    stock, inflow, outflow = (
        row["value"] for row in caseload.kpis("stock", "inflow", "outflow", period=(first, last))
    )
    assert isinstance(before, int)
    assert stock == before + inflow - outflow
    moves = caseload.transitions((first, last)).to_dicts()
    outside = {"outside", *meedoen.Category}
    assert sum(row["value"] for row in moves if row["from_state"] not in outside) == before
    assert sum(row["value"] for row in moves if row["to_state"] not in outside) == stock
    for every in meedoen.Every:
        if every != "day":
            grid = caseload.kpis("inflow", period=(first, last), every=every).to_dicts()
            assert sum(row["value"] for row in grid) == inflow
    by_rung = caseload.kpis("stock", period=(first, last), by="rung").to_dicts()
    assert sum(row["value"] for row in by_rung) == stock


@given(good_ledgers, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_count(rows: list[Row], random: Any) -> None:
    """But where the model says that the later row counts; flows of benefit have no such ties."""
    benefits = [{**row, "reason": "", "benefit_no": ""} for row in rows if row["kind"] == "benefit"]
    shuffled = random.sample(benefits, len(benefits))
    asked = [
        {
            "kpis": ["stock", "inflow", "outflow", "reentry"],
            "from": "2021-06-01",
            "to": "2024-06-30",
            "every": "month",
        }
    ]
    one, other = (meedoen.Caseload(from_csv(some)) for some in (benefits, shuffled))
    assert one.ask_json(json.dumps(asked)) == other.ask_json(json.dumps(asked))
    assert one.ledger.digest == other.ledger.digest


BARE = ("registered_on", "withdrawn_on", "record")


@given(st.lists(good_ledgers, min_size=1, max_size=3), st.lists(questions(), min_size=1, max_size=3))
def test_a_history_knows_what_each_extract_knew(
    extracts: list[list[Row]], asked: list[dict[str, Any]]
) -> None:
    ons = [datetime.date(2024, 7 + month, 1) for month in range(len(extracts))]
    bare = [[{**row, **dict.fromkeys(BARE, "")} for row in rows] for rows in extracts]
    ledgers = [from_csv(rows) for rows in bare]
    history = meedoen.Caseload(meedoen.Ledger.from_snapshots(zip(ons, ledgers, strict=True)))
    for on, ledger in zip(ons, ledgers, strict=True):
        period = ("2021-01-01", "2024-06-30")
        kpis = ("stock", "inflow", "outflow", "placed_clients", "spoken_to", "active")
        then = history.kpis(*kpis, period=period, every="quarter", known_on=on, horizon=on)  # type: ignore[arg-type]
        alone = meedoen.Caseload(ledger).kpis(*kpis, period=period, every="quarter", horizon=on)  # type: ignore[arg-type]
        figures = [[row["value"], row["of"]] for row in then]
        assert figures == [[row["value"], row["of"]] for row in alone]
    grown = meedoen.Ledger.from_snapshots({ons[0]: ledgers[0]})
    for on, ledger in zip(ons[1:], ledgers[1:], strict=True):
        grown = grown.update(on, ledger)
    assert grown.digest == history.ledger.digest
    assert meedoen.Caseload(grown).ask_json(json.dumps(asked)) == history.ask_json(json.dumps(asked))


@given(st.dictionaries(st.sampled_from([*meedoen.AssessmentQuestion]), st.sampled_from([True, False, None])))
def test_an_assessment_is_that_of_the_core(answers: dict[Any, Any]) -> None:
    words = {True: "yes", False: "no", None: "unknown"}
    caseload = meedoen.Caseload(from_csv([]))
    asked = {"assess": {str(question): words[reply] for question, reply in answers.items()}}
    [row] = json.loads(caseload.ask(asked).to_json())
    told = meedoen.Ladder.assess(answers, policy=POLICY)
    assert row["rung"] == (None if told.rung is None else str(told.rung))
    assert row["possible"] == [str(rung) for rung in told.possible]
    assert row["ask"] == [str(question) for question in told.ask]
    assert (told.rung is None) == (len(told.possible) > 1) == bool(told.ask)
