"""
The core of `meedoen`, as the Python face calls it. Not for use by itself.
"""

from os import PathLike
from typing import Final, SupportsIndex, final

__all__ = ["VERSION", "Answer", "Caseload", "Findings", "Frame", "Ledger", "Mapping", "Policy", "Reader", "Report", "Synthetic", "Timeline", "assess_json", "catalogue_json", "period"]

VERSION: Final[str]
"""
The version of the library.
"""

@final
class Answer:
    """
    The rows of an answer and what they rest on.
    """
    def by(self, /) -> list[str]:
        """
        What the rows are broken down by.
        """
    def form(self, /) -> str:
        """
        What kind of rows they are: `kpis`, `transitions`, `curve` or `assessment`.
        """
    def frame(self, /) -> Frame:
        """
        The rows as columns.
        """
    def receipt_json(self, /) -> str:
        """
        The receipt as JSON.
        """
    def rows_json(self, /) -> str:
        """
        The rows as JSON, in the form that every language shares.
        """

@final
class Caseload:
    """
    A ledger under a policy.
    """
    def ask(self, /, questions: str, options: str) -> "list[Answer | Exception]":
        """
        Answers a list of questions in one sweep: an answer or an exception for each, in its place.
        Questions and options are JSON.
        """
    def ask_json(self, /, questions: str) -> str:
        """
        Answers a question, or a list of them in one sweep, from JSON to JSON.
        """
    @staticmethod
    def build(ledger: Ledger, policy: Policy) -> Caseload: ...
    def client(self, /, id: str, known_on: str | None = None) -> Timeline | None:
        """
        One client's timeline; nothing for an id that the ledger does not have.
        """
    def client_count(self, /) -> int: ...
    def digests_json(self, /) -> str:
        """
        Digests of ledger and policy, as JSON.
        """
    def findings(self, /, query: str) -> Findings:
        """
        What the checks find in the timelines; the query is JSON.
        """
    def horizon(self, /, known_on: str | None = None) -> str | None:
        """
        The day the ledger is complete to, as ISO text.
        """
    def report(self, /, options: str, ledger: Ledger | None = None) -> Report:
        """
        The progress report; the options as JSON. With the ledger it tells how that was read.
        """

@final
class Findings:
    """
    What the checks find in the timelines of a caseload.
    """
    def counts(self, /) -> list[tuple[str, int]]:
        """
        How many there are of each code that occurs.
        """
    def frame(self, /, ledger: Ledger, lang: str) -> Frame:
        """
        The findings as columns; the ledger names the files.
        """

@final
class Frame:
    """
    A table: named columns of the same length, with the Arrow capsule interface.
    """
    def __arrow_c_stream__(self, /, requested_schema: "object | None" = None) -> "object": ...
    def __len__(self, /) -> int: ...
    def columns(self, /) -> "dict[str, list[object]]":
        """
        The columns as lists: text, dates, whole numbers, figures, yes and no; an empty cell is
        `None`.
        """
    @staticmethod
    def from_bytes(bytes: bytes | bytearray) -> Frame: ...
    def names(self, /) -> list[str]:
        """
        The names of the columns.
        """
    def to_bytes(self, /) -> bytes:
        """
        The table as bytes, an Arrow stream: what a pickle holds.
        """

@final
class Ledger:
    """
    Records, and how they were read. Immutable: what changes one gives another.
    """
    def __len__(self, /) -> int: ...
    def client_count(self, /) -> int: ...
    def digest(self, /) -> str: ...
    def frame(self, /) -> Frame:
        """
        The accepted rows as columns.
        """
    @staticmethod
    def from_bytes(bytes: bytes | bytearray) -> Ledger: ...
    @staticmethod
    def from_snapshots(extracts: "list[tuple[str, Ledger]]") -> Ledger:
        """
        One ledger out of extracts, each with its day, ascending.
        """
    def quarantine_counts(self, /) -> list[tuple[str, int]]:
        """
        How many rows are quarantined for each reason that occurs.
        """
    def quarantined(self, /, lang: str) -> Frame:
        """
        Why each quarantined row is.
        """
    def quarantined_csv(self, /, file: SupportsIndex, lang: str) -> str:
        """
        The quarantined rows of a file as CSV, to be corrected.
        """
    def reading_json(self, /) -> str:
        """
        How it was read, as JSON; without the findings.
        """
    def registered_share(self, /) -> float: ...
    def standing_count(self, /) -> int:
        """
        How many rows are not withdrawn.
        """
    def to_bytes(self, /) -> bytes:
        """
        The whole ledger as bytes: what a pickle holds.
        """
    def to_csv(self, /) -> str:
        """
        The accepted rows as CSV.
        """
    def updated(self, /, on: str, extract: Ledger) -> Ledger:
        """
        This ledger with one more extract.
        """

