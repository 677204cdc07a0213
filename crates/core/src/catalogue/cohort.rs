//! Meedoen Werkt: what became of a cohort of first conversations.

use super::adds::{ALL_ADDS, Adds, OverPeriods};
use super::block::kpi_blocks;
use super::entry::{Entry, Extra, LookAhead, PLAIN};
use super::family::Family;
use super::shared::{LETTER, PROJECT, code_11, follow_up};
use super::topic::Topic;
use crate::vocabulary::Text;

/// The cohort itself.
const COHORT: Entry = Entry {
    anchor: Some(Text::new(
        "de dag van het eerste gesprek; wie dan geen trede (of route) heeft, krijgt de eerste die \
         binnen `intake_days` dagen (standaard 60) daarna begint, en het domein van die trede",
        "the day of the first conversation; a client without a rung (or route) then has the first \
         one that starts within `intake_days` days (60 by default) after it, and that rung's domain",
    )),
    general: true,
    counts_in_period: true,
    adds: ALL_ADDS,
    source: LETTER,
    looks_ahead: LookAhead::FollowUp,
    ..PLAIN
};

/// Those of the cohort for whom something holds by the follow-up day.
const OUTCOME: Entry = Entry {
    of: Some(Text::new("het cohort (`first_conversations`)", "the cohort (`first_conversations`)")),
    adds: Adds { over_periods: OverPeriods::WhenFollowedToOneDay, over_cells: true },
    ..COHORT
};

/// An outcome the letter does not name.
const OTHER_OUTCOME: Entry = Entry { source: PROJECT, ..OUTCOME };

