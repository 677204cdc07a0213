"""What charts of figures share: scales, tooltips, and the marks of targets and breaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from ._figures import Figures, Panel, Row
from ._look import INK, SOFT, TARGET, colours, data
from ._wording import Wording

__all__ = [
    "break_marks",
    "colour",
    "fade",
    "last_labels",
    "periods",
    "target_marks",
    "tooltip",
    "upright",
    "values",
]

_LETTER = 6.6
"""About how wide a letter of an axis label is."""

_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)


def fade() -> alt.Opacity:
    """Provisional figures are lighter."""
    return alt.Opacity("provisional:N", scale=alt.Scale(domain=[False, True], range=[1, 0.45]), legend=None)


def colour(panel: Panel, title: str | None, *, topmost_first: bool = False, thin: bool = False) -> alt.Color:
    """A colour a series, in the dimension's own order."""
    legend: alt.Legend | None = None
    if title is not None:
        order = panel.labels[::-1] if topmost_first else panel.labels
        legend = alt.Legend(title=title, values=order)
    scale = alt.Scale(domain=panel.labels, range=colours(panel.dimension, panel.members, thin=thin))
    return alt.Color("series:N", sort=panel.labels, scale=scale, legend=legend)


def periods(figures: Figures, width: int, *, at: float | None = None) -> alt.X:
    """The periods side by side; as many are named as there is room for, in round steps."""
    axis = alt.Axis(
        title=None, values=_named(figures, width), labelAngle=0, ticks=False, labelPadding=6, grid=False
    )
    scale = alt.Scale(domain=figures.periods, paddingInner=0.12, paddingOuter=0.06)
    position = alt.Undefined if at is None else at
    return alt.X("period:O", sort=None, scale=scale, axis=axis, bandPosition=position)  # fmt: skip


def values(field: str, panel: Panel, title: str, *, horizontal: bool = False) -> dict[str, Any]:
    """What the axis of the values looks like: from zero, shares in per cents, counts in whole steps."""
    tallest = max(
        (abs(row[key] or 0) for row in panel.rows for key in ("value", "goal") if key in row), default=0
    )
    written = {"count": ",d", "share": ".0%" if tallest >= 0.05 else ".1%"}
    axis = alt.Axis(
        title=title,
        format=written.get(panel.unit, ",~f"),
        domain=False,
        ticks=False,
        tickCount=5,
        tickMinStep=1 if panel.unit == "count" else alt.Undefined,
        orient="bottom" if horizontal else "left",
        **({} if horizontal else upright()),
    )  # fmt: skip
    return {"shorthand": f"{field}:Q", "axis": axis, "scale": alt.Scale(zero=True, nice=True)}


def upright() -> dict[str, Any]:
    """The title of a vertical axis: above it, to be read without turning one's head."""
    return {
        "titleAngle": 0,
        "titleAlign": "left",
        "titleAnchor": "start",
        "titleBaseline": "bottom",
        "titleX": 0,
        "titleY": -8,
    }


def tooltip(panel: Panel, wording: Wording, dimension: str | None) -> list[alt.Tooltip]:
    """All that a row says, in words."""
    fields = [
        ("period", "period"),
        ("label", "kpi"),
        *([("series", dimension)] if dimension else []),
        ("shown", "value"),
        ("shown_of", "of"),
        ("share", "share_of"),
        ("shown_target", "target"),
        ("attained", "attainment"),
        ("status", "status"),
    ]
    return [
        alt.Tooltip(f"{field}:N", title=title if field == "series" else wording(title))
        for field, title in fields
        if any(field in row for row in panel.rows)
    ]


def target_marks(panel: Panel, figures: Figures, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """A line at the target of each period, named at its end."""
    rows = [row for row in panel.rows if row.get("goal") is not None]
    if not rows:
        return []
    line = (
        alt.Chart(data(rows))
        .mark_rule(color=TARGET, strokeWidth=2)
        .encode(
            x=x,
            x2=alt.X2("period", bandPosition=1),
            y=y,
            tooltip=tooltip(panel, figures.wording, None),
        )
    )
    named = [_named_target(panel, label, figures.wording) for label in panel.labels]
    name = (
        alt.Chart(data(row for row in named if row))
        .mark_text(color=TARGET, align="right", baseline="bottom", dy=-4, fontSize=11)
        .encode(x=_end_of(x), y=y, text="name:N")
    )
    return [line, name]


def break_marks(panel: Panel, figures: Figures, x: alt.X) -> list[alt.Chart]:
    """A line before the first period after a break; nothing is drawn across it."""
    rows: list[Row] = [
        {"period": it.period, "note": it.note, "name": figures.wording("break")}
        for it in figures.breaks
        if it.kpis & panel.kpis
    ]
    if not rows:
        return []
    base = alt.Chart(data(rows)).encode(x=x, tooltip=alt.Tooltip("note:N", title=figures.wording("break")))
    return [
        base.mark_rule(color=SOFT, strokeDash=[2, 3], strokeWidth=1.5),
        base.mark_text(color=SOFT, align="left", baseline="top", dx=5, fontSize=11).encode(
            text="name:N", y=alt.value(0)
        ),
    ]


def last_labels(rows: Sequence[Row], x: alt.X, y: alt.Y) -> alt.Chart:
    """The figures of these rows, written above them."""
    mark = alt.Chart(data(rows)).mark_text(color=INK, baseline="bottom", dy=-8, fontSize=11, fontWeight=600)
    named: alt.Chart = mark.encode(x=x, y=y, text="shown:N")
    return named


def _named_target(panel: Panel, label: str, wording: Wording) -> Row | None:
    """The last target of a series with its name, where it has one."""
    last = next((row for row in reversed(panel.of(label)) if row.get("goal") is not None), None)
    if last is None:
        return None
    what = [wording("target"), *([label.lower()] if len(panel.labels) > 1 else []), last["shown_target"]]
    return last | {"name": " ".join(what)}


def _end_of(x: alt.X) -> alt.X:
    end: alt.X = x.copy()
    end["bandPosition"] = 1
    return end


def _named(figures: Figures, width: int) -> list[str]:
    """The periods that are named on the axis: every one, or every second, third … from a round one."""
    names = figures.periods
    room = max(1, int(width / (max(map(len, names)) * _LETTER + 12)))
    if len(names) <= room:
        return names
    least = -(-len(names) // room)
    step = next((step for step in _MONTH_STEPS if step >= least), least)
    first = next((place for place, day in enumerate(figures.starts) if (day.month, day.day) == (1, 1)), 0)
    return [name for place, name in enumerate(names) if (place - first) % step == 0]
