"""The notebooks run, and say what is committed; so do their pages in the docs."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("nbclient")
pytest.importorskip("altair")
pytest.importorskip("vl_convert")

NOTEBOOKS = Path(__file__).resolve().parents[3] / "docs" / "notebooks"


def _execute() -> Any:
    """The program that writes the notebooks, which stands beside them."""
    spec = importlib.util.spec_from_file_location("execute_notebooks", NOTEBOOKS / "execute.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


execute = _execute()
HOW = "run `python docs/notebooks/execute.py` and look at what changed"


def test_there_are_notebooks() -> None:
    assert [path.stem for path in execute.notebooks()] == ["1-report", "2-letter", "3-as-known"]


@pytest.mark.parametrize("path", execute.notebooks(), ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")  # what the notebook machinery warns of is not ours
def test_a_notebook_says_again_what_it_says(path: Path) -> None:
    committed = execute.read(path)
    again = execute.executed(execute.read(path))
    for before, after in zip(execute.texts(committed), execute.texts(again), strict=True):
        assert after == before, HOW
    page, _ = execute.markdown(again, path.stem)
    assert path.with_suffix(".md").read_text(encoding="utf-8") == page, HOW


@pytest.mark.parametrize("path", execute.notebooks(), ids=lambda path: path.stem)
def test_the_pictures_of_a_page_are_there(path: Path) -> None:
    _, pictures = execute.markdown(execute.read(path), path.stem)
    there = {picture.name for picture in execute.PICTURES.glob(f"{path.stem}-*")}
    assert there == set(pictures)
    assert all(picture.lstrip().startswith("<svg") for picture in pictures.values())


@pytest.mark.parametrize("path", execute.notebooks(), ids=lambda path: path.stem)
def test_a_notebook_uses_the_public_face_only(path: Path) -> None:
    code = "\n".join(cell.source for cell in execute.read(path).cells if cell.cell_type == "code")
    assert "meedoen._" not in code
    assert "._core" not in code
