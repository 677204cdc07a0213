"""Uses the installed wheel as it is, where nothing else is installed: run by itself, not by pytest."""

import subprocess
import sys
import tempfile
from pathlib import Path

import meedoen


def main() -> None:
    """Reads, asks, reports, and calls the command line."""
    assert "site-packages" in str(Path(meedoen.__file__)), "this must be the installed wheel"
    assert Path(meedoen.__file__).with_name("py.typed").exists(), "the wheel says that it is typed"
    assert Path(meedoen.__file__).with_name("_native.pyi").exists(), "the stubs are in the wheel"
    for absent in ("polars", "pandas", "pyarrow", "altair"):
        try:
            __import__(absent)
        except ImportError:
            continue
        raise AssertionError(f"{absent} is installed: this must be an empty environment")

    caseload = meedoen.synthetic(clients=500, seed=3).caseload()
    table = caseload.kpis("stock", "outflow", period="2023", every="quarter", by="domain")
    assert len(table) == 24, table
    assert sum(row["value"] for row in table.to_dicts()) > 0
    assert "<table" in table._repr_html_()
    assert "meedoen[plot]" in why_no_chart(table), "what to install is told"

    with tempfile.TemporaryDirectory() as folder:
        ledger, report = Path(folder, "ledger.csv"), Path(folder, "rapport.html")
        caseload.ledger.write_csv(ledger)
        command = Path(sys.executable).with_name("meedoen")
        told = subprocess.run(
            [command, "report", ledger, "--policy", "preset:example", "--period", "2023", "--out", report],
            capture_output=True,
            text=True,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        assert report.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    print(f"meedoen {meedoen.__version__} works alone")


def why_no_chart(table: meedoen.KpiTable) -> str:
    """What is said where Altair is missing."""
    try:
        table.plot()
    except ImportError as error:
        return str(error)
    raise AssertionError("there is no Altair here")


if __name__ == "__main__":
    main()
