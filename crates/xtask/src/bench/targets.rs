//! What we set out to reach, and whether it is.

use serde_json::Value;

/// A target: what must be reached, what we want, and what was measured.
pub(super) struct Target {
    pub(super) what: String,
    pub(super) must: f64,
    pub(super) want: f64,
    /// The worst of the cells it holds for; none: not measured.
    pub(super) measured: Option<f64>,
    pub(super) unit: &'static str,
    /// Whether more is better.
    more: bool,
}

impl Target {
    pub(super) fn verdict(&self) -> &'static str {
        let reached = |bound: f64| {
            self.measured.is_some_and(|it| if self.more { it >= bound } else { it <= bound })
        };
        match self.measured {
            None => "not measured",
            Some(_) if reached(self.want) => "reached, as wanted",
            Some(_) if reached(self.must) => "reached",
            Some(_) => "**not reached**",
        }
    }
}

/// The measurements, to look things up in.
pub(super) struct Measured<'a>(pub(super) &'a [Value]);

impl<'a> Measured<'a> {
    /// Those of one of us.
    pub(super) fn of(&self, who: &'a str) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.0.iter().filter(move |it| it["who"] == who)
    }

    /// The fastest peer where this was measured, and its time.
    pub(super) fn fastest_peer(&self, ours: &Value) -> Option<(&'a str, f64)> {
        let peers = self.0.iter().filter(|it| {
            ["size", "ids", "order", "threads"].iter().all(|key| it[*key] == ours[*key])
                && it["peer"].is_string()
        });
        let times = peers.filter_map(|it| Some((it["peer"].as_str()?, it["whole"].as_f64()?)));
        times.min_by(|one, other| one.1.total_cmp(&other.1))
    }

    /// How many times faster we are than the fastest peer, by this time of ours.
    pub(super) fn ratio(&self, ours: &Value, time: &str) -> Option<f64> {
        Some(self.fastest_peer(ours)?.1 / ours[time].as_f64()?)
    }

    /// How many times the time that memory needs the sweep takes.
    pub(super) fn over_bandwidth(ours: &Value) -> Option<f64> {
        let number = |key: &str| ours[key].as_f64();
        Some(number("ask")? / (number("bytes_touched")? / number("bandwidth")?))
    }
}

/// All targets, measured at one million clients (where that was not measured, at no other).
pub(super) fn all(measured: &Measured<'_>) -> Vec<Target> {
    const MILLION: u64 = 1_000_000;
    let least = |numbers: &mut dyn Iterator<Item = f64>| numbers.reduce(f64::min);
    let most = |numbers: &mut dyn Iterator<Item = f64>| numbers.reduce(f64::max);
    let ours = |threads: u64| {
        measured.of("meedoen").filter(move |it| it["size"] == MILLION && it["threads"] == threads)
    };
    let whole = |order: &'static str| {
        let cells = ours(2).filter(move |it| it["order"] == order);
        least(&mut cells.filter_map(|it| measured.ratio(it, "whole")))
    };
    let at = |who: &'static str, order: &'static str| {
        measured.of(who).filter(move |it| it["size"] == MILLION && it["order"] == order)
    };
    let csv = |order| {
        let speed = |it: &Value| Some(it["csv_bytes"].as_f64()? / 1e6 / it["csv"].as_f64()?);
        least(&mut at("csv", order).filter_map(speed))
    };
    let in_memory =
        ["sorted", "shuffled"].into_iter().flat_map(|order| at("csv", order)).filter_map(|it| {
            let held = it["peak_mb"].as_f64()? - it["begun_at_mb"].as_f64()?;
            Some(held * 1e6 / it["csv_bytes"].as_f64()?)
        });
    let a_record = ["sorted", "shuffled"]
        .into_iter()
        .flat_map(|order| at("caseload", order))
        .filter_map(|it| Some(it["caseload_bytes"].as_f64()? / it["rows"].as_f64()?));
    let grown = |time: &str| {
        let pairs = measured.of("meedoen").filter(|it| it["size"] == MILLION * 10);
        let ratios = pairs.filter_map(|large| {
            let alike =
                |it: &&Value| ["ids", "order", "threads"].iter().all(|key| it[*key] == large[*key]);
            let small = measured.of("meedoen").filter(|it| it["size"] == MILLION).find(alike)?;
            Some(large[time].as_f64()? / small[time].as_f64()?)
        });
        most(&mut ratios.collect::<Vec<_>>().into_iter())
    };
    let stock = ours(2).filter_map(|it| Some(it["stock_by_rung"].as_f64()? * 1e3));
    let target = |what: &str, more, (must, want), unit, measured| Target {
        what: what.to_owned(),
        must,
        want,
        measured,
        unit,
        more,
    };
    vec![
        target(
            "a built caseload answers the battery, against the fastest peer (one thread each)",
            true,
            (50.0, 100.0),
            "times",
            least(&mut ours(1).filter_map(|it| measured.ratio(it, "ask"))),
        ),
        target(
            "a built caseload answers the battery, against the fastest peer (two threads each)",
            true,
            (50.0, 100.0),
            "times",
            least(&mut ours(2).filter_map(|it| measured.ratio(it, "ask"))),
        ),
        target(
            "from columns in memory to the answers, two threads, rows sorted by client",
            true,
            (12.0, 20.0),
            "times",
            whole("sorted"),
        ),
        target(
            "from columns in memory to the answers, two threads, rows shuffled",
            true,
            (6.0, 12.0),
            "times",
            whole("shuffled"),
        ),
        target(
            "stock of distinct clients by rung on 120 month ends, two threads",
            false,
            (50.0, 10.0),
            "ms",
            most(&mut stock.into_iter()),
        ),
        target("CSV to caseload on one core, sorted", true, (200.0, 300.0), "MB/s", csv("sorted")),
        target(
            "CSV to caseload on one core, shuffled",
            true,
            (100.0, 200.0),
            "MB/s",
            csv("shuffled"),
        ),
        target(
            "memory on the way from CSV to caseload",
            false,
            (3.0, 3.0),
            "times the file",
            most(&mut in_memory.into_iter()),
        ),
        target(
            "a built caseload, ids included",
            false,
            (40.0, 40.0),
            "bytes a record",
            most(&mut a_record.into_iter()),
        ),
        target("ten times the clients: the sweep", false, (12.0, 12.0), "times", grown("ask")),
        target("ten times the clients: the build", false, (14.0, 14.0), "times", grown("build")),
        target(
            "the sweep (one thread) over the time memory needs for the bytes it must touch",
            false,
            (8.0, 4.0),
            "times",
            most(&mut ours(1).filter_map(Measured::over_bandwidth)),
        ),
    ]
}
