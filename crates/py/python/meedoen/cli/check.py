"""`meedoen check`: what stands out in a ledger."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from .._caseload import Caseload
from .._catalogue import catalogue
from .._ledger import Ledger, Reading
from .._tables import Table
from .._words import FindingCode, Lang, Severity
from ._files import Source, write_whole
from ._options import day, lang_option, out_file, reads_ledger
from ._text import count, data, note, plain, table

__all__ = ["check"]

LEVELS = [Severity.NOTICE, Severity.WARNING, Severity.ERROR]
NEVER = "never"
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "cyan"}
PLACE = ["severity", "code", "file", "row", "line", "column", "client"]

WORDS = {
    Lang.EN: {
        "error": "error",
        "warning": "warning",
        "notice": "notice",
        "files": ["file", "rows", "accepted", "quarantined"],
        "found": ["severity", "code", "count", "what it says"],
        "places": ["severity", "code", "file", "row", "column", "client"],
        "as_of": "The timelines as of {as_of}, {known}.",
        "now": "as everything now stands",
        "known": "as known on {known_on}",
        "no_day": "No row was accepted, so there are no timelines to check.",
        "nothing": "Nothing stands out.",
        "fine_print": "A finding speaks of data quality, never of a client's conduct.",
    },
    Lang.NL: {
        "error": "fout",
        "warning": "waarschuwing",
        "notice": "opmerking",
        "files": ["bestand", "rijen", "aangenomen", "apart gezet"],
        "found": ["ernst", "code", "aantal", "wat het zegt"],
        "places": ["ernst", "code", "bestand", "rij", "kolom", "cliënt"],
        "as_of": "De tijdlijnen per {as_of}, {known}.",
        "now": "zoals alles nu staat",
        "known": "zoals bekend op {known_on}",
        "no_day": "Er is geen rij aangenomen, dus er zijn geen tijdlijnen om na te kijken.",
        "nothing": "Er valt niets op.",
        "fine_print": "Een controlesignaal gaat over datakwaliteit, nooit over het gedrag van een cliënt.",
    },
}


@dataclass(frozen=True)
class Found:
    """How often one finding is there; ``columns`` are those that a notice on a file names."""

    code: FindingCode
    severity: Severity
    count: int
    sentence: str
    columns: list[str]


@dataclass(frozen=True)
class Outcome:
    """What a check comes to. ``places`` are there where they are asked for."""

    reading: Reading
    as_of: str | None
    known_on: str | None
    findings: list[Found]
    places: list[dict[str, Any]] | None


@click.command()
@reads_ledger
@click.option(
    "--as-of",
    type=day,
    help="The day looked at: what starts later is a finding, and `open` means open on it.  "
    "[default: the horizon]",
)
@click.option("--known-on", type=day, help="As known on this day.  [default: as everything now stands]")
@lang_option(Lang.EN, "the sentences")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="How the outcome is printed.",
)
@click.option(
    "--rows",
    is_flag=True,
    help="Also lists the rows, with the pseudonymous ids of clients.",
)
@click.option(
    "--quarantined",
    metavar="FILE",
    callback=out_file,
    help="Writes the quarantined rows (.csv), each with its finding in front, to be corrected. It holds the "
    "text of your ledger.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*(level.value for level in reversed(LEVELS)), NEVER]),
    default=Severity.ERROR.value,
    show_default=True,
    help="From which severity on the exit status is 1; an error is a quarantined row.",
)
@click.pass_context
def check(
    ctx: click.Context,
    source: Source,
    as_of: str | None,
    known_on: str | None,
    lang: str,
    form: str,
    rows: bool,
    quarantined: Path | None,
    fail_on: str,
) -> None:
    """Says what stands out in a ledger.

    Rows that could not be read are quarantined: they take no part in any figure. Of the others the
    timelines are checked: benefits that overlap, a rung 6 on benefit, no contact in a year. A finding
    speaks of data quality, never of a client's conduct.

    No text of the ledger is shown; the file of --quarantined has it.

    \b
    Exit status:
      0  nothing at or above --fail-on
      1  something is
      2  the ledger, the policy or the mapping can't be read

    \b
    Examples:
      meedoen check ledger.csv --policy policy.toml
      meedoen check extract.csv --mapping mapping.toml --policy policy.toml --quarantined rows.csv
      meedoen check ledger.csv --policy policy.toml --format json --fail-on warning
    """  # noqa: D301 - click reads the \b
    ledger = source.read()
    outcome = _outcome(ledger, as_of, known_on, Lang(lang), rows)
    if form == "json":
        data(json.dumps(_document(outcome), ensure_ascii=False, indent=2) + "\n")
    elif form == "csv":
        data(_csv(outcome))
    else:
        for line in _lines(outcome, Lang(lang)):
            click.echo(line)
    if quarantined is not None:
        write_whole(quarantined, ledger.quarantined_csv(lang=Lang(lang)))
        note(f"wrote {quarantined}: the quarantined rows, {count(outcome.reading.quarantined)} of them")
    if _fails(outcome, fail_on):
        ctx.exit(1)


def _outcome(
    ledger: Ledger, as_of: str | None, known_on: str | None, lang: Lang, with_places: bool
) -> Outcome:
    caseload = Caseload(ledger)
    if as_of is None:
        horizon = caseload.horizon_on(known_on)
        as_of = None if horizon is None else horizon.isoformat()
    found = None if as_of is None else caseload._findings(as_of, known_on)

    counts: Counter[str] = Counter(dict(ledger._core.quarantine_counts()))
    if found is not None:
        counts.update(dict(found.counts()))
    columns: dict[str, list[str]] = {}
    for notice in ledger.reading.notices:
        counts[notice["code"]] += 1
        columns.setdefault(notice["code"], []).extend(notice.get("columns", []))

    findings = [
        Found(entry.code, entry.severity, counts[entry.code], entry.sentence, columns.get(entry.code, []))
        for entry in catalogue(lang).findings
        if counts[entry.code]
    ]
    findings.sort(key=lambda found: -LEVELS.index(found.severity))
    places = None
    if with_places:
        tables = [ledger.quarantined(lang)]
        if found is not None:
            tables.append(Table(found.frame(ledger._core, lang)))
        places = [{part: row.get(part) for part in PLACE} for it in tables for row in it.to_dicts()]
    return Outcome(ledger.reading, as_of, known_on, findings, places)


def _fails(outcome: Outcome, fail_on: str) -> bool:
    if fail_on == NEVER:
        return False
    least = LEVELS.index(Severity(fail_on))
    return any(LEVELS.index(found.severity) >= least for found in outcome.findings)


def _document(outcome: Outcome) -> dict[str, Any]:
    document = asdict(outcome)
    if outcome.places is None:
        del document["places"]
    return document


def _csv(outcome: Outcome) -> str:
    """The findings with their counts; where rows are asked for, a line for each of them instead."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if outcome.places is None:
        writer.writerow(["severity", "code", "count", "sentence"])
        for found in outcome.findings:
            writer.writerow([found.severity, found.code, found.count, found.sentence])
    else:
        writer.writerow(PLACE)
        writer.writerows(place.values() for place in outcome.places)
    return text.getvalue()