kpi_blocks! {
    ($) cohort: Family::Cohort;

    /// Number of clients whose first conversation that counts is in the period: the cohort.
    /// Without a programme contacts of code `first` count; with one, those of its `first_codes`
    /// (`first` by default) within its own period.
    FirstConversations = "first_conversations" by cohort::first_conversations {
        nl: "Aantal inwoners van wie het eerste gesprek dat meetelt in de periode valt: het cohort. \
            Zonder programma tellen contacten met code `first`; met een programma die met een van \
            zijn `first_codes` (standaard `first`) binnen zijn looptijd.",
        label: Text::new("Eerste gesprekken", "First conversations"),
        looks_ahead: LookAhead::No,
        topic: Some((Topic::Cohort, 1)),
        ..COHORT
    }

    /// Clients of the cohort with an activating activity (codes of `activating`) that starts on or
    /// after the day of the first conversation and not after the follow-up day. By code the first
    /// such activity counts; the denominator stays the whole cohort.
    #[doc = follow_up!(en)]
    Activated = "activated" by cohort::activated {
        nl: concat!(
            "Inwoners van het cohort met een activerende activiteit (codes van `activating`) die \
             begint op of na de dag van het eerste gesprek en niet na de volgdag. Naar code telt \
             de eerste zo'n activiteit; de noemer blijft het hele cohort. ",
            follow_up!(nl)
        ),
        label: Text::new("Geactiveerd", "Activated"),
        extra: &[Extra::Code],
        of_has_code: false,
        topic: Some((Topic::Cohort, 2)),
        ..OUTCOME
    }

    /// The activated of the cohort (`activated`) who have such an activity, started on or after
    /// the day of the first conversation, running on the follow-up day.
    #[doc = follow_up!(en)]
    StillActive = "still_active" by cohort::outcome(Outcome::StillActive) {
        nl: concat!(
            "Geactiveerden (`activated`) van het cohort van wie zo'n activiteit, begonnen op \
             of na de dag van het eerste gesprek, op de volgdag loopt. ",
            follow_up!(nl)
        ),
        label: Text::new("Nog actief", "Still active"),
        topic: Some((Topic::Cohort, 3)),
        ..OTHER_OUTCOME
    }

    /// Clients of the cohort with an outflow of category `to_work` whose off day is after the day
    /// of the first conversation and not after the follow-up day.
    #[doc = code_11!(en)]
    #[doc = follow_up!(en)]
    CohortToWork = "cohort_to_work" by cohort::outcome(Outcome::ToWork) {
        nl: concat!(
            "Inwoners van het cohort met een uitstroom van de categorie `to_work` waarvan de \
             eerste dag zonder uitkering na de dag van het eerste gesprek en niet na de volgdag \
             valt. ",
            code_11!(nl),
            " ",
            follow_up!(nl)
        ),
        label: Text::new("Uitgestroomd naar werk", "Out to work"),
        topic: Some((Topic::Cohort, 4)),
        ..OUTCOME
    }

    /// Clients of the cohort who are activated (`activated`) and not out to work
    /// (`cohort_to_work`).
    #[doc = code_11!(en)]
    #[doc = follow_up!(en)]
    ActivatedWithoutWork = "activated_without_work" by cohort::outcome(Outcome::ActivatedWithoutWork) {
        nl: concat!(
            "Inwoners van het cohort die geactiveerd zijn (`activated`) en niet naar werk zijn \
             uitgestroomd (`cohort_to_work`). ",
            code_11!(nl),
            " ",
            follow_up!(nl)
        ),
        label: Text::new("Geactiveerd, niet uitgestroomd naar werk", "Activated, not out to work"),
        topic: Some((Topic::Cohort, 5)),
        ..OTHER_OUTCOME
    }

    /// Clients of the cohort who are neither activated (`activated`) nor out to work
    /// (`cohort_to_work`).
    #[doc = code_11!(en)]
    #[doc = follow_up!(en)]
    NoOutcomeYet = "no_outcome_yet" by cohort::outcome(Outcome::NoOutcomeYet) {
        nl: concat!(
            "Inwoners van het cohort die niet geactiveerd zijn (`activated`) en niet naar werk \
             zijn uitgestroomd (`cohort_to_work`). ",
            code_11!(nl),
            " ",
            follow_up!(nl)
        ),
        label: Text::new("Nog geen uitkomst", "No outcome yet"),
        topic: Some((Topic::Cohort, 6)),
        ..OUTCOME
    }

    /// Clients of the cohort without an outcome (`no_outcome_yet`) who have no benefit on the
    /// follow-up day.
    #[doc = follow_up!(en)]
    LeftOtherwise = "left_otherwise" by cohort::outcome(Outcome::LeftOtherwise) {
        nl: concat!(
            "Inwoners van het cohort zonder uitkomst (`no_outcome_yet`) die op de volgdag geen \
             uitkering hebben. ",
            follow_up!(nl)
        ),
        label: Text::new("Anders uit de uitkering", "Left otherwise"),
        topic: Some((Topic::Cohort, 7)),
        ..OTHER_OUTCOME
    }

    /// Clients of the cohort without an outcome (`no_outcome_yet`) with benefit on the follow-up
    /// day and a later contact of any code: after the day of the first conversation and not after
    /// the follow-up day.
    #[doc = follow_up!(en)]
    InConversation = "in_conversation" by cohort::outcome(Outcome::InConversation) {
        nl: concat!(
            "Inwoners van het cohort zonder uitkomst (`no_outcome_yet`) met een uitkering op \
             de volgdag en een later contact, met welke code ook: na de dag van het eerste \
             gesprek en niet na de volgdag. ",
            follow_up!(nl)
        ),
        label: Text::new("In gesprek", "In conversation"),
        topic: Some((Topic::Cohort, 8)),
        ..OTHER_OUTCOME
    }

    /// Clients of the cohort without an outcome (`no_outcome_yet`) with benefit on the follow-up
    /// day and without a later contact: none after the day of the first conversation up to and
    /// including the follow-up day.
    #[doc = follow_up!(en)]
    NotSpokenSince = "not_spoken_since" by cohort::outcome(Outcome::NotSpokenSince) {
        nl: concat!(
            "Inwoners van het cohort zonder uitkomst (`no_outcome_yet`) met een uitkering op \
             de volgdag en zonder later contact: geen na de dag van het eerste gesprek en tot \
             en met de volgdag. ",
            follow_up!(nl)
        ),
        label: Text::new("Sindsdien niet gesproken", "Not spoken to since"),
        topic: Some((Topic::Cohort, 9)),
        ..OTHER_OUTCOME
    }

    /// Clients of the cohort with a referral to the employer service point (`referral` of code
    /// `wsp`) on or after the day of the first conversation and not after the follow-up day.
    #[doc = follow_up!(en)]
    Referred = "referred" by cohort::outcome(Outcome::Referred) {
        nl: concat!(
            "Inwoners van het cohort met een doorverwijzing naar het werkgeversservicepunt \
             (`referral` met code `wsp`) op of na de dag van het eerste gesprek en niet na de \
             volgdag. ",
            follow_up!(nl)
        ),
        label: Text::new("Doorverwezen naar WSP", "Referred to the WSP"),
        topic: Some((Topic::Cohort, 10)),
        ..OTHER_OUTCOME
    }

    /// Clients of the cohort who started working on barriers (`activity` of code `barriers`) on or
    /// after the day of the first conversation and not after the follow-up day.
    #[doc = follow_up!(en)]
    OnBarriers = "on_barriers" by cohort::outcome(Outcome::OnBarriers) {
        nl: concat!(
            "Inwoners van het cohort die aan belemmeringen zijn gaan werken (`activity` met \
             code `barriers`), begonnen op of na de dag van het eerste gesprek en niet na de \
             volgdag. ",
            follow_up!(nl)
        ),
        label: Text::new("Werkt aan belemmeringen", "Working on barriers"),
        topic: Some((Topic::Cohort, 11)),
        ..OTHER_OUTCOME
    }

    /// Clients of the cohort with a placement that starts on or after the day of the first
    /// conversation and not after the follow-up day.
    #[doc = follow_up!(en)]
    CohortPlaced = "cohort_placed" by cohort::outcome(Outcome::Placed) {
        nl: concat!(
            "Inwoners van het cohort met een plaatsing die begint op of na de dag van het \
             eerste gesprek en niet na de volgdag. ",
            follow_up!(nl)
        ),
        label: Text::new("Geplaatst", "Placed"),
        topic: Some((Topic::Cohort, 12)),
        ..OTHER_OUTCOME
    }
}
