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

use std::collections::BTreeMap;

/// The normal quantile of a two-sided 95 % interval.
const Z_95: f64 = 1.959_963_984_540_054;

/// A curve this close to one half has reached it: doubles are not exact, the comparison may not
/// depend on their last digits.
const HALF: f64 = 0.5 + 1e-12;

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
/// let days: Vec<_> = curve.steps().iter().map(|step| (step.days(), step.at_risk())).collect();
/// assert_eq!(days, [(0, 4), (10, 4), (20, 1)]);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Durations {
    by_day: BTreeMap<i32, Ended>,
}

impl Durations {
    /// Counts this many cases with the event after this many days. A negative number of days counts
    /// as 0.
    ///
    /// ```
    /// use meedoen::statistics::Durations;
    ///
    /// let mut durations = Durations::default();
    /// durations.event(-3, 2);
    /// assert_eq!(durations.curve().steps()[0].events(), 2); // on day 0
    /// ```
    pub fn event(&mut self, days: i32, count: u64) {
        self.add(days, Ended { events: count, censored: 0 });
    }

    /// Counts this many cases that were last observed, without the event, after this many days. A
    /// negative number of days counts as 0.
    ///
    /// ```
    /// use meedoen::statistics::Durations;
    ///
    /// let mut durations = Durations::default();
    /// durations.censored(5, 2);
    /// assert_eq!((durations.n(), durations.curve().median()), (2, None));
    /// ```
    pub fn censored(&mut self, days: i32, count: u64) {
        self.add(days, Ended { events: 0, censored: count });
    }

    /// Adds other durations.
    ///
    /// ```
    /// use meedoen::statistics::Durations;
    ///
    /// let (mut one, mut other) = (Durations::default(), Durations::default());
    /// one.event(10, 2);
    /// other.censored(12, 1);
    /// one.merge(&other);
    /// assert_eq!(one.n(), 3);
    /// ```
    pub fn merge(&mut self, other: &Self) {
        for (&days, &ended) in &other.by_day {
            self.add(days, ended);
        }
    }

    /// How many cases.
    ///
    /// ```
    /// use meedoen::statistics::Durations;
    ///
    /// let mut durations = Durations::default();
    /// durations.event(10, 2);
    /// durations.censored(5, 1);
    /// assert_eq!(durations.n(), 3);
    /// ```
    pub fn n(&self) -> u64 {
        self.by_day.values().fold(0, |sum, ended| sum.saturating_add(ended.all()))
    }

    /// The Kaplan–Meier curve of these durations.
    ///
    /// ```
    /// use meedoen::statistics::Durations;
    ///
    /// let mut durations = Durations::default();
    /// durations.event(10, 1);
    /// assert_eq!(durations.curve().median(), Some(10));
    /// ```
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
/// // Two had the event after 10 days, one was last observed then; one had the event later.
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

/// The share of those at risk that do not have the event.
fn share_left(at_risk: u64, events: u64) -> f64 {
    if events == 0 { 1.0 } else { at_risk.saturating_sub(events) as f64 / at_risk as f64 }
}

/// One step of a curve: day 0, or a day with an event.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    days: i32,
    at_risk: u64,
    events: u64,
    censored: u64,
    survival: f64,
    lower: Option<f64>,
    upper: Option<f64>,
}

impl Step {
    /// Days since the start.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.steps()[1].days(), 10);
    /// ```
    pub const fn days(&self) -> i32 {
        self.days
    }

    /// How many cases were still at risk on that day, those censored on it included.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.steps()[1].at_risk(), 4); // the censored one too
    /// ```
    pub const fn at_risk(&self) -> u64 {
        self.at_risk
    }

    /// How many had the event on that day.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.steps()[1].events(), 2);
    /// ```
    pub const fn events(&self) -> u64 {
        self.events
    }

    /// How many were censored from this day up to the day before the next step's.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.steps()[1].censored(), 1);
    /// ```
    pub const fn censored(&self) -> u64 {
        self.censored
    }

    /// The share that has not had the event by the end of the day, 0 to 1.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.steps()[1].survival(), 0.5);
    /// ```
    pub const fn survival(&self) -> f64 {
        self.survival
    }

    /// Lower and upper bound of the 95 % interval: Greenwood's, on the log(−log) scale. `None` where
    /// the survival is 0 or 1.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (20, true, 1), (30, false, 1)]);
    /// let bounds: Vec<bool> = curve.steps().iter().map(|step| step.interval().is_some()).collect();
    /// assert_eq!(bounds, [false, true, true]); // day 0 is certain
    /// let (lower, upper) = curve.steps()[1].interval().unwrap_or_default();
    /// assert!(lower < 0.5 && 0.5 < upper);
    /// ```
    pub fn interval(&self) -> Option<(f64, f64)> {
        self.lower.zip(self.upper)
    }
}

/// A Kaplan–Meier curve.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct KaplanMeier {
    n: u64,
    steps: Vec<Step>,
}

impl KaplanMeier {
    /// The curve of observations in any order: days, whether the event happened then (else
    /// censored), and how many cases.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(20, true, 1), (10, true, 2), (10, false, 1)]);
    /// assert_eq!((curve.n(), curve.median()), (4, Some(10)));
    /// let survival: Vec<f64> = curve.steps().iter().map(|step| step.survival()).collect();
    /// assert_eq!(survival, [1.0, 0.5, 0.0]);
    /// ```
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

    /// How many cases.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.n(), 4);
    /// ```
    pub const fn n(&self) -> u64 {
        self.n
    }

    /// Day 0 and each day with an event, in order; empty without cases.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.steps().len(), 3); // day 0, and two days with an event
    /// ```
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The smallest number of days at which the curve is at or below one half; `None` when it never
    /// gets there.
    ///
    /// ```
    /// use meedoen::statistics::KaplanMeier;
    ///
    /// let curve = KaplanMeier::from_observations([(10, true, 2), (10, false, 1), (20, true, 1)]);
    /// assert_eq!(curve.median(), Some(10));
    /// ```
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
