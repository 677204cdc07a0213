//! The days on which something about a client may change.
//!
//! Between two of those days all days are alike, so a stay of ten years is judged a few times and not
//! on each of 120 month ends. A day too many costs a little time; a day too few would be a wrong
//! figure. So every dimension adds all days of the rows that it rests on.

use crate::Day;
use crate::caseload::Client;
use crate::vocabulary::Kind;

/// Adds the first day of each row of a kind, and the day after its last.
pub(super) fn bounds_of(kind: Kind, client: Client<'_>, days: &mut Vec<Day>) {
    days.extend(client.facts(kind).flat_map(|row| [row.start, row.until]));
}

/// Adds the first day of each episode, and the day after its last.
pub(super) fn episode_changes(client: Client<'_>, days: &mut Vec<Day>) {
    days.extend(client.episodes().iter().flat_map(|episode| [episode.first, episode.off]));
}
