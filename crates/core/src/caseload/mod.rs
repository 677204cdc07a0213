//! The `caseload` room.
