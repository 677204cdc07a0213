"""What charts say: periods, figures and notes, in Dutch or English."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Mapping as AnyMapping
from typing import Any

from .._words import Lang
from ._members import short_state

__all__ = ["Wording"]

_MONTHS = {
    Lang.NL: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    Lang.EN: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}

_TEXTS: dict[str, tuple[str, str]] = {
    "nothing": (
        "Er valt niets te tonen: het antwoord heeft geen rijen.",
        "Nothing to show: the answer has no rows.",
    ),
    "after": (
        "Er valt niets te tonen: de periode ligt na de dag tot en met welke de gegevens compleet zijn.",
        "Nothing to show: the period lies after the day the data are complete to.",
    ),
    "no_value": (
        "Er valt niets te tonen: geen rij heeft een waarde.",
        "Nothing to show: no row has a value.",
    ),
    "provisional": (
        "Lichter{dashed}: voorlopig, er kunnen nog registraties bijkomen",
        "Lighter{dashed}: provisional, late registrations may still change it",
    ),
    "dashed": (" en gestreept", " and dashed"),
    "complete": ("gegevens compleet tot en met {day}", "data complete to {day}"),
    "known": ("zoals bekend op {day}", "as known on {day}"),
    "break": ("trendbreuk", "break"),
    "break_note": ("Trendbreuk op {day}: {note}", "Break in the series on {day}: {note}"),
    "target": ("ambitie", "ambition"),
    "by": ("{what} naar {by}", "{what} by {by}"),
    "of_target": ("{value} van {target} ({share})", "{value} of {target} ({share})"),
    "period": ("periode", "period"),
    "value": ("waarde", "value"),
    "of": ("van", "of"),
    "share_of": ("aandeel", "share"),
    "attainment": ("bereikt", "attained"),
    "kpi": ("cijfer", "figure"),
    "status": ("status", "status"),
    "is_provisional": ("voorlopig", "provisional"),
    "is_final": ("definitief", "final"),
    "from_state": ("op de dag vooraf", "on the day before"),
    "to_state": ("op de laatste dag", "on the last day"),
    "transitions": ("Doorstroom op de participatieladder", "Through-flow on the participation ladder"),
    "in_cells": (
        "Getallen zijn inwoners; hoe donkerder, hoe meer",
        "Numbers are clients; the darker, the more",
    ),
    "clients": ("inwoners", "clients"),
    "share_of_row": ("aandeel van de rij", "share of the row"),
    "move": ("beweging", "move"),
    "up": ("gestegen", "climbed"),
    "down": ("gedaald", "descended"),
    "same": ("gelijk gebleven", "unchanged"),
    "in": ("ingestroomd of eerst gemeten", "came in or first measured"),
    "out": ("uitgestroomd", "left"),
    "unmeasured": ("niet gemeten", "unmeasured"),
    "curve": ("Tijd tot de gebeurtenis", "Time to the event"),
    "curve_note": (
        "Aandeel dat nog niet zover is, met het 95 %-interval; beschrijft een groep, voorspelt niemand",
        "Share that is not there yet, with the 95% interval; describes a group, predicts nobody",
    ),
    "survival": ("aandeel nog niet zover", "share not there yet"),
    "days": ("dagen", "days"),
    "at_risk": ("nog te volgen", "at risk"),
    "events": ("gebeurd", "events"),
    "interval": ("95 %-interval", "95% interval"),
    "median": ("helft na {days} dagen", "half after {days} days"),
    "assessment": ("Mogelijke treden", "Possible rungs"),
    "possible": ("mogelijk", "possible"),
    "impossible": ("niet mogelijk", "not possible"),
    "open": (
        "Nog {n} vragen open; de professional beslist",
        "{n} questions still to ask; the professional decides",
    ),
    "decided": (
        "De antwoorden wijzen één trede aan; de professional beslist",
        "The answers point to one rung; the professional decides",
    ),
}


class Wording:
    """The words of one language."""

    __slots__ = ("_states", "lang")

    def __init__(self, lang: Lang, states: AnyMapping[str, str] | None = None) -> None:
        self.lang = lang
        self._states = states or {}

    def __call__(self, text: str, **parts: object) -> str:
        """One of the texts, filled in."""
        dutch, english = _TEXTS[text]
        return (dutch if self.lang is Lang.NL else english).format(**parts)

    @property
    def locale(self) -> dict[str, Any]:
        """How Vega writes numbers on an axis."""
        decimal, thousands = (",", ".") if self.lang is Lang.NL else (".", ",")
        number = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["€", ""]}
        return {"number": number | ({"percent": " %"} if self.lang is Lang.NL else {})}

    def figure(self, value: float | None, unit: str) -> str:
        """A figure as text: a share in per cents, a count in whole numbers."""
        if value is None:
            return "–"
        if unit == "share":
            return self._local(f"{_half_away(value * 100, 1):,.1f}") + (" %" if self.lang is Lang.NL else "%")
        if isinstance(value, int) or float(value).is_integer():
            return self._local(f"{int(value):,}")
        return self._local(f"{_half_away(value, 1):,.1f}")

    def day(self, day: datetime.date) -> str:
        """``5 jan 2023``."""
        return f"{day.day} {self._month(day)} {day.year}"

    def day_of(self, text: str) -> str:
        """A day of a receipt."""
        return self.day(datetime.date.fromisoformat(text))

    def state(self, state: str) -> str:
        """A state of the transition table; what has no name stays as it is."""
        return short_state(state, self.lang) or self._states.get(state, state)

    def span(self, first: datetime.date, last: datetime.date) -> str:
        """A period in its shortest name: ``2023``, ``2023-Q1``, ``jan 2023``, ``2023-W05``, a day, or
        two days."""
        if first == last:
            return self.day(first)
        until = last + datetime.timedelta(days=1)
        if first.day == 1 and until.day == 1:
            months = (until.year - first.year) * 12 + until.month - first.month
            if months == 12 and first.month == 1:
                return str(first.year)
            if months == 3 and first.month % 3 == 1:
                return f"{first.year}-Q{first.month // 3 + 1}"
            if months == 1:
                return f"{self._month(first)} {first.year}"
        if (last - first).days == 6 and first.weekday() == calendar.MONDAY:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def _month(self, day: datetime.date) -> str:
        return _MONTHS[self.lang][day.month - 1]

    def _local(self, text: str) -> str:
        """A number of Python in the signs of the language."""
        text = text.replace("-", "−")
        return text.translate(str.maketrans(",.", ".,")) if self.lang is Lang.NL else text


def _half_away(value: float, digits: int) -> float:
    """Rounded half away from zero, as reports do."""
    scale: float = 10.0**digits
    whole = int(abs(value) * scale + 0.5 + 1e-9)
    return (whole if value >= 0 else -whole) / scale
