"""How the package behaves: its errors, its words, its silence."""

from __future__ import annotations

import copy
import datetime
import enum
import inspect
import json
import pickle
from typing import TYPE_CHECKING, Any

import meedoen
import pandas as pd
import pytest
from meedoen import ErrorCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

YEAR = ("2023-01-01", "2023-12-31")
CSV = b"client,kind,code,start\nR1,benefit,pw,2023-01-01\n"
CLASSES = {
    ErrorCode.BAD_LEDGER: meedoen.LedgerError,
    ErrorCode.BAD_POLICY: meedoen.PolicyError,
    ErrorCode.BAD_MAPPING: meedoen.MappingError,
    ErrorCode.UNKNOWN_KPI: meedoen.QuestionError,
    ErrorCode.UNKNOWN_DIMENSION: meedoen.QuestionError,
    ErrorCode.BAD_PERIOD: meedoen.QuestionError,
    ErrorCode.BAD_QUERY: meedoen.QuestionError,
    ErrorCode.TOO_LARGE: meedoen.QuestionError,
}

# Errors.

WRONG: dict[str, Callable[[meedoen.Caseload], object]] = {
    "bad_ledger": lambda it: meedoen.Ledger.read_csv(b"a,b\n", policy=it.policy),
    "bad_policy": lambda it: it.policy.replace(parameters={"bridge_days": -1}),
    "bad_mapping": lambda it: meedoen.Mapping(end="somewhere"),
    "unknown_kpi": lambda it: it.kpis("granite", period="2023"),  # type: ignore[arg-type]
    "unknown_dimension": lambda it: it.kpis("stock", period="2023", by="colour"),
    "bad_period": lambda it: it.kpis("stock", period=("2023-12-31", "2023-01-01")),
    "bad_query": lambda it: it.kpis("stock", period="2023", programme="nothing"),
    "too_large": lambda it: it.kpis("stock", period="2023", every="day", most_rows=10),
}


@pytest.mark.parametrize("code", WRONG)
def test_every_code_that_python_can_reach(code: str, small: meedoen.Caseload) -> None:
    with pytest.raises(meedoen.MeedoenError) as told:
        WRONG[code](small)
    error = told.value
    assert type(error) is CLASSES[ErrorCode(code)]
    assert isinstance(error.code, ErrorCode)
    assert error.code is ErrorCode(code)
    assert error.code == code
    assert isinstance(error.place, str)
    assert error.message
    assert str(error) == (f"{error.place}: {error.message}" if error.place else error.message)
    assert not error.message.startswith(error.place or "\0")
    assert repr(error).startswith(type(error).__name__)


