"""The keywords that several calls share, as types: what a call takes as ``**keywords: Unpack[...]``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Mapping as AnyMapping
from typing import TYPE_CHECKING, Any, TypedDict

if TYPE_CHECKING:
    from ._extract import ExtractLike
    from ._mapping import MappingLike
    from ._policy import PolicyLike

__all__ = [
    "CsvOptions",
    "MappingParts",
    "ReadOptions",
    "ReadingRules",
    "Tables",
    "TablesOptions",
    "refuse_unknown",
]


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


class ReadingRules(TypedDict, total=False):
    """How a ledger is read, whatever it is read from."""

    policy: PolicyLike | None
    """Whose codes count; required."""
    strict: bool
    """Whether the first row that would be quarantined is an error instead."""
    allow_bsn_like_ids: bool
    """Whether client and benefit numbers may look like BSNs."""


class ReadOptions(ReadingRules, MappingParts, total=False):
    """How one table is read."""

    mapping: MappingLike | None
    """How its columns become ours."""
    name: str | None
    """What findings and errors call it; by default the file's name."""


class CsvOptions(ReadOptions, total=False):
    """How one CSV file is read."""

    progress: Callable[[int], object] | None
    """Called with the number of bytes read since the last call."""


class Tables(TypedDict, total=False):
    """Tables with records of one kind each, in the order in which they are read."""

    benefits: ExtractLike | None
    rungs: ExtractLike | None
    growths: ExtractLike | None
    contacts: ExtractLike | None
    routes: ExtractLike | None
    activities: ExtractLike | None
    referrals: ExtractLike | None
    placements: ExtractLike | None
    instruments: ExtractLike | None
    groups: ExtractLike | None
    births: ExtractLike | None
    withdrawals: ExtractLike | None


class TablesOptions(ReadingRules, Tables, total=False):
    """Tables of one kind each, and how they are read."""


def refuse_unknown(call: str, given: AnyMapping[str, object], keywords: Any) -> None:
    """Refuses a keyword that a call does not have, as Python does for those it names itself."""
    for name in given:
        if name not in keywords.__annotations__:
            raise TypeError(f"{call}() got an unexpected keyword argument '{name}'")
