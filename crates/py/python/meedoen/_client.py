"""One client, to look at."""

from __future__ import annotations

from . import _native

__all__ = ["Client"]


class Client:
    """One client of a caseload, as known on a day."""

    __slots__ = ("_core", "id", "known_on")

    def __init__(self, native: _native.Caseload, client: str, known_on: str | None) -> None:
        self._core = native
        self.id = client
        self.known_on = known_on

    @classmethod
    def _find(cls, native: _native.Caseload, client: str, known_on: str | None) -> Client:
        return cls(native, client, known_on)
