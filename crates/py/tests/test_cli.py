"""The command line: what it prints, what it writes, and how it ends."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import meedoen
import pytest
from click.testing import CliRunner, Result
from meedoen.cli import cli
from meedoen.cli._text import indented

EXAMPLE = ["--policy", "preset:example"]
MEEDOEN = [sys.executable, "-m", "meedoen"]
ROOT = Path(__file__).parents[3]

DIRTY = """\
client,kind,code,start,end,colour
R1,benefit,pw,2022,,
R2,benefit,pw,2022-01-01,2021-01-01,
R3,benefit,pw,2022-01-01,,red
R3,rung,6,2022-01-02,,red
R4,benefit,geheim,2022-01-01,,
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    meedoen.synthetic(clients=300, seed=2).write_csv("ledger.csv")
    Path("dirty.csv").write_text(DIRTY, encoding="utf-8")
    return tmp_path


def run(*words: object, given: str | None = None) -> Result:
    return CliRunner().invoke(cli, [str(word) for word in words], input=given, prog_name="meedoen")


def refused(result: Result, *parts: str) -> None:
    """One line that says why, status 2, and no traceback."""
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    for part in parts:
        assert part in result.stderr


def test_version_and_help():
    assert run("--version").stdout == f"meedoen {meedoen.__version__}\n"
    for command in (["report"], ["kpis"], ["check"], ["ledger", "update"], ["policy", "init"], ["synthetic"]):
        told = run(*command, "--help")
        assert told.exit_code == 0
        assert "Example" in told.stdout
        assert "\n    meedoen " in told.stdout, "examples keep their lines"
    assert "both included" in run("--help").stdout


class TestReport:
    @pytest.mark.parametrize(
        ("name", "begins"), [("r.html", "<!DOCTYPE html>"), ("r.md", ""), ("r.txt", ""), ("r.json", "{")]
    )
    def test_the_name_says_the_form(self, folder, name, begins):
        told = run("report", "ledger.csv", *EXAMPLE, "--period", "2023", "--out", name)
        assert told.exit_code == 0, told.output
        assert told.stdout == ""
        assert Path(name).read_text(encoding="utf-8").startswith(begins)
        rows = f"{len(meedoen.Ledger.read_csv('ledger.csv', policy=meedoen.Policy.preset('example'))):,}"
        assert f"{rows} rows read, {rows} accepted, 0 quarantined; complete to 2024-12-31" in told.stderr
        assert f"wrote {name}" in told.stderr

    def test_it_is_the_report_of_the_library(self, folder):
        told = run(
            *("report", "ledger.csv", *EXAMPLE, "--period", "2023-Q1..2023-06", "--lang", "en"),
            *("--cohort-from", "2022-10-01", "--cohort-to", "2023-05-31", "--known-on", "2024-06-30"),
            *("--horizon", "2024-05-31", "--show-small-cells", "--out", "r.md"),
        )
        assert told.exit_code == 0, told.output
        assert "complete to 2024-05-31" in told.stderr
        caseload = meedoen.Caseload.read_csv("ledger.csv", policy=meedoen.Policy.preset("example"))
        report = caseload.report(
            ("2023-01-01", "2023-06-30"),
            lang="en",
            cohort=("2022-10-01", "2023-05-31"),
            known_on="2024-06-30",
            horizon="2024-05-31",
            show_small_cells=True,
        )
        assert Path("r.md").read_text(encoding="utf-8") == report.to_markdown()

    def test_without_a_file_the_figures_go_to_stdout(self, folder):
        told = run("report", "ledger.csv", *EXAMPLE, "--period", "2023")
        assert "Eerste gesprekken" in told.stdout

    def test_quarantined_rows_are_told(self, folder):
        told = run("report", "dirty.csv", *EXAMPLE, "--period", "2022-01", "--out", "r.txt")
        assert "5 rows read, 2 accepted, 3 quarantined" in told.stderr
        assert "meedoen check dirty.csv" in told.stderr

    def test_what_is_refused(self, folder):
        assert "a policy is needed" in run("report", "ledger.csv").stderr
        assert run("report", "ledger.csv").exit_code == 2
        refused(run("report", "ledger.csv", "--policy", "preset:x"), "bad_policy: preset: ", "`example`")
        refused(run("report", "ledger.csv", "--policy", "no.toml"), "bad_policy: no.toml: No such file")
        refused(run("report", "ledger.csv", *EXAMPLE, "--period", "2030"), "bad_period")
        refused(
            run("report", "dirty.csv", *EXAMPLE, "--strict"), "bad_ledger: dirty.csv, row 1, column start: "
        )
        for flags in (
            ["--out", "r.pdf"],
            ["--out", "no/r.md"],
            ["--period", "2023-13"],
            ["--horizon", "2023"],
        ):
            told = run("report", "ledger.csv", *EXAMPLE, *flags)
            assert told.exit_code == 2
            assert flags[0] in told.stderr
        assert run("report", "no.csv", *EXAMPLE).exit_code == 2


