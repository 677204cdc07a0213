"""Tables: what `meedoen` answers with, and how they go on to other libraries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar

from . import _native
from ._html import table_html
from ._words import Lang, LangWord

if TYPE_CHECKING:
    import altair
    import pandas
    import polars
    import pyarrow

    from ._policy import PolicyLike

__all__ = ["CurveTable", "KpiTable", "Table", "TransitionTable"]


class Table:
    """Named columns of the same length.

    It has the Arrow capsule interface, so every library that speaks Arrow takes it as it is:
    ``polars.DataFrame(table)``, ``pyarrow.table(table)``, ``duckdb.from_arrow(table)``.
    """

    __slots__ = ("_frame",)

    def __init__(self, frame: _native.Frame) -> None:
        self._frame = frame

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._frame.names()

    def __len__(self) -> int:
        return len(self._frame)

    def __getitem__(self, column: str) -> list[Any]:
        """The values of a column: days as `datetime.date`, an empty cell as ``None``.

        Raises
        ------
        KeyError
            When there is no such column.
        """
        return self._frame.columns()[column]

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """The table in pyarrow (which must be installed)."""
        import pyarrow

        return pyarrow.table(self)

    def to_polars(self) -> polars.DataFrame:
        """The table in polars (which must be installed)."""
        import polars

        return polars.DataFrame(self)

    def to_pandas(self) -> pandas.DataFrame:
        """The table in pandas (which must be installed); days are `datetime64`, and an empty cell
        is missing in the way of its column."""
        import pandas

        columns = {}
        for name, values in self._frame.columns().items():
            column = pandas.Series(values)
            kinds = {type(value).__name__ for value in values if value is not None}
            if kinds == {"date"}:
                column = pandas.to_datetime(column)
            elif kinds == {"int"} and None in values:
                column = pandas.Series(values, dtype="Int64")
            columns[name] = column
        return pandas.DataFrame(columns)

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries: days as `datetime.date`, an empty cell as `None`."""
        columns = self._frame.columns()
        return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return type(self)._again, (self._frame.to_bytes(),)

    @classmethod
    def _again(cls, data: bytes) -> Table:
        return cls(_native.Frame.from_bytes(data))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return type(self) is type(other) and self._frame.columns() == other._frame.columns()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        names = ", ".join(self.columns)
        return f"<meedoen.{type(self).__name__}: {len(self)} rows of {names}>"

    def _repr_html_(self) -> str:
        return table_html(self._frame.columns(), self._caption())

    def _caption(self) -> str:
        return ""


class Answer(Table):
    """The rows that answer a question, and what they rest on."""

    __slots__ = ("_by", "_receipt", "_rows")

    _form: ClassVar[str] = ""
    """What kind of rows the core says they are."""

    def __init__(
        self,
        frame: _native.Frame,
        rows: _native.Answer | str,
        receipt: str,
        by: list[str],
    ) -> None:
        super().__init__(frame)
        self._rows = rows
        self._receipt = receipt
        self._by = by

    @property
    def receipt(self) -> dict[str, Any]:
        """What the answer rests on: ``library``, ``horizon`` (the day the ledger is complete to),
        ``known_on``, ``registered_share``, ``breaks``, ``warnings``; ``digests`` of ledger and policy
        where they were asked for."""
        receipt: dict[str, Any] = json.loads(self._receipt)
        return receipt

    def to_json(self) -> str:
        """The rows in the JSON form that every language shares."""
        return self._rows if isinstance(self._rows, str) else self._rows.rows_json()

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        kept = (self._frame.to_bytes(), self.to_json(), self._receipt, self._by)
        return _again, (type(self), *kept)

    def plot(
        self,
        *,
        lang: Lang | LangWord = Lang.NL,
        width: int | None = None,
        height: int | None = None,
        title: str | None = None,
        policy: PolicyLike | None = None,
    ) -> altair.Chart | altair.LayerChart | altair.ConcatChart:
        """A chart that fits the answer, in Altair (``pip install 'meedoen[plot]'``).

        Figures over a grid of periods are lines, or stacked bars where they add up over what they are
        broken down by; figures of one period are horizontal bars in the dimension's own order; one
        figure with a target is a bar against it. Transitions are a heat map, a curve is a step line with
        its 95 % band. Provisional figures are lighter, and no line is drawn across a break in the series.
        What has nothing to show says so.

        Parameters
        ----------
        lang
            The language of the words.
        width, height
            The size of the plotted area in pixels; of each part's height where there are several.
        title
            The title; by default what was asked. An answer of `Caseload.curve` does not know which curve
            it is: give its name.
        policy
            Whose names the routes and groups have; without it their ids are shown.

        Raises
        ------
        ImportError
            When Altair is not installed.
        """
        # Only here: Altair is an optional extra. The charts know rows, and none of these classes.
        from ._plot import chart_of

        return chart_of(
            self._form,
            self.to_dicts(),
            by=self._by,
            receipt=self.receipt,
            lang=lang,
            width=width,
            height=height,
            title=title,
            policy=policy,
        )

    def _caption(self) -> str:
        receipt = self.receipt
        known = receipt["known_on"]
        parts = [
            f"{len(self)} rows",
            f"ledger complete to {receipt['horizon']}" if receipt["horizon"] else "",
            f"as known on {known}" if known else "",
            *receipt["warnings"],
        ]
        return " · ".join(part for part in parts if part)


