//! Whether a question can be answered under a policy; of several faults the first code counts.

use super::{CurveQuery, Filters, Query, Question, TransitionQuery};
use crate::calendar::Grid;
use crate::catalogue::Kpi;
use crate::document::Faults;
use crate::policy::Policy;
use crate::vocabulary::{Dimension, Kind};
use crate::{Day, Error, ErrorCode, Result};

/// The most days a cohort may be followed after its period.
const LONGEST_FOLLOW_UP: i32 = 36_525;

/// Checks a question.
pub(crate) fn question(question: &Question, policy: &Policy, faults: &mut Faults) {
    match question {
        Question::Kpis(asked) => query(asked, policy, faults),
        Question::Transitions(asked) => transitions(asked, policy, faults),
        Question::Curve(asked) => curve(asked, policy, faults),
        Question::Assess(_) => {}
    }
}

fn query(query: &Query, policy: &Policy, faults: &mut Faults) {
    if query.kpis.is_empty() {
        faults.add("kpis", "ask for at least one KPI");
    }
    for (index, kpi) in query.kpis.iter().enumerate() {
        if query.kpis[..index].contains(kpi) {
            faults.add("kpis", format!("`{kpi}` is asked for twice"));
        }
    }
    for (index, dimension) in query.by.iter().enumerate() {
        if query.by[..index].contains(dimension) {
            faults.add("by", format!("`{dimension}` is asked for twice"));
        }
        for &kpi in &query.kpis {
            has_dimension(kpi, dimension, "by", policy, faults);
        }
    }
    for (dimension, wanted) in query.only.iter() {
        for &kpi in &query.kpis {
            if has_dimension(kpi, dimension, "where", policy, faults) {
                has_members(Some(kpi), dimension, wanted, policy, faults);
            }
        }
        not_empty(dimension, wanted, faults);
    }
    span(query.from, query.to, faults);
    let days = [("known_on", query.known_on), ("horizon", query.horizon)];
    for (place, day) in days.into_iter().chain([("followed_to", query.followed_to)]) {
        in_calendar(day, place, faults);
    }
    if query.followed_to.is_some_and(|day| day < query.to) {
        let message = "a cohort is followed at least to the end of the period";
        faults.add("followed_to", message);
    }
    if query.followed_to.is_some() && query.follow_up_days.is_some() {
        let message = "`followed_to` and `follow_up_days` do not go together";
        faults.add("follow_up_days", message);
    }
    if query.follow_up_days.is_some_and(|days| !(0..=LONGEST_FOLLOW_UP).contains(&days)) {
        let message = format!("a follow-up takes 0 to {LONGEST_FOLLOW_UP} days");
        faults.add("follow_up_days", message);
    }
    programme(query.programme.as_deref(), policy, faults);
    let staff_of_none = |kpi: &&Kpi| query.programme.is_none() && kpi.entry().needs_programme();
    if let Some(kpi) = query.kpis.iter().find(staff_of_none) {
        faults.add("programme", format!("`{kpi}` needs a programme, whose staff it is"));
    }
}

fn transitions(query: &TransitionQuery, policy: &Policy, faults: &mut Faults) {
    general_filters(&query.only, policy, faults);
    span(query.from, query.to, faults);
    in_calendar(query.known_on, "known_on", faults);
}

fn curve(query: &CurveQuery, policy: &Policy, faults: &mut Faults) {
    general_filters(&query.only, policy, faults);
    span(query.from, query.to, faults);
    in_calendar(query.known_on, "known_on", faults);
    in_calendar(query.horizon, "horizon", faults);
    programme(query.programme.as_deref(), policy, faults);
}

/// Refuses an answer of more rows than the limit, counted as periods × all members of the
/// dimensions over the KPIs, before anything is counted.
pub(crate) fn size(question: &Question, policy: &Policy, most_rows: u64) -> Result<()> {
    let Question::Kpis(query) = question else { return Ok(()) };
    let cells = |kpi: Kpi| {
        let members = query.by.iter().map(|dimension| {
            policy.members(Some(kpi), dimension).map_or(1, |members| members.len() as u64)
        });
        members.fold(1, u64::saturating_mul)
    };
    let cells = query.kpis.iter().map(|&kpi| cells(kpi)).fold(0, u64::saturating_add);
    let rows = cells.saturating_mul(Grid::new(query.span(), query.every).len() as u64);
    if rows <= most_rows {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::TooLarge,
        "",
        format!(
            "the answer could have {rows} rows, more than the limit of {most_rows}: ask over fewer \
             periods or with fewer dimensions"
        ),
    ))
}

fn span(from: Day, to: Day, faults: &mut Faults) {
    if to < from {
        let message = format!("the period ends on {to}, before its first day, {from}");
        faults.add_as(ErrorCode::BadPeriod, "to", message);
    }
    in_calendar(Some(from), "from", faults);
    in_calendar(Some(to), "to", faults);
}

pub(crate) fn in_calendar(day: Option<Day>, place: &str, faults: &mut Faults) {
    if day.is_some_and(|day| !(Day::MIN..=Day::MAX).contains(&day)) {
        faults.add(place, "a day lies in 1901–2199");
    }
}

fn programme(id: Option<&str>, policy: &Policy, faults: &mut Faults) {
    if id.is_some_and(|id| policy.programme(id).is_none()) {
        faults.add("programme", "the policy has no such programme");
    }
}

/// Filters on the general dimensions, which every anchor day has.
fn general_filters(only: &Filters, policy: &Policy, faults: &mut Faults) {
    for (dimension, wanted) in only.iter() {
        if !dimension.is_general() || policy.members(None, dimension).is_none() {
            let message = format!("`{dimension}` is no dimension here");
            faults.add_as(ErrorCode::UnknownDimension, "where", message);
            continue;
        }
        has_members(None, dimension, wanted, policy, faults);
        not_empty(dimension, wanted, faults);
    }
}

/// Whether the KPI has this dimension under this policy; a fault where not.
fn has_dimension(
    kpi: Kpi,
    dimension: &Dimension,
    place: &str,
    policy: &Policy,
    faults: &mut Faults,
) -> bool {
    let has = kpi.entry().has(dimension) && policy.members(Some(kpi), dimension).is_some();
    if !has {
        let message = format!("`{kpi}` has no dimension `{dimension}`");
        faults.add_as(ErrorCode::UnknownDimension, place, message);
    }
    has
}

/// Every wanted member is one of the dimension; a group also one of a set.
fn has_members(
    kpi: Option<Kpi>,
    dimension: &Dimension,
    wanted: &[String],
    policy: &Policy,
    faults: &mut Faults,
) {
    let known = policy.members(kpi, dimension).unwrap_or_default();
    let groups: &[String] =
        if *dimension == Dimension::Group { policy.codes(Kind::Group) } else { &[] };
    if wanted.iter().any(|member| !known.contains(member) && !groups.contains(member)) {
        let message = format!("`{dimension}` has no such member");
        faults.add("where", message);
    }
}

fn not_empty(dimension: &Dimension, wanted: &[String], faults: &mut Faults) {
    if wanted.is_empty() {
        let message = format!("an empty list for `{dimension}` would leave nobody");
        faults.add("where", message);
    }
}
