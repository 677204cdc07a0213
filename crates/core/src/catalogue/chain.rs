//! Aandacht Werkt: the chain from first contact to handover.

use super::adds::CELLS_ADD;
use super::block::kpi_blocks;
use super::entry::{Entry, Extra, PLAIN};
use super::family::Family;
use super::shared::LAST_DAY;
use super::topic::Topic;
use super::unit::Unit;
use crate::vocabulary::Text;

/// A Kaplan–Meier median.
const MEDIAN: Entry = Entry {
    unit: Unit::Days,
    of: Some(Text::new("de bijstandsduren in de curve", "the episodes in the curve")),
    anchor: Some(Text::new("de eerste dag van de bijstandsduur", "the episode's first day")),
    general: true,
    ..PLAIN
};

kpi_blocks! {
    ($) chain: Family::Chain;

    /// Median (Kaplan–Meier) of the number of days from an episode's first day, in the period and
    /// not after the horizon, to the first contact of any code within that episode. Without a
    /// contact an episode counts up to its off day or the horizon, whichever comes first; where
    /// one half is never reached there is no value.
    DaysToFirstContact = "days_to_first_contact" by chain::days_to_first_contact {
        nl: "Mediaan (Kaplan–Meier) van het aantal dagen van de eerste dag van een bijstandsduur, in de \
            periode en niet na de horizon, tot het eerste contact van welke code ook binnen die \
            bijstandsduur. Zonder contact telt een bijstandsduur mee tot de eerste dag zonder \
            uitkering of tot de horizon, wat het eerst komt; wordt de helft niet bereikt, dan is er \
            geen waarde.",
        label: Text::new("Dagen tot eerste contact", "Days to first contact"),
        topic: Some((Topic::Attention, 5)),
        ..MEDIAN
    }

    /// Median (Kaplan–Meier) of the number of days from a referral's start, in the period and not
    /// after the horizon, to the day it was accepted (`end` with reason `accepted` or none). A
    /// referral returned or lapsed counts up to its `end`, an open one up to the horizon; where
    /// one half is never reached there is no value.
    HandoverDays = "handover_days" by chain::handover_days {
        nl: "Mediaan (Kaplan–Meier) van het aantal dagen van het begin van een doorverwijzing, in \
            de periode en niet na de horizon, tot de dag waarop zij is aangenomen (`end` met \
            reden `accepted` of zonder reden). Een teruggegeven of vervallen doorverwijzing telt \
            mee tot haar `end`, een open doorverwijzing tot de horizon; wordt de helft niet \
            bereikt, dan is er geen waarde.",
        label: Text::new("Dagen tot overdracht", "Handover days"),
        of: Some(Text::new("de doorverwijzingen in de curve", "the referrals in the curve")),
        anchor: Some(Text::new("het begin van de doorverwijzing", "the referral's start")),
        extra: &[Extra::Code],
        topic: Some((Topic::Attention, 6)),
        ..MEDIAN
    }

    /// Number of referrals with a start on or before the last day of the period that are not
    /// settled then: without an `end`, or with an `end` after that day.
    OpenHandovers = "open_handovers" by chain::open_handovers {
        nl: "Aantal doorverwijzingen met begin op of voor de laatste dag van de periode die dan \
            nog niet zijn afgehandeld: zonder `end`, of met een `end` na die dag.",
        label: Text::new("Open overdrachten", "Open handovers"),
        unit: Unit::Count,
        of: None,
        anchor: Some(LAST_DAY),
        extra: &[Extra::Code],
        adds: CELLS_ADD,
        topic: Some((Topic::Attention, 7)),
        ..MEDIAN
    }

    /// Clients with benefit on the last day of the period of whom a route row covering that day
    /// names a route of the programme, divided by the programme's FTE. For a programme without
    /// routes they are the clients of its domain, without routes and domain all clients with
    /// benefit.
    CaseloadPerFte = "caseload_per_fte" by chain::guided_by_programme {
        nl: "Inwoners met een uitkering op de laatste dag van de periode van wie een routerij die die \
            dag omvat een route van het programma noemt, gedeeld door de fte van het programma. \
            Voor een programma zonder routes zijn het de inwoners van zijn domein, zonder routes \
            en domein alle inwoners met een uitkering.",
        label: Text::new("Caseload per fte", "Caseload per FTE"),
        unit: Unit::PerFte,
        of: Some(Text::new(
            "de fte van het programma die op de laatste dag van de periode geldt; ontbreekt die, \
             dan is er geen waarde",
            "the programme's FTE in force on the last day of the period; without one there is no \
             value",
        )),
        anchor: None,
        general: false,
        topic: None,
        ..MEDIAN
    }
}
