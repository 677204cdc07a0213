//! What every municipality must publish (BBV).

use super::axis::Anchor;
use super::pass::{Counted, Pass};
use crate::Day;
use crate::caseload::Fact;
use crate::policy::Kind;

/// The number of the scheme `pw`.
const PW: u16 = 0;

/// Clients with a `pw` row covering the last day; bridged days do not count.
pub(super) fn recipients(pass: &mut Pass<'_>) {
    let is_pw = |row: &&Fact| row.code == PW;
    let timeline = pass.timeline;
    let mut counted_until = Day::MIN;
    for row in timeline.facts(Kind::Benefit).iter().filter(is_pw) {
        let periods = pass.frame.grid.ending_in(row.start.max(counted_until), row.until);
        pass.count(&Anchor::on(row.start), &periods, Counted::Value);
        counted_until = counted_until.max(row.until);
    }
}

/// Distinct clients with an instrument on the last day.
pub(super) fn clients_with_instruments(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    let mut counted_until = Day::MIN;
    for row in timeline.facts(Kind::Instrument) {
        let new = (row.start.max(counted_until), row.until);
        pass.stood(new, Anchor::on(row.start), Counted::Value);
        counted_until = counted_until.max(row.until);
    }
}

/// Instruments in use on the last day.
pub(super) fn instruments(pass: &mut Pass<'_>) {
    let timeline = pass.timeline;
    for row in timeline.facts(Kind::Instrument) {
        let periods = pass.frame.grid.ending_in(row.start, row.until);
        pass.count(&Anchor::on(row.start), &periods, Counted::Value);
    }
}
