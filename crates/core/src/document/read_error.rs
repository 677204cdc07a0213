//! What is wrong in a document, and where.

use crate::{Error, ErrorCode};
use std::fmt::{Display, Formatter, Write as _};

/// A sentence, the path to what it speaks of, and where that begins. It is behind a pointer, since
/// every value that is read may give one.
#[derive(Debug)]
pub(crate) struct ReadError(Box<Report>);

#[derive(Debug)]
struct Report {
    message: String,
    /// From the inside out.
    path: Vec<Step>,
    at: Option<Position>,
    kind: FaultKind,
}

/// What the last step of the path stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FaultKind {
    /// A value that is wrong.
    Value,
    /// A key that is wrong, whatever its value.
    Key,
    /// A table that lacks this key.
    Missing(&'static str),
}

/// One step into a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the value of this key.
    Key(String),
    /// To this element of a list.
    Index(usize),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Position {
    /// A byte of the text.
    Byte(usize),
    /// A line and a column, both from 1.
    Line(usize, usize),
}

impl ReadError {
    pub(super) fn new(message: impl Display, at: Option<Position>) -> Self {
        let message = message.to_string();
        Self(Box::new(Report { message, path: Vec::new(), at, kind: FaultKind::Value }))
    }

    /// The same, within the value of a key.
    pub(super) fn under(mut self, key: &str) -> Self {
        self.0.path.push(Step::Key(key.to_owned()));
        self
    }

    /// The same, about a key itself.
    pub(super) fn in_key(mut self, key: &str) -> Self {
        self.0.kind = FaultKind::Key;
        self.under(key)
    }

    /// The same, within an element of a list.
    pub(super) fn at_index(mut self, index: usize) -> Self {
        self.0.path.push(Step::Index(index));
        self
    }

    /// The same, beginning at this byte where it has no position yet.
    pub(super) fn beginning(mut self, byte: Option<usize>) -> Self {
        self.0.at = self.0.at.or(byte.map(Position::Byte));
        self
    }

    /// What is wrong, without the place.
    pub(crate) fn message(&self) -> &str {
        &self.0.message
    }

    /// The steps to what is wrong, the outermost first; to where it should be, if it is missing.
    pub(crate) fn path(&self) -> Vec<Step> {
        let missing = match self.0.kind {
            FaultKind::Missing(field) => Some(Step::Key(field.to_owned())),
            FaultKind::Key | FaultKind::Value => None,
        };
        self.0.path.iter().rev().cloned().chain(missing).collect()
    }

    /// Whether the last step of the path is a key that is itself wrong, and not its value.
    pub(crate) fn is_in_key(&self) -> bool {
        self.0.kind == FaultKind::Key
    }

    /// As an error: at the path or, where there is none, at line and column.
    pub(super) fn into_error(self, text: &str, code: ErrorCode) -> Error {
        let position = self.0.at.map(|at| {
            let (line, column) = at.in_lines(text);
            format!("line {line}, column {column}")
        });
        let path = self.place();
        let (place, message) = match position {
            None => (path, self.0.message),
            Some(position) if path.is_empty() => (position, self.0.message),
            Some(position) => (path, format!("{} ({position})", self.0.message)),
        };
        Error::new(code, place, message)
    }

    /// The path as a place: `ambition[2].target`.
    fn place(&self) -> String {
        self.0.path.iter().rev().fold(String::new(), |mut place, step| {
            // Text takes whatever is written to it.
            let _ = match step {
                Step::Key(key) if place.is_empty() => write!(place, "{}", key.escape_debug()),
                Step::Key(key) => write!(place, ".{}", key.escape_debug()),
                Step::Index(index) => write!(place, "[{index}]"),
            };
            place
        })
    }
}

impl Position {
    /// Line and column, both from 1; columns count characters.
    fn in_lines(self, text: &str) -> (usize, usize) {
        match self {
            Self::Line(line, column) => (line, column),
            Self::Byte(byte) => {
                let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
                let lines: Vec<&[u8]> = before.split(|byte| *byte == b'\n').collect();
                let last = lines.last().copied().unwrap_or_default();
                (lines.len(), String::from_utf8_lossy(last).chars().count() + 1)
            }
        }
    }
}

impl Display for ReadError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for ReadError {}

impl serde::de::Error for ReadError {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message, None)
    }

    fn missing_field(field: &'static str) -> Self {
        let mut error = Self::new(format_args!("missing field `{field}`"), None);
        error.0.kind = FaultKind::Missing(field);
        error
    }
}
