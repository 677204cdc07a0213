//! What is counted: a client, an episode, a placement … with the day it is anchored on.

use super::days::Day;

/// How the dimensions are judged where the anchor day is off benefit or without a rung.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Plain,
    /// A first conversation: rung and route may be given shortly after it.
    Conversation,
    /// A placement's start: the benefit may have ended shortly before it.
    Placement,
}

/// One thing that is counted, or in the denominator, or both.
#[derive(Debug, Clone)]
pub struct Thing {
    /// The client's place among the clients.
    pub client: usize,
    pub day: Day,
    pub anchor: Anchor,
    pub counts: bool,
    /// Whether it is in the denominator; without meaning for KPIs that have none.
    pub in_of: bool,
    pub reason: Option<String>,
    pub code: Option<String>,
    pub hours: Option<String>,
    /// The benefit it is part of.
    pub benefit: Option<String>,
    /// How many days it took, and whether the event was seen.
    pub time: Option<(i64, bool)>,
}

impl Thing {
    pub fn new(client: usize, day: Day) -> Self {
        Self {
            client,
            day,
            anchor: Anchor::Plain,
            counts: true,
            in_of: true,
            reason: None,
            code: None,
            hours: None,
            benefit: None,
            time: None,
        }
    }

    pub fn counts_if(self, counts: bool) -> Self {
        Self { counts, ..self }
    }

    pub fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}

/// The band of hours a week.
pub fn hours_band(hours: Option<f64>) -> String {
    match hours {
        None => "unknown",
        Some(hours) if hours < 12.0 => "<12",
        Some(hours) if hours < 24.0 => "12-23",
        Some(hours) if hours < 32.0 => "24-31",
        Some(_) => "32+",
    }
    .into()
}
