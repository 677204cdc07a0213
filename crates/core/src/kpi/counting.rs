//! Which function counts which KPI.

use super::cohort::{self, Outcome};
use super::ladder::{self, Movement};
use super::pass::Pass;
use super::stock_and_flow::{self, Flow};
use super::{chain, placements, published};
use crate::catalogue::{CurveKind, Kpi};
use crate::ladder::Domain;

/// Counts one client.
pub(super) type Counting = fn(&mut Pass<'_>);

/// The function that counts a KPI.
pub(super) fn of_kpi(kpi: Kpi) -> Counting {
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
pub(super) fn of_curve(curve: CurveKind) -> Counting {
    match curve {
        CurveKind::DaysToFirstContact => chain::days_to_first_contact,
        CurveKind::HandoverDays => chain::handover_days,
        CurveKind::DaysToActivation => chain::days_to_activation,
        CurveKind::DaysOnBenefit => chain::days_on_benefit,
        CurveKind::DaysInPlacement => chain::days_in_placement,
    }
}
