"""The council's progress report."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from . import _native
from ._files import write_whole
from ._html import iframe
from ._lang import lang_of
from ._words import Lang, LangWord

__all__ = ["Report"]


class Report:
    """The council's progress report: one self-contained page, printable on A4, without scripts.

    Every page says that it is internal and not for publication. A cell that shows it last shows the
    report in a notebook.
    """

    __slots__ = ("_core", "lang")

    def __init__(self, native: _native.Report, lang: Lang | LangWord) -> None:
        self._core = native
        self.lang = lang_of(lang)

    def to_html(self, lang: Lang | LangWord | None = None) -> str:
        """The report as one HTML page."""
        return self._core.write("html", lang or self.lang)

    def to_markdown(self, lang: Lang | LangWord | None = None) -> str:
        """The report as Markdown, with tables where the page has charts."""
        return self._core.write("markdown", lang or self.lang)

    def to_text(self, lang: Lang | LangWord | None = None) -> str:
        """The figures as a table of plain text."""
        return self._core.write("text", lang or self.lang)

    def to_dict(self) -> dict[str, Any]:
        """The figures as data."""
        figures: dict[str, Any] = json.loads(self._core.write("json", self.lang))
        return figures

    def save(self, path: str | os.PathLike[str], lang: Lang | LangWord | None = None) -> Path:
        """Writes the report to a file, whole or not at all, and gives its path: ``.html``, ``.md``,
        ``.txt`` or ``.json``.

        Raises
        ------
        ValueError
            For a name that ends in something else.
        """
        path = Path(path)
        forms = {
            ".html": self.to_html,
            ".htm": self.to_html,
            ".md": self.to_markdown,
            ".txt": self.to_text,
            ".json": lambda _lang: json.dumps(self.to_dict(), ensure_ascii=False, indent=2),
        }
        form = forms.get(path.suffix.lower())
        if form is None:
            raise ValueError(f"a report is saved as .html, .md, .txt or .json, not {path.suffix or path}")
        write_whole(path, form(lang))
        return path

    def _repr_html_(self) -> str:
        return iframe(self.to_html())

    def __repr__(self) -> str:
        return f"<meedoen.Report in {self.lang.value}>"
