//! Any text is a policy or an error, and a policy that is written reads back as itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use meedoen::Policy;

fuzz_target!(|text: &str| {
    for policy in [Policy::from_toml(text), Policy::from_json(text)].into_iter().flatten() {
        assert_eq!(Policy::from_toml(&policy.to_toml()).as_ref(), Ok(&policy));
        assert_eq!(Policy::from_json(&policy.to_json()).as_ref(), Ok(&policy));
    }
});
