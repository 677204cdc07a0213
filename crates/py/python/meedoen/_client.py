"""One client, to look at."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from . import _native
from ._days import DayLike, optional_iso
from ._words import Lang, LangWord

__all__ = ["Client", "Timeline"]


class Client:
    """One client of a caseload, as known on a day. Made by `Caseload.client`."""

    __slots__ = ("_core", "id")

    def __init__(self, core: _native.Timeline, client: str) -> None:
        self._core = core
        self.id = client

    def timeline(self, *, lang: Lang | LangWord = Lang.NL, up_to: DayLike | None = None) -> Timeline:
        """The client's episodes, rungs, routes, contacts and whatever else is known, as a picture.

        Parameters
        ----------
        lang
            The language of the picture.
        up_to
            The last day shown; by default the horizon.
        """
        return Timeline(self._core, lang, optional_iso(up_to, "up_to"))

    def to_dict(self) -> dict[str, Any]:
        """What is known of the client: ``episodes``, ``rungs``, ``growth``, ``routes``, ``contacts``,
        ``activities``, ``referrals``, ``placements``, ``instruments``, ``groups``, ``birth``. Days are
        ISO text; ``to`` is the last day, **included**, ``None`` while it runs."""
        known: dict[str, Any] = json.loads(self._core.json())
        return known

    def _repr_html_(self) -> str:
        return self.timeline()._repr_html_()

    def __repr__(self) -> str:
        return f"<meedoen.Client {self.id}>"


class Timeline:
    """A picture of one client's timeline. It is internal: show it to nobody who may not see the
    client's file."""

    __slots__ = ("svg",)

    def __init__(self, core: _native.Timeline, lang: Lang | LangWord, up_to: str | None) -> None:
        self.svg = core.svg(lang, up_to)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Writes the picture to a file, in SVG, and gives its path."""
        path = Path(path)
        path.write_text(self.svg, encoding="utf-8")
        return path

    def _repr_html_(self) -> str:
        return f'<div style="max-width:60em">{self.svg}</div>'

    def __repr__(self) -> str:
        return "<meedoen.Timeline>"
