//! What a report covers: the period, the horizon, K, and what follows from them.

use crate::ReportOptions;
use crate::disclosure::SmallCells;
use crate::model::Break;
use meedoen::{Day, Error, ErrorCode, Kpi, Policy, Result, Span};

/// What every question of a report shares.
#[derive(Debug)]
pub(super) struct Scope {
    pub(super) policy: Policy,
    pub(super) period: Span,
    pub(super) known_on: Option<Day>,
    pub(super) horizon: Option<Day>,
    pub(super) small_cells: SmallCells,
    pub(super) breaks: Vec<Break>,
}

impl Scope {
    /// What a report covers; `complete_to` is the horizon of the caseload, which the options may
    /// replace.
    pub(super) fn new(
        policy: &Policy,
        options: &ReportOptions,
        complete_to: Option<Day>,
    ) -> Result<Self> {
        let horizon = options.horizon.or(complete_to);
        let smallest = policy.parameters().smallest_cell();
        Ok(Self {
            period: period(options, horizon)?,
            known_on: options.known_on,
            horizon,
            small_cells: SmallCells::below(smallest, options.show_small_cells),
            breaks: policy.breaks().iter().map(Break::from).collect(),
            policy: policy.clone(),
        })
    }

    /// The part of a span up to the horizon; `None` where the span starts after it.
    pub(super) fn seen(&self, span: Span) -> Option<Span> {
        let until = span.until().min(self.horizon?.plus_days(1));
        Some(Span::half_open(span.first(), until)).filter(|seen| !seen.is_empty())
    }

    /// The part of a span that can be reported on: up to the horizon, or all of it without a horizon.
    pub(super) fn told(&self, span: Span) -> Option<Span> {
        self.horizon.map_or(Some(span), |_| self.seen(span))
    }

    /// Whether the series of a KPI breaks in a span, so that its last day can't be set against the
    /// day before its first.
    pub(super) fn broken(&self, kpi: Kpi, span: Span) -> bool {
        // A change of the stock leans on the stock.
        let leans_on = if kpi == Kpi::VolumeChange { Kpi::Stock } else { kpi };
        self.breaks
            .iter()
            .any(|met| span.holds(met.on) && (met.concerns(kpi) || met.concerns(leans_on)))
    }
}

/// The reporting period: as asked, else the last calendar year that ended before the horizon.
fn period(options: &ReportOptions, horizon: Option<Day>) -> Result<Span> {
    let refuse = |message: String| Err(Error::new(ErrorCode::BadPeriod, "from", message));
    match (options.period, horizon) {
        (Some(period), Some(horizon)) if period.first() > horizon => refuse(format!(
            "the reporting period starts on {}, after the last day the ledger is complete to, \
             {horizon}",
            period.first(),
        )),
        (Some(period), _) if period.is_empty() => refuse("the reporting period is empty".into()),
        (Some(period), _) => Ok(period),
        (None, Some(horizon)) => Span::parse(&format!("{:04}", horizon.ymd().0 - 1)),
        (None, None) => refuse("the ledger has no rows; give the period to report on".into()),
    }
}

/// The cohort's period: from the programme's start (else the reporting period's) to the end of the
/// reporting period, unless given, and not past the horizon. Nothing where the programme starts
/// later.
pub(super) fn cohort(
    scope: &Scope,
    options: &ReportOptions,
    start: Option<Day>,
) -> Result<Option<Span>> {
    let to = options.cohort_to.unwrap_or(scope.period.last());
    let span = match options.cohort_from {
        Some(from) => Some(Span::inclusive(from, to)?),
        None => Span::inclusive(start.unwrap_or(scope.period.first()), to).ok(),
    };
    Ok(span.and_then(|span| scope.told(span)))
}
