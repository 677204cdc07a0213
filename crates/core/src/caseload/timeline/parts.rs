//! What a timeline consists of, in words and days.

use super::example::example;
use crate::Day;
use crate::vocabulary::{Category, Reason, Rung, Settlement};
use serde::Serialize;

/// An unbroken stretch of benefit (aaneengesloten bijstandsduur); a gap of at most the policy's
/// `bridge_days` does not break it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Episode {
    /// Its first day.
    pub(super) from: Day,
    /// The last day on benefit; `None` while it runs.
    pub(super) to: Option<Day>,
    /// Why it ended; `None` while it runs, and where no reason was registered.
    pub(super) reason: Option<Reason>,
    /// What that counts as under the policy; `None` while it runs.
    pub(super) category: Option<Category>,
    /// The schemes within it, in order of appearance.
    pub(super) schemes: Vec<String>,
}

impl Episode {
    /// Its first day.
    ///
    #[doc = example!("assert_eq!(timeline.episodes()[0].first(), \"2022-05-01\".parse()?);")]
    pub const fn first(&self) -> Day {
        self.from
    }

    /// The last day on benefit, included; `None` while it runs.
    ///
    #[doc = example!("assert_eq!(timeline.episodes()[0].last(), Some(\"2023-09-30\".parse()?));")]
    pub const fn last(&self) -> Option<Day> {
        self.to
    }

    /// Why it ended; `None` while it runs, and where no reason was registered.
    ///
    #[doc = example!("assert_eq!(timeline.episodes()[0].reason(), None); // the row gives none")]
    pub const fn reason(&self) -> Option<Reason> {
        self.reason
    }

    /// What the reason counts as under the policy; `None` while it runs.
    ///
    #[doc = example!("assert_eq!(timeline.episodes()[0].category(), Some(meedoen::vocabulary::Category::Unknown));")]
    pub const fn category(&self) -> Option<Category> {
        self.category
    }

    /// The schemes within it, in order of appearance.
    ///
    #[doc = example!("assert_eq!(timeline.episodes()[0].schemes(), [\"pw\"]);")]
    pub fn schemes(&self) -> &[String] {
        &self.schemes
    }

    /// Whether the client is on benefit on this day because of it, bridged days included.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// // The gap of two weeks is bridged; the last day counts.
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,benefit,pw,2022-05-01,2022-08-31\n\
    ///             R001,benefit,pw,2022-09-15,2023-09-30\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    ///
    /// let timeline = caseload.client("R001", None).expect("R001 is there");
    /// let [episode] = timeline.episodes() else { panic!("one episode") };
    /// assert!(episode.holds("2022-09-10".parse()?));
    /// assert!(episode.holds("2023-09-30".parse()?));
    /// assert!(!episode.holds("2023-10-01".parse()?));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn holds(&self, day: Day) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}

/// A measured rung, or one held possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Measured {
    /// The day of the measurement.
    pub(super) on: Day,
    /// The rung, 1 to 6.
    #[cfg_attr(feature = "schema", schemars(with = "u8"))]
    pub(super) rung: Rung,
}

impl Measured {
    /// The day of the measurement.
    ///
    #[doc = example!("assert_eq!(timeline.rungs()[0].on(), \"2022-05-10\".parse()?);")]
    pub const fn on(&self) -> Day {
        self.on
    }

    /// The rung.
    ///
    #[doc = example!("assert_eq!(timeline.rungs()[0].rung().number(), 2);")]
    pub const fn rung(&self) -> Rung {
        self.rung
    }
}

/// What holds for some days: a route, an activity, an instrument or a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stretch {
    /// The first day.
    pub(super) from: Day,
    /// The last day; `None` while it runs.
    pub(super) to: Option<Day>,
    /// Its code.
    pub(super) code: String,
}

impl Stretch {
    /// The first day.
    ///
    #[doc = example!("assert_eq!(timeline.routes()[0].first(), \"2022-06-01\".parse()?);")]
    pub const fn first(&self) -> Day {
        self.from
    }

    /// The last day, included; `None` while it runs.
    ///
    #[doc = example!("assert_eq!(timeline.routes()[0].last(), Some(\"2022-12-31\".parse()?));" "assert_eq!(timeline.activities()[0].last(), None); // it runs")]
    pub const fn last(&self) -> Option<Day> {
        self.to
    }

    /// Its code: the word of the ledger and the policy.
    ///
    #[doc = example!("assert_eq!(timeline.routes()[0].code(), \"barriers\");")]
    pub fn code(&self) -> &str {
        &self.code
    }
}

/// What happened on a day: a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Moment {
    /// The day.
    pub(super) on: Day,
    /// Its code.
    pub(super) code: String,
}

impl Moment {
    /// The day.
    ///
    #[doc = example!("assert_eq!(timeline.contacts()[0].on(), \"2022-05-20\".parse()?);")]
    pub const fn on(&self) -> Day {
        self.on
    }

    /// Its code: the word of the ledger and the policy.
    ///
    #[doc = example!("assert_eq!(timeline.contacts()[0].code(), \"first\");")]
    pub fn code(&self) -> &str {
        &self.code
    }
}

/// A handover to another team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Referral {
    /// The day of the handover.
    pub(super) from: Day,
    /// The day it was settled; `None` while it is open.
    pub(super) to: Option<Day>,
    /// To which team.
    pub(super) code: String,
    /// How it was settled; `None` while it is open.
    pub(super) reason: Option<Settlement>,
}

impl Referral {
    /// The day of the handover.
    ///
    #[doc = example!("assert_eq!(timeline.referrals()[0].first(), \"2023-06-01\".parse()?);")]
    pub const fn first(&self) -> Day {
        self.from
    }

    /// The day on which it was settled; `None` while it is open.
    ///
    #[doc = example!("assert_eq!(timeline.referrals()[0].settled_on(), Some(\"2023-06-15\".parse()?));")]
    pub const fn settled_on(&self) -> Option<Day> {
        self.to
    }

    /// To which team: the word of the ledger and the policy.
    ///
    #[doc = example!("assert_eq!(timeline.referrals()[0].code(), \"wsp\");")]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// How it was settled; `None` while it is open.
    ///
    #[doc = example!("assert_eq!(timeline.referrals()[0].settlement(), Some(meedoen::vocabulary::Settlement::Accepted));")]
    pub const fn settlement(&self) -> Option<Settlement> {
        self.reason
    }
}

/// A client placed in work (plaatsing); a renewed contract is one placement with what it renews.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Placement {
    /// The first day.
    pub(super) from: Day,
    /// The last day; `None` while it runs.
    pub(super) to: Option<Day>,
    /// Its code.
    pub(super) code: String,
    /// Hours a week, where they are known.
    pub(super) hours: Option<f64>,
}

impl Placement {
    /// The first day.
    ///
    #[doc = example!("assert_eq!(timeline.placements()[0].first(), \"2023-10-01\".parse()?);")]
    pub const fn first(&self) -> Day {
        self.from
    }

    /// The last day, included; `None` while it runs.
    ///
    #[doc = example!("assert_eq!(timeline.placements()[0].last(), None); // it runs")]
    pub const fn last(&self) -> Option<Day> {
        self.to
    }

    /// Its code: the word of the ledger and the policy.
    ///
    #[doc = example!("assert_eq!(timeline.placements()[0].code(), \"paid\");")]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Hours a week, where they are known.
    ///
    #[doc = example!("assert_eq!(timeline.placements()[0].hours(), Some(32.0));")]
    pub const fn hours(&self) -> Option<f64> {
        self.hours
    }
}
