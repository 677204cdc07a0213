"""The mapping: how one's own extract becomes a ledger."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Unpack

from . import _native
from ._documents import read_document, write_document
from ._errors import MappingError
from ._keywords import MappingParts, refuse_unknown
from ._policy import PolicyLike, policy_of
from ._words import ErrorCode

__all__ = ["Mapping", "MappingLike", "mapping_of"]

_SAMPLE = 1 << 22


class Mapping:
    """How the columns, codes, reasons and last days of an extract are read. A text that it does not
    name is read as it stands.

    Parameters
    ----------
    document
        The mapping as a dictionary, in the form of the JSON Schema; what the keywords give goes
        before.
    columns
        Own column names to ours: ``{"clientnr": "client", "einddatum": "end"}``.
    codes
        By kind, own codes to ours, and own words for the kinds themselves:
        ``{"kind": {"uitkering": "benefit"}, "benefit": "cbs"}``.
    reasons
        Benefit reasons: ``"cbs"``, or a list of ``{"own": …, "is": …, "from": …, "to": …}``.
    constants
        The text of columns that the extract does not have: ``{"kind": "benefit"}``.
    end
        ``"inclusive"`` (the default): ``end`` is the last day; ``"exclusive"``: the first day without.

    Raises
    ------
    MappingError
        ``bad_mapping`` with the place.

    Examples
    --------
    >>> import meedoen
    >>> mapping = meedoen.Mapping(columns={"clientnr": "client"}, end="exclusive")
    >>> print(mapping.to_toml())
    format = 1
    end = "exclusive"
    <BLANKLINE>
    [columns]
    clientnr = "client"
    <BLANKLINE>
    """

    __slots__ = ("_core",)

    _core: _native.Mapping

    def __init__(
        self,
        document: AnyMapping[str, Any] | None = None,
        **parts: Unpack[MappingParts],
    ) -> None:
        refuse_unknown("Mapping", parts, MappingParts)
        whole = dict(document or {})
        for part, value in parts.items():
            if isinstance(value, AnyMapping) and isinstance(whole.get(part), AnyMapping):
                whole[part] = {**whole[part], **value}
            elif value is not None:
                whole[part] = value
        self._core = _native.Mapping.from_json(_json(whole))

    @classmethod
    def _of(cls, native: _native.Mapping) -> Mapping:
        mapping = cls.__new__(cls)
        mapping._core = native
        return mapping

    @classmethod
    def from_toml(cls, text: str) -> Mapping:
        """Checks a mapping written in TOML; for a file see :meth:`read`."""
        return cls._of(_native.Mapping.from_toml(text))

    @classmethod
    def from_json(cls, text: str) -> Mapping:
        """Checks a mapping written in JSON."""
        return cls._of(_native.Mapping.from_json(text))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Mapping:
        """Reads a mapping from a file: JSON where its name ends in ``.json``, else TOML."""
        return read_document(cls, path, ErrorCode.BAD_MAPPING)

    @classmethod
    def guess(
        cls,
        source: str | os.PathLike[str] | bytes,
        *,
        policy: PolicyLike | None = None,
        known: MappingLike | None = None,
    ) -> dict[str, Any]:
        r"""Looks at the beginning of an extract of your own registration and says what its mapping
        may be. It is for somebody who knows the registration to confirm.

        Parameters
        ----------
        source
            The path of a CSV file, of which the first 4 MiB are looked at, or its bytes.
        policy
            The policy whose codes the extract is to have.
        known
            What is known already. Where it names columns, these and no other are ours.

        Returns
        -------
        dict
            ``columns`` with their most frequent values and which of ours each seems to be
            (``field``, ``because``, ``sure``), ``kind``, ``kinds``, ``codes`` and ``reasons`` (each
            own word, ours and whether it is sure), ``end`` with what shows the convention,
            ``bsn_like``, ``missing``, ``also``, and ``mapping``: the document of it all, for
            `Mapping`. It shows texts of the extract: keep it where the extract is.

        Examples
        --------
        >>> import meedoen
        >>> csv = b"Klantnr;Regeling;Ingangsdatum\nR1;Participatiewet;01-03-2021\n"
        >>> policy = meedoen.Policy.preset("example")
        >>> guess = meedoen.Mapping.guess(csv, policy=policy)
        >>> guess["kind"], guess["missing"]
        ('benefit', [])
        >>> mapping = meedoen.Mapping(guess["mapping"])
        >>> len(meedoen.Ledger.read_csv(csv, mapping=mapping, policy=policy))
        1
        """
        if isinstance(source, bytes):
            sample = source
        else:
            with Path(source).open("rb") as file:
                sample = file.read(_SAMPLE)
        core = mapping_of(known)._core
        guess: dict[str, Any] = json.loads(core.guess(sample, policy_of(policy)._core))
        return guess

    @classmethod
    def choices(cls, policy: PolicyLike | None = None) -> dict[str, Any]:
        """All that a mapping can lead to under a policy, with names in Dutch and English: ``fields``,
        ``kinds`` with their ``codes``, and ``reasons``.

        Examples
        --------
        >>> import meedoen
        >>> choices = meedoen.Mapping.choices(meedoen.Policy.preset("example"))
        >>> choices["kinds"][1]["codes"][2]
        {'id': '3', 'nl': 'Trede 3', 'en': 'Rung 3'}
        """
        choices: dict[str, Any] = json.loads(_native.Mapping.choices(policy_of(policy)._core))
        return choices

    def to_dict(self) -> dict[str, Any]:
        """The mapping's document, without what is left out."""
        document: dict[str, Any] = json.loads(self._core.to_json())
        return document

    def to_json(self) -> str:
        """The mapping as JSON, indented."""
        return self._core.to_json()

    def to_toml(self) -> str:
        """The mapping as TOML."""
        return self._core.to_toml()

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes the mapping to a file: JSON where its name ends in ``.json``, else TOML."""
        write_document(self, path)

    def __eq__(self, other: object) -> bool:
        return self._core == other._core if isinstance(other, Mapping) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Mapping.from_json, (self.to_json(),)

    def __repr__(self) -> str:
        parts = ", ".join(part for part in self.to_dict() if part != "format")
        return f"<meedoen.Mapping of {parts or 'nothing'}>"


MappingLike = Mapping | AnyMapping[str, Any] | str | os.PathLike[str]
"""A mapping, its document as a dictionary, or the path of its file (``.toml`` or ``.json``)."""


def mapping_of(mapping: MappingLike | None) -> Mapping:
    """The mapping that is meant; without one everything is read as it stands."""
    if isinstance(mapping, Mapping):
        return mapping
    if isinstance(mapping, str | os.PathLike):
        return Mapping.read(mapping)
    if mapping is None or isinstance(mapping, AnyMapping):
        return Mapping(mapping)
    message = f"a mapping is a dictionary or the path of its file, not `{type(mapping).__name__}`"
    raise MappingError(message, code="bad_mapping", place="mapping")


def _json(document: AnyMapping[str, Any]) -> str:
    try:
        return json.dumps(document, default=_plain)
    except (TypeError, ValueError) as error:
        raise MappingError(str(error), code="bad_mapping", place="") from error


def _plain(value: object) -> object:
    """Dates of the calendar, and mappings and lists of every make."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, AnyMapping):
        return dict(value)
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        return list(value)
    raise TypeError(f"a mapping holds text, lists, tables and dates, not `{type(value).__name__}`")
