//! Shuffled rows in bounded memory: an external sort by random keys, one range of keys at a time.

use super::client::Client;
use super::plan::Plan;
use super::rng::mix;
use super::row::Row;
use std::ops::Range;

/// The rows of this many clients, on average, are in memory at a time.
const CLIENTS_A_SHARE: u32 = 1 << 21;

/// Sets the keys of rows apart from all that is drawn.
const KEYS: u64 = 0x5D58_8B65_6C07_8965;

/// The rows of a ledger in the order of their keys, share by share. A key comes from the seed, the
/// row's client and its place among the client's rows, and no two rows have the same. All clients
/// are drawn anew for each share: time is spent to save memory.
pub(super) fn shares(plan: &Plan) -> impl Iterator<Item = Vec<Row>> {
    let count = share_count(plan);
    (0..count).map(move |share| share_of(plan, share, count))
}

/// How many shares the rows are in.
pub(super) fn share_count(plan: &Plan) -> u32 {
    plan.options.clients.div_ceil(CLIENTS_A_SHARE)
}

/// The rows whose keys are in one of `count` equal ranges.
fn share_of(plan: &Plan, number: u32, count: u32) -> Vec<Row> {
    let mut share = Share::new(number, count);
    share.draw(plan, 0..plan.options.clients);
    share.sorted()
}

/// A share of the rows while its clients are drawn.
#[derive(Debug, Default)]
pub(super) struct Share {
    number: u32,
    count: u32,
    keyed: Vec<(u64, Row)>,
}

impl Share {
    /// The share for one of `count` equal ranges of keys.
    pub(super) fn new(number: u32, count: u32) -> Self {
        Self { number, count, keyed: Vec::new() }
    }

    /// Draws these clients, and takes the rows that are in the share.
    pub(super) fn draw(&mut self, plan: &Plan, clients: Range<u32>) {
        let seed = mix(plan.options.seed ^ KEYS);
        for number in clients {
            for (place, row) in Client::draw(plan, number).rows.into_iter().enumerate() {
                let key = mix(seed ^ ((u64::from(number) << 32) | place as u64));
                if ((key >> 32) * u64::from(self.count)) >> 32 == u64::from(self.number) {
                    self.keyed.push((key, row));
                }
            }
        }
    }

    /// The rows in the order of their keys.
    pub(super) fn sorted(mut self) -> Vec<Row> {
        self.keyed.sort_unstable_by_key(|(key, _)| *key);
        self.keyed.into_iter().map(|(_, row)| row).collect()
    }
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
