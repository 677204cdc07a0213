//! The participation ladder: six rungs, two domains, who guides whom on which day, and from
//! answers to a rung.

mod answers;
mod assessment;
mod rung;
mod versions;

pub use answers::{Answers, Question, Reply};
pub use assessment::{Assessment, AssessmentRules, assess};
pub use rung::{Domain, Rung};
pub use versions::{Ladder, LadderVersion};
