"""The ledger: records, one format for everything that is known, and how they were read."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Unpack

from . import _native
from ._days import DayLike, iso
from ._errors import LedgerError
from ._extract import ArrowStream, CsvLike, Extract, ExtractLike, TableLike, extract_of, push
from ._files import write_whole
from ._keywords import MappingParts, refuse_unknown
from ._policy import Policy, PolicyLike, policy_of
from ._read_options import CsvOptions, ReadingRules, ReadOptions, Tables, TablesOptions
from ._tables import Table
from ._words import Lang, LangWord

__all__ = ["FileReading", "Ledger", "Reading"]


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
    def from_arrow(cls, data: ArrowStream, **options: Unpack[ReadOptions]) -> Ledger:
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
        refuse_unknown("from_arrow", options, ReadOptions)
        return cls._read_table(data, options)

    @classmethod
    def read_csv(cls, source: CsvLike, **options: Unpack[CsvOptions]) -> Ledger:
        """Reads a CSV file, by its path, its bytes or open for reading bytes: UTF-8 or Windows-1252,
        with ``,`` or ``;``.

        ``progress`` is called with the number of bytes read since the last call. The other
        parameters, and what is raised, are those of :meth:`from_arrow`; a file that can't be opened
        is an `OSError`.
        """
        refuse_unknown("read_csv", options, CsvOptions)
        return cls._read_table(source, options, options.get("progress"))

    @classmethod
    def from_tables(cls, **tables: Unpack[TablesOptions]) -> Ledger:
        r"""Reads separate tables, as they come out of a registration: each holds records of one kind.

        Each is a data frame, the path of a CSV file or its bytes; with a mapping as a pair
        ``(data, mapping)`` or as an `Extract`. They need no ``kind``, and births no ``code``.

        Parameters
        ----------
        benefits, rungs, growths, contacts, routes, activities, referrals, placements, instruments, \
        groups, births, withdrawals
            The tables there are. They are read in this order.
        policy, strict, allow_bsn_like_ids
            As in :meth:`from_arrow`.

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
        refuse_unknown("from_tables", tables, TablesOptions)
        given: dict[str, Any] = dict(tables)
        extracts = [
            (extract_of(given[kind], kind), kind)
            for kind in Tables.__annotations__
            if given.get(kind) is not None
        ]
        return cls._read(extracts, tables)

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
                extract = cls._read([(extract_of(extract), None)], {"policy": policy})
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
            extract = Ledger._read([(extract_of(extract), None)], {"policy": self._policy})
        return Ledger._of(self._core.updated(iso(on, "on"), extract._core), self._policy)

    @classmethod
    def _read_table(
        cls, data: TableLike, options: ReadOptions, progress: Callable[[int], object] | None = None
    ) -> Ledger:
        """Reads one table with records of every kind."""
        parts: Any = {part: value for part, value in options.items() if part in MappingParts.__annotations__}
        extract = Extract(data, options.get("mapping"), name=options.get("name"), **parts)
        return cls._read([(extract, None)], options, progress)

    @classmethod
    def _read(
        cls,
        extracts: Iterable[tuple[Extract, str | None]],
        rules: ReadingRules,
        progress: Callable[[int], object] | None = None,
    ) -> Ledger:
        """Reads extracts, each with the table of one kind that it is, into one ledger."""
        policy = policy_of(rules.get("policy"))
        options = {name: rules[name] for name in ("strict", "allow_bsn_like_ids") if name in rules}
        reader = _native.Reader(policy._core, json.dumps(options))
        for extract, table in extracts:
            mapping = extract.mapping._core
            reader.next_file(extract.name, mapping.of_table(table) if table else mapping)
            push(reader, extract.data, progress)
        return cls._of(reader.finish(), policy)

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

    def quarantined(self, lang: Lang | LangWord = Lang.EN) -> Table:
        """Why each quarantined row is: ``file``, ``row`` (1 is the first under the header), ``line``,
        ``column``, ``code``, ``severity``, ``sentence``, ``text``. The text is for the eyes of the
        ledger's owner only."""
        return Table(self._core.quarantined(lang))

    def quarantined_csv(self, file: int = 0, lang: Lang | LangWord = Lang.EN) -> str:
        """The quarantined rows of a file (its number in ``reading.files``) as CSV, each with its
        finding in front: corrected, they can be read again with the same mapping."""
        return self._core.quarantined_csv(file, lang)

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
        quarantined = self.reading.quarantined
        note = f", {quarantined:,} rows quarantined" if quarantined else ""
        return f"<meedoen.Ledger: {len(self):,} rows of {self.client_count:,} clients{note}>"


def _again(data: bytes, policy: Policy) -> Ledger:
    return Ledger._of(_native.Ledger.from_bytes(data), policy)
