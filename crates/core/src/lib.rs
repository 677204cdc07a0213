//! Trustworthy figures about a municipality's Participatiewet caseload: how many inhabitants are on
//! benefit, on which rung of the participation ladder, what routes and conversations led to, and how
//! that stands against the council's ambitions.
//!
//! # A tour
//!
//! A **policy** is what a council decides, as data; a **ledger** is a table of records; a
//! **caseload** is a ledger under a policy, sorted once and asked many times.
//!
//! ```
//! use meedoen::calendar::Every;
//! use meedoen::{Caseload, Dimension, Kpi, Ledger, Policy, Query, Span};
//!
//! let policy = Policy::preset("example")?;
//! let csv = "client,kind,code,start,end,reason\n\
//!            R001,benefit,pw,2022-05-01,2023-09-30,work\n\
//!            R001,rung,2,2022-05-10,,\n\
//!            R001,placement,paid,2023-10-01,,\n\
//!            R002,benefit,pw,2023-02-01,,\n";
//! let ledger = Ledger::read_csv(csv.as_bytes(), &policy)?;
//! let caseload = Caseload::build(&ledger, &policy)?;
//!
//! // Who is on benefit at the end of each quarter, and who guides them?
//! let query = Query::over(Span::parse("2023")?)
//!     .kpis([Kpi::Stock])
//!     .every(Every::Quarter)
//!     .by([Dimension::Domain]);
//! let answer = caseload.ask(&query.into())?;
//! let last = answer.kpi_rows().last().expect("a row for each quarter and domain");
//! assert_eq!((last.period().last().to_string().as_str(), last.cell().member(&Dimension::Domain)), ("2023-12-31", Some("unassigned")));
//! assert_eq!(last.value().as_f64(), Some(1.0)); // R002 has no rung yet
//!
//! // Placements against the ambition of 365.
//! let placements = Query::over(Span::parse("2023")?).kpis([Kpi::Placements]);
//! let row = &caseload.ask(&placements.into())?.kpi_rows()[0].clone();
//! assert_eq!(row.target().map(|target| target.as_f64()), Some(365.0));
//! # Ok::<(), meedoen::Error>(())
//! ```
//!
//! An answer is tidy: one row a KPI, period and cell, and a [receipt](kpi::Receipt) of what it rests
//! on. Every figure can be asked *as known on* a day. A period is named by its first and last day,
//! **both included**.
//!
//! # The field's words
//!
//! | here | Dutch term | |
//! |---|---|---|
//! | client | inwoner, cliënt | a person, under a pseudonymous id |
//! | [`Rung`](vocabulary::Rung) | trede | 1 to 6 on the participation ladder |
//! | [`Domain`](vocabulary::Domain) | domein | who guides the client: `participatie` or `werk` |
//! | [`Episode`](caseload::Episode) | aaneengesloten bijstandsduur | an unbroken stretch of benefit |
//! | [`TransitionQuery`](kpi::TransitionQuery) | doorstroom | moving between rungs |
//! | [`Route`](policy::Route) | route, traject | one of a programme's tracks |
//! | [`Placement`](caseload::Placement) | plaatsing | a client placed in work |
//! | [`Ambition`](policy::Ambition) | ambitie | a target set for a KPI over a period |
//! | [`Kpi`] | indicator | a figure with a definition of its own: see below |
//! | [`FindingCode`](catalogue::FindingCode) | controlesignaal | something noticed in a record |
//!
//! # The KPIs by their Dutch name
//!
#![doc = include_str!("catalogue/terms.md")]
//!
//! # The rooms
//!
//! Data flows one way; a room uses those to its left.
//!
//! [`vocabulary`] · [`calendar`] · [`error`] · [`frame`] · [`catalogue`] → [`policy`] → [`ledger`] →
//! [`infer`] → [`caseload`] → [`findings`] → [`kpi`]
//!
//! The progress report is the crate `meedoen-report`; made-up ledgers with known truth are in
//! `meedoen-synthetic`.
//!
//! The library reads no clock, no file, no network and no environment: today is always an argument.
//! Nothing panics on bad input; an [`Error`] has a stable code, a place and a sentence that helps.

// Nothing panics on bad input: errors are values.
#![warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, clippy::todo)]

mod branchless;
pub mod calendar;
mod cancellation;
pub mod caseload;
pub mod catalogue;
mod document;
pub mod error;
pub mod findings;
pub mod frame;
pub mod infer;
pub mod kpi;
pub mod ledger;
pub mod policy;
mod statistics;
mod threads;
pub mod vocabulary;
#[cfg(feature = "schema")]
pub mod wire;
mod words;

pub use calendar::{Day, Span};
pub use cancellation::Cancellation;
pub use caseload::Caseload;
pub use catalogue::Kpi;
pub use error::{Error, ErrorCode, Result};
pub use kpi::{Answer, Query, Question};
pub use ledger::{Ledger, LedgerReader, Mapping};
pub use policy::Policy;
pub use vocabulary::Dimension;

/// The Rust of the guides is compiled, and run where it reads no file.
#[cfg(doctest)]
mod guides {
    #[doc = include_str!("../../../README.md")]
    struct ReadmePage;
    #[doc = include_str!("../../../docs/ledger.md")]
    struct LedgerPage;
    #[doc = include_str!("../../../docs/policy.md")]
    struct PolicyPage;
    #[doc = include_str!("../../../docs/questions.md")]
    struct QuestionsPage;
}
