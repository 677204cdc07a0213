//! Which figures and breakdowns a section has.

use super::Scope;
use super::ambitions::{self, Asked};
use super::sheet::{Answers, Sheet, Ticket};
use super::tables;
use crate::model::{Break, Figure, Missing, Period, Programme, Section, Topic, Value};
use meedoen::calendar::Every;
use meedoen::catalogue::{Family, Unit};
use meedoen::kpi::{Query, Row, TransitionQuery};
use meedoen::{Dimension, Kpi, Span};

/// A monthly breakdown longer than this goes by quarter.
const MOST_MONTHS: i32 = 36;

/// The breakdowns of a topic over its whole period.
const fn breakdowns_of(topic: Topic) -> &'static [(Kpi, Dimension)] {
    match topic {
        Topic::Cohort => &[
            (Kpi::Activated, Dimension::Code),
            (Kpi::FirstConversations, Dimension::Route),
            (Kpi::Activated, Dimension::Route),
        ],
        Topic::Placements => {
            &[(Kpi::Placements, Dimension::Code), (Kpi::Placements, Dimension::Hours)]
        }
        Topic::Attention => &[(Kpi::Stock, Dimension::Domain), (Kpi::InView, Dimension::Domain)],
        Topic::Caseload => &[(Kpi::Stock, Dimension::Domain)],
        Topic::Ladder | Topic::Published => &[],
    }
}

/// The topic whose section tells of a KPI's ambitions.
pub(super) fn topic_of(kpi: Kpi) -> Topic {
    kpi.entry().topic().unwrap_or(Topic::Attention)
}

/// A section whose questions stand on the sheet.
#[derive(Debug)]
pub(super) struct Draft {
    topic: Topic,
    programmes: Vec<Programme>,
    span: Span,
    figures: Ticket,
    /// Per programme with staff.
    per_fte: Vec<Ticket>,
    breakdowns: Vec<tables::Asked>,
    transitions: Option<Ticket>,
    ambitions: Vec<Asked>,
}

impl Draft {
    /// Writes the section's questions down.
    pub(super) fn new(
        scope: &Scope<'_>,
        topic: Topic,
        span: Span,
        programmes: Vec<Programme>,
        sheet: &mut Sheet,
    ) -> Self {
        // Only a cohort is a programme's own; the other figures are of the whole caseload.
        let cohort = (topic == Topic::Cohort).then(|| programmes.first()).flatten();
        let query = |span: Span| {
            let query = Query::over(span);
            match cohort {
                Some(programme) => query.programme(programme.id.clone()),
                None => query,
            }
        };
        let figures = sheet.kpis(query(span).kpis(topic.kpis().iter().copied()));
        let staffed =
            |programme: &&Programme| scope.policy.fte_on(&programme.id, span.last()).is_some();
        let per_fte = programmes
            .iter()
            .filter(staffed)
            .map(|programme| {
                let query = Query::over(span).kpis([Kpi::CaseloadPerFte]);
                sheet.kpis(query.programme(programme.id.clone()))
            })
            .collect();
        let mut breakdowns: Vec<_> = breakdowns_of(topic)
            .iter()
            .filter(|(_, dimension)| *dimension != Dimension::Route || cohort.is_some())
            .map(|(kpi, dimension)| tables::Asked::new(query(span), *kpi, dimension.clone(), sheet))
            .collect();
        if let Some(seen) = scope.seen(span).filter(|_| topic == Topic::Caseload) {
            // From the eve of the period, so that the first bar is what the year started with.
            let from = seen.from().plus_days(-1);
            let months = from.months_until(seen.until());
            let every = if months > MOST_MONTHS { Every::Quarter } else { Every::Month };
            let query = Query::over(Span::half_open(from, seen.until())).every(every);
            breakdowns.push(tables::Asked::new(query, Kpi::Stock, Dimension::Rung, sheet));
        }
        let broken = scope.broken(Kpi::Climbed, span) || scope.broken(Kpi::Stock, span);
        let transitions = (topic == Topic::Ladder && !broken)
            .then(|| sheet.transitions(TransitionQuery::over(span)));
        let ambitions = ambitions::ask(scope, topic, cohort.map(|it| it.id.as_str()), sheet);
        Self { topic, programmes, span, figures, per_fte, breakdowns, transitions, ambitions }
    }

    /// The section, now that the answers are in.
    pub(super) fn read(self, scope: &Scope<'_>, answers: &Answers) -> Section {
        let rows = answers.rows(self.figures).iter();
        let rows = rows.chain(self.per_fte.iter().flat_map(|ticket| answers.rows(*ticket)));
        let figures: Vec<_> = rows.map(|row| figure(scope, row)).collect();
        let breakdowns = self.breakdowns.iter().map(|asked| asked.read(scope, answers)).collect();
        let transitions = self.transitions.map(|ticket| {
            tables::transitions(scope, Period(self.span), answers.transitions(ticket))
        });
        let ambitions =
            self.ambitions.into_iter().map(|asked| asked.read(scope, answers)).collect();
        let kpis = self.topic.kpis();
        let meets =
            |it: &&Break| self.span.holds(it.on) && kpis.iter().any(|kpi| it.concerns(*kpi));
        Section {
            topic: self.topic,
            programmes: self.programmes,
            period: Period(self.span),
            figures,
            ambitions,
            breakdowns,
            transitions,
            breaks: scope.breaks.iter().filter(meets).cloned().collect(),
        }
    }
}

/// A row of an answer as a figure of the report.
fn figure(scope: &Scope<'_>, row: &Row) -> Figure {
    let span = Span::half_open(row.from, row.to.plus_days(1));
    let value = if row.kpi.entry().compares_two_days() && scope.broken(row.kpi, span) {
        Value::Missing(Missing::AcrossBreak)
    } else {
        value(row)
    };
    let is_shown = value.shown().is_some();
    Figure {
        kpi: row.kpi,
        period: Period(span),
        value,
        of: row.of.filter(|_| is_shown),
        target: row.target,
        attainment: row.attainment.filter(|_| is_shown),
        provisional: row.provisional,
    }
}

/// The value of a row, or why it has none.
pub(super) fn value(row: &Row) -> Value {
    let nothing = row.of.is_some_and(|of| of.as_f64() == 0.0);
    let observable = row.kpi.entry().of_is_observed();
    match row.value {
        Some(_) if nothing && observable => Value::Missing(Missing::NotYetObservable),
        Some(number) => Value::Shown(number),
        None => Value::Missing(match (row.kpi.entry().unit(), row.kpi.entry().family()) {
            (Unit::Per10k, _) => Missing::NoPopulation,
            (Unit::PerFte, _) => Missing::NoStaff,
            (Unit::Days, Family::Chain) if !nothing => Missing::MedianNotReached,
            _ => Missing::NothingToCount,
        }),
    }
}
