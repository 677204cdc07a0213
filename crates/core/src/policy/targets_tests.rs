//! What the ambitions make of a target, rule by rule. The vectors have the targets of rows.

use super::{Ambition, Policy};
use crate::{Dimension, Kpi, Span};
use std::fmt::Write;

/// KPI, first and last day, target, day of decision, share.
type Row<'a> = (&'a str, &'a str, &'a str, f64, Option<&'a str>, bool);

fn policy(ambitions: &[Row]) -> Policy {
    let mut text = "format = 1\nmunicipality = { name = \"Ons Dorp\" }\n".to_owned();
    for (kpi, from, to, target, decided_on, share) in ambitions {
        write!(
            text,
            "[[ambition]]\nkpi = \"{kpi}\"\nfrom = \"{from}\"\nto = \"{to}\"\n\
             target = {target}\nshare = {share}\n"
        )
        .unwrap();
        if let Some(decided_on) = decided_on {
            writeln!(text, "decided_on = \"{decided_on}\"").unwrap();
        }
    }
    Policy::from_toml(&text).unwrap()
}

fn target(policy: &Policy, kpi: Kpi, period: &str, known_on: Option<&str>) -> Option<f64> {
    let known_on = known_on.map(|day| day.parse().unwrap());
    policy.target(kpi, Span::parse(period).unwrap(), &[], known_on).map(|target| target.value)
}

#[test]
fn the_decision_known_last_counts() {
    let example = Policy::preset("example").unwrap();
    let known = |day| target(&example, Kpi::Placements, "2024", day);
    assert_eq!(known(None), Some(300.0));
    assert_eq!(known(Some("2024-10-01")), Some(300.0));
    assert_eq!(known(Some("2024-09-30")), Some(365.0));
    assert_eq!(known(Some("2021-05-31")), None);
    let year = ("2023-01-01", "2023-12-31");
    let undated = policy(&[
        ("inflow", year.0, year.1, 1.0, Some("2022-01-01"), false),
        ("inflow", year.0, year.1, 2.0, None, false),
        ("inflow", year.0, year.1, 3.0, Some("2022-01-01"), false),
    ]);
    assert_eq!(target(&undated, Kpi::Inflow, "2023", Some("2021-12-31")), Some(2.0));
    assert_eq!(target(&undated, Kpi::Inflow, "2023", None), Some(3.0));
}

#[test]
fn months_add_up_to_the_year() {
    let example = Policy::preset("example").unwrap();
    let months = (1..=12).map(|month| format!("2023-{month:02}"));
    let sum: f64 =
        months.map(|month| target(&example, Kpi::Placements, &month, None).unwrap()).sum();
    assert!((sum - 365.0).abs() < 1e-9);
}

#[test]
fn a_share_goes_before_the_sum_and_replaces_what_it_supersedes() {
    let (from, to) = ("2023-01-01", "2023-12-31");
    let both = policy(&[
        ("activated", from, to, 40.0, Some("2022-01-01"), false),
        ("activated", "2023-07-01", to, 0.5, Some("2022-06-01"), true),
    ]);
    assert_eq!(target(&both, Kpi::Activated, "2023", None), Some(0.5));
    assert_eq!(target(&both, Kpi::Activated, "2023-Q1", None), Some(40.0 * 90.0 / 365.0));
    assert_eq!(target(&both, Kpi::Activated, "2023", Some("2022-05-31")), Some(40.0));
    let replaced = policy(&[
        ("activated", from, to, 40.0, Some("2022-01-01"), false),
        ("activated", from, to, 0.5, Some("2022-06-01"), true),
    ]);
    // The counting ambition of the year is a share, which does not hold the last day of 2024.
    let span = Span::inclusive("2023-12-01".parse().unwrap(), "2024-01-31".parse().unwrap());
    assert_eq!(replaced.target(Kpi::Activated, span.unwrap(), &[], None), None);
}

#[test]
fn an_undivided_target_is_that_of_the_shorter_period_then_the_later() {
    let policy = policy(&[
        ("stock", "2023-01-01", "2024-12-31", 700.0, None, false),
        ("stock", "2023-04-01", "2023-06-30", 600.0, None, false),
        ("stock", "2023-05-01", "2023-07-30", 500.0, None, false),
    ]);
    let stock = |period| target(&policy, Kpi::Stock, period, None);
    assert_eq!(stock("2023-03"), Some(700.0));
    assert_eq!(stock("2023-04"), Some(600.0));
    assert_eq!(stock("2023-06"), Some(500.0)); // both have 91 days
    assert_eq!(stock("2023"), Some(700.0));
    assert_eq!(stock("2025"), None);
}

#[test]
fn the_cell_must_be_the_same() {
    let text = "format = 1\nmunicipality = { name = \"Ons Dorp\" }\n[[ambition]]\nkpi = \"inflow\"\n\
         from = \"2023-01-01\"\nto = \"2023-12-31\"\ntarget = 7\n\
         cell = { domain = \"werk\", rung = \"3\" }";
    let policy = Policy::from_toml(text).unwrap();
    let year = Span::parse("2023").unwrap();
    let target = |cell: &[(Dimension, &str)]| policy.target(Kpi::Inflow, year, cell, None);
    let (domain, rung) = ((Dimension::Domain, "werk"), (Dimension::Rung, "3"));
    assert!(target(&[rung.clone(), domain.clone()]).is_some());
    assert!(target(&[domain.clone(), rung]).is_some());
    assert!(target(std::slice::from_ref(&domain)).is_none());
    assert!(target(&[domain, (Dimension::Rung, "4")]).is_none());
    assert!(target(&[]).is_none());
}

#[test]
fn the_history_shows_the_original_and_what_became_of_it() {
    let example = Policy::preset("example").unwrap();
    let year = Span::parse("2024").unwrap();
    let history = |known_on: Option<&str>| {
        let known_on = known_on.map(|day| day.parse().unwrap());
        let history = example.ambition_history(Kpi::Placements, year, known_on);
        let targets = |list: Vec<&Ambition>| list.into_iter().map(Ambition::target).collect();
        history.into_iter().map(targets).collect::<Vec<Vec<f64>>>()
    };
    assert_eq!(history(None), [[365.0, 300.0]]);
    assert_eq!(history(Some("2024-09-30")), [[365.0]]);
    assert!(history(Some("2021-05-31")).is_empty());
}
