//! The tools a part needs beside cargo: found, installed when that is allowed, else named.

use crate::Outcome;
use std::process::{Command, Stdio};

/// A tool: how to see that it is there, and the commands that bring it.
pub(crate) struct Tool {
    name: &'static str,
    probe: &'static [&'static str],
    install: &'static [&'static [&'static str]],
}

pub(crate) const RUSTFMT: Tool = Tool {
    name: "rustfmt",
    probe: &["cargo", "fmt", "--version"],
    install: &[&["rustup", "component", "add", "rustfmt"]],
};

pub(crate) const CLIPPY: Tool = Tool {
    name: "clippy",
    probe: &["cargo", "clippy", "--version"],
    install: &[&["rustup", "component", "add", "clippy"]],
};

/// Python with what makes virtual environments.
pub(crate) const PYTHON: Tool = Tool {
    name: "python3 with venv",
    probe: &["python3", "-c", "import ensurepip, venv"],
    install: &[APT_UPDATE, &["apt-get", "install", "--yes", "python3-venv"]],
};

/// Node with npm, new enough for the tools of the JavaScript part.
pub(crate) const NODE: Tool = Tool {
    name: "node 20 or newer with npm",
    probe: &[
        "sh",
        "-c",
        "npm --version && node -e 'process.exit(Number(parseInt(process.versions.node) < 20))'",
    ],
    install: &[APT_UPDATE, &["apt-get", "install", "--yes", "nodejs", "npm"]],
};

/// A Chromium for the tests in a browser, which look for it under the same names.
pub(crate) const CHROMIUM: Tool = Tool {
    name: "chromium (another one may be named by CHROMIUM)",
    probe: &[
        "sh",
        "-c",
        "for name in \"$CHROMIUM\" chromium chromium-browser google-chrome; do \
         command -v \"$name\" && exit; done; exit 1",
    ],
    install: &[APT_UPDATE, &["apt-get", "install", "--yes", "chromium"]],
};

const APT_UPDATE: &[&str] = &["apt-get", "update", "--quiet"];

/// Sees to it that these tools are there.
pub(crate) fn ready(tools: &[Tool], install: bool) -> Outcome {
    for tool in tools.iter().filter(|tool| !works(tool.probe, Stdio::null)) {
        let lines: Vec<String> = tool.install.iter().map(|command| command.join(" ")).collect();
        let command = lines.join(" && ");
        if !install {
            return Err(format!("{} is missing. This installs it:\n  {command}", tool.name));
        }
        println!("{} is missing: {command}", tool.name);
        let installed = tool.install.iter().all(|command| works(command, Stdio::inherit));
        if !installed || !works(tool.probe, Stdio::null) {
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