def test_the_codes_that_python_can_not_reach_are_those_of_tallies_and_of_stopping() -> None:
    assert {*ErrorCode} - {ErrorCode(code) for code in WRONG} == {
        ErrorCode.PLAN_MISMATCH,
        ErrorCode.BAD_TALLIES,
        ErrorCode.CANCELLED,
    }


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize("code", WRONG)
def test_errors_travel(code: str, protocol: int, small: meedoen.Caseload) -> None:
    with pytest.raises(meedoen.MeedoenError) as told:
        WRONG[code](small)
    error = told.value
    for again in (pickle.loads(pickle.dumps(error, protocol)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert (again.code, again.place, again.message) == (error.code, error.place, error.message)
        assert again.code is error.code
        assert (str(again), again.args) == (str(error), error.args)


def test_the_hierarchy() -> None:
    for kind in CLASSES.values():
        assert issubclass(kind, meedoen.MeedoenError)
    assert issubclass(meedoen.MeedoenError, Exception)
    assert not issubclass(meedoen.MeedoenError, OSError | ValueError | RuntimeError)
    with pytest.raises(ValueError, match="nothing"):
        meedoen.MeedoenError("x", code="nothing")
    for code in ErrorCode:
        plain = meedoen.MeedoenError("x", code=code, place="y")
        assert str(plain) == "y: x"
        assert str(pickle.loads(pickle.dumps(plain))) == "y: x"


def test_places(small: meedoen.Caseload) -> None:
    places = {
        "bad_policy": "parameters.bridge_days",
        "bad_mapping": "end",
        "unknown_kpi": "kpis",
        "unknown_dimension": "by",
        "bad_query": "programme",
    }
    for code, place in places.items():
        with pytest.raises(meedoen.MeedoenError) as told:
            WRONG[code](small)
        assert told.value.place == place, code


def test_no_text_of_a_ledger_in_an_error(policy: meedoen.Policy) -> None:
    for row in (b"GEHEIM,GEHEIM,pw,2023-01-01", b"R1,benefit,GEHEIM,2023-01-01", b"R1,benefit,pw,GEHEIM"):
        source = b"client,kind,code,start\n" + row + b"\n"
        with pytest.raises(meedoen.LedgerError) as told:
            meedoen.Ledger.read_csv(source, policy=policy, strict=True)
        assert "GEHEIM" not in f"{told.value}{told.value!r}{told.value.place}{told.value.message}"
        assert "GEHEIM" not in repr(meedoen.Ledger.read_csv(source, policy=policy))


def test_a_list_has_its_errors_in_their_places(small: meedoen.Caseload) -> None:
    good = {"kpis": ["stock"], "from": YEAR[0], "to": YEAR[1]}
    questions: list[dict[str, Any]] = [
        good,
        {**good, "kpis": ["granite"]},
        {**good, "to": "2022-01-01"},
        {},
        good,
    ]
    answers = small.ask(questions)
    codes = [answer.code if isinstance(answer, meedoen.MeedoenError) else None for answer in answers]
    assert codes == [None, "unknown_kpi", "bad_period", "bad_query", None]
    assert answers[0] == answers[4] == small.ask(good)
    assert small.ask([]) == []
    assert small.ask(tuple(questions[:1])) == answers[:1]


@pytest.mark.parametrize("thing", ["stock", b"stock", 7, None, 1.5, {1, 2}, object(), iter([])])
def test_what_is_no_question_is_refused(thing: Any, small: meedoen.Caseload) -> None:
    with pytest.raises(meedoen.QuestionError) as told:
        small.ask(thing)
    assert told.value.code is ErrorCode.BAD_QUERY


def test_what_is_no_json_is_refused(small: meedoen.Caseload) -> None:
    for text in ("", "{", "nonsense", '{"kpis": NaN}'):
        with pytest.raises(meedoen.QuestionError) as told:
            small.ask_json(text)
        assert told.value.code is ErrorCode.BAD_QUERY


# Days.

MOMENTS = [
    datetime.datetime(2023, 1, 1),
    datetime.datetime(2023, 1, 1, 9, 30),
    datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC),
    pd.Timestamp("2023-01-01"),
    pd.NaT,
]
NO_DAYS = [
    20230101,
    2023.5,
    ["2023-01-01"],
    object(),
    b"2023-01-01",
    "tomorrow",
    "2023-02-30",
    "1900-12-31",
    "",
]

DAYS: dict[str, Callable[[meedoen.Caseload, Any], object]] = {
    "kpis first": lambda it, day: it.kpis("stock", period=(day, "2023-12-31")),
    "kpis last": lambda it, day: it.kpis("stock", period=("2023-01-01", day)),
    "kpis known_on": lambda it, day: it.kpis("stock", period="2023", known_on=day),
    "kpis horizon": lambda it, day: it.kpis("stock", period="2023", horizon=day),
    "kpis followed_to": lambda it, day: it.kpis(
        "activated", period=("2022-01-01", "2022-06-30"), followed_to=day
    ),
    "transitions period": lambda it, day: it.transitions((day, "2023-12-31")),
    "transitions known_on": lambda it, day: it.transitions("2023", known_on=day),
    "curve period": lambda it, day: it.curve("days_on_benefit", (day, "2023-12-31")),
    "curve known_on": lambda it, day: it.curve("days_on_benefit", "2023", known_on=day),
    "curve horizon": lambda it, day: it.curve("days_on_benefit", "2023", horizon=day),
    "ask": lambda it, day: it.ask({"kpis": ["stock"], "from": day, "to": "2023-12-31"}),
    "ask, deep": lambda it, day: it.ask(
        {"curve": {"of": "days_on_benefit", "from": day, "to": "2023-12-31"}}
    ),
    "check as_of": lambda it, day: it.check(as_of=day),
    "check known_on": lambda it, day: it.check(known_on=day),
    "report period": lambda it, day: it.report((day, "2023-12-31")),
    "report cohort": lambda it, day: it.report("2023", cohort=(day, None)),
    "report cohort to": lambda it, day: it.report("2023", cohort=(None, day)),
    "report known_on": lambda it, day: it.report("2023", known_on=day),
    "report horizon": lambda it, day: it.report("2023", horizon=day),
    "horizon_on": lambda it, day: it.horizon_on(day),
    "client": lambda it, day: it.client(next(iter(it.ledger))["client"], known_on=day),
    "timeline": lambda it, day: it.client(next(iter(it.ledger))["client"]).timeline(up_to=day),
    "update": lambda it, day: it.ledger.update(day, it.ledger),
    "from_snapshots": lambda it, day: meedoen.Ledger.from_snapshots([(day, it.ledger)]),
    "synthetic": lambda it, day: meedoen.synthetic(clients=10, period=(day, "2023-12-31")).ledger,
    "synthetic to": lambda it, day: meedoen.synthetic(clients=10, period=("2022-01-01", day)).ledger,
}


NEED_ANOTHER_DAY = ("update", "from_snapshots", "report known_on", "report horizon")


@pytest.mark.parametrize("moment", MOMENTS, ids=repr)
@pytest.mark.parametrize("where", DAYS)
def test_a_moment_is_no_day(where: str, moment: Any, small: meedoen.Caseload) -> None:
    with pytest.raises(meedoen.QuestionError) as told:
        DAYS[where](small, moment)
    assert told.value.code is ErrorCode.BAD_QUERY
    assert "day" in told.value.message


@pytest.mark.parametrize("day", NO_DAYS, ids=repr)
@pytest.mark.parametrize("where", DAYS)
def test_what_is_no_day_is_refused(where: str, day: Any, small: meedoen.Caseload) -> None:
    if where.startswith("ask") and isinstance(day, bytes):
        day = b"2023"
    with pytest.raises(meedoen.QuestionError) as told:
        DAYS[where](small, day)
    assert told.value.code in (ErrorCode.BAD_QUERY, ErrorCode.BAD_PERIOD)


@pytest.mark.parametrize("where", [name for name in DAYS if name not in NEED_ANOTHER_DAY])
def test_a_date_is_its_text(where: str, small: meedoen.Caseload) -> None:
    text, date = (DAYS[where](small, day) for day in ("2023-06-30", datetime.date(2023, 6, 30)))
    match text, date:
        case meedoen.Report(), meedoen.Report():
            assert text.to_dict() == date.to_dict()
        case meedoen.Client(), meedoen.Client():
            assert text.to_dict() == date.to_dict()
        case meedoen.Timeline(), meedoen.Timeline():
            assert text.svg == date.svg
        case meedoen.Ledger(), meedoen.Ledger():
            assert text.digest == date.digest
        case _:
            assert text == date


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2023", "2023-01-01", "2023-12-31"),
        ("2023-Q2", "2023-04-01", "2023-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-05-09", "2023-05-09", "2023-05-09"),
        (datetime.date(2023, 5, 9), "2023-05-09", "2023-05-09"),
        (["2023-05-09", datetime.date(2023, 5, 10)], "2023-05-09", "2023-05-10"),
        ((datetime.date(2023, 5, 9), "2023-05-10"), "2023-05-09", "2023-05-10"),
    ],
)
def test_periods(word: Any, first: str, last: str, small: meedoen.Caseload) -> None:
    [row] = small.kpis("stock", period=word).to_dicts()
    assert (row["from"].isoformat(), row["to"].isoformat()) == (first, last)


