"""The command `meedoen` itself: its parts, and how it ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import click

from .. import __version__
from .._errors import MeedoenError
from ._files import reason
from ._text import plain
from .check import check
from .kpis import kpis
from .ledger import ledger
from .policy import policy
from .report import report
from .synthetic import synthetic

__all__ = ["cli", "main"]

INTERRUPTED = 130
BROKEN_PIPE = 141


class Refused(click.ClickException):
    """What can't be done: one line on stderr, exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Writes the line."""
        head = click.style("error:", fg="red", bold=True)
        click.echo(f"{head} {plain(self.message)}", file=file, err=True, color=_colour())


class Commands(click.Group):
    """A group whose errors are one clear line, whatever went wrong below it."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs a command; what the library or the system refuses becomes a `Refused`."""
        ctx.color = _colour()
        try:
            return super().invoke(ctx)
        except MeedoenError as error:
            raise Refused(f"{error.code.value}: {error}") from error
        except BrokenPipeError:
            _let_go_of_stdout()
            ctx.exit(BROKEN_PIPE)
        except OSError as error:
            _let_go_of_stdout()
            raise Refused(reason(error)) from error
        except MemoryError as error:
            raise Refused("there is not enough memory") from error

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs the command line and exits."""
        try:
            status = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        except click.ClickException as error:
            if not standalone_mode:
                raise
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            if not standalone_mode:
                raise
            sys.exit(INTERRUPTED)
        if not standalone_mode:
            return status
        sys.exit(status if isinstance(status, int) else 0)


@click.group(
    cls=Commands,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "max_content_width": 100,
    },
)
@click.version_option(__version__, prog_name="meedoen", message="%(prog)s %(version)s")
def cli() -> None:
    """Trustworthy figures about a municipality's Participatiewet caseload.

    A POLICY is what the council decided, as a file; a LEDGER is a table of records (CSV), or your own
    extract with a MAPPING that says how to read it.

    \b
    To try it without any data of your own:
      meedoen synthetic --clients 2000 --out ledger.csv
      meedoen check ledger.csv --policy preset:example
      meedoen report ledger.csv --policy preset:example --period 2023 --out rapport.html

    \b
    Conventions:
      days     are written 2023-12-31
      periods  are 2023, 2023-Q2, 2023-05, 2023-05-01, or FIRST..LAST;
               the first and the last day are both included
      policy   is a file (.toml or .json), or preset:example
      -        as the name of a ledger reads it from standard input
      status   0 done; 1 `check` found something; 2 refused, with one line that says why

    Nothing is sent anywhere, and today is never looked up: the days come from the ledger and from you.
    """  # noqa: D301 - click reads the \b


for _command in (report, kpis, check, ledger, policy, synthetic):
    cli.add_command(_command)


def main() -> None:
    """What the command `meedoen` runs."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a character shows another instead of failing.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli(prog_name="meedoen")


def _colour() -> bool | None:
    """No colours where `NO_COLOR` is set; else as the terminal has them."""
    return False if os.environ.get("NO_COLOR") else None


def _let_go_of_stdout() -> None:
    """Where nobody reads on (or the disk is full), Python must not try again when it ends."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
