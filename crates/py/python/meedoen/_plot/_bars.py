"""Figures of one period: horizontal bars in the dimension's own order, and a bullet for one figure
against its ambition."""

from __future__ import annotations

import altair as alt

from ._figures import Figures, Panel
from ._look import ACCENT, GREY, HAIR, INK, TARGET, bar_colours, data, layered
from ._marks import fade, tooltip, values

__all__ = ["bars", "bullet", "one_period"]

_BAR = 26
"""The height of a bar with the room around it."""


def one_period(figures: Figures, panel: Panel, width: int, height: int | None) -> alt.LayerChart:
    """The panel's bars."""
    alone = len(panel.rows) == 1 and panel.rows[0].get("goal") is not None
    return bullet(figures, panel, width, height or 64) if alone else bars(figures, panel, width, height)


def bars(figures: Figures, panel: Panel, width: int, height: int | None) -> alt.LayerChart:
    """A bar a member, with its figure behind it and a tick at its target."""
    y = alt.Y(
        "series:N",
        sort=panel.labels,
        scale=alt.Scale(domain=panel.labels, paddingInner=0.28, paddingOuter=0.14),
        axis=alt.Axis(
            title=None, ticks=False, domain=False, labelColor=INK, labelPadding=8, labelFontSize=12
        ),
    )
    x = alt.X(**values("value", panel, figures.unit_label(panel.unit), horizontal=True))
    title = figures.dimension_label(panel.dimension) if panel.dimension else None
    rows = [row | {"tip": max(row["value"] or 0, row.get("goal") or 0)} for row in panel.rows]
    tip = alt.X(**values("tip", panel, figures.unit_label(panel.unit), horizontal=True))
    base = alt.Chart(data(rows)).encode(y=y, tooltip=tooltip(panel, figures.wording, title))
    scale = alt.Scale(domain=panel.labels, range=bar_colours(panel.dimension, panel.members))
    shade = alt.Color("series:N", sort=panel.labels, scale=scale, legend=None)
    layers = [
        base.mark_bar(cornerRadiusEnd=2).encode(x=x, color=shade, opacity=fade()),
        base.mark_text(align="left", dx=6, color=INK, fontSize=12).encode(x=tip, text="shown:N"),
    ]
    if any(row.get("goal") is not None for row in panel.rows):
        goal = alt.X(**values("goal", panel, figures.unit_label(panel.unit), horizontal=True))
        layers.append(base.mark_tick(color=TARGET, thickness=3, bandSize=0.8 * _BAR).encode(x=goal))
    tall = height or _BAR * len(panel.labels)
    return _sized(layered(*layers), width, tall)


def bullet(figures: Figures, panel: Panel, width: int, height: int) -> alt.LayerChart:
    """One figure in front of its target, with a sentence that says both."""
    (row,) = panel.rows
    wording = figures.wording
    told = wording("of_target", value=row["shown"], target=row["shown_target"], share=row["attained"])
    ends = max(row["value"] or 0, row["goal"]) * 1.04 or 1
    scale = {"scale": alt.Scale(domain=[0, ends], nice=False)}
    unit = figures.unit_label(panel.unit)
    x = alt.X(**values("value", panel, unit, horizontal=True) | scale)
    goal = alt.X(**values("goal", panel, unit, horizontal=True) | scale)
    middle = alt.value(height / 2)
    base = alt.Chart(data([row | {"told": told, "name": wording("target")}])).encode(y=middle)
    base = base.encode(tooltip=tooltip(panel, wording, None))
    drawn = layered(
        base.mark_bar(size=height * 0.62, color=HAIR).encode(x=goal),
        base.mark_bar(size=height * 0.3, color=ACCENT).encode(x=x, opacity=fade()),
        base.mark_tick(color=TARGET, thickness=3, size=height * 0.74).encode(x=goal),
        base.mark_text(color=TARGET, align="right", baseline="bottom", dx=2, fontSize=11).encode(
            x=goal, y=alt.value(height * 0.1), text="name:N"
        ),
        base.mark_text(align="left", baseline="bottom", color=INK, fontSize=13, fontWeight=600).encode(
            x=alt.value(0), y=alt.value(height * 0.1), text="told:N"
        ),
        base.mark_rule(color=GREY).encode(x=alt.value(0), y=alt.value(0), y2=alt.value(height)),
    )
    return _sized(drawn, width, height)


def _sized(chart: alt.LayerChart, width: int, height: int) -> alt.LayerChart:
    chart.width, chart.height = width, height
    return chart
