//! Shuffled rows in bounded memory: an external sort by random keys, one range of keys at a time.

use super::client::Client;
use super::plan::Plan;
use super::rng::mix;
use super::row::Row;

/// The rows of this many clients, on average, are in memory at a time.
const CLIENTS_A_SHARE: u32 = 1 << 21;

/// Sets the keys of rows apart from all that is drawn.
const KEYS: u64 = 0x5D58_8B65_6C07_8965;

/// The rows of a ledger in the order of their keys, share by share. A key comes from the seed, the
/// row's client and its place among the client's rows, and no two rows have the same. All clients
/// are drawn anew for each share: time is spent to save memory.
pub(super) fn shares(plan: &Plan) -> impl Iterator<Item = Vec<Row>> {
    let count = plan.options.clients.div_ceil(CLIENTS_A_SHARE);
    (0..count).map(move |share| share_of(plan, share, count))
}

/// The rows whose keys are in one of `count` equal ranges.
fn share_of(plan: &Plan, share: u32, count: u32) -> Vec<Row> {
    let seed = mix(plan.options.seed ^ KEYS);
    let mut keyed: Vec<(u64, Row)> = Vec::new();
    for number in 0..plan.options.clients {
        for (place, row) in Client::draw(plan, number).rows.into_iter().enumerate() {
            let key = mix(seed ^ ((u64::from(number) << 32) | place as u64));
            if ((key >> 32) * u64::from(count)) >> 32 == u64::from(share) {
                keyed.push((key, row));
            }
        }
    }
    keyed.sort_unstable_by_key(|(key, _)| *key);
    keyed.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SyntheticOptions;
    use meedoen::Policy;

    #[test]
    fn the_order_is_the_same_in_one_share_and_in_seven() {
        let policy = Policy::preset("example").unwrap();
        let plan = Plan::new(&policy, SyntheticOptions::of(300)).unwrap();
        let whole = share_of(&plan, 0, 1);
        let shares: Vec<Vec<Row>> = (0..7).map(|share| share_of(&plan, share, 7)).collect();
        assert!(shares.iter().all(|share| share.len() > whole.len() / 10));
        assert_eq!(shares.concat(), whole);
    }
}
