"""How charts look: colours that the colour-blind can tell apart, and paper of their own, so that they
are the same on a light and on a dark page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Any, cast

import altair as alt

from ._wording import Wording

__all__ = [
    "ACCENT",
    "GREY",
    "HAIR",
    "INK",
    "PAPER",
    "TARGET",
    "bar_colours",
    "colours",
    "data",
    "layered",
    "sentence",
    "styled",
]

PAPER = "#ffffff"
INK = "#1c2630"
SOFT = "#505a64"
HAIR = "#e3e7ea"
GREY = "#b9c0c6"
ACCENT = "#1f6a8c"
TARGET = "#a3351f"

FONT = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"

# One hue that darkens: what has an order reads as one, also without colour.
_RAMP = ("#c5e0d4", "#93cac3", "#5eabb6", "#3b87a5", "#285f8d", "#1d386a")
# The same for lines and points, whose light end must be seen on white.
_THIN_RAMP = ("#7fc39f", "#4fb0a5", "#2f93ab", "#2f74a8", "#3a5399", "#43307a")
# Okabe and Ito's, the yellow left out: it is not seen on white.
_HUES = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#5b4a9c", "#8a6d3b")
_ORDERED = {"rung", "age", "duration", "hours"}
_NEUTRAL = {"unmeasured", "unassigned", "none", "unknown"}


def data(rows: Iterable[dict[str, Any]]) -> alt.InlineData:
    """Rows inside the chart itself."""
    return alt.InlineData(values=list(rows))


def layered(*charts: alt.Chart) -> alt.LayerChart:
    """Charts on top of each other."""
    return cast("alt.LayerChart", alt.layer(*charts))


def colours(dimension: str | None, members: Sequence[str], *, thin: bool = False) -> list[str]:
    """A colour for each member: a ramp where they have an order, grey for what is not known."""
    told = [member for member in members if member not in _NEUTRAL]
    hues = [_HUES[place % len(_HUES)] for place in range(len(told))]
    given = _steps(_THIN_RAMP if thin else _RAMP, len(told)) if dimension in _ORDERED else hues
    by_member = dict(zip(told, given, strict=True))
    return [by_member.get(member, GREY) for member in members]


def bar_colours(dimension: str | None, members: Sequence[str]) -> list[str]:
    """The same for bars that are named beside them: without an order one colour will do."""
    if dimension in _ORDERED:
        return colours(dimension, members)
    return [GREY if member in _NEUTRAL else ACCENT for member in members]


def _steps(ramp: Sequence[str], steps: int) -> list[str]:
    """So many steps of a ramp, from its light end to its dark end."""
    last = len(ramp) - 1
    return [ramp[round(step * last / max(steps - 1, 1))] for step in range(steps)]


def sentence(text: str, width: int) -> alt.Chart:
    """An empty chart that says why it is."""
    base = alt.Chart(data([{"text": wrap(text, width / 7)}])).properties(width=width, height=60)
    chart: alt.Chart = base.mark_text(
        align="left", baseline="top", fontSize=13, color=SOFT, limit=width
    ).encode(text="text:N", x=alt.value(0), y=alt.value(10))
    return chart


def styled(
    chart: alt.Chart | alt.LayerChart | alt.ConcatChart,
    wording: Wording,
    title: str,
    notes: Sequence[str],
) -> alt.Chart | alt.LayerChart | alt.ConcatChart:
    """The chart with its title, notes and looks."""
    wide = _width_of(chart)
    heading = alt.TitleParams(
        text=wrap(title, wide / 8.5),
        subtitle=[line for note in notes if note for line in wrap(note, wide / 5.1)],
    )
    dressed: alt.Chart | alt.LayerChart | alt.ConcatChart = chart.properties(
        title=heading, background=PAPER, padding=14, config=_config(wording)
    )
    return dressed


def _width_of(chart: alt.Chart | alt.LayerChart | alt.ConcatChart) -> float:
    """How wide the chart's plotted area is, about."""
    if isinstance(chart, alt.ConcatChart):
        beside = chart.columns if isinstance(chart.columns, int) else 1
        return float(beside * chart.concat[0].width)
    return float(chart.width)


def wrap(text: str, letters: float) -> list[str]:
    """A text in lines, so that it does not widen the chart."""
    return textwrap.wrap(text, max(20, int(letters))) or [""]


def _config(wording: Wording) -> alt.Config:
    return alt.Config(
        font=FONT,
        locale=wording.locale,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            domainColor=GREY,
            gridColor=HAIR,
            labelColor=SOFT,
            labelFontSize=11,
            labelLimit=280,
            tickColor=GREY,
            titleColor=SOFT,
            titleFontSize=11,
            titleFontWeight="normal",
            titlePadding=8,
        ),
        legend=alt.LegendConfig(
            labelColor=INK,
            labelFontSize=11,
            labelLimit=240,
            symbolOpacity=1,
            symbolSize=90,
            titleColor=SOFT,
            titleFontSize=11,
            titleFontWeight="normal",
        ),
        title=alt.TitleConfig(
            anchor="start",
            color=INK,
            fontSize=15,
            fontWeight=600,
            frame="group",
            offset=14,
            subtitleColor=SOFT,
            subtitleFontSize=11.5,
            subtitlePadding=5,
            subtitleLineHeight=16,
        ),
    )
