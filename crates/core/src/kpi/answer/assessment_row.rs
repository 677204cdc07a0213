//! An assessment as a row of an answer.

use crate::policy::Assessment;
use crate::vocabulary::{Rung, Word};
use serde::{Serialize, Serializer};

/// What an assessment that was asked came to.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct AssessmentRow {
    /// The rung, where the answers decide it.
    rung: Option<&'static str>,
    /// The rungs that are possible, ascending.
    possible: Vec<&'static str>,
    /// The questions still to ask, in the order of the model.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::policy::AssessmentQuestion>"))]
    ask: Vec<&'static str>,
}

impl AssessmentRow {
    pub(super) fn of(assessment: &Assessment) -> Self {
        Self {
            rung: assessment.rung().map(Rung::as_str),
            possible: assessment.possible().iter().map(|rung| rung.as_str()).collect(),
            ask: assessment.ask().iter().map(|question| question.as_str()).collect(),
        }
    }

    /// The columns of the one row, with blanks between the words of a list.
    pub(super) fn columns(&self) -> (Option<&'static str>, String, String) {
        (self.rung, self.possible.join(" "), self.ask.join(" "))
    }
}

/// As a list of one row.
pub(super) fn serialize<S: Serializer>(
    assessment: &Assessment,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    [AssessmentRow::of(assessment)].serialize(serializer)
}
