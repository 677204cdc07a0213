//! Breaking down and narrowing: which members a counted thing belongs to.

use crate::Day;
use crate::calendar::birthday;
use crate::caseload::{Client, Fact, Measured, Rules};
use crate::catalogue::{Dimension, Kpi};
use crate::kpi::question::Where;
use crate::ladder::Domain;
use crate::policy::{Kind, Policy, Reason};
use std::sync::Arc;

/// How the state on an anchor day is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnchorKind {
    /// As it stands on that day.
    AsItStands,
    /// A first conversation: rung and route may be given in the days after it.
    Conversation,
    /// A placement: scheme and duration may be those of the benefit that has just ended.
    Placement,
}

/// The longest time between the last day on benefit and a placement that followed from it.
const DAYS_FROM_BENEFIT_TO_PLACEMENT: i32 = 31;

/// A counted thing, as a breakdown or filter sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Anchor {
    /// Whose it is, among the clients that lie together.
    pub(crate) client: u32,
    pub(crate) day: Day,
    pub(crate) kind: AnchorKind,
    /// The number of the end reason, where the thing is an outflow.
    pub(crate) reason: u8,
    /// The number of its code; none where the thing has none (a filter on code lets it context).
    pub(crate) code: Option<u16>,
    pub(crate) hours: Option<f64>,
}

impl Anchor {
    /// Something of a client, anchored on a day, with nothing of its own.
    #[inline]
    pub(crate) const fn on(client: u32, day: Day) -> Self {
        Self { client, day, kind: AnchorKind::AsItStands, reason: u8::MAX, code: None, hours: None }
    }
}

/// What a dimension looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum AxisKind {
    Rung,
    Domain,
    Route,
    Groups,
    Set(usize),
    Scheme,
    Age,
    Duration,
    Reason,
    Code,
    Hours,
}

/// Upper bounds (exclusive) of the bands, in years, months and hours.
const AGE_BANDS: [i32; 3] = [27, 45, 55];
const DURATION_BANDS: [i32; 5] = [12, 24, 36, 60, 120];
const HOURS_BANDS: [f64; 3] = [12.0, 24.0, 32.0];

/// The band a value lies in; the number past the last band where there is none.
fn band<T: PartialOrd + Copy>(value: Option<T>, bounds: &[T]) -> usize {
    value.map_or(bounds.len() + 1, |value| bounds.partition_point(|bound| *bound <= value))
}

/// One dimension of a breakdown or filter, resolved against a policy.
#[derive(Debug, Clone)]
pub(crate) struct Axis {
    pub(crate) dimension: Dimension,
    /// The members in the order of query.md.
    pub(crate) members: Vec<Arc<str>>,
    look: AxisKind,
}

impl Axis {
    /// The axis of a dimension; none where the policy has no such dimension.
    pub(crate) fn new(dimension: &Dimension, kpi: Option<Kpi>, policy: &Policy) -> Option<Self> {
        let look = match dimension {
            Dimension::Rung => AxisKind::Rung,
            Dimension::Domain => AxisKind::Domain,
            Dimension::Route => AxisKind::Route,
            Dimension::Group => AxisKind::Groups,
            Dimension::Set(name) => {
                AxisKind::Set(policy.sets().iter().position(|set| set == name)?)
            }
            Dimension::Scheme => AxisKind::Scheme,
            Dimension::Age => AxisKind::Age,
            Dimension::Duration => AxisKind::Duration,
            Dimension::Reason => AxisKind::Reason,
            Dimension::Code => AxisKind::Code,
            Dimension::Hours => AxisKind::Hours,
        };
        let members = policy.members(kpi, dimension)?.into_iter().map(Arc::from).collect();
        Some(Self { dimension: dimension.clone(), members, look })
    }

    /// Whether a member's row appears only where the member occurs.
    pub(crate) fn only_where_it_occurs(&self, member: usize) -> bool {
        match self.look {
            AxisKind::Reason | AxisKind::Code | AxisKind::Scheme => true,
            AxisKind::Rung => false,
            _ => matches!(&*self.members[member], "none" | "unknown" | "unassigned"),
        }
    }

