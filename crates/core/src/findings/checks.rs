//! The checks, one function a finding.

use super::table::Found;
use crate::caseload::{Caseload, Client, CompiledPolicy, EpisodeRow, Fact, KnownOn};
use crate::catalogue::FindingCode;
use crate::vocabulary::{Category, FIRST, Kind, Rung};
use crate::{Day, Result};
use std::ops::Range;

/// A placement this near to the off day explains an outflow to work.
const DAYS_AROUND_OFF_DAY: i32 = 92;
/// A benefit still open after this long without a contact or rung may have ended without a record.
const DAYS_WITHOUT_CONTACT: i32 = 365;
/// A row that becomes known this long after its start was registered late.
const DAYS_UNTIL_LATE: i32 = 90;
/// The days before the horizon in which rows should have become known …
const DAYS_BEFORE_HORIZON: i32 = 31;
/// … at least one in this many.
const ROWS_PER_RECENT_ROW: usize = 1000;
/// Below this many registered rows, one day for most of them means nothing.
const FEWEST_ROWS_TO_JUDGE: usize = 20;

/// What the checks of the clients of these chunks find, in no order.
pub(super) fn of_clients(
    caseload: &Caseload,
    chunks: Range<usize>,
    as_of: Day,
    known_on: Option<Day>,
    found: &mut Vec<Found>,
) -> Result<()> {
    caseload.each_client(chunks, KnownOn(known_on), |client, timeline| {
        Checks { timeline, rules: caseload.rules(), as_of, client, found }.all(caseload);
    })
}

/// The checks of one client.
struct Checks<'a> {
    timeline: Client<'a>,
    rules: &'a CompiledPolicy,
    as_of: Day,
    client: u32,
    found: &'a mut Vec<Found>,
}

