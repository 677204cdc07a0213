//! How a client's picture is drawn.

use super::{Chart, client_picture};
use meedoen::vocabulary::Lang;
use meedoen::{Caseload, Day, Error, ErrorCode, Result};
use serde::Deserialize;

/// How a client's picture is drawn.
///
/// ```
/// use meedoen::vocabulary::Lang;
/// use meedoen_report::PictureOptions;
///
/// let options = PictureOptions::from_json(r#"{"lang": "en", "up_to": "2023-12-31"}"#)?;
/// assert_eq!(options, PictureOptions::new(Lang::En).up_to("2023-12-31".parse()?));
/// # Ok::<(), meedoen::Error>(())
/// ```
// The first sentence describes the form in the schema, where examples have no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "How a client's picture is drawn.")
)]
#[serde(deny_unknown_fields)]
pub struct PictureOptions {
    /// The language of its words.
    lang: Lang,
    /// As known on this day; by default as everything now stands.
    known_on: Option<Day>,
    /// The last day shown; by default the horizon.
    up_to: Option<Day>,
}

impl PictureOptions {
    /// A picture in this language, up to the horizon, as everything now stands.
    pub const fn new(lang: Lang) -> Self {
        Self { lang, known_on: None, up_to: None }
    }

    /// Reads options from JSON: `lang` and, where they are wanted, `known_on` and `up_to`.
    ///
    /// `bad_query` at `options` for what can't be read.
    ///
    /// ```
    /// use meedoen_report::PictureOptions;
    ///
    /// let error = PictureOptions::from_json(r#"{"lang": "fr"}"#).unwrap_err();
    /// assert_eq!(error.place(), "options");
    /// assert!(PictureOptions::from_json(r#"{"lang": "nl", "width": 900}"#).is_err());
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        serde_json::from_str(text)
            .map_err(|error| Error::new(ErrorCode::BadQuery, "options", error.to_string()))
    }

    /// As known on this day.
    #[must_use]
    pub const fn known_on(mut self, day: Day) -> Self {
        self.known_on = Some(day);
        self
    }

    /// Nothing that starts after this day is shown.
    #[must_use]
    pub const fn up_to(mut self, day: Day) -> Self {
        self.up_to = Some(day);
        self
    }

    /// The picture of a client; `None` for an id that the ledger does not have.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang};
    /// use meedoen_report::PictureOptions;
    ///
    /// let policy = Policy::preset("example")?;
    /// let csv = b"client,kind,code,start\nR001,benefit,pw,2022-05-01\n";
    /// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
    /// let options = PictureOptions::new(Lang::Nl);
    /// assert!(options.picture(&caseload, "R001").is_some());
    /// assert!(options.picture(&caseload, "R002").is_none());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn picture(&self, caseload: &Caseload, id: &str) -> Option<Chart> {
        let timeline = caseload.client(id, self.known_on)?;
        Some(client_picture(&timeline, self.lang, self.up_to))
    }
}
