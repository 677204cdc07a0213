//! A timeline in words and days: the form that every language shares.

use super::Timeline;
use crate::Day;
use crate::caseload::{Episode, Fact, Measured, Placement};
use crate::policy::{Category, Kind, Reason, Settlement};
use serde::{Serialize, Serializer};

/// A client's timeline in words and days, each list by start. Every `to` is a last day,
/// **included**, and none while it runs; codes are the ledger's and the policy's words.
///
/// ```
/// use meedoen::{Caseload, Ledger, Policy};
///
/// let policy = Policy::preset("example")?;
/// let csv = "client,kind,code,start,end,reason\n\
///            R001,benefit,pw,2022-05-01,2023-09-30,work\n\
///            R001,rung,2,2022-05-10,,\n";
/// let ledger = Ledger::read_csv(csv.as_bytes(), &policy)?;
/// let timeline = Caseload::build(&ledger, &policy)?.client("R001", None).expect("R001 is there");
///
/// let form = timeline.form();
/// assert_eq!(form.episodes[0].to, Some("2023-09-30".parse()?));
/// assert_eq!(serde_json::to_value(&timeline).ok(), serde_json::to_value(&form).ok());
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Timeline"))]
#[non_exhaustive]
pub struct TimelineForm {
    /// The pseudonymous id.
    pub client: String,
    /// As known on this day; none: as everything now stands.
    pub known_on: Option<Day>,
    /// The day the ledger is complete to.
    pub horizon: Option<Day>,
    /// Date of birth, where it is known.
    pub birth: Option<Day>,
    /// Benefit episodes.
    pub episodes: Vec<EpisodeForm>,
    /// Measured rungs, one a day.
    pub rungs: Vec<MeasuredForm>,
    /// The highest rungs held possible within a year, one a day.
    pub growth: Vec<MeasuredForm>,
    /// Stretches on a route.
    pub routes: Vec<StretchForm>,
    /// Conversations.
    pub contacts: Vec<MomentForm>,
    /// Stretches of an activity.
    pub activities: Vec<StretchForm>,
    /// Handovers to another team.
    pub referrals: Vec<ReferralForm>,
    /// Placements that count under the policy, a renewed contract being one with what it renews.
    pub placements: Vec<PlacementForm>,
    /// Stretches of an instrument in use.
    pub instruments: Vec<StretchForm>,
    /// Stretches of membership of a group.
    pub groups: Vec<StretchForm>,
}

/// A benefit episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Episode"))]
#[non_exhaustive]
pub struct EpisodeForm {
    /// Its first day.
    pub from: Day,
    /// The last day on benefit; none while it runs.
    pub to: Option<Day>,
    /// Why it ended; none while it runs, and where no reason was registered.
    pub reason: Option<Reason>,
    /// What that counts as under the policy; none while it runs.
    pub category: Option<Category>,
    /// The schemes within it, in order of appearance.
    pub schemes: Vec<String>,
}

/// A measured rung, or one held possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Measured"))]
#[non_exhaustive]
pub struct MeasuredForm {
    /// The day of the measurement.
    pub on: Day,
    /// The rung, 1 to 6.
    pub rung: u8,
}

/// What holds for some days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Stretch"))]
#[non_exhaustive]
pub struct StretchForm {
    /// The first day.
    pub from: Day,
    /// The last day; none while it runs.
    pub to: Option<Day>,
    /// Its code.
    pub code: String,
}

/// What happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Moment"))]
#[non_exhaustive]
pub struct MomentForm {
    /// The day.
    pub on: Day,
    /// Its code.
    pub code: String,
}

/// A handover to another team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Referral"))]
#[non_exhaustive]
pub struct ReferralForm {
    /// The day of the handover.
    pub from: Day,
    /// The day it was settled; none while it is open.
    pub to: Option<Day>,
    /// To which team.
    pub code: String,
    /// How it was settled; none while it is open.
    pub reason: Option<Settlement>,
}

/// A placement.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Placement"))]
#[non_exhaustive]
pub struct PlacementForm {
    /// The first day.
    pub from: Day,
    /// The last day; none while it runs.
    pub to: Option<Day>,
    /// Its code.
    pub code: String,
    /// Hours a week, where they are known.
    pub hours: Option<f64>,
}

impl Timeline {
    /// The timeline in words and days.
    pub fn form(&self) -> TimelineForm {
        TimelineForm {
            client: self.id.clone(),
            known_on: self.known_on,
            horizon: self.horizon,
            birth: self.birth(),
            episodes: self.episodes().iter().map(|it| self.episode_form(it)).collect(),
            rungs: self.rungs().into_iter().map(MeasuredForm::from).collect(),
            growth: self.growth().into_iter().map(MeasuredForm::from).collect(),
            routes: self.stretches(Kind::Route),
            contacts: self.facts(Kind::Contact).map(|it| self.moment(&it)).collect(),
            activities: self.stretches(Kind::Activity),
            referrals: self.facts(Kind::Referral).map(|it| self.referral(&it)).collect(),
            placements: self.placements().iter().map(|it| self.placement_form(it)).collect(),
            instruments: self.stretches(Kind::Instrument),
            groups: self.stretches(Kind::Group),
        }
    }

    fn episode_form(&self, episode: &Episode) -> EpisodeForm {
        let mut schemes: Vec<String> = Vec::new();
        for row in self.facts(Kind::Benefit).filter(|row| episode.holds(row.start)) {
            let (scheme, counts) = (self.code(&row), &self.rules.in_caseload);
            if counts[usize::from(row.code)] && !schemes.iter().any(|known| known == scheme) {
                schemes.push(scheme.to_owned());
            }
        }
        let to = last(episode.off);
        EpisodeForm {
            from: episode.first,
            to,
            reason: episode.reason().filter(|_| to.is_some()),
            category: to.map(|_| episode.category),
            schemes,
        }
    }

    fn stretches(&self, kind: Kind) -> Vec<StretchForm> {
        let stretch = |fact: Fact| StretchForm {
            from: fact.start,
            to: last(fact.until),
            code: self.code(&fact).to_owned(),
        };
        self.facts(kind).map(stretch).collect()
    }

    fn moment(&self, fact: &Fact) -> MomentForm {
        MomentForm { on: fact.start, code: self.code(fact).to_owned() }
    }

    fn referral(&self, fact: &Fact) -> ReferralForm {
        // It is over on the day itself on which it is settled.
        let to = Some(fact.until).filter(|day| day.is_day());
        let how = Settlement::ALL.get(usize::from(fact.reason)).copied();
        let reason = to.map(|_| how.unwrap_or(Settlement::Accepted));
        ReferralForm { from: fact.start, to, code: self.code(fact).to_owned(), reason }
    }

    fn placement_form(&self, placement: &Placement) -> PlacementForm {
        PlacementForm {
            from: placement.start,
            to: last(placement.until),
            code: self.word(Kind::Placement, placement.code).to_owned(),
            hours: self.hours(placement),
        }
    }
}

/// The last day before this one; none where that never comes.
fn last(until: Day) -> Option<Day> {
    until.is_day().then(|| until.plus_days(-1))
}

impl From<Measured> for MeasuredForm {
    fn from(measured: Measured) -> Self {
        Self { on: measured.start, rung: measured.rung.number() }
    }
}

impl Serialize for Timeline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.form().serialize(serializer)
    }
}
