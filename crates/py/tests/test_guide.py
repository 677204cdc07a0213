"""The guide to the Python package: its code runs, and prints what it says it prints."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

DOCS = Path(__file__).resolve().parents[3] / "docs"
GUIDE = (DOCS / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```python\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)


def told(block: str) -> str:
    """What a block says that it prints: its comments at the beginning of a line."""
    return "".join(f"{line[2:]}\n" for line in block.splitlines() if line.startswith("# "))


def test_the_code_of_the_guide_runs_and_prints_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("altair", "duckdb", "pandas", "polars", "pyarrow"):
        pytest.importorskip(library)
    monkeypatch.chdir(DOCS.parent)
    names: dict[str, object] = {}
    for block in BLOCKS:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(block, "python.md", "exec"), names)
        assert printed.getvalue() == told(block), block


def test_the_links_of_the_guide_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)(#[^)]*)?\)", GUIDE)
    assert [link for link, _ in links if not (DOCS / link).exists()] == []


def test_the_contents_name_every_heading() -> None:
    headings = re.findall(r"^## (.*)$", GUIDE, re.MULTILINE)
    listed = re.findall(r"^- \[(.*?)\]\(#", GUIDE, re.MULTILINE)
    assert listed == headings
