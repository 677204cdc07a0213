//! Which function counts which KPI; each family of KPIs has a file with one function a definition.

mod chain;
mod cohort;
mod ladder;
pub(crate) mod placements;
mod published;
mod stock_and_flow;

use crate::catalogue::{CurveKind, Kpi};
use crate::kpi::plan::Subject;
use crate::kpi::tally::context::Pass;
use crate::ladder::Domain;
use cohort::Outcome;
use ladder::Movement;
use stock_and_flow::Flow;

/// Counts one client.
pub(crate) type Counting = fn(&mut Pass<'_>);

/// The function that counts what a counter is about; none for a transition table: those of adjoining
/// periods are counted together.
pub(crate) fn counting(subject: Subject) -> Option<Counting> {
    match subject {
        Subject::Kpi(kpi) => Some(of_kpi(kpi)),
        Subject::Curve(curve) => Some(of_curve(curve)),
        Subject::Transitions => None,
    }
}

/// The function that counts a KPI.
fn of_kpi(kpi: Kpi) -> Counting {
    match kpi {
        Kpi::Stock => stock_and_flow::stock,
        Kpi::Benefits => stock_and_flow::benefits,
        Kpi::VolumeChange => stock_and_flow::volume_change,
        Kpi::Inflow => stock_and_flow::inflow,
        Kpi::Reentry => stock_and_flow::reentry,
        Kpi::Outflow => stock_and_flow::outflow,
        Kpi::OutflowToWork => stock_and_flow::outflow_to_work,
        Kpi::OutflowRate => |pass| stock_and_flow::rate(pass, Flow::Out),
        Kpi::InflowRate => |pass| stock_and_flow::rate(pass, Flow::In),
        Kpi::ToWorkRate => |pass| stock_and_flow::rate(pass, Flow::ToWork),
        Kpi::SustainedOutflow => stock_and_flow::sustained_outflow,
        Kpi::Unmeasured => ladder::unmeasured,
        Kpi::StaleRung => ladder::stale_rung,
        Kpi::SpokenTo => ladder::spoken_to,
        Kpi::InView => ladder::in_view,
        Kpi::Active => ladder::active,
        Kpi::Climbed => |pass| ladder::moved(pass, Movement::Climbed),
        Kpi::Descended => |pass| ladder::moved(pass, Movement::Descended),
        Kpi::Unchanged => |pass| ladder::moved(pass, Movement::Unchanged),
        Kpi::NotRemeasured => |pass| ladder::moved(pass, Movement::NotRemeasured),
        Kpi::ToWerk => |pass| ladder::crossed(pass, Domain::Werk),
        Kpi::ToParticipatie => |pass| ladder::crossed(pass, Domain::Participatie),
        Kpi::BelowPotential => ladder::below_potential,
        Kpi::LongTermStock => ladder::long_term_stock,
        Kpi::FirstConversations => cohort::first_conversations,
        Kpi::Activated => cohort::activated,
        Kpi::StillActive => |pass| cohort::outcome(pass, Outcome::StillActive),
        Kpi::CohortToWork => |pass| cohort::outcome(pass, Outcome::ToWork),
        Kpi::ActivatedWithoutWork => |pass| cohort::outcome(pass, Outcome::ActivatedWithoutWork),
        Kpi::NoOutcomeYet => |pass| cohort::outcome(pass, Outcome::NoOutcomeYet),
        Kpi::LeftOtherwise => |pass| cohort::outcome(pass, Outcome::LeftOtherwise),
        Kpi::InConversation => |pass| cohort::outcome(pass, Outcome::InConversation),
        Kpi::NotSpokenSince => |pass| cohort::outcome(pass, Outcome::NotSpokenSince),
        Kpi::Referred => |pass| cohort::outcome(pass, Outcome::Referred),
        Kpi::OnBarriers => |pass| cohort::outcome(pass, Outcome::OnBarriers),
        Kpi::CohortPlaced => |pass| cohort::outcome(pass, Outcome::Placed),
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
fn of_curve(curve: CurveKind) -> Counting {
    match curve {
        CurveKind::DaysToFirstContact => chain::days_to_first_contact,
        CurveKind::HandoverDays => chain::handover_days,
        CurveKind::DaysToActivation => chain::days_to_activation,
        CurveKind::DaysOnBenefit => chain::days_on_benefit,
        CurveKind::DaysInPlacement => chain::days_in_placement,
    }
}