impl Checks<'_> {
    fn all(&mut self, caseload: &Caseload) {
        self.overlapping_benefits();
        self.rung_outside_benefit();
        self.rung_six_in_stock();
        self.route_not_open(caseload);
        self.activity_before_first_conversation();
        self.work_outflow_without_placement();
        self.no_contact_in_a_year();
        for kind in Kind::LIST {
            self.start_after_as_of(kind);
            self.registered_late(kind);
            self.exact_duplicates(kind);
        }
    }

    fn add(&mut self, code: FindingCode, row: &Fact, column: &'static str) {
        let (row, client) = (Some(row.order), Some(self.client));
        self.found.push(Found { code, row, column, client });
    }

    /// Two benefits on one day: reported for the one that starts later.
    fn overlapping_benefits(&mut self) {
        let mut covered_until = None;
        for row in self.timeline.facts(Kind::Benefit) {
            if covered_until.is_some_and(|until| row.start < until) {
                self.add(FindingCode::OverlappingBenefits, &row, "start");
            }
            covered_until = covered_until.max(Some(row.until));
        }
    }

    fn rung_outside_benefit(&mut self) {
        for row in self.timeline.facts(Kind::Rung) {
            if !self.timeline.on_benefit(row.start) {
                self.add(FindingCode::RungOutsideBenefit, &row, "start");
            }
        }
    }

    /// On benefit on the day of the query, with a measurement of paid work without support.
    fn rung_six_in_stock(&mut self) {
        let Some(measured) = self.timeline.rung_on(self.as_of, self.rules) else { return };
        if Some(measured.rung) != Rung::new(6) || !self.timeline.on_benefit(self.as_of) {
            return;
        }
        // Of several on that day the one that counts comes last.
        let counts = self.timeline.facts(Kind::Rung).rfind(|row| row.start == measured.start);
        if let Some(row) = counts {
            self.add(FindingCode::RungSixInStock, &row, "code");
        }
    }

    /// A route that starts while the client's rung is not one it is open to. Without a rung there
    /// is nothing to compare.
    fn route_not_open(&mut self, caseload: &Caseload) {
        for row in self.timeline.facts(Kind::Route) {
            let measured = self.timeline.rung_on(row.start, self.rules);
            let route = caseload.policy().routes().get(usize::from(row.code));
            let closed = measured
                .zip(route)
                .is_some_and(|(measured, route)| !route.is_open_to(measured.rung));
            if closed {
                self.add(FindingCode::RouteNotOpen, &row, "code");
            }
        }
    }

    /// An activity before a first conversation that did take place.
    fn activity_before_first_conversation(&mut self) {
        let mut contacts = self.timeline.facts(Kind::Contact);
        let Some(first) = contacts.find(|row| row.code == FIRST) else { return };
        for row in self.timeline.facts(Kind::Activity) {
            if row.start < first.start {
                self.add(FindingCode::ActivityBeforeFirstConversation, &row, "start");
            }
        }
    }

    /// Left for work, while no placement ran or started near the off day. Reported only once those
    /// days have passed.
    fn work_outflow_without_placement(&mut self) {
        let timeline = self.timeline;
        for episode in timeline.episodes() {
            let from = episode.off.plus_days(-DAYS_AROUND_OFF_DAY);
            let to = episode.off.plus_days(DAYS_AROUND_OFF_DAY);
            let explained = timeline
                .placements()
                .iter()
                .any(|placement| placement.start <= to && from < placement.until);
            let to_work = episode.category == Category::ToWork;
            if to_work && to <= self.as_of && !explained {
                self.add_to_last_benefit(
                    FindingCode::WorkOutflowWithoutPlacement,
                    episode,
                    "reason",
                );
            }
        }
    }

    /// Still on benefit after a year without any contact or rung.
    fn no_contact_in_a_year(&mut self) {
        let timeline = self.timeline;
        let since = self.as_of.plus_days(-DAYS_WITHOUT_CONTACT);
        let Some(episode) = timeline.episode_on(self.as_of) else { return };
        if episode.off != Day::NEVER || episode.first > since {
            return;
        }
        let contacts = timeline.starts(Kind::Contact).iter();
        let mut seen = contacts.chain(timeline.starts(Kind::Rung));
        if !seen.any(|start| since < *start && *start <= self.as_of) {
            self.add_to_last_benefit(FindingCode::NoContactInAYear, episode, "end");
        }
    }

    /// Reports a finding for the row that an episode ends with.
    fn add_to_last_benefit(
        &mut self,
        code: FindingCode,
        episode: &EpisodeRow,
        column: &'static str,
    ) {
        let rows = self.timeline.facts(Kind::Benefit);
        let of_caseload = rows.filter(|row| self.rules.in_caseload[usize::from(row.code)]);
        let last = of_caseload.filter(|row| row.until == episode.off).max_by_key(|row| row.order);
        if let Some(row) = last {
            self.add(code, &row, column);
        }
    }

    fn start_after_as_of(&mut self, kind: Kind) {
        // Starts ascend: nearly always the last one shows that there is none.
        if self.timeline.starts(kind).last().is_none_or(|last| *last <= self.as_of) {
            return;
        }
        for row in self.timeline.facts(kind) {
            if row.start > self.as_of {
                self.add(FindingCode::StartAfterAsOf, &row, "start");
            }
        }
    }

    /// A date of birth is always registered late.
    fn registered_late(&mut self, kind: Kind) {
        if kind == Kind::Birth {
            return;
        }
        for row in self.timeline.facts(kind) {
            if row.known > row.start.plus_days(DAYS_UNTIL_LATE) {
                self.add(FindingCode::RegisteredLate, &row, "registered_on");
            }
        }
    }

    /// Rows equal in every column but their number: reported for all but the first.
    fn exact_duplicates(&mut self, kind: Kind) {
        // Equal rows start on one day and stand together: nearly always no two do.
        if self.timeline.starts(kind).windows(2).all(|days| days[0] != days[1]) {
            return;
        }
        let rows: Vec<Fact> = self.timeline.facts(kind).collect();
        for same_day in rows.chunk_by(|left, right| left.start == right.start) {
            for (index, row) in same_day.iter().enumerate() {
                let same = |earlier: &&Fact| Fact { order: row.order, ..**earlier } == *row;
                if same_day[..index].iter().any(|earlier| same(&earlier)) {
                    self.add(FindingCode::ExactDuplicate, row, "");
                }
            }
        }
    }
}

/// What concerns the ledger as a whole: the days on which its rows became known.
pub(super) fn of_the_whole(caseload: &Caseload, known_on: Option<Day>, found: &mut Vec<Found>) {
    let latest = known_on.unwrap_or(Day::NEVER);
    let horizon = caseload.horizon(known_on);
    // Without a horizon no day is recent.
    let last = horizon.unwrap_or(Day::MIN.plus_days(-1));
    let since = last.plus_days(-DAYS_BEFORE_HORIZON);
    let recent = |day: Day| since < day && day <= last;
    let (mut count, mut reached) = (0, 0);
    let mut registered: Vec<Day> = Vec::new();
    caseload.row_days().filter(|row| row.known <= latest).for_each(|row| {
        count += 1;
        reached += usize::from(recent(row.known) || recent(row.withdrawn));
        if row.known != row.start {
            registered.push(row.known);
        }
    });
    let mut add = |code, column| {
        found.push(Found { code, row: None, column, client: None });
    };
    registered.sort_unstable();
    let same_day = registered.chunk_by(|left, right| left == right).map(<[Day]>::len).max();
    if same_day.is_some_and(|most| most >= FEWEST_ROWS_TO_JUDGE && 2 * most > count) {
        add(FindingCode::SameRegistrationDay, "registered_on");
    }
    if horizon.is_some() && reached * ROWS_PER_RECENT_ROW < count {
        add(FindingCode::ThinHorizon, "registered_on");
    }
}
