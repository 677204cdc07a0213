//! Made-up ledgers with known truth: for measuring, teaching and trying out, never for figures.
//!
//! [`SyntheticLedger`] draws a ledger from a seed: clients with benefit episodes, re-entry and end
//! reasons, rungs, conversations, routes, activities, referrals, placements, instruments and
//! groups, couples who share a benefit, rows registered late and rows corrected. No person stands
//! behind any of it: everything comes from a seed, a client's number and round figures set here by
//! hand, and nothing was fitted to data about people.
//!
//! What it drew it also counted, so a ledger comes with its [`Truth`]: stock by rung, inflow,
//! outflow by reason, placements and first conversations of every month. The counting is the
//! generator's own and knows nothing of the engine: bridged gaps and renewed contracts are drawn as
//! such, and all other gaps are clearly longer than what the policy bridges.
//!
//! Everything is drawn in whole numbers, each client from the seed and the client's own number
//! alone. So the same options and policy give the same bytes on every platform; client 17 is the
//! same in a ledger of a hundred and of ten million; and parts can be made in any order and
//! in parallel, in memory that does not grow with the ledger.
//!
//! ```
//! use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
//! use meedoen_synthetic::{SyntheticLedger, SyntheticOptions};
//!
//! let policy = Policy::preset("example")?;
//! let synthetic = SyntheticLedger::new(&policy, SyntheticOptions::of(500).shuffled())?;
//! let csv: String = synthetic.csv().collect();
//!
//! let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;
//! let query = Query::over(Span::parse("2015-01")?).kpis([Kpi::Stock]);
//! let stock = caseload.ask(&query.into())?.kpi_rows()[0].value().as_f64();
//! assert_eq!(stock, Some(synthetic.truth().months[0].stock() as f64));
//! # Ok::<(), meedoen::Error>(())
//! ```

// Nothing panics on bad input: errors are values.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod benefits;
mod client;
mod guidance;
mod ledger;
mod options;
mod plan;
mod rates;
mod reading;
mod rng;
mod row;
#[cfg(feature = "schema")]
mod schema;
mod shuffle;
mod table;
mod truth;
mod work;

pub use ledger::SyntheticLedger;
pub use options::SyntheticOptions;
pub use rates::Rates;
pub use reading::SyntheticReading;
#[cfg(feature = "schema")]
pub use schema::schema;
pub use table::Table;
pub use truth::{Month, Truth};
