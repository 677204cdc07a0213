//! The catalogue against the tables of the definitions.

use super::{CurveKind, Kpi, OverPeriods, entries, label};
use crate::vocabulary::{Dimension, Lang, Text, TransitionState};
use std::collections::BTreeSet;

/// id, has a denominator, dimensions (G: the general ones), adds up over periods / over cells (`f`:
/// when followed to one day).
const TABLE: &str = "
    stock                   no  G              no/yes
    benefits                no  G              no/no
    volume_change           of  -              no/no
    inflow                  no  G              yes/yes
    reentry                 of  G              yes/yes
    outflow                 no  G,reason       yes/yes
    outflow_to_work         of  G,reason       yes/yes
    outflow_rate            of  -              no/no
    inflow_rate             of  -              no/no
    to_work_rate            of  -              no/no
    sustained_outflow       of  G,reason       yes/yes
    unmeasured              of  G              no/yes
    stale_rung              of  G              no/yes
    spoken_to               of  G              no/yes
    in_view                 of  G              no/yes
    active                  of  G              no/yes
    climbed                 of  G              no/yes
    descended               of  G              no/yes
    unchanged               of  G              no/yes
    not_remeasured          of  G              no/yes
    to_werk                 no  G              yes/yes
    to_participatie         no  G              yes/yes
    below_potential         of  G              no/yes
    long_term_stock         of  G              no/yes
    first_conversations     no  G              yes/yes
    activated               of  G,code         f/yes
    still_active            of  G              f/yes
    cohort_to_work          of  G              f/yes
    activated_without_work  of  G              f/yes
    no_outcome_yet          of  G              f/yes
    left_otherwise          of  G              f/yes
    in_conversation         of  G              f/yes
    not_spoken_since        of  G              f/yes
    referred                of  G              f/yes
    on_barriers             of  G              f/yes
    cohort_placed           of  G              f/yes
    placements              no  G,code,hours   yes/yes
    placed_clients          no  G,code,hours   no/yes
    placed_off_benefit      of  G,code,hours   yes/yes
    sustained_placements    of  G,code,hours   yes/yes
    placement_rate          of  -              no/no
    days_to_first_contact   of  G              no/no
    handover_days           of  G,code         no/no
    open_handovers          no  G,code         no/yes
    caseload_per_fte        of  -              no/no
    recipients_per_10k      of  -              no/no
    instruments_in_use      no  G              no/yes
    instruments_per_10k     of  -              no/no
";

/// The KPIs whose ambition is divided over the days of its period.
const COUNTS_IN_PERIOD: &str = "inflow reentry outflow outflow_to_work sustained_outflow climbed \
    descended unchanged not_remeasured to_werk to_participatie first_conversations activated \
    still_active cohort_to_work activated_without_work no_outcome_yet left_otherwise \
    in_conversation not_spoken_since referred on_barriers cohort_placed placements placed_clients \
    placed_off_benefit sustained_placements";

fn both(text: Text) -> [&'static str; 2] {
    Lang::LIST.map(|lang| text.get(lang))
}

#[test]
fn the_facts_are_those_of_the_definitions() {
    let lines: Vec<Vec<&str>> = TABLE
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
        .collect();
    for line in &lines {
        let &[id, of, dimensions, adds] = line.as_slice() else { panic!("four words: {line:?}") };
        let entry = id.parse::<Kpi>().expect("a KPI").entry();
        assert_eq!(entry.of().is_some(), of == "of", "{id}");
        for dimension in
            ["rung", "domain", "route", "group", "group:x", "scheme", "age", "duration"]
        {
            let dimension: Dimension = dimension.parse().expect("a dimension");
            assert_eq!(entry.has(&dimension), dimensions.starts_with('G'), "{id} by {dimension}");
        }
        for further in ["reason", "code", "hours"] {
            let dimension: Dimension = further.parse().expect("a dimension");
            assert_eq!(entry.has(&dimension), dimensions.contains(further), "{id} by {further}");
        }
        let (over_periods, over_cells) = adds.split_once('/').expect("two words");
        let expected = match over_periods {
            "yes" => OverPeriods::Yes,
            "f" => OverPeriods::WhenFollowedToOneDay,
            _ => OverPeriods::No,
        };
        assert_eq!(entry.adds_over_periods(), expected, "{id}");
        assert_eq!(entry.adds_over_cells(), over_cells == "yes", "{id}");
        assert!(!entry.adds_over(&Dimension::Group), "a client counts in each of its groups");
        assert_eq!(
            entry.adds_over(&Dimension::Rung),
            over_cells == "yes" && entry.has(&Dimension::Rung)
        );
        let counts = COUNTS_IN_PERIOD.split_whitespace().any(|word| word == id);
        assert_eq!(entry.counts_in_period(), counts, "{id}");
    }
}

