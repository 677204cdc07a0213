//! The participation ladder: six rungs, two domains, who guides whom on which day, and from
//! answers to a rung.

mod answers;
mod assessment;
mod versions;

pub use crate::vocabulary::{Domain, Rung};
pub use answers::{Answers, Question, Reply};
pub use assessment::{Assessment, AssessmentRules, assess};
pub use versions::{Ladder, LadderVersion};
