"""`meedoen policy`: starting and checking a policy."""

from __future__ import annotations

from pathlib import Path

import click

from .. import _native
from .._policy import Policy
from ._files import policy_in, write_whole
from ._options import out_file
from ._text import data, note, plain

__all__ = ["policy"]

SOMEBODY = "Onze gemeente"

HEAD = """\
# What the council decides: what counts, on which ladder, against which ambitions.
# Every part but the municipality may be left out; the defaults then hold.
# `meedoen policy init --preset example` writes an example with every part in it.
"""


@click.group()
def policy() -> None:
    """Starts and checks a policy.

    A policy is a file with all that a council can decide: the ladder's split, programmes and routes,
    ambitions with the decision behind them, rules of counting.
    """


@policy.command()
@click.option("--name", help="The municipality's name.")
@click.option(
    "--preset",
    type=click.Choice(["example"]),
    help="Starts from this policy, with its comments, instead of from an empty one.",
)
@click.option(
    "--out",
    metavar="FILE",
    default="policy.toml",
    show_default=True,
    callback=out_file,
    help="Where it goes (.toml or .json); - is standard output.",
)
@click.option("--force", is_flag=True, help="Writes over a file that is there.")
def init(name: str | None, preset: str | None, out: Path, force: bool) -> None:
    """Starts a policy of your own.

    Without --preset it holds the municipality and leaves everything else to the defaults. The preset
    `example` has every part, with comments; what is invented in it says so.

    \b
    Examples:
      meedoen policy init --name "Gemeente X"
      meedoen policy init --preset example --out example.toml
    """  # noqa: D301 - click reads the \b
    if preset is not None and name is not None:
        raise click.UsageError("--name is for a policy of your own: a preset has its name already")
    as_json = out.suffix.lower() == ".json"
    if preset is None:
        started = Policy.starter(name or SOMEBODY)
        text = started.to_json() if as_json else f"{HEAD}{started.to_toml()}"
    else:
        text = Policy.preset(preset).to_json() if as_json else _native.Policy.preset_toml(preset)
    text = text.rstrip("\n") + "\n"
    if str(out) == "-":
        data(text)
        return
    if out.exists() and not force:
        raise click.UsageError(f"{out} is there already: --force writes over it, --out names another file")
    write_whole(out, text)
    note(f"wrote {out}")
    if preset is None and name is None:
        note(f"it is named `{SOMEBODY}`: change `name` in it")


@policy.command()
@click.argument("file", metavar="FILE")
def check(file: str) -> None:
    """Checks a policy.

    A policy that contradicts itself is an error, with the place, and exit status 2. What is allowed but
    worth a look is a note; the exit status is 0.

    \b
    Example:
      meedoen policy check policy.toml
    """  # noqa: D301 - click reads the \b
    checked = policy_in(file)
    name = checked.municipality["name"]
    parts = ", ".join(
        f"{len(entries)} {one if len(entries) == 1 else many}"
        for entries, one, many in (
            (checked.programmes, "programme", "programmes"),
            (checked.routes, "route", "routes"),
            (checked.groups, "group", "groups"),
            (checked.ambitions, "ambition", "ambitions"),
        )
    )
    click.echo(plain(f"{file}: the policy of {name} is in order: {parts}"))
    for text in checked.notes:
        click.echo(f"{click.style('note:', fg='yellow')} {plain(text)}")