@pytest.mark.parametrize(
    "period",
    [
        "23",
        "2023-Q5",
        "2023-13",
        "2023/05",
        "",
        2023,
        None,
        (),
        ("2023-01-01",),
        ("a", "b", "c"),
        object(),
        {},
    ],
)
def test_what_is_no_period(period: Any, small: meedoen.Caseload) -> None:
    for ask in (
        lambda: small.kpis("stock", period=period),
        lambda: small.transitions(period),
        lambda: small.curve("days_on_benefit", period),
    ):
        with pytest.raises(meedoen.QuestionError) as told:
            ask()
        assert told.value.code in (ErrorCode.BAD_PERIOD, ErrorCode.BAD_QUERY)


# Policies.

WITHOUT: dict[str, Callable[..., object]] = {
    "Ledger.read_csv": lambda **it: meedoen.Ledger.read_csv(CSV, **it),
    "Ledger.from_arrow": lambda **it: meedoen.Ledger.from_arrow(pd.DataFrame({"client": ["R1"]}), **it),
    "Ledger.from_tables": lambda **it: meedoen.Ledger.from_tables(benefits=CSV, **it),
    "Ledger.from_snapshots": lambda **it: meedoen.Ledger.from_snapshots({"2023-01-01": CSV}, **it),
    "Caseload.read_csv": lambda **it: meedoen.Caseload.read_csv(CSV, **it),
    "Caseload.from_arrow": lambda **it: meedoen.Caseload.from_arrow(pd.DataFrame({"client": ["R1"]}), **it),
    "Caseload.from_tables": lambda **it: meedoen.Caseload.from_tables(benefits=CSV, **it),
}


