//! Policies as they are read and written.

use meedoen::policy::Policy;

#[test]
fn the_example_reads() {
    let policy = Policy::preset("example").unwrap();
    assert_eq!(Policy::from_toml(&policy.to_toml()).unwrap(), policy, "{}", policy.to_toml());
    assert_eq!(Policy::from_json(&policy.to_json()).unwrap(), policy);
}
