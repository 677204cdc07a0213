//! From a caseload to the report's model: which questions are asked and what becomes of the answers.

mod ambitions;
mod sections;
mod sheet;
mod tables;

use self::sections::Draft;
use self::sheet::{Answers, Sheet};
use super::ReportOptions;
use super::disclosure::SmallCells;
use super::model::{
    Break, Deadline, FindingCount, Grounds, Period, Programme, Quality, Report, Section, Topic,
    Value, Words,
};
use meedoen::caseload::Caseload;
use meedoen::findings::FindingsQuery;
use meedoen::kpi::AskOptions;
use meedoen::policy::{self, Parameters, Policy};
use meedoen::vocabulary::Domain;
use meedoen::{Day, Error, ErrorCode, Kpi, Result, Span};

/// What every question of a report shares.
struct Scope<'a> {
    policy: &'a Policy,
    period: Span,
    known_on: Option<Day>,
    horizon: Option<Day>,
    small_cells: SmallCells,
    breaks: Vec<Break>,
}

impl Scope<'_> {
    /// The part of a span up to the horizon; nothing where it starts after it.
    fn seen(&self, span: Span) -> Option<Span> {
        let until = span.until().min(self.horizon?.plus_days(1));
        Some(Span::half_open(span.from(), until)).filter(|seen| !seen.is_empty())
    }

    /// What there is to tell of a span: up to the horizon, or all of it where there is none.
    fn told(&self, span: Span) -> Option<Span> {
        self.horizon.map_or(Some(span), |_| self.seen(span))
    }

    /// Whether the series of a KPI breaks in a span, so that its last day can't be set against the
    /// day before its first.
    fn broken(&self, kpi: Kpi, span: Span) -> bool {
        // A change of the stock leans on the stock.
        let leans_on = if kpi == Kpi::VolumeChange { Kpi::Stock } else { kpi };
        self.breaks
            .iter()
            .any(|it| span.holds(it.on) && (it.concerns(kpi) || it.concerns(leans_on)))
    }
}

impl Report {
    /// Asks a caseload for everything the report tells.
    ///
    /// # Errors
    /// `bad_period` when the period starts after the horizon, or can't be chosen because the ledger
    /// has no rows; `bad_query` as a question of the report would be refused.
    pub fn of(caseload: &Caseload, options: &ReportOptions) -> Result<Self> {
        let horizon = options.horizon.or_else(|| caseload.horizon(options.known_on));
        let policy = caseload.policy();
        let period = period(options, horizon)?;
        let scope = Scope {
            policy,
            period,
            known_on: options.known_on,
            horizon,
            small_cells: SmallCells::below(
                policy.parameters().smallest_cell,
                options.show_small_cells,
            ),
            breaks: policy.breaks().iter().map(Break::from).collect(),
        };
        let mut sheet = Sheet::new(options.known_on, horizon);
        let drafts = drafts(&scope, options, &mut sheet)?;
        let with_digests = AskOptions::default().digests(true);
        let answers = Answers::new(caseload.ask_all_with(sheet.questions(), with_digests))?;
        let sections = drafts.into_iter().map(|draft| draft.read(&scope, &answers));
        let sections: Vec<_> = sections.filter(has_something).collect();

        let last = horizon.map_or(period.last(), |horizon| horizon.max(period.last()));
        let smallest = policy.parameters().smallest_cell;
        Ok(Self {
            municipality: policy.municipality().name.clone(),
            period: Period(period),
            sections,
            deadlines: policy
                .deadlines()
                .iter()
                .filter(|it| it.on >= period.from())
                .map(|it| Deadline { on: it.on, what: Words::from(&it.what) })
                .collect(),
            quality: quality(caseload, options, horizon),
            provisional_after: horizon
                .map(|day| day.plus_months(-policy.parameters().provisional_months)),
            smallest_cell: (smallest > 1 && !options.show_small_cells).then_some(smallest),
            settings: settings(policy.parameters()),
            policy_notes: policy.notes().to_vec(),
            grounds: grounds(&answers, &scope, options.horizon.is_some()),
            breaks: scope.breaks.into_iter().filter(|it| it.on <= last).collect(),
        })
    }
}

/// The reporting period: as asked, else the last calendar year that ended before the horizon.
fn period(options: &ReportOptions, horizon: Option<Day>) -> Result<Span> {
    let refuse = |message: String| Err(Error::new(ErrorCode::BadPeriod, "from", message));
    match (options.period, horizon) {
        (Some(period), Some(horizon)) if period.from() > horizon => refuse(format!(
            "the reporting period starts on {}, after the last day the ledger is complete to, \
             {horizon}",
            period.from(),
        )),
        (Some(period), _) if period.is_empty() => refuse("the reporting period is empty".into()),
        (Some(period), _) => Ok(period),
        (None, Some(horizon)) => Span::parse(&format!("{:04}", horizon.ymd().0 - 1)),
        (None, None) => refuse("the ledger has no rows; give the period to report on".into()),
    }
}

