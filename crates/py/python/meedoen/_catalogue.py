"""The catalogue: what can be asked, and what each figure means."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from . import _native
from ._words import CurveKind, Dimension, FindingCode, Kpi, KpiWord, Lang, LangWord, Severity

__all__ = ["Catalogue", "CurveEntry", "FindingEntry", "KpiEntry", "catalogue"]


@dataclass(frozen=True, slots=True)
class KpiEntry:
    """One KPI: its name in a report, what it counts, and what it can be broken down by.

    ``unit`` is ``count``, ``share`` (0 to 1), ``days``, ``per10k`` or ``per_fte``; ``of`` says what the
    denominator is; ``anchor`` on which day a breakdown or filter is judged.
    """

    kpi: Kpi
    label: str
    definition: str
    family: str
    unit: str
    of: str | None
    anchor: str | None
    dimensions: list[Dimension]
    source: str


@dataclass(frozen=True, slots=True)
class CurveEntry:
    """One curve: who are counted, from which day, to which event."""

    curve: CurveKind
    label: str
    start: str
    event: str


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One finding: what it says of a record; never of a person."""

    code: FindingCode
    severity: Severity
    quarantines: bool
    sentence: str


class Catalogue:
    """Every KPI, curve, dimension and finding, in one language. ``catalogue["stock"]`` is one KPI."""

    __slots__ = ("curves", "dimensions", "findings", "kpis", "lang")

    def __init__(self, whole: dict[str, Any], lang: Lang) -> None:
        self.lang = lang
        self.kpis = [
            KpiEntry(
                kpi=Kpi(entry["kpi"]),
                label=entry["label"],
                definition=entry["definition"],
                family=entry["family_label"],
                unit=entry["unit"],
                of=entry["of"],
                anchor=entry["anchor"],
                dimensions=[Dimension(dimension) for dimension in entry["dimensions"]],
                source=entry["source"],
            )
            for entry in whole["kpis"]
        ]
        self.curves = [
            CurveEntry(CurveKind(entry["curve"]), entry["label"], entry["from"], entry["event"])
            for entry in whole["curves"]
        ]
        self.dimensions = {Dimension(it["dimension"]): str(it["label"]) for it in whole["dimensions"]}
        self.findings = [
            FindingEntry(FindingCode(it["code"]), Severity(it["severity"]), it["quarantines"], it["sentence"])
            for it in whole["findings"]
        ]

    def __getitem__(self, kpi: Kpi | KpiWord) -> KpiEntry:
        for entry in self.kpis:
            if entry.kpi == kpi:
                return entry
        raise KeyError(kpi)

    def __iter__(self) -> Iterator[KpiEntry]:
        return iter(self.kpis)

    def __len__(self) -> int:
        return len(self.kpis)

    def __repr__(self) -> str:
        return f"<meedoen.Catalogue of {len(self.kpis)} KPIs and {len(self.curves)} curves>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th style='text-align:left;vertical-align:top'>{escape(entry.label)}<br>"
            f"<code>{entry.kpi.value}</code></th>"
            f"<td style='text-align:left'>{escape(entry.definition)}</td></tr>"
            for entry in self.kpis
        )
        return f"<table style='max-width:60em'>{rows}</table>"


def catalogue(lang: Lang | LangWord = Lang.EN) -> Catalogue:
    """What can be asked, with every definition, in Dutch or English.

    Examples
    --------
    >>> import meedoen
    >>> meedoen.catalogue("nl")["outflow_to_work"].label
    'Uitstroom naar werk'
    """
    return Catalogue(json.loads(_native.catalogue_json(lang)), Lang(lang))
