//! The participation ladder: six rungs, two domains, and who guides whom on which day.

mod rung;
mod versions;

pub use rung::{Domain, Rung};
pub use versions::{Ladder, LadderVersion};
