//! The Python package: its environment, its wheel, its stubs.
//!
//! The wheel that the tests use is built with the feature `stubs`, so that one build serves both; what
//! is published is built without.

use crate::command::{NO_COMMAND, Outcome, must};
use crate::venv;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package's folder, and that of its Python.
const PACKAGE: &str = "crates/py";
const STUBS: &str = "crates/py/python/meedoen/_native.pyi";

pub(crate) fn run(root: &Path, words: &[&str]) -> Outcome {
    match words {
        ["environment"] => environment(root).map(|_| ()),
        ["wheel"] => install(root),
        ["stubs"] => stubs(root, false),
        ["stubs", "--check"] => stubs(root, true),
        ["stubtest"] => stubtest(root),
        ["tests", words @ ..] => tests(root, words),
        ["alone"] => alone(root),
        _ => Err(NO_COMMAND.to_owned()),
    }
}

/// The folder for what is made here.
fn made(root: &Path) -> PathBuf {
    root.join("target/python")
}

fn environment(root: &Path) -> Result<PathBuf, String> {
    venv::ready(&made(root).join("env"), &root.join(PACKAGE).join("requirements.txt"))
}

/// Maturin, started in the package's folder.
fn maturin(root: &Path, python: &Path, command: &str) -> Command {
    let mut maturin = Command::new(python);
    maturin.args(["-m", "maturin", command, "--features", "stubs", "--interpreter"]).arg(python);
    maturin.current_dir(root.join(PACKAGE));
    maturin
}

/// Builds the wheel; its path.
fn wheel(root: &Path, python: &Path) -> Result<PathBuf, String> {
    let out = made(root).join("wheels");
    let _ = std::fs::remove_dir_all(&out);
    must(maturin(root, python, "build").arg("--out").arg(&out))?;
    let mut files = std::fs::read_dir(&out).map_err(|error| error.to_string())?;
    let wheel = files.find_map(|file| Some(file.ok()?.path()));
    wheel.ok_or_else(|| format!("no wheel came into {}", out.display()))
}

/// Builds the wheel and puts it into the environment.
fn install(root: &Path) -> Outcome {
    let python = environment(root)?;
    let wheel = wheel(root, &python)?;
    let mut pip = Command::new(&python);
    must(pip.args(["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"]).arg(wheel))
}

/// Writes the stubs of the native module, or says that they have drifted.
fn stubs(root: &Path, check: bool) -> Outcome {
    let python = environment(root)?;
    let out = made(root).join("stubs");
    must(maturin(root, &python, "generate-stubs").arg("--out").arg(&out))?;
    let read = |path: PathBuf| {
        std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let (new, own) = (read(out.join("meedoen/_native.pyi"))?, root.join(STUBS));
    if read(own.clone()).is_ok_and(|held| held.replace("\r\n", "\n") == new) {
        println!("the stubs have not drifted");
        return Ok(());
    }
    if check {
        return Err(format!("{STUBS} has drifted. To write it anew: cargo xtask python stubs"));
    }
    println!("written: {STUBS}");
    std::fs::write(own, new).map_err(|error| error.to_string())
}

/// Whether the stubs of the native module say what it is: of the installed package, away from the
/// sources.
fn stubtest(root: &Path) -> Outcome {
    let python = environment(root)?;
    let mut stubtest = Command::new(python);
    stubtest.args(["-m", "mypy.stubtest", "meedoen._native"]);
    must(stubtest.current_dir(made(root)))
}

/// Runs the tests in Python of the installed package, all or those that pytest is told.
fn tests(root: &Path, words: &[&str]) -> Outcome {
    let mut pytest = Command::new(environment(root)?);
    pytest.args(["-m", "pytest", "--quiet"]).args(words);
    must(pytest.current_dir(root.join(PACKAGE)))
}

/// Uses the wheel where there is nothing else but what it asks for itself.
fn alone(root: &Path) -> Outcome {
    let home = made(root).join("empty");
    let mut wheels =
        std::fs::read_dir(made(root).join("wheels")).map_err(|error| error.to_string())?;
    let wheel = wheels.find_map(|file| Some(file.ok()?.path()));
    let wheel = wheel.ok_or("there is no wheel: cargo xtask python wheel")?;
    venv::fresh(&home)?;
    let python = home.join("bin/python");
    must(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).arg(wheel))?;
    must(Command::new(&python).arg(root.join(PACKAGE).join("tests/alone.py")).current_dir(&home))
}
