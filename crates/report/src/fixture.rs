//! A report made by hand, for the tests of what is told and how.

use super::model::{
    Ambition, Breakdown, BreakdownRow, Decision, Figure, FindingCount, Grounds, Member, Missing,
    Period, Programme, Quality, Reached, Report, RowCounts, Section, Topic, Transitions, Value,
    Words,
};
use meedoen::catalogue::FindingCode;
use meedoen::kpi::Number;
use meedoen::vocabulary::TransitionState;
use meedoen::{Day, Dimension, Kpi, Span};

pub(super) fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub(super) fn period(word: &str) -> Period {
    Period(Span::parse(word).unwrap())
}

pub(super) fn shown(count: i64) -> Value {
    Value::Shown(Number::Whole(count))
}

pub(super) fn figure(kpi: Kpi, value: Value, of: Option<i64>) -> Figure {
    Figure {
        kpi,
        period: period("2023"),
        value,
        of: of.map(Number::Whole),
        target: None,
        attainment: None,
        provisional: false,
    }
}

pub(super) fn section(topic: Topic, figures: Vec<Figure>) -> Section {
    Section {
        topic,
        programmes: Vec::new(),
        period: period("2023"),
        figures,
        ambitions: Vec::new(),
        breakdowns: Vec::new(),
        transitions: None,
        breaks: Vec::new(),
    }
}

/// Placements of a year against this ambition, reached in two steps.
pub(super) fn ambition(year: &str, targets: &[(f64, &str)], reached: i64) -> Ambition {
    let period = period(year);
    Ambition {
        kpi: Kpi::Placements,
        period,
        cell: Vec::new(),
        share: false,
        at_most: false,
        decisions: targets
            .iter()
            .map(|(target, on)| Decision {
                decided_on: Some(day(on)),
                target: Number::from(*target),
                due: *target,
                source: None,
            })
            .collect(),
        looked_at: Some(period.0.last()),
        reached: shown(reached),
        of: None,
        attainment: targets.last().map(|(target, _)| reached as f64 / target),
        provisional: false,
        series: vec![
            Reached { on: period.0.first().plus_days(180), value: reached / 2 },
            Reached { on: period.0.last(), value: reached },
        ],
        breaks: Vec::new(),
    }
}

fn breakdown(
    kpi: Kpi,
    dimension: Dimension,
    members: &[&str],
    rows: Vec<BreakdownRow>,
) -> Breakdown {
    let member = |id: &&str| Member { id: (*id).to_owned(), name: None };
    Breakdown { kpi, dimension, members: members.iter().map(member).collect(), rows }
}

/// The stock by rung on the eve of 2023 and at the end of each of its months.
fn stock_by_rung() -> Breakdown {
    let rows = (0..=12).map(|month| {
        let last = day("2023-01-01").plus_months(month).plus_days(-1);
        let counts: Vec<i64> = (0..7).map(|rung| 300 - 40 * rung + i64::from(month) * 2).collect();
        BreakdownRow {
            period: Period(Span::half_open(last, last.plus_days(1))),
            total: shown(counts.iter().sum()),
            cells: counts.into_iter().map(shown).collect(),
            provisional: false,
        }
    });
    let members = ["1", "2", "3", "4", "5", "6", "unmeasured"];
    breakdown(Kpi::Stock, Dimension::Rung, &members, rows.collect())
}

fn transitions() -> Transitions {
    let cells: Vec<Vec<Value>> = (0..8)
        .map(|row: i64| {
            (0..8)
                .map(|column: i64| match (row - column).abs() {
                    0 => shown(120 - row * 10),
                    1 => shown(20),
                    2 => Value::Small,
                    _ => shown(0),
                })
                .collect()
        })
        .collect();
    Transitions {
        period: period("2023"),
        opening: TransitionState::OPENING.to_vec(),
        closing: TransitionState::CLOSING[..8].to_vec(),
        opening_totals: vec![shown(160); 8],
        closing_totals: vec![shown(160); 8],
        cells,
        total: shown(1280),
    }
}

