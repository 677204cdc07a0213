"""Figures over a grid of periods: stacked bars for a caseload by rung, lines for the rest.

A stack is made of bars and no area: a figure is one day's, and nothing is said of the days between.
"""

from __future__ import annotations

from collections.abc import Iterator

import altair as alt

from ._figures import Figures, Panel, Row
from ._look import GREY, PAPER, data, layered
from ._marks import break_marks, colour, fade, last_labels, periods, target_marks, tooltip, values

__all__ = ["lines", "over_time", "stack", "strokes"]


def over_time(figures: Figures, panel: Panel, width: int, height: int) -> alt.LayerChart:
    """The panel over the periods."""
    chart = (stack if panel.adds else lines)(figures, panel, width)
    chart.width, chart.height = width, height
    return chart


def stack(figures: Figures, panel: Panel, width: int) -> alt.LayerChart:
    """Bars on each other, in the dimension's order from the bottom."""
    title = figures.dimension_label(panel.dimension or "")
    rank = {label: place for place, label in enumerate(panel.labels)}
    rows = [row | {"rank": rank[row["series"]]} for row in panel.rows]
    thin = width / len(figures.periods) < 6
    bars = (
        alt.Chart(data(rows))
        .mark_bar(stroke=PAPER, strokeWidth=0 if thin else 0.7)
        .encode(
            x=periods(figures, width),
            y=alt.Y(**values("value", panel, _unit(panel, figures)), stack="zero"),
            color=colour(panel, title, topmost_first=True),
            opacity=fade(),
            order=alt.Order("rank:Q", sort="ascending"),
            tooltip=tooltip(panel, figures.wording, title),
        )
    )
    return layered(bars, *break_marks(panel, figures, periods(figures, width, at=0)))


def lines(figures: Figures, panel: Panel, width: int) -> alt.LayerChart:
    """A line a series: interrupted at a break and where there is no value, dashed where provisional."""
    several = len(panel.labels) > 1
    title = figures.dimension_label(panel.dimension) if panel.dimension else None
    x = periods(figures, width)
    y = alt.Y(**values("value", panel, _unit(panel, figures)))
    goal = alt.Y(**values("goal", panel, _unit(panel, figures)))
    legend = (title or figures.wording("kpi")) if several else None
    drawn = list(strokes(panel, figures))
    line = (
        alt.Chart(data(drawn))
        .mark_line(strokeWidth=2.2, strokeJoin="round")
        .encode(
            x=x,
            y=y,
            color=colour(panel, legend, thin=True),
            detail="stroke:N",
            strokeDash=alt.StrokeDash(
                "provisional:N",
                scale=alt.Scale(domain=[False, True], range=[[1, 0], [4, 3]]),
                legend=None,
            ),
            opacity=fade(),
        )
    )
    known = [row for row in panel.rows if row["value"] is not None]
    room = width / len(figures.periods)
    roomy = room > 9
    points = (
        alt.Chart(data(known))
        .mark_point(filled=True, size=46 if roomy else 14 if room > 3 else 4)
        .encode(
            x=x,
            y=y,
            color=colour(panel, legend, thin=True),
            opacity=fade(),
            tooltip=tooltip(panel, figures.wording, title),
        )
    )
    if several and roomy:
        shape = alt.Shape("series:N", sort=panel.labels, scale=alt.Scale(domain=panel.labels))
        points = points.encode(shape=shape.legend(title=legend, values=panel.labels))
    layers = [
        *_zero(panel),
        *break_marks(panel, figures, periods(figures, width, at=0)),
        line,
        points,
        *target_marks(panel, figures, periods(figures, width, at=0), goal),
    ]
    if not several and known:
        layers.append(last_labels(known[-1:], x, y))
    return layered(*layers)


def strokes(panel: Panel, figures: Figures) -> Iterator[Row]:
    """The points of each unbroken, equally certain stretch of line, each under its own ``stroke``.

    A provisional stretch starts at the last certain point, so that the line goes on; a break in the
    series and a period without value end a stretch, so that nothing is bridged.
    """
    breaks = {it.period for it in figures.breaks if it.kpis & panel.kpis}
    stroke = 0
    for label in panel.labels:
        before: Row | None = None
        for row in panel.of(label):
            if row["period"] in breaks:
                before = None
            if row["value"] is None:
                before = None
                continue
            if before is None:
                stroke += 1
            elif before["provisional"] != row["provisional"]:
                stroke += 1
                yield _point(before, stroke, row["provisional"])
            yield _point(row, stroke, row["provisional"])
            before = row


def _zero(panel: Panel) -> list[alt.Chart]:
    """The line of zero, where figures lie below it."""
    if all((row["value"] or 0) >= 0 for row in panel.rows):
        return []
    return [alt.Chart(data([{"value": 0}])).mark_rule(color=GREY).encode(y="value:Q")]


def _point(row: Row, stroke: int, provisional: bool) -> Row:
    kept = {name: row[name] for name in ("period", "series", "value")}
    return kept | {"stroke": stroke, "provisional": provisional}


def _unit(panel: Panel, figures: Figures) -> str:
    return figures.unit_label(panel.unit)