@pytest.mark.parametrize("how", WITHOUT)
def test_without_a_policy_it_says_how(how: str) -> None:
    with pytest.raises(meedoen.PolicyError) as told:
        WITHOUT[how]()
    assert (told.value.code, told.value.place) == (ErrorCode.BAD_POLICY, "policy")
    assert "Policy.preset('example')" in told.value.message
    assert "policy.toml" in told.value.message
    for wrong in (7, {"municipality": {}}, object()):
        with pytest.raises(meedoen.PolicyError, match="not `"):
            WITHOUT[how](policy=wrong)
    with pytest.raises(meedoen.PolicyError) as told:
        WITHOUT[how](policy="nowhere.toml")
    assert told.value.place == "nowhere.toml"


def test_a_policy_by_its_path(tmp_path: Path, policy: meedoen.Policy) -> None:
    for name in ("policy.toml", "policy.json"):
        policy.write(tmp_path / name)
        assert meedoen.Policy.read(tmp_path / name) == policy
        for path in (tmp_path / name, str(tmp_path / name)):
            ledger = meedoen.Ledger.read_csv(CSV, policy=path)
            assert ledger.policy == policy
            assert meedoen.Caseload(ledger, policy=path).policy == policy


def test_another_policy_over_the_same_ledger(rijswijk: meedoen.Caseload) -> None:
    stricter = rijswijk.policy.replace(parameters={"caseload_schemes": ["ioaw"]})
    other = meedoen.Caseload(rijswijk.ledger, policy=stricter)
    assert other.ledger is rijswijk.ledger
    few, many = (it.kpis("stock", period="2023").value for it in (other, rijswijk))
    assert few < many  # type: ignore[operator]
    assert other.digests["ledger"] == rijswijk.digests["ledger"]
    assert other.digests["policy"] != rijswijk.digests["policy"]


def test_a_policy_that_is_replaced_stays_as_it_is(policy: meedoen.Policy) -> None:
    before = policy.to_json()
    other = policy.replace(parameters={"bridge_days": 3}, ambition=[])
    assert other.parameters["bridge_days"] == 3
    assert other.replace(parameters={"bridge_days": None}).parameters["bridge_days"] == 30
    assert policy.to_json() == before
    assert other != policy
    assert (policy == 7, policy != 7) == (False, True)
    assert hash(meedoen.Policy.from_json(before)) == hash(policy)
    policy.parameters["bridge_days"] = 99
    policy.to_dict()["municipality"]["name"] = "?"
    assert policy.to_json() == before


# Words.

ENUMS = [
    meedoen.Kpi,
    meedoen.CurveKind,
    meedoen.Dimension,
    meedoen.Every,
    meedoen.Kind,
    meedoen.Reason,
    meedoen.Category,
    meedoen.AssessmentQuestion,
    meedoen.Reply,
    meedoen.Severity,
    meedoen.FindingCode,
    meedoen.ErrorCode,
    meedoen.Lang,
]


@pytest.mark.parametrize("words", ENUMS, ids=lambda words: words.__name__)
def test_words_are_enums(words: type[enum.StrEnum]) -> None:
    assert issubclass(words, enum.Enum)
    assert len(list(words)) == len(words) > 1
    for member in words:
        assert isinstance(member, enum.Enum)
        assert isinstance(member, str)
        assert member == member.value == str(member) == f"{member}"
        assert member.name == member.value.upper()
        assert words(member.value) is member
        assert pickle.loads(pickle.dumps(member)) is member
        assert json.loads(json.dumps({member: member})) == {member.value: member.value}


