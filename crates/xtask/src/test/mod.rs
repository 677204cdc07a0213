//! What `cargo xtask test` does: parts, each a list of named steps.

mod tools;

use crate::command::Outcome;
use std::path::Path;
use std::time::Instant;
use tools::Tool;

/// A part of the tests, usually a language's.
struct Part {
    name: &'static str,
    tools: &'static [Tool],
    steps: &'static [Step],
}

/// One thing that must hold: a command that ends well.
struct Step {
    name: &'static str,
    command: &'static [&'static str],
    env: &'static [(&'static str, &'static str)],
}

const fn step(name: &'static str, command: &'static [&'static str]) -> Step {
    Step { name, command, env: &[] }
}

/// All parts, in the order they run. A face of the library adds its own here.
static PARTS: &[Part] = &[CORE, PYTHON, JAVASCRIPT, DASHBOARD];

const CORE: Part = Part {
    name: "core",
    // The lints see the Python package too, which is compiled for the Python that is found.
    tools: &[tools::RUSTFMT, tools::CLIPPY, tools::PYTHON],
    steps: &[
        step("the toolchain", &["cargo", "xtask", "toolchain"]),
        step("formatting", &["cargo", "xtask", "format", "--check"]),
        step(
            "lints, all features",
            &[
                "cargo",
                "clippy",
                "--workspace",
                "--all-targets",
                "--all-features",
                "--",
                "-D",
                "warnings",
            ],
        ),
        step(
            "lints, no default features",
            &[
                "cargo",
                "clippy",
                "--package",
                "meedoen",
                "--all-targets",
                "--no-default-features",
                "--",
                "-D",
                "warnings",
            ],
        ),
        Step {
            name: "documentation",
            command: &["cargo", "doc", "--workspace", "--all-features", "--no-deps"],
            env: &[("RUSTDOCFLAGS", "-D warnings")],
        },
        step("generated files", &["cargo", "xtask", "codegen", "--check"]),
        step(
            "tests",
            // The faces have their tests in their own languages.
            &[
                "cargo",
                "test",
                "--workspace",
                "--exclude",
                "meedoen-py",
                "--exclude",
                "meedoen-wasm",
                "--all-features",
            ],
        ),
        step("examples", &["cargo", "build", "--examples"]),
    ],
};

/// The Python of the package's environment, which the first step makes.
const PY: &str = "target/python/env/bin/python";

const PYTHON: Part = Part {
    name: "python",
    tools: &[tools::PYTHON],
    steps: &[
        step("its environment", &["cargo", "xtask", "python", "environment"]),
        step("formatting", &[PY, "-m", "ruff", "format", "--check", "crates/py"]),
        step("lints", &[PY, "-m", "ruff", "check", "crates/py"]),
        step("the wheel", &["cargo", "xtask", "python", "wheel"]),
        step("stubs", &["cargo", "xtask", "python", "stubs", "--check"]),
        step(
            "types",
            &[PY, "-m", "mypy", "--config-file", "crates/py/pyproject.toml", "crates/py/python"],
        ),
        step("types as stubs say", &["cargo", "xtask", "python", "stubtest"]),
        step("tests", &["cargo", "xtask", "python", "tests"]),
        step("the wheel alone", &["cargo", "xtask", "python", "alone"]),
    ],
};

/// The npm package's own scripts.
const NPM: &str = "crates/wasm/npm";

const JAVASCRIPT: Part = Part {
    name: "javascript",
    tools: &[tools::WASM, tools::NODE, tools::CHROMIUM],
    steps: &[
        // Before the build, which writes them; it installs the packages, too.
        step("types of the wire form", &["cargo", "xtask", "wasm", "types", "--check"]),
        step("formatting and lints", &["npm", "run", "--prefix", NPM, "lint"]),
        step("the package", &["cargo", "xtask", "wasm"]),
        step("types", &["npm", "run", "--prefix", NPM, "types"]),
        step("tests in Node", &["npm", "run", "--prefix", NPM, "test:node"]),
        step("tests in Chromium", &["npm", "run", "--prefix", NPM, "test:chromium"]),
        step("packed", &["cargo", "xtask", "wasm", "pack"]),
        step("tests of the packed", &["npm", "run", "--prefix", NPM, "test:packed"]),
    ],
};

/// The dashboard's own scripts.
const SITE: &str = "docs/dashboard";

/// After `javascript`, for the dashboard is built with the package that is there.
const DASHBOARD: Part = Part {
    name: "dashboard",
    tools: &[tools::NODE, tools::CHROMIUM],
    steps: &[
        step("the package and its packages", &["cargo", "xtask", "dashboard"]),
        step("types", &["npm", "run", "--prefix", SITE, "check"]),
        step("the site and the single file", &["npm", "run", "--prefix", SITE, "build"]),
        step("tests in Chromium", &["npm", "run", "--prefix", SITE, "test"]),
    ],
};

/// Runs the parts with these names (none: all), stopping at the first step that fails.
pub(crate) fn run(root: &Path, names: &[&str], install: bool) -> Outcome {
    let all = || PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ");
    if let Some(name) = names.iter().find(|name| PARTS.iter().all(|part| part.name != **name)) {
        return Err(format!("the tests have no part `{name}`; the parts are: {}", all()));
    }
    let wanted = |part: &&Part| names.is_empty() || names.contains(&part.name);
    for part in PARTS.iter().filter(wanted) {
        tools::ready(root, part.tools, install)?;
        for step in part.steps {
            step.run(root, part.name)?;
        }
    }
    Ok(())
}

impl Step {
    fn run(&self, root: &Path, part: &str) -> Outcome {
        println!("\n=== {part}: {} ===\n$ {}", self.name, self.line());
        let [program, arguments @ ..] = self.command else { return Ok(()) };
        let started = Instant::now();
        let status = tools::program(root, program)
            .args(arguments)
            .envs(self.env.iter().copied())
            .status()
            .map_err(|error| format!("`{program}` can't be started: {error}"))?;
        if !status.success() {
            return Err(format!(
                "{part}: {} failed ({status}). To run just this step:\n  {}",
                self.name,
                self.line()
            ));
        }
        println!("=== {part}: {}: ok, {:.0} s ===", self.name, started.elapsed().as_secs_f64());
        Ok(())
    }

    /// The step as one would type it.
    fn line(&self) -> String {
        let env = self.env.iter().map(|(name, value)| format!("{name}='{value}'"));
        let words = self.command.iter().map(ToString::to_string);
        env.chain(words).collect::<Vec<_>>().join(" ")
    }
}
