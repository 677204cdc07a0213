"""What the tests share: the vectors, the sample, made-up ledgers."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import hypothesis
import meedoen
import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
VECTORS = REPOSITORY / "tests" / "vectors"
SAMPLE = REPOSITORY / "tests" / "sample" / "rijswijk.csv"

hypothesis.settings.register_profile("meedoen", deadline=None, derandomize=True, max_examples=100)
hypothesis.settings.load_profile("meedoen")


@dataclass(frozen=True)
class Vector:
    """One folder of the shared vectors."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def ledger_csv(self) -> Path:
        return self.folder / "ledger.csv"

    @cached_property
    def policy(self) -> meedoen.Policy:
        return meedoen.Policy.read(self.folder / "policy.toml")

    @cached_property
    def mapping(self) -> meedoen.Mapping | None:
        path = self.folder / "mapping.toml"
        return meedoen.Mapping.read(path) if path.exists() else None

    @cached_property
    def ledger(self) -> meedoen.Ledger:
        return meedoen.Ledger.read_csv(self.ledger_csv, policy=self.policy, mapping=self.mapping)

    @cached_property
    def caseload(self) -> meedoen.Caseload:
        return meedoen.Caseload(self.ledger)

    @cached_property
    def cases(self) -> list[dict[str, Any]]:
        cases: list[dict[str, Any]] = json.loads((self.folder / "cases.json").read_text(encoding="utf-8"))
        return cases

    @cached_property
    def reading(self) -> dict[str, Any]:
        reading: dict[str, Any] = json.loads((self.folder / "reading.json").read_text(encoding="utf-8"))
        return reading


ALL_VECTORS = [Vector(folder) for folder in sorted(VECTORS.iterdir()) if folder.is_dir()]


@pytest.fixture(params=ALL_VECTORS, ids=lambda vector: vector.name, scope="session")
def vector(request: pytest.FixtureRequest) -> Vector:
    """Each folder of the shared vectors."""
    found: Vector = request.param
    return found


@pytest.fixture(scope="session")
def vectors() -> dict[str, Vector]:
    """All folders of the shared vectors, by name."""
    return {vector.name: vector for vector in ALL_VECTORS}


def _same(expected: object, got: object) -> bool:
    match expected, got:
        case (bool(), _) | (_, bool()) | (None, _) | (_, None):
            return expected is got
        case int(), int():
            return expected == got
        case int() | float(), int() | float():
            return math.isclose(expected, got, rel_tol=1e-9)
        case list(), list():
            return len(expected) == len(got) and all(map(_same, expected, got))
        case dict(), dict():
            return expected.keys() == got.keys() and all(_same(expected[key], got[key]) for key in expected)
        case _:
            return type(expected) is type(got) and expected == got


@pytest.fixture(scope="session")
def same() -> Any:
    """Whether two JSON values agree: doubles within 1e-9 relative, all else exactly."""
    return _same


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample ledger."""
    return SAMPLE


@pytest.fixture(scope="session")
def policy() -> meedoen.Policy:
    """The preset."""
    return meedoen.Policy.preset("example")


@pytest.fixture(scope="session")
def rijswijk(policy: meedoen.Policy) -> meedoen.Caseload:
    """The sample's caseload."""
    return meedoen.Caseload.read_csv(SAMPLE, policy=policy)


@pytest.fixture(scope="session")
def small() -> meedoen.Caseload:
    """A made-up caseload of a few hundred clients."""
    return meedoen.synthetic(clients=300, seed=5).caseload()
