//! One version of Rust, named in one place: `rust-version` of the workspace. The tests run on that
//! version or a newer one, and the docs name the same.

use crate::command::{Outcome, output};
use std::path::Path;

/// The pages that may tell a reader which Rust they need.
const PAGES: [&str; 2] = ["README.md", "CONTRIBUTING.md"];

pub(crate) fn check(root: &Path) -> Outcome {
    let needed = rust_version(root)?;
    let line = output(root, "rustc", &["--version"])?;
    let running = line.split_whitespace().nth(1).unwrap_or_default();
    if numbers(running) < numbers(&needed) {
        return Err(format!("the workspace needs Rust {needed}, and this is {running}"));
    }
    for page in PAGES {
        let text = std::fs::read_to_string(root.join(page)).unwrap_or_default();
        if let Some(other) = versions_named(&text).find(|version| *version != needed) {
            return Err(format!("{page} speaks of Rust {other}, the workspace of {needed}"));
        }
    }
    println!("Rust {running}; the workspace needs {needed}");
    Ok(())
}

/// The `rust-version` of the packages, which must be one.
fn rust_version(root: &Path) -> Result<String, String> {
    let text = output(root, "cargo", &["metadata", "--no-deps", "--format-version", "1"])?;
    let metadata: serde_json::Value =
        serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    let mut versions: Vec<&str> =
        packages.iter().map(|package| package["rust_version"].as_str().unwrap_or("none")).collect();
    versions.sort_unstable();
    versions.dedup();
    match versions[..] {
        [one] if one != "none" => Ok(one.to_owned()),
        _ => Err(format!("the packages name several rust-versions or none: {versions:?}")),
    }
}

/// Every version that follows the word Rust: `Rust 1.95`, `Rust (1.95 or later)`.
fn versions_named(text: &str) -> impl Iterator<Item = &str> {
    let after = text.split("Rust").skip(1).map(|rest| rest.trim_start_matches([' ', '(']));
    after.filter(|rest| rest.starts_with("1.")).map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        rest[..end].trim_end_matches('.')
    })
}

/// `1.95.0` as numbers that compare; what is no number ends it (`1.96.0-nightly`).
fn numbers(version: &str) -> Vec<u32> {
    version.split(['.', '-']).map_while(|part| part.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{numbers, versions_named};

    #[test]
    fn versions_compare_as_numbers() {
        assert!(numbers("1.95.0") >= numbers("1.95"));
        assert!(numbers("1.100.0-nightly") > numbers("1.95"));
        assert!(numbers("1.9.1") < numbers("1.95"));
    }

    #[test]
    fn versions_are_found_in_a_page() {
        let text =
            "Nothing but Rust 1.95. In Rust we say so; Rust 2024 is an edition, Rust 1.96.1 newer";
        assert_eq!(versions_named(text).collect::<Vec<_>>(), ["1.95", "1.96.1"]);
    }
}
