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
    /// Its first day; `None`: from always.
    pub(crate) from: Option<Day>,
    /// Its last day, included; `None`: it still runs.
    pub(crate) to: Option<Day>,
}

impl Programme {
    /// Its id.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.programmes()[2].id(), "aandacht_werkt");
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
    /// assert_eq!(policy.programmes()[2].name().get(Lang::Nl), "Aandacht Werkt");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The domain whose clients it is for.
    ///
    /// ```
    /// # use meedoen::{Policy, vocabulary::Domain};
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.programmes()[1].domain(), Some(Domain::Werk));
    /// assert_eq!(policy.programmes()[2].domain(), None); // for clients of any
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn domain(&self) -> Option<Domain> {
        self.domain
    }

    /// Its first day; `None`: from always.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// let from = policy.programmes()[2].from().expect("it has a first day");
    /// assert_eq!(from.to_string(), "2024-07-01");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn from(&self) -> Option<Day> {
        self.from
    }

    /// Its last day, included; `None`: it still runs.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// let [first, _, last] = policy.programmes() else { unreachable!() };
    /// assert_eq!(first.to(), None); // it still runs
    /// assert_eq!(last.to(), Some("2026-06-30".parse()?)); // included
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn to(&self) -> Option<Day> {
        self.to
    }
}
