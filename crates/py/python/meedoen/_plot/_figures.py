"""A table of figures as what a chart draws: panels of series over periods."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .. import _native
from ._members import Members
from ._wording import Wording

__all__ = ["Break", "Figures", "Panel", "Row"]

Row = dict[str, Any]

_ALIKE = 4
"""So many times larger may one figure be than another that shares its axis."""


@dataclass(frozen=True)
class Break:
    """A break in the series, before the first period that it touches."""

    period: str
    kpis: frozenset[str]
    note: str


@dataclass(frozen=True)
class Panel:
    """What shares one pair of axes: rows with a ``series`` each, in the order of ``members``."""

    title: str
    unit: str
    dimension: str | None
    members: list[str]
    labels: list[str]
    rows: list[Row]
    kpis: frozenset[str]
    adds: bool

    @property
    def has_value(self) -> bool:
        """Whether there is anything to draw."""
        return any(row["value"] is not None for row in self.rows)

    def of(self, label: str) -> list[Row]:
        """The rows of one series, in the order of the periods."""
        return [row for row in self.rows if row["series"] == label]


class Figures:
    """The rows of an answer, up to the day the ledger is complete to, with their words."""

    def __init__(
        self,
        rows: Sequence[Row],
        by: Sequence[str],
        receipt: AnyMapping[str, Any],
        wording: Wording,
        members: Members,
    ) -> None:
        self.wording = wording
        self.by = list(by)
        self.receipt = receipt
        self.asked = len(rows)
        self._members = members
        whole = json.loads(_native.catalogue_json(wording.lang.value))
        self._entries = {entry["kpi"]: entry for entry in whole["kpis"]}
        self._dimensions = {entry["dimension"]: entry["label"] for entry in whole["dimensions"]}
        self._units = {entry["unit"]: entry["unit_label"] for entry in whole["kpis"]}
        horizon = self.receipt["horizon"]
        until = datetime.date.fromisoformat(horizon) if horizon else datetime.date.max
        self.rows = [self._row(row) for row in rows if row["from"] <= until]

    @cached_property
    def periods(self) -> list[str]:
        """The periods' names, in their order."""
        return list(dict.fromkeys(row["period"] for row in self.rows))

    @cached_property
    def starts(self) -> list[datetime.date]:
        """The first day of each period."""
        return [datetime.date.fromisoformat(day) for day in dict.fromkeys(row["from"] for row in self.rows)]

    @cached_property
    def breaks(self) -> list[Break]:
        """The breaks that the receipt tells, each before the first period that reaches it; one that
        lies before everything shown divides nothing."""
        found = []
        for told in self.receipt["breaks"]:
            after = next((row["period"] for row in self.rows if row["to"] >= told["on"]), None)
            if after is not None and after != self.periods[0]:
                found.append(Break(after, frozenset(told["kpis"]), self._break_note(told)))
        return found

    @property
    def kpis(self) -> list[str]:
        """The KPIs, in the order asked."""
        return list(dict.fromkeys(row["kpi"] for row in self.rows))

    @property
    def title(self) -> str:
        """What the figures are: the KPIs, and what they are broken down by."""
        what = ", ".join(self._entries[kpi]["label"] for kpi in self.kpis)
        by = ", ".join(self.dimension_label(dimension).lower() for dimension in self.by)
        return self.wording("by", what=what, by=by) if by else what

    @property
    def notes(self) -> list[str]:
        """The days they are about, and what a reader must know."""
        first, last = self.rows[0]["from"], max(row["to"] for row in self.rows)
        when = [self.wording.span(datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))]
        if self.receipt["known_on"]:
            when.append(self.wording("known", day=self.wording.day_of(self.receipt["known_on"])))
        return [" · ".join(when), *(broken.note for broken in self.breaks)]

    def provisional_note(self, dashed: bool) -> str:
        """What lighter means, where anything is."""
        if not any(row["provisional"] and row["value"] is not None for row in self.rows):
            return ""
        note = self.wording("provisional", dashed=self.wording("dashed") if dashed else "")
        horizon = self.receipt["horizon"]
        return f"{note} ({self.wording('complete', day=self.wording.day_of(horizon))})" if horizon else note

    def panels(self) -> list[Panel]:
        """KPIs of one unit and of like size share a panel; broken down each has its own, one for each
        combination of the members of all dimensions but the last."""
        return list(self._of_cells() if self.by else self._of_totals())

    def dimension_label(self, dimension: str) -> str:
        """What a dimension is called; a set of groups by its own name."""
        return self._dimensions.get(dimension) or dimension.removeprefix("group:").replace("_", " ")

    def unit_label(self, unit: str) -> str:
        """What a unit is called."""
        return str(self._units[unit])

    def _of_totals(self) -> Iterator[Panel]:
        for kpis in self._alike():
            rows = [{**row, "series": row["label"]} for row in self.rows if row["kpi"] in kpis]
            labels = [self._entries[kpi]["label"] for kpi in kpis]
            title = ", ".join(labels)
            unit = self._entries[kpis[0]]["unit"]
            yield Panel(title, unit, None, kpis, labels, rows, frozenset(kpis), adds=False)

    def _of_cells(self) -> Iterator[Panel]:
        *outer, inner = self.by
        for kpi in self.kpis:
            rows = [row for row in self.rows if row["kpi"] == kpi]
            entry = self._entries[kpi]
            members = list(dict.fromkeys(row[inner] for row in rows))
            for cell in dict.fromkeys(tuple(row[dimension] for dimension in outer) for row in rows):
                there = [row for row in rows if tuple(row[dimension] for dimension in outer) == cell]
                where = [self._member(dimension, it) for dimension, it in zip(outer, cell, strict=True)]
                yield Panel(
                    title=" · ".join([entry["label"], *where] if len(self.kpis) > 1 else where),
                    unit=entry["unit"],
                    dimension=inner,
                    members=members,
                    labels=[self._member(inner, member) for member in members],
                    rows=[{**row, "series": self._member(inner, row[inner])} for row in there],
                    kpis=frozenset([kpi]),
                    # Groups overlap, and one benefit can stand in several cells.
                    adds=entry["adds"]["over_cells"] and inner != "group",
                )

    def _alike(self) -> Iterable[list[str]]:
        panels: list[list[str]] = []
        for kpi in self.kpis:
            fitting = next((panel for panel in panels if self._fits(kpi, panel)), None)
            if fitting is None:
                panels.append([kpi])
            else:
                fitting.append(kpi)
        return panels

    def _fits(self, kpi: str, panel: Sequence[str]) -> bool:
        if self._entries[kpi]["unit"] != self._entries[panel[0]]["unit"]:
            return False
        if len(self.periods) == 1:
            return True
        sizes = [self._size(it) for it in (*panel, kpi)]
        return max(sizes) <= _ALIKE * min(sizes)

    def _size(self, kpi: str) -> float:
        return max((abs(row["value"] or 0) for row in self.rows if row["kpi"] == kpi), default=0)

    def _row(self, row: Row) -> Row:
        entry = self._entries[row["kpi"]]
        unit = entry["unit"]
        shown: Row = {
            **row,
            "from": row["from"].isoformat(),
            "to": row["to"].isoformat(),
            "label": entry["label"],
            "period": self.wording.span(row["from"], row["to"]),
            "shown": self.wording.figure(row["value"], unit),
            "status": self.wording("is_provisional" if row["provisional"] else "is_final"),
        }
        if row["of"] is not None:
            shown["shown_of"] = self.wording.figure(row["of"], "count")
            if unit == "count" and row["of"]:
                shown["share"] = self.wording.figure(row["value"] / row["of"], "share")
        if row["target"] is not None:
            of_share = unit == "count" and _is_share(row)
            shown["shown_target"] = self.wording.figure(row["target"], "share" if of_share else unit)
            shown["attained"] = self.wording.figure(row["attainment"], "share")
            shown["goal"] = row["target"] * row["of"] if of_share else row["target"]
        return shown

    def _member(self, dimension: str, member: str) -> str:
        # A set that the policy does not tell of still has members that nobody knows.
        told = self._members.get(dimension, self._members["hours"] if member == "unknown" else {})
        return told.get(member, member)

    def _break_note(self, told: dict[str, Any]) -> str:
        return self.wording("break_note", day=self.wording.day_of(told["on"]), note=told["note"])


def _is_share(row: Row) -> bool:
    """Whether the target of a count is a share of its denominator: then it is that which was attained."""
    value, of, target = row["value"], row["of"], row["target"]
    if not of or target > 1:
        return False
    return not value or math.isclose(row["attainment"] * target, value / of)
