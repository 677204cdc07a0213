//! Stock and flow: who is on benefit, who came and who left.

use super::adds::{ALL_ADDS, Adds, CELLS_ADD, OverPeriods};
use super::block::kpi_blocks;
use super::entry::{Entry, Extra, PLAIN};
use super::family::Family;
use super::shared::{CBS_REASONS, LAST_DAY, OPENING_STOCK, code_11};
use super::topic::Topic;
use super::unit::Unit;
use crate::vocabulary::Text;

const FIRST_DAY: Text = Text::new("de eerste dag van de bijstandsduur", "the episode's first day");
const LAST_ON_BENEFIT: Text = Text::new("de laatste dag met uitkering", "the last day on benefit");
const RATE_BASE: Text = Text::new(
    "het bestand op de dag voor de periode plus de instroom in de periode; met `rate_base = \
     \"begin\"` alleen het eerste",
    "the stock on the day before the period plus the inflow in the period; with `rate_base = \
     \"begin\"` only the first",
);

/// A stock on the last day.
const STOCK: Entry = Entry { anchor: Some(LAST_DAY), general: true, adds: CELLS_ADD, ..PLAIN };

/// What comes in.
const INFLOW: Entry =
    Entry { anchor: Some(FIRST_DAY), counts_in_period: true, adds: ALL_ADDS, ..STOCK };

/// What goes out.
const OUTFLOW: Entry =
    Entry { anchor: Some(LAST_ON_BENEFIT), extra: &[Extra::Reason], source: CBS_REASONS, ..INFLOW };

/// A flow as a share of those it could come from.
const RATE: Entry = Entry { unit: Unit::Share, of: Some(RATE_BASE), ..PLAIN };

