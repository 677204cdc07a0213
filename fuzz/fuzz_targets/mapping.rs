//! Any text is a mapping or an error, and no mapping makes an extract panic. What comes after the
//! first NUL is the extract.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meedoen::Policy;
use meedoen::ledger::{LedgerReader, Mapping};
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::starter("Ons Dorp"));

fuzz_target!(|text: &str| {
    let (mapping, extract) = text.split_once('\0').unwrap_or((text, ""));
    for mapping in [Mapping::from_toml(mapping), Mapping::from_json(mapping)].into_iter().flatten()
    {
        let mut reader = LedgerReader::new(&POLICY).mapping(mapping).allow_bsn_like_ids(true);
        if reader.push_csv(extract.as_bytes()).is_ok()
            && let Ok(ledger) = reader.finish()
        {
            let reading = ledger.reading();
            assert_eq!(reading.rows(), reading.accepted() + reading.quarantined());
        }
    }
});
