//! What an end reason counts as.

use super::Text;
use crate::words::words;

/// What is known of a category beside its word.
struct CategoryRow {
    /// What the transition table calls those who left so.
    label: Text,
}

words! {
    /// What an end reason counts as. Which it is, a policy may decide otherwise than the model.
    #[non_exhaustive]
    pub enum Category: "category" with CategoryRow {
        /// Left for work or self-employment.
        ToWork = "to_work" { label: Text::new("uitgestroomd naar werk", "left for work") },
        /// Left for education.
        Education = "education" {
            label: Text::new("uitgestroomd naar opleiding", "left for education"),
        },
        /// Left for a reason nobody steers: pension age, moving, death, a relationship.
        Neutral = "neutral" {
            label: Text::new("uitgestroomd, neutrale reden", "left, neutral reason"),
        },
        /// Any other known reason.
        Other = "other" { label: Text::new("uitgestroomd, andere reden", "left, other reason") },
        /// No reason was registered.
        Unknown = "unknown" {
            label: Text::new("uitgestroomd, reden onbekend", "left, reason unknown"),
        },
    }
}

impl Category {
    /// The categories a policy can map a reason to: all but `unknown`, which is no reason at all.
    pub(crate) const MAPPED: [Self; 4] =
        [Self::ToWork, Self::Education, Self::Neutral, Self::Other];

    /// What those are called who left for a reason of this category.
    ///
    /// ```
    /// use meedoen::vocabulary::{Category, Lang};
    /// assert_eq!(Category::ToWork.label().get(Lang::Nl), "uitgestroomd naar werk");
    /// ```
    pub const fn label(self) -> Text {
        self.row().label
    }
}
