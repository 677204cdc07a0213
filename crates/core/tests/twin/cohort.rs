//! What the KPIs of a cohort of first conversations count.

use super::Twin;
use super::client::Client;
use super::days::{Day, Period, plus};
use super::row::TwinRow;
use super::thing::{Anchor, Thing};

impl Twin<'_> {
    /// The first conversations in a period: client and day.
    pub fn conversations(&self, period: Period) -> Vec<(usize, &Client, Day)> {
        self.client_numbers()
            .filter_map(|(number, client)| {
                let programme = self.programme.as_deref();
                let first = client
                    .of_kind("contact")
                    .filter(|row| {
                        self.policy.is_first_conversation(&row.code, row.start, programme)
                    })
                    .map(|row| row.start)
                    .min()?;
                period.holds(first).then_some((number, client, first))
            })
            .collect()
    }

    /// F: the last day a cohort is followed up to.
    pub fn followed_to(&self, period: Period) -> Day {
        match (self.followed_to, self.follow_up_days) {
            (Some(day), _) => day,
            (_, Some(days)) => plus(period.b, days),
            _ => period.b,
        }
    }

    /// The activating activities that start on or after a conversation.
    pub fn activations<'a>(
        &'a self,
        client: &'a Client,
        conversation: Day,
    ) -> impl Iterator<Item = &'a TwinRow> {
        client
            .of_kind("activity")
            .filter(move |row| self.policy.is_activating(&row.code) && row.start >= conversation)
    }

    /// Things of the cohort; none where the KPI is another's.
    pub fn cohort(&self, kpi: &str, period: Period) -> Option<Vec<Thing>> {
        if !COHORT.contains(&kpi) {
            return None;
        }
        let f = self.followed_to(period);
        let thing = |(number, client, conversation): (usize, &Client, Day)| {
            let on_or_after = |day: Day| conversation <= day && day <= f;
            let first_activation = self
                .activations(client, conversation)
                .filter(|row| row.start <= f)
                .min_by_key(|row| (row.start, std::cmp::Reverse(row.order)));
            let activated = first_activation.is_some();
            let to_work = client
                .off_days_to_work(self.policy)
                .into_iter()
                .any(|off| off > conversation && off <= f);
            let no_outcome = !activated && !to_work;
            let spoken_since =
                client.of_kind("contact").any(|row| row.start > conversation && row.start <= f);
            let started = |kind, code: &str| {
                client.of_kind(kind).any(|row| row.code == code && on_or_after(row.start))
            };
            let counts = match kpi {
                "first_conversations" => true,
                "activated" => activated,
                "still_active" => self
                    .activations(client, conversation)
                    .any(|row| row.start <= f && row.covers(f)),
                "cohort_to_work" => to_work,
                "activated_without_work" => activated && !to_work,
                "no_outcome_yet" => no_outcome,
                "left_otherwise" => no_outcome && !client.on_benefit(f),
                "in_conversation" => no_outcome && client.on_benefit(f) && spoken_since,
                "not_spoken_since" => no_outcome && client.on_benefit(f) && !spoken_since,
                "referred" => started("referral", "wsp"),
                "on_barriers" => started("activity", "barriers"),
                _ => client.placements.iter().any(|placement| on_or_after(placement.start)),
            };
            Thing {
                code: first_activation.filter(|_| kpi == "activated").map(|row| row.code.clone()),
                ..Thing::new(number, conversation).anchored(Anchor::Conversation).counts_if(counts)
            }
        };
        Some(self.conversations(period).into_iter().map(thing).collect())
    }
}

pub const COHORT: [&str; 12] = [
    "first_conversations",
    "activated",
    "still_active",
    "cohort_to_work",
    "activated_without_work",
    "no_outcome_yet",
    "left_otherwise",
    "in_conversation",
    "not_spoken_since",
    "referred",
    "on_barriers",
    "cohort_placed",
];
