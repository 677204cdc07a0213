"""The ledger: records, one format for everything that is known, and how they were read."""

from __future__ import annotations

import datetime
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from . import _native
from ._days import DayLike, iso
from ._errors import LedgerError
from ._files import write_whole
from ._mapping import Mapping, MappingLike, mapping_of
from ._policy import Policy, PolicyLike, policy_of
from ._tables import Table
from ._words import Lang, LangWord

__all__ = ["ArrowStream", "ByteStream", "CsvLike", "Extract", "FileReading", "Ledger", "Reading", "TableLike"]


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
        columns: AnyMapping[str, str] | None = None,
        codes: AnyMapping[str, AnyMapping[str, str] | str] | None = None,
        reasons: str | Sequence[AnyMapping[str, Any]] | None = None,
        constants: AnyMapping[str, str] | None = None,
        end: str | None = None,
    ) -> None:
        self.data = data
        self.mapping = Mapping(
            mapping_of(mapping).to_dict(),
            columns=columns,
            codes=codes,
            reasons=reasons,
            constants=constants,
            end=end,
        )
        if name is None:
            name = Path(data).name if isinstance(data, str | os.PathLike) else ""
        self.name = name

    def __repr__(self) -> str:
        return f"<meedoen.Extract {self.name or type(self.data).__name__!r}>"


ExtractLike = Extract | TableLike | tuple[TableLike, MappingLike]


