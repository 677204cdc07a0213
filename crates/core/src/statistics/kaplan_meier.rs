//! Kaplan–Meier: how long until something happens, when not every case was followed to the end.
//!
//! A case without the event at the end of its observation is *censored*: it counts as long as it was
//! observed, and no longer. A case censored on a day is still at risk on that day. Four cases, two
//! with the event on day 10, one censored on day 10, one with the event on day 20:
//!
//! ```text
//! day   at risk   events   survival
//!   0      4         0      1
//!  10      4         2      1 × (1 − 2/4) = 0.5
//!  20      1         1      0.5 × (1 − 1/1) = 0
//! ```
//!
//! The tests compare it with R's `survival`.

use serde::Serialize;
use std::collections::BTreeMap;

/// The normal quantile of a two-sided 95 % interval.
const Z_95: f64 = 1.959_963_984_540_054;

/// A curve this close to one half has reached it: doubles are not exact, the comparison may not
/// depend on their last digits.
pub(super) const HALF: f64 = 0.5 + 1e-12;

/// How many cases ended on one day, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Ended {
    events: u64,
    censored: u64,
}

impl Ended {
    const fn all(self) -> u64 {
        self.events.saturating_add(self.censored)
    }
}

/// How many cases ended on each day.
type ByDay = BTreeMap<i32, Ended>;

/// The median of observations sorted by days: the smallest number of days at which their
/// Kaplan–Meier curve is at or below one half; `None` where it never gets there. No curve is made.
pub(crate) fn median(sorted: impl Iterator<Item = (i32, bool, u64)> + Clone) -> Option<i32> {
    let count = |sum: u64, (_, _, count): (i32, bool, u64)| sum.saturating_add(count);
    let mut at_risk = sorted.clone().fold(0, count);
    let (mut survival, mut today, mut ended) = (1.0, 0, Ended::default());
    for (days, event, count) in sorted {
        if days != today {
            survival *= share_left(at_risk, ended.events);
            if survival <= HALF {
                return Some(today);
            }
            at_risk = at_risk.saturating_sub(ended.all());
            (today, ended) = (days, Ended::default());
        }
        let of_today = if event { &mut ended.events } else { &mut ended.censored };
        *of_today = of_today.saturating_add(count);
    }
    (survival * share_left(at_risk, ended.events) <= HALF).then_some(today)
}

/// The share of those at risk that do not have the event.
fn share_left(at_risk: u64, events: u64) -> f64 {
    if events == 0 { 1.0 } else { at_risk.saturating_sub(events) as f64 / at_risk as f64 }
}

/// An example as documentation: a line that sees the `steps` of the curve of time on benefit of two
/// clients, one of whom left after 30 days.
macro_rules! example {
    ($line:literal) => {
        concat!(
            "```\n",
            "# use meedoen::kpi::{CurveQuery, Rows};\n",
            "# use meedoen::{Caseload, Ledger, Policy, Span, catalogue::CurveKind};\n",
            "# let policy = Policy::preset(\"example\")?;\n",
            "# let csv = \"client,kind,code,start,end\\n\\\n",
            "#            R001,benefit,pw,2023-01-01,2023-01-30\\n\\\n",
            "#            R002,benefit,pw,2023-01-01,\\n\";\n",
            "# let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;\n",
            "let query = CurveQuery::over(CurveKind::DaysOnBenefit, Span::parse(\"2023\")?);\n",
            "let answer = caseload.ask(&query.horizon(\"2023-12-31\".parse()?).into())?;\n",
            "let Rows::Curve(steps) = answer.rows() else { unreachable!(\"what was asked\") };\n",
            $line,
            "\n# Ok::<(), meedoen::Error>(())\n",
            "```"
        )
    };
}

/// One step of a curve: day 0, or a day with an event.
// The attributes of the fields describe a row of an answer in the schema.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "CurveRow", description = "One step of a Kaplan–Meier curve.")
)]
pub struct CurveStep {
    /// Days since the start.
    days: i32,
    /// Who were still at risk on that day.
    #[cfg_attr(feature = "schema", schemars(with = "i64"))]
    at_risk: u64,
    /// Who had the event on it.
    #[cfg_attr(feature = "schema", schemars(with = "i64"))]
    events: u64,
    /// Who were censored from this day up to the day before the next row's.
    #[cfg_attr(feature = "schema", schemars(with = "i64"))]
    censored: u64,
    /// The share that has not had the event.
    survival: f64,
    /// Lower bound of the 95 % interval (Greenwood, log(−log) scale).
    lower: Option<f64>,
    /// Upper bound.
    upper: Option<f64>,
}

