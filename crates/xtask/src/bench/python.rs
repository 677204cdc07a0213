//! The peers' own virtual environment, under `target`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of the peers' programs.
pub(super) const PEERS: &str = "bench/peers";

/// The environment's Python, made and filled where it is not there yet.
pub(super) fn ready(root: &Path) -> Result<PathBuf, String> {
    let home = root.join("target/bench-venv");
    let python = home.join("bin/python");
    let wanted = root.join(PEERS).join("requirements.txt");
    let wanted_text = std::fs::read_to_string(&wanted).map_err(|error| error.to_string())?;
    let marker = home.join("installed.txt");
    if std::fs::read_to_string(&marker).is_ok_and(|text| text == wanted_text) {
        return Ok(python);
    }
    println!("installing the peers into {}", home.display());
    must(Command::new("python3").args(["-m", "venv"]).arg(&home))?;
    must(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(&wanted))?;
    std::fs::write(&marker, wanted_text).map_err(|error| error.to_string())?;
    Ok(python)
}

fn must(command: &mut Command) -> crate::Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(format!("{command:?} failed")),
    }
}
