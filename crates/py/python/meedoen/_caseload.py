"""The caseload: a ledger under a policy, built once and asked many times."""

from __future__ import annotations

import datetime
import json
from typing import Unpack

from . import _native
from ._asking import Asking
from ._client import Client
from ._days import DayLike, PeriodLike, optional_iso, period_of
from ._extract import ArrowStream, CsvLike
from ._ledger import Ledger
from ._policy import Policy, PolicyLike, policy_of
from ._read_options import CsvOptions, ReadOptions, TablesOptions
from ._report import Report
from ._tables import Table
from ._words import Lang, LangWord

__all__ = ["Caseload"]


class Caseload(Asking):
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
    def from_arrow(cls, data: ArrowStream, **options: Unpack[ReadOptions]) -> Caseload:
        """Reads a data frame and builds its caseload; see `Ledger.from_arrow`."""
        return cls(Ledger.from_arrow(data, **options))

    @classmethod
    def read_csv(cls, source: CsvLike, **options: Unpack[CsvOptions]) -> Caseload:
        """Reads a CSV file and builds its caseload; see `Ledger.read_csv`."""
        return cls(Ledger.read_csv(source, **options))

    @classmethod
    def from_tables(cls, **tables: Unpack[TablesOptions]) -> Caseload:
        """Reads separate tables, each of one kind, and builds their caseload; see
        `Ledger.from_tables`."""
        return cls(Ledger.from_tables(**tables))

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
            The day looked at: what starts later is a finding, and "open" means open on it; by default
            the horizon. A ledger without rows has none, and no findings.
        known_on
            As known on this day; by default as everything now stands.
        lang
            The language of the sentences.

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
        return Table(self._findings(as_of, known_on).frame(self._ledger._core, lang))

    def _findings(self, as_of: DayLike | None, known_on: DayLike | None) -> _native.Findings:
        query = {
            "as_of": optional_iso(as_of, "as_of"),
            "known_on": optional_iso(known_on, "known_on"),
        }
        return self._core.findings(json.dumps(query))

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
        days = None if period is None else dict(zip(("from", "to"), period_of(period), strict=True))
        cohort_from, cohort_to = cohort
        options = {
            "period": days,
            "cohort_from": optional_iso(cohort_from, "cohort[0]"),
            "cohort_to": optional_iso(cohort_to, "cohort[1]"),
            "known_on": optional_iso(known_on, "known_on"),
            "horizon": optional_iso(horizon, "horizon"),
            "show_small_cells": show_small_cells,
        }
        return Report(self._core.report(json.dumps(options), self._ledger._core), lang)

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
