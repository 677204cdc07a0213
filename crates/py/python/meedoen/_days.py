"""Days and periods as users write them, turned into the ISO text that the core reads."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from . import _native
from ._errors import QuestionError

__all__ = ["DayLike", "PeriodLike", "iso", "optional_iso", "period_of"]

DayLike = datetime.date | str
"""A day: a `datetime.date` (no `datetime.datetime`) or ISO text such as ``"2023-05-01"``."""

PeriodLike = str | Sequence[DayLike]
"""A period: ``"2023"``, ``"2023-Q2"``, ``"2023-05"``, one day as ISO text, or a pair of days, first
and last, **both included**."""


def iso(day: DayLike, place: str) -> str:
    """ISO text of a day.

    Raises
    ------
    QuestionError
        ``bad_query`` for a `datetime.datetime`, whose time would be lost, and for what is no day.
    """
    if isinstance(day, datetime.datetime):
        message = "a day is meant, and this has a time: give `.date()` of it"
        raise QuestionError(message, code="bad_query", place=place)
    if isinstance(day, datetime.date):
        return day.isoformat()
    if isinstance(day, str):
        return day
    message = f"a day is a `datetime.date` or text such as '2023-05-01', not {_named(day)}"
    raise QuestionError(message, code="bad_query", place=place)


def optional_iso(day: DayLike | None, place: str) -> str | None:
    """ISO text of a day, where one is given."""
    return None if day is None else iso(day, place)


def period_of(period: PeriodLike, place: str = "period") -> tuple[str, str]:
    """First and last day of a period, both included, as ISO text."""
    if isinstance(period, str):
        return _native.period(period)
    if isinstance(period, datetime.date):
        day = iso(period, place)
        return day, day
    try:
        first, last = period
    except (TypeError, ValueError):
        message = (
            "a period is text such as '2023', '2023-Q2' or '2023-05', or a pair of days, first and "
            f"last, not {_named(period)}"
        )
        raise QuestionError(message, code="bad_period", place=place) from None
    return iso(first, f"{place}[0]"), iso(last, f"{place}[1]")


def _named(value: object) -> str:
    return f"`{type(value).__name__}`"
