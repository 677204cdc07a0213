//! Bands of age, duration and hours.

use super::Text;

/// A band of values, from its first value up to the next band's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Band {
    word: &'static str,
    from: i32,
    label: Text,
}

impl Band {
    const fn new(word: &'static str, from: i32, nl: &'static str, en: &'static str) -> Self {
        Self { word, from, label: Text::new(nl, en) }
    }

    /// The word in questions and answers.
    pub(crate) const fn as_str(self) -> &'static str {
        self.word
    }

    /// The first value that lies in it, in the unit of its list; the first band begins at 0.
    pub(crate) const fn from(self) -> i32 {
        self.from
    }

    /// The number of the band in a list that holds a value. A value below 0 is in the first.
    pub(crate) fn holding<T: Copy + PartialOrd + From<i32>>(bands: &[Self], value: T) -> usize {
        bands[1..].partition_point(|band| T::from(band.from) <= value)
    }

    /// What a report calls it.
    pub(crate) const fn label(self) -> Text {
        self.label
    }
}

/// Age bands, in whole years.
pub(crate) const AGE_BANDS: [Band; 4] = [
    Band::new("<27", 0, "jonger dan 27 jaar", "under 27"),
    Band::new("27-44", 27, "27 tot en met 44 jaar", "27 to 44"),
    Band::new("45-54", 45, "45 tot en met 54 jaar", "45 to 54"),
    Band::new("55+", 55, "55 jaar en ouder", "55 and over"),
];

/// Bands of whole months on benefit.
pub(crate) const DURATION_BANDS: [Band; 6] = [
    Band::new("<12", 0, "korter dan 12 maanden", "under 12 months"),
    Band::new("12-23", 12, "12 tot en met 23 maanden", "12 to 23 months"),
    Band::new("24-35", 24, "24 tot en met 35 maanden", "24 to 35 months"),
    Band::new("36-59", 36, "36 tot en met 59 maanden", "36 to 59 months"),
    Band::new("60-119", 60, "60 tot en met 119 maanden", "60 to 119 months"),
    Band::new("120+", 120, "120 maanden en langer", "120 months and over"),
];

/// Bands of hours a week; 23.5 lies in `12-23`.
pub(crate) const HOURS_BANDS: [Band; 4] = [
    Band::new("<12", 0, "minder dan 12 uur", "under 12 hours"),
    Band::new("12-23", 12, "12 tot 24 uur", "12 to under 24 hours"),
    Band::new("24-31", 24, "24 tot 32 uur", "24 to under 32 hours"),
    Band::new("32+", 32, "32 uur en meer", "32 hours and over"),
];
