//! Words in the two languages of a report.

use crate::words::words;
use crate::{Error, Result};
use serde::Serialize;

words! {
    /// A language of reports and labels.
    // Exhaustive on purpose: with a third language the compiler shows where its text is missing.
    pub enum Lang: "language" {
        /// Dutch.
        Nl = "nl",
        /// English.
        En = "en",
    }
}

impl Lang {
    /// The language that an option `lang` names: as from its word, but an error says that it is about
    /// `lang`.
    ///
    /// ```
    /// use meedoen::vocabulary::Lang;
    ///
    /// assert_eq!(Lang::of_option("nl")?, Lang::Nl);
    /// assert_eq!(Lang::of_option("fr").unwrap_err().place(), "lang");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn of_option(word: &str) -> Result<Self> {
        let lang: Result<Self> = word.parse();
        lang.map_err(|error| Error::new(error.code(), "lang", error.message()))
    }
}

/// The same words in Dutch and in English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Text {
    nl: &'static str,
    en: &'static str,
}

impl Text {
    /// The same words in both languages.
    pub const fn new(nl: &'static str, en: &'static str) -> Self {
        Self { nl, en }
    }

    /// The words in this language.
    ///
    /// ```
    /// use meedoen::vocabulary::{Lang, Text};
    ///
    /// const STOCK: Text = Text::new("bestand", "caseload");
    /// assert_eq!(STOCK.get(Lang::En), "caseload");
    /// ```
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}
