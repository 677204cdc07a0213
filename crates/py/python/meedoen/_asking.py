"""Asking: what a caseload answers."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence, Set
from typing import Any, cast, overload

from . import _native
from ._days import DayLike, PeriodLike, iso, optional_iso, period_of
from ._errors import MeedoenError, QuestionError
from ._tables import Answer, CurveTable, KpiTable, TransitionTable, answered
from ._words import CurveKind, CurveKindWord, Dimension, DimensionWord, Every, EveryWord, Kpi, KpiWord

__all__ = ["Asking", "Where"]

Member = str | int
Where = AnyMapping[Dimension | DimensionWord | str, Member | Sequence[Member] | Set[Member]]
"""A filter: per dimension a member or a list of them (any of); several dimensions must all hold."""

By = Sequence[Dimension | DimensionWord | str] | Dimension | str


class Asking:
    """The questions of a caseload, which `Caseload` inherits."""

    __slots__ = ()

    _core: _native.Caseload

    def kpis(
        self,
        *kpis: Kpi | KpiWord,
        period: PeriodLike,
        every: Every | EveryWord | None = None,
        by: By = (),
        where: Where | None = None,
        known_on: DayLike | None = None,
        horizon: DayLike | None = None,
        followed_to: DayLike | None = None,
        follow_up_days: int | None = None,
        programme: str | None = None,
        most_rows: int | None = None,
    ) -> KpiTable:
        """Figures over a grid of periods.

        Parameters
        ----------
        *kpis
            What to count; `meedoen.catalogue` has every definition.
        period
            ``"2023"``, ``"2023-Q2"``, ``"2023-05"``, or a pair of days, first and last, **both
            included**.
        every
            A row for each ``"day"``, ``"week"``, ``"month"``, ``"quarter"`` or ``"year"`` of the
            period; without it one for the whole.
        by
            What to break down by: ``"rung"``, ``"domain"``, ``"group"``, ``"group:household_type"`` …
        where
            What to narrow to: ``{"group": "status_holder", "rung": [1, 2]}``.
        known_on
            As known on this day; by default as everything now stands.
        horizon
            The day the ledger is complete to; by default taken from the ledger.
        followed_to, follow_up_days
            How far cohorts are followed: up to a day, or so many days after the end of each period;
            by default to the end of each period.
        programme
            The programme whose cohort or staff is meant.
        most_rows
            The most rows the answer may have (1,000,000).

        Returns
        -------
        KpiTable
            One row a KPI, period and cell.

        Raises
        ------
        QuestionError
            ``unknown_kpi``, ``unknown_dimension``, ``bad_period``, ``bad_query`` or ``too_large``.

        Examples
        --------
        >>> import meedoen
        >>> caseload = meedoen.synthetic(clients=200, seed=1).caseload()
        >>> table = caseload.kpis("stock", "outflow", period="2023", every="month", by="domain")
        >>> table.columns
        ['kpi', 'from', 'to', 'domain', 'value', 'of', 'target', 'attainment', 'provisional']
        """
        first, last = period_of(period)
        question = {
            "kpis": list(kpis),
            "from": first,
            "to": last,
            "every": every,
            "by": [by] if isinstance(by, str) else list(by),
            "where": _filter(where),
            "known_on": optional_iso(known_on, "known_on"),
            "horizon": optional_iso(horizon, "horizon"),
            "followed_to": optional_iso(followed_to, "followed_to"),
            "follow_up_days": follow_up_days,
            "programme": programme,
        }
        return cast("KpiTable", self.ask(question, most_rows=most_rows))

    def transitions(
        self,
        period: PeriodLike,
        *,
        where: Where | None = None,
        known_on: DayLike | None = None,
    ) -> TransitionTable:
        """From which rung or state to which clients went in a period: the state on the day before it
        against that on its last day. Raises as :meth:`kpis`.

        Examples
        --------
        >>> import meedoen
        >>> caseload = meedoen.synthetic(clients=200, seed=1).caseload()
        >>> caseload.transitions("2023").columns
        ['from_state', 'to_state', 'value']
        """
        first, last = period_of(period)
        question = {
            "from": first,
            "to": last,
            "where": _filter(where),
            "known_on": optional_iso(known_on, "known_on"),
        }
        return cast("TransitionTable", self.ask({"transitions": question}))

    def curve(
        self,
        of: CurveKind | CurveKindWord,
        period: PeriodLike,
        *,
        where: Where | None = None,
        known_on: DayLike | None = None,
        horizon: DayLike | None = None,
        programme: str | None = None,
    ) -> CurveTable:
        """A Kaplan–Meier curve of those who start in a period. Raises as :meth:`kpis`.

        Examples
        --------
        >>> import meedoen
        >>> caseload = meedoen.synthetic(clients=200, seed=1).caseload()
        >>> caseload.curve("days_to_activation", "2023").to_dicts()[0]["survival"]
        1.0
        """
        first, last = period_of(period)
        question = {
            "of": of,
            "from": first,
            "to": last,
            "where": _filter(where),
            "known_on": optional_iso(known_on, "known_on"),
            "horizon": optional_iso(horizon, "horizon"),
            "programme": programme,
        }
        return cast("CurveTable", self.ask({"curve": question}))

    @overload
    def ask(
        self,
        question: AnyMapping[str, Any],
        *,
        most_rows: int | None = None,
        digests: bool = False,
    ) -> Answer: ...

    @overload
    def ask(
        self,
        question: Sequence[AnyMapping[str, Any]],
        *,
        most_rows: int | None = None,
        digests: bool = False,
    ) -> list[Answer | MeedoenError]: ...

    def ask(
        self,
        question: AnyMapping[str, Any] | Sequence[AnyMapping[str, Any]],
        *,
        most_rows: int | None = None,
        digests: bool = False,
    ) -> Answer | list[Answer | MeedoenError]:
        """Answers a question in the JSON form that every language shares, or a list of them in one
        sweep.

        Parameters
        ----------
        question
            A question, or a list; days may be `datetime.date`.
        most_rows
            The most rows an answer may have (1,000,000).
        digests
            Whether the receipts hold digests of ledger and policy.

        Returns
        -------
        Answer or list
            For a list, each answer in its place; of a question that can't be answered the exception
            stands there, not raised.

        Raises
        ------
        QuestionError
            Where one question can't be answered.

        Examples
        --------
        >>> import meedoen
        >>> caseload = meedoen.synthetic(clients=200, seed=1).caseload()
        >>> good, bad = caseload.ask(
        ...     [
        ...         {"kpis": ["stock"], "from": "2023-01-01", "to": "2023-12-31"},
        ...         {"kpis": ["granite"], "from": "2023-01-01", "to": "2023-12-31"},
        ...     ]
        ... )
        >>> len(good), bad.code
        (1, <ErrorCode.UNKNOWN_KPI: 'unknown_kpi'>)
        """
        if not isinstance(question, AnyMapping | Sequence) or isinstance(question, str | bytes):
            message = f"a question is a dictionary, or a list of them, not `{type(question).__name__}`"
            raise QuestionError(message, code="bad_query")
        options: dict[str, Any] = {"digests": digests}
        if most_rows is not None:
            options["most_rows"] = most_rows
        answers = self._core.ask(_json(question), _json(options))
        each = [_answer_or_error(answer) for answer in answers]
        if not isinstance(question, AnyMapping):
            return each
        only = each[0]
        if isinstance(only, MeedoenError):
            raise only
        return only

    def ask_json(self, question: str) -> str:
        """Answers a question, or a list of them in one sweep, from JSON to JSON: rows, or
        ``{"error": "<code>", "place": …, "message": …}``."""
        return self._core.ask_json(question)


def _answer_or_error(answer: _native.Answer | Exception) -> Answer | MeedoenError:
    if isinstance(answer, MeedoenError):
        return answer
    return answered(cast("_native.Answer", answer))


def _filter(where: Where | None) -> dict[str, Any] | None:
    """A filter as the core reads it: words and whole numbers, alone or in lists."""
    if where is None:
        return None
    return {
        str(dimension): list(members) if isinstance(members, list | tuple | set | frozenset) else members
        for dimension, members in where.items()
    }


def _json(question: object) -> str:
    try:
        return json.dumps(question, default=_plain)
    except (TypeError, ValueError) as error:
        raise QuestionError(str(error), code="bad_query", place="") from error


def _plain(value: object) -> object:
    if isinstance(value, datetime.date):
        return iso(value, "")
    if isinstance(value, AnyMapping):
        return dict(value)
    if isinstance(value, set | frozenset | Sequence):
        return list(value)
    raise TypeError(f"a question holds text, numbers, lists and dates, not `{type(value).__name__}`")
