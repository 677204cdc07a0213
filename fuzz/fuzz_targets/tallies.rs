//! Any bytes are tallies or an error with a code; what is read merges, is written and answers.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meedoen::calendar::Every;
use meedoen::kpi::{AskOptions, Plan, Tallies};
use meedoen::{Dimension, ErrorCode, Kpi, Policy, Query, Question, Span};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

static PLAN: LazyLock<Plan> = LazyLock::new(|| {
    let policy = Policy::preset("example").expect("the preset");
    let query = || Query::over(Span::parse("2023").expect("a year"));
    let questions: [Question; 2] = [
        query().kpis([Kpi::Stock, Kpi::Benefits]).every(Every::Month).by([Dimension::Rung]).into(),
        query().kpis([Kpi::DaysToFirstContact]).into(),
    ];
    let horizon = "2023-12-31".parse().expect("a day");
    Plan::new(&policy, &questions, AskOptions::default().horizon(horizon))
});

/// Where what the plan does not say begins.
static HEAD: LazyLock<Vec<u8>> =
    LazyLock::new(|| Tallies::of_nobody(&PLAN).to_bytes()[..74].to_vec());

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    // Behind a head and before a sum that are right, any bytes reach the reading.
    let mut summed = [&HEAD[..], bytes].concat();
    let sum = Sha256::digest(&summed);
    summed.extend_from_slice(&sum[..8]);
    read(&summed);
});

fn read(bytes: &[u8]) {
    match Tallies::from_bytes(&PLAN, bytes) {
        Ok(tallies) => {
            let mut twice = tallies.clone();
            twice.merge(tallies).expect("the same plan");
            assert!(!twice.to_bytes().is_empty());
            assert!(twice.answers().iter().all(Result::is_ok));
        }
        Err(error) => {
            assert!([ErrorCode::BadTallies, ErrorCode::PlanMismatch].contains(&error.code()));
        }
    }
}
