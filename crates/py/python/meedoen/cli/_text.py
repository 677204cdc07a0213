"""Text for the terminal, and JSON laid out without reading its numbers."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence

import click

from .._words import Lang

__all__ = ["count", "data", "indented", "note", "plain", "rows", "table"]


def plain(text: str) -> str:
    r"""Text on one line that can't move the cursor: names of files and columns come from outside.

    >>> plain("a\x1b[2Jb")
    'a�[2Jb'
    """
    return "".join(letter if letter.isprintable() else "�" for letter in text.replace("\n", " "))


def count(number: int, lang: str = Lang.EN) -> str:
    """A number with its thousands apart.

    >>> count(63012), count(63012, "nl")
    ('63,012', '63.012')
    """
    text = f"{number:,}"
    return text.replace(",", ".") if lang == Lang.NL else text


def rows(number: int) -> str:
    """So many rows, in English.

    >>> rows(1), rows(1200)
    ('1 row', '1,200 rows')
    """
    return f"{count(number)} {'row' if number == 1 else 'rows'}"


def note(text: str) -> None:
    """Tells something on stderr."""
    click.echo(plain(text), err=True)


def data(text: str) -> None:
    """Writes data to stdout: UTF-8 with bare line ends on every system."""
    sys.stdout.buffer.write(text.encode("utf-8"))
    sys.stdout.buffer.flush()


def table(head: Sequence[str], body: Sequence[Sequence[str]], right: Sequence[int] = ()) -> Iterator[str]:
    """Lines of columns under their heads; those whose number is in ``right`` end on one side.

    >>> list(table(["code", "n"], [["bad_date", "12"]], right=[1]))
    ['code       n', 'bad_date  12']
    """
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    for row in (head, *body):
        cells = [
            cell.rjust(width) if at in right else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


_PART = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^{}\[\],:"\s]+')
_CLOSES = {"{": "}", "[": "]"}


def indented(compact: str) -> str:
    """JSON on one line, laid out with two spaces a level. Numbers and text stay as they are written:
    reading them and writing them again could change a digit's form.

    >>> print(indented('[{"value":1e-7,"cell":{}}]'))
    [
      {
        "value": 1e-7,
        "cell": {}
      }
    ]
    """
    return "".join(_laid_out(_PART.findall(compact)))


def _laid_out(parts: Sequence[str]) -> Iterator[str]:
    depth = 0
    before = ""
    for at, part in enumerate(parts):
        if part in _CLOSES:
            yield part
            if parts[at + 1] != _CLOSES[part]:
                depth += 1
                yield "\n" + "  " * depth
        elif part in ("}", "]"):
            if _CLOSES.get(before) != part:
                depth -= 1
                yield "\n" + "  " * depth
            yield part
        elif part == ",":
            yield ",\n" + "  " * depth
        elif part == ":":
            yield ": "
        else:
            yield part
        before = part
