//! The Kaplan–Meier curves: from which day, to which event.

use crate::vocabulary::Text;
use crate::words::words;
use serde::Serialize;

/// One curve. All follow the same rules: it counts those who start in the period and not after the
/// horizon; who has not had the event by then is censored there. Curves describe groups; nothing in
/// them predicts a person.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct CurveEntry {
    curve: CurveKind,
    label: Text,
    from: Text,
    event: Text,
}

words! {
    /// A Kaplan–Meier curve: how long until something happens.
    #[non_exhaustive]
    pub enum CurveKind: "curve", UnknownKpi with CurveEntry {
        /// From the first day on benefit to the first contact.
        DaysToFirstContact = "days_to_first_contact" {
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
        /// From a referral to the day it was accepted.
        HandoverDays = "handover_days" {
            curve: CurveKind::HandoverDays,
            label: Text::new("Dagen tot overdracht", "Handover days"),
            from: Text::new("het begin van een doorverwijzing", "a referral's start"),
            event: Text::new(
                "de dag waarop zij is aangenomen; een teruggegeven of vervallen doorverwijzing wordt \
                 gecensureerd op haar `end`",
                "the day it was accepted; a referral returned or lapsed is censored at its `end`",
            ),
        },
        /// From the first conversation to the first activating activity.
        DaysToActivation = "days_to_activation" {
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
        /// From the first day on benefit to the first day without.
        DaysOnBenefit = "days_on_benefit" {
            curve: CurveKind::DaysOnBenefit,
            label: Text::new("Dagen met uitkering", "Days on benefit"),
            from: Text::new(
                "de eerste dag van een aaneengesloten bijstandsduur",
                "an episode's first day",
            ),
            event: Text::new("de eerste dag zonder uitkering", "its off day"),
        },
        /// From the first day of a placement to the day after its last.
        DaysInPlacement = "days_in_placement" {
            curve: CurveKind::DaysInPlacement,
            label: Text::new("Dagen in plaatsing", "Days in placement"),
            from: Text::new("het begin van een plaatsing", "a placement's start"),
            event: Text::new("de dag na haar laatste dag", "the day after its last day"),
        },
    }
}

impl CurveKind {
    /// The curve's catalogue entry.
    ///
    /// ```
    /// use meedoen::{catalogue::CurveKind, vocabulary::Lang};
    ///
    /// let entry = CurveKind::DaysOnBenefit.entry();
    /// assert_eq!(entry.label().get(Lang::Nl), "Dagen met uitkering");
    /// assert_eq!(entry.event().get(Lang::En), "its off day");
    /// ```
    pub const fn entry(self) -> &'static CurveEntry {
        self.row()
    }
}

impl CurveEntry {
    /// Its name in a report.
    ///
    /// ```
    /// use meedoen::{catalogue::CurveKind, vocabulary::Lang};
    /// let label = CurveKind::HandoverDays.entry().label();
    /// assert_eq!(label.get(Lang::Nl), "Dagen tot overdracht");
    /// ```
    pub const fn label(&self) -> Text {
        self.label
    }

    /// What is counted, from which day; a filter is judged on that day.
    ///
    /// ```
    /// use meedoen::{catalogue::CurveKind, vocabulary::Lang};
    /// let from = CurveKind::HandoverDays.entry().from();
    /// assert_eq!(from.get(Lang::En), "a referral's start");
    /// ```
    pub const fn from(&self) -> Text {
        self.from
    }

    /// The event it runs to.
    ///
    /// ```
    /// use meedoen::{catalogue::CurveKind, vocabulary::Lang};
    /// let event = CurveKind::DaysInPlacement.entry().event();
    /// assert_eq!(event.get(Lang::En), "the day after its last day");
    /// ```
    pub const fn event(&self) -> Text {
        self.event
    }
}