class KpiTable(Answer):
    """Figures: one row a KPI, period and cell.

    Columns: ``kpi``; ``from`` and ``to``, the period's first and last day, **both included**; a
    column for each dimension of ``by``; ``value``; ``of``, the denominator, where the KPI has one;
    ``target``; ``attainment``, value over target; ``provisional``, whether late registrations may
    still change the figure. A share is a number from 0 to 1; `meedoen.catalogue` has every unit.
    """

    __slots__ = ()

    _form = "kpis"

    @property
    def by(self) -> list[str]:
        """The dimensions it is broken down by."""
        return list(self._by)

    @property
    def value(self) -> int | float | None:
        """The figure of an answer with one row.

        Raises
        ------
        ValueError
            When there are more rows, or none.
        """
        rows = json.loads(self.to_json())
        if len(rows) != 1:
            raise ValueError(f"the answer has {len(rows)} rows: take one with `to_dicts()`")
        figure: int | float | None = rows[0]["value"]
        return figure

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dictionaries: counts as `int`, ratios as `float`, days as `datetime.date`."""
        rows = super().to_dicts()
        for row, exact in zip(rows, json.loads(self.to_json()), strict=True):
            row.update({key: exact[key] for key in ("value", "of", "target")})
        return rows


class TransitionTable(Answer):
    """From which state to which clients went in a period: ``from_state``, ``to_state``, ``value``.

    The state on the day before the period against that on its last day: rungs ``1`` to ``6``,
    ``unmeasured``, ``outside``, and on the closing side the category of the last outflow.
    """

    __slots__ = ()

    _form = "transitions"


class CurveTable(Answer):
    """A Kaplan–Meier curve: ``days``, ``at_risk``, ``events``, ``censored``, ``survival`` (the share
    that has not had the event), ``lower`` and ``upper`` (95 %). It describes a group and predicts
    nobody."""

    __slots__ = ()

    _form = "curve"


class AssessmentTable(Answer):
    """What answers about daily life come to on the ladder."""

    __slots__ = ()

    _form = "assessment"


_FORMS: dict[str, type[Answer]] = {
    table._form: table for table in (KpiTable, TransitionTable, CurveTable, AssessmentTable)
}


def answered(answer: _native.Answer) -> Answer:
    """An answer of the core as the table that fits it."""
    table = _FORMS[answer.form()]
    return table(answer.frame(), answer, answer.receipt_json(), answer.by())


def _again(table: type[Answer], frame: bytes, rows: str, receipt: str, by: list[str]) -> Answer:
    return table(_native.Frame.from_bytes(frame), rows, receipt, by)
