"""`meedoen synthetic`: a made-up ledger."""

from __future__ import annotations

from pathlib import Path

import click

from .._synthetic import synthetic as make_up
from ._files import naming, policy_in, write_whole
from ._options import out_file
from ._text import count, indented, note

__all__ = ["synthetic"]


@click.command()
@click.option(
    "--clients",
    type=click.IntRange(min=1),
    required=True,
    help="How many clients; each has about six records over ten years.",
)
@click.option("--out", required=True, metavar="FILE", callback=out_file, help="Where the ledger goes (.csv).")
@click.option(
    "--truth", metavar="FILE", callback=out_file, help="Where the true figures of every month go (.json)."
)
@click.option(
    "--seed",
    type=click.IntRange(min=0, max=2**64 - 1),
    default=1,
    show_default=True,
    help="Another seed gives another ledger of the same kind.",
)
@click.option(
    "--ids",
    type=click.Choice(["9", "16"]),
    default="9",
    show_default=True,
    help="How many characters the clients' ids have.",
)
@click.option("--shuffled", is_flag=True, help="Rows in no order, instead of by client.")
@click.option(
    "--policy",
    metavar="FILE|preset:example",
    default="preset:example",
    show_default=True,
    help="The policy whose routes, groups and bridges hold.",
)
def synthetic(
    clients: int, out: Path, truth: Path | None, seed: int, ids: str, shuffled: bool, policy: str
) -> None:
    """Writes a made-up ledger, and what is true of it.

    For trying out, teaching and measuring: none of its people exists. The same options give
    the same ledger on every machine.

    \b
    Example:
      meedoen synthetic --clients 2000 --seed 7 --out ledger.csv --truth truth.json
    """  # noqa: D301 - click reads the \b
    made_up = make_up(
        clients=clients, seed=seed, policy=policy_in(policy), long_ids=ids == "16", shuffled=shuffled
    )
    with naming(out):
        made_up.write_csv(out)
    note(f"wrote {out}: {count(clients)} made-up clients")
    if truth is not None:
        write_whole(truth, indented(made_up._core.truth_json()) + "\n")
        note(f"wrote {truth}: the true figures of {count(len(made_up.truth))} months")
