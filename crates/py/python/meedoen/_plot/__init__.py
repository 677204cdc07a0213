"""Charts of answers, in Altair: an optional extra of the package.

The charts take plain rows and know no table: `Answer.plot` hands them over.
"""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from typing import Any

try:
    import altair as alt
except ImportError as error:
    message = "charts need Altair: `pip install 'meedoen[plot]'`"
    raise ImportError(message, name=error.name) from error

from .._lang import lang_of
from .._policy import PolicyLike
from .._words import Lang, LangWord
from ._bars import one_period
from ._curve import curve
from ._figures import Figures
from ._ladder import possible, transitions
from ._look import sentence, styled
from ._members import members_of
from ._time import over_time
from ._wording import Wording

__all__ = ["Chart", "chart_of"]

Chart = alt.Chart | alt.LayerChart | alt.ConcatChart

_WIDTH, _HEIGHT = 600, 260


def chart_of(
    form: str,
    rows: Sequence[dict[str, Any]],
    *,
    by: Sequence[str],
    receipt: AnyMapping[str, Any],
    lang: Lang | LangWord = Lang.NL,
    width: int | None = None,
    height: int | None = None,
    title: str | None = None,
    policy: PolicyLike | None = None,
) -> Chart:
    """The chart that fits the rows of an answer of this form; see `Answer.plot`."""
    lang = lang_of(lang)
    members = members_of(policy, lang)
    wording = Wording(lang, members["state"])
    wide = width or _WIDTH
    known = _known(receipt, wording)
    match form:
        case "kpis":
            figures = Figures(rows, by, receipt, wording, members)
            return _figures(figures, wide, height, title)
        case "transitions" if rows:
            heat = transitions(rows, wording, width or 720, height or 330)
            return styled(
                heat,
                wording,
                title or wording("transitions"),
                [wording("in_cells"), *known],
            )
        case "curve" if rows:
            drawn = curve(rows, wording, wide, height or _HEIGHT)
            notes = [wording("curve_note"), *known]
            return styled(drawn, wording, title or wording("curve"), notes)
        case "assessment":
            rungs, note = possible(rows, wording, wide)
            return styled(rungs, wording, title or wording("assessment"), [note])
        case _:
            return styled(sentence(wording("nothing"), wide), wording, title or "", [])


def _figures(figures: Figures, width: int, height: int | None, title: str | None) -> Chart:
    panels = [panel for panel in figures.panels() if panel.has_value] if figures.rows else []
    if not panels:
        why = "nothing" if not figures.asked else "no_value" if figures.rows else "after"
        return styled(sentence(figures.wording(why), width), figures.wording, title or "", [])
    on_a_grid = len(figures.periods) > 1
    # Panels of one figure stand side by side and share their axis; different figures stand below each other.
    beside = len(panels) > 1 and len(figures.kpis) == 1
    each = (width - 80) // 2 if beside else width
    tall = height or (180 if on_a_grid and len(panels) > 1 else _HEIGHT)
    drawn = [
        over_time(figures, panel, each, tall) if on_a_grid else one_period(figures, panel, each, height)
        for panel in panels
    ]
    notes = [*figures.notes, figures.provisional_note(dashed=on_a_grid and not all(it.adds for it in panels))]
    if len(drawn) == 1:
        return styled(drawn[0], figures.wording, title or figures.title, notes)
    for chart, panel in zip(drawn, panels, strict=True):
        chart.title = alt.TitleParams(panel.title, fontSize=12, offset=22 if on_a_grid else 8)
    grid = alt.concat(*drawn, columns=2 if beside else 1).resolve_scale(
        color="shared" if beside else "independent",
        shape="shared" if beside else "independent",
        y="shared" if beside and on_a_grid else "independent",
        x="shared" if beside and not on_a_grid else "independent",
    )
    return styled(grid, figures.wording, title or figures.title, notes)


def _known(receipt: AnyMapping[str, Any], wording: Wording) -> list[str]:
    known = receipt["known_on"]
    if not known:
        return []
    return [wording("known", day=wording.day_of(known))]
