//! The twin, proven: it answers every case of the shared vectors as it is written there.

mod twin;

use serde_json::Value;
use std::path::{Path, PathBuf};
use twin::compare::difference;
use twin::policy::TwinPolicy;

fn vectors() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

#[test]
fn the_twin_answers_every_vector() {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir(vectors()).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    let (mut agreed, mut wrong) = (0, Vec::new());
    for folder in folders.iter().filter(|folder| folder.is_dir()) {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        let policy = TwinPolicy::from_toml(&text("policy.toml"));
        let bytes = std::fs::read(folder.join("ledger.csv")).unwrap();
        let Some(rows) = std::str::from_utf8(&bytes).ok().and_then(twin::read::clean) else {
            continue; // not a clean ledger: needs the library's reader
        };
        let cases: Vec<Value> = serde_json::from_str(&text("cases.json")).unwrap();
        for case in cases {
            let Some(expected) = case.get("rows") else { continue };
            if case["query"].get("assess").is_some() {
                continue;
            }
            match difference(expected, &twin::ask(&rows, &policy, &case["query"])) {
                None => agreed += 1,
                Some(why) => wrong.push(format!(
                    "{} / {}: {why}\n  {}",
                    folder.file_name().unwrap().display(),
                    case["name"],
                    case["query"]
                )),
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        agreed + wrong.len(),
        wrong.join("\n")
    );
    assert!(agreed > 50, "only {agreed} cases were looked at");
}
