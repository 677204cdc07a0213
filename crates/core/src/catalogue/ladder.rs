//! The participation ladder: who is known, who moves.

use super::entry::{Entry, Family, Unit};
use super::shared::{
    ALL_ADDS, CELLS_ADD, DAY_BEFORE_PERIOD, LAST_DAY, PARTICIPATION_LADDER, PROJECT, STOCK,
};
use super::{Kpi, Text};

/// Those of the stock on the last day for whom something holds.
const OF_STOCK: Entry = Entry {
    kpi: Kpi::Unmeasured,
    family: Family::Ladder,
    label: Text::new("Niet gemeten", "Unmeasured"),
    definition: Text::new(
        "Inwoners met een uitkering op de laatste dag van de periode die dan geen trede hebben. \
         Een meting van meer dan `rung_carry_days` dagen (standaard 92) voor de eerste dag van de \
         bijstandsduur telt niet mee.",
        "Clients with benefit on the last day of the period who have no rung then. A measurement \
         more than `rung_carry_days` days (92 by default) before the episode's first day does not \
         count.",
    ),
    unit: Unit::Count,
    of: Some(STOCK),
    anchor: Some(LAST_DAY),
    general: true,
    extra: &[],
    counts_in_period: false,
    adds: CELLS_ADD,
    source: PARTICIPATION_LADDER,
};

/// Those with a rung at both ends of the period for whom something holds.
const AT_BOTH_ENDS: Entry = Entry {
    kpi: Kpi::Climbed,
    label: Text::new("Gestegen op de ladder", "Climbed"),
    definition: Text::new(
        "Inwoners met een uitkering en een trede op zowel de dag voor de periode als de laatste \
         dag ervan, van wie de trede op die laatste dag hoger is.",
        "Clients with benefit and a rung on both the day before the period and its last day, whose \
         rung on that last day is higher.",
    ),
    of: Some(Text::new(
        "inwoners met een uitkering en een trede op beide dagen: gestegen, gedaald, gelijk \
         gebleven en niet opnieuw gemeten samen",
        "clients with benefit and a rung on both days: climbed, descended, unchanged and not \
         remeasured together",
    )),
    anchor: Some(DAY_BEFORE_PERIOD),
    counts_in_period: true,
    ..OF_STOCK
};

/// Moments at which a client changes domain.
const CROSSING: Entry = Entry {
    kpi: Kpi::ToWerk,
    label: Text::new("Van participatie naar werk", "From participatie to werk"),
    definition: Text::new(
        "Aantal momenten in de periode waarop het domein van een inwoner met een uitkering van \
         participatie naar werk gaat, binnen een aaneengesloten bijstandsduur. Ook een nieuwe \
         ladderversie kan dat doen; van niet gemeten of zonder domein naar een domein is geen \
         overgang.",
        "Number of moments in the period at which the domain of a client on benefit goes from \
         participatie to werk, within one episode. A new ladder version can cause one too; from \
         unmeasured or unassigned to a domain is none.",
    ),
    of: None,
    anchor: Some(Text::new("de dag voor de overgang", "the day before the crossing")),
    counts_in_period: true,
    adds: ALL_ADDS,
    ..OF_STOCK
};

