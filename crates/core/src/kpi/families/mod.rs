//! Which function counts which KPI; each family of KPIs has a file with one function a definition.

mod chain;
mod cohort;
mod ladder;
pub(crate) mod placements;
mod published;
mod stock_and_flow;

use crate::catalogue::{CurveKind, Kpi};
use crate::kpi::plan::Subject;
use crate::kpi::tally::context::CountContext;
use crate::ladder::Domain;
use cohort::Outcome;
use ladder::Movement;
use stock_and_flow::Flow;

/// FinishedTally one client.
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

/// The function that counts a KPI.
fn of_kpi(kpi: Kpi) -> CountFunction {
    match kpi {
        Kpi::Stock => stock_and_flow::stock,
        Kpi::Benefits => stock_and_flow::benefits,
        Kpi::VolumeChange => stock_and_flow::volume_change,
        Kpi::Inflow => stock_and_flow::inflow,
        Kpi::Reentry => stock_and_flow::reentry,
        Kpi::Outflow => stock_and_flow::outflow,
        Kpi::OutflowToWork => stock_and_flow::outflow_to_work,
        Kpi::OutflowRate => |context| stock_and_flow::rate(context, Flow::Out),
        Kpi::InflowRate => |context| stock_and_flow::rate(context, Flow::In),
        Kpi::ToWorkRate => |context| stock_and_flow::rate(context, Flow::ToWork),
        Kpi::SustainedOutflow => stock_and_flow::sustained_outflow,
        Kpi::Unmeasured => ladder::unmeasured,
        Kpi::StaleRung => ladder::stale_rung,
        Kpi::SpokenTo => ladder::spoken_to,
        Kpi::InView => ladder::in_view,
        Kpi::Active => ladder::active,
        Kpi::Climbed => |context| ladder::moved(context, Movement::Climbed),
        Kpi::Descended => |context| ladder::moved(context, Movement::Descended),
        Kpi::Unchanged => |context| ladder::moved(context, Movement::Unchanged),
        Kpi::NotRemeasured => |context| ladder::moved(context, Movement::NotRemeasured),
        Kpi::ToWerk => |context| ladder::crossed(context, Domain::Werk),
        Kpi::ToParticipatie => |context| ladder::crossed(context, Domain::Participatie),
        Kpi::BelowPotential => ladder::below_potential,
        Kpi::LongTermStock => ladder::long_term_stock,
        Kpi::FirstConversations => cohort::first_conversations,
        Kpi::Activated => cohort::activated,
        Kpi::StillActive => |context| cohort::outcome(context, Outcome::StillActive),
        Kpi::CohortToWork => |context| cohort::outcome(context, Outcome::ToWork),
        Kpi::ActivatedWithoutWork => {
            |context| cohort::outcome(context, Outcome::ActivatedWithoutWork)
        }
        Kpi::NoOutcomeYet => |context| cohort::outcome(context, Outcome::NoOutcomeYet),
        Kpi::LeftOtherwise => |context| cohort::outcome(context, Outcome::LeftOtherwise),
        Kpi::InConversation => |context| cohort::outcome(context, Outcome::InConversation),
        Kpi::NotSpokenSince => |context| cohort::outcome(context, Outcome::NotSpokenSince),
        Kpi::Referred => |context| cohort::outcome(context, Outcome::Referred),
        Kpi::OnBarriers => |context| cohort::outcome(context, Outcome::OnBarriers),
        Kpi::CohortPlaced => |context| cohort::outcome(context, Outcome::Placed),
        Kpi::Placements => placements::placements,
        Kpi::PlacedClients => placements::placed_clients,
        Kpi::PlacedOffBenefit => placements::placed_off_benefit,
        Kpi::SustainedPlacements => placements::sustained_placements,
        Kpi::PlacementRate => placements::placement_rate,
        Kpi::DaysToFirstContact => chain::days_to_first_contact,
        Kpi::HandoverDays => chain::handover_days,
        Kpi::OpenHandovers => chain::open_handovers,
        Kpi::CaseloadPerFte => chain::guided_by_programme,
        Kpi::RecipientsPer10k => published::recipients,
        Kpi::InstrumentsInUse => published::clients_with_instruments,
        Kpi::InstrumentsPer10k => published::instruments,
    }
}

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
