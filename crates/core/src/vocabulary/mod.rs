//! The words of the model, each once: what a ledger, a policy, a question and an answer call things,
//! with the label that a report prints and the code that the national statistics use.
//!
//! A new end reason, code or band is one row here. What a council decides (routes, groups, codes of
//! its own) is the [policy](crate::policy)'s; the KPIs are the [catalogue](crate::catalogue)'s.
//!
//! Every enum of words is a [`Word`].

mod band;
mod category;
mod code;
mod dimension;
mod domain;
mod kind;
mod missing;
mod rate_base;
mod reason;
mod rung;
mod settlement;
mod state;
mod text;

pub use crate::words::Word;
pub(crate) use band::{AGE_BANDS, Band, DURATION_BANDS, HOURS_BANDS};
pub use category::Category;
pub(crate) use code::{BARRIERS, CommonCode, FIRST, PW, WSP, is_cbs_code};
pub use dimension::Dimension;
pub(crate) use dimension::{MemberList, each_dimension};
pub use domain::Domain;
pub use kind::Kind;
pub use missing::Missing;
pub(crate) use rate_base::RateBase;
pub use reason::Reason;
pub use rung::Rung;
pub use settlement::Settlement;
pub use state::TransitionState;
pub use text::{Lang, Text};