@dataclass(frozen=True, slots=True)
class FileReading:
    """How one file or table was read; ``rows`` = ``accepted`` + ``quarantined``, always."""

    name: str
    header: list[str]
    rows: int
    accepted: int
    quarantined: int
    encoding: str | None
    notices: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a ledger was read; ``rows`` = ``accepted`` + ``quarantined``, always."""

    rows: int
    accepted: int
    quarantined: int
    files: list[FileReading]

    @property
    def notices(self) -> list[dict[str, Any]]:
        """What is worth knowing about files whose rows were read all the same."""
        return [notice for file in self.files for notice in file.notices]


class Ledger:
    """A table of records: one row for each thing that is known. It never changes; what adds to it
    gives another. It has the Arrow capsule interface: ``polars.DataFrame(ledger)``.

    Make one with :meth:`from_arrow`, :meth:`read_csv`, :meth:`from_tables` or :meth:`from_snapshots`.
    Without a policy nobody knows which codes there are: ``policy=`` is required.
    """

    __slots__ = ("_core", "_policy")

    _core: _native.Ledger
    _policy: Policy

    def __init__(self) -> None:
        message = "make a ledger with `Ledger.from_arrow`, `.read_csv`, `.from_tables` or `.from_snapshots`"
        raise LedgerError(message, code="bad_ledger")

    @classmethod
    def _of(cls, native: _native.Ledger, policy: Policy) -> Ledger:
        ledger = cls.__new__(cls)
        ledger._core = native
        ledger._policy = policy
        return ledger

    @classmethod
    def from_arrow(
        cls,
        data: ArrowStream,
        *,
        policy: PolicyLike | None = None,
        mapping: MappingLike | None = None,
        name: str = "",
        strict: bool = False,
        allow_bsn_like_ids: bool = False,
        columns: AnyMapping[str, str] | None = None,
        codes: AnyMapping[str, AnyMapping[str, str] | str] | None = None,
        reasons: str | Sequence[AnyMapping[str, Any]] | None = None,
        constants: AnyMapping[str, str] | None = None,
        end: str | None = None,
    ) -> Ledger:
        """Reads a data frame: anything with the Arrow stream interface (polars, pandas, pyarrow,
        DuckDB). No Python object is made for a row.

        Text may come in every form of Arrow, dictionaries too; dates as dates, as text, or as moments
        that are all midnights without a time zone. Whole numbers, and floats that are whole, are read
        as their digits; NaN is an empty cell.

        Parameters
        ----------
        data
            The data frame.
        policy
            Whose codes count: a `Policy` or the path of its file.
        mapping, columns, codes, reasons, constants, end
            How the columns become ours, as in `Mapping`.
        name
            What findings and errors call the table.
        strict
            Whether the first row that would be quarantined is an error instead.
        allow_bsn_like_ids
            Whether client and benefit numbers may look like BSNs. They should not: a ledger holds
            pseudonymous ids.

        Raises
        ------
        LedgerError
            A required column is missing, or one holds what can't be read (times of day).
        MappingError, PolicyError
            The mapping or the policy contradicts itself, or there is no policy.
        """
        extract = Extract(
            data,
            mapping,
            name=name,
            columns=columns,
            codes=codes,
            reasons=reasons,
            constants=constants,
            end=end,
        )
        return cls._read([(extract, None)], policy, strict, allow_bsn_like_ids)

    @classmethod
    def read_csv(
        cls,
        source: CsvLike,
        *,
        policy: PolicyLike | None = None,
        mapping: MappingLike | None = None,
        name: str | None = None,
        strict: bool = False,
        allow_bsn_like_ids: bool = False,
        progress: Callable[[int], object] | None = None,
        columns: AnyMapping[str, str] | None = None,
        codes: AnyMapping[str, AnyMapping[str, str] | str] | None = None,
        reasons: str | Sequence[AnyMapping[str, Any]] | None = None,
        constants: AnyMapping[str, str] | None = None,
        end: str | None = None,
    ) -> Ledger:
        """Reads a CSV file, by its path, its bytes or open for reading bytes: UTF-8 or Windows-1252,
        with ``,`` or ``;``.

        ``progress`` is called with the number of bytes read since the last call. The other
        parameters, and what is raised, are those of :meth:`from_arrow`; a file that can't be opened
        is an `OSError`.
        """
        extract = Extract(
            source,
            mapping,
            name=name,
            columns=columns,
            codes=codes,
            reasons=reasons,
            constants=constants,
            end=end,
        )
        return cls._read([(extract, None)], policy, strict, allow_bsn_like_ids, progress)

    @classmethod
    def from_tables(
        cls,
        *,
        policy: PolicyLike | None = None,
        strict: bool = False,
        allow_bsn_like_ids: bool = False,
        benefits: ExtractLike | None = None,
        rungs: ExtractLike | None = None,
        growths: ExtractLike | None = None,
        contacts: ExtractLike | None = None,
        routes: ExtractLike | None = None,
        activities: ExtractLike | None = None,
        referrals: ExtractLike | None = None,
        placements: ExtractLike | None = None,
        instruments: ExtractLike | None = None,
        groups: ExtractLike | None = None,
        births: ExtractLike | None = None,
        withdrawals: ExtractLike | None = None,
    ) -> Ledger:
        r"""Reads separate tables, as they come out of a registration: each holds records of one kind.

        Each is a data frame, the path of a CSV file or its bytes; with a mapping as a pair
        ``(data, mapping)`` or as an `Extract`. They need no ``kind``, and births no ``code``. They
        are read in the order of the parameters above.

        Raises
        ------
        LedgerError, MappingError, PolicyError
            As :meth:`from_arrow`; the place names the table.

        Examples
        --------
        >>> import meedoen
        >>> ledger = meedoen.Ledger.from_tables(
        ...     policy=meedoen.Policy.preset("example"),
        ...     benefits=b"client,code,start\nR1,pw,2023-01-01\n",
        ...     births=(b"nr,geboren\nR1,1980\n", {"columns": {"nr": "client", "geboren": "start"}}),
        ... )
        >>> len(ledger), ledger.reading.quarantined
        (2, 0)
        """
        tables = {
            "benefits": benefits,
            "rungs": rungs,
            "growths": growths,
            "contacts": contacts,
            "routes": routes,
            "activities": activities,
            "referrals": referrals,
            "placements": placements,
            "instruments": instruments,
            "groups": groups,
            "births": births,
            "withdrawals": withdrawals,
        }
        given = [(_extract(table, name), name) for name, table in tables.items() if table is not None]
        return cls._read(given, policy, strict, allow_bsn_like_ids)

    @classmethod
    def from_snapshots(
        cls,
        extracts: AnyMapping[str, Ledger | ExtractLike]
        | AnyMapping[datetime.date, Ledger | ExtractLike]
        | AnyMapping[DayLike, Ledger | ExtractLike]
        | Iterable[tuple[DayLike, Ledger | ExtractLike]],
        *,
        policy: PolicyLike | None = None,
    ) -> Ledger:
        r"""Makes the history of a registration that only says what holds today, out of extracts with
        their days, ascending.

        A row that an extract has and the one before had not became known on the extract's day; one
        that is gone, or says something else, ceased to hold on the day of the first extract without
        it. So figures can be asked as they were known on any of the days.

        Parameters
        ----------
        extracts
            By day, a ledger, or what :meth:`from_arrow` and :meth:`read_csv` read.
        policy
            Whose codes count; not needed where all extracts are ledgers.

        Examples
        --------
        >>> import meedoen
        >>> policy = meedoen.Policy.preset("example")
        >>> history = meedoen.Ledger.from_snapshots(
        ...     {
        ...         "2023-01-01": b"client,kind,code,start,end\nR1,benefit,pw,2022-05-01,\n",
        ...         "2023-02-01": b"client,kind,code,start,end\nR1,benefit,pw,2022-05-01,2023-01-20\n",
        ...     },
        ...     policy=policy,
        ... )
        >>> [row["withdrawn_on"] for row in history.to_dicts()]
        [datetime.date(2023, 2, 1), None]
        """
        pairs: Iterable[tuple[DayLike, Ledger | ExtractLike]]
        pairs = extracts.items() if isinstance(extracts, AnyMapping) else extracts
        read: list[tuple[str, Ledger]] = []
        for day, extract in pairs:
            on = iso(day, "extracts")
            if not isinstance(extract, Ledger):
                extract = cls._read([(_extract(extract, ""), None)], policy, False, False)
            read.append((on, extract))
        if policy is None and read:
            policy = read[0][1].policy
        native = _native.Ledger.from_snapshots([(on, ledger._core) for on, ledger in read])
        return cls._of(native, policy_of(policy))

    def update(self, on: DayLike, extract: Ledger | ExtractLike) -> Ledger:
        """Adds one more extract, of a day after every day on which the ledger changed: its new
        rows became known on that day, standing rows that it lacks ceased to hold.

        Gives a new ledger; this one stays as it is.
        """
        if not isinstance(extract, Ledger):
            extract = Ledger._read([(_extract(extract, ""), None)], self._policy, False, False)
        return Ledger._of(self._core.updated(iso(on, "on"), extract._core), self._policy)

    @classmethod
    def _read(
        cls,
        extracts: Iterable[tuple[Extract, str | None]],
        policy: PolicyLike | None,
        strict: bool,
        allow_bsn_like_ids: bool,
        progress: Callable[[int], object] | None = None,
    ) -> Ledger:
        rules = policy_of(policy)
        reader = _native.Reader(rules._core, strict=strict, allow_bsn_like_ids=allow_bsn_like_ids)
        for extract, table in extracts:
            mapping = extract.mapping._core
            reader.next_file(extract.name, mapping.of_table(table) if table else mapping)
            _push(reader, extract.data, progress)
        return cls._of(reader.finish(), rules)

    @property
    def policy(self) -> Policy:
        """The policy whose codes it was read with."""
        return self._policy

    @property
    def reading(self) -> Reading:
        """How it was read: rows in, accepted and quarantined, a file at a time."""
        parts = json.loads(self._core.reading_json())
        files = [FileReading(**file) for file in parts.pop("files")]
        return Reading(files=files, **parts)

    def refused(self, lang: Lang | LangWord = Lang.EN) -> Table:
        """Why each quarantined row is: ``file``, ``row`` (1 is the first under the header), ``line``,
        ``column``, ``code``, ``severity``, ``sentence``, ``text``. The text is for the eyes of the
        ledger's owner only."""
        return Table(self._core.refused(lang))

    def refused_csv(self, file: int = 0, lang: Lang | LangWord = Lang.EN) -> str:
        """The quarantined rows of a file (its number in ``reading.files``) as CSV, each with its
        finding in front: mended, they can be read again with the same mapping."""
        return self._core.refused_csv(file, lang)

    @property
    def client_count(self) -> int:
        """How many clients it names."""
        return self._core.client_count()

    @property
    def registered_share(self) -> float:
        """The share of the rows that say when they became known."""
        return self._core.registered_share()

    @property
    def digest(self) -> str:
        """SHA-256 of what the rows say, in any order and form."""
        return self._core.digest()

    def to_csv(self) -> str:
        """The accepted rows as CSV in the library's own form."""
        return self._core.to_csv()

    def write_csv(self, path: str | os.PathLike[str]) -> None:
        """Writes the accepted rows to a CSV file, whole or not at all."""
        write_whole(Path(path), self.to_csv())

    def to_table(self) -> Table:
        """The accepted rows as columns in the library's own form; ``end`` is the last day, inclusive."""
        return Table(self._core.frame())

    def to_dicts(self) -> list[dict[str, Any]]:
        """The accepted rows as dictionaries."""
        return self.to_table().to_dicts()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.to_table().__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        return len(self._core)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.to_dicts())

    def __reduce__(self) -> tuple[object, tuple[bytes, Policy]]:
        return _again, (self._core.to_bytes(), self._policy)

    def __repr__(self) -> str:
        refused = self.reading.quarantined
        told = f", {refused:,} rows quarantined" if refused else ""
        return f"<meedoen.Ledger: {len(self):,} rows of {self.client_count:,} clients{told}>"


