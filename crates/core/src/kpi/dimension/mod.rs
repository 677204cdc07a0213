//! Breaking down and narrowing: which members of which dimension a counted thing belongs to.

pub(crate) mod axis;
