//! The route on the anchor day.

use super::ReadsMember;
use crate::Day;
use crate::caseload::{Client, CompiledPolicy};
use crate::kpi::dimension::Anchor;
use crate::kpi::dimension::changes::bounds_of;
use crate::kpi::dimension::intake::last_day_of_intake;
use crate::vocabulary::Kind;

pub(in crate::kpi::dimension) struct Route;

impl ReadsMember for Route {
    /// Of a first conversation without a route, the first that starts within the intake.
    fn member(anchor: &Anchor, client: Client<'_>, rules: &CompiledPolicy) -> Option<usize> {
        let route = client.route_on(anchor.day).or_else(|| {
            let intake = last_day_of_intake(anchor, rules)?;
            let mut routes = client.facts(Kind::Route);
            let first = routes.clone().find(|row| row.start > anchor.day)?.start;
            let of_that_day = routes.rfind(|row| row.start == first)?;
            (first <= intake).then_some(of_that_day.code)
        });
        route.map(usize::from)
    }

    fn changes(client: Client<'_>, _: &CompiledPolicy, days: &mut Vec<Day>) {
        bounds_of(Kind::Route, client, days);
    }
}
