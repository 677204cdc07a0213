//! One client's timeline, in words and days.

mod example;
mod lay_out;
mod options;
mod parts;
mod state;

pub use options::TimelineOptions;
pub use parts::{Episode, Measured, Moment, Placement, Referral, Stretch};
pub use state::State;

pub(crate) use lay_out::ClientView;

use crate::Day;
use crate::caseload::chunk::Client;
use crate::policy::Policy;
use crate::vocabulary::Kind;
use example::example;
use serde::Serialize;

/// One client's timeline as known on a day, each list by start. Last days are **included**; codes
/// are the words of the ledger and the policy.
///
/// serde writes it in the form that every language shares. The examples of its parts are about the
/// client of this one.
///
/// ```
/// use meedoen::{Caseload, Ledger, Policy};
///
/// let policy = Policy::preset("example")?;
/// let csv = "client,kind,code,start,end,hours\n\
///            R001,birth,,1980-05-17,,\n\
///            R001,benefit,pw,2022-05-01,2023-09-30,\n\
///            R001,rung,2,2022-05-10,,\n\
///            R001,growth,4,2022-05-10,,\n\
///            R001,route,barriers,2022-06-01,2022-12-31,\n\
///            R001,contact,first,2022-05-20,,\n\
///            R001,activity,volunteering,2022-07-01,,\n\
///            R001,referral,wsp,2023-06-01,2023-06-15,\n\
///            R001,placement,paid,2023-10-01,,32\n\
///            R001,instrument,job_coach,2023-10-01,,\n\
///            R001,group,exempt,2022-05-01,2022-08-31,\n";
/// let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;
///
/// let timeline = caseload.client("R001", None).expect("R001 is there");
/// assert_eq!(timeline.episodes()[0].last(), Some("2023-09-30".parse()?));
/// assert_eq!(serde_json::json!(timeline)["rungs"][0]["on"], "2022-05-10");
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Clone, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    /// The pseudonymous id.
    client: String,
    /// As known on this day; `None`: as everything now stands.
    known_on: Option<Day>,
    /// The day the ledger is complete to.
    horizon: Option<Day>,
    /// Date of birth, where it is known.
    birth: Option<Day>,
    /// Benefit episodes.
    episodes: Vec<Episode>,
    /// Measured rungs, one a day.
    rungs: Vec<Measured>,
    /// The highest rungs held possible within a year, one a day.
    growth: Vec<Measured>,
    /// Stretches on a route.
    routes: Vec<Stretch>,
    /// Conversations.
    contacts: Vec<Moment>,
    /// Stretches of an activity.
    activities: Vec<Stretch>,
    /// Handovers to another team.
    referrals: Vec<Referral>,
    /// Placements that count under the policy, a renewed contract being one with what it renews.
    placements: Vec<Placement>,
    /// Stretches of an instrument in use.
    instruments: Vec<Stretch>,
    /// Stretches of membership of a group.
    groups: Vec<Stretch>,
    #[serde(skip)]
    view: ClientView,
}

/// As of when it is, and not whose: a timeline may end up in a log.
impl std::fmt::Debug for Timeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Timeline")
            .field("known_on", &self.known_on)
            .field("horizon", &self.horizon)
            .finish_non_exhaustive()
    }
}

impl Timeline {
    pub(crate) fn new(
        view: ClientView,
        client: &str,
        known_on: Option<Day>,
        horizon: Option<Day>,
    ) -> Self {
        let row = view.client();
        Self {
            client: client.to_owned(),
            known_on,
            horizon,
            birth: row.birth(),
            episodes: row.episodes().iter().map(|episode| view.episode(episode)).collect(),
            rungs: view.measured(Kind::Rung, Client::measured_on),
            growth: view.measured(Kind::Growth, Client::growth_on),
            routes: view.stretches(Kind::Route),
            contacts: row.facts(Kind::Contact).map(|fact| view.moment(&fact)).collect(),
            activities: view.stretches(Kind::Activity),
            referrals: row.facts(Kind::Referral).map(|fact| view.referral(&fact)).collect(),
            placements: row.placements().iter().map(|placed| view.placement(placed)).collect(),
            instruments: view.stretches(Kind::Instrument),
            groups: view.stretches(Kind::Group),
            view,
        }
    }

    /// The client's pseudonymous id.
    ///
    #[doc = example!("assert_eq!(timeline.client_id(), \"R001\");")]
    pub fn client_id(&self) -> &str {
        &self.client
    }

    /// As known on this day; `None` means: as everything now stands.
    ///
    #[doc = example!("assert_eq!(timeline.known_on(), None);" "let day = \"2022-12-31\".parse()?;" "assert_eq!(caseload.client(\"R001\", Some(day)).and_then(|then| then.known_on()), Some(day));")]
    pub const fn known_on(&self) -> Option<Day> {
        self.known_on
    }

    /// The day the ledger is complete to: [`Caseload::horizon`](super::Caseload::horizon) as known
    /// on the same day.
    ///
    #[doc = example!("assert_eq!(timeline.horizon(), Some(\"2023-10-01\".parse()?)); // the latest day on which a row became known")]
    pub const fn horizon(&self) -> Option<Day> {
        self.horizon
    }