    /// The members the anchor belongs to: one, or for `group` any number and at least `none`.
    fn each_member(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &Rules,
        mut found: impl FnMut(usize),
    ) {
        let last = self.members.len() - 1;
        if self.look != AxisKind::Groups {
            return found(single_member(self.look, anchor, client, rules, last));
        }
        let mut none = true;
        for group in 0..rules.groups.len() as u16 {
            if let Some(place) = rules.free_place(group)
                && client.in_group(group, anchor.day)
            {
                found(place);
                none = false;
            }
        }
        if none {
            found(last);
        }
    }

    /// Adds the days on which the member may change.
    fn changes(&self, client: Client<'_>, rules: &Rules, days: &mut Vec<Day>) {
        changes(self.look, client, rules, days);
    }
}

/// The one member an anchor belongs to; `last` stands for none, unknown and unassigned.
#[inline]
fn single_member(
    look: AxisKind,
    anchor: &Anchor,
    client: Client<'_>,
    rules: &Rules,
    last: usize,
) -> usize {
    let day = anchor.day;
    match look {
        AxisKind::Rung => rung_at(anchor, client, rules)
            .map_or(last, |measured| usize::from(measured.rung.number()) - 1),
        AxisKind::Domain => domain_at(anchor, client, rules).map_or(last, |domain| domain as usize),
        AxisKind::Route => route_at(anchor, client, rules).map_or(last, usize::from),
        AxisKind::Set(set) => client
            .group_of_set(set, day, rules)
            .and_then(|group| rules.place_in_set(group))
            .unwrap_or(last),
        AxisKind::Scheme => {
            benefit_at(anchor, client, rules).map_or(last, |benefit| usize::from(benefit.code))
        }
        AxisKind::Age => band(client.age_on(day), &AGE_BANDS),
        AxisKind::Duration => {
            let on_benefit = benefit_day(anchor, client);
            band(on_benefit.and_then(|day| client.months_on_benefit(day)), &DURATION_BANDS)
        }
        AxisKind::Reason => usize::from(anchor.reason).min(Reason::ALL.len()),
        AxisKind::Code => anchor.code.map_or(last, usize::from),
        AxisKind::Hours => band(anchor.hours, &HOURS_BANDS),
        AxisKind::Groups => last,
    }
}

/// The rung on the anchor day; of a first conversation without one, the first measured within the
/// intake.
fn rung_at(anchor: &Anchor, client: Client<'_>, rules: &Rules) -> Option<Measured> {
    client.rung_on(anchor.day, rules).or_else(|| {
        let intake = intake_of(anchor, rules)?;
        client.rung_after(anchor.day).filter(|measured| measured.start <= intake)
    })
}

/// The domain by the ladder of the anchor day, or of the day an intake's rung was measured.
fn domain_at(anchor: &Anchor, client: Client<'_>, rules: &Rules) -> Option<Domain> {
    let measured = rung_at(anchor, client, rules)?;
    rules.domain(Some(measured.rung), measured.start.max(anchor.day))
}

/// The route on the anchor day; of a first conversation without one, the first that starts within
/// the intake.
fn route_at(anchor: &Anchor, client: Client<'_>, rules: &Rules) -> Option<u16> {
    client.route_on(anchor.day).or_else(|| {
        let intake = intake_of(anchor, rules)?;
        let mut routes = client.facts(Kind::Route);
        let first = routes.clone().find(|row| row.start > anchor.day)?.start;
        let of_that_day = routes.rfind(|row| row.start == first)?;
        (first <= intake).then_some(of_that_day.code)
    })
}

/// The last day of a first conversation's intake.
fn intake_of(anchor: &Anchor, rules: &Rules) -> Option<Day> {
    (anchor.kind == AnchorKind::Conversation).then(|| anchor.day.plus_days(rules.intake_days))
}

