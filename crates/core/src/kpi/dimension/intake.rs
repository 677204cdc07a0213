//! The intake that follows a first conversation.

use super::anchor::{Anchor, AnchorKind};
use crate::Day;
use crate::caseload::CompiledPolicy;

/// The last day of a first conversation's intake, on which a rung or route may still be given;
/// `None` for anything else than a first conversation.
pub(super) fn last_day_of_intake(anchor: &Anchor, rules: &CompiledPolicy) -> Option<Day> {
    (anchor.kind == AnchorKind::Conversation).then(|| anchor.day.plus_days(rules.intake_days))
}
