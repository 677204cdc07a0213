//! Kaplan–Meier: how long until something happens, when not everybody has been seen to the end.
//!
//! Who has not had the event when we stop looking is *censored*: counted as long as seen, and no
//! longer. Somebody censored on a day is still at risk on it.

use std::collections::BTreeMap;

/// The normal quantile of a two-sided 95 % interval.
const Z_95: f64 = 1.959_963_984_540_054;

/// A curve this close to one half has reached it: doubles are not exact, the comparison may not
/// depend on their last digits.
const HALF: f64 = 0.5 + 1e-12;

/// How many ended on one day, and how.
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

/// Durations in whole days, counted: with the event, or censored. Two sets of durations merge, so
/// that a caseload can be counted in parts.
///
/// ```
/// use meedoen::statistics::Durations;
///
/// let mut durations = Durations::default();
/// durations.event(10, 2); // two had the event after 10 days
/// durations.censored(10, 1); // one was last seen on day 10: still at risk on it
/// durations.event(20, 1);
///
/// let curve = durations.curve();
/// assert_eq!(curve.n(), 4);
/// assert_eq!(curve.median(), Some(10)); // half of the four
/// let days: Vec<_> = curve.steps().iter().map(|step| (step.days, step.at_risk)).collect();
/// assert_eq!(days, [(0, 4), (10, 4), (20, 1)]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Durations {
    by_day: BTreeMap<i32, Ended>,
}

impl Durations {
    /// Counts this many that had the event after so many days. Days before 0 count as 0.
    pub fn event(&mut self, days: i32, count: u64) {
        self.add(days, Ended { events: count, censored: 0 });
    }

    /// Counts this many that were last seen, without the event, after so many days. Days before 0
    /// count as 0.
    pub fn censored(&mut self, days: i32, count: u64) {
        self.add(days, Ended { events: 0, censored: count });
    }

    /// Adds the durations of others.
    pub fn merge(&mut self, other: &Self) {
        for (&days, &ended) in &other.by_day {
            self.add(days, ended);
        }
    }

    /// How many are counted.
    pub fn n(&self) -> u64 {
        self.by_day.values().fold(0, |sum, ended| sum.saturating_add(ended.all()))
    }

    /// The Kaplan–Meier curve of these durations.
    pub fn curve(&self) -> KaplanMeier {
        KaplanMeier::from_sorted(self.n(), &self.by_day)
    }

    fn add(&mut self, days: i32, ended: Ended) {
        if ended == Ended::default() {
            return;
        }
        let day = self.by_day.entry(days.max(0)).or_default();
        day.events = day.events.saturating_add(ended.events);
        day.censored = day.censored.saturating_add(ended.censored);
    }
}

/// The median of observations sorted by days: the smallest number of days at which their
/// Kaplan–Meier curve is at or below one half, that of [`KaplanMeier::median`] without the curve.
///
/// ```
/// use meedoen::statistics::median;
///
/// // Two had the event after 10 days, one was last seen then and still at risk; one had it later.
/// assert_eq!(median([(10, true, 2), (10, false, 1), (20, true, 1)].into_iter()), Some(10));
/// assert_eq!(median([(10, true, 1), (12, false, 2)].into_iter()), None); // never reached
/// ```
pub fn median(sorted: impl Iterator<Item = (i32, bool, u64)> + Clone) -> Option<i32> {
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

/// The share of those at risk who do not have the event.
fn share_left(at_risk: u64, events: u64) -> f64 {
    if events == 0 { 1.0 } else { at_risk.saturating_sub(events) as f64 / at_risk as f64 }
}

/// One step of a curve: day 0, or a day on which somebody has the event.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// Days since the start.
    pub days: i32,
    /// Who were still at risk on that day, those who are censored on it included.
    pub at_risk: u64,
    /// Who had the event on it.
    pub events: u64,
    /// Who were censored from this day up to the day before the next step's.
    pub censored: u64,
    /// The share that has not had the event by the end of the day, 0 to 1.
    pub survival: f64,
    /// Lower bound of the 95 % interval: Greenwood's, on the log(−log) scale. None where the
    /// survival is 0 or 1.
    pub lower: Option<f64>,
    /// Upper bound, likewise.
    pub upper: Option<f64>,
}

/// A Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KaplanMeier {
    n: u64,
    steps: Vec<Step>,
}

impl KaplanMeier {
    /// The curve of observations in any order: days, whether the event happened then (else
    /// censored), and how many such.
    pub fn from_observations(observations: impl IntoIterator<Item = (i32, bool, u64)>) -> Self {
        let mut durations = Durations::default();
        for (days, event, count) in observations {
            if event {
                durations.event(days, count);
            } else {
                durations.censored(days, count);
            }
        }
        durations.curve()
    }

    fn from_sorted(n: u64, by_day: &BTreeMap<i32, Ended>) -> Self {
        if n == 0 {
            return Self::default();
        }
        let start = Step {
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
        Self { n, steps: done }
    }

    /// How many are in the curve.
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// Day 0 and each day with an event, in order; none when nobody is in the curve.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The smallest number of days at which the curve is at or below one half; none when it never
    /// gets there.
    pub fn median(&self) -> Option<i32> {
        self.steps.iter().find(|step| step.survival <= HALF).map(|step| step.days)
    }
}

/// The step of a day with events, and Greenwood's sum up to it.
fn after_events(last: &Step, days: i32, at_risk: u64, events: u64, variance: &mut f64) -> Step {
    let (risk, left) = (at_risk as f64, at_risk.saturating_sub(events) as f64);
    let survival = last.survival * share_left(at_risk, events);
    *variance += events as f64 / (risk * left); // infinite once nobody is left, and then not used
    let (lower, upper) = interval(survival, *variance).unzip();
    Step { days, at_risk, events, censored: 0, survival, lower, upper }
}

/// The 95 % interval of a survival on the log(−log) scale, which keeps it within 0 and 1.
fn interval(survival: f64, variance: f64) -> Option<(f64, f64)> {
    let open = survival > 0.0 && survival < 1.0;
    open.then(|| {
        let width = Z_95 * variance.sqrt() / survival.ln().abs();
        (survival.powf(width.exp()), survival.powf((-width).exp()))
    })
}
