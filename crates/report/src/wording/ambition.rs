//! How an ambition stands, as a sentence.

use super::sentences::{in_period_en, in_period_nl};
use super::small;
use crate::format::{date, period};
use meedoen::vocabulary::Lang;
use meedoen::{Day, Span};

/// An ambition and what was reached of it, with all words and figures already written.
pub(crate) struct Against<'a> {
    /// The KPI's name.
    pub(crate) kpi: &'a str,
    /// The ambition's period.
    pub(crate) period: Span,
    /// The last day looked at.
    pub(crate) looked_at: Day,
    /// The target that counts, and the original one where that was another.
    pub(crate) target: &'a str,
    pub(crate) original: Option<&'a str>,
    /// Reached over target.
    pub(crate) attainment: Option<&'a str>,
    /// What should have been reached by the day, where the period still runs.
    pub(crate) due: Option<&'a str>,
    /// How far what was reached lies from what is due.
    pub(crate) gap: Gap<'a>,
    pub(crate) at_most: bool,
}

/// A distance, written.
#[derive(Clone, Copy)]
pub(crate) enum Gap<'a> {
    Below(&'a str),
    Exactly,
    Above(&'a str),
}

impl Against<'_> {
    /// What follows on the figure: `plaatsingen in 2023: 75,1% van de ambitie van 365, 91 eronder.`
    pub(crate) fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Nl => self.in_dutch(),
            Lang::En => self.in_english(),
        }
    }

    fn in_dutch(&self) -> String {
        let (kpi, target) = (small(self.kpi), self.target);
        let period = in_period_nl(&period(self.period, Lang::Nl));
        let aim = if self.at_most { "het afgesproken maximum" } else { "de ambitie" };
        let up_to = with(self.due, |_| format!(", tot en met {}", date(self.looked_at, Lang::Nl)));
        let stands = match self.attainment {
            Some(share) => format!("{share} van {aim} van {target}"),
            None => format!("{aim} is {target}"),
        };
        let original = with(self.original, |original| format!(" (oorspronkelijk {original})"));
        let due = with(self.due, |due| format!("; volgens het tempo zouden het er nu {due} zijn"));
        let gap = match self.gap {
            Gap::Below(gap) => format!("{gap} eronder"),
            Gap::Exactly => "precies erop".to_owned(),
            Gap::Above(gap) => format!("{gap} erboven"),
        };
        format!("{kpi} in {period}{up_to}: {stands}{original}{due}, {gap}.")
    }

    fn in_english(&self) -> String {
        let (kpi, target) = (small(self.kpi), self.target);
        let period = in_period_en(&period(self.period, Lang::En));
        let aim = if self.at_most { "the agreed maximum" } else { "the ambition" };
        let up_to = with(self.due, |_| format!(", up to {}", date(self.looked_at, Lang::En)));
        let stands = match self.attainment {
            Some(share) => format!("{share} of {aim} of {target}"),
            None => format!("{aim} is {target}"),
        };
        let original = with(self.original, |original| format!(" (originally {original})"));
        let due = with(self.due, |due| format!("; at its pace there would now be {due}"));
        let gap = match self.gap {
            Gap::Below(gap) => format!("{gap} below it"),
            Gap::Exactly => "exactly on it".to_owned(),
            Gap::Above(gap) => format!("{gap} above it"),
        };
        format!("{kpi} in {period}{up_to}: {stands}{original}{due}, {gap}.")
    }
}

/// A part of a sentence, where there is something to say.
fn with(word: Option<&str>, write: impl Fn(&str) -> String) -> String {
    word.map(write).unwrap_or_default()
}
