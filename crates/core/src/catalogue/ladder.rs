//! The participation ladder: who is known, who moves.

use super::adds::{ALL_ADDS, CELLS_ADD};
use super::block::kpi_blocks;
use super::entry::{Entry, PLAIN};
use super::family::Family;
use super::shared::{DAY_BEFORE_PERIOD, LAST_DAY, PARTICIPATION_LADDER, PROJECT, STOCK};
use super::topic::Topic;
use crate::vocabulary::Text;

/// Those of the stock on the last day for whom something holds.
const OF_STOCK: Entry = Entry {
    of: Some(STOCK),
    anchor: Some(LAST_DAY),
    general: true,
    adds: CELLS_ADD,
    source: PARTICIPATION_LADDER,
    ..PLAIN
};

/// Those with a rung at both ends of the period for whom something holds.
const AT_BOTH_ENDS: Entry = Entry {
    of: Some(Text::new(
        "inwoners met een uitkering en een trede op beide dagen: gestegen, gedaald, gelijk \
         gebleven en niet opnieuw gemeten samen",
        "clients with benefit and a rung on both days: climbed, descended, unchanged and not \
         remeasured together",
    )),
    anchor: Some(DAY_BEFORE_PERIOD),
    counts_in_period: true,
    compares_two_days: true,
    ..OF_STOCK
};

/// Moments at which a client changes domain.
const CROSSING: Entry = Entry {
    of: None,
    anchor: Some(Text::new("de dag voor de overgang", "the day before the crossing")),
    counts_in_period: true,
    adds: ALL_ADDS,
    compares_two_days: true,
    ..OF_STOCK
};

