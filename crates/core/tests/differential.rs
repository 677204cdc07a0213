//! The library against its naive twin: random policies, ledgers and questions must have the same
//! answer, to the row.

mod twin;

use proptest::prelude::*;
use twin::generate::{case, config, query::query};

proptest! {
    #![proptest_config(config(100))]

    #[test]
    fn the_twin_has_an_answer(case in case(), queries in proptest::collection::vec(query(), 1..6)) {
        let (rows, policy) = (case.rows(), case.twin_policy());
        prop_assert!(twin::read::clean(&case.csv()).unwrap() == rows);
        for query in &queries {
            let answer = twin::ask(&rows, &policy, query);
            if std::env::var_os("SHOW").is_some() { println!("{query} {}", answer.as_array().unwrap().len()); }
            prop_assert!(answer.is_array());
        }
    }
}
