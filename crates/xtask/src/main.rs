//! The project's own commands. Run from anywhere in the checkout:
//!
//! ```text
//! cargo xtask test [part …] [--install]   everything that must hold, or the parts named
//! cargo xtask format [--check]            format every Rust file, or say which is not
//! cargo xtask codegen [--check]           write what is generated, or say what has drifted
//! cargo xtask bench [--quick] [--sizes N,…] [--browser] the council battery by us, by others and by the npm package
//! cargo xtask python WORD                 the Python package: environment, wheel, stubs [--check], alone
//! cargo xtask wasm [types [--check] | pack] the npm package, whole; or only its types, or packed
//! cargo xtask dashboard                   what the dashboard is built with: its packages, the npm package
//! cargo xtask toolchain                   is Rust new enough, and do the docs name the same version
//! ```
//!
//! `test` lists its steps and the tools they need, `format` the files that cargo does not see, `codegen` lists the generated files, `toolchain`
//! checks the version of Rust, `python` builds and tries the Python package in environments that `venv`
//! makes, `wasm` builds the npm package with tools that `npm` installs, `bench` measures.

mod bench;
mod codegen;
mod command;
mod format;
mod npm;
mod python;
mod test;
mod toolchain;
mod venv;
mod wasm;

use command::{NO_COMMAND, Outcome};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const USAGE: &str = "\
usage: cargo xtask test [part ...] [--install]
       cargo xtask format [--check]
       cargo xtask codegen [--check]
       cargo xtask bench [--quick] [--sizes N,...] [--ids 9,16] [--threads 1,2] [--browser]
                         [--add | --page]
       cargo xtask python environment | wheel | stubs [--check] | tests [...] | alone
       cargo xtask wasm [types [--check] | pack]
       cargo xtask dashboard
       cargo xtask toolchain";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            if sentence.starts_with(NO_COMMAND) {
                eprintln!("{USAGE}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome {
    let root = checkout()?;
    match words {
        ["test", rest @ ..] => {
            let (flags, parts): (Vec<&str>, Vec<&str>) =
                rest.iter().partition(|word| word.starts_with('-'));
            if let Some(flag) = flags.iter().find(|flag| **flag != "--install") {
                return Err(format!("{NO_COMMAND}: `test` has no {flag}"));
            }
            test::run(&root, &parts, !flags.is_empty())
        }
        ["format"] => format::run(&root, false),
        ["format", "--check"] => format::run(&root, true),
        ["codegen"] => codegen::write(&root),
        ["codegen", "--check"] => codegen::check(&root),
        ["bench", rest @ ..] => bench::run(&root, rest),
        ["python", rest @ ..] => python::run(&root, rest),
        ["wasm", rest @ ..] => wasm::run(&root, rest),
        ["dashboard"] => wasm::dashboard(&root),
        ["toolchain"] => toolchain::check(&root),
        _ => Err(NO_COMMAND.to_owned()),
    }
}

/// The root of the checkout: two folders above this crate.
fn checkout() -> Result<PathBuf, String> {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = own.ancestors().nth(2).ok_or("the checkout has no root")?;
    Ok(root.to_path_buf())
}
