//! Any text is a mapping or an error, in TOML and in JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meedoen::ledger::Mapping;

fuzz_target!(|text: &str| {
    let _ = Mapping::from_toml(text);
    let _ = Mapping::from_json(text);
});
