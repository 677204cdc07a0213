"""Charts say what the answers say: marks, encodings, the members' order, targets, breaks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import meedoen
import pytest

alt = pytest.importorskip("altair")
from meedoen._plot._wording import Wording  # noqa: E402

Spec = dict[str, Any]

YEARS = ("2022-01-01", "2024-12-31")
COHORT = ("2022-09-01", "2024-06-30")


def spec_of(chart: Any) -> Spec:
    """The chart's specification, checked against the schema of Vega-Lite, its data in place."""
    spec: Spec = chart.to_dict()
    sets = spec.pop("datasets", {})
    for part in parts(spec):
        if "data" in part and "name" in part["data"]:
            part["data"] = {"values": sets[part["data"]["name"]]}
    return spec


def parts(spec: Spec) -> Iterator[Spec]:
    """The chart and all charts in it."""
    yield spec
    for inner in (*spec.get("layer", ()), *spec.get("concat", ())):
        yield from parts(inner)


def layers(spec: Spec, mark: str) -> list[Spec]:
    """The layers with this mark, each with the data that it sees."""
    found = []

    def walk(part: Spec, data: Any) -> None:
        data = part.get("data", data)
        kind = part.get("mark")
        if kind is not None and (kind if isinstance(kind, str) else kind["type"]) == mark:
            found.append(part | {"rows": data["values"]})
        for inner in (*part.get("layer", ()), *part.get("concat", ())):
            walk(inner, data)

    walk(spec, None)
    return found


def title(spec: Spec) -> str:
    return " ".join(spec["title"]["text"])


def notes(spec: Spec) -> str:
    return " ".join(spec["title"]["subtitle"])


def domain(layer: Spec, channel: str) -> list[Any]:
    names: list[Any] = layer["encoding"][channel]["scale"]["domain"]
    return names


