//! The codes of every kind of record under a policy.

use crate::vocabulary::{Kind, Word};

/// The codes of every kind under one policy, numbered in their order: the numbers a ledger's code
/// column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Codes {
    lists: [Vec<String>; 12],
}

impl Default for Codes {
    /// The codes every municipality has.
    fn default() -> Self {
        Self {
            lists: Kind::LIST.map(|kind| {
                kind.common_codes().iter().map(|code| code.as_str().to_owned()).collect()
            }),
        }
    }
}

impl Codes {
    /// Adds a code at the end of a kind's list; one that is already there stays where it is.
    pub(crate) fn add(&mut self, kind: Kind, code: impl Into<String>) {
        let (list, code) = (&mut self.lists[kind as usize], code.into());
        if !list.contains(&code) {
            list.push(code);
        }
    }

    /// The codes of a kind, in the order of the model and then of the policy.
    pub(crate) fn of(&self, kind: Kind) -> &[String] {
        &self.lists[kind as usize]
    }

    /// The number of a code within its kind.
    pub(crate) fn number(&self, kind: Kind, code: &str) -> Option<u16> {
        self.of(kind).iter().position(|known| known == code).map(|index| index as u16)
    }
}

/// The words of the kinds whose codes a policy can add to.
pub(super) fn open_kinds() -> impl Iterator<Item = &'static str> {
    Kind::LIST.into_iter().filter(|kind| kind.takes_more_codes()).map(Kind::as_str)
}
