//! The report over the sample ledger, and over policies and ledgers that lack what it likes to tell.

use super::model::{Missing, Section, Topic, Value};
use super::{Report, ReportOptions};
use meedoen::kpi::Number;
use meedoen::vocabulary::Lang;
use meedoen::{Caseload, Day, Dimension, ErrorCode, Kpi, Ledger, Policy, Span};

use std::sync::LazyLock;

static SAMPLE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/sample/rijswijk.csv");
    std::fs::read(file).unwrap()
});
static CASELOAD: LazyLock<Caseload> = LazyLock::new(|| sample(&Policy::preset("example").unwrap()));

fn sample(policy: &Policy) -> Caseload {
    caseload(&SAMPLE, policy)
}

fn caseload(csv: &[u8], policy: &Policy) -> Caseload {
    Caseload::build(&Ledger::read_csv(csv, policy).unwrap(), policy).unwrap()
}

/// The example policy with this added to it.
fn example_with(toml: &str) -> Policy {
    Policy::from_toml(&format!("{}\n{toml}", Policy::preset("example").unwrap().to_toml())).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn year(word: &str) -> Span {
    Span::parse(word).unwrap()
}

fn of(options: &ReportOptions) -> Report {
    Report::of(&CASELOAD, options).unwrap()
}

fn count(section: &Section, kpi: Kpi) -> i64 {
    section.count(kpi).unwrap()
}

#[test]
fn the_default_period_is_the_last_full_year_before_the_horizon() {
    let report = of(&ReportOptions::default());
    assert_eq!(report.grounds.horizon, Some(day("2024-12-31")));
    assert_eq!(report.period.0, year("2023"));
    let cohort = report.section(Topic::Cohort).unwrap();
    assert_eq!(cohort.period.0.first(), day("2022-09-01"));
    assert_eq!(cohort.period.0.last(), day("2023-12-31"));
}

#[test]
fn it_tells_the_letters_own_figures() {
    let report = of(&ReportOptions::default().cohort_to(day("2024-06-30")));
    let cohort = report.section(Topic::Cohort).unwrap();
    let told = [
        (Kpi::FirstConversations, 543),
        (Kpi::ActivatedWithoutWork, 197),
        (Kpi::CohortToWork, 20),
        (Kpi::NoOutcomeYet, 326),
    ];
    for (kpi, expected) in told {
        assert_eq!(count(cohort, kpi), expected, "{kpi}");
    }
    let placements = report.section(Topic::Placements).unwrap();
    assert_eq!(count(placements, Kpi::Placements), 274);
    let html = report.to_html(Lang::Nl);
    assert!(html.contains("75,1% van de ambitie van 365, 91 eronder"));
    assert!(html.contains("197 (36,3%) werden actief"));
}

#[test]
fn the_months_add_up_to_the_year() {
    let report = of(&ReportOptions::default());
    for ambition in &report.section(Topic::Placements).unwrap().ambitions {
        assert_eq!(ambition.series.len(), 12);
        let last = ambition.series.last().unwrap();
        assert_eq!(Value::Shown(Number::Whole(last.value)), ambition.reached);
        assert!(ambition.series.windows(2).all(|pair| pair[0].value <= pair[1].value));
    }
}

#[test]
fn an_ambition_keeps_its_history_and_only_what_was_known() {
    let targets = |known_on: &str| {
        let report = of(&ReportOptions::default().period(year("2024")).known_on(day(known_on)));
        let section = report.section(Topic::Placements).unwrap();
        let ambition = section.ambitions.first().unwrap();
        assert_eq!(ambition.period.0, year("2024"));
        ambition.decisions.iter().map(|decision| decision.target).collect::<Vec<_>>()
    };
    let [before, after] = [365, 300].map(Number::Whole);
    assert_eq!(targets("2024-09-30"), [before]);
    assert_eq!(targets("2024-10-01"), [before, after]);
}

#[test]
fn the_pace_is_pro_rata_to_the_days_seen() {
    let options = ReportOptions::default().period(year("2024")).known_on(day("2024-10-01"));
    let report = of(&options);
    let ambition = &report.section(Topic::Placements).unwrap().ambitions[0];
    let looked_at = ambition.looked_at.unwrap();
    assert_eq!(looked_at, report.grounds.horizon.unwrap());
    assert!(looked_at <= day("2024-10-01"));
    let days = Span::inclusive(day("2024-01-01"), looked_at).unwrap().days();
    let due = 300.0 * f64::from(days) / 366.0;
    assert!((ambition.decisions[1].due - due).abs() < 1e-9);
    assert!(report.to_markdown(Lang::Nl).contains("volgens het tempo zouden het er nu"));
    // Nothing is drawn or told past the horizon.
    assert!(ambition.series.last().unwrap().on == looked_at);
    let stock = report.section(Topic::Caseload).unwrap();
    let months = &stock.breakdown(Kpi::Stock, &Dimension::Rung).unwrap().rows;
    assert_eq!(months.last().unwrap().period.0.last(), looked_at);
}

#[test]
fn the_transition_tables_margins_are_the_stocks() {
    let report = of(&ReportOptions::default().show_small_cells());
    let transitions = report.section(Topic::Ladder).unwrap().transitions.as_ref().unwrap();
    let caseload = report.section(Topic::Caseload).unwrap();
    let stock = &caseload.breakdown(Kpi::Stock, &Dimension::Rung).unwrap().rows;
    assert_eq!(transitions.opening_totals[..7], stock.first().unwrap().cells[..]);
    assert_eq!(transitions.closing_totals[..7], stock.last().unwrap().cells[..]);
}

#[test]
fn small_cells_are_hidden_unless_asked_for() {
    let (hidden, shown) =
        (of(&ReportOptions::default()), of(&ReportOptions::default().show_small_cells()));
    assert!(hidden.hides() && !shown.hides());
    let cells = |report: &Report| {
        let ladder = report.section(Topic::Ladder).unwrap();
        ladder.transitions.clone().unwrap().cells
    };
    for (row, full) in cells(&hidden).iter().zip(cells(&shown)) {
        for (value, full) in row.iter().zip(full) {
            let count = full.whole().unwrap();
            assert_eq!((1..5).contains(&count), *value == Value::Small, "{count}");
            assert!(value.is_hidden() || *value == full);
        }
        assert_ne!(row.iter().filter(|value| value.is_hidden()).count(), 1);
    }
    // What is hidden is in no form of the report: the model doesn't hold it.
    assert!(!serde_json::to_string(&cells(&hidden)).unwrap().contains("\"whole\":1}"));
}

#[test]
fn nothing_is_compared_across_a_break() {
    let policy = example_with("[[break]]\non = \"2023-07-01\"\nnote = \"Nieuw systeem\"\n");
    let report = Report::of(&sample(&policy), &ReportOptions::default()).unwrap();
    let ladder = report.section(Topic::Ladder).unwrap();
    assert!(ladder.transitions.is_none());
    let caseload = report.section(Topic::Caseload).unwrap();
    let across = Value::Missing(Missing::AcrossBreak);
    assert_eq!(caseload.figure(Kpi::VolumeChange).unwrap().value, across);
    assert_eq!(ladder.figure(Kpi::Climbed).unwrap().value, across);
    let nl = report.to_markdown(Lang::Nl);
    assert!(!nl.contains("op 31 december 2022 waren het er"));
    assert!(nl.contains("De doorstroomtabel is weggelaten"));
    assert!(nl.contains("Vanaf 1 juli 2023: Nieuw systeem (betreft: alle indicatoren)"));
    // Charts interrupt themselves there.
    let dashed = "stroke-dasharray=\"2 3\"";
    for chart in report.charts(Lang::Nl).iter().filter(|chart| !chart.id.starts_with("cohort")) {
        let breaks = chart.id != "pace-placements-2024-01-01";
        assert_eq!(chart.svg.contains(dashed), breaks, "{}", chart.id);
    }
}

#[test]
fn an_upper_limit_and_a_share_and_a_cell_are_told_as_such() {
    let policy = example_with(
        "[[ambition]]\nkpi = \"inflow\"\nfrom = \"2023-01-01\"\nto = \"2023-12-31\"\n\
         target = 60\ndirection = \"at_most\"\n\
         [[ambition]]\nkpi = \"in_view\"\nfrom = \"2023-01-01\"\nto = \"2023-12-31\"\n\
         target = 0.8\nshare = true\ncell = { domain = \"werk\" }\n",
    );
    let report = Report::of(&sample(&policy), &ReportOptions::default()).unwrap();
    let inflow = &report.section(Topic::Caseload).unwrap().ambitions[0];
    assert!(inflow.at_most && inflow.reached.whole().is_some());
    let in_view = &report.section(Topic::Attention).unwrap().ambitions[0];
    assert!(in_view.share && in_view.of.is_some());
    let nl = report.to_markdown(Lang::Nl);
    assert!(nl.contains("van het afgesproken maximum van 60"));
    assert!(nl.contains("In beeld (Werk), 2023"));
    assert!(nl.contains("80,0%"));
    let en = report.to_markdown(Lang::En);
    assert!(en.contains("of the agreed maximum of 60") && en.contains("less is better"));
}

#[test]
fn a_municipality_that_begins_gets_a_report_too() {
    let policy = Policy::starter("Ons Dorp");
    let csv = b"client,kind,code,start,end\n\
        a,benefit,pw,2022-05-01,\nb,benefit,pw,2023-02-01,2023-09-30\nc,benefit,pw,2021-02-01,\n";
    let options = ReportOptions::default().horizon(day("2024-03-31"));
    let report = Report::of(&caseload(csv, &policy), &options).unwrap();
    // Nobody was spoken to or placed, and no programme asks for it.
    let topics: Vec<_> = report.sections.iter().map(|section| section.topic).collect();
    assert_eq!(topics, [Topic::Attention, Topic::Caseload, Topic::Ladder, Topic::Published]);
    assert_eq!(count(report.section(Topic::Caseload).unwrap(), Kpi::Stock), 2);
    for lang in [Lang::Nl, Lang::En] {
        let html = report.to_html(lang);
        assert!(html.contains("Ons Dorp") && !html.contains("Meedoen Werkt:"));
    }
    assert!(report.to_html(Lang::Nl).contains("het beleid noemt geen inwonertal"));
}

#[test]
fn a_ledger_without_rows_needs_a_period_and_then_has_nothing_to_show() {
    let caseload = caseload(b"client,kind,code,start\n", &Policy::preset("example").unwrap());
    let error = Report::of(&caseload, &ReportOptions::default()).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BadPeriod);
    assert!(error.message().contains("no rows"));
    let report = Report::of(&caseload, &ReportOptions::default().period(year("2023"))).unwrap();
    assert!(report.to_html(Lang::En).contains("every figure is provisional"));
}

