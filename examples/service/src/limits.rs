//! How much a caller may ask for.

use std::time::Duration;

/// What a request may take: without limits one caller can starve the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes in the body of a request.
    pub body: usize,
    /// The most questions in a list.
    pub questions: usize,
    /// The most rows in one answer, counted before anything is swept.
    pub rows: u64,
    /// The most findings told in one response; they are all counted.
    pub findings: usize,
    /// How long a request may take, from its first line to its answer.
    pub time: Duration,
    /// How many sweeps run at once; further ones wait for their turn, within their time.
    pub sweeps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body: 8 << 20,
            questions: 64,
            rows: 100_000,
            findings: 1_000,
            time: Duration::from_secs(30),
            sweeps: 2,
        }
    }
}