def test_enums_are_the_core_s_lists() -> None:
    catalogue = meedoen.catalogue()
    assert [entry.kpi for entry in catalogue] == list(meedoen.Kpi)
    assert [entry.curve for entry in catalogue.curves] == list(meedoen.CurveKind)
    assert list(catalogue.dimensions) == list(meedoen.Dimension)
    assert [entry.code for entry in catalogue.findings] == list(meedoen.FindingCode)


@pytest.mark.parametrize("kpi", meedoen.Kpi)
def test_enums_for_kpis(kpi: meedoen.Kpi, small: meedoen.Caseload) -> None:
    programme = small.policy.programmes[0]["id"] if kpi == "caseload_per_fte" else None
    table = small.kpis(kpi, period="2023", programme=programme)
    assert table == small.kpis(kpi.value, period="2023", programme=programme)
    assert {row["kpi"] for row in table} == {kpi.value}
    assert meedoen.catalogue()[kpi].kpi is kpi
    for dimension in meedoen.catalogue()[kpi].dimensions:
        by = small.kpis(kpi, period="2023", by=dimension, programme=programme)
        assert by == small.kpis(kpi, period="2023", by=[dimension.value], programme=programme)
        assert by.by == [dimension.value]


def test_enums_for_everything_else(small: meedoen.Caseload) -> None:
    for every in meedoen.Every:
        assert small.kpis("stock", period="2023-02", every=every) == small.kpis(
            "stock", period="2023-02", every=every.value
        )
    either: Any = {1, 2}
    where = small.kpis("stock", period="2023", where={meedoen.Dimension.RUNG: [1, "2"]})
    assert where == small.kpis("stock", period="2023", where={"rung": ["1", 2]})
    assert where == small.kpis("stock", period="2023", where={"rung": ("1", 2)})
    assert where == small.kpis("stock", period="2023", where={"rung": either})
    reasons = small.kpis("outflow", period="2023", where={"reason": meedoen.Reason.WORK})
    assert reasons == small.kpis("outflow", period="2023", where={"reason": "work"})
    for of in meedoen.CurveKind:
        assert small.curve(of, "2022") == small.curve(of.value, "2022")
    for lang in meedoen.Lang:
        assert meedoen.catalogue(lang).kpis == meedoen.catalogue(lang.value).kpis
        assert meedoen.catalogue(lang).lang is lang
        assert small.report("2023", lang=lang).to_html() == small.report("2023").to_html(lang.value)
        assert small.check(lang=lang) == small.check(lang=lang.value)
        assert small.ledger.quarantined(lang) == small.ledger.quarantined(lang.value)
    question = {
        "kpis": [meedoen.Kpi.STOCK],
        "from": datetime.date(2023, 1, 1),
        "to": YEAR[1],
        "every": meedoen.Every.YEAR,
        "by": (meedoen.Dimension.RUNG,),
        "where": {meedoen.Dimension.SCHEME: ["pw", "ioaw", "ioaz", "bbz"]},
    }
    assert small.ask(question) == small.kpis(
        "stock",
        period="2023",
        every="year",
        by="rung",
        where={"scheme": ["pw", "ioaw", "ioaz", "bbz"]},
    )


def test_enums_for_the_ladder() -> None:
    for question in meedoen.AssessmentQuestion:
        for reply, plain in zip(meedoen.Reply, (True, False, None), strict=True):
            by_enum = meedoen.Ladder.assess({question: reply})
            assert by_enum == meedoen.Ladder.assess({question.value: reply.value})
            keywords: dict[str, Any] = {question.value: plain}
            assert by_enum == meedoen.Ladder.assess(**keywords)
            assert all(isinstance(open_, meedoen.AssessmentQuestion) for open_ in by_enum.ask)
            assert by_enum.possible == sorted(by_enum.possible)
    decided = meedoen.Ladder.assess(contract_or_self_employed=True, external_coaching=True)
    assert decided.rung == 5
    assert decided.decided_by == {
        meedoen.AssessmentQuestion.CONTRACT_OR_SELF_EMPLOYED: meedoen.Reply.YES,
        meedoen.AssessmentQuestion.EXTERNAL_COACHING: meedoen.Reply.YES,
    }
    assert meedoen.Ladder.assess().possible == [1, 2, 3, 4, 5, 6]
    for wrong in ({"colour": True}, {"external_coaching": "perhaps"}, {"external_coaching": 1}):
        with pytest.raises(meedoen.QuestionError):
            meedoen.Ladder.assess(wrong)  # type: ignore[arg-type]


