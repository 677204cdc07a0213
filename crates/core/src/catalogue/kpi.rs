//! The KPIs and curves by name.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Names an enum's words once: variant, text and the list of all.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $unknown:literal, { $($variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the catalogue.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word in queries and answers.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::Error;

            fn from_str(word: &str) -> crate::Result<Self> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(crate::Error::new(
                        crate::ErrorCode::UnknownKpi,
                        "",
                        format!("`{}` is no {}", word.escape_debug(), $unknown),
                    )),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(|error: crate::Error| serde::de::Error::custom(error.message()))
            }
        }
    };
}

words! {
    /// A KPI. Its definition, labels, unit and dimensions stand in its catalogue entry,
    /// [`Kpi::entry`].
    Kpi, "KPI", {
        Stock = "stock",
        Benefits = "benefits",
        VolumeChange = "volume_change",
        Inflow = "inflow",
        Reentry = "reentry",
        Outflow = "outflow",
        OutflowToWork = "outflow_to_work",
        OutflowRate = "outflow_rate",
        InflowRate = "inflow_rate",
        ToWorkRate = "to_work_rate",
        SustainedOutflow = "sustained_outflow",
        Unmeasured = "unmeasured",
        StaleRung = "stale_rung",
        SpokenTo = "spoken_to",
        InView = "in_view",
        Active = "active",
        Climbed = "climbed",
        Descended = "descended",
        Unchanged = "unchanged",
        NotRemeasured = "not_remeasured",
        ToWerk = "to_werk",
        ToParticipatie = "to_participatie",
        BelowPotential = "below_potential",
        LongTermStock = "long_term_stock",
        FirstConversations = "first_conversations",
        Activated = "activated",
        StillActive = "still_active",
        CohortToWork = "cohort_to_work",
        ActivatedWithoutWork = "activated_without_work",
        NoOutcomeYet = "no_outcome_yet",
        LeftOtherwise = "left_otherwise",
        InConversation = "in_conversation",
        NotSpokenSince = "not_spoken_since",
        Referred = "referred",
        OnBarriers = "on_barriers",
        CohortPlaced = "cohort_placed",
        Placements = "placements",
        PlacedClients = "placed_clients",
        PlacedOffBenefit = "placed_off_benefit",
        SustainedPlacements = "sustained_placements",
        PlacementRate = "placement_rate",
        DaysToFirstContact = "days_to_first_contact",
        HandoverDays = "handover_days",
        OpenHandovers = "open_handovers",
        CaseloadPerFte = "caseload_per_fte",
        RecipientsPer10k = "recipients_per_10k",
        InstrumentsInUse = "instruments_in_use",
        InstrumentsPer10k = "instruments_per_10k",
    }
}

words! {
    /// A Kaplan–Meier curve: how long until something happens.
    CurveKind, "curve", {
        DaysToFirstContact = "days_to_first_contact",
        HandoverDays = "handover_days",
        DaysToActivation = "days_to_activation",
        DaysOnBenefit = "days_on_benefit",
        DaysInPlacement = "days_in_placement",
    }
}
