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
    /// The set in which it is one of the alternatives; `None`: it stands by itself.
    pub(crate) set: Option<String>,
}

impl Group {
    /// Its id, the code of `group` records.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.groups()[2].id(), "single");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it is called.
    ///
    /// ```
    /// # use meedoen::{Policy, vocabulary::Lang};
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.groups()[0].name().get(Lang::Nl), "Statushouders");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The set in which it is one of the alternatives; `None`: it stands by itself.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.groups()[0].set(), None);
    /// assert_eq!(policy.groups()[2].set(), Some("household_type")); // a client is in one of its groups
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn set(&self) -> Option<&str> {
        self.set.as_deref()
    }
}
