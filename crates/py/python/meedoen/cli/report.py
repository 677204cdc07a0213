"""`meedoen report`: the council's progress report."""

from __future__ import annotations

from pathlib import Path

import click

from .._caseload import Caseload
from .._words import Lang
from . import _options
from ._files import Source, naming
from ._options import day, lang_option, out_file, reads_ledger
from ._text import count, data, note, rows

__all__ = ["report"]

FORMS = (".html", ".htm", ".md", ".txt", ".json")


def _report_file(ctx: click.Context, param: click.Parameter, value: str | None) -> Path | None:
    path = out_file(ctx, param, value)
    if path is not None and path.suffix.lower() not in FORMS:
        raise click.BadParameter("a report ends in .html, .md, .txt or .json")
    return path


@click.command()
@reads_ledger
@click.option(
    "--period",
    type=_options.period,
    help="The reporting period: 2023, 2023-Q2, 2023-05, or FIRST..LAST, both days included.  "
    "[default: the last calendar year that ended before the horizon]",
)
@click.option(
    "--out",
    metavar="FILE",
    callback=_report_file,
    help="Where the report goes; the name says its form: .html, .md, .txt or .json.  "
    "[default: the figures as text on standard output]",
)
@lang_option(Lang.NL, "the report")
@click.option(
    "--cohort-from",
    type=day,
    help="First day of the cohort of first conversations.  [default: the programme's first day]",
)
@click.option(
    "--cohort-to",
    type=day,
    help="Last day of the cohort, included.  [default: the last day of the period]",
)
@click.option(
    "--known-on", type=day, help="The figures as they were known on this day.  [default: as they now stand]"
)
@click.option(
    "--horizon", type=day, help="The day the ledger is complete to.  [default: the latest day in it]"
)
@click.option("--show-small-cells", is_flag=True, help="Shows counts below the policy's smallest_cell too.")
def report(
    source: Source,
    period: tuple[str, str] | None,
    out: Path | None,
    lang: str,
    cohort_from: str | None,
    cohort_to: str | None,
    known_on: str | None,
    horizon: str | None,
    show_small_cells: bool,
) -> None:
    """Writes the council's progress report.

    The figures of a period beside the council's ambitions: the caseload and its ladder, inflow and
    outflow, the cohort of first conversations, placements. The page stands by itself and prints on A4.
    It is INTERNAL: hiding small cells is care, and no clearance for publication.

    \b
    Examples:
      meedoen report ledger.csv --policy policy.toml --period 2023 --out rapport.html
      meedoen report ledger.csv --policy policy.toml --period 2024-Q1 --lang en --out report.md
      meedoen report extract.csv --mapping mapping.toml --policy policy.toml --out rapport.html
      meedoen report ledger.csv --policy policy.toml --period 2023 --known-on 2024-02-01
    """  # noqa: D301 - click reads the \b
    caseload = Caseload(source.read())
    made = caseload.report(
        period,
        lang=Lang(lang),
        cohort=(cohort_from, cohort_to),
        known_on=known_on,
        horizon=horizon,
        show_small_cells=show_small_cells,
    )
    reading = caseload.ledger.reading
    complete_to = horizon or caseload.horizon_on(known_on)
    note(
        f"{source.name}: {rows(reading.rows)} read, {count(reading.accepted)} accepted, "
        f"{count(reading.quarantined)} quarantined; complete to {complete_to}"
    )
    if reading.quarantined:
        note(f"`meedoen check {source.ledger}` tells why rows are quarantined")
    if out is None:
        data(made.to_text().rstrip("\n") + "\n")
        return
    with naming(out):
        made.save(out)
    note(f"wrote {out}")
