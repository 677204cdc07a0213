//! A report in two steps: what it asks, and what becomes of the answers.

use super::context::{grounds, quality, settings};
use super::query_batch::{Answers, QueryBatch};
use super::scope::{Scope, cohort};
use super::sections::SectionDraft;
use crate::ReportOptions;
use crate::model::{Deadline, Period, Programme, Report, Section, Topic, Value, Words};
use meedoen::catalogue::FindingCode;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::AskOptions;
use meedoen::vocabulary::Domain;
use meedoen::{Answer, Caseload, Day, Kpi, Policy, Question, Result};

/// A report whose questions are known and not yet answered.
///
/// [`Report::of`] takes all steps at once. They stand apart for callers who ask in another way: in
/// slices between which they can stop, or of parts of a caseload whose tallies they merge. Neither a
/// draft nor what it is given holds a row of a ledger.
///
/// ```
/// use meedoen::{Caseload, Ledger, Policy};
/// use meedoen_report::{Report, ReportDraft, ReportOptions};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start\nR001,benefit,pw,2022-05-01\nR002,benefit,pw,2024-02-01\n";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let options = ReportOptions::default();
///
/// let draft = ReportDraft::new(&policy, &options, |known_on| caseload.horizon(known_on))?;
/// let answers = caseload.ask_all(draft.questions(), draft.ask_options());
/// let findings = draft.findings_query().map(|query| caseload.count_findings(&query)).transpose()?;
/// let report = draft.report(answers, &findings.unwrap_or_default())?;
/// assert_eq!(report, Report::of(&caseload, &options)?);
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug)]
pub struct ReportDraft {
    scope: Scope,
    options: ReportOptions,
    batch: QueryBatch,
    sections: Vec<SectionDraft>,
}

impl ReportDraft {
    /// The draft of a report under a policy. `horizon` gives the day the ledger is complete to, as known
    /// on the day that the options name: [`Caseload::horizon`]. A horizon in the options replaces it.
    ///
    /// # Errors
    /// `bad_period` when the period starts after the horizon, or can't be chosen because there is no
    /// horizon.
    pub fn new(
        policy: &Policy,
        options: &ReportOptions,
        horizon: impl FnOnce(Option<Day>) -> Option<Day>,
    ) -> Result<Self> {
        let scope = Scope::new(policy, options, horizon(options.known_on))?;
        let mut batch = QueryBatch::new(scope.known_on, scope.horizon);
        let sections = sections(&scope, options, &mut batch)?;
        Ok(Self { scope, options: options.clone(), batch, sections })
    }

    /// What it asks.
    pub fn questions(&self) -> &[Question] {
        self.batch.questions()
    }

    /// How it is to be asked: with digests, which a report shows.
    pub fn ask_options(&self) -> AskOptions {
        AskOptions::default().digests(true)
    }

    /// Which findings it counts: those as of the horizon, since the library knows no today. `None`
    /// where there is no horizon.
    pub fn findings_query(&self) -> Option<FindingsQuery> {
        let query = FindingsQuery::as_of(self.scope.horizon?);
        Some(query.known_on(self.scope.known_on))
    }

    /// The report, given an answer to each question, in their order, and how many findings there are
    /// of each code.
    ///
    /// # Errors
    /// The first error among the answers; `bad_query` where there are more or fewer of them than
    /// questions.
    pub fn report(
        self,
        answers: Vec<Result<Answer>>,
        findings: &[(FindingCode, usize)],
    ) -> Result<Report> {
        let Self { scope, options, batch, sections } = self;
        let answers = Answers::new(answers, &batch)?;
        let sections = sections.into_iter().map(|section| section.read(&scope, &answers));
        let sections: Vec<_> = sections.filter(has_something).collect();

        let (policy, period, horizon) = (&scope.policy, scope.period, scope.horizon);
        let parameters = policy.parameters();
        let last = horizon.map_or(period.last(), |horizon| horizon.max(period.last()));
        let smallest = parameters.smallest_cell();
        Ok(Report {
            municipality: policy.municipality().to_owned(),
            period: Period(period),
            sections,
            deadlines: policy
                .deadlines()
                .iter()
                .filter(|deadline| deadline.on() >= period.first())
                .map(|deadline| Deadline { on: deadline.on(), what: Words::from(deadline.what()) })
                .collect(),
            quality: quality(&scope, &options, findings),
            provisional_after: horizon.map(|day| day.plus_months(-parameters.provisional_months())),
            smallest_cell: (smallest > 1 && !options.show_small_cells).then_some(smallest),
            settings: settings(parameters),
            policy_notes: policy.notes().to_vec(),
            grounds: grounds(&answers, &scope, options.horizon.is_some()),
            breaks: scope.breaks.into_iter().filter(|met| met.on <= last).collect(),
        })
    }
}

impl Report {
    /// Asks a caseload for everything the report tells: the steps of [`ReportDraft`] in one.
    ///
    /// # Errors
    /// `bad_period` when the period starts after the horizon, or can't be chosen because the ledger
    /// has no rows; `bad_query` as a question of the report would be refused.
    pub fn of(caseload: &Caseload, options: &ReportOptions) -> Result<Self> {
        let draft =
            ReportDraft::new(caseload.policy(), options, |known_on| caseload.horizon(known_on))?;
        let answers = caseload.ask_all(draft.questions(), draft.ask_options());
        let query = draft.findings_query();
        let findings = query.map(|query| caseload.count_findings(&query)).transpose()?;
        draft.report(answers, &findings.unwrap_or_default())
    }
}

/// The sections in the order of the report: the programmes, the caseload as a whole, what is
/// published of every municipality.
fn sections(
    scope: &Scope,
    options: &ReportOptions,
    batch: &mut QueryBatch,
) -> Result<Vec<SectionDraft>> {
    let of = |domain: Option<Domain>| {
        let programmes = scope.policy.programmes().iter();
        programmes
            .filter(|programme| programme.domain() == domain)
            .map(Programme::from)
            .collect::<Vec<_>>()
    };
    let period = scope.told(scope.period).unwrap_or(scope.period);
    let mut sections = Vec::new();
    let cohorts = of(Some(Domain::Participatie));
    if cohorts.is_empty() {
        let span = cohort(scope, options, None)?;
        sections.extend(
            span.map(|span| SectionDraft::new(scope, Topic::Cohort, span, Vec::new(), batch)),
        );
    }
    for programme in cohorts {
        if let Some(span) = cohort(scope, options, programme.from)? {
            sections.push(SectionDraft::new(scope, Topic::Cohort, span, vec![programme], batch));
        }
    }
    for (topic, programmes) in [
        (Topic::Placements, of(Some(Domain::Werk))),
        (Topic::Attention, of(None)),
        (Topic::Caseload, Vec::new()),
        (Topic::Ladder, Vec::new()),
        (Topic::Published, Vec::new()),
    ] {
        sections.push(SectionDraft::new(scope, topic, period, programmes, batch));
    }
    Ok(sections)
}

/// Whether a section has any content: a programme, an ambition or a figure above zero.
fn has_something(section: &Section) -> bool {
    let tells = |kpi: &Kpi| {
        section.figure(*kpi).is_some_and(|figure| match figure.value {
            Value::Shown(number) => number.as_f64() != 0.0,
            Value::Missing(_) => false,
            _ => true,
        })
    };
    match section.topic {
        Topic::Cohort | Topic::Placements => {
            !section.programmes.is_empty()
                || !section.ambitions.is_empty()
                || section.topic.kpis().iter().any(tells)
        }
        _ => true,
    }
}
