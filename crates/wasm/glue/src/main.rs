//! Writes the glue between JavaScript and a module that was built for WebAssembly:
//!
//! ```text
//! cargo run --package wasm-glue -- MODULE FOLDER
//! ```
//!
//! writes `meedoen.js`, `meedoen.d.ts` and `meedoen_bg.wasm` into the folder. `cargo xtask wasm` calls
//! it. It is a package of its own because `wasm-bindgen-cli-support` takes long to build, and the other
//! commands do not need it.

use std::process::ExitCode;
use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = words.as_slice() else {
        eprintln!("usage: wasm-glue MODULE FOLDER");
        return ExitCode::FAILURE;
    };
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("meedoen").typescript(true).remove_producers_section(true);
    let written =
        bindgen.web(true).and_then(|bindgen| bindgen.reset_state_function(true).generate(folder));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-glue: {module}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
