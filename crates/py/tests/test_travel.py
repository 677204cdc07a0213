"""What is pickled, copied and sent to other processes comes out the same."""

# mypy: disable-error-code="misc"

from __future__ import annotations

import copy
import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

import meedoen
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = {"kpis": ["stock", "outflow"], "from": "2023-01-01", "to": "2023-12-31", "by": ["rung"]}

COPIES: dict[str, Callable[[Any], Any]] = {
    **{
        f"pickle {protocol}": lambda thing, protocol=protocol: pickle.loads(pickle.dumps(thing, protocol))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    },
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


@pytest.fixture(params=COPIES)
def again(request: pytest.FixtureRequest) -> Callable[[Any], Any]:
    """Every way to have a thing twice."""
    return COPIES[request.param]


def test_policies_and_mappings(again: Callable[[Any], Any], policy: meedoen.Policy) -> None:
    other = again(policy)
    assert type(other) is meedoen.Policy
    assert (other, hash(other), other.to_json()) == (policy, hash(policy), policy.to_json())
    mapping = meedoen.Mapping(columns={"nr": "client"}, end="exclusive", reasons="cbs")
    other = again(mapping)
    assert type(other) is meedoen.Mapping
    assert (other, hash(other), other.to_dict()) == (mapping, hash(mapping), mapping.to_dict())


def test_answers(again: Callable[[Any], Any], small: meedoen.Caseload) -> None:
    answers: list[meedoen.Answer] = [
        small.ask(QUESTION),
        small.ask(QUESTION, digests=True),
        small.kpis("outflow_rate", "volume_change", period="2023"),
        small.kpis("outflow", period="1950", by="reason"),
        small.transitions("2023"),
        small.curve("days_on_benefit", "2022"),
        small.ask({"assess": {}}),
    ]
    for answer in answers:
        other = again(answer)
        assert type(other) is type(answer)
        assert other == answer
        assert other.columns == answer.columns
        assert other.to_dicts() == answer.to_dicts()
        assert other.to_json() == answer.to_json()
        assert other.receipt == answer.receipt
        assert other.to_polars().equals(answer.to_polars())
        assert again(other) == answer
        if isinstance(answer, meedoen.KpiTable):
            assert again(answer).by == answer.by


def test_tables(again: Callable[[Any], Any], small: meedoen.Caseload) -> None:
    for table in (small.check(), small.ledger.to_table(), small.ledger.quarantined()):
        other = again(table)
        assert type(other) is meedoen.Table
        assert other == table
        assert other.to_polars().equals(table.to_polars())


def test_ledgers(again: Callable[[Any], Any], vectors: Any) -> None:
    for name in ("dirty-rows", "corrections", "mapping-benefits", "windows-1252"):
        ledger = vectors[name].ledger
        other = again(ledger)
        assert type(other) is meedoen.Ledger
        assert other.to_csv() == ledger.to_csv()
        assert other.digest == ledger.digest
        assert other.policy == ledger.policy
        assert other.reading == ledger.reading
        assert other.quarantined() == ledger.quarantined()
        assert other.registered_share == ledger.registered_share
        assert repr(other) == repr(ledger)


def test_a_ledger_that_travelled_can_grow(again: Callable[[Any], Any], small: meedoen.Caseload) -> None:
    day = "2030-01-01"
    grown = again(small.ledger).update(day, b"client,kind,code,start\nnew,benefit,pw,2029-01-01\n")
    assert (
        grown.digest
        == small.ledger.update(day, b"client,kind,code,start\nnew,benefit,pw,2029-01-01\n").digest
    )


def test_caseloads(again: Callable[[Any], Any], small: meedoen.Caseload) -> None:
    other = again(small)
    assert type(other) is meedoen.Caseload
    assert other.digests == small.digests
    assert other.ask(QUESTION) == small.ask(QUESTION)
    assert (len(other), other.horizon) == (len(small), small.horizon)
    stricter = meedoen.Caseload(small.ledger, policy=small.policy.replace(parameters={"bridge_days": 0}))
    assert again(stricter).policy == stricter.policy
    assert again(stricter).digests == stricter.digests


def test_a_caseload_and_its_ledger_stay_one(small: meedoen.Caseload) -> None:
    caseload, ledger = pickle.loads(pickle.dumps((small, small.ledger)))
    assert caseload.ledger is ledger


def test_bytes_that_are_no_pickle_of_ours(small: meedoen.Caseload) -> None:
    from meedoen import _native

    ledger = small.ledger._core.to_bytes()
    frame = small.ask(QUESTION)._frame.to_bytes()
    for from_bytes, whole in (
        (_native.Ledger.from_bytes, ledger),
        (_native.Frame.from_bytes, frame),
    ):
        for wrong in (b"", whole[:7], whole[: len(whole) // 2], b"\0" * 100):
            with pytest.raises((meedoen.LedgerError, ValueError)):
                from_bytes(wrong)
    with pytest.raises(meedoen.LedgerError):
        _native.Ledger.from_bytes(ledger[:-1] + bytes([ledger[-1] ^ 1]))


def asked_elsewhere(caseload: meedoen.Caseload) -> tuple[str, meedoen.Answer, meedoen.Policy]:
    answer = caseload.ask(QUESTION)
    return caseload.ledger.digest, answer, caseload.policy


def refused_elsewhere(caseload: meedoen.Caseload) -> None:
    caseload.ask({"kpis": ["granite"], "from": "2023-01-01", "to": "2023-12-31"})


def test_another_process() -> None:
    """A fresh process (spawned, nothing inherited) gets a caseload and gives answers and errors."""
    caseload = meedoen.synthetic(clients=200, seed=9).caseload()
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        told = pool.submit(asked_elsewhere, caseload)
        refused = pool.submit(refused_elsewhere, caseload)
        digest, answer, policy = told.result()
        error = refused.exception()
    assert digest == caseload.ledger.digest
    assert answer == caseload.ask(QUESTION)
    assert isinstance(answer, meedoen.KpiTable)
    assert policy == caseload.policy
    assert isinstance(error, meedoen.QuestionError)
    assert (error.code, error.place) == ("unknown_kpi", "kpis")