class TestKpis:
    def test_rows_as_the_core_writes_them(self, folder):
        questions = [
            {"kpis": ["outflow_rate"], "from": "2016-01-01", "to": "2023-12-31", "every": "month"},
            {"kpis": ["granite"], "from": "2023-01-01", "to": "2023-12-31"},
        ]
        Path("q.json").write_text(json.dumps(questions), encoding="utf-8")
        told = run("kpis", *EXAMPLE, "--ledger", "ledger.csv", "--queries", "q.json")
        assert told.exit_code == 0
        caseload = meedoen.Caseload.read_csv("ledger.csv", policy=meedoen.Policy.preset("example"))
        compact = caseload.ask_json(json.dumps(questions))
        assert told.stdout == indented(compact) + "\n"
        assert told.stdout.startswith('[\n  [\n    {\n      "kpi": "outflow_rate",\n')
        assert json.loads(told.stdout)[1]["error"] == "unknown_kpi"

    def test_layout_leaves_numbers_and_text_as_they_are(self):
        compact = (
            r'{"a":[1e-7,1e16,0.30000000000000004,-0.0],"b":{},"c":[],"d":[{}],"e\"{":"x, [y]: \\","é":null}'
        )
        assert indented(compact) == "\n".join(
            [
                "{",
                '  "a": [',
                "    1e-7,",
                "    1e16,",
                "    0.30000000000000004,",
                "    -0.0",
                "  ],",
                '  "b": {},',
                '  "c": [],',
                '  "d": [',
                "    {}",
                "  ],",
                r'  "e\"{": "x, [y]: \\",',
                '  "é": null',
                "}",
            ]
        )
        assert indented('"x"') == '"x"'

    @pytest.mark.parametrize(
        ("flag", "name", "code"),
        [
            ("--policy", "no.toml", "bad_policy"),
            ("--ledger", "no.csv", "bad_ledger"),
            ("--queries", "no.json", "bad_query"),
            ("--mapping", "no.toml", "bad_mapping"),
        ],
    )
    def test_an_error_of_a_file_is_an_answer(self, folder, flag, name, code):
        Path("q.json").write_text("[]", encoding="utf-8")
        files = {"--policy": "preset:example", "--ledger": "ledger.csv", "--queries": "q.json", flag: name}
        told = run("kpis", *(word for pair in files.items() for word in pair))
        assert told.exit_code == 0
        message = f"{name}: No such file or directory (os error 2)"
        assert told.stdout == (
            f'{{\n  "error": "{code}",\n  "place": "{name}",\n  "message": "{message}"\n}}\n'
        )

    def test_missing_flags_are_usage(self, folder):
        assert run("kpis", *EXAMPLE).exit_code == 2

    def test_the_same_bytes_as_the_core_s_example(self, folder):
        built = [ROOT / "target" / kind / "examples" / "kpis" for kind in ("release", "debug")]
        example = next((file for file in built if file.exists()), None)
        if example is None:
            pytest.skip("the core's example `kpis` is not built")
        for vector in sorted((ROOT / "tests" / "vectors").glob("*/cases.json"))[:6]:
            cases = json.loads(vector.read_text(encoding="utf-8"))
            Path("q.json").write_text(json.dumps([case["query"] for case in cases]), encoding="utf-8")
            flags = ["--policy", vector.with_name("policy.toml"), "--ledger", vector.with_name("ledger.csv")]
            if vector.with_name("mapping.toml").exists():
                flags += ["--mapping", vector.with_name("mapping.toml")]
            flags += ["--queries", "q.json"]
            theirs = subprocess.run([example, *flags], capture_output=True, check=True)
            assert run("kpis", *flags).stdout_bytes == theirs.stdout, vector.parent.name


