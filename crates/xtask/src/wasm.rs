//! The npm package: its module, its types, its JavaScript.
//!
//! It is built into `crates/wasm/npm/dist`, in this order: the Rust module (for `wasm32`, with the profile
//! `wasm`), its glue (by the package `wasm-glue`), the module optimised by `wasm-opt`, the types of the
//! wire form from its JSON Schema, and the JavaScript from TypeScript.

use crate::command::{NO_COMMAND, Outcome, must};
use crate::npm;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
const PACKAGE: &str = "crates/wasm/npm";
/// The module and its glue, as TypeScript imports them.
const NATIVE: &str = "crates/wasm/npm/src/native";
/// The types of the wire form, generated, and what from.
const WIRE: &str = "crates/wasm/npm/src/wire.ts";
const SCHEMA: &str = "docs/wire.schema.json";
/// What `wasm-opt` is told: to optimise, and which instructions the compiler may have used. Browsers of
/// the last years have them all.
const OPTIMISE: [&str; 8] = [
    "-Oz",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
    "--enable-reference-types",
];

pub(crate) fn run(root: &Path, words: &[&str]) -> Outcome {
    match words {
        [] => build(root),
        ["types"] => types(root, false),
        ["types", "--check"] => types(root, true),
        ["pack"] => pack(root).map(|_| ()),
        _ => Err(NO_COMMAND.to_owned()),
    }
}

/// Builds the whole package.
fn build(root: &Path) -> Outcome {
    npm::ready(&root.join(PACKAGE))?;
    module(root)?;
    types(root, false)?;
    sample(root)?;
    javascript(root)
}

/// What the dashboard is built with: the package, made where there is none, and packages of npm.
pub(crate) fn dashboard(root: &Path) -> Outcome {
    if !root.join(PACKAGE).join("dist/native/meedoen_bg.wasm").exists() {
        build(root)?;
    }
    npm::ready(&root.join("docs/dashboard"))
}

/// The module with its glue, optimised.
fn module(root: &Path) -> Outcome {
    // What `cargo xtask test` needs of Rust is in `test/tools.rs`; without it cargo names what is missing.
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--package", "meedoen-wasm", "--target", TARGET, "--profile", "wasm"]);
    must(cargo.current_dir(root))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root.join("target"), PathBuf::from);
    let built = target.join(TARGET).join("wasm/meedoen_wasm.wasm");
    let out = root.join(NATIVE);
    let _ = fs::remove_dir_all(&out);
    let mut glue = Command::new("cargo");
    glue.args(["run", "--quiet", "--package", "wasm-glue", "--"]).arg(built).arg(&out);
    must(glue.current_dir(root))?;
    let module = out.join("meedoen_bg.wasm");
    let mut optimise = npm::program(&root.join(PACKAGE), "wasm-opt");
    must(optimise.args(OPTIMISE).arg(&module).arg("--output").arg(&module))
}

/// Writes the types of the wire form, or says that they have drifted.
fn types(root: &Path, check: bool) -> Outcome {
    npm::ready(&root.join(PACKAGE))?;
    let written = npm::program(&root.join(PACKAGE), "json2ts")
        .args(["--unreachableDefinitions", "--no-additionalProperties", "--input"])
        .arg(schema(root)?)
        .output()
        .map_err(|error| format!("json2ts can't be started: {error}"))?;
    if !written.status.success() {
        return Err(format!("json2ts: {}", String::from_utf8_lossy(&written.stderr)));
    }
    let text = String::from_utf8(written.stdout).map_err(|error| error.to_string())?;
    let new = own_words(&text);
    let own = root.join(WIRE);
    if fs::read_to_string(&own).is_ok_and(|held| held.replace("\r\n", "\n") == new) {
        println!("the types of the wire form have not drifted");
        return Ok(());
    }
    if check {
        return Err(format!("{WIRE} has drifted. To write it anew: cargo xtask wasm types"));
    }
    println!("written: {WIRE}");
    fs::write(own, new).map_err(|error| error.to_string())
}

/// The schema as json2ts needs it; its path.
fn schema(root: &Path) -> Result<PathBuf, String> {
    let text =
        fs::read_to_string(root.join(SCHEMA)).map_err(|error| format!("{SCHEMA}: {error}"))?;
    let mut schema = serde_json::from_str(&text).map_err(|error| format!("{SCHEMA}: {error}"))?;
    set_apart(&mut schema);
    let out = root.join("target/npm");
    let path = out.join("wire.schema.json");
    let written = fs::create_dir_all(&out).and_then(|()| fs::write(&path, schema.to_string()));
    written.map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}

/// Sets a reference apart from what stands beside it: with a description of its own json2ts takes it for
/// another form, and declares a `MappingDocument1`.
fn set_apart(part: &mut Value) {
    match part {
        Value::Object(keys) => {
            if keys.len() > 1
                && let Some(reference) = keys.remove("$ref")
            {
                keys.insert("allOf".to_owned(), json!([{ "$ref": reference }]));
            }
            keys.values_mut().for_each(set_apart);
        }
        Value::Array(list) => list.iter_mut().for_each(set_apart),
        _ => {}
    }
}

/// The declarations, without what json2ts says of itself at the top and in each of their comments.
fn own_words(declarations: &str) -> String {
    const HEAD: &str =
        "// Written by `cargo xtask wasm types` out of docs/wire.schema.json: change the core.\n";
    let body = declarations.split_once("*/\n").map_or(declarations, |(_, body)| body);
    let mut kept: Vec<&str> = Vec::new();
    for line in body.lines() {
        if line.contains("interface was referenced by `Wire`") {
            kept.pop_if(|before| before.trim() == "*");
        } else if !line.contains("via the `definition` \"") {
            kept.push(line);
        }
    }
    HEAD.to_owned() + &kept.join("\n") + "\n"
}

/// The sample ledger as a module of its own.
fn sample(root: &Path) -> Outcome {
    let path = root.join("tests/sample/rijswijk.csv");
    let ledger =
        fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text = format!("export const sampleLedger = {};\n", json!(ledger));
    let out = root.join(PACKAGE).join("dist");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    fs::write(out.join("sample.js"), text).map_err(|error| error.to_string())?;
    let types = "/** A made-up ledger with the figures of a letter to a council, as CSV; nobody in it \
                 exists. It goes with the preset `example`. */\n\
                 export declare const sampleLedger: string;\n";
    fs::write(out.join("sample.d.ts"), types).map_err(|error| error.to_string())
}

/// The JavaScript and its declarations, with the module beside them.
fn javascript(root: &Path) -> Outcome {
    must(npm::program(&root.join(PACKAGE), "tsc").args(["--project", "tsconfig.build.json"]))?;
    let (from, to) = (root.join(NATIVE), root.join(PACKAGE).join("dist/native"));
    fs::create_dir_all(&to).map_err(|error| error.to_string())?;
    for name in ["meedoen.js", "meedoen.d.ts", "meedoen_bg.wasm"] {
        fs::copy(from.join(name), to.join(name)).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(())
}

/// Packs the package as it would be published; the path of the archive.
pub(crate) fn pack(root: &Path) -> Result<PathBuf, String> {
    let out = root.join("target/npm");
    fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let copied = fs::copy(root.join(name), root.join(PACKAGE).join(name));
        copied.map_err(|error| format!("{name}: {error}"))?;
    }
    let mut pack = npm::npm(&root.join(PACKAGE));
    must(pack.args(["pack", "--silent", "--pack-destination"]).arg(&out))?;
    Ok(out.join(format!("meedoen-{}.tgz", env!("CARGO_PKG_VERSION"))))
}
