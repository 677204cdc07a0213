//! Rows in no order that says anything, in memory that has a bound.

use super::client::Client;
use super::dice::mix;
use super::plan::Plan;
use super::row::Row;

/// So many clients' worth of rows are in memory at a time.
const CLIENTS_A_SHARE: u32 = 1 << 21;

/// How many shares a ledger's rows are dealt into.
pub(super) fn shares(plan: &Plan) -> u32 {
    plan.options.clients.div_ceil(CLIENTS_A_SHARE)
}

/// The rows of one share. Each row has a key, from the seed, its client and its place among the
/// client's rows; the rows of a ledger come in the order of their keys, of which a share is a
/// stretch. All clients are drawn anew for each share: time is spent to save memory.
pub(super) fn share(plan: &Plan, share: u32) -> Vec<Row> {
    let shares = u64::from(shares(plan));
    let mut rows: Vec<(u64, Row)> = Vec::new();
    for number in 0..plan.options.clients {
        let client = Client::draw(plan, number);
        for (place, row) in client.rows.into_iter().enumerate() {
            let own = (u64::from(number) << 32) | place as u64;
            let key = mix(mix(plan.options.seed ^ SHUFFLE) ^ mix(own ^ SHUFFLE));
            if ((key >> 32) * shares) >> 32 == u64::from(share) {
                rows.push((key, row));
            }
        }
    }
    // No two rows of a client have the same key, and those of two clients hardly ever: such a tie
    // stands in the order of the clients.
    rows.sort_by_key(|(key, _)| *key);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Sets these numbers apart from all that is drawn.
const SHUFFLE: u64 = 0x5D58_8B65_6C07_8965;