class TestCheck:
    def test_text(self, folder):
        told = run("check", "dirty.csv", *EXAMPLE)
        assert told.exit_code == 1
        lines = told.stdout.splitlines()
        assert lines[1].split() == ["dirty.csv", "5", "2", "3"]
        assert "as of 2022-01-02" in told.stdout
        assert any(line.split()[:3] == ["error", "partial_date", "1"] for line in lines)
        assert any(line.split()[:3] == ["warning", "rung_six_in_stock", "1"] for line in lines)
        assert "they were not read. (colour)" in told.stdout

    @pytest.mark.parametrize("form", ["text", "json", "csv"])
    def test_no_text_of_the_ledger_and_no_ids_unasked(self, folder, form):
        told = run("check", "dirty.csv", *EXAMPLE, "--format", form)
        assert "geheim" not in told.output
        assert "R3" not in told.output
        told = run("check", "dirty.csv", *EXAMPLE, "--format", form, "--rows", "--quarantined", "rows.csv")
        assert "geheim" not in told.output
        assert "R3" in told.output
        assert "geheim" in Path("rows.csv").read_text(encoding="utf-8")

    def test_dutch(self, folder):
        told = run("check", "dirty.csv", *EXAMPLE, "--lang", "nl")
        assert "De rij houdt op voordat zij begint." in told.stdout
        assert "apart gezet" in told.stdout

    def test_json_and_csv(self, folder):
        told = json.loads(run("check", "dirty.csv", *EXAMPLE, "--format", "json", "--rows").stdout)
        assert told["reading"]["quarantined"] == 3
        assert told["as_of"] == "2022-01-02"
        counts = {found["code"]: found["count"] for found in told["findings"]}
        assert counts["end_before_start"] == counts["ignored_column"] == 1
        assert {place["row"] for place in told["places"]} == {1, 2, 4, 5}
        rows = list(
            csv.DictReader(io.StringIO(run("check", "dirty.csv", *EXAMPLE, "--format", "csv").stdout))
        )
        assert {row["code"]: int(row["count"]) for row in rows} == counts

    def test_counts_are_those_of_the_library(self, folder):
        told = json.loads(
            run(
                *("check", "ledger.csv", *EXAMPLE, "--format", "json"),
                *("--as-of", "2023-06-30", "--known-on", "2023-07-31"),
            ).stdout
        )
        caseload = meedoen.Caseload.read_csv("ledger.csv", policy=meedoen.Policy.preset("example"))
        found = caseload.check(as_of="2023-06-30", known_on="2023-07-31")
        assert sum(it["count"] for it in told["findings"]) == len(found)

    @pytest.mark.parametrize(
        ("name", "level", "status"),
        [
            ("dirty.csv", "error", 1),
            ("dirty.csv", "never", 0),
            ("ledger.csv", "error", 0),
            ("ledger.csv", "warning", 1),
            ("ledger.csv", "notice", 1),
        ],
    )
    def test_status(self, folder, name, level, status):
        assert run("check", name, *EXAMPLE, "--fail-on", level).exit_code == status

    def test_nothing_to_find(self, folder):
        told = run("check", "-", *EXAMPLE, given="client,kind,code,start\n")
        assert told.exit_code == 0
        assert "Nothing stands out." in told.stdout
        assert told.stdout.splitlines()[1].split() == ["stdin", "0", "0", "0"]

    def test_what_is_no_ledger(self, folder):
        refused(run("check", "-", *EXAMPLE, given="a,b\n"), "bad_ledger: stdin: ", "no readable header")
        Path("policy.toml").write_text("format = 1\n[municipality]\nnam = 'x'\n", encoding="utf-8")
        refused(run("check", "ledger.csv", "--policy", "policy.toml"), "bad_policy: municipality.nam: ")

    def test_names_of_columns_cannot_move_the_cursor(self, folder):
        told = run("check", "-", *EXAMPLE, given="client,kind,code,start,a\x1b[2J\n")
        assert "\x1b" not in told.stdout


