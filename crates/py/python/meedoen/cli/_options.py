"""Options that commands share, and how days and periods are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from .. import _native
from .._errors import MeedoenError
from .._words import Lang
from ._files import Source

__all__ = [
    "LEDGER",
    "bsn_option",
    "day",
    "lang_option",
    "mapping_option",
    "out_file",
    "period",
    "policy_option",
    "reads_ledger",
]

Command = Callable[..., None]
Decorator = Callable[[Command], Command]

FILE = click.Path(exists=True, dir_okay=False)
LEDGER = click.Path(exists=True, dir_okay=False, allow_dash=True)


def day(text: str) -> str:
    """A day, written 2023-12-31, as it is."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return _native.period(text)[0]
    except MeedoenError:
        pass
    raise click.BadParameter("a day is written 2023-12-31, in 1901-2199")


def period(text: str) -> tuple[str, str]:
    """First and last day, both included, of 2023, 2023-Q2, 2023-05, a day, or `FIRST..LAST` of these."""
    first, _, last = text.partition("..")
    try:
        return _native.period(first)[0], _native.period(last or first)[1]
    except MeedoenError as error:
        message = "a period is 2023, 2023-Q2, 2023-05, 2023-05-01, or FIRST..LAST of these"
        raise click.BadParameter(message) from error


def out_file(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Path | None:
    """The path of a file to write: that its folder is there is seen before anything is read."""
    if value is None:
        return None
    path = Path(value)
    if not path.parent.is_dir():
        raise click.BadParameter(f"there is no folder {path.parent}")
    return path


def lang_option(default: Lang, of: str) -> Decorator:
    """The language of something."""
    return click.option(
        "--lang",
        type=click.Choice([lang.value for lang in Lang]),
        default=default.value,
        show_default=True,
        help=f"The language of {of}.",
    )


def _policy_given(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str:
    if value is None:
        raise click.UsageError(
            "what counts is the council's to decide, so a policy is needed: --policy preset:example to "
            "try things out, --policy policy.toml for your own (`meedoen policy init` starts one)"
        )
    return value


policy_option: Decorator = click.option(
    "--policy",
    metavar="FILE|preset:example",
    callback=_policy_given,
    help="What the council decided (.toml or .json), or preset:example.  [required]",
)

mapping_option: Decorator = click.option(
    "--mapping",
    metavar="FILE",
    type=FILE,
    help="How your own extract becomes a ledger (.toml or .json).",
)

bsn_option: Decorator = click.option(
    "--allow-bsn-like-ids",
    is_flag=True,
    help="Reads client ids that look like BSNs. They should not: a ledger holds pseudonymous ids.",
)


def reads_ledger(command: Command) -> Command:
    """A command that reads one ledger, which it gets as `source`."""

    @wraps(command)
    def reading(
        *,
        ledger: str,
        policy: str,
        mapping: str | None,
        strict: bool,
        allow_bsn_like_ids: bool,
        **others: Any,
    ) -> None:
        source = Source(ledger, policy, mapping, strict, allow_bsn_like_ids)
        command(source=source, **others)

    options: list[Decorator] = [
        click.argument("ledger", type=LEDGER),
        policy_option,
        mapping_option,
        click.option(
            "--strict", is_flag=True, help="Stops with an error at the first row that can't be read."
        ),
        bsn_option,
    ]
    decorated: Command = reading
    for option in reversed(options):
        decorated = option(decorated)
    return decorated
