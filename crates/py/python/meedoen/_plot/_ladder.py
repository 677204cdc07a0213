"""The ladder: from which state to which clients went, and which rungs answers leave possible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import altair as alt

from ._look import ACCENT, GREY, HAIR, INK, PAPER, data, layered
from ._wording import Wording

__all__ = ["possible", "transitions"]

_RUNGS = ["1", "2", "3", "4", "5", "6"]
_LEFT = ["to_work", "education", "neutral", "other", "unknown"]
_MOVES = {"up": "#1f6a8c", "same": "#66717a", "down": "#d1762a", "in": "#7d6bb0", "out": "#3f8f6b"}
_GAP = " "
"""An empty place between the ladder and what lies outside it."""


def transitions(pairs: Sequence[dict[str, Any]], wording: Wording, width: int, height: int) -> alt.LayerChart:
    """A cell for each pair that occurs, darker the more clients; its hue says which way they went."""
    opening = _states(pairs, "from_state", ["outside"])
    closing = _states(pairs, "to_state", _LEFT)
    rows = [row | _told(row, pairs, wording) for row in pairs]
    most = max(row["value"] for row in rows)
    for row in rows:
        # The square root keeps small cells visible beside the many who stayed where they were.
        row["shade"] = (row["value"] / most) ** 0.5
        row["ink"] = "light" if row["shade"] > 0.7 else "dark"
    labels = [[wording.state(state) for state in side] for side in (opening, closing)]
    base = (
        alt.Chart(data(rows))
        .properties(width=width, height=height)
        .encode(
            y=_side("from", wording("from_state"), labels[0], "left"),
            x=_side("to", wording("to_state"), labels[1], "top"),
            tooltip=[
                alt.Tooltip("from:N", title=wording("from_state")),
                alt.Tooltip("to:N", title=wording("to_state")),
                alt.Tooltip("shown:N", title=wording("clients")),
                alt.Tooltip("share:N", title=wording("share_of_row")),
                alt.Tooltip("move:N", title=wording("move")),
            ],
        )
    )
    moves = [wording(move) for move in _MOVES]
    hue = alt.Color(
        "move:N",
        sort=moves,
        scale=alt.Scale(domain=moves, range=list(_MOVES.values())),
        legend=alt.Legend(title=None, orient="bottom", direction="horizontal", symbolType="square"),
    )
    return layered(
        base.mark_rect(cornerRadius=2, stroke=PAPER, strokeWidth=2).encode(
            color=hue,
            opacity=alt.Opacity("shade:Q", scale=alt.Scale(domain=[0, 1], range=[0.12, 1]), legend=None),
        ),
        base.mark_text(fontSize=12).encode(
            text="shown:N",
            color=alt.condition("datum.ink == 'light'", alt.value(PAPER), alt.value(INK)),
        ),
    )


def possible(rows: Sequence[dict[str, Any]], wording: Wording, width: int) -> tuple[alt.LayerChart, str]:
    """The six rungs, those that the answers leave possible filled; and how many questions are open."""
    (row,) = rows
    left = row["possible"].split()
    open_questions = len(row["ask"].split())
    rungs = [
        {"rung": wording.state(rung), "state": wording("possible" if rung in left else "impossible")}
        for rung in _RUNGS
    ]
    names = [rung["rung"] for rung in rungs]
    states = [wording("possible"), wording("impossible")]
    base = (
        alt.Chart(data(rungs))
        .properties(width=width, height=44)
        .encode(x=alt.X("rung:N", sort=names, axis=None, scale=alt.Scale(domain=names, paddingInner=0.08)))
    )
    boxes = base.mark_rect(cornerRadius=3).encode(
        color=alt.Color("state:N", scale=alt.Scale(domain=states, range=[ACCENT, HAIR]), legend=None),
        tooltip=["rung:N", "state:N"],
    )
    ink = alt.condition(f"datum.state == '{states[0]}'", alt.value(PAPER), alt.value(GREY))
    note = wording("open", n=open_questions) if open_questions else wording("decided")
    return layered(boxes, base.mark_text(fontSize=13).encode(text="rung:N", color=ink)), note


def _states(pairs: Sequence[dict[str, Any]], side: str, outside: list[str]) -> list[str]:
    """The rungs, the unmeasured, and after a gap what lies outside the caseload, as far as it occurs."""
    there = {row[side] for row in pairs}
    beyond = [state for state in outside if state in there]
    unmeasured = ["unmeasured"] if "unmeasured" in there else []
    return [*_RUNGS, *unmeasured, *([_GAP, *beyond] if beyond else [])]


def _side(field: str, title: str, labels: list[str], orient: Literal["left", "top"]) -> Any:
    make = alt.Y if orient == "left" else alt.X
    return make(
        f"{field}:N",
        sort=labels,
        title=title,
        scale=alt.Scale(domain=labels),
        axis=alt.Axis(
            orient=orient,
            domain=False,
            ticks=False,
            labelColor=INK,
            labelAngle=0,
            labelFontSize=10 if orient == "top" else 12,
            labelPadding=20 if orient == "top" else 6,
            # Beside each other there is room for one word a line.
            labelExpr="split(datum.label, ' ')" if orient == "top" else "datum.label",
        ),
    )


def _told(row: dict[str, Any], pairs: Sequence[dict[str, Any]], wording: Wording) -> dict[str, Any]:
    whole = sum(pair["value"] for pair in pairs if pair["from_state"] == row["from_state"])
    return {
        "from": wording.state(row["from_state"]),
        "to": wording.state(row["to_state"]),
        "move": wording(_move(row["from_state"], row["to_state"])),
        "shown": wording.figure(row["value"], "count"),
        "share": wording.figure(row["value"] / whole, "share"),
    }


def _move(before: str, after: str) -> str:
    if after in _LEFT:
        return "out"
    if before == after:
        return "same"
    if before in _RUNGS and after in _RUNGS:
        return "up" if after > before else "down"
    return "in"
