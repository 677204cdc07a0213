"""The caseload: a ledger under a policy, built once and asked many times."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Sequence, Set
from collections.abc import Mapping as AnyMapping
from typing import Any, cast, overload

from . import _native
from ._client import Client
from ._days import DayLike, PeriodLike, iso, optional_iso, period_of
from ._errors import MeedoenError, QuestionError
from ._ledger import ArrowStream, CsvLike, ExtractLike, Ledger
from ._mapping import MappingLike
from ._policy import Policy, PolicyLike, policy_of
from ._report import Report
from ._tables import Answer, CurveTable, KpiTable, Table, TransitionTable, answered
from ._words import (
    CurveKind,
    CurveKindWord,
    Dimension,
    DimensionWord,
    Every,
    EveryWord,
    Kpi,
    KpiWord,
    Lang,
    LangWord,
)

__all__ = ["Caseload", "Where"]

Member = str | int
Where = AnyMapping[Dimension | DimensionWord | str, Member | Sequence[Member] | Set[Member]]
"""A filter: per dimension a member or a list of them (any of); several dimensions must all hold."""

By = Sequence[Dimension | DimensionWord | str] | Dimension | str


class Caseload:
    r"""A municipality's caseload under a policy.

    Parameters
    ----------
    ledger
        The records.
    policy
        What the council decided: a `Policy` or the path of its file; by default the one the ledger
        was read with.

    Examples
    --------
    >>> import meedoen
    >>> caseload = meedoen.Caseload.read_csv(
    ...     b"client,kind,code,start\nR001,benefit,pw,2023-01-15\n",
    ...     policy=meedoen.Policy.preset("example"),
    ... )
    >>> caseload.kpis("stock", period="2023").value
    1
    """

    __slots__ = ("_core", "_ledger", "_policy")

    def __init__(self, ledger: Ledger, *, policy: PolicyLike | None = None) -> None:
        self._ledger = ledger
        self._policy = policy_of(ledger.policy if policy is None else policy)
        self._core = _native.Caseload.build(ledger._core, self._policy._core)

    @classmethod
    def from_arrow(
        cls,
        data: ArrowStream,
        *,
        policy: PolicyLike | None = None,
        mapping: MappingLike | None = None,
        name: str = "",
        strict: bool = False,
        allow_bsn_like_ids: bool = False,
        columns: AnyMapping[str, str] | None = None,
        codes: AnyMapping[str, AnyMapping[str, str] | str] | None = None,
        reasons: str | Sequence[AnyMapping[str, Any]] | None = None,
        constants: AnyMapping[str, str] | None = None,
        end: str | None = None,
    ) -> Caseload:
        """Reads a data frame and builds its caseload; see `Ledger.from_arrow`."""
        return cls(
            Ledger.from_arrow(
                data,
                policy=policy,
                mapping=mapping,
                name=name,
                strict=strict,
                allow_bsn_like_ids=allow_bsn_like_ids,
                columns=columns,
                codes=codes,
                reasons=reasons,
                constants=constants,
                end=end,
            )
        )

    @classmethod
    def read_csv(
        cls,
        source: CsvLike,
        *,
        policy: PolicyLike | None = None,
        mapping: MappingLike | None = None,
        name: str | None = None,
        strict: bool = False,
        allow_bsn_like_ids: bool = False,
        progress: Callable[[int], object] | None = None,
        columns: AnyMapping[str, str] | None = None,
        codes: AnyMapping[str, AnyMapping[str, str] | str] | None = None,
        reasons: str | Sequence[AnyMapping[str, Any]] | None = None,
        constants: AnyMapping[str, str] | None = None,
        end: str | None = None,
    ) -> Caseload:
        """Reads a CSV file and builds its caseload; see `Ledger.read_csv`."""
        return cls(
            Ledger.read_csv(
                source,
                policy=policy,
                mapping=mapping,
                name=name,
                strict=strict,
                allow_bsn_like_ids=allow_bsn_like_ids,
                progress=progress,
                columns=columns,
                codes=codes,
                reasons=reasons,
                constants=constants,
                end=end,
            )
        )

    @classmethod
    def from_tables(
        cls,
        *,
        policy: PolicyLike | None = None,
        strict: bool = False,
        allow_bsn_like_ids: bool = False,
        benefits: ExtractLike | None = None,
        rungs: ExtractLike | None = None,
        growths: ExtractLike | None = None,
        contacts: ExtractLike | None = None,
        routes: ExtractLike | None = None,
        activities: ExtractLike | None = None,
        referrals: ExtractLike | None = None,
        placements: ExtractLike | None = None,
        instruments: ExtractLike | None = None,
        groups: ExtractLike | None = None,
        births: ExtractLike | None = None,
        withdrawals: ExtractLike | None = None,
    ) -> Caseload:
        """Reads separate tables, each of one kind, and builds their caseload; see
        `Ledger.from_tables`."""
        return cls(
            Ledger.from_tables(
                policy=policy,
                strict=strict,
                allow_bsn_like_ids=allow_bsn_like_ids,
                benefits=benefits,
                rungs=rungs,
                growths=growths,
                contacts=contacts,
                routes=routes,
                activities=activities,
                referrals=referrals,
                placements=placements,
                instruments=instruments,
                groups=groups,
                births=births,
                withdrawals=withdrawals,
            )
        )

    @property
    def ledger(self) -> Ledger:
        """The ledger it was built from."""
        return self._ledger

    @property
    def policy(self) -> Policy:
        """The policy it was built under."""
        return self._policy

    @property
    def client_count(self) -> int:
        r"""How many clients the ledger names."""
        return self._core.client_count()

    def __len__(self) -> int:
        return self.client_count

    @property
    def horizon(self) -> datetime.date | None:
        """The day the ledger is complete to: the latest day on which a row became known or was
        withdrawn. ``None`` for a ledger without rows."""
        return self.horizon_on(None)

    def horizon_on(self, known_on: DayLike | None) -> datetime.date | None:
        """The horizon as it was known on a day."""
        day = self._core.horizon(optional_iso(known_on, "known_on"))
        return None if day is None else datetime.date.fromisoformat(day)

    @property
    def digests(self) -> dict[str, str]:
        """SHA-256 of the ledger's rows and of the policy: two answers with the same digests, horizon
        and ``known_on`` rest on the same."""
        digests: dict[str, str] = json.loads(self._core.digests_json())
        return digests

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
        answers = self._core.ask(_json(question), most_rows=most_rows, digests=digests)
        told = [_told(answer) for answer in answers]
        if not isinstance(question, AnyMapping):
            return told
        only = told[0]
        if isinstance(only, MeedoenError):
            raise only
        return only

    def ask_json(self, question: str) -> str:
        """Answers a question, or a list of them in one sweep, from JSON to JSON: rows, or
        ``{"error": "<code>", "place": …, "message": …}``."""
        return self._core.ask_json(question)

    @property
    def findings(self) -> Table:
        """What the checks find in the timelines, as of the horizon and as everything now stands:
        data quality, never a signal about a client's conduct. See :meth:`check`."""
        return self.check()

    def check(
        self,
        *,
        as_of: DayLike | None = None,
        known_on: DayLike | None = None,
        lang: Lang | LangWord = Lang.EN,
    ) -> Table:
        r"""What the checks find in the timelines: ``code``, ``severity``, ``file``, ``row``,
        ``column``, ``client``, ``sentence``.

        Parameters
        ----------
        as_of
            The day looked at: what starts later is told, and "open" means open on it; by default the
            horizon.
        known_on
            As known on this day; by default as everything now stands.
        lang
            The language of the sentences.

        Raises
        ------
        QuestionError
            ``bad_query`` where the ledger has no rows, so no horizon, and ``as_of`` is not given.

        Examples
        --------
        >>> import meedoen
        >>> caseload = meedoen.Caseload.read_csv(
        ...     b"client,kind,code,start\nR001,benefit,pw,2023-01-15\n",
        ...     policy=meedoen.Policy.preset("example"),
        ... )
        >>> [finding["code"] for finding in caseload.check(as_of="2024-12-31")][-1]
        'no_contact_in_a_year'
        """
        known = optional_iso(known_on, "known_on")
        day = self._core.horizon(known) if as_of is None else iso(as_of, "as_of")
        if day is None:
            message = "the ledger has no rows, so no day it is complete to: give `as_of`"
            raise QuestionError(message, code="bad_query", place="as_of")
        return Table(self._core.findings(self._ledger._core, day, known, lang))

    def report(
        self,
        period: PeriodLike | None = None,
        *,
        lang: Lang | LangWord = Lang.NL,
        cohort: tuple[DayLike | None, DayLike | None] = (None, None),
        known_on: DayLike | None = None,
        horizon: DayLike | None = None,
        show_small_cells: bool = False,
    ) -> Report:
        """The council's progress report. It shows itself in a notebook; ``.save("rapport.html")``
        writes it.

        Parameters
        ----------
        period
            The reporting period; by default the last calendar year that ended before the horizon.
        lang
            ``"nl"`` or ``"en"``.
        cohort
            First and last day, both included, of the cohort of first conversations; by default from
            the programme's start to the end of the period.
        known_on
            As known on this day; by default as everything now stands.
        horizon
            The day the ledger is complete to; by default taken from the ledger.
        show_small_cells
            Whether counts below the policy's ``smallest_cell`` are shown too.

        Raises
        ------
        QuestionError
            ``bad_period`` where the period starts after the horizon, or can't be chosen.

        Examples
        --------
        >>> import meedoen
        >>> caseload = meedoen.synthetic(clients=200, seed=1).caseload()
        >>> report = caseload.report("2023", lang="nl")
        >>> "INTERN, NIET OPENBAAR" in report.to_html()
        True
        """
        cohort_from, cohort_to = cohort
        native = self._core.report(
            ledger=self._ledger._core,
            period=None if period is None else period_of(period),
            cohort_from=optional_iso(cohort_from, "cohort[0]"),
            cohort_to=optional_iso(cohort_to, "cohort[1]"),
            known_on=optional_iso(known_on, "known_on"),
            horizon=optional_iso(horizon, "horizon"),
            show_small_cells=show_small_cells,
        )
        return Report(native, lang)

    def client(self, client: str, *, known_on: DayLike | None = None) -> Client:
        r"""One client, by the pseudonymous id: ``caseload.client("R001").timeline()`` shows a picture.

        Raises
        ------
        KeyError
            When the ledger does not have the id.

        Examples
        --------
        >>> import meedoen
        >>> caseload = meedoen.Caseload.read_csv(
        ...     b"client,kind,code,start\nR001,benefit,pw,2023-01-15\n",
        ...     policy=meedoen.Policy.preset("example"),
        ... )
        >>> caseload.client("R001").to_dict()["episodes"][0]["from"]
        '2023-01-15'
        """
        timeline = self._core.client(client, optional_iso(known_on, "known_on"))
        if timeline is None:
            raise KeyError(client)
        return Client(timeline, client)

    def __reduce__(self) -> tuple[object, tuple[Ledger, Policy]]:
        return _again, (self._ledger, self._policy)

    def __repr__(self) -> str:
        until = f", complete to {self.horizon}" if self.horizon else ""
        return f"<meedoen.Caseload of {self._policy.municipality['name']}: {len(self):,} clients{until}>"


def _again(ledger: Ledger, policy: Policy) -> Caseload:
    return Caseload(ledger, policy=policy)


def _told(answer: _native.Answer | Exception) -> Answer | MeedoenError:
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
