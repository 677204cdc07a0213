"""`meedoen ledger`: a ledger that grows from extract to extract."""

from __future__ import annotations

from pathlib import Path

import click

from .._errors import LedgerError
from .._ledger import Ledger
from .._mapping import Mapping
from .._words import ErrorCode
from ._files import name_of, naming, policy_in, read_ledger
from ._options import LEDGER, bsn_option, day, mapping_option, out_file, policy_option
from ._text import count, note, rows

__all__ = ["ledger"]


@click.group()
def ledger() -> None:
    """Keeps a ledger: history out of extracts."""


@ledger.command()
@click.argument("ledger", type=click.Path(dir_okay=False), callback=out_file)
@click.argument("extract", type=LEDGER)
@click.option("--as-of", type=day, required=True, help="The day of the extract.")
@policy_option
@mapping_option
@click.option("--out", metavar="FILE", callback=out_file, help="Where the result goes.  [default: LEDGER]")
@click.option("--strict", is_flag=True, help="Stops with an error at the first row that can't be read.")
@bsn_option
def update(
    ledger: Path,
    extract: str,
    as_of: str,
    policy: str,
    mapping: str | None,
    out: Path | None,
    strict: bool,
    allow_bsn_like_ids: bool,
) -> None:
    """Adds an extract of a later day to a ledger.

    Most registrations say only what holds today. Out of extracts with their days, whole each time,
    this makes a ledger that knows what was known when: a row that is new became known on the day of
    its extract; one that is gone, or says something else, ceased to hold on it.

    LEDGER is a file in the library's own form. Where there is none, the extract begins it. It is
    written whole or not at all. The extract is read with the mapping, the ledger without.

    \b
    Examples:
      meedoen ledger update ledger.csv january.csv --as-of 2024-01-31 \\
          --policy policy.toml --mapping mapping.toml
      meedoen ledger update ledger.csv february.csv --as-of 2024-02-29 \\
          --policy policy.toml --mapping mapping.toml
    """  # noqa: D301 - click reads the \b
    rules = policy_in(policy)
    how = None if mapping is None else Mapping.read(mapping)
    before = None
    if ledger.exists():
        before = read_ledger(str(ledger), rules, allow_bsn_like_ids=allow_bsn_like_ids)
        _own_form(before, ledger)
    read = read_ledger(extract, rules, how, strict=strict, allow_bsn_like_ids=allow_bsn_like_ids)
    after = Ledger.from_snapshots([(as_of, read)]) if before is None else before.update(as_of, read)

    target = ledger if out is None else out
    with naming(target):
        after.write_csv(target)
    _tell(name_of(extract), read, before, after)
    note(f"wrote {target}: {rows(len(after))}, {count(after._core.standing_count())} of them standing")


def _own_form(ledger: Ledger, path: Path) -> None:
    """Refuses a file of which something would be lost when it is written again."""
    reading = ledger.reading
    if reading.quarantined or reading.notices:
        message = (
            "this is no ledger in the library's own form: writing it again would lose rows or columns "
            "(`meedoen check` tells which); begin a new one, with this file as its first extract"
        )
        raise LedgerError(message, code=ErrorCode.BAD_LEDGER, place=str(path))


def _tell(name: str, extract: Ledger, before: Ledger | None, after: Ledger) -> None:
    stood = 0 if before is None else before._core.standing_count()
    new = len(after) - (0 if before is None else len(before))
    unchanged = after._core.standing_count() - new
    note(f"{name}: {rows(new)} new, {count(stood - unchanged)} withdrawn, {count(unchanged)} unchanged")
    quarantined = extract.reading.quarantined
    if quarantined:
        note(
            f"{name}: {rows(quarantined)} could not be read and take no part: where the ledger has "
            "them they now count as withdrawn (with --strict such an extract is an error)"
        )
