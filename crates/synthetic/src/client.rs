//! One client: what was drawn, and its rows.

use super::plan::Plan;
use super::rng::{Purpose, Rng};
use super::row::{Ended, NEVER, Row};
use meedoen::Day;
use meedoen::vocabulary::{Kind, Reason, Rung};

/// A client's story: what the truth counts, and the rows that tell it.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) number: u32,
    /// Whether the client shares a benefit with the one before, who counts for it.
    pub(super) second_of_couple: bool,
    /// Oldest first, with gaps that no policy of this plan bridges.
    pub(super) episodes: Vec<Episode>,
    /// Oldest first, never two on a day.
    pub(super) measured: Vec<(Day, Rung)>,
    /// The first conversation there ever was.
    pub(super) spoken_to: Option<Day>,
    /// The first days of the placements that count.
    pub(super) placed: Vec<Day>,
    /// In order of their first day.
    pub(super) rows: Vec<Row>,
}

/// An unbroken stretch of benefit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Episode {
    pub(super) first: Day,
    /// The first day without benefit; [`Day::NEVER`] when it runs on past the ledger's last day.
    pub(super) off: Day,
    pub(super) reason: Option<Reason>,
}

/// A client that is being drawn.
pub(super) struct Draft<'a> {
    pub(super) plan: &'a Plan,
    pub(super) rng: Rng,
    pub(super) client: Client,
}

impl Client {
    /// Draws the client with this number.
    pub(super) fn draw(plan: &Plan, number: u32) -> Self {
        let seed = plan.options.seed;
        let (first_of_pair, rates) = (number & !1, &plan.options.rates);
        let couple = Rng::new(seed, Purpose::Household, first_of_pair).chance(rates.couple);
        let client = Self {
            number,
            second_of_couple: couple && number != first_of_pair,
            episodes: Vec::new(),
            measured: Vec::new(),
            spoken_to: None,
            placed: Vec::new(),
            rows: Vec::with_capacity(16),
        };
        // A couple lives on one benefit, so both draw it from the same numbers.
        let household = if couple { first_of_pair } else { number };
        let rng = Rng::new(seed, Purpose::Benefit, household);
        let mut draft = Draft { plan, rng, client };
        let birth = draft.draw_benefits(couple);
        draft.rng = Rng::new(seed, Purpose::Story, number);
        draft.draw_person(birth);
        for episode in draft.client.episodes.clone() {
            draft.draw_guidance(&episode);
            draft.draw_work(&episode);
        }
        draft.rng = Rng::new(seed, Purpose::Registration, number);
        draft.register();
        draft.client
    }
}

impl Draft<'_> {
    /// The last day of the ledger.
    pub(super) fn to(&self) -> Day {
        self.plan.options.to
    }

    /// The first day after what may happen in an episode and within the ledger.
    pub(super) fn end_of(&self, episode: &Episode) -> Day {
        episode.off.min(self.to().plus_days(1))
    }

    /// The day on which a municipality turns to a client: soon after an episode starts, or during
    /// the first years in view for who was on benefit before.
    pub(super) fn draw_turn(&mut self, episode: &Episode, least: i32, most: i32) -> Day {
        let from = self.plan.options.from;
        if episode.first < from {
            from.plus_days(self.rng.between(0, 1000))
        } else {
            episode.first.plus_days(self.rng.between(least, most))
        }
    }

    /// A row of this client.
    pub(super) fn row(&self, kind: Kind, code: u16, start: Day) -> Row {
        Row::new(self.client.number, kind, code, start)
    }

    /// A stretch of this many days; it runs on where it would end after the ledger.
    pub(super) fn until(&self, start: Day, days: i32) -> Day {
        let until = start.plus_days(days.max(1));
        if until.plus_days(-1) > self.to() { NEVER } else { until }
    }

    pub(super) fn push(&mut self, row: Row) {
        self.client.rows.push(row);
    }

    /// Some rows come late, and some were wrong at first; then puts all in order.
    fn register(&mut self) {
        let (rates, to) = (&self.plan.options.rates, self.to());
        let met = self.client.episodes.first().map_or(to, |episode| episode.first);
        for index in 0..self.client.rows.len() {
            let row = self.client.rows[index];
            // A birth becomes known when the client does.
            let known = row.start.max(met);
            if self.rng.chance(rates.late) {
                let registered = known.plus_days(self.rng.between(1, 92)).min(to);
                self.client.rows[index].registered = Some(registered);
            } else if self.rng.chance(rates.corrected) {
                let corrected =
                    row.end().unwrap_or(known).plus_days(self.rng.between(1, 60)).min(to);
                let started = row.start.plus_days(-self.rng.between(0, 14));
                self.client.rows[index].registered = Some(corrected);
                self.client.rows.push(Row {
                    start: started,
                    registered: (row.start < met).then_some(met),
                    until: NEVER,
                    ended: Ended::Unsaid,
                    withdrawn: Some(corrected),
                    ..row
                });
            }
        }
        self.client.rows.sort_by_key(|row| (row.start, row.kind, row.withdrawn.is_none()));
    }
}
