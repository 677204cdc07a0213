//! What we set out to reach, and whether it is.

use serde_json::Value;

/// A target: what must be reached, what we want, and what was measured.
pub(super) struct Target {
    pub(super) what: &'static str,
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

    /// What one of us took on the same ledger with as many threads.
    pub(super) fn beside(&self, ours: &Value, who: &str) -> Option<&'a Value> {
        let same = |it: &&Value| {
            ["size", "ids", "order", "threads"].iter().all(|key| it[*key] == ours[*key])
        };
        self.0.iter().filter(|it| it["who"] == *who).find(same)
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

const MILLION: u64 = 1_000_000;
const ORDERS: [&str; 2] = ["sorted", "shuffled"];

/// What was measured at one million clients: of each figure the worst.
struct AtAMillion<'a>(&'a Measured<'a>);

impl<'a> AtAMillion<'a> {
    fn of(&self, who: &'a str, order: &'a str) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.0.of(who).filter(move |it| it["size"] == MILLION && it["order"] == order)
    }

    fn ours(&self, order: &'a str, threads: u64) -> impl Iterator<Item = &'a Value> + use<'a> {
        self.of("meedoen", order).filter(move |it| it["threads"] == threads)
    }

    fn in_any_order(&self, threads: u64) -> impl Iterator<Item = &'a Value> {
        ORDERS.into_iter().flat_map(move |order| self.ours(order, threads))
    }

    /// How many times faster a built caseload is than the fastest peer.
    fn asked(&self, threads: u64) -> Option<f64> {
        self.in_any_order(threads).filter_map(|it| self.0.ratio(it, "ask")).reduce(f64::min)
    }

    /// How many times faster we are with everything in it.
    fn whole(&self, order: &'a str) -> Option<f64> {
        self.ours(order, 2).filter_map(|it| self.0.ratio(it, "whole")).reduce(f64::min)
    }

    /// Milliseconds.
    fn stock(&self) -> Option<f64> {
        let times = self.in_any_order(2).filter_map(|it| it["stock_by_rung"].as_f64());
        times.map(|seconds| seconds * 1e3).reduce(f64::max)
    }

    /// Megabytes a second.
    fn csv(&self, order: &'a str) -> Option<f64> {
        let speed = |it: &Value| Some(it["csv_bytes"].as_f64()? / 1e6 / it["csv"].as_f64()?);
        self.of("csv", order).filter_map(speed).reduce(f64::min)
    }

    /// Memory held on the way from file to caseload, over the file.
    fn in_memory(&self) -> Option<f64> {
        let over_file = |it: &Value| {
            let held = it["peak_mb"].as_f64()? - it["begun_at_mb"].as_f64()?;
            Some(held * 1e6 / it["csv_bytes"].as_f64()?)
        };
        let files = ORDERS.into_iter().flat_map(|order| self.of("csv", order));
        files.filter_map(over_file).reduce(f64::max)
    }

    /// Bytes a record of a built caseload.
    fn a_record(&self) -> Option<f64> {
        let caseloads = ORDERS.into_iter().flat_map(|order| self.of("caseload", order));
        let bytes = |it: &Value| Some(it["caseload_bytes"].as_f64()? / it["rows"].as_f64()?);
        caseloads.filter_map(bytes).reduce(f64::max)
    }

    /// How many times longer ten times the clients take.
    fn grown(&self, time: &str) -> Option<f64> {
        let large = self.0.of("meedoen").filter(|it| it["size"] == MILLION * 10);
        let ratios = large.filter_map(|large| {
            let alike =
                |it: &&Value| ["ids", "order", "threads"].iter().all(|key| it[*key] == large[*key]);
            let small = self.0.of("meedoen").filter(|it| it["size"] == MILLION).find(alike)?;
            Some(large[time].as_f64()? / small[time].as_f64()?)
        });
        ratios.reduce(f64::max)
    }

    /// How many times a day of changes to a thousand clients a rebuild takes.
    fn appended(&self) -> Option<f64> {
        let ratio = |it: &Value| Some(it["build"].as_f64()? / it["append"].as_f64()?);
        self.in_any_order(1).filter_map(ratio).reduce(f64::min)
    }

    fn over_bandwidth(&self) -> Option<f64> {
        self.in_any_order(1).filter_map(Measured::over_bandwidth).reduce(f64::max)
    }
}

/// All targets.
pub(super) fn all(measured: &Measured<'_>) -> Vec<Target> {
    let found = AtAMillion(measured);
    let at_least = |what, (must, want), unit, measured| Target {
        what,
        must,
        want,
        measured,
        unit,
        more: true,
    };
    let at_most = |what, (must, want), unit, measured| Target {
        what,
        must,
        want,
        measured,
        unit,
        more: false,
    };
    let battery = "a built caseload answers the battery, against the fastest peer, one thread each";
    let battery_on_two = "the same on two threads each";
    let whole = "columns in memory to the answers, on two threads, rows sorted by client";
    let csv = "CSV to caseload on one core, rows sorted by client";
    let stock = "stock of distinct clients by rung on 120 month ends, on two threads";
    let append = "columns to caseload, against appending rows of 1,000 clients, one thread each";
    let over_memory =
        "the sweep on one thread, over the time memory needs for the bytes it must touch";
    vec![
        at_least(battery, (50.0, 100.0), "times", found.asked(1)),
        at_least(battery_on_two, (50.0, 100.0), "times", found.asked(2)),
        at_least(whole, (12.0, 20.0), "times", found.whole("sorted")),
        at_least("the same, rows shuffled", (6.0, 12.0), "times", found.whole("shuffled")),
        at_most(stock, (50.0, 10.0), "ms", found.stock()),
        at_least(csv, (200.0, 300.0), "MB/s", found.csv("sorted")),
        at_least("the same, rows shuffled", (100.0, 200.0), "MB/s", found.csv("shuffled")),
        at_most("memory held on that way", (3.0, 3.0), "times the file", found.in_memory()),
        at_most("a built caseload, ids included", (40.0, 40.0), "bytes a record", found.a_record()),
        at_most("ten times the clients: the sweep", (12.0, 12.0), "times", found.grown("ask")),
        at_most("ten times the clients: the build", (14.0, 14.0), "times", found.grown("build")),
        at_most(over_memory, (8.0, 4.0), "times", found.over_bandwidth()),
        at_least(append, (200.0, 200.0), "times", found.appended()),
    ]
}
