//! Stock and flow: who is on benefit, who came and who left.

use super::entry::{Adds, Entry, Extra, Family, OverPeriods, Unit};
use super::shared::{
    ALL_ADDS, CBS_REASONS, CELLS_ADD, LAST_DAY, NOTHING_ADDS, OPENING_STOCK, PROJECT, code_11,
};
use super::{Kpi, Text};

const FIRST_DAY: Text = Text::new("de eerste dag van de bijstandsduur", "the episode's first day");
const LAST_ON_BENEFIT: Text = Text::new("de laatste dag met uitkering", "the last day on benefit");
const RATE_BASE: Text = Text::new(
    "het bestand op de dag voor de periode plus de instroom in de periode; met `rate_base = \
     \"begin\"` alleen het eerste",
    "the stock on the day before the period plus the inflow in the period; with `rate_base = \
     \"begin\"` only the first",
);

/// A stock on the last day.
const STOCK: Entry = Entry {
    kpi: Kpi::Stock,
    family: Family::StockAndFlow,
    label: Text::new("Bestand", "Stock"),
    definition: Text::new(
        "Aantal inwoners met een uitkering op de laatste dag van de periode. Partners zijn twee \
         inwoners; ook een overbrugde dag binnen een aaneengesloten bijstandsduur telt als een dag \
         met uitkering.",
        "Number of clients with benefit on the last day of the period. Partners are two clients; a \
         bridged day within an episode counts as a day on benefit.",
    ),
    unit: Unit::Count,
    of: None,
    anchor: Some(LAST_DAY),
    general: true,
    extra: &[],
    counts_in_period: false,
    adds: CELLS_ADD,
    source: PROJECT,
};

/// What comes in.
const INFLOW: Entry = Entry {
    kpi: Kpi::Inflow,
    label: Text::new("Instroom", "Inflow"),
    definition: Text::new(
        "Aantal aaneengesloten bijstandsduren waarvan de eerste dag in de periode valt. Een \
         onderbreking van hoogstens `bridge_days` dagen (standaard 30) is geen uitstroom en geen \
         instroom.",
        "Number of episodes whose first day is in the period. An interruption of at most \
         `bridge_days` days (30 by default) is neither outflow nor inflow.",
    ),
    anchor: Some(FIRST_DAY),
    counts_in_period: true,
    adds: ALL_ADDS,
    ..STOCK
};

/// What goes out.
const OUTFLOW: Entry = Entry {
    kpi: Kpi::Outflow,
    label: Text::new("Uitstroom", "Outflow"),
    definition: Text::new(
        "Aantal aaneengesloten bijstandsduren waarvan de eerste dag zonder uitkering (de laatste \
         dag met uitkering + 1) in de periode valt. Een onderbreking van hoogstens `bridge_days` \
         dagen (standaard 30) is geen uitstroom en geen instroom.",
        "Number of episodes whose off day, the first day without benefit (the last day on benefit \
         + 1), is in the period. An interruption of at most `bridge_days` days (30 by default) is \
         neither outflow nor inflow.",
    ),
    anchor: Some(LAST_ON_BENEFIT),
    extra: &[Extra::Reason],
    source: CBS_REASONS,
    ..INFLOW
};

/// A flow as a share of those it could come from.
const RATE: Entry = Entry {
    kpi: Kpi::OutflowRate,
    family: Family::StockAndFlow,
    label: Text::new("Uitstroompercentage", "Outflow rate"),
    definition: Text::new(
        "De uitstroom in de periode, zonder de redenen van `rate_excludes` (standaard geen), als \
         aandeel van het bestand op de dag voor de periode plus de instroom in de periode (met \
         `rate_base = \"begin\"` alleen het eerste); 0,05 is 5 %.",
        "The outflow in the period, without the reasons of `rate_excludes` (none by default), as a \
         share of the stock on the day before the period plus the inflow in the period (with \
         `rate_base = \"begin\"` only the first); 0.05 is 5 %.",
    ),
    unit: Unit::Share,
    of: Some(RATE_BASE),
    anchor: None,
    general: false,
    extra: &[],
    counts_in_period: false,
    adds: NOTHING_ADDS,
    source: PROJECT,
};

