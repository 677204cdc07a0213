r"""Trustworthy figures about a municipality's Participatiewet caseload.

A **policy** is what a council decides, as data; a **ledger** is a table of records; a **caseload** is a
ledger under a policy, ready to be asked.

>>> import meedoen
>>> policy = meedoen.Policy.preset("example")
>>> caseload = meedoen.Caseload.read_csv(
...     b"client,kind,code,start,end,reason\n"
...     b"R001,benefit,pw,2022-05-01,2023-09-30,work\n"
...     b"R001,rung,2,2022-05-10,,\n"
...     b"R001,placement,paid,2023-10-01,,\n"
...     b"R002,benefit,pw,2023-02-01,,\n",
...     policy=policy,
... )
>>> caseload.kpis("stock", period="2023", every="quarter").to_dicts()[-1]["value"]
1
>>> placed = caseload.kpis("placements", period="2023").to_dicts()[0]
>>> placed["value"], placed["target"]
(1, 365)

A period is named by its first and last day, **both included**. The library knows no today and prints
nothing. What goes wrong is a `MeedoenError` with a ``code`` and a ``place``.
"""

from __future__ import annotations

from ._caseload import Caseload
from ._catalogue import Catalogue, CurveEntry, FindingEntry, KpiEntry, catalogue
from ._client import Client, Timeline
from ._errors import LedgerError, MappingError, MeedoenError, PolicyError, QuestionError
from ._extract import Extract
from ._ladder import Assessment, Ladder
from ._ledger import FileReading, Ledger, Reading
from ._mapping import Mapping
from ._native import VERSION as __version__  # noqa: N811
from ._policy import Policy
from ._report import Report
from ._synthetic import Synthetic, synthetic
from ._tables import Answer, CurveTable, KpiTable, Table, TransitionTable
from ._words import (
    AssessmentQuestion,
    Category,
    CurveKind,
    Dimension,
    ErrorCode,
    Every,
    FindingCode,
    Kind,
    Kpi,
    Lang,
    Reason,
    Reply,
    Severity,
)

__all__ = [
    "Answer",
    "Assessment",
    "AssessmentQuestion",
    "Caseload",
    "Catalogue",
    "Category",
    "Client",
    "CurveEntry",
    "CurveKind",
    "CurveTable",
    "Dimension",
    "ErrorCode",
    "Every",
    "Extract",
    "FileReading",
    "FindingCode",
    "FindingEntry",
    "Kind",
    "Kpi",
    "KpiEntry",
    "KpiTable",
    "Ladder",
    "Lang",
    "Ledger",
    "LedgerError",
    "Mapping",
    "MappingError",
    "MeedoenError",
    "Policy",
    "PolicyError",
    "QuestionError",
    "Reading",
    "Reason",
    "Reply",
    "Report",
    "Severity",
    "Synthetic",
    "Table",
    "Timeline",
    "TransitionTable",
    "__version__",
    "catalogue",
    "synthetic",
]
