"""Documents in files: policies and mappings, in TOML or JSON."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Protocol, TypeVar

from ._files import text_of, write_whole
from ._words import ErrorCode

__all__ = ["read_document", "write_document"]


class Document(Protocol):
    """What can be written in either form."""

    def to_toml(self) -> str: ...

    def to_json(self) -> str: ...


D = TypeVar("D")
D_co = TypeVar("D_co", covariant=True)


class Reads(Protocol[D_co]):
    """What reads a document from either form."""

    def from_toml(self, text: str) -> D_co: ...

    def from_json(self, text: str) -> D_co: ...


def read_document(reads: Reads[D], path: str | os.PathLike[str], code: ErrorCode) -> D:
    """The document in a file: JSON where its name ends in ``.json``, else TOML. A file that can't be
    read is an error of this code, at its path."""
    text = text_of(path, code)
    return reads.from_json(text) if _is_json(Path(path)) else reads.from_toml(text)


def write_document(document: Document, path: str | os.PathLike[str]) -> None:
    """Writes a document, whole or not at all: JSON where the name ends in ``.json``, else TOML."""
    path = Path(path)
    write_whole(path, document.to_json() if _is_json(path) else document.to_toml())


def _is_json(path: Path) -> bool:
    return path.suffix == ".json"
