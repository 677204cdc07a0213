//! What the KPIs of placements, the chain and the published figures count, and the figures that
//! have no dimensions.

use super::Twin;
use super::client::{Client, Placement};
use super::days::{Period, between, plus, plus_months};
use super::thing::{Anchor, Thing, hours_band};
use serde_json::{Value, json};

fn share(value: i64, of: i64) -> Value {
    if of == 0 { Value::Null } else { json!(value as f64 / of as f64) }
}

impl Twin<'_> {
    fn placement(number: usize, placement: &Placement) -> Thing {
        Thing {
            code: Some(placement.code.clone()),
            hours: Some(hours_band(placement.hours)),
            ..Thing::new(number, placement.start).anchored(Anchor::Placement)
        }
    }

    /// Things of placements; none where the KPI is another's.
    pub fn placements(&self, kpi: &str, period: Period) -> Option<Vec<Thing>> {
        if !["placements", "placed_clients", "placed_off_benefit", "sustained_placements"]
            .contains(&kpi)
        {
            return None;
        }
        let sustained = self.policy.months("sustained_months");
        let mut things = Vec::new();
        for (number, client) in self.client_numbers() {
            let mut placed = false;
            for placement in client.placements.iter().filter(|p| period.holds(p.start)) {
                let (thing, start) = (Self::placement(number, placement), placement.start);
                match kpi {
                    "placed_clients" if placed => {}
                    "placed_off_benefit" => {
                        let near = client
                            .off_days_to_work(self.policy)
                            .into_iter()
                            .any(|off| plus(start, -31) <= off && off <= plus(start, 92));
                        things.push(thing.counts_if(near));
                    }
                    "sustained_placements" => {
                        let until = plus_months(start, sustained);
                        let lasted = placement.last.is_none_or(|last| last >= plus(until, -1));
                        if self.is_seen(until) {
                            things.push(thing.counts_if(lasted));
                        }
                    }
                    _ => things.push(thing),
                }
                placed = true;
            }
        }
        Some(things)
    }

    /// Things of the chain and of the instruments; none where the KPI is another's.
    pub fn chain(&self, kpi: &str, period: Period) -> Option<Vec<Thing>> {
        let b = period.b;
        Some(match kpi {
            "days_to_first_contact" | "handover_days" => self.times(kpi, period),
            "open_handovers" => {
                let mut things = Vec::new();
                for (number, client) in self.client_numbers() {
                    for row in client.of_kind("referral") {
                        if row.start <= b && row.end.is_none_or(|end| end > b) {
                            let code = Some(row.code.clone());
                            things.push(Thing { code, ..Thing::new(number, b) });
                        }
                    }
                }
                things
            }
            "instruments_in_use" => self
                .client_numbers()
                .filter(|(_, client)| client.of_kind("instrument").any(|row| row.covers(b)))
                .map(|(number, _)| Thing::new(number, b))
                .collect(),
            _ => return None,
        })
    }

    /// Who is in a curve: with their days and whether the event was seen.
    pub fn times(&self, curve: &str, period: Period) -> Vec<Thing> {
        let Some(horizon) = self.horizon else { return Vec::new() };
        let mut things = Vec::new();
        // What happens after the horizon is not seen.
        let mut push = |thing: Thing, event, lost| {
            let start = thing.day;
            if !period.holds(start) || start > horizon {
                return;
            }
            let seen = |day: Option<_>| day.filter(|day| *day <= horizon);
            let time = match (seen(event), seen(lost)) {
                (Some(event), Some(lost)) if lost < event => (between(start, lost), false),
                (Some(event), _) => (between(start, event), true),
                (None, lost) => (between(start, lost.unwrap_or(horizon)), false),
            };
            things.push(Thing { time: Some(time), ..thing });
        };
        for (number, client) in self.client_numbers() {
            match curve {
                "days_to_first_contact" | "days_on_benefit" => {
                    for episode in &client.episodes {
                        let thing = Thing::new(number, episode.first);
                        let off = episode.off_day();
                        let within = client.of_kind("contact").map(|row| row.start);
                        let contact = within.filter(|day| episode.covers(*day)).min();
                        if curve == "days_on_benefit" {
                            push(thing, off, None);
                        } else {
                            push(thing, contact, off);
                        }
                    }
                }
                "handover_days" => {
                    for row in client.of_kind("referral") {
                        let code = Some(row.code.clone());
                        let thing = Thing { code, ..Thing::new(number, row.start) };
                        match row.reason.as_deref() {
                            None | Some("accepted") => push(thing, row.end, None),
                            _ => push(thing, None, row.end),
                        }
                    }
                }
                "days_in_placement" => {
                    for placement in &client.placements {
                        let after = placement.last.map(|last| plus(last, 1));
                        push(Self::placement(number, placement), after, None);
                    }
                }
                _ => {}
            }
        }
        if curve == "days_to_activation" {
            for (number, client, day) in self.conversations(period) {
                let activation = self.activations(client, day).map(|row| row.start).min();
                push(Thing::new(number, day).anchored(Anchor::Conversation), activation, None);
            }
        }
        things
    }

    /// Value and denominator of a KPI without dimensions.
    pub fn figure(&self, kpi: &str, period: Period) -> Option<(Value, Value)> {
        let count = |kpi| {
            let things = self.stock_and_flow(kpi, period).expect("a flow");
            things.iter().filter(|thing| thing.counts).count() as i64
        };
        let begin = self.on_benefit(period.eve()).len() as i64;
        let b = period.b;
        let base = if self.policy.rate_base_is_begin() { begin } else { begin + count("inflow") };
        Some(match kpi {
            "volume_change" => {
                (share(self.on_benefit(b).len() as i64 - begin, begin), json!(begin))
            }
            "inflow_rate" => (share(count("inflow"), base), json!(base)),
            "to_work_rate" => (share(count("outflow_to_work"), base), json!(base)),
            "outflow_rate" => {
                let things = self.stock_and_flow("outflow", period).expect("a flow");
                let kept = |thing: &&Thing| !self.policy.rate_excludes(thing.reason.as_deref());
                (share(things.iter().filter(kept).count() as i64, base), json!(base))
            }
            "placement_rate" => {
                let inflow =
                    |client: &Client| client.episodes.iter().any(|e| period.holds(e.first));
                let of: Vec<_> = self
                    .clients
                    .iter()
                    .filter(|client| client.on_benefit(period.eve()) || inflow(client))
                    .collect();
                let placed = of
                    .iter()
                    .filter(|client| client.placements.iter().any(|p| period.holds(p.start)))
                    .count();
                (share(placed as i64, of.len() as i64), json!(of.len()))
            }
            "caseload_per_fte" => self.caseload_per_fte(period),
            "recipients_per_10k" => {
                let is_pw = |row: &&super::row::TwinRow| row.code == "pw" && row.covers(b);
                let has_pw = |client: &&Client| client.of_kind("benefit").any(|row| is_pw(&row));
                self.per_10k(self.clients.iter().filter(has_pw).count(), "adults", period)
            }
            "instruments_per_10k" => {
                let rows = self.clients.iter().flat_map(|client| client.of_kind("instrument"));
                self.per_10k(rows.filter(|row| row.covers(b)).count(), "working_age", period)
            }
            _ => return None,
        })
    }

    fn per_10k(&self, count: usize, people: &str, period: Period) -> (Value, Value) {
        match self.policy.population(people, period.b) {
            None => (Value::Null, Value::Null),
            Some(0) => (Value::Null, json!(0)),
            Some(people) => (json!(count as f64 * 10_000.0 / people as f64), json!(people)),
        }
    }

    fn caseload_per_fte(&self, period: Period) -> (Value, Value) {
        let (policy, b) = (self.policy, period.b);
        let programme = self.programme.as_deref().expect("caseload_per_fte needs a programme");
        let Some(fte) = policy.fte(programme, b) else { return (Value::Null, Value::Null) };
        let routes: Vec<&Value> =
            policy.list("route").iter().filter(|route| route["programme"] == programme).collect();
        let domain = policy.programme(programme)["domain"].as_str();
        let guided = |client: &Client| match (routes.is_empty(), domain) {
            (false, _) => client
                .of_kind("route")
                .any(|row| row.covers(b) && routes.iter().any(|route| route["id"] == row.code)),
            (true, Some(domain)) => client.domain_on(policy, b).as_deref() == Some(domain),
            (true, None) => true,
        };
        let count =
            self.on_benefit(b).into_iter().filter(|(_, client)| guided(client)).count() as f64;
        (if fte == 0.0 { Value::Null } else { json!(count / fte) }, json!(fte))
    }
}
