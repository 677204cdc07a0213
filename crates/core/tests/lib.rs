//! What must hold across rooms, in one program: `cargo test --package meedoen --test integration`.
//!
//! `vectors` are questions with known answers, which every language shares; `twin` states the definitions
//! once more, slow and plain, and `laws` hold the library against it; `documents`, `reading`, `figures`
//! and `travel` are rules worked out one by one; `robustness` throws anything at every door.

// What can't be had fails the test, in the helpers too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod documents;
mod figures;
mod laws;
mod reading;
mod robustness;
mod travel;
mod twin;
mod vectors;
