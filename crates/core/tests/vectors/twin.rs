//! The twin, proven: it answers every case of the shared vectors as it is written there.

use crate::twin;
use crate::twin::compare::difference;
use crate::twin::policy::TwinPolicy;
use crate::vectors::{cases, folders, ledger};

#[test]
fn the_twin_answers_every_vector() {
    let (mut agreed, mut wrong) = (0, Vec::new());
    for folder in folders() {
        let policy = std::fs::read_to_string(folder.join("policy.toml")).unwrap();
        let policy = TwinPolicy::from_toml(&policy);
        // The ledger as the library reads it: reading is proven elsewhere.
        let rows = twin::read::rows(&ledger(&folder).0);
        for case in &cases(&folder) {
            let (query, expected) = (&case["query"], &case["rows"]);
            // The twin knows no errors and assesses nobody.
            if expected.is_null() || query.get("assess").is_some() {
                continue;
            }
            match difference(expected, &twin::ask(&rows, &policy, query)) {
                None => agreed += 1,
                Some(why) => wrong.push(format!("{}: {query}: {why}", folder.display())),
            }
        }
    }
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert!(agreed > 700, "only {agreed} cases were looked at");
}
