//! Running programs: what a command of xtask comes to, and programs that must end well.

use std::path::Path;
use std::process::Command;

/// What a command comes to: nothing, or a sentence that says what went wrong.
pub(crate) type Outcome = Result<(), String>;

/// How a sentence begins that says the command line is wrong; what can be typed follows it.
pub(crate) const NO_COMMAND: &str = "no such command";

/// Runs a program that must end well.
pub(crate) fn must(command: &mut Command) -> Outcome {
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{command:?} failed ({status})")),
        Err(error) => Err(format!("{command:?} can't be started: {error}")),
    }
}

/// What a program prints, when it ends well.
pub(crate) fn output(root: &Path, program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(root)
        .output()
        .map_err(|error| format!("`{program}` can't be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{program} {}` failed", arguments.join(" ")));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{program}` did not answer in UTF-8"))
}
