//! What is wrong in a document, and where.

use crate::decimal::written;
use crate::{Error, ErrorCode};
use serde::de::{Expected, Unexpected};
use std::fmt::{Display, Formatter, Write as _};

/// A sentence, the path to what it speaks of, and where that begins. It is behind a pointer, since
/// every field that is read may give one.
#[derive(Debug)]
pub(crate) struct Fault(Box<Told>);

#[derive(Debug)]
struct Told {
    message: String,
    /// From the inside out.
    path: Vec<Step>,
    at: Option<Position>,
}

#[derive(Debug)]
enum Step {
    Key(String),
    Index(usize),
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Position {
    /// A byte of the text.
    Byte(usize),
    /// A line and a column, both from 1.
    Line(usize, usize),
}

impl Fault {
    pub(super) fn new(message: impl Display, at: Option<Position>) -> Self {
        Self(Box::new(Told { message: message.to_string(), path: Vec::new(), at }))
    }

    /// The same, within the value of a key.
    pub(super) fn under(mut self, key: &str) -> Self {
        self.0.path.push(Step::Key(key.to_owned()));
        self
    }

    /// The same, within the element of a list.
    pub(super) fn at_index(mut self, index: usize) -> Self {
        self.0.path.push(Step::Index(index));
        self
    }

    /// The same, beginning at this byte where it does not know better.
    pub(super) fn beginning(mut self, byte: Option<usize>) -> Self {
        self.0.at = self.0.at.or(byte.map(Position::Byte));
        self
    }

    /// As an error: at the path or, where there is none, at line and column.
    pub(super) fn told(self, text: &str, code: ErrorCode) -> Error {
        let position = self.0.at.map(|at| {
            let (line, column) = at.in_lines(text);
            format!("line {line}, column {column}")
        });
        let path = self.path();
        let (place, message) = match position {
            None => (path, self.0.message),
            Some(position) if path.is_empty() => (position, self.0.message),
            Some(position) => (path, format!("{} ({position})", self.0.message)),
        };
        Error::new(code, place, message)
    }

    fn path(&self) -> String {
        self.0.path.iter().rev().fold(String::new(), |mut path, step| {
            // Text takes whatever is written to it.
            let _ = match step {
                Step::Key(key) if path.is_empty() => write!(path, "{}", key.escape_debug()),
                Step::Key(key) => write!(path, ".{}", key.escape_debug()),
                Step::Index(index) => write!(path, "[{index}]"),
            };
            path
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

impl Display for Fault {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Fault {}

/// What was found, in serde's words. A tree holds nothing else.
fn told(found: Unexpected<'_>) -> String {
    match found {
        Unexpected::Bool(flag) => format!("boolean `{flag}`"),
        Unexpected::Signed(number) => format!("integer `{number}`"),
        Unexpected::Unsigned(number) => format!("integer `{number}`"),
        Unexpected::Float(number) => {
            let number = written(number);
            let point = if number.contains('.') { "" } else { ".0" };
            format!("floating point `{number}{point}`")
        }
        Unexpected::Str(text) => format!("string {text:?}"),
        Unexpected::Seq => "sequence".to_owned(),
        Unexpected::Map => "map".to_owned(),
        _ => "nothing".to_owned(),
    }
}

impl serde::de::Error for Fault {
    fn custom<T: Display>(message: T) -> Self {
        Self::new(message, None)
    }

    // serde's own words, but for what a tree does not have.

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format_args!("invalid type: {}, expected {expected}", told(found)), None)
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(format_args!("invalid value: {}, expected {expected}", told(found)), None)
    }
}
