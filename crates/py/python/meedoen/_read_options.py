"""The keywords of reading a ledger, as types: what a call takes as ``**options: Unpack[...]``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from ._extract import ExtractLike
from ._keywords import MappingParts
from ._mapping import MappingLike
from ._policy import PolicyLike

__all__ = ["CsvOptions", "ReadOptions", "ReadingRules", "Tables", "TablesOptions"]


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
