//! What the KPIs of stock, flow and the ladder count.

use super::Twin;
use super::client::{Client, Episode, rung};
use super::days::{Day, Period, plus, plus_months};
use super::thing::Thing;

impl Twin<'_> {
    pub fn client_numbers(&self) -> impl Iterator<Item = (usize, &Client)> {
        self.clients.iter().enumerate()
    }

    /// Clients with benefit on a day.
    pub fn on_benefit(&self, day: Day) -> Vec<(usize, &Client)> {
        self.client_numbers().filter(|(_, client)| client.on_benefit(day)).collect()
    }

    /// Episodes with their client and the one before them.
    fn episodes(&self) -> Vec<(usize, Option<&Episode>, &Episode)> {
        let mut all = Vec::new();
        for (number, client) in self.client_numbers() {
            for (index, episode) in client.episodes.iter().enumerate() {
                let previous = index.checked_sub(1).map(|index| &client.episodes[index]);
                all.push((number, previous, episode));
            }
        }
        all
    }

    /// Things of stock and flow; none where the KPI is another's.
    pub fn stock_and_flow(&self, kpi: &str, period: Period) -> Option<Vec<Thing>> {
        let b = period.b;
        Some(match kpi {
            "stock" => {
                self.on_benefit(b).into_iter().map(|(number, _)| Thing::new(number, b)).collect()
            }
            "benefits" => self
                .on_benefit(b)
                .into_iter()
                .map(|(number, client)| {
                    let row = client.episode_on(b).unwrap().row_on(b);
                    let benefit = match &row.benefit_no {
                        Some(shared) => format!("number {shared}"),
                        None => format!("own {number}"),
                    };
                    Thing { benefit: Some(benefit), ..Thing::new(number, b) }
                })
                .collect(),
            "inflow" | "reentry" => self
                .episodes()
                .into_iter()
                .filter(|(_, _, episode)| period.holds(episode.first))
                .map(|(number, previous, episode)| {
                    let months = self.policy.months("reentry_months");
                    let again = previous.is_some_and(|previous| {
                        plus_months(previous.off_day().unwrap(), months) >= episode.first
                    });
                    Thing::new(number, episode.first).counts_if(kpi == "inflow" || again)
                })
                .collect(),
            "outflow" | "outflow_to_work" | "sustained_outflow" => self.outflows(kpi, period),
            _ => return None,
        })
    }

    fn outflows(&self, kpi: &str, period: Period) -> Vec<Thing> {
        let sustained = self.policy.months("sustained_months");
        let mut things = Vec::new();
        for (number, client) in self.client_numbers() {
            for episode in &client.episodes {
                let Some(off) = episode.off_day().filter(|off| period.holds(*off)) else {
                    continue;
                };
                let thing = Thing {
                    reason: episode.reason().map(String::from),
                    ..Thing::new(number, episode.last.unwrap())
                };
                let to_work = self.policy.category(episode.reason()) == "to_work";
                match kpi {
                    "outflow" => things.push(thing),
                    "outflow_to_work" => things.push(thing.counts_if(to_work)),
                    _ if to_work && self.is_seen(plus_months(off, sustained)) => {
                        let back = client.episodes.iter().any(|other| {
                            other.first > episode.first
                                && other.first <= plus_months(off, sustained)
                        });
                        things.push(thing.counts_if(!back));
                    }
                    _ => {}
                }
            }
        }
        things
    }

    /// Things of the ladder; none where the KPI is another's.
    pub fn ladder(&self, kpi: &str, period: Period) -> Option<Vec<Thing>> {
        match kpi {
            "climbed" | "descended" | "unchanged" | "not_remeasured" => {
                return Some(self.moves(kpi, period));
            }
            "to_werk" => return Some(self.crossings("participatie", "werk", period)),
            "to_participatie" => return Some(self.crossings("werk", "participatie", period)),
            _ => {}
        }
        let (policy, b) = (self.policy, period.b);
        let after = |day: Day, months: i64| day > plus_months(b, -months) && day <= b;
        let counts = |client: &Client| -> Option<bool> {
            let measured = client.rung_row_on(policy, b);
            Some(match kpi {
                "unmeasured" => measured.is_none(),
                "stale_rung" => measured
                    .is_some_and(|row| plus_months(row.start, policy.months("stale_months")) <= b),
                "spoken_to" => {
                    client.of_kind("contact").any(|row| row.code == "first" && row.start <= b)
                }
                "in_view" => {
                    let months = policy.months("in_view_months");
                    measured.is_some()
                        && (client.of_kind("contact").any(|row| after(row.start, months))
                            || client.of_kind("rung").any(|row| after(row.start, months)))
                }
                "active" => client
                    .of_kind("activity")
                    .any(|row| policy.is_activating(&row.code) && row.covers(b)),
                "below_potential" => measured.is_some_and(|measured| {
                    client
                        .growth_row_on(b)
                        .is_some_and(|row| after(row.start, 12) && rung(row) > rung(measured))
                }),
                "long_term_stock" => {
                    let first = client.episode_on(b).unwrap().first;
                    plus_months(first, policy.months("long_term_months")) <= b
                }
                _ => return None,
            })
        };
        self.on_benefit(b)
            .into_iter()
            .map(|(number, client)| Some(Thing::new(number, b).counts_if(counts(client)?)))
            .collect::<Option<Vec<_>>>()
            .filter(|_| LADDER.contains(&kpi))
    }

    fn moves(&self, kpi: &str, period: Period) -> Vec<Thing> {
        let mut things = Vec::new();
        for (number, client) in self.client_numbers() {
            if !client.on_benefit(period.eve()) || !client.on_benefit(period.b) {
                continue;
            }
            let rungs = [period.eve(), period.b].map(|day| client.rung_on(self.policy, day));
            let [Some(then), Some(now)] = rungs else { continue };
            let measured = client.of_kind("rung").any(|row| period.holds(row.start));
            let is = match kpi {
                "climbed" => now > then,
                "descended" => now < then,
                "unchanged" => now == then && measured,
                _ => now == then && !measured,
            };
            things.push(Thing::new(number, period.eve()).counts_if(is));
        }
        things
    }

    /// Moments at which a client's domain goes from one to the other.
    fn crossings(&self, from: &str, to: &str, period: Period) -> Vec<Thing> {
        let mut things = Vec::new();
        for (number, client) in self.client_numbers() {
            for day in period.days() {
                let eve = plus(day, -1);
                let in_one_episode =
                    client.episode_on(day).is_some_and(|episode| episode.covers(eve));
                if in_one_episode
                    && client.domain_on(self.policy, eve).as_deref() == Some(from)
                    && client.domain_on(self.policy, day).as_deref() == Some(to)
                {
                    things.push(Thing::new(number, eve));
                }
            }
        }
        things
    }
}

const LADDER: [&str; 7] = [
    "unmeasured",
    "stale_rung",
    "spoken_to",
    "in_view",
    "active",
    "below_potential",
    "long_term_stock",
];