impl CurveStep {
    /// Days since the start.
    ///
    #[doc = example!("assert_eq!(steps[1].days(), 30);")]
    pub const fn days(&self) -> i32 {
        self.days
    }

    /// How many cases were still at risk on that day, those censored on it included.
    ///
    #[doc = example!("assert_eq!(steps[1].at_risk(), 2);")]
    pub const fn at_risk(&self) -> u64 {
        self.at_risk
    }

    /// How many had the event on that day.
    ///
    #[doc = example!("assert_eq!(steps[1].events(), 1);")]
    pub const fn events(&self) -> u64 {
        self.events
    }

    /// How many were censored from this day up to the day before the next step's.
    ///
    #[doc = example!("assert_eq!(steps[1].censored(), 1); // who is still on benefit at the horizon")]
    pub const fn censored(&self) -> u64 {
        self.censored
    }

    /// The share that has not had the event by the end of the day, 0 to 1.
    ///
    #[doc = example!("assert_eq!(steps[1].survival(), 0.5);")]
    pub const fn survival(&self) -> f64 {
        self.survival
    }

    /// Lower and upper bound of the 95 % interval: Greenwood's, on the log(−log) scale. `None` where
    /// the survival is 0 or 1.
    ///
    #[doc = example!("assert!(steps[0].interval().is_none() && steps[1].interval().is_some()); // day 0 is certain")]
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.lower.zip(self.upper)
    }
}

/// A Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct KaplanMeier {
    steps: Vec<CurveStep>,
}

impl KaplanMeier {
    /// The curve of observations in any order: days, whether the event happened then (else
    /// censored), and how many cases. A negative number of days counts as 0.
    pub(crate) fn from_observations(
        observations: impl IntoIterator<Item = (i32, bool, u64)>,
    ) -> Self {
        let mut by_day = ByDay::new();
        for (days, event, count) in observations.into_iter().filter(|(_, _, count)| *count > 0) {
            let day = by_day.entry(days.max(0)).or_default();
            let ended = if event { &mut day.events } else { &mut day.censored };
            *ended = ended.saturating_add(count);
        }
        let n = by_day.values().fold(0_u64, |sum, ended| sum.saturating_add(ended.all()));
        Self::from_sorted(n, &by_day)
    }

    fn from_sorted(n: u64, by_day: &ByDay) -> Self {
        if n == 0 {
            return Self::default();
        }
        let start = CurveStep {
            days: 0,
            at_risk: n,
            events: 0,
            censored: 0,
            survival: 1.0,
            lower: None,
            upper: None,
        };
        let (mut done, mut step) = (Vec::new(), start);
        let (mut at_risk, mut variance) = (n, 0.0);
        for (&days, ended) in by_day {
            if ended.events > 0 {
                if days > step.days {
                    done.push(step);
                }
                step = after_events(&step, days, at_risk, ended.events, &mut variance);
            }
            step.censored = step.censored.saturating_add(ended.censored);
            at_risk = at_risk.saturating_sub(ended.all());
        }
        done.push(step);
        Self { steps: done }
    }

    /// Day 0 and each day with an event, in order; empty without cases.
    pub(crate) fn steps(&self) -> &[CurveStep] {
        &self.steps
    }
}

/// The step of a day with events, and Greenwood's sum up to it.
fn after_events(
    last: &CurveStep,
    days: i32,
    at_risk: u64,
    events: u64,
    variance: &mut f64,
) -> CurveStep {
    let (risk, left) = (at_risk as f64, at_risk.saturating_sub(events) as f64);
    let survival = last.survival * share_left(at_risk, events);
    *variance += events as f64 / (risk * left); // infinite once nobody is left, and then not used
    let (lower, upper) = interval(survival, *variance).unzip();
    CurveStep { days, at_risk, events, censored: 0, survival, lower, upper }
}

/// The 95 % interval of a survival on the log(−log) scale, which keeps it within 0 and 1.
fn interval(survival: f64, variance: f64) -> Option<(f64, f64)> {
    let open = survival > 0.0 && survival < 1.0;
    open.then(|| {
        let width = Z_95 * variance.sqrt() / survival.ln().abs();
        (survival.powf(width.exp()), survival.powf((-width).exp()))
    })
}
