//! An example of a service on top of `meedoen`: questions over HTTP, and records that keep coming.
//!
//! | file | what it holds |
//! |---|---|
//! | `options`, `load` | the command line, and what it names: policy and ledger |
//! | [`Limits`] | how much a caller may ask for |
//! | [`Service`] | the caseload as it stands, its readers and its one writer |
//! | `grow` | from a ledger and new records to the next caseload |
//! | `records` | posted records, CSV or JSON, on their way through the one door |
//! | `told` | findings as they are told to a caller |
//! | `routes`, `posted` | which address does what; the body of a request |
//! | `problem` | what goes wrong, as problem details (RFC 9457) |
//! | `guard` | the limit on time and the log, around every request |
//! | [`serve`] | listening, and stopping without leaving a request half answered |
//!
//! How to build your own: `docs/rust-service.md`.

#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod grow;
mod guard;
mod limits;
mod load;
mod options;
mod posted;
mod problem;
mod records;
mod routes;
mod serve;
mod service;
#[cfg(test)]
mod service_tests;
mod told;

pub use limits::Limits;
pub use load::load;
pub use options::{HELP, Options};
pub use serve::{serve, told_to_stop};
pub use service::Service;

/// The page about services: its example is tested.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/rust-service.md")]
struct Guide;
