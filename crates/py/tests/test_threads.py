"""Many threads: the lock of Python is let go, and everything may be shared."""

from __future__ import annotations

import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import meedoen
import pytest
from meedoen import _native

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTIONS: list[dict[str, Any]] = [
    {
        "kpis": ["stock", "outflow", "climbed", "placements"],
        "from": "2015-01-01",
        "to": "2024-12-31",
        "every": "month",
        "by": ["rung"],
    },
    {"kpis": ["stock"], "from": "2020-01-01", "to": "2023-12-31", "every": "week", "by": ["age", "domain"]},
    {"transitions": {"from": "2022-01-01", "to": "2023-12-31"}},
    {"curve": {"of": "days_on_benefit", "from": "2016-01-01", "to": "2023-12-31"}},
]


def progress_while(act: Callable[[], object]) -> int:
    """How many steps another thread of Python makes while one call into the core runs."""
    steps = 0
    running = threading.Event()
    stop = threading.Event()

    def count() -> None:
        nonlocal steps
        running.set()
        while not stop.is_set():
            steps += 1
            time.sleep(0)

    counter = threading.Thread(target=count)
    counter.start()
    running.wait()
    try:
        before = steps
        act()
        return steps - before
    finally:
        stop.set()
        counter.join()


@pytest.fixture(scope="module")
def slow_switches() -> object:
    """Threads that hold the lock are not asked for it, so progress of another shows it was let go."""
    interval = sys.getswitchinterval()
    sys.setswitchinterval(600)
    yield None
    sys.setswitchinterval(interval)


@pytest.fixture(scope="module")
def large() -> meedoen.Ledger:
    return meedoen.synthetic(clients=200_000, seed=2, shuffled=True).ledger


@pytest.mark.usefixtures("slow_switches")
@pytest.mark.skipif(not getattr(sys, "_is_gil_enabled", lambda: True)(), reason="there is no lock")
def test_what_holds_the_lock_is_seen() -> None:
    assert progress_while(lambda: sum(range(3_000_000))) <= 1


@pytest.mark.usefixtures("slow_switches")
def test_the_lock_is_let_go(large: meedoen.Ledger) -> None:
    made: list[meedoen.Caseload] = []
    assert progress_while(lambda: made.append(meedoen.Caseload(large))) > 10
    [caseload] = made
    assert progress_while(lambda: caseload.ask(QUESTIONS[0])) > 10
    assert progress_while(caseload.check) > 10
    assert len(caseload) == 200_000


@pytest.mark.usefixtures("slow_switches")
def test_the_lock_is_let_go_while_reading(policy: meedoen.Policy) -> None:
    ledger = meedoen.synthetic(clients=20_000, seed=2).ledger
    csv = ledger.to_csv().encode()
    assert progress_while(lambda: meedoen.Ledger.read_csv(csv, policy=policy)) > 10
    assert progress_while(lambda: meedoen.Ledger.from_arrow(ledger, policy=policy)) > 10
    assert progress_while(lambda: ledger.digest) > 10
    assert progress_while(ledger.to_csv) > 10


def test_many_threads_ask_one_caseload(small: meedoen.Caseload) -> None:
    alone = [small.ask(question) for question in QUESTIONS]
    start = threading.Barrier(8)

    def ask(number: int) -> bool:
        start.wait()
        for round_ in range(4):
            at = (number + round_) % len(QUESTIONS)
            if small.ask(QUESTIONS[at]) != alone[at] or small.ask(QUESTIONS) != alone:
                return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(8))) == [True] * 8


def test_many_threads_build_and_read_at_once(policy: meedoen.Policy) -> None:
    ledger = meedoen.synthetic(clients=2_000, seed=4).ledger
    csv = ledger.to_csv().encode()

    def build(_number: int) -> tuple[str, int | float | None]:
        read = meedoen.Ledger.read_csv(csv, policy=policy)
        return read.digest, meedoen.Caseload(read).kpis("stock", period="2023").value

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(build, range(12)))) == 1


def test_one_made_up_ledger_asked_for_by_many() -> None:
    made_up = meedoen.synthetic(clients=500, seed=4)
    with ThreadPoolExecutor(6) as pool:
        digests = set(pool.map(lambda _number: made_up.ledger.digest, range(12)))
    assert digests == {meedoen.synthetic(clients=500, seed=4).ledger.digest}


def test_two_threads_push_into_one_reader(policy: meedoen.Policy) -> None:
    reader = _native.Reader(policy._core, "{}")
    reader.next_file("both")
    reader.push(b"client,kind,code,start\n")
    start = threading.Barrier(2)

    def push(letter: str) -> None:
        start.wait()
        for number in range(2_000):
            reader.push(f"{letter}{number},benefit,pw,2023-01-01\n".encode())

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(push, letter) for letter in "AB"]:
            done.result()
    ledger = reader.finish()
    assert (len(ledger), ledger.client_count()) == (4_000, 4_000)


def test_a_reader_gives_its_ledger_once(policy: meedoen.Policy) -> None:
    reader = _native.Reader(policy._core, "{}")
    reader.push(b"client,kind,code,start\nR1,benefit,pw,2023-01-01\n")
    start = threading.Barrier(4)

    def finish(_number: int) -> int | None:
        start.wait()
        try:
            return len(reader.finish())
        except RuntimeError:
            return None

    with ThreadPoolExecutor(4) as pool:
        given = list(pool.map(finish, range(4)))
    assert sorted(given, key=str) == [1, None, None, None]
    for spent in (
        lambda: reader.push(b"x"),
        lambda: reader.next_file("x"),
        reader.rows_read,
        reader.finish,
    ):
        with pytest.raises(RuntimeError):
            spent()


def test_progress_may_come_back_to_the_reader(policy: meedoen.Policy, sample: object) -> None:
    """What is called while a file is read may look at the reader: nothing waits for itself."""
    reader = _native.Reader(policy._core, "{}")
    reader.next_file("sample")
    rows: list[int] = []
    reader.push_file(str(sample), lambda _bytes: rows.append(reader.rows_read()))
    assert len(reader.finish()) > 20_000
    assert rows == sorted(rows)
    assert rows[-1] > 0
