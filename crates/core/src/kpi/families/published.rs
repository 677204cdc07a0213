//! What every municipality must publish (BBV).

use crate::Day;
use crate::kpi::dimension::Anchor;
use crate::kpi::tally::context::CountContext;
use crate::kpi::tally::counts::Counted;
use crate::vocabulary::{Kind, PW};

/// Clients with a `pw` row covering the last day; bridged days do not count.
pub(crate) fn recipients(context: &mut CountContext<'_>) {
    for client in context.clients() {
        let mut counted_until = Day::MIN;
        for row in client.facts(Kind::Benefit).filter(|row| row.code == PW) {
            let periods = context.scope.grid.ending_in(row.start.max(counted_until), row.until);
            context.count_in(&Anchor::on(client.number(), row.start), &periods, Counted::Value);
            counted_until = counted_until.max(row.until);
        }
    }
}

/// Distinct clients with an instrument on the last day.
pub(crate) fn clients_with_instruments(context: &mut CountContext<'_>) {
    for client in context.clients() {
        let mut counted_until = Day::MIN;
        for row in client.facts(Kind::Instrument) {
            let new = (row.start.max(counted_until), row.until);
            context.count_stay(new, Anchor::on(client.number(), row.start), Counted::Value);
            counted_until = counted_until.max(row.until);
        }
    }
}

/// Instruments in use on the last day.
pub(crate) fn instruments(context: &mut CountContext<'_>) {
    for client in context.clients() {
        for row in client.facts(Kind::Instrument) {
            let periods = context.scope.grid.ending_in(row.start, row.until);
            context.count_in(&Anchor::on(client.number(), row.start), &periods, Counted::Value);
        }
    }
}
