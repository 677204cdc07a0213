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
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.routes()[3].id(), "towards_work");
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
    /// assert_eq!(policy.routes()[3].name().get(Lang::En), "Towards work (invented)");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The programme it is part of.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.routes()[3].programme(), Some("meedoen_werkt"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn programme(&self) -> Option<&str> {
        self.programme.as_deref()
    }

    /// Whether it is open to somebody on this rung.
    ///
    /// ```
    /// # use meedoen::{Policy, vocabulary::Rung};
    /// let policy = Policy::preset("example")?;
    /// let open: Vec<Rung> =
    ///     Rung::ALL.into_iter().filter(|rung| policy.routes()[0].is_open_to(*rung)).collect();
    /// assert_eq!(open, [1, 2].map(|rung| Rung::new(rung).unwrap())); // without `rungs` it is open to all
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn is_open_to(&self, rung: Rung) -> bool {
        self.rungs.is_empty() || self.rungs.contains(&rung)
    }
}
