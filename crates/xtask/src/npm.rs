//! npm packages in a folder with a `package.json`, as its lock file says.

use crate::command::{Outcome, must};
use std::path::Path;
use std::process::Command;

/// Sees to it that the packages of the lock file, and no others, are in `node_modules`.
pub(crate) fn ready(folder: &Path) -> Outcome {
    let lock = folder.join("package-lock.json");
    let wanted =
        std::fs::read_to_string(&lock).map_err(|error| format!("{}: {error}", lock.display()))?;
    let marker = folder.join("node_modules/.installed-lock.json");
    if std::fs::read_to_string(&marker).is_ok_and(|text| text == wanted) {
        return Ok(());
    }
    println!("installing the packages of {}", folder.display());
    must(npm(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel", "error"]))?;
    std::fs::write(&marker, wanted).map_err(|error| error.to_string())
}

/// `npm`, to be started in a folder.
pub(crate) fn npm(folder: &Path) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(folder);
    npm
}

/// A program of a package that is installed in a folder, to be started there.
pub(crate) fn program(folder: &Path, name: &str) -> Command {
    let mut program = Command::new(folder.join("node_modules/.bin").join(name));
    program.current_dir(folder);
    program
}
