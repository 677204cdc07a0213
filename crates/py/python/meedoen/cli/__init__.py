"""The command line `meedoen`: reports, figures, checks and ledgers without writing a program."""

from __future__ import annotations

from ._main import cli, main

__all__ = ["cli", "main"]
