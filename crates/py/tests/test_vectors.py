"""Every shared vector through Python: the same answers, refusals and readings as in every language."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import meedoen
import polars
import pyarrow
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Vector


def told(case: dict[str, Any], got: object) -> str:
    return f"{case['name']}\nasked    {case['query']}\nexpected {case.get('rows')}\ngot      {got}"


def test_the_vectors_are_all_there(vectors: dict[str, Vector]) -> None:
    assert len(vectors) >= 28
    assert sum(len(vector.cases) for vector in vectors.values()) >= 845


def test_each_case_asked_alone(vector: Vector, same: Callable[..., bool]) -> None:
    forms = {
        "transitions": meedoen.TransitionTable,
        "curve": meedoen.CurveTable,
        "assess": meedoen.Answer,
    }
    for case in vector.cases:
        query = case["query"]
        if "error" in case:
            with pytest.raises(meedoen.QuestionError) as refused:
                vector.caseload.ask(query)
            assert refused.value.code == case["error"], told(case, refused.value)
            continue
        answer = vector.caseload.ask(query)
        form = next((form for key, form in forms.items() if key in query), meedoen.KpiTable)
        assert isinstance(answer, form), case["name"]
        assert same(case["rows"], json.loads(answer.to_json())), told(case, answer.to_json())
        assert len(answer) == len(case["rows"])


def test_all_cases_asked_as_one_list(vector: Vector, same: Callable[..., bool]) -> None:
    questions = [case["query"] for case in vector.cases]
    answers = json.loads(vector.caseload.ask_json(json.dumps(questions)))
    tables = vector.caseload.ask(questions)
    assert len(answers) == len(tables) == len(questions)
    for case, answer, table in zip(vector.cases, answers, tables, strict=True):
        if "error" in case:
            assert answer["error"] == case["error"], told(case, answer)
            assert isinstance(table, meedoen.QuestionError)
            shown = {"error": table.code, "place": table.place, "message": str(table)}
            assert shown == answer
        else:
            assert same(case["rows"], answer), told(case, answer)
            assert isinstance(table, meedoen.Answer)
            assert json.loads(table.to_json()) == answer


def test_each_case_asked_alone_as_json(vector: Vector, same: Callable[..., bool]) -> None:
    for case in vector.cases:
        answer = json.loads(vector.caseload.ask_json(json.dumps(case["query"])))
        right = answer["error"] == case["error"] if "error" in case else same(case["rows"], answer)
        assert right, told(case, answer)


def findings(ledger: meedoen.Ledger) -> list[dict[str, Any]]:
    keys = ("row", "column", "code", "text")
    return [{key: row[key] for key in keys} for row in ledger.quarantined()]


def test_it_is_read_as_its_reading_says(vector: Vector) -> None:
    reading = vector.ledger.reading
    expected = vector.reading
    counts = {"rows": reading.rows, "accepted": reading.accepted, "quarantined": reading.quarantined}
    assert counts == {key: expected[key] for key in counts}
    assert findings(vector.ledger) == expected["findings"]
    # A row that withdraws another is accepted and stands in that row.
    withdrawals = sum(",withdraw," in line for line in vector.ledger_csv.read_text("latin-1").splitlines())
    assert reading.accepted - withdrawals <= len(vector.ledger) <= reading.accepted
    assert [file.name for file in reading.files] == ["ledger.csv"]


def test_bytes_are_read_as_the_file(vector: Vector) -> None:
    ledger = meedoen.Ledger.read_csv(
        vector.ledger_csv.read_bytes(), policy=vector.policy, mapping=vector.mapping
    )
    assert ledger.digest == vector.ledger.digest
    assert findings(ledger) == findings(vector.ledger)


def text_columns(vector: Vector) -> tuple[dict[str, list[str | None]], list[int]]:
    """The file as columns of text, and the numbers of the rows that no table can hold: those with text
    beyond the last column."""
    raw = vector.ledger_csv.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        # The Encoding standard gives a control character for the five bytes that Python refuses.
        holes = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
        text = "".join(chr(byte) if byte in holes else bytes([byte]).decode("cp1252") for byte in raw)
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    header, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = [line for line in lines if any(cell.strip() for cell in line)]
    ragged = [
        number for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row[len(header) :])
    ]
    kept = [row for number, row in enumerate(rows, 1) if number not in ragged]
    filled: list[list[str | None]] = [
        [*row[: len(header)], *[None] * (len(header) - len(row))] for row in kept
    ]
    return {name: [row[at] for row in filled] for at, name in enumerate(header)}, ragged


def with_pyarrow(columns: dict[str, list[str | None]]) -> Any:
    return pyarrow.table({name: pyarrow.array(cells, pyarrow.string()) for name, cells in columns.items()})


def with_polars(columns: dict[str, list[str | None]]) -> Any:
    return polars.DataFrame(columns, schema=dict.fromkeys(columns, polars.String))


def with_words(columns: dict[str, list[str | None]]) -> Any:
    return polars.DataFrame(columns, schema=dict.fromkeys(columns, polars.Categorical))


@pytest.mark.parametrize("frame_of", [with_pyarrow, with_polars, with_words])
def test_a_data_frame_of_text_gives_the_same(
    vector: Vector, frame_of: Callable[[dict[str, list[str | None]]], Any]
) -> None:
    columns, ragged = text_columns(vector)
    ledger = meedoen.Ledger.from_arrow(frame_of(columns), policy=vector.policy, mapping=vector.mapping)
    assert ledger.digest == vector.ledger.digest
    assert ledger.to_dicts() == vector.ledger.to_dicts()
    # A table can't hold a row with more cells than it has columns: those are not in it.
    moved = {
        row: row - sum(gone < row for gone in ragged)
        for row in range(1, vector.reading["rows"] + 1)
        if row not in ragged
    }
    expected = [
        {**finding, "row": moved[finding["row"]]}
        for finding in vector.reading["findings"]
        if finding["row"] in moved
    ]
    assert findings(ledger) == expected
    questions = json.dumps([case["query"] for case in vector.cases])
    assert meedoen.Caseload(ledger).ask_json(questions) == vector.caseload.ask_json(questions)


def test_some_vectors_hold_what_no_table_can(vectors: dict[str, Vector]) -> None:
    ragged = {name for name, vector in vectors.items() if text_columns(vector)[1]}
    assert ragged == {"dirty-rows"}


@pytest.mark.parametrize(
    "source",
    [
        b"",
        b"client,kind,code\nR1,benefit,pw\n",
        b"client,kind,code,start,start\nR1,benefit,pw,2023-01-01,2023-01-01\n",
        b"client,kind,code,start\nR1,benefit,pw\x00,2023-01-01\n",
    ],
    ids=["nothing", "no start", "start twice", "no text"],
)
def test_a_file_that_is_no_ledger(source: bytes, policy: meedoen.Policy) -> None:
    with pytest.raises(meedoen.LedgerError) as refused:
        meedoen.Ledger.read_csv(source, policy=policy)
    assert refused.value.code is meedoen.ErrorCode.BAD_LEDGER


@pytest.mark.parametrize(
    "text",
    [
        "format = 1\n",
        "this is no TOML",
        'format = 99\n[municipality]\nname = "X"\n',
        'format = 1\nfancy = true\n[municipality]\nname = "X"\n',
        'format = 1\n[municipality]\nname = "X"\n[parameters]\nbridge_days = -1\n',
    ],
)
def test_a_file_that_is_no_policy(text: str) -> None:
    with pytest.raises(meedoen.PolicyError) as refused:
        meedoen.Policy.from_toml(text)
    assert refused.value.code is meedoen.ErrorCode.BAD_POLICY


@pytest.mark.parametrize(
    "text",
    [
        "this is no TOML",
        'format = 1\nend = "somewhere"\n',
        "format = 1\nfancy = true\n",
        'format = 1\n[columns]\na = "client"\nb = "client"\nc = "colour"\n',
    ],
)
def test_a_file_that_is_no_mapping(text: str) -> None:
    with pytest.raises(meedoen.MappingError) as refused:
        meedoen.Mapping.from_toml(text)
    assert refused.value.code is meedoen.ErrorCode.BAD_MAPPING


def test_a_constant_for_a_column_that_is_there(policy: meedoen.Policy) -> None:
    source = b"client,kind,code,start\nR1,benefit,pw,2023-01-01\n"
    with pytest.raises(meedoen.MappingError, match="kind") as refused:
        meedoen.Ledger.read_csv(source, policy=policy, constants={"kind": "benefit"})
    assert refused.value.code is meedoen.ErrorCode.BAD_MAPPING
