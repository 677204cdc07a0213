//! The tools a part needs beside cargo: found, installed when that is allowed, else named.

use crate::Outcome;
use std::process::{Command, Stdio};

/// A tool: how to see that it is there, and the one command that brings it.
pub(crate) struct Tool {
    name: &'static str,
    probe: &'static [&'static str],
    install: &'static [&'static str],
}

pub(crate) const RUSTFMT: Tool = Tool {
    name: "rustfmt",
    probe: &["cargo", "fmt", "--version"],
    install: &["rustup", "component", "add", "rustfmt"],
};

pub(crate) const CLIPPY: Tool = Tool {
    name: "clippy",
    probe: &["cargo", "clippy", "--version"],
    install: &["rustup", "component", "add", "clippy"],
};

/// Python with what makes virtual environments.
pub(crate) const PYTHON: Tool = Tool {
    name: "python3 with venv",
    probe: &["python3", "-c", "import ensurepip, venv"],
    install: &["apt-get", "install", "--yes", "python3-venv"],
};

/// Sees to it that these tools are there.
pub(crate) fn ready(tools: &[Tool], install: bool) -> Outcome {
    for tool in tools.iter().filter(|tool| !works(tool.probe, Stdio::null)) {
        let command = tool.install.join(" ");
        if !install {
            return Err(format!("{} is missing. This installs it:\n  {command}", tool.name));
        }
        println!("{} is missing: {command}", tool.name);
        if !works(tool.install, Stdio::inherit) || !works(tool.probe, Stdio::null) {
            return Err(format!("{} could not be installed with `{command}`", tool.name));
        }
    }
    Ok(())
}

/// Whether a command can be started and ends well.
fn works(command: &[&str], output: fn() -> Stdio) -> bool {
    let [program, arguments @ ..] = command else { return false };
    let mut command = Command::new(program);
    command.args(arguments).stdout(output()).stderr(output());
    command.status().is_ok_and(|status| status.success())
}
