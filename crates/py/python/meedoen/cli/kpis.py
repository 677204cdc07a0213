"""`meedoen kpis`: questions from a file, answered as JSON."""

from __future__ import annotations

import json

import click

from .._caseload import Caseload
from .._errors import LedgerError, MeedoenError
from .._files import system_reason, text_of
from .._mapping import Mapping
from .._words import ErrorCode
from ._files import policy_in, read_ledger
from ._text import data, indented

__all__ = ["kpis"]


@click.command()
@click.option(
    "--policy",
    required=True,
    metavar="FILE|preset:example",
    help="What the council decided (.toml or .json), or preset:example.",
)
@click.option(
    "--ledger", required=True, metavar="FILE", help="The ledger, or the extract that the mapping makes one."
)
@click.option("--queries", required=True, metavar="FILE", help="One question or a list of them (.json).")
@click.option("--mapping", metavar="FILE", help="How the extract becomes a ledger (.toml or .json).")
def kpis(policy: str, ledger: str, queries: str, mapping: str | None) -> None:
    """Answers questions about a caseload, as JSON.

    The file of --queries holds one question, or a list that is answered in one sweep. A question names
    KPIs and a period, of which the first and the last day are both included:

    \b
      {"kpis": ["stock", "outflow"], "from": "2023-01-01", "to": "2023-12-31",
       "every": "quarter", "by": ["domain"]}

    Prints the rows (for a list of questions, a list of rows). An error, of a question or of a file, is
    printed in its place as {"error": "<code>", "place": ..., "message": ...}; the exit status is 0.

    \b
    Example:
      meedoen kpis --policy policy.toml --ledger ledger.csv --queries questions.json
    """  # noqa: D301 - click reads the \b
    try:
        answer = indented(_answer(policy, ledger, queries, mapping))
    except MeedoenError as error:
        told = {"error": error.code.value, "place": error.place, "message": str(error)}
        answer = json.dumps(told, ensure_ascii=False, indent=2)
    data(answer + "\n")


def _answer(policy: str, ledger: str, queries: str, mapping: str | None) -> str:
    rules = policy_in(policy)
    how = None if mapping is None else Mapping.read(mapping)
    try:
        records = read_ledger(ledger, rules, how, name="")
    except OSError as error:
        cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
        message = system_reason(cause)
        raise LedgerError(message, code=ErrorCode.BAD_LEDGER, place=ledger) from error
    caseload = Caseload(records)
    return caseload.ask_json(text_of(queries, ErrorCode.BAD_QUERY))
