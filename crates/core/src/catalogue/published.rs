//! What every municipality must publish (BBV).

use super::adds::CELLS_ADD;
use super::block::kpi_blocks;
use super::entry::{Entry, Inhabitants, PLAIN};
use super::family::Family;
use super::shared::{BBV, LAST_DAY};
use super::topic::Topic;
use super::unit::Unit;
use crate::vocabulary::Text;

/// A number per 10,000 inhabitants on the last day.
const PER_10K: Entry = Entry {
    unit: Unit::Per10k,
    of: Some(Text::new(
        "inwoners van 18 jaar en ouder, volgens de laatste opgave op of voor de laatste dag van de \
         periode; ontbreekt die, dan is er geen waarde",
        "inhabitants of 18 and older, by the latest figure on or before the last day of the \
         period; without one there is no value",
    )),
    source: BBV,
    ..PLAIN
};

kpi_blocks! {
    ($) published: Family::Published;

    /// Clients with a row of general assistance (`pw`) covering the last day of the period,
    /// bridged days not included, × 10,000 / inhabitants of 18 and older. It is the municipality's
    /// own calculation; the official figure is the CBS's.
    RecipientsPer10k = "recipients_per_10k" by published::recipients {
        nl: "Inwoners met een rij algemene bijstand (`pw`) die de laatste dag van de periode omvat, \
            zonder overbrugde dagen, × 10.000 / inwoners van 18 jaar en ouder. Het is een eigen \
            berekening; het officiële cijfer is dat van het CBS.",
        label: Text::new(
            "Bijstandsontvangers per 10.000 inwoners",
            "Recipients per 10,000 inhabitants",
        ),
        inhabitants: Inhabitants::Adults,
        topic: Some((Topic::Published, 1)),
        ..PER_10K
    }

    /// Number of distinct clients, on benefit or not, with a re-integration instrument running on
    /// the last day of the period.
    InstrumentsInUse = "instruments_in_use" by published::clients_with_instruments {
        nl: "Aantal verschillende inwoners, met of zonder uitkering, met een \
            re-integratievoorziening die op de laatste dag van de periode loopt.",
        label: Text::new("Inwoners met een voorziening", "Clients with an instrument"),
        unit: Unit::Count,
        of: None,
        anchor: Some(LAST_DAY),
        general: true,
        adds: CELLS_ADD,
        topic: Some((Topic::Published, 2)),
        ..PER_10K
    }

    /// Re-integration instruments (not clients) running on the last day of the period, × 10,000 /
    /// inhabitants of 15 to 64. It is the municipality's own calculation.
    InstrumentsPer10k = "instruments_per_10k" by published::instruments {
        nl: "Re-integratievoorzieningen (niet inwoners) die op de laatste dag van de periode \
            lopen, × 10.000 / inwoners van 15 tot en met 64 jaar. Het is een eigen berekening.",
        label: Text::new("Voorzieningen per 10.000 inwoners", "Instruments per 10,000 inhabitants"),
        of: Some(Text::new(
            "inwoners van 15 tot en met 64 jaar, volgens de laatste opgave op of voor de laatste \
             dag van de periode; ontbreekt die, dan is er geen waarde",
            "inhabitants of 15 to 64, by the latest figure on or before the last day of the \
             period; without one there is no value",
        )),
        topic: Some((Topic::Published, 3)),
        ..PER_10K
    }
}