/// The day on which scheme and duration are read: the anchor day, or for a placement outside
/// benefit the last day on benefit within the days before it.
fn benefit_day(anchor: &Anchor, client: Client<'_>) -> Option<Day> {
    if client.on_benefit(anchor.day) {
        return Some(anchor.day);
    }
    if anchor.kind != AnchorKind::Placement {
        return None;
    }
    let earliest = anchor.day.plus_days(-DAYS_FROM_BENEFIT_TO_PLACEMENT);
    let left = client.episodes().iter().rev().find(|episode| episode.off <= anchor.day)?;
    Some(left.last()).filter(|last| *last >= earliest)
}

/// The benefit row that gives an anchor's scheme.
fn benefit_at(anchor: &Anchor, client: Client<'_>, rules: &Rules) -> Option<Fact> {
    client.benefit_on(benefit_day(anchor, client)?, rules)
}

/// Adds every day on which what is looked at may change. Days too many cost a little time, a day
/// too few would be a wrong figure: so all days of the facts that it rests on.
fn changes(look: AxisKind, client: Client<'_>, rules: &Rules, days: &mut Vec<Day>) {
    let bounds = |kind: Kind, days: &mut Vec<Day>| {
        days.extend(client.facts(kind).flat_map(|row| [row.start, row.until]));
    };
    match look {
        AxisKind::Rung => rung_changes(client, days),
        AxisKind::Domain => {
            rung_changes(client, days);
            days.extend(rules.ladder.versions().iter().map(|version| version.from));
        }
        AxisKind::Route => bounds(Kind::Route, days),
        AxisKind::Groups | AxisKind::Set(_) => bounds(Kind::Group, days),
        AxisKind::Scheme => {
            bounds(Kind::Benefit, days);
            episode_changes(client, days);
        }
        AxisKind::Age => {
            if let Some(birth) = client.birth() {
                days.push(birth);
                days.extend(AGE_BANDS.map(|age| birthday(birth, age)));
            }
        }
        AxisKind::Duration => {
            episode_changes(client, days);
            for episode in client.episodes() {
                days.extend(DURATION_BANDS.map(|months| episode.first.plus_months(months)));
            }
        }
        AxisKind::Reason | AxisKind::Code | AxisKind::Hours => {}
    }
}

fn episode_changes(client: Client<'_>, days: &mut Vec<Day>) {
    days.extend(client.episodes().iter().flat_map(|episode| [episode.first, episode.off]));
}

/// Adds the days on which the rung may change: a measurement, and the bounds of an episode, where
/// an old measurement ceases to count or counts again.
pub(crate) fn rung_changes(client: Client<'_>, days: &mut Vec<Day>) {
    days.extend_from_slice(client.starts(Kind::Rung));
    episode_changes(client, days);
}

/// A filter on one dimension.
#[derive(Debug, Clone)]
enum Filter {
    /// Any of these members of an axis.
    Members(Axis, Vec<bool>),
    /// In any of these groups (of a set where it is the set's on that day), or in none of the
    /// groups without a set.
    Groups { wanted: Vec<u16>, none: bool },
}

/// The cells of a KPI in a question: what to break down by and what to narrow to.
#[derive(Debug, Clone)]
pub(crate) struct Cells {
    pub(crate) axes: Vec<Axis>,
    only: Vec<Filter>,
    /// What is narrowed to, as it was asked.
    filters: Where,
    /// How many cells: the members of all axes, multiplied.
    pub(crate) count: usize,
}

impl Cells {
    /// Resolves dimensions and filters that have been checked; what the policy does not have is
    /// left out.
    pub(crate) fn new(by: &[Dimension], only: &Where, kpi: Option<Kpi>, policy: &Policy) -> Self {
        let axes: Vec<Axis> = by.iter().filter_map(|it| Axis::new(it, kpi, policy)).collect();
        let filters = only.iter().filter_map(|(dimension, wanted)| {
            if *dimension == Dimension::Group {
                let numbers = wanted.iter().filter_map(|id| policy.codes().number(Kind::Group, id));
                return Some(Filter::Groups {
                    wanted: numbers.collect(),
                    none: wanted.iter().any(|id| id == "none"),
                });
            }
            let axis = Axis::new(dimension, kpi, policy)?;
            let chosen = axis.members.iter().map(|member| wanted.iter().any(|it| **it == **member));
            let chosen = chosen.collect();
            Some(Filter::Members(axis, chosen))
        });
        Self {
            only: filters.collect(),
            filters: only.clone(),
            count: axes.iter().map(|axis| axis.members.len()).product(),
            axes,
        }
    }

