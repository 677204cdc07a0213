//! The Kaplan–Meier curves: from which day, to which event.

use super::{CurveKind, Text};
use serde::Serialize;

/// One curve. All follow the same rules: it counts those who start in the period and not after the
/// horizon; who has not had the event by then is censored there. Curves describe groups; nothing in
/// them predicts a person.
#[derive(Debug, Clone, Copy, Serialize)]
#[non_exhaustive]
pub struct CurveEntry {
    /// The curve.
    pub curve: CurveKind,
    /// Its name in a report.
    pub label: Text,
    /// What is counted, from which day; a filter is judged on that day.
    pub from: Text,
    /// The event it runs to.
    pub event: Text,
}

impl CurveKind {
    /// The curve's catalogue entry.
    pub fn entry(self) -> &'static CurveEntry {
        &CURVES[self as usize]
    }
}

/// Every curve's entry, in the order of [`CurveKind::ALL`].
pub fn curves() -> &'static [CurveEntry] {
    &CURVES
}

static CURVES: [CurveEntry; CurveKind::ALL.len()] = [
    CurveEntry {
        curve: CurveKind::DaysToFirstContact,
        label: Text::new("Dagen tot eerste contact", "Days to first contact"),
        from: Text::new(
            "de eerste dag van een aaneengesloten bijstandsduur",
            "an episode's first day",
        ),
        event: Text::new(
            "het eerste contact van welke code ook binnen die bijstandsduur; een bijstandsduur \
             zonder contact wordt gecensureerd op de eerste dag zonder uitkering als die eerder \
             valt dan de horizon",
            "the first contact of any code within that episode; an episode without one is censored \
             at its off day when that comes before the horizon",
        ),
    },
    CurveEntry {
        curve: CurveKind::HandoverDays,
        label: Text::new("Dagen tot overdracht", "Handover days"),
        from: Text::new("het begin van een doorverwijzing", "a referral's start"),
        event: Text::new(
            "de dag waarop zij is aangenomen; een teruggegeven of vervallen doorverwijzing wordt \
             gecensureerd op haar `end`",
            "the day it was accepted; a referral returned or lapsed is censored at its `end`",
        ),
    },
    CurveEntry {
        curve: CurveKind::DaysToActivation,
        label: Text::new("Dagen tot activering", "Days to activation"),
        from: Text::new(
            "het eerste gesprek (het cohort van de periode)",
            "the first conversation (the cohort of the period)",
        ),
        event: Text::new(
            "de eerste activerende activiteit op of na dat gesprek",
            "the first activating activity on or after that conversation",
        ),
    },
    CurveEntry {
        curve: CurveKind::DaysOnBenefit,
        label: Text::new("Dagen met uitkering", "Days on benefit"),
        from: Text::new(
            "de eerste dag van een aaneengesloten bijstandsduur",
            "an episode's first day",
        ),
        event: Text::new("de eerste dag zonder uitkering", "its off day"),
    },
    CurveEntry {
        curve: CurveKind::DaysInPlacement,
        label: Text::new("Dagen in plaatsing", "Days in placement"),
        from: Text::new("het begin van een plaatsing", "a placement's start"),
        event: Text::new("de dag na haar laatste dag", "the day after its last day"),
    },
];