@final
class Mapping:
    """
    How columns, codes, reasons and last days of an extract are read.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    @staticmethod
    def choices(policy: Policy) -> str:
        """
        All that a mapping can lead to under a policy, with names, as JSON.
        """
    @staticmethod
    def from_json(text: str) -> Mapping: ...
    @staticmethod
    def from_toml(text: str) -> Mapping: ...
    def guess(self, /, sample: bytes, policy: Policy) -> str:
        """
        What the mapping of an extract may be where this much is known, as JSON.
        """
    def of_table(self, /, table: str) -> Mapping:
        """
        The same for the table of one kind, by the table's name.
        """
    def to_json(self, /) -> str: ...
    def to_toml(self, /) -> str: ...

@final
class Policy:
    """
    What a council decided, checked.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    @staticmethod
    def from_json(text: str) -> Policy: ...
    @staticmethod
    def from_toml(text: str) -> Policy: ...
    def labels_json(self, /, lang: str) -> str:
        """
        What the members of every dimension, and the states, are called, as JSON.
        """
    def notes(self, /) -> list[str]:
        """
        What is allowed but worth a look.
        """
    def parameters_json(self, /) -> str:
        """
        The parameters, with the defaults where the policy gives none, as JSON.
        """
    @staticmethod
    def preset(name: str) -> Policy: ...
    @staticmethod
    def preset_toml(name: str) -> str:
        """
        The text of a preset, with its comments.
        """
    @staticmethod
    def starter(name: str) -> Policy: ...
    def to_json(self, /) -> str: ...
    def to_toml(self, /) -> str: ...

@final
class Reader:
    """
    Reads a ledger out of files and tables, one after another; the options are JSON.
    """
    def __new__(cls, /, policy: Policy, options: str) -> Reader: ...
    def finish(self, /) -> Ledger:
        """
        Ends the last file and gives the ledger; the reader is spent.
        """
    def next_file(self, /, name: str, mapping: Mapping | None = None) -> None:
        """
        Begins the next file or table.
        """
    def push(self, /, piece: bytes | bytearray) -> None:
        """
        Takes the next piece of a CSV file.
        """
    def push_file(self, /, path: str | PathLike[str], progress: "object | None" = None) -> None:
        """
        Takes a CSV file, and tells after each piece how many bytes were read since the last.
        """
    def push_table(self, /, table: "object") -> None:
        """
        Takes a table: anything with an Arrow stream.
        """
    def rows_read(self, /) -> int:
        """
        How many rows were read until now.
        """

@final
class Report:
    """
    The council's progress report, to be written in either language.
    """
    def write(self, /, format: str, lang: str) -> str:
        """
        The report in the form of this name: `html`, `markdown`, `text` or `json`.
        """

@final
class Synthetic:
    """
    A made-up ledger, not drawn yet; the options are JSON.
    """
    def __new__(cls, /, policy: Policy, options: str) -> Synthetic: ...
    def ledger(self, /) -> Ledger:
        """
        The ledger, read.
        """
    def truth_json(self, /) -> str:
        """
        The true figures of every month, as JSON.
        """
    def write_csv(self, /, path: str | PathLike[str]) -> None:
        """
        Writes the ledger as CSV, piece by piece.
        """

@final
class Timeline:
    """
    One client's timeline, as known on a day.
    """
    def json(self, /) -> str:
        """
        What the records say of the client, in words and days, as JSON.
        """
    def svg(self, /, lang: str, up_to: str | None = None) -> str:
        """
        The same as a picture, in SVG.
        """

def assess_json(answers: str, rules: str) -> str:
    """
    The rung that follows from answers, as JSON: `rung`, `possible`, `ask`, `decided_by`. Answers and
    rules are JSON.
    """

def catalogue_json(lang: str) -> str:
    """
    The catalogue in one language, as JSON.
    """

def period(word: str) -> tuple[str, str]:
    """
    The first and last day, both included, of a period in words: `2023`, `2023-Q2`, `2023-05`.
    """
