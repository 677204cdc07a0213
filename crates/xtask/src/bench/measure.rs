//! One ledger, measured by everybody, and the figures compared.

use super::{PANDAS_UP_TO, PEERS, PEERS_UP_TO, json_of, target};
use serde_json::{Map, Value, json};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A made-up ledger: how many clients, how long their ids, in which order the rows.
pub(super) struct Ledger {
    pub(super) size: u64,
    pub(super) ids: u64,
    pub(super) order: &'static str,
}

/// Whether two measurements are of the same thing.
pub(super) fn same_place(one: &Value, other: &Value) -> bool {
    ["who", "size", "ids", "order", "threads"].iter().all(|key| one[*key] == other[*key])
}

impl Ledger {
    /// Makes it: the same seed, the same ledger.
    pub(super) fn make(&self, root: &Path) -> Result<PathBuf, String> {
        let folder = target(root).join("bench-data");
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let file = folder.join(format!("{}-{}-{}.csv", self.size, self.ids, self.order));
        let mut maker = Command::new(target(root).join("release/examples/synthetic"));
        maker.args(["--clients", &self.size.to_string(), "--ids", &self.ids.to_string()]);
        maker.arg("--out").arg(&file);
        if self.order == "shuffled" {
            maker.arg("--shuffled");
        }
        match maker.status() {
            Ok(status) if status.success() => Ok(file),
            _ => Err(format!("{maker:?} failed")),
        }
    }

    /// How often everything is measured; the median counts.
    fn runs(&self) -> &'static str {
        match self.size {
            0..=10_000 => "9",
            10_001..=100_000 => "5",
            100_001..=1_000_000 => "3",
            _ => "2",
        }
    }

    /// Measures us and the peers on it.
    pub(super) fn measure(
        &self,
        root: &Path,
        python: &Path,
        file: &Path,
        threads: &[u64],
    ) -> Result<Vec<Value>, String> {
        let ours = |threads: u64, name: &str, who: &str, more: &[&str]| {
            let mut program = Command::new(target(root).join("release/examples").join(name));
            program.args(["--runs", self.runs(), "--threads", &threads.to_string()]);
            self.found(who, threads, json_of(program.args(more).arg("--ledger").arg(file))?)
        };
        let mut measured = Vec::new();
        for &threads in threads {
            let mut mine = ours(threads, "battery", "meedoen", &[])?;
            let expected = take_answers(&mut mine);
            measured.push(mine);
            for peer in self.peers() {
                let mut program = Command::new(python);
                program.arg(root.join(PEERS).join(format!("battery_{peer}.py")));
                program.args(["--runs", self.runs(), "--threads", &threads.to_string()]);
                program.arg("--ledger").arg(file);
                let mut theirs = self.found(peer, threads, json_of(&mut program)?)?;
                compare(&expected, &take_answers(&mut theirs), peer)?;
                measured.push(theirs);
            }
        }
        measured.push(ours(1, "battery_file", "csv", &[])?);
        measured.push(ours(1, "battery_file", "caseload", &["--holds"])?);
        Ok(measured)
    }

    fn peers(&self) -> &'static [&'static str] {
        if self.size > PEERS_UP_TO {
            return &[];
        }
        let peers = &["duckdb", "polars", "pandas"];
        if self.size > PANDAS_UP_TO { &peers[..2] } else { peers }
    }

    /// What a program found, with what it was found on.
    fn found(&self, who: &str, threads: u64, mut found: Value) -> Result<Value, String> {
        let Some(map) = found.as_object_mut() else { return Err(format!("{who} said nothing")) };
        let of = json!({"who": who, "size": self.size, "ids": self.ids, "order": self.order,
                        "threads": threads});
        map.extend(of.as_object().cloned().unwrap_or_default());
        let text = |key: &str| map.get(key).and_then(Value::as_f64).unwrap_or_default();
        println!(
            "{:>9} clients, ids of {:>2}, {:<8}, {threads} thread(s): {who:<8} {:.3} s",
            self.size,
            self.ids,
            self.order,
            text("whole") + text("csv"),
        );
        Ok(found)
    }
}

pub(super) fn take_answers(found: &mut Value) -> Map<String, Value> {
    let answers = found.as_object_mut().and_then(|map| map.remove("answers"));
    match answers {
        Some(Value::Object(answers)) => answers,
        _ => Map::new(),
    }
}

/// Every figure of both must be the same.
pub(super) fn compare(
    ours: &Map<String, Value>,
    theirs: &Map<String, Value>,
    peer: &str,
) -> crate::Outcome {
    // 412 and 412.0 are the same figure.
    let figures = |of: &Map<String, Value>, key: &String| -> Option<Vec<Option<f64>>> {
        Some(of.get(key)?.as_array()?.iter().map(Value::as_f64).collect())
    };
    let differs = |key: &&String| figures(ours, key) != figures(theirs, key);
    let mut different: Vec<&String> = ours.keys().filter(differs).collect();
    different.extend(theirs.keys().filter(|key| !ours.contains_key(*key)));
    match different.first() {
        None if !ours.is_empty() => Ok(()),
        None => Err("no figures at all".to_owned()),
        Some(key) => Err(format!(
            "{} of {} figures differ from those of {peer}: of `{key}` ours is {}, theirs {}",
            different.len(),
            ours.len(),
            ours.get(*key).unwrap_or(&Value::Null),
            theirs.get(*key).unwrap_or(&Value::Null),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::compare;
    use serde_json::{Map, Value, json};

    fn figures(value: &Value) -> Map<String, Value> {
        value.as_object().cloned().unwrap_or_default()
    }

    #[test]
    fn one_figure_that_differs_or_is_missing_is_an_error() {
        let ours = figures(&json!({"stock 2015-01 3": [412, null], "inflow 2015-01": [7, null]}));
        assert_eq!(compare(&ours, &ours, "peer"), Ok(()));
        let other = figures(&json!({"stock 2015-01 3": [412, null], "inflow 2015-01": [8, null]}));
        assert!(compare(&ours, &other, "peer").is_err_and(|said| said.contains("inflow 2015-01")));
        let fewer = figures(&json!({"stock 2015-01 3": [412, null]}));
        assert!(compare(&ours, &fewer, "peer").is_err());
        assert!(compare(&fewer, &ours, "peer").is_err());
        assert!(compare(&Map::new(), &Map::new(), "peer").is_err());
    }
}
