//! Days, spans and grids: the only place that knows what "inclusive" means.
//!
//! A ledger, a policy and a query speak of first and last days, **both included**. Inside the
//! library a stretch of days is half-open, `[from, until)`, so that an episode that ends and a day
//! that is off benefit are the same number. The two meet here and nowhere else:
//! [`Span::inclusive`] and [`Span::last`].

mod day;
mod grid;
mod months;
mod span;

pub(crate) use day::age_on;
pub use day::{Day, birthday};
pub use grid::Every;
pub(crate) use grid::{Grid, ShiftedIndex};
pub use span::Span;
