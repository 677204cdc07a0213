//! The part of `docs/performance.md` about the npm package.

use super::numbers::{short, thousands};
use super::targets::Measured;
use serde_json::Value;
use std::fmt::Write;

/// At most this many times the native time: counting, and what is written out.
const COUNTING: f64 = 2.0;
const WRITING: f64 = 2.5;

/// The faces, as the page names them.
const FACES: [(&str, &str); 2] = [("Node", "node"), ("Chromium", "chromium")];

/// A step: its name, what it is the sum of, and how many times the native time it may take.
const STEPS: [(&str, &[&str], Option<f64>); 7] = [
    ("CSV to ledger", &["csv"], None),
    ("columns to ledger", &["columns"], None),
    ("ledger to caseload", &["build"], None),
    ("the build: columns to caseload", &["columns", "build"], Some(COUNTING)),
    ("the sweep: the battery through `ask`", &["ask"], Some(COUNTING)),
    ("the findings, as columns", &["findings"], Some(WRITING)),
    ("the report, as HTML", &["report"], Some(WRITING)),
];

/// Writes the section; nothing where nothing was measured.
pub(super) fn write(page: &mut String, measured: &Measured<'_>) -> std::fmt::Result {
    let mut cells: Vec<&Value> = measured.of("native").collect();
    if cells.is_empty() {
        return Ok(());
    }
    cells.sort_by_key(|it| (it["size"].as_u64(), it["ids"].as_u64(), it["order"] == "shuffled"));
    write_introduction(page, measured)?;
    write_targets(page, measured, &cells)?;
    write_steps(page, measured, &cells)?;
    write_memory(page, measured, &cells)
}

fn write_introduction(page: &mut String, measured: &Measured<'_>) -> std::fmt::Result {
    let version = |who| measured.of(who).find_map(|it| it["version"].as_str()).unwrap_or("–");
    writeln!(
        page,
        "## In Node and in the browser\n\nThe npm package beside the library on one thread: the same \
         ledgers, steps and questions, the same figures (compared). Node {}, Chromium {}. All three \
         have turns, one after another; a time is the least of all runs in three processes, in \
         brackets the factor over the native time. The sweep is asked through `ask`, from a list of \
         questions to lists of rows: in JavaScript the rows go through JSON, natively they are not \
         written at all. *The first time* is that of a fresh process or page: code that is not \
         optimised yet, memory that is new.\n",
        version("node").trim_start_matches('v'),
        version("chromium"),
    )
}

/// The worst cell at one million clients.
fn write_targets(page: &mut String, measured: &Measured<'_>, cells: &[&Value]) -> std::fmt::Result {
    writeln!(page, "At one million clients, the worst of the cells, over the native time:\n")?;
    writeln!(page, "| what | at most | Node | | Chromium | |\n|---|--:|--:|---|--:|---|")?;
    for (name, steps, at_most) in STEPS {
        let Some(at_most) = at_most else { continue };
        write!(page, "| {name} | {at_most} |")?;
        for (_, who) in FACES {
            let large = cells.iter().filter(|it| it["size"] == 1_000_000);
            let worst = large.filter_map(|native| {
                let face = measured.beside(native, who)?;
                Some(sum(face, "least", steps)? / sum(native, "least", steps)?)
            });
            match worst.reduce(f64::max) {
                None => write!(page, " – | not measured |")?,
                Some(it) if it <= at_most => write!(page, " {}× | reached |", short(it))?,
                Some(it) => write!(page, " {}× | **not reached** |", short(it))?,
            }
        }
        writeln!(page)?;
    }
    writeln!(page)
}

fn write_steps(page: &mut String, measured: &Measured<'_>, cells: &[&Value]) -> std::fmt::Result {
    writeln!(
        page,
        "| clients | ids | rows | step, s | native | Node | Chromium | the first time: native | Node | \
         Chromium |\n|--:|--:|---|---|--:|--:|--:|--:|--:|--:|"
    )?;
    for native in cells {
        for (name, steps, _) in STEPS {
            write!(page, "{} {name} |", place(native))?;
            for when in ["least", "first"] {
                let ours = sum(native, when, steps);
                write!(page, " {} |", ours.map_or("–".to_owned(), short))?;
                for (_, who) in FACES {
                    let face = measured.beside(native, who).and_then(|it| sum(it, when, steps));
                    match face.zip(ours) {
                        None => write!(page, " – |")?,
                        Some((face, ours)) => {
                            write!(page, " {} ({}×) |", short(face), short(face / ours))?;
                        }
                    }
                }
            }
            writeln!(page)?;
        }
    }
    writeln!(page)
}

fn write_memory(page: &mut String, measured: &Measured<'_>, cells: &[&Value]) -> std::fmt::Result {
    writeln!(
        page,
        "Memory, in MB: the engine's own (WebAssembly's memory never shrinks: the peak), and the peak \
         of Node's whole process, in brackets with what it began: the file, or the columns too.\n"
    )?;
    writeln!(
        page,
        "| clients | ids | rows | way | engine in Node | in Chromium | Node's process |\n\
         |--:|--:|---|---|--:|--:|--:|"
    )?;
    for native in cells {
        for (name, way) in
            [("CSV to caseload", "csv"), ("columns to caseload to answers", "columns")]
        {
            let number = |who: &'static str, key: &str| {
                let found = measured.beside(native, who);
                let number = found.and_then(|it| it[format!("{key}_{way}")].as_f64());
                number.map_or("–".to_owned(), |number| format!("{number:.0}"))
            };
            write!(page, "{} {name} |", place(native))?;
            write!(page, " {} | {} |", number("node", "memory"), number("chromium", "memory"))?;
            writeln!(page, " {} ({}) |", number("node", "peak"), number("node", "begun"))?;
        }
    }
    writeln!(page)
}

/// The seconds of these steps together.
fn sum(record: &Value, when: &str, steps: &[&str]) -> Option<f64> {
    steps.iter().map(|step| record[when][step].as_f64()).sum()
}

/// The first cells of a line.
fn place(record: &Value) -> String {
    format!(
        "| {} | {} | {} |",
        thousands(record["size"].as_u64().unwrap_or_default()),
        record["ids"],
        record["order"].as_str().unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::super::page::of;
    use serde_json::json;

    #[test]
    fn the_worst_cell_is_held_against_the_target() {
        let cell = |who: &str, order: &str, build: f64, ask: f64| {
            let took = json!({"csv": 3.0, "columns": 0.5, "build": build, "ask": ask});
            json!({"who": who, "size": 1_000_000, "ids": 9, "order": order, "threads": 1,
                   "least": took, "first": took})
        };
        let page = of(&[
            cell("native", "sorted", 0.5, 0.1),
            cell("native", "shuffled", 0.5, 0.1),
            cell("node", "sorted", 1.0, 0.1),
            cell("node", "shuffled", 1.4, 0.3),
        ]);
        let build = "| the build: columns to caseload | 2 | 1.90× | reached | – | not measured |";
        assert!(page.contains(build), "{page}");
        let sweep = "| the sweep: the battery through `ask` | 2 | 3.00× | **not reached** |";
        assert!(page.contains(sweep), "{page}");
        assert!(!of(&[]).contains("In Node"));
    }
}