def _lines(outcome: Outcome, lang: Lang) -> Iterator[str]:
    words: dict[str, Any] = WORDS[lang]
    files = [
        [plain(file.name), *(count(number, lang) for number in (file.rows, file.accepted, file.quarantined))]
        for file in outcome.reading.files
    ]
    yield from table(words["files"], files, right=[1, 2, 3])
    yield ""
    if outcome.as_of is None:
        yield words["no_day"]
    else:
        known = words["known"].format(known_on=outcome.known_on) if outcome.known_on else words["now"]
        yield words["as_of"].format(as_of=outcome.as_of, known=known)
    yield ""
    if not outcome.findings:
        yield words["nothing"]
        return

    head, *found = table(
        words["found"],
        [
            [words[it.severity], it.code, count(it.count, lang), plain(_sentence(it))]
            for it in outcome.findings
        ],
        right=[2],
    )
    yield head
    for it, line in zip(outcome.findings, found, strict=True):
        word = words[it.severity]
        yield click.style(word, fg=COLOURS[it.severity]) + line.removeprefix(word)
    if outcome.places:
        yield ""
        yield from table(
            words["places"],
            [
                [words[place["severity"]], *(_cell(place[part]) for part in PLACE[1:] if part != "line")]
                for place in outcome.places
            ],
            right=[3],
        )
    yield ""
    yield words["fine_print"]


def _sentence(found: Found) -> str:
    """A notice on columns names them."""
    return f"{found.sentence} ({', '.join(found.columns)})" if found.columns else found.sentence


def _cell(value: object) -> str:
    return "" if value is None else plain(str(value))