kpi_blocks! {
    ($) ladder: Family::Ladder;

    /// Clients with benefit on the last day of the period who have no rung then. A measurement
    /// more than `rung_carry_days` days (92 by default) before the episode's first day does not
    /// count.
    Unmeasured = "unmeasured" by ladder::unmeasured {
        nl: "Inwoners met een uitkering op de laatste dag van de periode die dan geen trede hebben. \
            Een meting van meer dan `rung_carry_days` dagen (standaard 92) voor de eerste dag van de \
            bijstandsduur telt niet mee.",
        label: Text::new("Niet gemeten", "Unmeasured"),
        topic: Some((Topic::Ladder, 1)),
        ..OF_STOCK
    }

    /// Clients with benefit on the last day of the period whose rung comes from a measurement of
    /// `stale_months` months (6 by default) ago or longer: its day + `stale_months` months is on
    /// or before that day.
    StaleRung = "stale_rung" by ladder::stale_rung {
        nl: "Inwoners met een uitkering op de laatste dag van de periode van wie de meting waaruit \
            hun trede volgt `stale_months` maanden (standaard 6) of langer geleden is: datum + \
            `stale_months` maanden valt op of voor die dag.",
        label: Text::new("Verouderde trede", "Stale rung"),
        topic: Some((Topic::Ladder, 2)),
        ..OF_STOCK
    }

    /// Clients with benefit on the last day of the period who had a first conversation (`contact`
    /// of code `first`) on or before that day, however long ago.
    SpokenTo = "spoken_to" by ladder::spoken_to {
        nl: "Inwoners met een uitkering op de laatste dag van de periode die op of voor die dag, \
            hoe lang ook geleden, een eerste gesprek hadden (`contact` met code `first`).",
        label: Text::new("Gesproken", "Spoken to"),
        source: PROJECT,
        topic: Some((Topic::Attention, 1)),
        ..OF_STOCK
    }

    /// Clients with benefit and a rung on the last day of the period who had a contact or a rung
    /// measurement in the `in_view_months` months (12 by default) up to and including that day
    /// (after the last day − `in_view_months` months).
    InView = "in_view" by ladder::in_view {
        nl: "Inwoners met een uitkering en een trede op de laatste dag van de periode die in de \
            `in_view_months` maanden (standaard 12) tot en met die dag een contact of een \
            trede-meting hadden (na de laatste dag − `in_view_months` maanden).",
        label: Text::new("In beeld", "In view"),
        topic: Some((Topic::Attention, 2)),
        ..OF_STOCK
    }

    /// Clients with benefit on the last day of the period who have an activating activity running
    /// on it (codes of `activating`: volunteering, informal care and organised activities by
    /// default).
    Active = "active" by ladder::active {
        nl: "Inwoners met een uitkering op de laatste dag van de periode van wie dan een \
            activerende activiteit loopt (codes van `activating`: standaard vrijwilligerswerk, \
            mantelzorg en georganiseerde activiteiten).",
        label: Text::new("Actief", "Active"),
        source: PROJECT,
        topic: Some((Topic::Attention, 3)),
        ..OF_STOCK
    }

    /// Clients with benefit and a rung on both the day before the period and its last day, whose
    /// rung on that last day is higher.
    Climbed = "climbed" by ladder::moved(Movement::Climbed) {
        nl: "Inwoners met een uitkering en een trede op zowel de dag voor de periode als de laatste \
            dag ervan, van wie de trede op die laatste dag hoger is.",
        label: Text::new("Gestegen op de ladder", "Climbed"),
        topic: Some((Topic::Ladder, 4)),
        ..AT_BOTH_ENDS
    }

    /// Clients with benefit and a rung on both the day before the period and its last day, whose
    /// rung on that last day is lower.
    Descended = "descended" by ladder::moved(Movement::Descended) {
        nl: "Inwoners met een uitkering en een trede op zowel de dag voor de periode als de \
            laatste dag ervan, van wie de trede op die laatste dag lager is.",
        label: Text::new("Gedaald op de ladder", "Descended"),
        topic: Some((Topic::Ladder, 5)),
        ..AT_BOTH_ENDS
    }

    /// Clients with benefit and the same rung on both the day before the period and its last day,
    /// with at least one rung measurement in the period.
    Unchanged = "unchanged" by ladder::moved(Movement::Unchanged) {
        nl: "Inwoners met een uitkering en dezelfde trede op zowel de dag voor de periode als de \
            laatste dag ervan, met in de periode ten minste één trede-meting.",
        label: Text::new("Gelijk gebleven", "Unchanged"),
        topic: Some((Topic::Ladder, 6)),
        ..AT_BOTH_ENDS
    }

    /// Clients with benefit and the same rung on both the day before the period and its last day,
    /// without a rung measurement in the period.
    NotRemeasured = "not_remeasured" by ladder::moved(Movement::NotRemeasured) {
        nl: "Inwoners met een uitkering en dezelfde trede op zowel de dag voor de periode als de \
            laatste dag ervan, zonder trede-meting in de periode.",
        label: Text::new("Niet opnieuw gemeten", "Not remeasured"),
        topic: Some((Topic::Ladder, 7)),
        ..AT_BOTH_ENDS
    }

    /// Number of moments in the period at which the domain of a client on benefit goes from
    /// participatie to werk, within one episode. A new ladder version can cause one too; from
    /// unmeasured or unassigned to a domain is none.
    ToWerk = "to_werk" by ladder::crossed(Domain::Werk) {
        nl: "Aantal momenten in de periode waarop het domein van een inwoner met een uitkering van \
            participatie naar werk gaat, binnen een aaneengesloten bijstandsduur. Ook een nieuwe \
            ladderversie kan dat doen; van niet gemeten of zonder domein naar een domein is geen \
            overgang.",
        label: Text::new("Van participatie naar werk", "From participatie to werk"),
        topic: Some((Topic::Ladder, 8)),
        ..CROSSING
    }

    /// Number of moments in the period at which the domain of a client on benefit goes from werk
    /// to participatie, within one episode. A new ladder version can cause one too; from
    /// unmeasured or unassigned to a domain is none.
    ToParticipatie = "to_participatie" by ladder::crossed(Domain::Participatie) {
        nl: "Aantal momenten in de periode waarop het domein van een inwoner met een uitkering van \
            werk naar participatie gaat, binnen een aaneengesloten bijstandsduur. Ook een nieuwe \
            ladderversie kan dat doen; van niet gemeten of zonder domein naar een domein is geen \
            overgang.",
        label: Text::new("Van werk naar participatie", "From werk to participatie"),
        topic: Some((Topic::Ladder, 9)),
        ..CROSSING
    }

    /// Clients with benefit and a rung on the last day of the period whose latest growth potential
    /// is higher than that rung and was set in the 12 months up to and including that day (after
    /// the last day − 12 months).
    BelowPotential = "below_potential" by ladder::below_potential {
        nl: "Inwoners met een uitkering en een trede op de laatste dag van de periode van wie het \
            laatst vastgestelde groeipotentieel hoger is dan die trede en in de 12 maanden tot en \
            met die dag is vastgesteld (na de laatste dag − 12 maanden).",
        label: Text::new("Onder groeipotentieel", "Below potential"),
        topic: Some((Topic::Ladder, 3)),
        ..OF_STOCK
    }

    /// Clients with benefit on the last day of the period whose episode has then lasted
    /// `long_term_months` months (60 by default) or longer: its first day + `long_term_months`
    /// months is on or before that day.
    LongTermStock = "long_term_stock" by ladder::long_term_stock {
        nl: "Inwoners met een uitkering op de laatste dag van de periode van wie de aaneengesloten \
            bijstandsduur dan `long_term_months` maanden (standaard 60) of langer is: eerste dag \
            + `long_term_months` maanden valt op of voor die dag.",
        label: Text::new("Granieten bestand", "Long-term caseload"),
        source: PROJECT,
        topic: Some((Topic::Attention, 4)),
        ..OF_STOCK
    }
}