class TestLedgerUpdate:
    MAPPING = "format = 1\n[columns]\nnr = 'client'\nvan = 'start'\ntot = 'end'\n"
    MAPPING += "[constants]\nkind = 'benefit'\ncode = 'pw'\n"

    @pytest.fixture
    def extracts(self, folder):
        Path("m.toml").write_text(self.MAPPING, encoding="utf-8")
        Path("jan.csv").write_text("nr,van,tot\nR1,2022-05-01,\nR2,2022-05-01,\n", encoding="utf-8")
        Path("feb.csv").write_text(
            "nr,van,tot\nR1,2022-05-01,2024-02-03\nR2,2022-05-01,\nR3,2024-02-10,\n", encoding="utf-8"
        )
        return folder

    def update(self, extract, day, *others):
        words = ("ledger", "update", "history.csv", extract, "--as-of", day, *EXAMPLE, "--mapping", "m.toml")
        return run(*words, *others)

    def test_history_out_of_extracts(self, extracts):
        told = self.update("jan.csv", "2024-01-31")
        assert told.exit_code == 0, told.output
        assert "2 rows new, 0 withdrawn, 0 unchanged" in told.stderr
        told = self.update("feb.csv", "2024-02-29")
        assert "2 rows new, 1 withdrawn, 1 unchanged" in told.stderr
        assert "4 rows, 3 of them standing" in told.stderr
        policy = meedoen.Policy.preset("example")
        maps = [("2024-01-31", ("jan.csv", "m.toml")), ("2024-02-29", ("feb.csv", "m.toml"))]
        whole = meedoen.Ledger.from_snapshots(maps, policy=policy)
        assert meedoen.Ledger.read_csv("history.csv", policy=policy).digest == whole.digest
        assert not list(extracts.glob(".history*"))

    def test_the_day_must_be_later(self, extracts):
        self.update("jan.csv", "2024-01-31")
        self.update("feb.csv", "2024-02-29")
        before = Path("history.csv").read_bytes()
        refused(self.update("jan.csv", "2024-02-29"), "bad_ledger: extract of 2024-02-29: ")
        assert Path("history.csv").read_bytes() == before

    def test_elsewhere(self, extracts):
        self.update("jan.csv", "2024-01-31")
        before = Path("history.csv").read_bytes()
        told = self.update("feb.csv", "2024-02-29", "--out", "other.csv")
        assert "wrote other.csv" in told.stderr
        assert Path("history.csv").read_bytes() == before

    def test_rows_left_out_are_told(self, extracts):
        Path("feb.csv").write_text("nr,van,tot\nR1,2022,\nR2,2022-05-01,\n", encoding="utf-8")
        self.update("jan.csv", "2024-01-31")
        refused(self.update("feb.csv", "2024-02-29", "--strict"), "feb.csv, row 1, column start")
        assert "1 row could not be read" in self.update("feb.csv", "2024-02-29").stderr

    def test_what_is_no_ledger_is_not_written_over(self, extracts):
        Path("history.csv").write_text(DIRTY, encoding="utf-8")
        refused(self.update("jan.csv", "2024-01-31"), "library's own form")
        assert Path("history.csv").read_text(encoding="utf-8") == DIRTY


