"""The keywords of a mapping, which several calls take as ``**parts: Unpack[MappingParts]``."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from typing import Any, TypedDict

__all__ = ["MappingParts", "refuse_unknown"]


class MappingParts(TypedDict, total=False):
    """The parts of a mapping; they go before what a mapping given as a whole says."""

    columns: AnyMapping[str, str] | None
    """Own column names to ours: ``{"clientnr": "client", "einddatum": "end"}``."""
    codes: AnyMapping[str, AnyMapping[str, str] | str] | None
    """By kind, own codes to ours, and own words for the kinds themselves."""
    reasons: str | Sequence[AnyMapping[str, Any]] | None
    """Benefit reasons: ``"cbs"``, or a list of rules."""
    constants: AnyMapping[str, str] | None
    """The text of columns that the extract does not have: ``{"kind": "benefit"}``."""
    end: str | None
    """``"inclusive"`` (the default) or ``"exclusive"``."""


def refuse_unknown(call: str, given: AnyMapping[str, object], keywords: Any) -> None:
    """Refuses a keyword that a call does not have, as Python does for those it names itself."""
    for name in given:
        if name not in keywords.__annotations__:
            raise TypeError(f"{call}() got an unexpected keyword argument '{name}'")
