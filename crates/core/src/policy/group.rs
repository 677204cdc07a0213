//! Groups: what clients can belong to, one by one or as the alternatives of a set.

use super::Name;

/// A group clients can belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// Its id, the code of `group` records.
    pub(crate) id: String,
    /// What it is called.
    pub(crate) name: Name,
    /// The set in which it is one of the alternatives; none: it stands by itself.
    pub(crate) set: Option<String>,
}

impl Group {
    /// Its id, the code of `group` records.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The set in which it is one of the alternatives; none: it stands by itself.
    pub fn set(&self) -> Option<&str> {
        self.set.as_deref()
    }
}
