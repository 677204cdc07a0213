//! Programmes: what a council set up for clients of a domain.

use super::Name;
use crate::Day;
use crate::vocabulary::Domain;

/// A programme (programma).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Programme {
    /// Its id.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The domain whose clients it is for.
    pub(crate) domain: Option<Domain>,
    /// The contact codes that are its first conversation.
    pub(crate) first_codes: Vec<String>,
    /// Its first day; none: from always.
    pub(crate) from: Option<Day>,
    /// Its last day, included; none: it still runs.
    pub(crate) to: Option<Day>,
}

impl Programme {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The domain whose clients it is for.
    pub fn domain(&self) -> Option<Domain> {
        self.domain
    }

    /// Its first day; none: from always.
    pub fn from(&self) -> Option<Day> {
        self.from
    }

    /// Its last day, included; none: it still runs.
    pub fn to(&self) -> Option<Day> {
        self.to
    }
}
