"""Executes the notebooks anew and writes them in place, each with its Markdown page and pictures.

    python docs/notebooks/execute.py [NAME ...]

It needs the package with what its tests need (`crates/py/requirements.txt`). The tests execute the
notebooks too, and compare what they say with what is committed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
PICTURES = HERE.parent / "images" / "notebooks"

Notebook = Any
Output = dict[str, Any]


class _ThisInterpreter(AsyncKernelManager):
    """Starts kernels in the interpreter that runs this file, whatever else is installed."""

    def format_kernel_cmd(self, extra_arguments: list[str] | None = None) -> list[str]:
        """The command of the kernel."""
        return [sys.executable, *super().format_kernel_cmd(extra_arguments)[1:]]


def notebooks() -> list[Path]:
    """The notebooks, in their order."""
    return sorted(HERE.glob("*.ipynb"))


def read(path: Path) -> Notebook:
    """A notebook as it stands."""
    return nbformat.read(path, as_version=4)


def executed(notebook: Notebook) -> Notebook:
    """The notebook run from its first cell to its last, by this interpreter, without a trace of when
    and where."""
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        kernel_manager_class=_ThisInterpreter,
        extra_arguments=["--IPKernelApp.log_level=40"],  # it warns of its own ports
        timeout=300,
        record_timing=False,
        resources={"metadata": {"path": str(HERE)}},
    )
    client.execute()
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"cell-{number}"
        cell["metadata"] = {}
    return notebook


def texts(notebook: Notebook) -> list[list[str]]:
    """What the cells say: their source, and every output that is text."""
    return [[cell.source, *map(_text, cell.get("outputs", ()))] for cell in notebook.cells]


def markdown(notebook: Notebook, name: str) -> tuple[str, dict[str, str]]:
    """The notebook as a Markdown page, and its pictures by file name."""
    parts = [f"<!-- Written from {name}.ipynb by docs/notebooks/execute.py: change the notebook. -->"]
    pictures: dict[str, str] = {}
    heading = name
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            heading = next(iter(re.findall(r"^#+ (.*)$", cell.source, re.MULTILINE)[::-1]), heading)
            parts.append(cell.source.replace(".ipynb)", ".md)"))
            continue
        parts.append(f"```python\n{cell.source}\n```")
        for output in cell.outputs:
            picture = output.get("data", {}).get("image/svg+xml")
            if picture is None:
                parts.append(_shown(output))
                continue
            file = f"{name}-{len(pictures) + 1}.svg"
            pictures[file] = picture
            parts.append(f"![{heading}](../images/notebooks/{file})")
    return "\n\n".join(part for part in parts if part) + "\n", pictures


def write(path: Path) -> None:
    """Executes one notebook in place, and writes its page and pictures."""
    notebook = executed(read(path))
    nbformat.write(notebook, path)
    page, pictures = markdown(notebook, path.stem)
    path.with_suffix(".md").write_text(page, encoding="utf-8")
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob(f"{path.stem}-*.svg"):
        old.unlink()
    for file, picture in pictures.items():
        (PICTURES / file).write_text(picture, encoding="utf-8")


def _text(output: Output) -> str:
    if output["output_type"] == "stream":
        return str(output["text"])
    data = output["data"]
    # Beside a picture stands where in memory the chart was.
    return "" if "image/svg+xml" in data else str(data.get("text/html") or data["text/plain"])


def _shown(output: Output) -> str:
    """An output in Markdown: our own tables as tables, the rest as it would stand in a terminal."""
    if output["output_type"] == "stream":
        return f"```text\n{output['text'].rstrip()}\n```"
    data = output["data"]
    if "text/markdown" in data:
        return str(data["text/markdown"])
    if 'class="meedoen"' in data.get("text/html", ""):
        return _Pipes.of(data["text/html"])
    return f"```text\n{data['text/plain']}\n```"


class _Pipes(HTMLParser):
    """A table in HTML as one of Markdown, its caption below."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.sides: list[str] = []
        self.caption = ""
        self.inside: str | None = None

    @classmethod
    def of(cls, html: str) -> str:
        """The table as Markdown."""
        parser = cls()
        parser.feed(html)
        return "\n".join(parser.lines())

    def lines(self) -> Iterator[str]:
        """Head, sides, rows and caption."""
        head, *body = self.rows
        yield self._line(head)
        yield self._line(self.sides)
        yield from map(self._line, body)
        if self.caption:
            yield f"\n*{self.caption}*"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens a row, a cell or the caption."""
        self.inside = tag
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.rows[-1].append("")
            if tag == "th":
                self.sides.append("---:" if ("class", "n") in attrs else "---")

    def handle_endtag(self, tag: str) -> None:
        """Closes it."""
        self.inside = None

    def handle_data(self, data: str) -> None:
        """Text, where it belongs to the table."""
        if self.inside in ("th", "td"):
            self.rows[-1][-1] += data.replace("|", "\\|")
        elif self.inside == "caption":
            self.caption += data

    @staticmethod
    def _line(cells: list[str]) -> str:
        return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for path in notebooks():
        if not wanted or path.stem in wanted:
            write(path)