#[test]
fn a_period_after_the_horizon_is_refused() {
    let options = ReportOptions::default().period(year("2030"));
    let error = Report::of(&CASELOAD, &options).unwrap_err();
    assert_eq!(error.code(), ErrorCode::BadPeriod);
    let options = ReportOptions::default().cohort_from(day("2024-01-01"));
    assert_eq!(Report::of(&CASELOAD, &options).unwrap_err().code(), ErrorCode::BadPeriod);
}

#[test]
fn reading_and_checks_are_told_in_numbers_only() {
    let policy = Policy::preset("example").unwrap();
    let csv = b"client,kind,code,start,end\nsecret1,benefit,pw,2022-01-01,\n\
        secret1,benefit,nonsense,2022-01-01,\nsecret1,rung,3,2023-05-01,\n";
    let ledger = Ledger::read_csv(csv, &policy).unwrap();
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let options = ReportOptions::default().period(year("2022")).ledger(&ledger);
    let report = Report::of(&caseload, &options).unwrap();
    let read = report.quality.read.as_ref().unwrap();
    assert_eq!((read.rows, read.accepted, read.quarantined), (3, 2, 1));
    for text in [report.to_html(Lang::Nl), report.to_markdown(Lang::En)] {
        assert!(text.contains(&ledger.digest()));
        assert!(!text.contains("secret1") && !text.contains("nonsense"));
    }
}
