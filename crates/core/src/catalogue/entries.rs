//! The entries of all families, in one table, and what is found in it: by KPI, by topic.

use super::entry::Entry;
use super::{Kpi, Topic, chain, cohort, ladder, placements, published, stock_and_flow};

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

impl Topic {
    /// The KPIs that a report's section on the topic holds, in its order.
    ///
    /// ```
    /// use meedoen::{Kpi, catalogue::Topic};
    ///
    /// assert_eq!(Topic::Placements.kpis()[..2], [Kpi::Placements, Kpi::PlacedClients]);
    /// ```
    pub fn kpis(self) -> Vec<Kpi> {
        let places = entries().iter().filter_map(|entry| Some((entry.topic?, entry.kpi)));
        let mut places: Vec<_> = places.filter(|((topic, _), _)| *topic == self).collect();
        places.sort_by_key(|((_, place), _)| *place);
        places.into_iter().map(|(_, kpi)| kpi).collect()
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