    /// Whether everything counts in the one cell: no breakdown, no filter.
    #[inline]
    pub(crate) fn are_one(&self) -> bool {
        self.axes.is_empty() && self.only.is_empty()
    }

    /// The last cell, where the cells are the one of all, or the end reasons and nothing else.
    pub(crate) fn last_by_reason(&self) -> Option<u8> {
        match &*self.axes {
            [] if self.only.is_empty() => Some(0),
            [axis] if self.only.is_empty() && axis.look == AxisKind::Reason => {
                Some(Reason::ALL.len() as u8)
            }
            _ => None,
        }
    }

    /// What is narrowed to.
    pub(crate) fn filters(&self) -> &Where {
        &self.filters
    }

    /// Whether the cells are the rungs and nothing else.
    pub(crate) fn are_rungs(&self) -> bool {
        self.only.is_empty() && matches!(&*self.axes, [Axis { look: AxisKind::Rung, .. }])
    }

    /// Whether the filters let the anchor context.
    pub(crate) fn let_pass(&self, anchor: &Anchor, client: Client<'_>, rules: &Rules) -> bool {
        self.only.iter().all(|only| only.lets_pass(anchor, client, rules))
    }

    /// The cell the anchor counts in, where it is plain that it counts in one: there is one axis, of
    /// which a thing has one member, and no filter.
    #[inline]
    pub(crate) fn single(&self, anchor: &Anchor, client: Client<'_>, rules: &Rules) -> Option<u32> {
        match &*self.axes {
            [axis] if self.only.is_empty() && axis.look != AxisKind::Groups => {
                let last = axis.members.len() - 1;
                Some(single_member(axis.look, anchor, client, rules, last) as u32)
            }
            _ => None,
        }
    }

    /// Fills in the cells the anchor counts in: none where the filters leave it out.
    pub(crate) fn find(
        &self,
        anchor: &Anchor,
        client: Client<'_>,
        rules: &Rules,
        cells: &mut Vec<u32>,
    ) {
        cells.clear();
        if !self.let_pass(anchor, client, rules) {
            return;
        }
        cells.push(0);
        for axis in &self.axes {
            let outer = cells.len();
            axis.each_member(anchor, client, rules, |member| {
                for index in 0..outer {
                    cells.push(cells[index] * axis.members.len() as u32 + member as u32);
                }
            });
            cells.drain(..outer);
        }
    }

    /// Adds the days on which the cell of an anchor may change.
    pub(crate) fn changes(&self, client: Client<'_>, rules: &Rules, days: &mut Vec<Day>) {
        for axis in &self.axes {
            axis.changes(client, rules, days);
        }
        for only in &self.only {
            match only {
                Filter::Members(axis, _) => axis.changes(client, rules, days),
                Filter::Groups { .. } => changes(AxisKind::Groups, client, rules, days),
            }
        }
    }
}

impl Filter {
    fn lets_pass(&self, anchor: &Anchor, client: Client<'_>, rules: &Rules) -> bool {
        match self {
            Self::Groups { wanted, none } => {
                wanted.iter().any(|group| client.is_in(*group, anchor.day, rules))
                    || (*none && in_no_free_group(client, anchor.day, rules))
            }
            Self::Members(Axis { look: AxisKind::Code, .. }, _) if anchor.code.is_none() => true,
            Self::Members(axis, chosen) => {
                let mut passes = false;
                axis.each_member(anchor, client, rules, |member| passes |= chosen[member]);
                passes
            }
        }
    }
}

fn in_no_free_group(client: Client<'_>, day: Day, rules: &Rules) -> bool {
    let mut groups = 0..rules.groups.len() as u16;
    !groups.any(|group| rules.free_place(group).is_some() && client.in_group(group, day))
}
