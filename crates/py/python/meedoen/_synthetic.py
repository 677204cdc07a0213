"""Made-up ledgers with known truth: for trying out, teaching and measuring, never for figures."""

from __future__ import annotations

import json
import os
from operator import index
from typing import Any

from . import _native
from ._caseload import Caseload
from ._days import DayLike, optional_iso
from ._ledger import Ledger
from ._policy import Policy, PolicyLike, policy_of

__all__ = ["Synthetic", "synthetic"]


class Synthetic:
    """A made-up ledger. None of the people in it exists."""

    __slots__ = ("_core", "_ledger", "policy")

    def __init__(self, native: _native.Synthetic, policy: Policy) -> None:
        self._core = native
        self._ledger: Ledger | None = None
        self.policy = policy

    @property
    def ledger(self) -> Ledger:
        """The ledger, drawn when it is first asked for."""
        if self._ledger is None:
            self._ledger = Ledger._of(self._core.ledger(), self.policy)
        return self._ledger

    def caseload(self) -> Caseload:
        """The ledger's caseload, under the policy it was drawn for."""
        return Caseload(self.ledger)

    @property
    def truth(self) -> list[dict[str, Any]]:
        """The true figures of every month, counted by who drew them: stock by rung (1 to 6, then the
        unmeasured), benefits, inflow, outflow by reason, placements, first conversations."""
        months: list[dict[str, Any]] = json.loads(self._core.truth_json())["months"]
        return months

    def write_csv(self, path: str | os.PathLike[str]) -> None:
        """Writes the ledger to a CSV file, piece by piece: memory does not grow with it."""
        self._core.write_csv(os.fspath(path))


def synthetic(
    *,
    clients: int,
    seed: int = 1,
    policy: PolicyLike | None = None,
    period: tuple[DayLike, DayLike] | None = None,
    long_ids: bool = False,
    shuffled: bool = False,
) -> Synthetic:
    """A made-up ledger: the same for the same parameters on every machine.

    Parameters
    ----------
    clients
        How many clients; each has about six records over ten years.
    seed
        Another seed gives another ledger of the same kind.
    policy
        Whose routes and groups it has; by default the preset ``example``.
    period
        First and last day in view, both included; by default 2015 to 2024.
    long_ids
        Whether ids have 16 characters instead of 9.
    shuffled
        Whether the rows are shuffled instead of sorted by client.

    Examples
    --------
    >>> import meedoen
    >>> made_up = meedoen.synthetic(clients=100, seed=7)
    >>> stock = made_up.caseload().kpis("stock", period="2015-01").value
    >>> stock == sum(made_up.truth[0]["stock_by_rung"])
    True
    """
    rules = policy_of(Policy.preset("example") if policy is None else policy)
    first, last = period or (None, None)
    options = {
        "clients": index(clients),
        "seed": index(seed),
        "from": optional_iso(first, "period[0]"),
        "to": optional_iso(last, "period[1]"),
        "long_ids": long_ids,
        "shuffled": shuffled,
    }
    return Synthetic(_native.Synthetic(rules._core, json.dumps(options)), rules)