pub(super) const ENTRIES: [Entry; 13] = [
    OF_STOCK,
    Entry {
        kpi: Kpi::StaleRung,
        label: Text::new("Verouderde trede", "Stale rung"),
        definition: Text::new(
            "Inwoners met een uitkering op de laatste dag van de periode van wie de meting waaruit \
             hun trede volgt `stale_months` maanden (standaard 6) of langer geleden is: datum + \
             `stale_months` maanden valt op of voor die dag.",
            "Clients with benefit on the last day of the period whose rung comes from a \
             measurement of `stale_months` months (6 by default) ago or longer: its day + \
             `stale_months` months is on or before that day.",
        ),
        ..OF_STOCK
    },
    Entry {
        kpi: Kpi::SpokenTo,
        label: Text::new("Gesproken", "Spoken to"),
        definition: Text::new(
            "Inwoners met een uitkering op de laatste dag van de periode die op of voor die dag, \
             hoe lang ook geleden, een eerste gesprek hadden (`contact` met code `first`).",
            "Clients with benefit on the last day of the period who had a first conversation \
             (`contact` of code `first`) on or before that day, however long ago.",
        ),
        source: PROJECT,
        ..OF_STOCK
    },
    Entry {
        kpi: Kpi::InView,
        label: Text::new("In beeld", "In view"),
        definition: Text::new(
            "Inwoners met een uitkering en een trede op de laatste dag van de periode die in de \
             `in_view_months` maanden (standaard 12) tot en met die dag een contact of een \
             trede-meting hadden (na de laatste dag − `in_view_months` maanden).",
            "Clients with benefit and a rung on the last day of the period who had a contact or a \
             rung measurement in the `in_view_months` months (12 by default) up to and including \
             that day (after the last day − `in_view_months` months).",
        ),
        ..OF_STOCK
    },
    Entry {
        kpi: Kpi::Active,
        label: Text::new("Actief", "Active"),
        definition: Text::new(
            "Inwoners met een uitkering op de laatste dag van de periode van wie dan een \
             activerende activiteit loopt (codes van `activating`: standaard vrijwilligerswerk, \
             mantelzorg en georganiseerde activiteiten).",
            "Clients with benefit on the last day of the period who have an activating activity \
             running on it (codes of `activating`: volunteering, informal care and organised \
             activities by default).",
        ),
        source: PROJECT,
        ..OF_STOCK
    },
    AT_BOTH_ENDS,
    Entry {
        kpi: Kpi::Descended,
        label: Text::new("Gedaald op de ladder", "Descended"),
        definition: Text::new(
            "Inwoners met een uitkering en een trede op zowel de dag voor de periode als de \
             laatste dag ervan, van wie de trede op die laatste dag lager is.",
            "Clients with benefit and a rung on both the day before the period and its last day, \
             whose rung on that last day is lower.",
        ),
        ..AT_BOTH_ENDS
    },
    Entry {
        kpi: Kpi::Unchanged,
        label: Text::new("Gelijk gebleven", "Unchanged"),
        definition: Text::new(
            "Inwoners met een uitkering en dezelfde trede op zowel de dag voor de periode als de \
             laatste dag ervan, met in de periode ten minste één trede-meting.",
            "Clients with benefit and the same rung on both the day before the period and its last \
             day, with at least one rung measurement in the period.",
        ),
        ..AT_BOTH_ENDS
    },
    Entry {
        kpi: Kpi::NotRemeasured,
        label: Text::new("Niet opnieuw gemeten", "Not remeasured"),
        definition: Text::new(
            "Inwoners met een uitkering en dezelfde trede op zowel de dag voor de periode als de \
             laatste dag ervan, zonder trede-meting in de periode.",
            "Clients with benefit and the same rung on both the day before the period and its last \
             day, without a rung measurement in the period.",
        ),
        ..AT_BOTH_ENDS
    },
    CROSSING,
    Entry {
        kpi: Kpi::ToParticipatie,
        label: Text::new("Van werk naar participatie", "From werk to participatie"),
        definition: Text::new(
            "Aantal momenten in de periode waarop het domein van een inwoner met een uitkering van \
             werk naar participatie gaat, binnen een aaneengesloten bijstandsduur. Ook een nieuwe \
             ladderversie kan dat doen; van niet gemeten of zonder domein naar een domein is geen \
             overgang.",
            "Number of moments in the period at which the domain of a client on benefit goes from \
             werk to participatie, within one episode. A new ladder version can cause one too; \
             from unmeasured or unassigned to a domain is none.",
        ),
        ..CROSSING
    },
    Entry {
        kpi: Kpi::BelowPotential,
        label: Text::new("Onder groeipotentieel", "Below potential"),
        definition: Text::new(
            "Inwoners met een uitkering en een trede op de laatste dag van de periode van wie het \
             laatst vastgestelde groeipotentieel hoger is dan die trede en in de 12 maanden tot en \
             met die dag is vastgesteld (na de laatste dag − 12 maanden).",
            "Clients with benefit and a rung on the last day of the period whose latest growth \
             potential is higher than that rung and was set in the 12 months up to and including \
             that day (after the last day − 12 months).",
        ),
        ..OF_STOCK
    },
    Entry {
        kpi: Kpi::LongTermStock,
        label: Text::new("Granieten bestand", "Long-term caseload"),
        definition: Text::new(
            "Inwoners met een uitkering op de laatste dag van de periode van wie de aaneengesloten \
             bijstandsduur dan `long_term_months` maanden (standaard 60) of langer is: eerste dag \
             + `long_term_months` maanden valt op of voor die dag.",
            "Clients with benefit on the last day of the period whose episode has then lasted \
             `long_term_months` months (60 by default) or longer: its first day + \
             `long_term_months` months is on or before that day.",
        ),
        source: PROJECT,
        ..OF_STOCK
    },
];
