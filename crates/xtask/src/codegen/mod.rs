//! What is generated from the code: committed, and checked for drift.

mod findings_page;
mod kpi_page;
mod kpi_terms;
mod python_words;
mod wire_schema;

use crate::command::Outcome;
use std::path::Path;

/// A generated file: its path in the checkout and what it must hold.
struct Generated {
    path: &'static str,
    text: fn() -> String,
}

/// Every generated file. What else the code can write is added here and nowhere else.
const FILES: &[Generated] = &[
    Generated { path: "docs/kpis.md", text: kpi_page::page },
    Generated { path: "crates/core/src/catalogue/terms.md", text: kpi_terms::table },
    Generated { path: "docs/findings.md", text: findings_page::page },
    Generated { path: "docs/policy.schema.json", text: meedoen::policy::schema },
    Generated { path: "crates/py/python/meedoen/_words.py", text: python_words::module },
    Generated { path: "docs/mapping.schema.json", text: meedoen::ledger::Mapping::schema },
    Generated { path: "docs/wire.schema.json", text: wire_schema::whole },
];

/// Writes the files that are not as they should be.
pub(crate) fn write(root: &Path) -> Outcome {
    for file in drifted(root) {
        let path = root.join(file.path);
        std::fs::write(&path, (file.text)()).map_err(|error| format!("{}: {error}", file.path))?;
        println!("written: {}", file.path);
    }
    Ok(())
}

/// Fails when a file is not what the code would write.
pub(crate) fn check(root: &Path) -> Outcome {
    let names: Vec<&str> = drifted(root).map(|file| file.path).collect();
    if names.is_empty() {
        println!("{} generated, none has drifted", FILES.len());
        return Ok(());
    }
    Err(format!(
        "not what the code would write: {}\nTo write it anew: cargo xtask codegen",
        names.join(", ")
    ))
}

fn drifted(root: &Path) -> impl Iterator<Item = &'static Generated> {
    FILES.iter().filter(move |file| {
        // A checkout on Windows may have turned the line ends.
        let held = std::fs::read_to_string(root.join(file.path)).unwrap_or_default();
        held.replace("\r\n", "\n") != (file.text)()
    })
}
