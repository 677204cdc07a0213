//! From a mapping to text.

use crate::document::Tree;
use crate::ledger::Mapping;

impl Mapping {
    /// The mapping as TOML, without what is left out: [`Mapping::from_toml`] reads the same mapping.
    ///
    /// ```
    /// use meedoen::ledger::Mapping;
    ///
    /// let mapping = Mapping::from_json(r#"{"end": "exclusive", "columns": {"clientnr": "client"}}"#)?;
    /// let text = "format = 1\nend = \"exclusive\"\n\n[columns]\nclientnr = \"client\"\n";
    /// assert_eq!(mapping.to_toml(), text);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn to_toml(&self) -> String {
        self.written().to_toml()
    }

    /// The mapping as JSON, indented, without what is left out: [`Mapping::from_json`] reads the same
    /// mapping.
    ///
    /// ```
    /// use meedoen::Mapping;
    ///
    /// assert_eq!(Mapping::default().to_json(), "{\n  \"format\": 1\n}");
    /// ```
    pub fn to_json(&self) -> String {
        self.written().to_json()
    }

    /// What differs from reading everything as it stands, and the format.
    fn written(&self) -> Tree {
        Tree::of(self).without_entries_of(&Tree::of(&Self::default()), &["format"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let text = r#"
            reasons = [{ own = "32", is = "disability_benefit", to = "2019-12-31" }]
            [columns]
            "eind datum" = "end"
            [constants]
            kind = "benefit"
            [codes]
            benefit = "cbs"
            activity = { VW = "volunteering" }
        "#;
        let mapping = Mapping::from_toml(text).unwrap();
        assert_eq!(Mapping::from_toml(&mapping.to_toml()).unwrap(), mapping);
        assert_eq!(Mapping::from_json(&mapping.to_json()).unwrap(), mapping);
        assert_eq!(Mapping::default().to_toml(), "format = 1\n");
    }
}
