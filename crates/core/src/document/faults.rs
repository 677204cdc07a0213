//! The faults of one document, of which the author is told more than the first.

use crate::{Error, ErrorCode, Result};

/// What was found wrong so far, in the order in which it was found.
#[derive(Debug, Clone)]
pub(crate) struct Faults {
    /// The code of a fault that has no code of its own.
    code: ErrorCode,
    found: Vec<Error>,
}

impl Faults {
    /// No faults yet; those that are added have this code.
    pub(crate) fn new(code: ErrorCode) -> Self {
        Self { code, found: Vec::new() }
    }

    /// Adds a fault at a place such as `ambition[2].target`.
    pub(crate) fn add(&mut self, place: impl Into<String>, message: impl Into<String>) {
        self.add_as(self.code, place, message);
    }

    /// Adds a fault with a code of its own.
    pub(crate) fn add_as(
        &mut self,
        code: ErrorCode,
        place: impl Into<String>,
        message: impl Into<String>,
    ) {
        self.found.push(Error::new(code, place, message));
    }

    /// What was found so far.
    #[cfg(test)]
    pub(crate) fn found(&self) -> &[Error] {
        &self.found
    }

    /// The fault whose code goes before the others; of several, the first found.
    pub(crate) fn into_foremost(self) -> Result<()> {
        self.found.into_iter().min_by_key(Error::code).map_or(Ok(()), Err)
    }

    /// All faults as one error: its code and place are the first one's, and each further fault stands
    /// on its own line behind its own place.
    pub(crate) fn into_list(self) -> Result<()> {
        let mut found = self.found.into_iter();
        let Some(first) = found.next() else { return Ok(()) };
        let lines = std::iter::once(first.message().to_owned());
        let lines: Vec<_> = lines.chain(found.map(|fault| fault.sentence())).collect();
        Err(Error::new(first.code(), first.place(), lines.join("\n")))
    }
}
