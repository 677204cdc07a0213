//! What dimensions and their members are called in a report.
//!
//! The words of the model only: the names of routes and groups, and of codes that a municipality
//! added, are the policy's.

use crate::vocabulary::{
    CommonCode, Dimension, Domain, Kind, Lang, MemberList, Reason, Text, Word,
};

/// What a member of a dimension is called. `None` where its name is the policy's, or where there is
/// no such member.
///
/// ```
/// use meedoen::{Dimension, catalogue::label, vocabulary::Lang};
///
/// assert_eq!(label(&Dimension::Rung, "1", Lang::Nl), Some("Trede 1"));
/// assert_eq!(label(&Dimension::Rung, "unmeasured", Lang::Nl), Some("niet gemeten"));
/// assert_eq!(label(&Dimension::Route, "rest", Lang::Nl), None); // the policy's
/// ```
pub fn label(dimension: &Dimension, member: &str, lang: Lang) -> Option<&'static str> {
    if member == dimension.missing().as_str() {
        return Some(dimension.missing_label().get(lang));
    }
    let text = match dimension.member_list() {
        MemberList::Codes(kind) => code(kind, member),
        // No two of these kinds share a code.
        MemberList::CodesCounted => {
            let mut kinds = Kind::LIST.into_iter().filter(|kind| kind.takes_more_codes());
            kinds.find_map(|kind| code(kind, member))
        }
        MemberList::Domains => member.parse().ok().map(Domain::label),
        MemberList::Reasons => member.parse().ok().map(Reason::label),
        MemberList::Bands(bands) => {
            bands.iter().find(|band| band.as_str() == member).map(|band| band.label())
        }
        MemberList::GroupsWithoutSet | MemberList::GroupsOfSet => None,
    };
    Some(text?.get(lang))
}

fn code(kind: Kind, word: &str) -> Option<Text> {
    kind.common_codes().iter().find(|code| code.as_str() == word).map(CommonCode::label)
}
