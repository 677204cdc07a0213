//! A client's timeline, asked day by day.

use super::days::{Day, age, plus, whole_months};
use super::policy::TwinPolicy;
use super::row::TwinRow;

pub struct Client {
    /// The rows that take part, in the order of the ledger.
    pub rows: Vec<TwinRow>,
    pub episodes: Vec<Episode>,
    pub placements: Vec<Placement>,
}

/// An unbroken stretch of benefit.
pub struct Episode {
    pub first: Day,
    /// None: still running.
    pub last: Option<Day>,
    pub rows: Vec<TwinRow>,
}

/// A client placed in work, renewals joined.
pub struct Placement {
    pub start: Day,
    pub last: Option<Day>,
    pub code: String,
    pub hours: Option<f64>,
}

/// Rows that follow each other within `bridge` days, as runs.
fn runs(mut rows: Vec<TwinRow>, bridge: i64) -> Vec<Vec<TwinRow>> {
    rows.sort_by_key(|row| (row.start, row.last()));
    let mut runs: Vec<Vec<TwinRow>> = Vec::new();
    for row in rows {
        let joins = |run: &Vec<TwinRow>| match last_day(run) {
            None => true,
            Some(last) => row.start <= plus(last, 1 + bridge),
        };
        match runs.last_mut().filter(|run| joins(run)) {
            Some(run) => run.push(row),
            None => runs.push(vec![row]),
        }
    }
    runs
}

/// The latest last day; none when a row still runs.
fn last_day(rows: &[TwinRow]) -> Option<Day> {
    rows.iter().map(TwinRow::last).max().filter(|last| *last != Day::MAX)
}

impl Episode {
    pub fn covers(&self, day: Day) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// The first day without benefit.
    pub fn off_day(&self) -> Option<Day> {
        self.last.map(|last| plus(last, 1))
    }

    pub fn reason(&self) -> Option<&str> {
        self.rows.iter().max_by_key(|row| (row.last(), row.order))?.reason.as_deref()
    }

    /// The row whose scheme and number hold on a day.
    pub fn row_on(&self, day: Day) -> &TwinRow {
        let covering =
            self.rows.iter().filter(|row| row.covers(day)).max_by_key(|row| (row.start, row.order));
        let bridging = self
            .rows
            .iter()
            .filter(|row| row.last() < day)
            .max_by_key(|row| (row.last(), row.order));
        covering.or(bridging).expect("a day of the episode")
    }
}

impl Client {
    pub fn new(policy: &TwinPolicy, rows: Vec<TwinRow>) -> Self {
        let kind = |word: &str| -> Vec<TwinRow> {
            rows.iter().filter(|row| row.kind == word).cloned().collect()
        };
        let mut benefits = kind("benefit");
        benefits.retain(|row| policy.in_caseload(&row.code));
        let episodes = runs(benefits, policy.number("bridge_days"))
            .into_iter()
            .map(|rows| Episode { first: rows[0].start, last: last_day(&rows), rows })
            .collect();
        let mut work = kind("placement");
        work.retain(|row| {
            policy.counts_as_placement(&row.code)
                && row.hours.is_none_or(|hours| hours >= policy.min_placement_hours())
        });
        let placements = runs(work, policy.number("placement_bridge_days"))
            .into_iter()
            .map(|rows| {
                let start = rows[0].start;
                let opening = rows.iter().filter(|row| row.start == start);
                let row = opening.max_by_key(|row| row.order).expect("the first row");
                let (code, hours) = (row.code.clone(), row.hours);
                Placement { start, last: last_day(&rows), code, hours }
            })
            .collect();
        Self { rows, episodes, placements }
    }

    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a TwinRow> + Clone {
        self.rows.iter().filter(move |row| row.kind == kind)
    }

    pub fn episode_on(&self, day: Day) -> Option<&Episode> {
        self.episodes.iter().find(|episode| episode.covers(day))
    }

    pub fn on_benefit(&self, day: Day) -> bool {
        self.episode_on(day).is_some()
    }

    /// The row that gives the rung on a day.
    pub fn rung_row_on(&self, policy: &TwinPolicy, day: Day) -> Option<&TwinRow> {
        let carry = policy.number("rung_carry_days");
        let not_before = self.episode_on(day).map(|episode| plus(episode.first, -carry));
        self.of_kind("rung")
            .filter(|row| row.start <= day && not_before.is_none_or(|limit| row.start >= limit))
            .max_by_key(|row| (row.start, row.known_from(), row.order))
    }

    pub fn rung_on(&self, policy: &TwinPolicy, day: Day) -> Option<u32> {
        self.rung_row_on(policy, day).map(rung)
    }

    pub fn domain_on(&self, policy: &TwinPolicy, day: Day) -> Option<String> {
        policy.domain(self.rung_on(policy, day)?, day)
    }

    pub fn growth_row_on(&self, day: Day) -> Option<&TwinRow> {
        self.of_kind("growth")
            .filter(|row| row.start <= day)
            .max_by_key(|row| (row.start, row.known_from(), row.order))
    }

    pub fn route_on(&self, day: Day) -> Option<String> {
        self.of_kind("route")
            .filter(|row| row.covers(day))
            .max_by_key(|row| (row.start, row.order))
            .map(|row| row.code.clone())
    }

    /// The groups without a set that the client is in.
    pub fn groups_on(&self, policy: &TwinPolicy, day: Day) -> Vec<String> {
        let mut groups = policy.groups(None);
        groups
            .retain(|group| self.of_kind("group").any(|row| row.code == *group && row.covers(day)));
        groups
    }

    /// The group of a set that the client is in.
    pub fn group_of_set_on(&self, policy: &TwinPolicy, set: &str, day: Day) -> Option<String> {
        let groups = policy.groups(Some(set));
        self.of_kind("group")
            .filter(|row| groups.contains(&row.code) && row.covers(day))
            .max_by_key(|row| (row.start, row.order))
            .map(|row| row.code.clone())
    }

    pub fn age_on(&self, day: Day) -> Option<i32> {
        let birth = self.of_kind("birth").max_by_key(|row| (row.known_from(), row.order))?;
        age(birth.start, day)
    }

    pub fn months_on_benefit(&self, day: Day) -> Option<i64> {
        self.episode_on(day).map(|episode| whole_months(episode.first, day))
    }

    /// The days on which an outflow to work falls.
    pub fn off_days_to_work(&self, policy: &TwinPolicy) -> Vec<Day> {
        let to_work = |episode: &&Episode| policy.category(episode.reason()) == "to_work";
        self.episodes.iter().filter(to_work).filter_map(Episode::off_day).collect()
    }
}

/// The rung that a `rung` or `growth` row names.
pub fn rung(row: &TwinRow) -> u32 {
    row.code.parse().expect("1 to 6")
}
