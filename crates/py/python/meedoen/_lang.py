"""The languages of reports, charts and labels."""

from __future__ import annotations

from ._errors import QuestionError
from ._words import Lang, LangWord

__all__ = ["lang_of"]


def lang_of(lang: Lang | LangWord) -> Lang:
    """The language that is meant, or an error in the core's words."""
    try:
        return Lang(lang)
    except ValueError:
        known = ", ".join(f"`{known}`" for known in Lang)
        message = f"`{lang}` is no language; known are {known}"
        raise QuestionError(message, code="bad_query", place="lang") from None