def test_wrong_words(small: meedoen.Caseload) -> None:
    wrong: Any = "fr"
    for ask in (
        lambda: small.report("2023", lang=wrong),
        lambda: small.report("2023").to_html(wrong),
        lambda: small.check(lang=wrong),
        lambda: small.ledger.quarantined(wrong),
        lambda: meedoen.catalogue(wrong),
    ):
        with pytest.raises(meedoen.QuestionError, match="is no language; known are `nl`, `en`"):
            ask()
    with pytest.raises(KeyError):
        meedoen.catalogue()["granite"]  # type: ignore[index]


# Silence.


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str], tmp_path: Path, sample: Path) -> None:
    policy = meedoen.Policy.preset("example")
    seen: list[int] = []
    caseload = meedoen.Caseload.read_csv(sample, policy=policy, progress=seen.append)
    caseload.kpis("stock", "outflow", period="2023", every="month", by="rung").to_pandas()
    caseload.transitions("2023").to_polars()
    caseload.curve("days_on_benefit", "2022").to_arrow()
    caseload.check()
    caseload.report("2023").save(tmp_path / "rapport.html")
    client = next(iter(caseload.ledger))["client"]
    caseload.client(client).timeline().save(tmp_path / "client.svg")
    caseload.ledger.write_csv(tmp_path / "ledger.csv")
    meedoen.Ledger.read_csv(
        b"client,kind,code,start,x\nR1,benefit,?,2023-01-01,\n", policy=policy
    ).quarantined()
    with pytest.raises(meedoen.QuestionError):
        caseload.kpis("granite", period="2023")  # type: ignore[arg-type]
    caseload.ask([{"kpis": ["granite"]}])
    made_up = meedoen.synthetic(clients=50)
    made_up.write_csv(tmp_path / "synthetic.csv")
    repr([caseload, caseload.ledger, policy, caseload.kpis("stock", period="2023"), meedoen.catalogue()])
    assert capfd.readouterr() == ("", "")
    assert sum(seen) == sample.stat().st_size
    assert meedoen.Ledger.read_csv(tmp_path / "ledger.csv", policy=policy).digest == caseload.ledger.digest
    assert {path.name for path in tmp_path.iterdir()} == {
        "rapport.html",
        "client.svg",
        "ledger.csv",
        "synthetic.csv",
    }


def test_progress_may_stop_the_reading(sample: Path, policy: meedoen.Policy) -> None:
    class Enough(Exception):  # noqa: N818
        pass

    def stop(_read: int) -> None:
        raise Enough

    with pytest.raises(Enough):
        meedoen.Ledger.read_csv(sample, policy=policy, progress=stop)


# Everything named is there and described.


@pytest.mark.parametrize("name", [name for name in meedoen.__all__ if not name.startswith("__")])
def test_every_public_name_is_there_and_described(name: str) -> None:
    thing = getattr(meedoen, name)
    assert thing.__doc__
    assert inspect.getmodule(thing).__name__.startswith("meedoen")  # type: ignore[union-attr]
    for part, member in inspect.getmembers(thing):
        if not part.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
            assert member.__doc__, f"{name}.{part}"


def test_representations_are_short(rijswijk: meedoen.Caseload) -> None:
    things = [
        rijswijk,
        rijswijk.ledger,
        rijswijk.policy,
        rijswijk.kpis("stock", period="2023", every="day"),
        rijswijk.report("2023"),
        rijswijk.client(next(iter(rijswijk.ledger))["client"]),
        meedoen.catalogue(),
        meedoen.Extract(CSV),
        meedoen.Mapping(columns={"a": "client"}),
    ]
    for thing in things:
        assert repr(thing).startswith("<meedoen.")
        assert len(repr(thing)) < 200
