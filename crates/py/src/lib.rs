//! The Rust half of the Python package: it converts and delegates, and decides nothing.
//!
//! What a user sees is in `python/meedoen`; it calls `meedoen._native`, which is this. Tables come
//! and go as Arrow streams ([`reader`], [`frame`]), questions and answers in the JSON form that
//! every language shares, errors as the Python face's own exceptions ([`errors`]). Every call that
//! may take long lets other threads of Python run; those that may take seconds stop when Python is
//! interrupted ([`enter`]).

mod answer;
mod caseload;
mod catalogue;
mod client;
mod days;
mod enter;
mod errors;
mod findings;
mod frame;
mod ledger;
mod mapping;
mod policy;
mod reader;
mod report;
mod synthetic;
mod words;

use pyo3::prelude::*;

/// The core of `meedoen`, as the Python face calls it. Not for use by itself.
#[pymodule(gil_used = false)]
mod _native {
    #[pymodule_export]
    use crate::answer::Answer;
    #[pymodule_export]
    use crate::caseload::Caseload;
    #[pymodule_export]
    use crate::catalogue::{assess_json, catalogue_json, period};
    #[pymodule_export]
    use crate::client::Timeline;
    #[pymodule_export]
    use crate::findings::Findings;
    #[pymodule_export]
    use crate::frame::Frame;
    #[pymodule_export]
    use crate::ledger::Ledger;
    #[pymodule_export]
    use crate::mapping::Mapping;
    #[pymodule_export]
    use crate::policy::Policy;
    #[pymodule_export]
    use crate::reader::Reader;
    #[pymodule_export]
    use crate::report::Report;
    #[pymodule_export]
    use crate::synthetic::Synthetic;

    /// The version of the library.
    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
