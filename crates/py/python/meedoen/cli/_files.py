"""Files: the policy, the mapping, a ledger with its progress, and what is written."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from .._files import printable_path, system_reason
from .._files import write_whole as _write_whole
from .._ledger import Ledger
from .._mapping import Mapping
from .._policy import Policy

__all__ = [
    "Source",
    "naming",
    "policy_in",
    "progress",
    "read_ledger",
    "reason",
    "write_whole",
]

STDIN = "-"
PRESET = "preset:"

LONG_READING = 4 << 20
"""From how many bytes on a terminal shows how far the reading is."""


@dataclass(frozen=True)
class Source:
    """A ledger as the command line names it."""

    ledger: str
    policy: str
    mapping: str | None
    strict: bool = False
    allow_bsn_like_ids: bool = False

    @property
    def name(self) -> str:
        """What messages call it."""
        return name_of(self.ledger)

    def read(self) -> Ledger:
        """Reads it, under its policy and mapping."""
        rules = policy_in(self.policy)
        mapping = None if self.mapping is None else Mapping.read(self.mapping)
        return read_ledger(
            self.ledger,
            rules,
            mapping,
            strict=self.strict,
            allow_bsn_like_ids=self.allow_bsn_like_ids,
        )


def policy_in(word: str) -> Policy:
    """The policy in a file (`.json`, else TOML), or the preset of a word like `preset:example`."""
    if word.startswith(PRESET):
        return Policy.preset(word.removeprefix(PRESET))
    return Policy.read(word)


def read_ledger(
    path: str,
    policy: Policy,
    mapping: Mapping | None = None,
    *,
    strict: bool = False,
    allow_bsn_like_ids: bool = False,
    name: str | None = None,
) -> Ledger:
    """Reads a ledger from a file or, for `-`, from standard input."""
    name = name_of(path) if name is None else name
    with naming(path), progress(path) as told:
        return Ledger.read_csv(
            sys.stdin.buffer if path == STDIN else path,
            policy=policy,
            mapping=mapping,
            name=name,
            strict=strict,
            allow_bsn_like_ids=allow_bsn_like_ids,
            progress=told,
        )


@contextmanager
def progress(path: str) -> Iterator[Callable[[int], object] | None]:
    """How far the reading of a long file is, for who looks at a terminal."""
    length = 0 if path == STDIN else Path(path).stat().st_size
    if length < LONG_READING or not sys.stderr.isatty():
        yield None
        return
    label = f"reading {name_of(path)}"
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update


@contextmanager
def naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Adds the file's name to an error of the system that lacks it."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OSError(f"{printable_path(path)}: {system_reason(error)}") from error


def write_whole(path: Path, text: str) -> None:
    """Writes a file, whole or not at all."""
    with naming(path):
        _write_whole(path, text)


def reason(error: OSError) -> str:
    """What the system says, after the path of the file where there is one."""
    if error.errno is None or not error.filename:
        return system_reason(error)
    return f"{printable_path(error.filename)}: {system_reason(error)}"


def name_of(path: str) -> str:
    """What messages and findings call a file."""
    return "stdin" if path == STDIN else Path(path).name