/// The sections in the order they are told: the programmes, the caseload as a whole, what is
/// published of every municipality.
fn drafts(scope: &Scope<'_>, options: &ReportOptions, sheet: &mut Sheet) -> Result<Vec<Draft>> {
    let of = |domain: Option<Domain>| {
        let programmes = scope.policy.programmes().iter();
        programmes.filter(|it| it.domain == domain).map(Programme::from).collect::<Vec<_>>()
    };
    let period = scope.told(scope.period).unwrap_or(scope.period);
    let mut drafts = Vec::new();
    let cohorts = of(Some(Domain::Participatie));
    if cohorts.is_empty() {
        let span = cohort(scope, options, None)?;
        drafts.extend(span.map(|span| Draft::new(scope, Topic::Cohort, span, Vec::new(), sheet)));
    }
    for programme in cohorts {
        if let Some(span) = cohort(scope, options, programme.from)? {
            drafts.push(Draft::new(scope, Topic::Cohort, span, vec![programme], sheet));
        }
    }
    for (topic, programmes) in [
        (Topic::Placements, of(Some(Domain::Werk))),
        (Topic::Attention, of(None)),
        (Topic::Caseload, Vec::new()),
        (Topic::Ladder, Vec::new()),
        (Topic::Published, Vec::new()),
    ] {
        drafts.push(Draft::new(scope, topic, period, programmes, sheet));
    }
    Ok(drafts)
}

/// The cohort's period: from the programme's start (else the reporting period's) to the end of the
/// reporting period, unless given, and not past the horizon. Nothing where the programme starts
/// later.
fn cohort(scope: &Scope<'_>, options: &ReportOptions, start: Option<Day>) -> Result<Option<Span>> {
    let to = options.cohort_to.unwrap_or(scope.period.last());
    let span = match options.cohort_from {
        Some(from) => Some(Span::inclusive(from, to)?),
        None => Span::inclusive(start.unwrap_or(scope.period.from()), to).ok(),
    };
    Ok(span.and_then(|span| scope.told(span)))
}

/// Whether a section has anything to tell: a programme, an ambition or a figure above zero.
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

/// What reading and the checks noticed. The checks look at the last day the ledger is complete to,
/// since the library knows no today.
fn quality(caseload: &Caseload, options: &ReportOptions, horizon: Option<Day>) -> Quality {
    let query = horizon.map(FindingsQuery::as_of).map(|query| match options.known_on {
        Some(day) => query.known_on(day),
        None => query,
    });
    let counts = query.map(|query| caseload.count_findings(&query)).unwrap_or_default();
    Quality {
        read: options.read.clone(),
        as_of: horizon,
        found: counts
            .into_iter()
            .map(|(code, count)| FindingCount { code, count: count as u64 })
            .collect(),
    }
}

/// What the answers rest on: the same library, horizon and K for all of them.
fn grounds(answers: &Answers, scope: &Scope<'_>, horizon_given: bool) -> Grounds {
    let first = answers.receipts().next();
    let mut warnings: Vec<String> = Vec::new();
    for warning in answers.receipts().flat_map(|receipt| &receipt.warnings) {
        if !warnings.contains(warning) {
            warnings.push(warning.clone());
        }
    }
    Grounds {
        library: first.map_or_else(String::new, |receipt| receipt.library.clone()),
        horizon: scope.horizon,
        horizon_given,
        known_on: scope.known_on,
        registered_share: first.map_or(1.0, |receipt| receipt.registered_share),
        digests: first.and_then(|receipt| receipt.digests.clone()),
        warnings,
    }
}

/// The parameters, by the names the definitions use.
fn settings(parameters: &Parameters) -> Vec<(&'static str, String)> {
    let codes = |codes: &[String]| codes.join(", ");
    let reasons: Vec<_> = parameters.rate_excludes.iter().map(|it| it.as_str()).collect();
    vec![
        ("caseload_schemes", codes(&parameters.caseload_schemes)),
        ("bridge_days", parameters.bridge_days.to_string()),
        ("rung_carry_days", parameters.rung_carry_days.to_string()),
        ("reentry_months", parameters.reentry_months.to_string()),
        ("sustained_months", parameters.sustained_months.to_string()),
        ("long_term_months", parameters.long_term_months.to_string()),
        ("in_view_months", parameters.in_view_months.to_string()),
        ("stale_months", parameters.stale_months.to_string()),
        ("intake_days", parameters.intake_days.to_string()),
        ("provisional_months", parameters.provisional_months.to_string()),
        ("activating", codes(&parameters.activating)),
        ("counts_as_placement", codes(&parameters.counts_as_placement)),
        ("placement_bridge_days", parameters.placement_bridge_days.to_string()),
        ("min_placement_hours", parameters.min_placement_hours.to_string()),
        ("rate_base", parameters.rate_base.as_str().to_owned()),
        ("rate_excludes", reasons.join(", ")),
        ("smallest_cell", parameters.smallest_cell.to_string()),
    ]
}

impl From<&policy::Name> for Words {
    fn from(name: &policy::Name) -> Self {
        Self { nl: name.nl.clone(), en: name.en.clone().unwrap_or_else(|| name.nl.clone()) }
    }
}

impl From<&policy::Break> for Break {
    fn from(it: &policy::Break) -> Self {
        Self { on: it.on, kpis: it.kpis.clone(), note: it.note.clone() }
    }
}

impl From<&policy::Programme> for Programme {
    fn from(it: &policy::Programme) -> Self {
        Self { id: it.id.clone(), name: Words::from(&it.name), from: it.from, to: it.to }
    }
}
