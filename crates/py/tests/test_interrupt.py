"""Signals: Python hears them while the core works, and Ctrl-C stops it."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import Any

import meedoen
import pytest

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no such signals")


def questions(number: int) -> list[dict[str, Any]]:
    """So many different questions."""
    return [
        {
            "kpis": ["stock", "outflow", "placements"],
            "from": "2015-01-01",
            "to": f"2023-12-{1 + at % 31:02}",
            "every": "month",
            "by": ["rung"],
        }
        for at in range(number)
    ]


def test_handlers_run_while_questions_are_answered() -> None:
    caseload = meedoen.synthetic(clients=50_000, seed=2).caseload()
    ticks = 0

    def tick(_signal: int, _frame: object) -> None:
        nonlocal ticks
        ticks += 1

    before = signal.signal(signal.SIGALRM, tick)
    signal.setitimer(signal.ITIMER_REAL, 0.02, 0.02)
    try:
        answers = caseload.ask(questions(400))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert len(answers) == 400
    # Without asking for signals the handler would run once, when the answers are there.
    assert ticks > 1


STOPPED = """
import os, signal, threading, time
import meedoen
from test_interrupt import questions

caseload = meedoen.synthetic(clients=50_000, seed=2).caseload()

started = time.monotonic()
caseload.ask(questions(20))
each = (time.monotonic() - started) / 20

many = questions(min(4_000, max(40, int(10 / each))))
threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
started = time.monotonic()
try:
    caseload.ask(many)
except KeyboardInterrupt:
    took, whole = time.monotonic() - started, each * len(many)
    print("stopped long before the end" if took < whole / 2 else f"late: {took} of {whole} s")
else:
    print("not stopped")

assert len(caseload.ask(questions(2))) == 2
"""


def test_ctrl_c_stops_a_long_sweep(request: pytest.FixtureRequest) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STOPPED],
        cwd=request.path.parent,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (ended.stdout, ended.returncode) == ("stopped long before the end\n", 0), ended.stderr
