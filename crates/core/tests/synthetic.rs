//! The generator: what it says is true is what the engine finds, and the bytes are always the same.

use meedoen::calendar::Every;
use meedoen::ladder::Rung;
use meedoen::policy::Reason;
use meedoen::synthetic::{Ids, Options, Order, Rates, SyntheticLedger, Truth};
use meedoen::{Caseload, Dimension, Kpi, Ledger, Policy, Query, Span};

fn example() -> Policy {
    Policy::preset("example").unwrap()
}

fn synthetic(options: Options) -> SyntheticLedger {
    SyntheticLedger::new(&example(), options).unwrap()
}

fn csv(synthetic: &SyntheticLedger, order: Order) -> String {
    synthetic.csv(order).collect()
}

/// What the engine says of every month, in the form of the truth.
fn found(caseload: &Caseload, truth: &Truth) -> Truth {
    let (first, last) = (&truth.months[0], truth.months.last().unwrap());
    let months = || Query::over(Span::inclusive(first.from, last.to).unwrap()).every(Every::Month);
    let mut found = truth.clone();
    let counts = |kpi, by: &[Dimension]| {
        let answer = caseload.ask(&months().kpis([kpi]).by(by.iter().cloned()).into()).unwrap();
        let rows = answer.kpi_rows().iter().map(|row| {
            let member = row.cell.first().map_or(String::new(), |(_, member)| member.to_string());
            (row.from, member, row.value.unwrap().as_f64() as u64)
        });
        rows.collect::<Vec<_>>()
    };
    let month = |from| truth.months.iter().position(|month| month.from == from).unwrap();
    for (from, member, count) in counts(Kpi::Stock, &[Dimension::Rung]) {
        let place = Rung::ALL.iter().position(|rung| rung.as_str() == member);
        found.months[month(from)].stock_by_rung[place.unwrap_or(6)] = count;
    }
    for (from, member, count) in counts(Kpi::Outflow, &[Dimension::Reason]) {
        let place = Reason::from_word(&member).map_or(Reason::ALL.len(), |reason| reason as usize);
        found.months[month(from)].outflow_by_reason[place] = count;
    }
    for (from, _, count) in counts(Kpi::Benefits, &[]) {
        found.months[month(from)].benefits = count;
    }
    for (from, _, count) in counts(Kpi::Inflow, &[]) {
        found.months[month(from)].inflow = count;
    }
    for (from, _, count) in counts(Kpi::Placements, &[]) {
        found.months[month(from)].placements = count;
    }
    for (from, _, count) in counts(Kpi::FirstConversations, &[]) {
        found.months[month(from)].first_conversations = count;
    }
    found
}

fn assert_true(policy: &Policy, options: Options) {
    let synthetic = SyntheticLedger::new(policy, options).unwrap();
    let truth = synthetic.truth();
    for order in [Order::ByClient, Order::Shuffled] {
        let ledger = Ledger::read_csv(csv(&synthetic, order).as_bytes(), policy).unwrap();
        assert_eq!(ledger.reading().quarantined(), 0);
        let caseload = Caseload::build(&ledger, policy).unwrap();
        assert_eq!(found(&caseload, &truth), truth, "{order:?}");
    }
}

#[test]
fn the_engine_finds_what_is_true() {
    assert_true(&example(), Options::of(5_000));
    assert_true(&example(), Options { seed: 99, ids: Ids::Long, ..Options::of(3_000) });
}

#[test]
fn the_engine_finds_it_under_other_policies_years_and_rates() {
    let policy = Policy::from_toml(
        r#"
        format = 1
        municipality = { name = "Ons Dorp" }
        [parameters]
        bridge_days = 0
        rung_carry_days = 400
        placement_bridge_days = 60
        min_placement_hours = 12
        caseload_schemes = ["ioaw", "bbz"]
        counts_as_placement = ["paid", "trial"]
        "#,
    )
    .unwrap();
    let often = Rates {
        reentry: 900_000,
        interrupted: 800_000,
        couple: 800_000,
        placed: 900_000,
        renewed: 700_000,
        late: 400_000,
        corrected: 400_000,
        ..Rates::default()
    };
    let years = Options {
        from: "2019-02-10".parse().unwrap(),
        to: "2021-11-05".parse().unwrap(),
        rates: often,
        ..Options::of(2_001)
    };
    assert_true(&policy, years.clone());
    assert_true(&example(), years);
}

#[test]
fn a_client_has_about_six_records() {
    let ledger = csv(&synthetic(Options::of(20_000)), Order::ByClient);
    let records = ledger.lines().count() - 1;
    assert!((122_000..=130_000).contains(&records), "{records} records");
}
