"""How things show themselves in a notebook."""

from __future__ import annotations

import datetime
from html import escape
from typing import Any

__all__ = ["iframe", "table_html"]

_SHOWN = 20

_STYLE = (
    "<style>.meedoen{border-collapse:collapse;font-variant-numeric:tabular-nums}"
    ".meedoen th,.meedoen td{padding:.2em .7em;border-bottom:1px solid color-mix(in srgb,"
    "currentColor 20%,transparent);text-align:left}.meedoen .n{text-align:right}"
    ".meedoen caption{caption-side:bottom;text-align:left;padding:.4em .7em;opacity:.75}</style>"
)


def table_html(columns: dict[str, list[Any]], caption: str) -> str:
    """The first rows of a table, with the number of the others and a caption. Columns without any
    value are left out."""
    columns = {name: values for name, values in columns.items() if _has_any(values)} or columns
    rows = list(zip(*columns.values(), strict=True))
    numeric = [all(isinstance(it, int | float | None) for it in values) for values in columns.values()]
    sides = [' class="n"' if is_number else "" for is_number in numeric]
    head = "".join(f"<th{side}>{escape(name)}</th>" for name, side in zip(columns, sides, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{s}>{_cell(v)}</td>" for v, s in zip(row, sides, strict=True)) + "</tr>"
        for row in rows[:_SHOWN]
    )
    more = f"… and {len(rows) - _SHOWN:,} more rows" if len(rows) > _SHOWN else ""
    words = " · ".join(part for part in (more, caption) if part)
    below = f"<caption>{escape(words)}</caption>" if words else ""
    return (
        f'{_STYLE}<table class="meedoen">{below}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    )


def iframe(page: str, height: int = 640) -> str:
    """A whole page inside a notebook, its styles apart from the notebook's; it runs no scripts."""
    return (
        f'<iframe srcdoc="{escape(page)}" sandbox style="width:100%;height:{height}px;border:0;'
        'background:white"></iframe>'
    )


def _has_any(values: list[Any]) -> bool:
    return any(value is not None and value is not False for value in values)


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else ""
        case int():
            return f"{value:,}"
        case float() if value.is_integer():
            return f"{int(value):,}"
        case float():
            return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
        case datetime.date():
            return value.isoformat()
        case _:
            return escape(str(value))
