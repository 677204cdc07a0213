//! The rows of a KPI query.

use super::Twin;
use super::cohort::COHORT;
use super::curve::median;
use super::days::{Day, Period, day_period, grid, plus};
use super::members::filter_of;
use super::thing::Thing;
use serde_json::{Map, Value, json};

/// A thing and, per dimension of the breakdown, its members.
type Placed = (Thing, Vec<Vec<String>>);

impl Twin<'_> {
    pub fn kpis(&self, query: &Value) -> Value {
        let periods = grid(day_period(query), query["every"].as_str());
        let mut rows = Vec::new();
        for kpi in query["kpis"].as_array().expect("kpis") {
            self.kpi(kpi.as_str().expect("a KPI"), &periods, query, &mut rows);
        }
        rows.into()
    }

    fn kpi(&self, kpi: &str, periods: &[Period], query: &Value, rows: &mut Vec<Value>) {
        if FIGURES.contains(&kpi) {
            for period in periods {
                let figure = self.figure(kpi, *period).expect("a figure");
                rows.push(self.row(kpi, *period, &[], &figure, query));
            }
            return;
        }
        let by: Vec<&str> = query["by"]
            .as_array()
            .map(|by| by.iter().map(|word| word.as_str().unwrap()).collect())
            .unwrap_or_default();
        let counted: Vec<(Period, Vec<Placed>)> =
            periods.iter().map(|period| (*period, self.placed(kpi, *period, &by, query))).collect();
        // The members of each dimension that are shown, over all periods of this KPI.
        let shown: Vec<Vec<String>> = by
            .iter()
            .enumerate()
            .map(|(place, dimension)| {
                let occurs = |member: &String| {
                    counted.iter().any(|(_, things)| {
                        things.iter().any(|(_, members)| members[place].contains(member))
                    })
                };
                self.order(dimension, kpi)
                    .into_iter()
                    .filter(|(member, always)| *always || occurs(member))
                    .map(|(member, _)| member)
                    .collect()
            })
            .collect();
        for (period, things) in &counted {
            for cell in combinations(&shown) {
                let figure = value_and_of(kpi, &by, &cell, things);
                let cell: Vec<_> =
                    by.iter().zip(cell).map(|(dim, member)| (dim.to_string(), member)).collect();
                rows.push(self.row(kpi, *period, &cell, &figure, query));
            }
        }
    }

    /// The things of a KPI and period that the filter leaves, with their members.
    fn placed(&self, kpi: &str, period: Period, by: &[&str], query: &Value) -> Vec<Placed> {
        let mut kept = Vec::new();
        'things: for mut thing in self.things(kpi, period) {
            for (dimension, wanted) in filter_of(query) {
                if self.is_wanted(&thing, &dimension, &wanted) {
                    continue;
                }
                if kpi == "activated" && dimension == "code" {
                    // The denominator stays the cohort.
                    thing.counts = false;
                    thing.code = None;
                } else {
                    continue 'things;
                }
            }
            let members = by.iter().map(|dimension| self.members(&thing, dimension)).collect();
            kept.push((thing, members));
        }
        kept
    }

    fn things(&self, kpi: &str, period: Period) -> Vec<Thing> {
        self.stock_and_flow(kpi, period)
            .or_else(|| self.ladder(kpi, period))
            .or_else(|| self.cohort(kpi, period))
            .or_else(|| self.placements(kpi, period))
            .or_else(|| self.chain(kpi, period))
            .unwrap_or_else(|| panic!("no such KPI: {kpi}"))
    }

    fn row(
        &self,
        kpi: &str,
        period: Period,
        cell: &[(String, String)],
        (value, of): &(Value, Value),
        query: &Value,
    ) -> Value {
        let narrowed = query["where"].as_object().is_some_and(|filter| !filter.is_empty());
        let target = if narrowed { None } else { self.target(kpi, period, cell) };
        let attainment = target.and_then(|target| target.attainment(value, of));
        let cell: Map<String, Value> =
            cell.iter().map(|(dim, member)| (dim.clone(), json!(member))).collect();
        json!({
            "kpi": kpi, "from": period.a.to_string(), "to": period.b.to_string(), "cell": cell,
            "value": value, "of": of,
            "target": target.map(|target| target.amount), "attainment": attainment,
            "provisional": self.is_provisional(self.looks_at(kpi, period)),
        })
    }

    /// The last day a row looks at.
    fn looks_at(&self, kpi: &str, period: Period) -> Day {
        match kpi {
            "placed_off_benefit" => plus(period.b, 92),
            "first_conversations" => period.b,
            kpi if COHORT.contains(&kpi) => period.b.max(self.followed_to(period)),
            _ => period.b,
        }
    }
}

/// Every combination of a member of each dimension, the last dimension running fastest.
fn combinations(shown: &[Vec<String>]) -> Vec<Vec<String>> {
    shown.iter().fold(vec![vec![]], |cells, members| {
        cells
            .iter()
            .flat_map(|cell| {
                members.iter().map(move |member| [cell.clone(), vec![member.clone()]].concat())
            })
            .collect()
    })
}

fn value_and_of(kpi: &str, by: &[&str], cell: &[String], things: &[Placed]) -> (Value, Value) {
    let is_in = |members: &[Vec<String>], skip: Option<&str>| {
        (0..by.len()).all(|place| skip == Some(by[place]) || members[place].contains(&cell[place]))
    };
    let counted: Vec<&Thing> = things
        .iter()
        .filter(|(thing, members)| thing.counts && is_in(members, None))
        .map(|(thing, _)| thing)
        .collect();
    // `of` of `activated` stays the cohort, whatever the code.
    let any_code = (kpi == "activated").then_some("code");
    let of =
        things.iter().filter(|(thing, members)| thing.in_of && is_in(members, any_code)).count();
    let value = match kpi {
        "benefits" => {
            let mut benefits: Vec<&String> =
                counted.iter().map(|thing| thing.benefit.as_ref().unwrap()).collect();
            benefits.sort();
            benefits.dedup();
            json!(benefits.len())
        }
        "days_to_first_contact" | "handover_days" => {
            let times: Vec<(i64, bool)> = counted.iter().map(|thing| thing.time.unwrap()).collect();
            json!(median(&times))
        }
        _ => json!(counted.len()),
    };
    (value, if WITHOUT_OF.contains(&kpi) { Value::Null } else { json!(of) })
}

const WITHOUT_OF: [&str; 11] = [
    "stock",
    "benefits",
    "inflow",
    "outflow",
    "to_werk",
    "to_participatie",
    "first_conversations",
    "placements",
    "placed_clients",
    "open_handovers",
    "instruments_in_use",
];

/// The KPIs without dimensions.
pub const FIGURES: [&str; 8] = [
    "volume_change",
    "outflow_rate",
    "inflow_rate",
    "to_work_rate",
    "placement_rate",
    "caseload_per_fte",
    "recipients_per_10k",
    "instruments_per_10k",
];