class TestPolicy:
    def test_init_and_check(self, folder):
        assert run("policy", "init", "--name", "Gemeente 'X'").exit_code == 0
        assert meedoen.Policy.read("policy.toml").municipality["name"] == "Gemeente 'X'"
        told = run("policy", "check", "policy.toml")
        assert told.exit_code == 0
        assert "Gemeente 'X'" in told.stdout

    def test_it_never_writes_over_a_file_unasked(self, folder):
        Path("policy.toml").write_text("mine", encoding="utf-8")
        assert run("policy", "init").exit_code == 2
        assert Path("policy.toml").read_text(encoding="utf-8") == "mine"
        assert run("policy", "init", "--force").exit_code == 0

    def test_preset_with_its_comments(self, folder):
        told = run("policy", "init", "--preset", "example", "--out", "-")
        assert told.stdout.startswith("# ")
        assert meedoen.Policy.from_toml(told.stdout) == meedoen.Policy.preset("example")
        assert run("policy", "init", "--preset", "example", "--out", "p.json").exit_code == 0
        assert meedoen.Policy.read("p.json") == meedoen.Policy.preset("example")
        assert run("policy", "init", "--preset", "example", "--name", "X").exit_code == 2

    def test_errors_and_notes(self, folder):
        text = "format = 1\n[municipality]\nname = 'X'\n[parameters]\nbridge_days = -1\n"
        Path("p.toml").write_text(text, encoding="utf-8")
        refused(run("policy", "check", "p.toml"), "bad_policy: parameters.bridge_days")
        ambition = {"kpi": "placements", "from": "2023-01-01", "to": "2023-12-31", "decided_on": "2022-06-01"}
        twice = [{**ambition, "target": target, "source": "X"} for target in (10, 20)]
        policy = meedoen.Policy({"format": 1, "municipality": {"name": "X"}, "ambition": twice})
        policy.write("p.json")
        told = run("policy", "check", "p.json")
        assert told.exit_code == 0
        assert [f"note: {text}" for text in policy.notes] == told.stdout.splitlines()[1:]
        assert policy.notes


class TestSynthetic:
    def test_the_ledger_and_its_truth(self, folder):
        told = run(
            *("synthetic", "--clients", 40, "--seed", 9, "--ids", 16, "--shuffled"),
            *("--out", "s.csv", "--truth", "t.json"),
        )
        assert told.exit_code == 0, told.output
        made_up = meedoen.synthetic(clients=40, seed=9, long_ids=True, shuffled=True)
        made_up.write_csv("same.csv")
        assert Path("s.csv").read_bytes() == Path("same.csv").read_bytes()
        assert json.loads(Path("t.json").read_text(encoding="utf-8"))["months"] == made_up.truth

    def test_usage(self, folder):
        assert run("synthetic", "--clients", 0, "--out", "s.csv").exit_code == 2
        assert run("synthetic", "--clients", 5, "--out", "no/s.csv").exit_code == 2


class TestProcess:
    """As a user runs it."""

    def test_a_whole_run(self, folder):
        for words, status in (
            (["synthetic", "--clients", "50", "--out", "l.csv"], 0),
            (["check", "l.csv", *EXAMPLE], 0),
            (["report", "l.csv", *EXAMPLE, "--period", "2023", "--out", "rapport.html"], 0),
            (["check", "dirty.csv", *EXAMPLE], 1),
            (["report", "dirty.csv"], 2),
            (["report", "l.csv", "--policy", "no.toml"], 2),
        ):
            told = subprocess.run([*MEEDOEN, *words], capture_output=True, text=True, check=False)
            assert told.returncode == status, told.stderr
            assert "Traceback" not in told.stderr
            assert "\x1b" not in told.stdout + told.stderr, "no colours where nobody looks"

    @pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
    def test_a_reader_that_leaves(self, folder):
        words = ["check", "ledger.csv", *EXAMPLE, "--rows"]
        with subprocess.Popen([*MEEDOEN, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            told = process.stderr.read()
        assert told == b""
        assert process.returncode == 141

    @pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT for another process there")
    def test_an_interrupt(self, folder):
        import signal
        import time

        words = ["check", "-", *EXAMPLE]
        with subprocess.Popen(
            [*MEEDOEN, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            time.sleep(2)  # it waits for its input by then
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 130
            assert b"Traceback" not in process.stderr.read()
