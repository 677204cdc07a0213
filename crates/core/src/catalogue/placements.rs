//! Rijswijk Werkwijs: placements in work.

use super::adds::{ALL_ADDS, CELLS_ADD, NOTHING_ADDS};
use super::block::kpi_blocks;
use super::entry::{Entry, Extra, LookAhead, PLAIN};
use super::family::Family;
use super::shared::{LETTER, PROJECT, code_11};
use super::topic::Topic;
use super::unit::Unit;
use crate::vocabulary::Text;

/// A placement ends benefit when the client leaves for work up to this many days after its start.
pub(crate) const OFF_BENEFIT_AFTER: i32 = 92;

const IN_PERIOD: Text = Text::new(
    "de plaatsingen met begin in de periode (`placements`)",
    "the placements with a start in the period (`placements`)",
);

/// The day a placement is judged on, and the exception of who leaves benefit by it.
macro_rules! start {
    (nl, $whose:literal) => {
        concat!(
            $whose,
            "; regeling en bijstandsduur van wie dan geen uitkering heeft zijn die van de laatste \
             dag met uitkering in de 31 dagen ervoor"
        )
    };
    (en, $whose:literal) => {
        concat!(
            $whose,
            "; scheme and duration of a client without benefit then are those of the last day on \
             benefit in the 31 days before it"
        )
    };
}

const PLACEMENTS: Entry = Entry {
    anchor: Some(Text::new(
        start!(nl, "het begin van de plaatsing"),
        start!(en, "the placement's start"),
    )),
    general: true,
    extra: &[Extra::Code, Extra::Hours],
    counts_in_period: true,
    adds: ALL_ADDS,
    source: LETTER,
    ..PLAIN
};

kpi_blocks! {
    ($) placements: Family::Placements;

    /// Number of placements with a start in the period; a client can have several. What counts is
    /// policy, for no national definition exists: codes of `counts_as_placement` (all but `trial`
    /// by default), of at least `min_placement_hours` hours a week (0 by default) or of unknown
    /// hours; what follows on within `placement_bridge_days` days (7 by default) is the same
    /// placement.
    Placements = "placements" by placements::placements {
        nl: "Aantal plaatsingen met begin in de periode; een inwoner kan er meer hebben. Wat telt is \
            beleid, want een landelijke definitie is er niet: codes van `counts_as_placement` \
            (standaard alle behalve `trial`), met ten minste `min_placement_hours` uren per week \
            (standaard 0) of onbekende uren; wat binnen `placement_bridge_days` dagen (standaard 7) \
            aansluit is dezelfde plaatsing.",
        label: Text::new("Plaatsingen", "Placements"),
        topic: Some((Topic::Placements, 1)),
        ..PLACEMENTS
    }

    /// Number of distinct clients with at least one placement with a start in the period
    /// (`placements`). Their first placement in the period decides the cell, for code and hours
    /// too.
    PlacedClients = "placed_clients" by placements::placed_clients {
        nl: "Aantal verschillende inwoners met ten minste één plaatsing met begin in de periode \
            (`placements`). Hun eerste plaatsing in de periode bepaalt de cel, ook voor code en \
            uren.",
        label: Text::new("Geplaatste inwoners", "Placed clients"),
        anchor: Some(Text::new(
            start!(nl, "het begin van de eerste plaatsing van de inwoner in de periode"),
            start!(en, "the client's first placement start in the period"),
        )),
        adds: CELLS_ADD,
        source: PROJECT,
        topic: Some((Topic::Placements, 2)),
        ..PLACEMENTS
    }

    /// The placements with a start in the period of clients with an outflow of category `to_work`
    /// whose off day is from 31 days before up to and including 92 days after the placement's
    /// start.
    #[doc = code_11!(en)]
    PlacedOffBenefit = "placed_off_benefit" by placements::placed_off_benefit {
        nl: concat!(
            "De plaatsingen met begin in de periode van inwoners met een uitstroom van de \
             categorie `to_work` waarvan de eerste dag zonder uitkering valt van 31 dagen voor \
             tot en met 92 dagen na het begin van de plaatsing. ",
            code_11!(nl)
        ),
        label: Text::new("Geplaatst en uit de uitkering", "Placed and off benefit"),
        of: Some(IN_PERIOD),
        source: PROJECT,
        looks_ahead: LookAhead::Days(OFF_BENEFIT_AFTER),
        topic: Some((Topic::Placements, 3)),
        ..PLACEMENTS
    }

    /// Of the observable placements: those still running, or whose last day is on or after start +
    /// `sustained_months` months (6 by default) − 1 day.
    SustainedPlacements = "sustained_placements" by placements::sustained_placements {
        nl: "Van de waarneembare plaatsingen: die nog lopen, of waarvan de laatste dag op of na \
            begin + `sustained_months` maanden (standaard 6) − 1 dag valt.",
        label: Text::new("Duurzame plaatsingen", "Sustained placements"),
        of: Some(Text::new(
            "de waarneembare plaatsingen: die met begin in de periode waarvan begin + \
             `sustained_months` maanden op of voor de horizon valt",
            "the observable placements: those with a start in the period whose start + \
             `sustained_months` months is on or before the horizon",
        )),
        source: PROJECT,
        of_is_observed: true,
        topic: Some((Topic::Placements, 4)),
        ..PLACEMENTS
    }

    /// Clients with benefit on the day before the period or with an inflow in the period who have
    /// a placement with a start in the period, as a share of all those clients; 0.05 is 5 %.
    PlacementRate = "placement_rate" by placements::placement_rate {
        nl: "Inwoners met een uitkering op de dag voor de periode of met instroom in de periode \
            die een plaatsing met begin in de periode hebben, als aandeel van al die inwoners; \
            0,05 is 5 %.",
        label: Text::new("Plaatsingspercentage", "Placement rate"),
        unit: Unit::Share,
        of: Some(Text::new(
            "inwoners met een uitkering op de dag voor de periode of met instroom in de periode",
            "clients with benefit on the day before the period or with an inflow in the period",
        )),
        anchor: None,
        general: false,
        extra: &[],
        counts_in_period: false,
        adds: NOTHING_ADDS,
        source: PROJECT,
        topic: Some((Topic::Placements, 5)),
        ..PLACEMENTS
    }
}
