//! Routes: the tracks a client can be on.

use super::Name;
use crate::vocabulary::Rung;

/// A route (traject).
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Route {
    /// Its id, the code of `route` records.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The programme it is part of.
    pub(crate) programme: Option<String>,
    /// The rungs it is open to; empty: all.
    pub(crate) rungs: Vec<Rung>,
}

impl Route {
    /// Its id, the code of `route` records.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The programme it is part of.
    pub fn programme(&self) -> Option<&str> {
        self.programme.as_deref()
    }

    /// Whether it is open to somebody on this rung.
    pub fn is_open_to(&self, rung: Rung) -> bool {
        self.rungs.is_empty() || self.rungs.contains(&rung)
    }
}