/// A whole report whose names are these words.
pub(super) fn report(name: &str) -> Report {
    let programme = |id: &str| {
        vec![Programme {
            id: id.to_owned(),
            name: Words::same(name),
            from: Some(day("2022-09-01")),
            to: None,
        }]
    };
    let cohort = |kpi, count| figure(kpi, shown(count), Some(543));
    let cohort = vec![
        figure(Kpi::FirstConversations, shown(543), None),
        cohort(Kpi::Activated, 197),
        cohort(Kpi::CohortToWork, 20),
        cohort(Kpi::ActivatedWithoutWork, 197),
        cohort(Kpi::NoOutcomeYet, 326),
        cohort(Kpi::LeftOtherwise, 13),
        cohort(Kpi::InConversation, 263),
        cohort(Kpi::NotSpokenSince, 50),
        cohort(Kpi::Referred, 83),
    ];
    let mut caseload = section(
        Topic::Caseload,
        vec![
            figure(Kpi::Stock, shown(1426), None),
            figure(Kpi::VolumeChange, Value::Shown(Number::Real(0.0125)), Some(1260)),
            figure(Kpi::Inflow, shown(210), None),
            figure(Kpi::Outflow, shown(190), None),
            figure(Kpi::OutflowToWork, shown(80), Some(190)),
        ],
    );
    caseload.breakdowns = vec![stock_by_rung()];
    let mut placements =
        section(Topic::Placements, vec![figure(Kpi::Placements, shown(274), None)]);
    placements.programmes = programme("rijswijk_werkwijs");
    placements.ambitions = vec![
        ambition("2023", &[(365.0, "2021-06-01")], 274),
        ambition("2024", &[(365.0, "2021-06-01"), (300.0, "2024-10-01")], 290),
    ];
    let mut ladder = section(
        Topic::Ladder,
        vec![
            figure(Kpi::Unmeasured, shown(60), Some(1426)),
            figure(Kpi::Climbed, shown(120), Some(1100)),
            figure(Kpi::Descended, shown(60), Some(1100)),
        ],
    );
    ladder.transitions = Some(transitions());
    let published = section(
        Topic::Published,
        vec![figure(Kpi::RecipientsPer10k, Value::Missing(Missing::NoPopulation), None)],
    );
    let mut meedoen = section(Topic::Cohort, cohort);
    meedoen.programmes = programme("meedoen_werkt");
    meedoen.period = Period(Span::inclusive(day("2022-09-01"), day("2024-06-30")).unwrap());
    let mut by_route = breakdown(
        Kpi::FirstConversations,
        Dimension::Route,
        &["rest", "none"],
        vec![BreakdownRow {
            period: meedoen.period,
            cells: vec![Value::Small, Value::Beside],
            total: shown(543),
            provisional: true,
        }],
    );
    by_route.members[0].name = Some(Words::same(name));
    meedoen.breakdowns = vec![by_route];
    Report {
        municipality: name.to_owned(),
        period: period("2023"),
        sections: vec![meedoen, placements, caseload, ladder, published],
        breaks: vec![super::model::Break {
            on: day("2023-01-01"),
            kpis: vec![Kpi::InstrumentsInUse],
            note: name.to_owned(),
        }],
        deadlines: vec![super::model::Deadline { on: day("2025-07-01"), what: Words::same(name) }],
        quality: Quality {
            read: Some(RowCounts {
                rows: 1002,
                accepted: 1000,
                quarantined: 2,
                reasons: vec![FindingCount { code: FindingCode::BadDate, count: 2 }],
            }),
            as_of: Some(day("2024-12-31")),
            found: vec![FindingCount { code: FindingCode::OverlappingBenefits, count: 1234 }],
        },
        provisional_after: Some(day("2024-09-30")),
        smallest_cell: Some(5),
        settings: vec![("in_view_months", "12".to_owned())],
        policy_notes: vec![name.to_owned()],
        grounds: grounds(),
    }
}

fn grounds() -> Grounds {
    Grounds {
        library: "meedoen 0.1.0".to_owned(),
        horizon: Some(day("2024-12-31")),
        horizon_given: false,
        known_on: None,
        registered_share: 0.4,
        digests: None,
        warnings: Vec::new(),
    }
}
