"""The types of the package, as mypy sees them in the code of its users."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from mypy import api

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = Path(__file__).parent
GOOD = sorted((HERE / "good").glob("*.py"))
BAD = HERE / "bad" / "wrong.py"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[tuple[int, str, str]]]:
    """What mypy says, by file: line, code and message."""
    configuration = tmp_path_factory.mktemp("mypy") / "mypy.ini"
    configuration.write_text("[mypy]\nstrict = True\n[mypy-pyarrow.*]\nignore_missing_imports = True\n")
    options = ["--config-file", str(configuration), "--cache-dir", str(configuration.parent / "cache")]
    out, problem, _status = api.run([*options, "--no-error-summary", *map(str, [*GOOD, BAD])])
    assert problem == ""
    found: dict[Path, list[tuple[int, str, str]]] = {}
    for line in out.splitlines():
        match = re.fullmatch(r"(.+?):(\d+): (error|note): (.*?)(?:  \[([a-z-]+)\])?", line)
        assert match, line
        path, number, severity, message, code = match.groups()
        if severity == "error":
            found.setdefault(Path(path).resolve(), []).append((int(number), code, message))
    return found


def written(path: Path) -> Iterable[tuple[int, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if match := re.search(r"# E: ([a-z -]+)$", line):
            yield from ((number, code) for code in sorted(match[1].split()))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_what_users_write_has_types(path: Path, told: dict[Path, list[tuple[int, str, str]]]) -> None:
    assert told.get(path.resolve(), []) == []
    assert "assert_type(" in path.read_text(encoding="utf-8")


def test_what_is_wrong_is_refused(told: dict[Path, list[tuple[int, str, str]]]) -> None:
    errors = told[BAD.resolve()]
    expected = list(written(BAD))
    assert sorted((number, code) for number, code, _message in errors) == expected, errors
    assert len(expected) >= 25


def test_nothing_else_is_told(told: dict[Path, list[tuple[int, str, str]]]) -> None:
    assert set(told) == {BAD.resolve()}
