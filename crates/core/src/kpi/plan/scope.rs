//! A question resolved: its grid, its horizon and the rules it asks by.

use crate::calendar::{Grid, ShiftedIndex};
use crate::caseload::KnownOn;
use crate::policy::Policy;
use crate::vocabulary::Domain;
use crate::vocabulary::{FIRST, Kind, RateBase, Reason};
use crate::{Day, Span};
use std::sync::OnceLock;

/// How far a cohort is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Follow {
    /// To the end of its period.
    PeriodEnd,
    /// To this day.
    To(Day),
    /// To this many days after the end of its period.
    Days(i32),
}

impl Follow {
    /// The day up to which the cohort of a period with this last day is followed.
    fn up_to(self, last: Day) -> Day {
        match self {
            Self::PeriodEnd => last,
            Self::To(day) => day,
            Self::Days(days) => last.plus_days(days),
        }
    }
}

/// Which contacts are a first conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirstContacts {
    /// By contact code: whether it counts.
    codes: Vec<bool>,
    /// The days on which it counts.
    span: Span,
}

impl FirstContacts {
    fn new(policy: &Policy, programme: Option<&str>) -> Self {
        let contacts = policy.codes(Kind::Contact);
        let programme = programme.and_then(|id| policy.programme(id));
        let counts = |(number, code): (usize, &String)| match programme {
            Some(programme) => programme.first_codes.contains(code),
            None => number == usize::from(FIRST),
        };
        let from = programme.and_then(|programme| programme.from).unwrap_or(Day::MIN);
        let until =
            programme.and_then(|programme| programme.to).map_or(Day::NEVER, |to| to.plus_days(1));
        Self {
            codes: contacts.iter().enumerate().map(counts).collect(),
            span: Span::half_open(from, until),
        }
    }

    /// Whether a contact of this code on this day is one.
    #[inline]
    pub(crate) fn holds(&self, code: u16, day: Day) -> bool {
        self.codes[usize::from(code)] && self.span.holds(day)
    }
}

/// Who is in the caseload of a programme.
#[derive(Debug, Clone)]
pub(crate) enum Guided {
    /// Whoever is on one of these routes.
    OnRoutes(Vec<u16>),
    /// Whoever is in this domain.
    In(Domain),
    /// Everybody.
    Everybody,
}

impl Guided {
    fn new(policy: &Policy, programme: Option<&str>) -> Self {
        let routes: Vec<u16> = policy
            .routes()
            .iter()
            .filter(|route| programme.is_some() && route.programme.as_deref() == programme)
            .filter_map(|route| policy.all_codes().number(Kind::Route, &route.id))
            .collect();
        let domain =
            programme.and_then(|id| policy.programme(id)).and_then(|programme| programme.domain);
        match (routes.is_empty(), domain) {
            (false, _) => Self::OnRoutes(routes),
            (true, Some(domain)) => Self::In(domain),
            (true, None) => Self::Everybody,
        }
    }
}

/// A question as the counting functions see it.
#[derive(Debug, Clone)]
pub(crate) struct Scope {
    pub(crate) grid: Grid,
    pub(crate) known_on: KnownOn,
    pub(crate) horizon: Option<Day>,
    /// By period, the day up to which its cohort is followed.
    followed_to: Vec<Day>,
    pub(crate) first_contacts: FirstContacts,
    pub(crate) guided: Guided,
    pub(crate) reentry_months: i32,
    pub(crate) sustained_months: i32,
    pub(crate) long_term_months: i32,
    long_from: OnceLock<ShiftedIndex>,
    pub(crate) in_view_months: i32,
    pub(crate) stale_months: i32,
    pub(crate) rates_include_inflow: bool,
    /// The numbers of the reasons that the outflow rate leaves out.
    pub(crate) rate_excludes: Vec<u8>,
}

impl Scope {
    pub(crate) fn new(
        policy: &Policy,
        grid: Grid,
        known_on: Option<Day>,
        horizon: Option<Day>,
        follow: Follow,
        programme: Option<&str>,
    ) -> Self {
        let parameters = policy.parameters();
        let number = |reason: &Reason| *reason as u8;
        let followed_to = grid.periods().map(|period| follow.up_to(period.last()));
        Self {
            followed_to: followed_to.collect(),
            grid,
            known_on: KnownOn(known_on),
            horizon,
            first_contacts: FirstContacts::new(policy, programme),
            guided: Guided::new(policy, programme),
            reentry_months: parameters.reentry_months,
            sustained_months: parameters.sustained_months,
            long_term_months: parameters.long_term_months,
            long_from: OnceLock::new(),
            in_view_months: parameters.in_view_months,
            stale_months: parameters.stale_months,
            rates_include_inflow: parameters.rate_base == RateBase::BeginPlusInflow,
            rate_excludes: parameters.rate_excludes.iter().map(number).collect(),
        }
    }

    /// How many periods have ended when an episode that starts on a day has become long.
    pub(crate) fn long_from(&self) -> &ShiftedIndex {
        self.long_from.get_or_init(|| self.grid.shifted_index(self.long_term_months))
    }

    /// The day up to which the cohort of a period is followed.
    #[inline]
    pub(crate) fn followed_to(&self, period: usize) -> Day {
        self.followed_to[period]
    }

    /// Whether a day has been seen: it is not after the horizon.
    pub(crate) fn observed(&self, day: Day) -> bool {
        self.horizon.is_some_and(|horizon| day <= horizon)
    }
}
