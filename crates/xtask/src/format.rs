//! Formats every Rust file, or says which are not formatted.
//!
//! `cargo fmt` follows the `mod` lines it can see. The files of the dimensions are declared by a macro,
//! so they are named here, by their folder.

use crate::command::{Outcome, must};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders of files that a macro declares as modules.
const DECLARED_BY_MACRO: [&str; 1] = ["crates/core/src/kpi/dimension/readers"];

/// Formats, or with `check` only compares.
pub(crate) fn run(root: &Path, check: bool) -> Outcome {
    let flags: &[&str] = if check { &["--check"] } else { &[] };
    let mut all = Command::new("cargo");
    must(all.args(["fmt", "--all", "--"]).args(flags).current_dir(root))?;
    let mut fuzz = Command::new("cargo");
    fuzz.args(["fmt", "--manifest-path", "fuzz/Cargo.toml", "--"]);
    must(fuzz.args(flags).current_dir(root))?;
    for folder in DECLARED_BY_MACRO {
        let files = rust_files(&root.join(folder))?;
        let mut rustfmt = Command::new("rustfmt");
        must(rustfmt.args(["--edition", "2024"]).args(flags).args(files).current_dir(root))?;
    }
    Ok(())
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let cant_read = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(cant_read)? {
        let path = entry.map_err(cant_read)?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