    /// The policy it was laid out under.
    ///
    #[doc = example!("assert_eq!(timeline.policy(), caseload.policy());")]
    pub fn policy(&self) -> &Policy {
        self.view.policy()
    }

    /// Date of birth, where it is known.
    ///
    #[doc = example!("assert_eq!(timeline.birth(), Some(\"1980-05-17\".parse()?));")]
    pub const fn birth(&self) -> Option<Day> {
        self.birth
    }

    /// Benefit episodes.
    ///
    #[doc = example!("assert_eq!(timeline.episodes().len(), 1);")]
    pub fn episodes(&self) -> &[Episode] {
        &self.episodes
    }

    /// Measured rungs, one a day: of several on one day the one registered last.
    ///
    #[doc = example!("assert_eq!(timeline.rungs()[0].rung().number(), 2);")]
    pub fn rungs(&self) -> &[Measured] {
        &self.rungs
    }

    /// The highest rungs held possible within a year (groeipotentieel), one a day.
    ///
    #[doc = example!("assert_eq!(timeline.growth()[0].rung().number(), 4);")]
    pub fn growth(&self) -> &[Measured] {
        &self.growth
    }

    /// Stretches on a route.
    ///
    #[doc = example!("assert_eq!(timeline.routes()[0].code(), \"barriers\");")]
    pub fn routes(&self) -> &[Stretch] {
        &self.routes
    }

    /// Conversations.
    ///
    #[doc = example!("assert_eq!(timeline.contacts()[0].code(), \"first\");")]
    pub fn contacts(&self) -> &[Moment] {
        &self.contacts
    }

    /// Stretches of an activity.
    ///
    #[doc = example!("assert_eq!(timeline.activities()[0].code(), \"volunteering\");")]
    pub fn activities(&self) -> &[Stretch] {
        &self.activities
    }

    /// Handovers to another team.
    ///
    #[doc = example!("assert_eq!(timeline.referrals()[0].code(), \"wsp\");")]
    pub fn referrals(&self) -> &[Referral] {
        &self.referrals
    }

    /// Placements that count under the policy. A renewed contract is one placement with what it
    /// renews.
    ///
    #[doc = example!("assert_eq!(timeline.placements()[0].hours(), Some(32.0));")]
    pub fn placements(&self) -> &[Placement] {
        &self.placements
    }

    /// Stretches of an instrument in use.
    ///
    #[doc = example!("assert_eq!(timeline.instruments()[0].code(), \"job_coach\");")]
    pub fn instruments(&self) -> &[Stretch] {
        &self.instruments
    }

    /// Stretches of membership of a group.
    ///
    #[doc = example!("assert_eq!(timeline.groups()[0].code(), \"exempt\");")]
    pub fn groups(&self) -> &[Stretch] {
        &self.groups
    }

    /// The episode this day lies in.
    ///
    #[doc = example!("assert!(timeline.episode_on(\"2023-09-30\".parse()?).is_some()); // the last day counts" "assert!(timeline.episode_on(\"2023-10-01\".parse()?).is_none());")]
    pub fn episode_on(&self, day: Day) -> Option<&Episode> {
        self.episodes.iter().find(|episode| episode.holds(day))
    }

    /// The measurement that gives the rung on this day; `None` while unmeasured. Within an episode a
    /// measurement from longer before it than the policy's `rung_carry_days` does not count.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?; // a rung is carried for 92 days
    /// let csv = b"client,kind,code,start\n\
    ///             R001,rung,2,2020-01-01\n\
    ///             R001,benefit,pw,2023-01-01\n\
    ///             R001,rung,3,2023-02-01\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    ///
    /// let timeline = caseload.client("R001", None).expect("R001 is there");
    /// let rung = |day: &str| Ok::<_, meedoen::Error>(timeline.rung_on(day.parse()?).map(|measured| measured.rung().number()));
    /// assert_eq!(rung("2022-12-31")?, Some(2));
    /// assert_eq!(rung("2023-01-31")?, None); // measured too long before this episode
    /// assert_eq!(rung("2023-02-01")?, Some(3)); // from the day of the measurement on
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn rung_on(&self, day: Day) -> Option<Measured> {
        self.view.rung_on(day)
    }

    /// What held on a day.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start,end\n\
    ///             R001,birth,,1980-05-17,\n\
    ///             R001,benefit,pw,2022-05-01,2023-04-30\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let timeline = caseload.client("R001", None).expect("R001 is there");
    ///
    /// let on_the_last_day = timeline.state("2023-04-30".parse()?);
    /// assert_eq!(on_the_last_day.months_on_benefit(), Some(11));
    /// assert_eq!(on_the_last_day.age(), Some(42));
    /// assert_eq!(on_the_last_day.rung(), None); // unmeasured
    ///
    /// let the_day_after = timeline.state("2023-05-01".parse()?);
    /// assert_eq!(the_day_after.episode(), None);
    /// assert_eq!(the_day_after.scheme(), None);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn state(&self, day: Day) -> State {
        self.view.state(day, self.episode_on(day).cloned())
    }
}
