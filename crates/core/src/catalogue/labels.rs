//! What dimensions and their members are called in a report.
//!
//! The words of the model only: the names of routes and groups, and of codes that a municipality
//! added, are the policy's.

use super::Dimension;
use crate::vocabulary::{
    AGE_BANDS, Band, CommonCode, DURATION_BANDS, Domain, HOURS_BANDS, Kind, Lang, Reason, Text,
    TransitionState,
};

/// What a member of a dimension is called. `None` where its name is the policy's, or where there is
/// no such member.
///
/// ```
/// use meedoen::{Dimension, catalogue::{Lang, label}};
///
/// assert_eq!(label(&Dimension::Rung, "1", Lang::Nl), Some("Trede 1"));
/// assert_eq!(label(&Dimension::Rung, "unmeasured", Lang::Nl), Some("niet gemeten"));
/// assert_eq!(label(&Dimension::Route, "rest", Lang::Nl), None); // the policy's
/// ```
pub fn label(dimension: &Dimension, member: &str, lang: Lang) -> Option<&'static str> {
    if member == dimension.missing().as_str() {
        return Some(dimension.missing_label().get(lang));
    }
    let text = match dimension {
        Dimension::Rung => code(Kind::Rung, member),
        Dimension::Domain => member.parse().ok().map(Domain::label),
        Dimension::Route | Dimension::Group | Dimension::Set(_) => None,
        Dimension::Scheme => code(Kind::Benefit, member),
        Dimension::Age => band(&AGE_BANDS, member),
        Dimension::Duration => band(&DURATION_BANDS, member),
        Dimension::Reason => member.parse().ok().map(Reason::label),
        // No two of these kinds share a code.
        Dimension::Code => {
            let mut kinds = Kind::ALL.into_iter().filter(|kind| kind.takes_more_codes());
            kinds.find_map(|kind| code(kind, member))
        }
        Dimension::Hours => band(&HOURS_BANDS, member),
    };
    Some(text?.get(lang))
}

/// What a state of the transition table is called: a rung, `unmeasured`, `outside`, or the category
/// of the reason why somebody left.
pub fn state_label(state: &str, lang: Lang) -> Option<&'static str> {
    let state = TransitionState::all().find(|known| known.as_str() == state)?;
    Some(state.label().get(lang))
}

fn code(kind: Kind, word: &str) -> Option<Text> {
    kind.common_codes().iter().find(|code| code.as_str() == word).map(CommonCode::label)
}

fn band(bands: &[Band], word: &str) -> Option<Text> {
    bands.iter().find(|band| band.as_str() == word).map(|band| band.label())
}