pub(super) const ENTRIES: [Entry; 11] = [
    STOCK,
    Entry {
        kpi: Kpi::Benefits,
        label: Text::new("Uitkeringen", "Benefits"),
        definition: Text::new(
            "Aantal verschillende uitkeringen (geen personen) van de inwoners met een uitkering op \
             de laatste dag van de periode; een paar is één uitkering. Uitgesplitst telt een \
             uitkering mee in elke cel waarin een van haar inwoners valt.",
            "Number of distinct benefits (not persons) of the clients with benefit on the last day \
             of the period; a couple is one benefit. Broken down, a benefit counts in each cell \
             one of its clients is in.",
        ),
        adds: Adds { over_periods: OverPeriods::No, over_cells: false },
        ..STOCK
    },
    Entry {
        kpi: Kpi::VolumeChange,
        label: Text::new("Volumeontwikkeling", "Change in volume"),
        definition: Text::new(
            "Het bestand op de laatste dag van de periode min het bestand op de dag voor de \
             periode, als aandeel van het laatste; −0,02 is een daling van 2 %.",
            "The stock on the last day of the period less the stock on the day before the period, \
             as a share of the latter; −0.02 is a decrease of 2 %.",
        ),
        of: Some(OPENING_STOCK),
        ..RATE
    },
    INFLOW,
    Entry {
        kpi: Kpi::Reentry,
        label: Text::new("Herinstroom", "Re-entry"),
        definition: Text::new(
            "De instroom in de periode van inwoners die eerder uitstroomden en bij wie de eerste \
             dag met uitkering op of voor de eerste dag zonder uitkering van die vorige \
             bijstandsduur + `reentry_months` maanden (standaard 12) valt.",
            "The inflow in the period of clients who left before and whose first day on benefit is \
             on or before the off day of that previous episode + `reentry_months` months (12 by \
             default).",
        ),
        of: Some(Text::new(
            "de instroom in de periode (`inflow`)",
            "the inflow in the period (`inflow`)",
        )),
        ..INFLOW
    },
    OUTFLOW,
    Entry {
        kpi: Kpi::OutflowToWork,
        label: Text::new("Uitstroom naar werk", "Outflow to work"),
        definition: Text::new(
            concat!(
                "De uitstroom in de periode met een reden van de categorie `to_work`: werk of een \
                 eigen bedrijf, tenzij het beleid anders indeelt. ",
                code_11!(nl)
            ),
            concat!(
                "The outflow in the period with a reason of category `to_work`: work or \
                 self-employment, unless the policy maps it otherwise. ",
                code_11!(en)
            ),
        ),
        of: Some(Text::new(
            "de uitstroom in de periode (`outflow`)",
            "the outflow in the period (`outflow`)",
        )),
        ..OUTFLOW
    },
    RATE,
    Entry {
        kpi: Kpi::InflowRate,
        label: Text::new("Instroompercentage", "Inflow rate"),
        definition: Text::new(
            "De instroom in de periode als aandeel van het bestand op de dag voor de periode plus \
             die instroom (met `rate_base = \"begin\"` alleen het eerste); 0,05 is 5 %.",
            "The inflow in the period as a share of the stock on the day before the period plus \
             that inflow (with `rate_base = \"begin\"` only the first); 0.05 is 5 %.",
        ),
        ..RATE
    },
    Entry {
        kpi: Kpi::ToWorkRate,
        label: Text::new("Uitstroompercentage naar werk", "Rate of outflow to work"),
        definition: Text::new(
            concat!(
                "De uitstroom naar werk in de periode (`outflow_to_work`) als aandeel van het \
                 bestand op de dag voor de periode plus de instroom in de periode (met `rate_base \
                 = \"begin\"` alleen het eerste); 0,05 is 5 %. ",
                code_11!(nl)
            ),
            concat!(
                "The outflow to work in the period (`outflow_to_work`) as a share of the stock on \
                 the day before the period plus the inflow in the period (with `rate_base = \
                 \"begin\"` only the first); 0.05 is 5 %. ",
                code_11!(en)
            ),
        ),
        source: CBS_REASONS,
        ..RATE
    },
    Entry {
        kpi: Kpi::SustainedOutflow,
        label: Text::new("Duurzame uitstroom naar werk", "Sustained outflow to work"),
        definition: Text::new(
            concat!(
                "Van de waarneembare uitstroom naar werk: die waarbij de inwoner geen nieuwe \
                 bijstandsduur heeft met een eerste dag op of voor de eerste dag zonder uitkering \
                 + `sustained_months` maanden (standaard 6). Het betekent: hier niet terug in de \
                 uitkering; over werk elders zegt het niets. ",
                code_11!(nl)
            ),
            concat!(
                "Of the observable outflow to work: that whose client has no new episode with a \
                 first day on or before the off day + `sustained_months` months (6 by default). It \
                 means: not back on benefit here; it says nothing about work elsewhere. ",
                code_11!(en)
            ),
        ),
        of: Some(Text::new(
            "de waarneembare uitstroom naar werk: die in de periode waarvan de eerste dag zonder \
             uitkering + `sustained_months` maanden op of voor de horizon valt",
            "the observable outflow to work: that in the period whose off day + \
             `sustained_months` months is on or before the horizon",
        )),
        ..OUTFLOW
    },
];
