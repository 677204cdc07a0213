//! The library against its naive twin: random policies, ledgers and questions must have the same
//! answer, to the row.

use crate::twin;
use crate::twin::asked::Asked;
use crate::twin::compare::difference;
use crate::twin::generate::{case, config, query::query};
use proptest::prelude::*;
use serde_json::Value;

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn the_library_answers_as_its_twin(
        case in case(), queries in proptest::collection::vec(query(), 1..6),
    ) {
        let (rows, policy, asked) = (case.rows(), case.twin_policy(), Asked::new(&case));
        // In a list of questions each is answered in its place, as if asked alone.
        let answers = asked.ask(&Value::from(queries.clone()));
        for (query, answer) in queries.iter().zip(answers.as_array().expect("a list")) {
            let found = difference(&twin::ask(&rows, &policy, query), answer);
            prop_assert!(found.is_none(), "{query}\n{}", found.unwrap_or_default());
        }
    }
}