class TestPeriods:
    def test_a_kpi_over_periods_is_a_line(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("outflow", period="2023", every="quarter")
        spec = spec_of(table.plot(lang="en"))
        (line,) = layers(spec, "line")
        assert domain(line, "x") == ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]
        assert [row["value"] for row in line["rows"]] == [row["value"] for row in table]
        assert line["encoding"]["y"]["scale"]["zero"] is True
        assert title(spec) == "Outflow"
        assert notes(spec) == "2023"

    def test_kpis_of_like_size_share_a_panel_and_others_have_their_own(
        self, rijswijk: meedoen.Caseload
    ) -> None:
        asked = rijswijk.kpis("stock", "inflow", "outflow", "outflow_rate", period=YEARS, every="quarter")
        spec = spec_of(asked.plot(lang="en"))
        assert [panel["title"]["text"] for panel in spec["concat"]] == [
            "Stock",
            "Inflow, Outflow",
            "Outflow rate",
        ]
        axes = [layers(panel, "line")[0]["encoding"]["y"]["axis"]["format"] for panel in spec["concat"]]
        assert axes == [",d", ",d", ".1%"]

    def test_a_caseload_by_rung_is_stacked_in_the_order_of_the_ladder(
        self, rijswijk: meedoen.Caseload
    ) -> None:
        spec = spec_of(rijswijk.kpis("stock", period="2023", every="month", by="rung").plot())
        (bars,) = layers(spec, "bar")
        ladder = ["Trede 1", "Trede 2", "Trede 3", "Trede 4", "Trede 5", "Trede 6", "niet gemeten"]
        assert bars["encoding"]["y"]["stack"] == "zero"
        assert domain(bars, "color") == ladder
        assert bars["encoding"]["color"]["scale"]["range"][-1] == "#b9c0c6"
        assert len(set(bars["encoding"]["color"]["scale"]["range"])) == 7
        # The legend reads from top to bottom, as the stack does.
        assert bars["encoding"]["color"]["legend"]["values"] == ladder[::-1]
        assert [row["rank"] for row in bars["rows"][:7]] == list(range(7))
        assert domain(bars, "x")[:2] == ["jan 2023", "feb 2023"]

    def test_groups_overlap_and_are_no_stack(
        self, rijswijk: meedoen.Caseload, policy: meedoen.Policy
    ) -> None:
        table = rijswijk.kpis("stock", period="2023", every="quarter", by="group")
        spec = spec_of(table.plot(policy=policy))
        assert not layers(spec, "bar")
        (line,) = layers(spec, "line")
        assert domain(line, "color") == ["Statushouders", "Ontheffing arbeidsverplichtingen", "geen groep"]
        # Without a policy nobody knows the names.
        bare = layers(spec_of(table.plot()), "line")[0]
        assert domain(bare, "color") == ["status_holder", "exempt", "geen groep"]

    def test_a_second_dimension_makes_panels_on_one_scale(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("stock", period="2023", every="quarter", by=["domain", "rung"])
        spec = spec_of(table.plot(lang="en"))
        assert [panel["title"]["text"] for panel in spec["concat"]] == [
            "Social participation",
            "Work",
            "unassigned",
        ]
        assert spec["resolve"]["scale"]["y"] == "shared"

    def test_targets_are_lines_over_their_period(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("placements", period=("2022-01-01", "2023-12-31"), every="year")
        spec = spec_of(table.plot(lang="en"))
        (rule,) = layers(spec, "rule")
        assert [(row["period"], row["goal"]) for row in rule["rows"]] == [("2023", 365)]
        assert (rule["encoding"]["x"]["bandPosition"], rule["encoding"]["x2"]["bandPosition"]) == (0, 1)
        assert "ambition 365" in [row.get("name") for text in layers(spec, "text") for row in text["rows"]]

    def test_provisional_is_dashed_lighter_and_told(self, rijswijk: meedoen.Caseload) -> None:
        spec = spec_of(rijswijk.kpis("outflow", period="2024", every="quarter").plot(lang="en"))
        (line,) = layers(spec, "line")
        strokes = {row["stroke"]: row["provisional"] for row in line["rows"]}
        assert sorted(strokes.values()) == [False, True]
        dashed = [row["period"] for row in line["rows"] if row["provisional"]]
        assert dashed == ["2024-Q3", "2024-Q4"]  # from the last certain point on
        assert line["encoding"]["opacity"]["scale"]["range"][1] < 1
        assert "provisional" in notes(spec)
        assert "31 Dec 2024" in notes(spec)

    def test_nothing_is_drawn_across_a_break(self, rijswijk: meedoen.Caseload) -> None:
        spec = spec_of(
            rijswijk.kpis("instruments_in_use", period=("2022-10-01", "2023-03-31"), every="month").plot()
        )
        (line,) = layers(spec, "line")
        runs: dict[int, list[str]] = {}
        for row in line["rows"]:
            runs.setdefault(row["stroke"], []).append(row["period"])
        assert list(runs.values()) == [
            ["okt 2022", "nov 2022", "dec 2022"],
            ["jan 2023", "feb 2023", "mrt 2023"],
        ]
        assert line["encoding"]["detail"]["field"] == "stroke"
        (rule,) = layers(spec, "rule")
        assert [row["period"] for row in rule["rows"]] == ["jan 2023"]
        assert rule["encoding"]["x"]["bandPosition"] == 0
        assert "Trendbreuk op 1 jan 2023" in notes(spec)

    def test_a_break_of_another_kpi_breaks_nothing(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis(
            "stock", "instruments_in_use", period=("2022-10-01", "2023-03-31"), every="month"
        )
        stock, instruments = (layers(panel, "line")[0] for panel in spec_of(table.plot())["concat"])
        assert {row["stroke"] for row in stock["rows"]} == {1}
        assert len({row["stroke"] for row in instruments["rows"]}) == 2

    def test_a_break_at_the_first_day_divides_nothing(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("instruments_in_use", period="2023", every="month")
        assert table.receipt["breaks"]
        assert not layers(spec_of(table.plot()), "rule")

    def test_what_has_no_value_is_not_bridged(self) -> None:
        caseload = meedoen.Caseload.read_csv(
            b"client,kind,code,start,end\n"
            b"R1,benefit,pw,2022-01-10,2022-05-31\nR1,contact,first,2022-01-20,\n"
            b"R2,benefit,pw,2022-03-10,2022-05-31\nR2,contact,first,2022-03-20,\n"
            b"R3,benefit,pw,2022-12-10,\nR3,contact,first,2022-12-20,\n",
            policy=meedoen.Policy.preset("example"),
        )
        table = caseload.kpis(
            "days_to_first_contact", period=("2022-01-01", "2022-03-31"), every="month", horizon="2023-12-31"
        )
        assert [row["value"] for row in table] == [10, None, 10]
        (line,) = layers(spec_of(table.plot()), "line")
        assert [(row["period"], row["stroke"]) for row in line["rows"]] == [("jan 2022", 1), ("mrt 2022", 2)]
        assert domain(line, "x") == ["jan 2022", "feb 2022", "mrt 2022"]

    def test_the_chart_stops_at_the_horizon(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("stock", period=("2024-10-01", "2025-06-30"), every="month")
        (line,) = layers(spec_of(table.plot()), "line")
        assert domain(line, "x") == ["okt 2024", "nov 2024", "dec 2024"]

    def test_as_many_periods_are_named_as_there_is_room_for(self, rijswijk: meedoen.Caseload) -> None:
        spec = spec_of(rijswijk.kpis("stock", period=("2022-03-01", "2024-12-31"), every="month").plot())
        (line,) = layers(spec, "line")
        named = line["encoding"]["x"]["axis"]["values"]
        assert "jan 2023" in named
        assert "jan 2024" in named
        assert len(named) <= 10


class TestOnePeriod:
    def test_bars_in_the_dimension_s_own_order(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("stock", period="2023", by="age")
        (bars,) = layers(spec_of(table.plot(lang="en")), "bar")
        order = ["under 27", "27 to 44", "45 to 54", "55 and over", "unknown"]
        assert domain(bars, "y") == order
        assert bars["encoding"]["y"]["sort"] == order
        assert bars["encoding"]["x"]["field"] == "value"
        assert [row["value"] for row in bars["rows"]] == [row["value"] for row in table]

    def test_kpis_in_the_order_asked(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis(
            "no_outcome_yet", "activated", "first_conversations", period=COHORT, programme="meedoen_werkt"
        )
        (bars,) = layers(spec_of(table.plot(lang="en")), "bar")
        assert domain(bars, "y") == ["No outcome yet", "Activated", "First conversations"]
        assert [row["shown"] for row in bars["rows"]] == ["326", "197", "543"]

    def test_one_figure_with_a_target_is_a_bullet(self, rijswijk: meedoen.Caseload) -> None:
        spec = spec_of(rijswijk.kpis("placements", period="2023").plot(lang="nl"))
        track, bar = layers(spec, "bar")
        assert (track["encoding"]["x"]["field"], bar["encoding"]["x"]["field"]) == ("goal", "value")
        (tick,) = layers(spec, "tick")
        assert [row["goal"] for row in tick["rows"]] == [365]
        assert tick["rows"][0]["told"] == "274 van 365 (75,1 %)"

    def test_a_target_that_is_a_share_stands_at_its_count(
        self, rijswijk: meedoen.Caseload, policy: meedoen.Policy
    ) -> None:
        ambition = {"kpi": "in_view", "from": "2023-01-01", "to": "2023-12-31", "target": 0.9, "share": True}
        ambitious = meedoen.Caseload(
            rijswijk.ledger, policy=policy.replace(ambition=[ambition | {"source": "made up"}])
        )
        table = ambitious.kpis("in_view", period="2023")
        (tick,) = layers(spec_of(table.plot(lang="en")), "tick")
        (row,) = tick["rows"]
        assert row["goal"] == pytest.approx(0.9 * row["of"])
        assert row["shown_target"] == "90.0%"

    def test_shares_are_per_cents(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("outflow_rate", period="2023")
        for lang, shown in ((meedoen.Lang.NL, "5,1 %"), (meedoen.Lang.EN, "5.1%")):
            (bars,) = layers(spec_of(table.plot(lang=lang)), "bar")
            assert bars["rows"][0]["shown"] == shown


class TestTransitions:
    def test_a_heat_map_of_states(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.transitions("2023")
        spec = spec_of(table.plot(lang="en"))
        (cells,) = layers(spec, "rect")
        rungs = [f"Rung {n}" for n in range(1, 7)]
        assert domain(cells, "y") == [*rungs, "unmeasured", " ", "from outside"]
        left = ["left: work", "left: education", "left: neutral", "left: other", "left: unknown"]
        assert domain(cells, "x") == [*rungs, "unmeasured", " ", *left]
        assert [row["value"] for row in cells["rows"]] == [row["value"] for row in table]
        (text,) = layers(spec, "text")
        assert text["encoding"]["text"]["field"] == "shown"

    @pytest.mark.parametrize(
        ("before", "after", "move"),
        [
            ("1", "2", "climbed"),
            ("2", "1", "descended"),
            ("3", "3", "unchanged"),
            ("2", "to_work", "left"),
            ("unmeasured", "1", "came in or first measured"),
            ("outside", "unmeasured", "came in or first measured"),
        ],
    )
    def test_a_hue_says_which_way(
        self, rijswijk: meedoen.Caseload, before: str, after: str, move: str
    ) -> None:
        (cells,) = layers(spec_of(rijswijk.transitions("2023").plot(lang="en")), "rect")
        found = [r["move"] for r in cells["rows"] if (r["from_state"], r["to_state"]) == (before, after)]
        assert found == [move]


class TestCurves:
    def test_a_step_line_with_its_band(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.curve("days_to_activation", COHORT, programme="meedoen_werkt")
        spec = spec_of(table.plot(title="Days to activation", lang="en"))
        (line,) = layers(spec, "line")
        (band,) = layers(spec, "area")
        assert line["mark"]["interpolate"] == band["mark"]["interpolate"] == "step-after"
        assert domain(line, "y") == [0, 1]
        assert (band["encoding"]["y"]["field"], band["encoding"]["y2"]["field"]) == ("lower", "upper")
        assert line["rows"][0]["survival"] == 1
        assert [row["survival"] for row in line["rows"][1:]] == [row["survival"] for row in table]
        assert title(spec) == "Days to activation"

    def test_the_median_where_it_is_reached(self, rijswijk: meedoen.Caseload) -> None:
        never = rijswijk.curve("days_to_activation", COHORT, programme="meedoen_werkt")
        assert not layers(spec_of(never.plot()), "rule")
        reached = rijswijk.curve("days_to_first_contact", ("2022-01-01", "2023-12-31"))
        median = rijswijk.kpis("days_to_first_contact", period=("2022-01-01", "2023-12-31")).value
        (rule,) = layers(spec_of(reached.plot()), "rule")
        assert rule["rows"][0]["days"] == median


class TestWhatIsEmpty:
    def test_a_curve_of_nobody(self, rijswijk: meedoen.Caseload) -> None:
        (text,) = layers(spec_of(rijswijk.curve("days_on_benefit", "2030").plot(lang="en")), "text")
        assert "no rows" in " ".join(text["rows"][0]["text"])

    def test_transitions_of_nobody(self, rijswijk: meedoen.Caseload) -> None:
        assert layers(spec_of(rijswijk.transitions("1950").plot()), "text")

    def test_after_the_horizon(self, rijswijk: meedoen.Caseload) -> None:
        spec = spec_of(rijswijk.kpis("stock", period="2030", every="month").plot(lang="en"))
        (text,) = layers(spec, "text")
        assert "after the day the data are complete to" in " ".join(text["rows"][0]["text"])

    def test_no_member_occurs(self, rijswijk: meedoen.Caseload) -> None:
        table = rijswijk.kpis("outflow", period="1950", by="reason")
        assert len(table) == 0
        assert layers(spec_of(table.plot()), "text")

    def test_no_value(self, rijswijk: meedoen.Caseload) -> None:
        spec = spec_of(rijswijk.kpis("outflow_rate", period="1950").plot(lang="en"))
        assert "no row has a value" in " ".join(layers(spec, "text")[0]["rows"][0]["text"])

    def test_a_ledger_without_rows(self, policy: meedoen.Policy) -> None:
        nobody = meedoen.Caseload.read_csv(b"client,kind,code,start\n", policy=policy)
        assert layers(spec_of(nobody.kpis("stock", period="2023", every="month").plot()), "line")


def test_an_assessment_shows_the_rungs_that_are_possible(rijswijk: meedoen.Caseload) -> None:
    answers = {"contract_or_self_employed": "no", "weekly_organised_activity": "yes"}
    spec = spec_of(rijswijk.ask({"assess": answers}).plot(lang="en"))
    (boxes,) = layers(spec, "rect")
    assert [row["rung"] for row in boxes["rows"] if row["state"] == "possible"] == ["Rung 3", "Rung 4"]
    assert notes(spec) == "3 questions still to ask; the professional decides"


def test_every_kpi_has_a_chart_in_both_languages(rijswijk: meedoen.Caseload) -> None:
    for entry in meedoen.catalogue():
        table = rijswijk.kpis(entry.kpi, period=YEARS, every="year", programme="meedoen_werkt")
        for lang in meedoen.Lang:
            label = meedoen.catalogue(lang)[entry.kpi].label
            chart = table.plot(lang=lang)
            spec = spec_of(chart)
            assert title(spec) in (label, "")


def test_a_chart_has_its_own_paper_and_says_what_it_is_as_known(rijswijk: meedoen.Caseload) -> None:
    spec = spec_of(rijswijk.kpis("placements", period="2023", known_on="2024-02-01").plot(lang="en"))
    assert spec["background"] == "#ffffff"
    assert "as known on 1 Feb 2024" in notes(spec)


def test_width_height_and_title(rijswijk: meedoen.Caseload) -> None:
    table = rijswijk.kpis("stock", period="2023", every="month")
    spec = spec_of(table.plot(width=333, height=111, title="Our own"))
    assert (spec["width"], spec["height"], title(spec)) == (333, 111, "Our own")


def test_a_language_is_dutch_or_english(rijswijk: meedoen.Caseload) -> None:
    table = rijswijk.kpis("stock", period="2023")
    with pytest.raises(meedoen.QuestionError, match="nl"):
        table.plot(lang="fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-04-01", "2023-06-30", "2023-Q2"),
        ("2023-03-01", "2023-03-31", "mrt 2023"),
        ("2023-03-15", "2023-03-31", "15–31 mrt 2023"),
        ("2023-01-30", "2023-02-05", "2023-W05"),
        ("2023-01-05", "2023-01-05", "5 jan 2023"),
        ("2022-09-01", "2024-06-30", "1 sep 2022 – 30 jun 2024"),
        ("2023-02-01", "2023-04-30", "1 feb 2023 – 30 apr 2023"),
    ],
)
def test_periods_have_readable_names(first: str, last: str, name: str) -> None:
    from datetime import date

    words = Wording(meedoen.Lang.NL)
    assert words.span(date.fromisoformat(first), date.fromisoformat(last)) == name


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (1234, "count", "1.234", "1,234"),
        (0.0125, "share", "1,3 %", "1.3%"),
        (-0.0125, "share", "−1,3 %", "−1.3%"),
        (12.25, "per10k", "12,3", "12.3"),
        (None, "days", "–", "–"),
    ],
)
def test_figures_are_written_in_the_language_and_rounded_half_away(
    value: float | None, unit: str, dutch: str, english: str
) -> None:
    assert Wording(meedoen.Lang.NL).figure(value, unit) == dutch
    assert Wording(meedoen.Lang.EN).figure(value, unit) == english


def test_charts_become_pictures(rijswijk: meedoen.Caseload) -> None:
    convert = pytest.importorskip("vl_convert")
    for answer in (
        rijswijk.kpis("stock", period="2023", every="quarter", by="rung"),
        rijswijk.kpis("placements", "outflow", period="2023", every="quarter"),
        rijswijk.kpis("stock", period="2023", by=["domain", "age"]),
        rijswijk.transitions("2023"),
        rijswijk.curve("days_in_placement", "2022"),
    ):
        picture = convert.vegalite_to_png(answer.plot().to_json())
        assert picture.startswith(b"\x89PNG")


def test_without_altair_it_says_how_to_install_it() -> None:
    code = (
        "import sys; sys.modules['altair'] = None\n"
        "import meedoen\n"
        "caseload = meedoen.synthetic(clients=5, seed=1).caseload()\n"
        "try:\n    caseload.kpis('stock', period='2023').plot()\n"
        "except ImportError as error:\n    print(error)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'meedoen[plot]'" in run.stdout