def _again(data: bytes, policy: Policy) -> Ledger:
    return Ledger._of(_native.Ledger.from_bytes(data), policy)


def _extract(extract: ExtractLike, name: str) -> Extract:
    """What was given, as an extract of this name."""
    if isinstance(extract, Extract):
        return Extract(extract.data, extract.mapping, name=name or extract.name)
    if isinstance(extract, tuple):
        data, mapping = extract
        return Extract(data, mapping, name=name or None)
    return Extract(extract, name=name or None)


def _told_by_the_rules(data: ArrowStream) -> ArrowStream:
    """The table; one of polars with text for the columns that have no type, because nothing is in them:
    polars gives those a buffer, and Arrow says that they have none."""
    polars = sys.modules.get("polars")
    if polars is not None and isinstance(data, polars.DataFrame):
        told: ArrowStream = data.cast({polars.Null: polars.String})
        return told
    return data


def _push(reader: _native.Reader, data: TableLike, progress: Callable[[int], object] | None) -> None:
    if isinstance(data, bytes | bytearray | memoryview):
        reader.push(bytes(data))
    elif isinstance(data, str | os.PathLike):
        reader.push_file(os.fspath(data), progress)
    elif isinstance(data, ArrowStream):
        reader.push_table(_told_by_the_rules(data))
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


def _bytes(piece: object) -> bytes:
    """A piece of a file that was opened for bytes."""
    if isinstance(piece, bytes):
        return piece
    message = f"a file is read as bytes, and this one gives `{type(piece).__name__}`: open it with 'rb'"
    raise LedgerError(message, code="bad_ledger")
