//! Every word of the model that a breakdown can show has a name in both languages.

use meedoen::catalogue::label;
use meedoen::vocabulary::{Category, Kind, Lang, Reason, TransitionState, Word};
use meedoen::{Dimension, Policy};
use std::collections::BTreeMap;

#[test]
fn every_reason_has_a_label() {
    for &lang in Lang::ALL {
        for &reason in Reason::ALL {
            assert!(label(&Dimension::Reason, reason.as_str(), lang).is_some(), "{reason}");
        }
        assert!(label(&Dimension::Reason, "unknown", lang).is_some());
    }
}

#[test]
fn every_category_is_a_state_with_a_label() {
    for &lang in Lang::ALL {
        for &category in Category::ALL {
            let state = TransitionState::Left(category);
            assert!(!state.label().get(lang).is_empty(), "{category}");
        }
    }
}

#[test]
fn every_code_has_one_label_whatever_its_kind() {
    let kinds = [Kind::Contact, Kind::Activity, Kind::Referral, Kind::Placement, Kind::Instrument];
    let policy = Policy::starter("Voorbeeld");
    let mut kind_of = BTreeMap::new();
    for kind in kinds {
        for code in policy.codes(kind) {
            assert_eq!(kind_of.insert(code, kind), None, "two kinds share `{code}`");
            for &lang in Lang::ALL {
                assert!(label(&Dimension::Code, code, lang).is_some(), "{kind} {code}");
            }
        }
    }
    for scheme in policy.codes(Kind::Benefit) {
        assert!(label(&Dimension::Scheme, scheme, Lang::Nl).is_some(), "{scheme}");
    }
}
