//! A section: what it asks, and what becomes of the answers.

use super::ambitions::{self, Asked};
use super::figures::figure;
use super::query_batch::{Answers, QueryBatch, QueryId};
use super::scope::Scope;
use super::tables;
use crate::model::{Break, Period, Programme, Section, Topic};
use meedoen::calendar::Every;
use meedoen::kpi::{Query, TransitionQuery};
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

/// A section whose questions are in the batch.
#[derive(Debug)]
pub(super) struct SectionDraft {
    topic: Topic,
    programmes: Vec<Programme>,
    span: Span,
    figures: QueryId,
    /// Per programme with staff.
    per_fte: Vec<QueryId>,
    breakdowns: Vec<tables::Asked>,
    transitions: Option<QueryId>,
    ambitions: Vec<Asked>,
}

impl SectionDraft {
    /// Adds the section's questions to the batch.
    pub(super) fn new(
        scope: &Scope,
        topic: Topic,
        span: Span,
        programmes: Vec<Programme>,
        batch: &mut QueryBatch,
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
        let figures = batch.kpis(query(span).kpis(topic.kpis().iter().copied()));
        let staffed =
            |programme: &&Programme| scope.policy.fte_on(&programme.id, span.last()).is_some();
        let per_fte = programmes
            .iter()
            .filter(staffed)
            .map(|programme| {
                let query = Query::over(span).kpis([Kpi::CaseloadPerFte]);
                batch.kpis(query.programme(programme.id.clone()))
            })
            .collect();
        let mut breakdowns: Vec<_> = breakdowns_of(topic)
            .iter()
            .filter(|(_, dimension)| *dimension != Dimension::Route || cohort.is_some())
            .map(|(kpi, dimension)| tables::Asked::new(query(span), *kpi, dimension.clone(), batch))
            .collect();
        if let Some(seen) = scope.seen(span).filter(|_| topic == Topic::Caseload) {
            // From the eve of the period, so that the first bar is what the year started with.
            let from = seen.first().plus_days(-1);
            let months = from.months_until(seen.until());
            let every = if months > MOST_MONTHS { Every::Quarter } else { Every::Month };
            let query = Query::over(Span::half_open(from, seen.until())).every(every);
            breakdowns.push(tables::Asked::new(query, Kpi::Stock, Dimension::Rung, batch));
        }
        let broken = scope.broken(Kpi::Climbed, span) || scope.broken(Kpi::Stock, span);
        let transitions = (topic == Topic::Ladder && !broken)
            .then(|| batch.transitions(TransitionQuery::over(span)));
        let ambitions =
            ambitions::ask(scope, topic, cohort.map(|programme| programme.id.as_str()), batch);
        Self { topic, programmes, span, figures, per_fte, breakdowns, transitions, ambitions }
    }

    /// The section, now that the answers are in.
    pub(super) fn read(self, scope: &Scope, answers: &Answers) -> Section {
        let rows = answers.rows(self.figures).iter();
        let rows = rows.chain(self.per_fte.iter().flat_map(|query| answers.rows(*query)));
        let figures: Vec<_> = rows.map(|row| figure(scope, row)).collect();
        let breakdowns = self.breakdowns.iter().map(|asked| asked.read(scope, answers)).collect();
        let transitions = self
            .transitions
            .map(|query| tables::transitions(scope, Period(self.span), answers.transitions(query)));
        let ambitions =
            self.ambitions.into_iter().map(|asked| asked.read(scope, answers)).collect();
        let kpis = self.topic.kpis();
        let meets =
            |met: &&Break| self.span.holds(met.on) && kpis.iter().any(|kpi| met.concerns(*kpi));
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
