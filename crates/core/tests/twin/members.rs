//! Dimensions: which member a thing has, which members there are, which are shown.

use super::Twin;
use super::days::{Day, plus};
use super::policy::REASONS;
use super::thing::{Anchor, Thing};
use serde_json::Value;

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

fn or(member: Option<String>, none: &str) -> String {
    member.unwrap_or_else(|| none.into())
}

pub fn age_band(age: Option<i32>) -> &'static str {
    match age {
        None => "unknown",
        Some(..27) => "<27",
        Some(27..45) => "27-44",
        Some(45..55) => "45-54",
        Some(_) => "55+",
    }
}

pub fn duration_band(months: Option<i64>) -> &'static str {
    match months {
        None => "none",
        Some(..12) => "<12",
        Some(12..24) => "12-23",
        Some(24..36) => "24-35",
        Some(36..60) => "36-59",
        Some(60..120) => "60-119",
        Some(_) => "120+",
    }
}

impl Twin<'_> {
    /// The members a thing has of a dimension: one, but for `group`, and none where the dimension
    /// says nothing of it (the activity code of who was not activated).
    pub fn members(&self, thing: &Thing, dimension: &str) -> Vec<String> {
        let (client, day) = (&self.clients[thing.client], thing.day);
        let one = |member: String| vec![member];
        match dimension {
            "rung" => one(or(self.rung_at(thing).map(|(rung, _)| rung.to_string()), "unmeasured")),
            "domain" => {
                let domain =
                    self.rung_at(thing).and_then(|(rung, on)| self.policy.domain(rung, on));
                one(or(domain, "unassigned"))
            }
            "route" => one(or(self.route_at(thing), "none")),
            "group" => match client.groups_on(self.policy, day) {
                groups if groups.is_empty() => one("none".into()),
                groups => groups,
            },
            "scheme" => {
                let day = self.benefit_day(thing);
                let episode = client.episode_on(day);
                one(or(episode.map(|episode| episode.row_on(day).code.clone()), "none"))
            }
            "duration" => {
                one(duration_band(client.months_on_benefit(self.benefit_day(thing))).into())
            }
            "age" => one(age_band(client.age_on(day)).into()),
            "reason" => one(or(thing.reason.clone(), "unknown")),
            "hours" => one(thing.hours.clone().expect("a placement")),
            "code" => thing.code.clone().into_iter().collect(),
            set => {
                let set = set.strip_prefix("group:").expect("a dimension");
                one(or(client.group_of_set_on(self.policy, set, day), "unknown"))
            }
        }
    }

    /// The rung of a thing and the day whose ladder says whose it is.
    fn rung_at(&self, thing: &Thing) -> Option<(u32, Day)> {
        let client = &self.clients[thing.client];
        if let Some(rung) = client.rung_on(self.policy, thing.day) {
            return Some((rung, thing.day));
        }
        let first = client
            .of_kind("rung")
            .filter(|row| self.in_intake(thing, row.start))
            .map(|row| row.start)
            .min()?;
        let row = client
            .of_kind("rung")
            .filter(|row| row.start == first)
            .max_by_key(|row| (row.known_from(), row.order))?;
        Some((super::client::rung(row), first))
    }

    fn route_at(&self, thing: &Thing) -> Option<String> {
        let client = &self.clients[thing.client];
        client.route_on(thing.day).or_else(|| {
            let within = client.of_kind("route").filter(|row| self.in_intake(thing, row.start));
            let first = within.clone().map(|row| row.start).min()?;
            let row = within.filter(|row| row.start == first).max_by_key(|row| row.order)?;
            Some(row.code.clone())
        })
    }

    /// Whether a day lies in the intake after a first conversation.
    fn in_intake(&self, thing: &Thing, day: Day) -> bool {
        thing.anchor == Anchor::Conversation
            && day > thing.day
            && day <= plus(thing.day, self.policy.number("intake_days"))
    }

    /// The day on which scheme and duration are judged.
    fn benefit_day(&self, thing: &Thing) -> Day {
        let back = if thing.anchor == Anchor::Placement { 31 } else { 0 };
        (0..=back)
            .map(|days| plus(thing.day, -days))
            .find(|day| self.clients[thing.client].on_benefit(*day))
            .unwrap_or(thing.day)
    }

    /// Whether a thing satisfies the filter on one dimension.
    pub fn is_wanted(&self, thing: &Thing, dimension: &str, wanted: &[String]) -> bool {
        let mut members = self.members(thing, dimension);
        if dimension == "group" {
            // Any group may be asked for; one of a set where it is the set's on that day.
            for word in wanted {
                if let Some(set) = self.policy.set_of(word) {
                    let client = &self.clients[thing.client];
                    members.extend(client.group_of_set_on(self.policy, &set, thing.day));
                }
            }
        }
        members.iter().any(|member| wanted.contains(member))
    }

    /// The members of a dimension in their order, and whether each is shown though nothing has it.
    pub fn order(&self, dimension: &str, kpi: &str) -> Vec<(String, bool)> {
        let (always, where_it_occurs) = match dimension {
            "rung" => (words(&["1", "2", "3", "4", "5", "6", "unmeasured"]), vec![]),
            "domain" => (words(&["participatie", "werk"]), words(&["unassigned"])),
            "route" => (self.policy.routes(), words(&["none"])),
            "group" => (self.policy.groups(None), words(&["none"])),
            "scheme" => (vec![], words(&["pw", "ioaw", "ioaz", "bbz", "none"])),
            "age" => (words(&["<27", "27-44", "45-54", "55+"]), words(&["unknown"])),
            "duration" => {
                (words(&["<12", "12-23", "24-35", "36-59", "60-119", "120+"]), words(&["none"]))
            }
            "hours" => (words(&["<12", "12-23", "24-31", "32+"]), words(&["unknown"])),
            "reason" => {
                let mut reasons = words(&REASONS.map(|(word, _)| word));
                reasons.push("unknown".into());
                (vec![], reasons)
            }
            "code" => {
                let kind = match kpi {
                    "activated" => "activity",
                    "handover_days" | "open_handovers" => "referral",
                    _ => "placement",
                };
                (vec![], self.policy.codes(kind))
            }
            set => (self.policy.groups(set.strip_prefix("group:")), words(&["unknown"])),
        };
        let shown = |list: Vec<String>, always| list.into_iter().map(move |word| (word, always));
        shown(always, true).chain(shown(where_it_occurs, false)).collect()
    }
}

/// The filter of a query: per dimension the members that are wanted.
pub fn filter_of(query: &Value) -> Vec<(String, Vec<String>)> {
    let word = |value: &Value| match value {
        Value::String(text) => text.clone(),
        number => number.to_string(),
    };
    let Some(filter) = query["where"].as_object() else { return Vec::new() };
    filter
        .iter()
        .map(|(dimension, wanted)| {
            let wanted = match wanted {
                Value::Array(list) => list.iter().map(word).collect(),
                one => vec![word(one)],
            };
            (dimension.clone(), wanted)
        })
        .collect()
}
