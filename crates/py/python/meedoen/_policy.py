"""The policy: all that a council can decide, as data."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping as AnyMapping
from typing import Any

from . import _native
from ._documents import read_document, write_document
from ._errors import PolicyError
from ._words import ErrorCode, Lang, LangWord

__all__ = ["Policy", "PolicyLike", "policy_of"]


class Policy:
    """What a council decided, checked: parameters, the ladder's versions, programmes, routes, groups,
    ambitions. It never changes; :meth:`replace` gives another.

    Nobody gets a policy they did not ask for: take the preset :meth:`preset`, start one of your own
    with :meth:`starter`, or read a file with :meth:`read`.

    Examples
    --------
    >>> import meedoen
    >>> policy = meedoen.Policy.preset("example")
    >>> policy.parameters["bridge_days"]
    30
    >>> stricter = policy.replace(parameters={"bridge_days": 14})
    >>> stricter.parameters["bridge_days"], stricter.parameters["intake_days"]
    (14, 60)
    """

    __slots__ = ("_core",)

    _core: _native.Policy

    def __init__(self, document: AnyMapping[str, Any]) -> None:
        """Checks a policy given as a dictionary, in the form of the JSON Schema.

        Raises
        ------
        PolicyError
            ``bad_policy``, naming every contradiction with its place.
        """
        self._core = _native.Policy.from_json(_json(document))

    @classmethod
    def _of(cls, native: _native.Policy) -> Policy:
        policy = cls.__new__(cls)
        policy._core = native
        return policy

    @classmethod
    def preset(cls, name: str) -> Policy:
        """The policy that ships with the library: ``"example"``, the case of Rijswijk; what its
        letter does not say is marked there as invented."""
        return cls._of(_native.Policy.preset(name))

    @classmethod
    def starter(cls, municipality: str) -> Policy:
        """The beginning of a policy of one's own: the defaults, under this name."""
        return cls._of(_native.Policy.starter(municipality))

    @classmethod
    def from_toml(cls, text: str) -> Policy:
        """Checks a policy written in TOML; for a file see :meth:`read`."""
        return cls._of(_native.Policy.from_toml(text))

    @classmethod
    def from_json(cls, text: str) -> Policy:
        """Checks a policy written in JSON."""
        return cls._of(_native.Policy.from_json(text))

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Policy:
        """Reads a policy from a file: JSON where its name ends in ``.json``, else TOML."""
        return read_document(cls, path, ErrorCode.BAD_POLICY)

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters in force: those of the policy, and the defaults for what it leaves out."""
        parameters: dict[str, Any] = json.loads(self._core.parameters_json())
        return parameters

    @property
    def notes(self) -> list[str]:
        """What is allowed but worth a look, such as an ambition decided twice on one day."""
        return self._core.notes()

    @property
    def municipality(self) -> dict[str, Any]:
        """Whose policy it is: ``name``, ``cbs_code``."""
        municipality: dict[str, Any] = self.to_dict()["municipality"]
        return municipality

    @property
    def programmes(self) -> list[dict[str, Any]]:
        """The programmes, in the policy's order."""
        return self._entries("programme")

    @property
    def routes(self) -> list[dict[str, Any]]:
        """The routes, in the policy's order."""
        return self._entries("route")

    @property
    def groups(self) -> list[dict[str, Any]]:
        """The groups, in the policy's order."""
        return self._entries("group")

    @property
    def ambitions(self) -> list[dict[str, Any]]:
        """Every ambition that was decided, also those replaced since."""
        return self._entries("ambition")

    def labels(self, lang: Lang | LangWord = Lang.NL) -> dict[str, dict[str, str]]:
        """What the members of every dimension are called, in the order of an answer, and the states of
        a transition table under ``state``; routes and groups by the policy's own names.

        Examples
        --------
        >>> import meedoen
        >>> meedoen.Policy.preset("example").labels("nl")["domain"]["werk"]
        'Werk'
        """
        labels: dict[str, dict[str, str]] = json.loads(self._core.labels_json(lang))
        return labels

    def replace(self, **sections: Any) -> Policy:
        """Another policy, with these sections changed.

        Of a table (``parameters``, ``municipality``, ``codes``, ``reasons``) the keys given are
        replaced and the others stay; ``None`` takes a key back to its default. A list
        (``ambition``, ``route``, …) is replaced as a whole.

        Examples
        --------
        >>> import meedoen
        >>> policy = meedoen.Policy.preset("example")
        >>> len(policy.replace(ambition=[]).ambitions)
        0
        """
        document = self.to_dict()
        for name, section in sections.items():
            if isinstance(section, AnyMapping) and isinstance(document.get(name), dict):
                merged = {**document[name], **section}
                document[name] = {key: value for key, value in merged.items() if value is not None}
            else:
                document[name] = section
        return Policy(document)

    def to_dict(self) -> dict[str, Any]:
        """The policy's document, in the form of the JSON Schema."""
        document: dict[str, Any] = json.loads(self._core.to_json())
        return document

    def to_json(self) -> str:
        """The policy as JSON, indented."""
        return self._core.to_json()

    def to_toml(self) -> str:
        """The policy as TOML."""
        return self._core.to_toml()

    def write(self, path: str | os.PathLike[str]) -> None:
        """Writes the policy to a file: JSON where its name ends in ``.json``, else TOML."""
        write_document(self, path)

    def _entries(self, section: str) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.to_dict().get(section, [])
        return entries

    def __eq__(self, other: object) -> bool:
        return self._core == other._core if isinstance(other, Policy) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return Policy.from_json, (self.to_json(),)

    def __repr__(self) -> str:
        return f"<meedoen.Policy of {self.municipality['name']}>"


PolicyLike = Policy | str | os.PathLike[str]
"""A policy, or the path of its file (``.toml`` or ``.json``)."""


def policy_of(policy: PolicyLike | None) -> Policy:
    """The policy that is meant.

    Raises
    ------
    PolicyError
        ``bad_policy`` when there is none, with how to get one.
    """
    if isinstance(policy, Policy):
        return policy
    if isinstance(policy, str | os.PathLike):
        return Policy.read(policy)
    if policy is None:
        message = (
            "what counts is the council's to decide, so a policy is needed: "
            "`policy=meedoen.Policy.preset('example')` to try things out, "
            "`policy='policy.toml'` for your own (`meedoen policy init` starts one)"
        )
    else:
        message = f"a policy is a `meedoen.Policy` or the path of its file, not `{type(policy).__name__}`"
    raise PolicyError(message, code="bad_policy", place="policy")


def _json(document: AnyMapping[str, Any]) -> str:
    try:
        return json.dumps(document, default=_plain)
    except (TypeError, ValueError) as error:
        raise PolicyError(str(error), code="bad_policy", place="") from error


def _plain(value: object) -> object:
    """Dates of the calendar, as they come out of `tomllib`."""
    import datetime

    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value.isoformat()
    raise TypeError(f"a policy holds text, numbers, lists, tables and dates, not `{type(value).__name__}`")
