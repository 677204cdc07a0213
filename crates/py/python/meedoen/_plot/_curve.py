"""A Kaplan–Meier curve: a step line with its 95 % band."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from ._look import ACCENT, SOFT, data, layered
from ._marks import upright
from ._wording import Wording

__all__ = ["curve"]


def curve(steps: Sequence[dict[str, Any]], wording: Wording, width: int, height: int) -> alt.LayerChart:
    """The share that has not had the event, a step down on each day that somebody has."""
    rows = list(steps)
    if rows[0]["survival"] < 1:
        # Who has the event on the first day itself steps down from the whole.
        rows.insert(
            0, {"days": 0, "survival": 1.0, "lower": None, "upper": None, "at_risk": rows[0]["at_risk"]}
        )
    shown = [row | _told(row, wording) for row in rows]
    x = alt.X(
        "days:Q",
        axis=alt.Axis(title=wording("days"), format=",d", tickMinStep=1, grid=False),
        scale=alt.Scale(domainMin=0, nice=False),
    )
    axis = alt.Axis(
        title=wording("survival"), format=".0%", domain=False, ticks=False, tickCount=5, **upright()
    )
    scale = alt.Scale(domain=[0, 1])
    y = alt.Y("survival:Q", axis=axis, scale=scale)
    base = alt.Chart(data(shown)).properties(width=width, height=height).encode(x=x)
    band = base.mark_area(interpolate="step-after", color=ACCENT, opacity=0.18).encode(
        y=alt.Y("lower:Q", axis=axis, scale=scale), y2="upper:Q"
    )
    line = base.mark_line(interpolate="step-after", color=ACCENT, strokeWidth=2.2).encode(y=y)
    hover = base.mark_point(size=60, opacity=0).encode(
        y=y,
        tooltip=[
            alt.Tooltip("days:Q", title=wording("days")),
            alt.Tooltip("shown:N", title=wording("survival")),
            alt.Tooltip("interval:N", title=wording("interval")),
            alt.Tooltip("at_risk:Q", title=wording("at_risk")),
            alt.Tooltip("events:Q", title=wording("events")),
        ],
    )
    return layered(*_half(shown, wording, y), band, line, hover)


def _half(rows: list[dict[str, object]], wording: Wording, y: alt.Y) -> list[alt.Chart]:
    """The median, where the curve reaches it."""
    days = next((row["days"] for row in rows if float(str(row["survival"])) <= 0.5), None)
    if days is None:
        return []
    told = [{"start": 0, "days": days, "survival": 0.5, "name": wording("median", days=days)}]
    base = alt.Chart(data(told)).encode(y=y)
    return [
        base.mark_rule(color=SOFT, strokeDash=[2, 3]).encode(x="start:Q", x2="days:Q"),
        base.mark_text(color=SOFT, align="left", baseline="bottom", dx=6, dy=-4, fontSize=11).encode(
            x="days:Q", text="name:N"
        ),
    ]


def _told(row: dict[str, object], wording: Wording) -> dict[str, str]:
    def share(name: str) -> str:
        value = row[name]
        return wording.figure(None if value is None else float(str(value)), "share")

    interval = "–" if row["lower"] is None else f"{share('lower')} – {share('upper')}"
    return {"shown": share("survival"), "interval": interval}
