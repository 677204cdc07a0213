//! The generator: what it says is true is what the engine finds, and the bytes are always the same.

use meedoen::calendar::Every;
use meedoen::vocabulary::{Kind, Reason, Rung, Word};
use meedoen::{Caseload, Dimension, ErrorCode, Kpi, Ledger, LedgerReader, Policy, Query, Span};
use meedoen_synthetic::{Rates, SyntheticLedger, SyntheticOptions, Truth};
use sha2::{Digest, Sha256};

fn example() -> Policy {
    Policy::preset("example").unwrap()
}

fn synthetic(options: SyntheticOptions) -> SyntheticLedger {
    SyntheticLedger::new(&example(), options).unwrap()
}

fn csv(synthetic: &SyntheticLedger) -> String {
    synthetic.csv().collect()
}

/// What the engine says of every month, in the form of the truth (given: that of nobody).
fn found(caseload: &Caseload, mut found: Truth) -> Truth {
    let (first, last) = (&found.months[0], found.months.last().unwrap());
    let years = Span::inclusive(first.from, last.to).unwrap();
    let months = || Query::over(years).every(Every::Month);
    let counts = |kpi, by: &[Dimension]| {
        let answer = caseload.ask(&months().kpis([kpi]).by(by.iter().cloned()).into()).unwrap();
        let rows = answer.kpi_rows().iter().map(|row| {
            let member =
                row.cell().iter().next().map_or(String::new(), |(_, member)| member.to_string());
            (row.period().first(), member, row.value().as_f64().unwrap() as u64)
        });
        rows.collect::<Vec<_>>()
    };
    let starts: Vec<_> = found.months.iter().map(|month| month.from).collect();
    let month = |from| starts.iter().position(|start| *start == from).unwrap();
    for (from, member, count) in counts(Kpi::Stock, &[Dimension::Rung]) {
        let place = Rung::ALL.iter().position(|rung| rung.to_string() == member);
        found.months[month(from)].stock_by_rung[place.unwrap_or(6)] = count;
    }
    for (from, member, count) in counts(Kpi::Outflow, &[Dimension::Reason]) {
        let place = member.parse().map_or(Reason::ALL.len(), |reason: Reason| reason as usize);
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

fn assert_true(policy: &Policy, options: SyntheticOptions) {
    for options in [options.clone(), options.shuffled()] {
        let shown = format!("{options:?}");
        let synthetic = SyntheticLedger::new(policy, options).unwrap();
        let truth = synthetic.truth();
        let ledger = Ledger::read_csv(csv(&synthetic).as_bytes(), policy).unwrap();
        assert_eq!(ledger.reading().quarantined(), 0);
        let caseload = Caseload::build(&ledger, policy).unwrap();
        let nothing = synthetic.truth_of(0..0);
        assert_eq!(found(&caseload, nothing), truth, "{shown}");
    }
}

#[test]
fn the_engine_finds_what_is_true() {
    assert_true(&example(), SyntheticOptions::of(5_000));
    assert_true(&example(), SyntheticOptions::of(3_000).seed(99).long_ids());
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
    let often = Rates::default()
        .reentry(900_000)
        .interrupted(800_000)
        .couple(800_000)
        .placed(900_000)
        .renewed(700_000)
        .late(400_000)
        .corrected(400_000);
    let years = SyntheticOptions::of(2_001)
        .from("2019-02-10".parse().unwrap())
        .to("2021-11-05".parse().unwrap())
        .rates(often);
    assert_true(&policy, years.clone());
    assert_true(&example(), years);
}

#[test]
fn a_client_has_about_six_records_in_ten_years() {
    let synthetic = synthetic(SyntheticOptions::of(20_000));
    let records: Vec<_> = synthetic.records().collect();
    assert!((124_000..=128_000).contains(&records.len()), "{} records", records.len());
    // Nothing lies beyond the ledger's last day, which some row reaches.
    let last = "2024-12-31".parse().unwrap();
    let days = records.iter().flat_map(|record| {
        [Some(record.start), record.end, record.registered_on, record.withdrawn_on]
    });
    assert_eq!(days.flatten().max(), Some(last));
}

#[test]
fn there_is_something_of_everything() {
    let synthetic = synthetic(SyntheticOptions::of(20_000));
    let truth = synthetic.truth();
    assert_eq!(truth.months.len(), 120);
    for month in &truth.months {
        assert!(month.stock_by_rung.iter().all(|clients| *clients > 0), "{month:?}");
        assert!(month.benefits < month.stock());
        assert!(month.inflow > 50 && month.outflow() > 50);
        assert!(month.placements > 10 && month.first_conversations > 10);
    }
    for (place, reason) in Reason::ALL.iter().copied().map(Some).chain([None]).enumerate() {
        let of_all = truth.months.iter().map(|month| month.outflow_for(reason)).sum::<u64>();
        assert!(of_all > 0, "no outflow for reason {place}");
    }
    let policy = example();
    let mut seen = std::collections::BTreeSet::new();
    let (mut late, mut corrected) = (0, 0);
    for record in synthetic.records() {
        late += usize::from(record.registered_on.is_some());
        corrected += usize::from(record.withdrawn_on.is_some());
        seen.insert((record.kind, record.code));
    }
    assert!(late > 5_000 && corrected > 1_000);
    let plain = Policy::starter("Voorbeeld");
    for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::Withdraw) {
        // Codes that the policy adds to the lists of the model are not drawn.
        let drawn = policy.codes(kind).iter().filter(|code| {
            plain.codes(kind).contains(code) || matches!(kind, Kind::Route | Kind::Group)
        });
        for code in drawn {
            assert!(seen.contains(&(kind, code.clone())), "no {kind} {code}");
        }
    }
}

#[test]
fn the_same_options_give_the_same_bytes_everywhere() {
    let digest = |options| {
        let bytes = Sha256::digest(csv(&synthetic(options)));
        let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
        digits.map(|digit| char::from_digit(digit.into(), 16).unwrap()).collect::<String>()
    };
    let long = SyntheticOptions::of(1_000).seed(2024).long_ids();
    assert_eq!(
        digest(SyntheticOptions::of(1_000)),
        "f953b8b546ac81c4b81773f7555297920eaae6b70409040a0c6293ab86593b13"
    );
    assert_eq!(
        digest(long.shuffled()),
        "c861a94edbc1fe2c935f0f58c9cef5ffc040f23cd5881b102ead1f5b13f6ed22"
    );
}

#[test]
fn another_seed_gives_another_ledger() {
    let of_seed = |seed| csv(&synthetic(SyntheticOptions::of(50).seed(seed)));
    assert_eq!(of_seed(1), of_seed(1));
    assert_ne!(of_seed(1), of_seed(2));
}

#[test]
fn a_client_is_the_same_however_many_there_are() {
    let small = synthetic(SyntheticOptions::of(3_001));
    let large = synthetic(SyntheticOptions::of(5_000));
    for clients in [0..1, 16..18, 999..1_500, 2_999..3_001] {
        assert_eq!(small.csv_of(clients.clone()), large.csv_of(clients));
    }
    let whole = csv(&large);
    assert!(whole.starts_with(&csv(&small)));
    // Beyond the last there is nobody.
    assert_eq!(small.csv_of(3_001..9_000), "");
    let backwards = std::ops::Range { start: 9_000, end: 3 };
    assert!(small.table_of(backwards).is_empty());
}

#[test]
fn parts_are_the_whole() {
    let synthetic = synthetic(SyntheticOptions::of(3_001));
    let cuts = [0, 1, 17, 1_025, 2_222, 3_001];
    let parts = || cuts.windows(2).map(|cut| cut[0]..cut[1]);
    let lines: String = parts().map(|clients| synthetic.csv_of(clients)).collect();
    let whole = csv(&synthetic);
    assert_eq!(Some(lines.as_str()), whole.split_once('\n').map(|(_, lines)| lines));
    let mut truth = synthetic.truth_of(0..0);
    parts().for_each(|clients| truth.merge(&synthetic.truth_of(clients)));
    assert_eq!(truth, synthetic.truth());
    // Tables of parts, read one after the other, are the ledger; so is the table of the whole.
    let policy = example();
    let ledger = Ledger::read_csv(whole.as_bytes(), &policy).unwrap();
    let mut reader = LedgerReader::new(&policy);
    parts().for_each(|clients| reader.push_batch(&synthetic.table_of(clients).batch()).unwrap());
    assert_eq!(reader.finish().unwrap().digest(), ledger.digest());
    let mut reader = LedgerReader::new(&policy);
    let shuffled = SyntheticLedger::new(&policy, SyntheticOptions::of(3_001).shuffled()).unwrap();
    reader.push_batch(&shuffled.table().batch()).unwrap();
    let shuffled = reader.finish().unwrap();
    assert_eq!(shuffled.reading().quarantined(), 0);
    assert_eq!(shuffled.len(), ledger.len());
}

#[test]
fn records_are_what_the_csv_says() {
    let synthetic = synthetic(SyntheticOptions::of(400).long_ids().shuffled());
    let ledger = Ledger::read_csv(csv(&synthetic).as_bytes(), &example()).unwrap();
    assert!(ledger.records().eq(synthetic.records()));
    assert!(ledger.records().all(|record| record.client.len() == 16));
    assert_eq!(ledger.reading().notices().count(), 0);
}

#[test]
fn shuffled_rows_are_the_same_rows_far_apart() {
    let whole = csv(&synthetic(SyntheticOptions::of(1_000)));
    let shuffled = csv(&synthetic(SyntheticOptions::of(1_000).shuffled()));
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&whole), sorted(&shuffled));
    let id = |line: &str| line[..9].to_owned();
    let lines: Vec<&str> = shuffled.lines().collect();
    let neighbours = lines.windows(2).filter(|pair| id(pair[0]) == id(pair[1])).count();
    assert!(neighbours < 30, "{neighbours} of {} rows stand beside their client's", lines.len());
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let refused = |policy: &Policy, options| {
        let error = SyntheticLedger::new(policy, options).unwrap_err();
        (error.code(), error.place().to_owned())
    };
    let (example, of) = (example(), SyntheticOptions::of);
    let day = |text: &str| text.parse().unwrap();
    let rates = Rates::default().renewed(1_000_001);
    for (options, code, place) in [
        (of(1).to(day("2014-12-31")), ErrorCode::BadPeriod, "to"),
        (of(1).from(day("1974-12-31")), ErrorCode::BadQuery, "from"),
        (of(1).rates(rates), ErrorCode::BadQuery, "rates.renewed"),
    ] {
        assert_eq!(refused(&example, options), (code, place.to_owned()));
    }
    let policy =
        "format = 1\nmunicipality = { name = \"X\" }\nparameters = { caseload_schemes = [] }";
    let place = "parameters.caseload_schemes".to_owned();
    let policy = Policy::from_toml(policy).unwrap();
    assert_eq!(refused(&policy, of(1)), (ErrorCode::BadPolicy, place));
}

#[test]
fn the_smallest_and_the_widest_ledgers_can_be_drawn() {
    for (clients, from, to) in [
        (0, "2015-01-01", "2024-12-31"),
        (1, "2015-01-01", "2015-01-01"),
        (40, "2199-12-31", "2199-12-31"),
        (200, "1975-01-01", "2199-12-31"),
    ] {
        let (from, to) = (from.parse().unwrap(), to.parse().unwrap());
        assert_true(&example(), SyntheticOptions::of(clients).from(from).to(to));
    }
}
