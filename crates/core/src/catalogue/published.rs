//! What every municipality must publish (BBV).

use super::entry::{Entry, Family, Unit};
use super::shared::{BBV, CELLS_ADD, LAST_DAY, NOTHING_ADDS};
use super::{Kpi, Text};

/// A number per 10,000 inhabitants on the last day.
const PER_10K: Entry = Entry {
    kpi: Kpi::RecipientsPer10k,
    family: Family::Published,
    label: Text::new(
        "Bijstandsontvangers per 10.000 inwoners",
        "Recipients per 10,000 inhabitants",
    ),
    definition: Text::new(
        "Inwoners met een rij algemene bijstand (`pw`) die de laatste dag van de periode omvat, \
         zonder overbrugde dagen, × 10.000 / inwoners van 18 jaar en ouder. Het is een eigen \
         berekening; het officiële cijfer is dat van het CBS.",
        "Clients with a row of general assistance (`pw`) covering the last day of the period, \
         bridged days not included, × 10,000 / inhabitants of 18 and older. It is the \
         municipality's own calculation; the official figure is the CBS's.",
    ),
    unit: Unit::Per10k,
    of: Some(Text::new(
        "inwoners van 18 jaar en ouder, volgens de laatste opgave op of voor de laatste dag van de \
         periode; ontbreekt die, dan is er geen waarde",
        "inhabitants of 18 and older, by the latest figure on or before the last day of the \
         period; without one there is no value",
    )),
    anchor: None,
    general: false,
    extra: &[],
    counts_in_period: false,
    adds: NOTHING_ADDS,
    source: BBV,
};

pub(super) const ENTRIES: [Entry; 3] = [
    PER_10K,
    Entry {
        kpi: Kpi::InstrumentsInUse,
        label: Text::new("Inwoners met een voorziening", "Clients with an instrument"),
        definition: Text::new(
            "Aantal verschillende inwoners, met of zonder uitkering, met een \
             re-integratievoorziening die op de laatste dag van de periode loopt.",
            "Number of distinct clients, on benefit or not, with a re-integration instrument \
             running on the last day of the period.",
        ),
        unit: Unit::Count,
        of: None,
        anchor: Some(LAST_DAY),
        general: true,
        adds: CELLS_ADD,
        ..PER_10K
    },
    Entry {
        kpi: Kpi::InstrumentsPer10k,
        label: Text::new("Voorzieningen per 10.000 inwoners", "Instruments per 10,000 inhabitants"),
        definition: Text::new(
            "Re-integratievoorzieningen (niet inwoners) die op de laatste dag van de periode \
             lopen, × 10.000 / inwoners van 15 tot en met 64 jaar. Het is een eigen berekening.",
            "Re-integration instruments (not clients) running on the last day of the period, \
             × 10,000 / inhabitants of 15 to 64. It is the municipality's own calculation.",
        ),
        of: Some(Text::new(
            "inwoners van 15 tot en met 64 jaar, volgens de laatste opgave op of voor de laatste \
             dag van de periode; ontbreekt die, dan is er geen waarde",
            "inhabitants of 15 to 64, by the latest figure on or before the last day of the \
             period; without one there is no value",
        )),
        ..PER_10K
    },
];
