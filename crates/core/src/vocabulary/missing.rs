//! The members that stand for having no member.

use crate::words::words;

words! {
    /// What a breakdown calls those who have no member of a dimension. Each dimension has one of
    /// these, as its last member; no route, group or code of a policy can have their name.
    #[non_exhaustive]
    pub enum Missing: "member that stands for none" {
        /// On no route, in no group, outside benefit.
        None = "none",
        /// Not registered.
        Unknown = "unknown",
        /// On a rung that belongs to no domain, or on no rung.
        Unassigned = "unassigned",
        /// On no rung.
        Unmeasured = "unmeasured",
    }
}
