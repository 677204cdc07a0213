"""Tables as they come out of a registration, and how they are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, Unpack, runtime_checkable

from . import _native
from ._errors import LedgerError
from ._keywords import MappingParts, refuse_unknown
from ._mapping import Mapping, MappingLike, mapping_of

__all__ = [
    "ArrowStream",
    "ByteStream",
    "CsvLike",
    "Extract",
    "ExtractLike",
    "TableLike",
    "extract_of",
    "push",
]


@runtime_checkable
class ArrowStream(Protocol):
    """Anything with the Arrow PyCapsule stream interface: a polars or pandas data frame, a pyarrow
    table, a DuckDB relation."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


@runtime_checkable
class ByteStream(Protocol):
    """Anything that bytes can be read from: an open file, standard input, an answer from the web."""

    def read(self, size: int, /) -> bytes: ...


CsvLike = str | os.PathLike[str] | bytes | ByteStream
"""A CSV file: its path, its bytes, or something open to read them from."""

TableLike = ArrowStream | CsvLike
"""A table: a data frame or a CSV file."""

_PIECE = 1 << 20
"""How many bytes of an open file are read before the next are asked for."""


class Extract:
    r"""A table as it comes out of a registration, and how it is read.

    Parameters
    ----------
    data
        A data frame (polars, pandas, pyarrow, DuckDB), the path of a CSV file, or its bytes.
    mapping
        How it becomes a ledger: a `Mapping`, its dictionary, or the path of its file.
    name
        What findings and errors call it; by default the file's name.
    columns, codes, reasons, constants, end
        Parts of the mapping, as in `Mapping`; they go before what ``mapping`` says.

    Examples
    --------
    >>> import meedoen
    >>> csv = b"clientnr,regeling,van,tot\nR1,pw,2023-01-01,2023-03-01\n"
    >>> benefits = meedoen.Extract(
    ...     csv,
    ...     columns={"clientnr": "client", "regeling": "code", "van": "start", "tot": "end"},
    ...     end="exclusive",
    ... )
    >>> caseload = meedoen.Caseload.from_tables(
    ...     benefits=benefits, policy=meedoen.Policy.preset("example")
    ... )
    >>> caseload.ledger.to_dicts()[0]["end"]
    datetime.date(2023, 2, 28)
    """

    __slots__ = ("data", "mapping", "name")

    def __init__(
        self,
        data: TableLike,
        mapping: MappingLike | None = None,
        *,
        name: str | None = None,
        **parts: Unpack[MappingParts],
    ) -> None:
        refuse_unknown("Extract", parts, MappingParts)
        self.data = data
        self.mapping = Mapping(mapping_of(mapping).to_dict(), **parts)
        if name is None:
            name = Path(data).name if isinstance(data, str | os.PathLike) else ""
        self.name = name

    def __repr__(self) -> str:
        return f"<meedoen.Extract {self.name or type(self.data).__name__!r}>"


ExtractLike = Extract | TableLike | tuple[TableLike, MappingLike]
"""A table, alone, with its mapping, or as an `Extract`."""


def extract_of(extract: ExtractLike, name: str = "") -> Extract:
    """What was given, as an extract of this name."""
    if isinstance(extract, Extract):
        return Extract(extract.data, extract.mapping, name=name or extract.name)
    if isinstance(extract, tuple):
        data, mapping = extract
        return Extract(data, mapping, name=name or None)
    return Extract(extract, name=name or None)


def push(reader: _native.Reader, data: TableLike, progress: Callable[[int], object] | None) -> None:
    """Hands a table to a reader."""
    if isinstance(data, bytes | bytearray | memoryview):
        reader.push(bytes(data))
    elif isinstance(data, str | os.PathLike):
        reader.push_file(os.fspath(data), progress)
    elif isinstance(data, ArrowStream):
        reader.push_table(_with_typed_columns(data))
    elif isinstance(data, ByteStream):
        while piece := data.read(_PIECE):
            reader.push(_bytes(piece))
            if progress is not None:
                progress(len(piece))
    else:
        message = (
            "a table is a data frame with the Arrow stream interface (polars, pandas, pyarrow, DuckDB), "
            f"the path of a CSV file, its bytes or an open file, not `{type(data).__name__}`"
        )
        raise LedgerError(message, code="bad_ledger")


def _with_typed_columns(data: ArrowStream) -> ArrowStream:
    """The table; of polars one with text for the columns that are empty and so have no type: polars
    exports those with a buffer, and Arrow says that they have none."""
    polars = sys.modules.get("polars")
    if polars is not None and isinstance(data, polars.DataFrame):
        typed: ArrowStream = data.cast({polars.Null: polars.String})
        return typed
    return data


def _bytes(piece: object) -> bytes:
    """A piece of a file that was opened for bytes."""
    if isinstance(piece, bytes):
        return piece
    message = f"a file is read as bytes, and this one gives `{type(piece).__name__}`: open it with 'rb'"
    raise LedgerError(message, code="bad_ledger")