kpi_blocks! {
    ($) stock_and_flow: Family::StockAndFlow;

    /// Number of clients with benefit on the last day of the period. Partners are two clients; a
    /// bridged day within an episode counts as a day on benefit.
    Stock = "stock" by stock_and_flow::stock {
        nl: "Aantal inwoners met een uitkering op de laatste dag van de periode. Partners zijn twee \
            inwoners; ook een overbrugde dag binnen een aaneengesloten bijstandsduur telt als een dag \
            met uitkering.",
        label: Text::new("Bestand", "Stock"),
        topic: Some((Topic::Caseload, 1)),
        ..STOCK
    }

    /// Number of distinct benefits (not persons) of the clients with benefit on the last day of
    /// the period; a couple is one benefit. Broken down, a benefit counts in each cell one of its
    /// clients is in.
    Benefits = "benefits" by stock_and_flow::benefits {
        nl: "Aantal verschillende uitkeringen (geen personen) van de inwoners met een uitkering op \
            de laatste dag van de periode; een paar is één uitkering. Uitgesplitst telt een \
            uitkering mee in elke cel waarin een van haar inwoners valt.",
        label: Text::new("Uitkeringen", "Benefits"),
        adds: Adds { over_periods: OverPeriods::No, over_cells: false },
        topic: Some((Topic::Caseload, 2)),
        ..STOCK
    }

    /// The stock on the last day of the period less the stock on the day before the period, as a
    /// share of the latter; −0.02 is a decrease of 2 %.
    VolumeChange = "volume_change" by stock_and_flow::volume_change {
        nl: "Het bestand op de laatste dag van de periode min het bestand op de dag voor de \
            periode, als aandeel van het laatste; −0,02 is een daling van 2 %.",
        label: Text::new("Volumeontwikkeling", "Change in volume"),
        of: Some(OPENING_STOCK),
        is_change: true,
        compares_two_days: true,
        topic: Some((Topic::Caseload, 3)),
        ..RATE
    }

    /// Number of episodes whose first day is in the period. An interruption of at most
    /// `bridge_days` days (30 by default) is neither outflow nor inflow.
    Inflow = "inflow" by stock_and_flow::inflow {
        nl: "Aantal aaneengesloten bijstandsduren waarvan de eerste dag in de periode valt. Een \
            onderbreking van hoogstens `bridge_days` dagen (standaard 30) is geen uitstroom en geen \
            instroom.",
        label: Text::new("Instroom", "Inflow"),
        topic: Some((Topic::Caseload, 4)),
        ..INFLOW
    }

    /// The inflow in the period of clients who left before and whose first day on benefit is on or
    /// before the off day of that previous episode + `reentry_months` months (12 by default).
    Reentry = "reentry" by stock_and_flow::reentry {
        nl: "De instroom in de periode van inwoners die eerder uitstroomden en bij wie de eerste \
            dag met uitkering op of voor de eerste dag zonder uitkering van die vorige \
            bijstandsduur + `reentry_months` maanden (standaard 12) valt.",
        label: Text::new("Herinstroom", "Re-entry"),
        of: Some(Text::new(
            "de instroom in de periode (`inflow`)",
            "the inflow in the period (`inflow`)",
        )),
        topic: Some((Topic::Caseload, 5)),
        ..INFLOW
    }

    /// Number of episodes whose off day, the first day without benefit (the last day on benefit + 1),
    /// is in the period. An interruption of at most `bridge_days` days (30 by default) is neither
    /// outflow nor inflow.
    Outflow = "outflow" by stock_and_flow::outflow {
        nl: "Aantal aaneengesloten bijstandsduren waarvan de eerste dag zonder uitkering (de laatste \
            dag met uitkering + 1) in de periode valt. Een onderbreking van hoogstens `bridge_days` \
            dagen (standaard 30) is geen uitstroom en geen instroom.",
        label: Text::new("Uitstroom", "Outflow"),
        topic: Some((Topic::Caseload, 7)),
        ..OUTFLOW
    }

    /// The outflow in the period with a reason of category `to_work`: work or self-employment,
    /// unless the policy maps it otherwise.
    #[doc = code_11!(en)]
    OutflowToWork = "outflow_to_work" by stock_and_flow::outflow_to_work {
        nl: concat!(
            "De uitstroom in de periode met een reden van de categorie `to_work`: werk of een \
             eigen bedrijf, tenzij het beleid anders indeelt. ",
            code_11!(nl)
        ),
        label: Text::new("Uitstroom naar werk", "Outflow to work"),
        of: Some(Text::new(
            "de uitstroom in de periode (`outflow`)",
            "the outflow in the period (`outflow`)",
        )),
        topic: Some((Topic::Caseload, 8)),
        ..OUTFLOW
    }

    /// The outflow in the period, without the reasons of `rate_excludes` (none by default), as a
    /// share of the stock on the day before the period plus the inflow in the period (with
    /// `rate_base = "begin"` only the first); 0.05 is 5 %.
    OutflowRate = "outflow_rate" by stock_and_flow::rate(Flow::Out) {
        nl: "De uitstroom in de periode, zonder de redenen van `rate_excludes` (standaard geen), als \
            aandeel van het bestand op de dag voor de periode plus de instroom in de periode (met \
            `rate_base = \"begin\"` alleen het eerste); 0,05 is 5 %.",
        label: Text::new("Uitstroompercentage", "Outflow rate"),
        topic: Some((Topic::Caseload, 9)),
        ..RATE
    }

    /// The inflow in the period as a share of the stock on the day before the period plus that
    /// inflow (with `rate_base = "begin"` only the first); 0.05 is 5 %.
    InflowRate = "inflow_rate" by stock_and_flow::rate(Flow::In) {
        nl: "De instroom in de periode als aandeel van het bestand op de dag voor de periode plus \
            die instroom (met `rate_base = \"begin\"` alleen het eerste); 0,05 is 5 %.",
        label: Text::new("Instroompercentage", "Inflow rate"),
        topic: Some((Topic::Caseload, 6)),
        ..RATE
    }

    /// The outflow to work in the period (`outflow_to_work`) as a share of the stock on the day
    /// before the period plus the inflow in the period (with `rate_base = "begin"` only the
    /// first); 0.05 is 5 %.
    #[doc = code_11!(en)]
    ToWorkRate = "to_work_rate" by stock_and_flow::rate(Flow::ToWork) {
        nl: concat!(
            "De uitstroom naar werk in de periode (`outflow_to_work`) als aandeel van het \
             bestand op de dag voor de periode plus de instroom in de periode (met `rate_base \
             = \"begin\"` alleen het eerste); 0,05 is 5 %. ",
            code_11!(nl)
        ),
        label: Text::new("Uitstroompercentage naar werk", "Rate of outflow to work"),
        source: CBS_REASONS,
        topic: Some((Topic::Caseload, 10)),
        ..RATE
    }

    /// Of the observable outflow to work: that whose client has no new episode with a first day on
    /// or before the off day + `sustained_months` months (6 by default). It means: not back on
    /// benefit here; it says nothing about work elsewhere.
    #[doc = code_11!(en)]
    SustainedOutflow = "sustained_outflow" by stock_and_flow::sustained_outflow {
        nl: concat!(
            "Van de waarneembare uitstroom naar werk: die waarbij de inwoner geen nieuwe \
             bijstandsduur heeft met een eerste dag op of voor de eerste dag zonder uitkering \
             + `sustained_months` maanden (standaard 6). Het betekent: hier niet terug in de \
             uitkering; over werk elders zegt het niets. ",
            code_11!(nl)
        ),
        label: Text::new("Duurzame uitstroom naar werk", "Sustained outflow to work"),
        of: Some(Text::new(
            "de waarneembare uitstroom naar werk: die in de periode waarvan de eerste dag zonder \
             uitkering + `sustained_months` maanden op of voor de horizon valt",
            "the observable outflow to work: that in the period whose off day + \
             `sustained_months` months is on or before the horizon",
        )),
        of_is_observed: true,
        topic: Some((Topic::Caseload, 11)),
        ..OUTFLOW
    }
}
