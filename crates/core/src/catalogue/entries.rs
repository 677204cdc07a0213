//! The entries of all families, in one table.

use super::entry::Entry;
use super::{Kpi, chain, cohort, ladder, placements, published, stock_and_flow};

impl Kpi {
    /// The KPI's catalogue entry.
    ///
    /// ```
    /// use meedoen::{Kpi, catalogue::Unit};
    /// assert_eq!(Kpi::CaseloadPerFte.entry().unit(), Unit::PerFte);
    /// ```
    pub fn entry(self) -> &'static Entry {
        &ENTRIES[self as usize] // in the order of `Kpi::LIST`: checked below, at compile time
    }
}

/// Every entry, in the order of [`Kpi`].
///
/// ```
/// use meedoen::catalogue::entries;
/// assert_eq!(entries()[0].kpi().to_string(), "stock");
/// ```
pub fn entries() -> &'static [Entry] {
    &ENTRIES
}

/// The families' tables, one after the other.
static ENTRIES: [Entry; Kpi::LIST.len()] = {
    let families: [&[Entry]; 6] = [
        stock_and_flow::ENTRIES,
        ladder::ENTRIES,
        cohort::ENTRIES,
        placements::ENTRIES,
        chain::ENTRIES,
        published::ENTRIES,
    ];
    let mut all = [families[0][0]; Kpi::LIST.len()];
    let (mut next, mut family) = (0, 0);
    while family < families.len() {
        let mut index = 0;
        while index < families[family].len() {
            all[next] = families[family][index];
            assert!(all[next].kpi as usize == next, "the tables are in the order of Kpi::LIST");
            next += 1;
            index += 1;
        }
        family += 1;
    }
    assert!(next == all.len(), "each KPI has an entry");
    all
};
