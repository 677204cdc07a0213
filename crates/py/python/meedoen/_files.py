"""Files: read as text, written whole or not at all, and what the system says of them."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from ._errors import of_code
from ._words import ErrorCode

__all__ = ["printable_path", "system_reason", "text_of", "write_whole"]


def text_of(path: str | os.PathLike[str], code: ErrorCode) -> str:
    """The text of a file, with or without a byte order mark. A file that can't be read is an error of
    this code, at its path."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise of_code(code, printable_path(path), system_reason(error)) from error
    except UnicodeDecodeError as error:
        raise of_code(code, printable_path(path), "is no UTF-8 text") from error


def write_whole(path: Path, text: str) -> None:
    """Writes a file beside, and puts it in place when it is whole."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    finally:
        with suppress(FileNotFoundError):
            beside.unlink()


def system_reason(error: OSError) -> str:
    """What the system says, without the path, in the words of the library's other faces."""
    if error.errno is None or error.strerror is None:
        return str(error)
    return f"{error.strerror} (os error {error.errno})"


def printable_path(path: str | os.PathLike[str]) -> str:
    """A path as text that can be written, whatever its bytes are."""
    return os.fsencode(path).decode("utf-8", "replace")
