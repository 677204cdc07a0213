//! Which function counts which KPI; each family of KPIs has a file with one function a definition.

mod chain;
mod cohort;
mod ladder;
mod placements;
mod published;
mod stock_and_flow;

use crate::catalogue::{CurveKind, Kpi, each_kpi};
use crate::kpi::plan::Subject;
use crate::kpi::tally::context::CountContext;
use crate::vocabulary::Domain;
use cohort::Outcome;
use ladder::Movement;
use stock_and_flow::Flow;

/// Counts one client.
pub(crate) type CountFunction = fn(&mut CountContext<'_>);

/// The function that counts what a tabulation is about; none for a transition table: those of adjoining
/// periods are counted together.
pub(crate) fn counting(subject: Subject) -> Option<CountFunction> {
    match subject {
        Subject::Kpi(kpi) => Some(of_kpi(kpi)),
        Subject::Curve(curve) => Some(of_curve(curve)),
        Subject::Transitions => None,
    }
}

/// Makes the match of the heads of the catalogue's blocks: each says behind `by` which function
/// counts the KPI, and with what.
macro_rules! count_functions {
    (@ $count:path) => { $count };
    (@ $count:path, $with:expr) => { |context| $count(context, $with) };
    ($(
        $(#[doc = $($doc:tt)+])+
        $name:ident = $word:literal by $file:ident::$count:ident $(($with:expr))?,
    )+) => {
        /// The function that counts a KPI.
        fn of_kpi(kpi: Kpi) -> CountFunction {
            match kpi {
                $(Kpi::$name => count_functions!(@ $file::$count $(, $with)?),)+
            }
        }
    };
}

each_kpi!(count_functions);

/// The function that notes the waits of a curve.
fn of_curve(curve: CurveKind) -> CountFunction {
    match curve {
        CurveKind::DaysToFirstContact => chain::days_to_first_contact,
        CurveKind::HandoverDays => chain::handover_days,
        CurveKind::DaysToActivation => chain::days_to_activation,
        CurveKind::DaysOnBenefit => chain::days_on_benefit,
        CurveKind::DaysInPlacement => chain::days_in_placement,
    }
}
