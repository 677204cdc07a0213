//! Virtual environments of Python under `target`, each made of a file of requirements.

use crate::command::{Outcome, must};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The Python of an environment, made and filled where it is not there yet or its requirements have
/// changed.
pub(crate) fn ready(home: &Path, requirements: &Path) -> Result<PathBuf, String> {
    let python = home.join("bin/python");
    let wanted = std::fs::read_to_string(requirements)
        .map_err(|error| format!("{}: {error}", requirements.display()))?;
    let marker = home.join("installed.txt");
    if std::fs::read_to_string(&marker).is_ok_and(|text| text == wanted) {
        return Ok(python);
    }
    println!("installing {} into {}", requirements.display(), home.display());
    fresh(home)?;
    must(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(requirements))?;
    std::fs::write(&marker, wanted).map_err(|error| error.to_string())?;
    Ok(python)
}

/// An environment with nothing in it.
pub(crate) fn fresh(home: &Path) -> Outcome {
    must(Command::new("python3").args(["-m", "venv", "--clear"]).arg(home))
}