#[test]
fn every_kpi_has_all_its_words_in_both_languages() {
    for entry in entries() {
        let id = entry.kpi();
        assert_eq!(id.entry().kpi(), id);
        assert_eq!(
            entry.anchor().is_some(),
            entry.has(&Dimension::Rung),
            "{id}: an anchor day, where it is needed"
        );
        for text in [Some(entry.label()), entry.of(), entry.anchor(), Some(entry.source())] {
            for words in text.into_iter().flat_map(both) {
                assert!(!words.trim().is_empty() && !words.ends_with('.'), "{id}: {words}");
            }
        }
        for words in both(entry.definition()) {
            assert!(words.ends_with('.') && words.len() > 60, "{id}: full sentences: {words}");
            assert!(!words.contains("  "), "{id}: one space: {words}");
        }
        assert_ne!(entry.definition().get(Lang::Nl), entry.definition().get(Lang::En), "{id}");
    }
    for lang in Lang::LIST {
        let labels: BTreeSet<_> = entries().iter().map(|entry| entry.label().get(lang)).collect();
        let definitions: BTreeSet<_> =
            entries().iter().map(|entry| entry.definition().get(lang)).collect();
        assert_eq!((labels.len(), definitions.len()), (Kpi::LIST.len(), Kpi::LIST.len()));
    }
}

#[test]
fn a_kpi_or_code_named_in_a_definition_exists() {
    let known = "bridge_days reentry_months rate_excludes rate_base sustained_months rung_carry_days \
        stale_months in_view_months activating long_term_months first_codes followed_to \
        follow_up_days counts_as_placement min_placement_hours placement_bridge_days to_work contact \
        first referral wsp activity barriers trial end accepted pw";
    for entry in entries() {
        for words in
            both(entry.definition()).into_iter().chain(entry.of().into_iter().flat_map(both))
        {
            for name in words.split('`').skip(1).step_by(2) {
                let name = name.split(' ').next().unwrap_or_default(); // `rate_base = "begin"`
                let is_known = known.split_whitespace().any(|word| word == name);
                assert!(is_known || name.parse::<Kpi>().is_ok(), "{}: `{name}`", entry.kpi());
            }
        }
    }
}

/// What leans on code 11 says what it covers.
#[test]
fn outflow_to_work_says_that_code_11_covers_sickness_benefit() {
    for kpi in [
        Kpi::OutflowToWork,
        Kpi::ToWorkRate,
        Kpi::SustainedOutflow,
        Kpi::CohortToWork,
        Kpi::ActivatedWithoutWork,
        Kpi::NoOutcomeYet,
        Kpi::PlacedOffBenefit,
    ] {
        let definition = kpi.entry().definition();
        assert!(definition.get(Lang::Nl).contains("ziektewetuitkering"), "{kpi}");
        assert!(definition.get(Lang::En).contains("sickness benefit"), "{kpi}");
    }
}

#[test]
fn every_curve_has_its_words() {
    for curve in CurveKind::LIST {
        let entry = curve.entry();
        for words in [entry.label(), entry.from(), entry.event()].into_iter().flat_map(both) {
            assert!(!words.is_empty());
        }
    }
}

#[test]
fn an_entry_as_json_has_both_languages() {
    let json = serde_json::to_value(Kpi::Activated.entry()).expect("it serialises");
    assert_eq!(json["kpi"], "activated");
    assert_eq!(json["label"], serde_json::json!({"nl": "Geactiveerd", "en": "Activated"}));
    assert_eq!(
        json["adds"],
        serde_json::json!({"over_periods": "when_followed_to_one_day", "over_cells": true})
    );
    assert_eq!(json["extra"], serde_json::json!(["code"]));
}

#[test]
fn members_of_the_model_have_labels() {
    let members: [(Dimension, &[&str]); 9] = [
        (Dimension::Rung, &["1", "2", "3", "4", "5", "6", "unmeasured"]),
        (Dimension::Domain, &["participatie", "werk", "unassigned"]),
        (Dimension::Route, &["none"]),
        (Dimension::Group, &["none"]),
        (Dimension::set("household_type"), &["unknown"]),
        (Dimension::Scheme, &["pw", "ioaw", "ioaz", "bbz", "none"]),
        (Dimension::Age, &["<27", "27-44", "45-54", "55+", "unknown"]),
        (Dimension::Duration, &["<12", "12-23", "24-35", "36-59", "60-119", "120+", "none"]),
        (Dimension::Hours, &["<12", "12-23", "24-31", "32+", "unknown"]),
    ];
    for (dimension, members) in &members {
        for lang in Lang::LIST {
            let labels: BTreeSet<_> =
                members.iter().filter_map(|member| label(dimension, member, lang)).collect();
            assert_eq!(labels.len(), members.len(), "{dimension}: each its own label");
            assert_eq!(label(dimension, "no such member", lang), None);
        }
    }
}

#[test]
fn every_state_of_the_transition_table_has_a_label() {
    let words = ["1", "2", "3", "4", "5", "6", "unmeasured", "outside"];
    let left = ["to_work", "education", "neutral", "other", "unknown"];
    let states: Vec<_> = TransitionState::all().collect();
    assert!(states.iter().map(|state| state.as_str()).eq(words.into_iter().chain(left)));
    for lang in Lang::LIST {
        let labels: BTreeSet<_> = states.iter().map(|state| state.label().get(lang)).collect();
        assert_eq!(labels.len(), states.len());
    }
}
