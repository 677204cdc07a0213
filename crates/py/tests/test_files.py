"""Files go in by their path, their bytes or open; what is written is whole or not there."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import meedoen
import pytest

CSV = b"client,kind,code,start\nR1,benefit,pw,2023-01-01\n"


def test_an_open_file_is_read_as_its_bytes(policy: meedoen.Policy, tmp_path: Path) -> None:
    packed = tmp_path / "ledger.csv.gz"
    packed.write_bytes(gzip.compress(CSV))
    told: list[int] = []
    with gzip.open(packed) as file:
        ledger = meedoen.Ledger.read_csv(file, policy=policy, progress=told.append)
    assert ledger.digest == meedoen.Ledger.read_csv(CSV, policy=policy).digest
    assert sum(told) == len(CSV)


def test_a_file_opened_for_text_is_refused(policy: meedoen.Policy) -> None:
    with pytest.raises(meedoen.LedgerError, match="open it with 'rb'"):
        meedoen.Ledger.read_csv(io.StringIO(CSV.decode()), policy=policy)  # type: ignore[arg-type]


def test_what_fails_leaves_the_old_file(policy: meedoen.Policy, tmp_path: Path) -> None:
    ledger = meedoen.Ledger.read_csv(CSV, policy=policy)
    written = tmp_path / "ledger.csv"
    ledger.write_csv(written)
    assert meedoen.Ledger.read_csv(written, policy=policy).digest == ledger.digest
    with pytest.raises(FileNotFoundError):
        ledger.write_csv(tmp_path / "nowhere" / "ledger.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.csv"]


@pytest.mark.parametrize(("name", "begins"), [("r.html", "<!DOCTYPE"), ("r.md", "#"), ("r.json", "{")])
def test_a_report_is_saved_by_its_name(
    name: str, begins: str, small: meedoen.Caseload, tmp_path: Path
) -> None:
    path = small.report("2023").save(tmp_path / name)
    assert begins in path.read_text(encoding="utf-8")[:200]
    with pytest.raises(ValueError, match=r"not \.pdf"):
        small.report("2023").save(tmp_path / "r.pdf")


def test_a_mapping_is_guessed_from_a_file_or_its_bytes(policy: meedoen.Policy, tmp_path: Path) -> None:
    csv = "Cliëntnr;Trede;Meetdatum\nR1;Trede 2;01-03-2021\n".encode("cp1252")
    path = tmp_path / "treden.csv"
    path.write_bytes(csv)
    guess = meedoen.Mapping.guess(path, policy=policy)
    assert guess == meedoen.Mapping.guess(csv, policy=policy)
    assert (guess["kind"], guess["encoding"], guess["missing"]) == ("rung", "windows_1252", [])
    ledger = meedoen.Ledger.read_csv(path, mapping=guess["mapping"], policy=policy)
    assert ledger.to_dicts()[0]["code"] == "2"
    known = meedoen.Mapping(columns={"Meetdatum": "start"})
    assert meedoen.Mapping.guess(csv, policy=policy, known=known)["missing"] == ["client", "kind", "code"]
    with pytest.raises(meedoen.PolicyError):
        meedoen.Mapping.guess(csv)


def test_what_can_be_chosen_has_names(policy: meedoen.Policy) -> None:
    choices = meedoen.Mapping.choices(policy)
    assert [field["id"] for field in choices["fields"] if field["required"]] == [
        "client",
        "kind",
        "code",
        "start",
    ]
    assert all(reason["nl"] != reason["id"] for reason in choices["reasons"])
