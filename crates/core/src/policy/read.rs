//! From text to a policy: TOML and JSON, one form.

use super::{Policy, PolicyDocument};
use crate::{Error, ErrorCode, Result};

impl Policy {
    /// Reads a policy from TOML. `bad_policy` with the line, or with the place (such as
    /// `ambition[2].target`) of what is wrong.
    pub fn from_toml(text: &str) -> Result<Self> {
        let text = without_mark(text);
        let wrong = |path: String, error: &toml::de::Error| {
            let start = error.span().map(|span| span.start);
            let lines = start.map(|start| position(text, start));
            refused(&path, lines, error.message())
        };
        let deserializer =
            toml::Deserializer::parse(text).map_err(|error| wrong(String::new(), &error))?;
        let document: PolicyDocument = serde_path_to_error::deserialize(deserializer)
            .map_err(|error| wrong(error.path().to_string(), error.inner()))?;
        Self::from_document(document)
    }

    /// Reads a policy from JSON, as [`Policy::from_toml`] does from TOML.
    pub fn from_json(text: &str) -> Result<Self> {
        let text = without_mark(text);
        let wrong = |path: String, error: &serde_json::Error| {
            let lines = (error.line() > 0).then(|| (error.line(), error.column()));
            let sentence = error.to_string();
            // serde_json ends its sentence with the position, which stands in ours already.
            let message = sentence.rsplit_once(" at line ").map_or(&*sentence, |(told, _)| told);
            let path = if error.is_data() { path } else { String::new() };
            refused(&path, lines, message)
        };
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let document: PolicyDocument = serde_path_to_error::deserialize(&mut deserializer)
            .map_err(|error| wrong(error.path().to_string(), error.inner()))?;
        deserializer.end().map_err(|error| wrong(String::new(), &error))?;
        Self::from_document(document)
    }
}

/// The text without the byte-order mark that some editors put before it.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// An error at a path of the document or, where there is none, at a line and column.
fn refused(path: &str, position: Option<(usize, usize)>, message: &str) -> Error {
    let position = position.map(|(line, column)| format!("line {line}, column {column}"));
    let (place, message) = match (path, position) {
        ("" | ".", position) => (position.unwrap_or_default(), message.to_owned()),
        (path, None) => (path.to_owned(), message.to_owned()),
        (path, Some(position)) => (path.to_owned(), format!("{message} ({position})")),
    };
    Error::new(ErrorCode::BadPolicy, place, message)
}

/// Line and column of a byte of the text, both from 1; columns count characters.
fn position(text: &str, byte: usize) -> (usize, usize) {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    let lines: Vec<&[u8]> = before.split(|byte| *byte == b'\n').collect();
    let last = lines.last().copied().unwrap_or_default();
    (lines.len(), String::from_utf8_lossy(last).chars().count() + 1)
}
