//! `docs/performance.md`: what was measured, as tables.

use super::browser_page;
use super::numbers::{short, thousands};
use super::targets::{self, Measured};
use serde_json::Value;
use std::fmt::Write;

/// The page, from all that was measured.
pub(super) fn of(records: &[Value]) -> String {
    let measured = Measured(records);
    let mut page = String::from(INTRODUCTION);
    // Writing to a string does not fail.
    let _ = write_machine(&mut page, records)
        .and_then(|()| write_targets(&mut page, &measured))
        .and_then(|()| write_battery(&mut page, &measured))
        .and_then(|()| write_processor_time(&mut page, &measured))
        .and_then(|()| write_parts(&mut page, &measured))
        .and_then(|()| browser_page::write(&mut page, &measured));
    page.push_str(PROFILE);
    page.push_str(METHOD);
    page
}

const INTRODUCTION: &str = "\
# Performance

Written by `cargo xtask bench`; do not edit. It runs the *council battery* by this library and by what its users would
otherwise pick, each written by hand and at its best, on the same made-up ledgers, in one go on one machine. All figures of
all of them are compared: a difference is an error and no page.

The battery, over 2015-01 to 2024-12. By month: the stock by rung, inflow, outflow by reason, placements, first
conversations, the activated (followed for 365 days), the long-term stock, sustained outflow. By year: the transition table
and the median days to first contact. It is asked through the public interface as one list
(`crates/core/examples/battery/battery.json`).

";

/// Written by hand after profiling: what stands between us and the targets that are not reached.
const PROFILE: &str = "\
## Where it goes, and what was tried

Columns to the answers at one million clients (6.3 million records, ids of 16, sorted), one thread, in a quiet hour of the
machine above (it was about a third slower when the tables were made):

| part | ms | of which |
|---|--:|---|
| reading the columns | 235 | checking and writing each row 155, mostly waiting for memory; numbering the clients 60; the rest on one thread: ranks and the text of the ids 13 |
| building | 160 | by instructions: gathering the rows 10 %, sorting them 30 %, columns by kind 28 %, laying out episodes, rungs and placements 32 % |
| answering | 44 | asked alone: activated with the first conversations 6.6, transition tables 6.5, stock by rung 5.1, first contact 4.9, long-term stock 3.9, sustained outflow 3.1, outflow 2.3, inflow 1.6, placements 0.4; asked together their lists push each other out of the cache |

What brought a built caseload's answers from 520 to 44 ms: columns by kind that are laid out once, instead of laying out each
client for each list of questions (134); loops over all of them without a call or a look-up a thing, months as a table (77);
finding first whom a question concerns, without a decision that the processor guesses wrong (57); moves from state to state of
8 bytes instead of stretches of 12, so that a day that two stretches share is looked up once, and transition tables in one loop
without a decision to guess (44; the tables alone from 24 to 6.5). What did not: optimising across all crates, huge pages,
transition tables in blocks of 256 clients (no change), writing the transition tables' stretches down as numbers only (20 became
34 ms), carrying the stretch before in registers (22).

What brought appending from 2.4 to 1.3 ms: a touched client's rows are fetched once instead of twice, their places written down
first, kind by kind, so that memory is asked for many at a time. What brought the build of shuffled rows from 0.37 to 0.35 s for
one million clients and from 6.4 to 5.3 s for ten: dealing twice, to few piles each time (17 piles of at most 15 chunks, 50 of
at most 49); 62 piles of 4 chunks were slower (0.40 s).

What is left to do for the targets that are not reached:

- *Columns to the answers.* A quarter of the time new memory is cleared: about 750 MB are newly taken. The rows are written three
  times (into the ledger, dealt out or gathered, into the columns by kind); registration and withdrawal days, which few rows
  have, are still a word a row while reading (75 MB as bits and packed values); a dealt row could have 20 bytes instead of 28
  (50 MB). Numbering the clients of shuffled rows takes 0.16 s of one thread, each row being a run of its own.
- *Ten times the clients: the build.* What is measured is columns to caseload, reading included. Dealing twice took a sixth off
  the processor time of building shuffled rows; clearing 9 GB of new memory and numbering ten million clients out of shuffled
  rows are what is left, and at this size neither has been profiled by itself.
- *The bytes a sweep touches.* Every question walks its own list, so most are fetched from memory more than once. Days as 16-bit
  distances from the chunk's first would halve the lists, and eight of them fit one vector instruction. That is a factor of two
  where three are missing.

";

const METHOD: &str = "\
## How it is measured

- Everybody starts from a loaded table: rows as columns in memory, client ids as text, days as days, words coded. Loading is
  no part of any time. Times are medians on the clock of the wall.
- *A built caseload to the answers* leaves the build out; *columns to the answers* has everything in it: reading and checking
  the rows, building, answering. A peer has no such thing as a built caseload: its time is always from its loaded table.
- We run with the feature `parallel`, in a pool of one or two threads.
- DuckDB has the words as ENUMs and the steps that several answers need as temporary tables. Polars and pandas put client
  and day into one number, so that running maxima and searches need no grouping; Polars sees whether the rows are sorted.
- Our program and all peers bring an allocator that keeps memory at hand; what a file takes and a caseload holds is measured
  with the system's own, which gives it back.
- Peak memory is the most that the process holds while it works, the loaded table included.
- The bytes a sweep must touch: of each row the battery looks at its first day (4) and its code (1), of a stretch the day
  after its last as well (4), of a benefit its reason too (1), of every client where its rows begin (4). The time memory
  needs for them comes from the fastest of five sums over 256 MiB.
- Bytes a record: what the process has grown by once the ledger and all else have been given back.
- Appending: two rows each of 1,000 clients are read behind the ledger and appended, the median of fifteen days; beside it a
  rebuild from columns in memory.
- The parts, one by one: `cargo bench --package meedoen-synthetic`.
";

type Written = std::fmt::Result;

fn write_machine(page: &mut String, records: &[Value]) -> Written {
    let information = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information.lines().find_map(|line| line.strip_prefix("model name"));
    let model = model.map_or("unknown processor", |rest| rest.trim_start_matches([' ', '\t', ':']));
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').nth(2).unwrap_or("unknown").to_owned();
    let mut peers: Vec<String> = records
        .iter()
        .filter_map(|it| Some(format!("{} {}", it["peer"].as_str()?, it["version"].as_str()?)))
        .collect();
    peers.sort();
    peers.dedup();
    writeln!(page, "Machine: {model}, {cores} cores. Peers: {}.", peers.join(", "))?;
    let beside = load.parse::<f64>().is_ok_and(|load| load > cores as f64 * 1.25);
    if beside {
        writeln!(
            page,
            "Other work ran on the machine during the measurements (load average {load} at the end): \
             times are longer than on a quiet one, and ratios less certain."
        )?;
    }
    writeln!(page)
}

fn write_targets(page: &mut String, measured: &Measured<'_>) -> Written {
    writeln!(page, "## Targets\n\nAt one million clients, the worst of the cells measured.\n")?;
    writeln!(page, "| what | must | want | measured | |\n|---|---|---|---|---|")?;
    for target in targets::all(measured) {
        let found =
            target.measured.map_or("–".to_owned(), |it| format!("{} {}", short(it), target.unit));
        let (what, verdict) = (target.what, target.verdict());
        writeln!(page, "| {what} | {} | {} | {found} | {verdict} |", target.must, target.want)?;
    }
    writeln!(page)
}

fn write_battery(page: &mut String, measured: &Measured<'_>) -> Written {
    writeln!(
        page,
        "## The battery\n\nSeconds; in brackets how many times faster than the fastest peer.\n"
    )?;
    writeln!(
        page,
        "| clients | ids | rows | threads | built caseload to the answers | columns to the answers | \
         DuckDB | Polars | pandas | peak MB: ours | DuckDB | Polars | pandas |"
    )?;
    writeln!(page, "|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")?;
    for it in ours(measured) {
        let times = |time: &str| {
            let ratio = measured.ratio(it, time).map(|ratio| format!(" ({}×)", short(ratio)));
            format!("{}{}", cell(&it[time]), ratio.unwrap_or_default())
        };
        let peer = |who: &'static str, key: &str| {
            measured.beside(it, who).map_or("–".to_owned(), |found| cell(&found[key]))
        };
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            thousands(it["size"].as_u64().unwrap_or_default()),
            it["ids"],
            it["order"].as_str().unwrap_or_default(),
            it["threads"],
            times("ask"),
            times("whole"),
            peer("duckdb", "whole"),
            peer("polars", "whole"),
            peer("pandas", "whole"),
            cell(&it["peak_mb"]),
            peer("duckdb", "peak_mb"),
            peer("polars", "peak_mb"),
            peer("pandas", "peak_mb"),
        )?;
    }
    writeln!(page)
}

/// The same on the clock of the processor, which other work on the machine disturbs less.
fn write_processor_time(page: &mut String, measured: &Measured<'_>) -> Written {
    writeln!(
        page,
        "The same in processor seconds (of all threads, the mean of the runs), which other work on the \
         machine disturbs less; in brackets the least of the peers over ours.\n"
    )?;
    writeln!(
        page,
        "| clients | ids | rows | threads | built caseload to the answers | columns to the answers | \
         DuckDB | Polars | pandas |\n|--:|--:|---|--:|--:|--:|--:|--:|--:|"
    )?;
    for it in ours(measured) {
        let peer = |who: &'static str| measured.beside(it, who)?["whole_processor"].as_f64();
        let peers = ["duckdb", "polars", "pandas"].map(peer);
        let least = peers.iter().flatten().copied().reduce(f64::min);
        let times = |time: &str| {
            let ratio = least.zip(it[time].as_f64()).map(|(least, ours)| least / ours);
            let ratio = ratio.filter(|ratio| ratio.is_finite());
            let ratio = ratio.map(|ratio| format!(" ({}×)", short(ratio)));
            format!("{}{}", cell(&it[time]), ratio.unwrap_or_default())
        };
        write!(page, "| {} | {} ", thousands(it["size"].as_u64().unwrap_or_default()), it["ids"])?;
        write!(page, "| {} | {} ", it["order"].as_str().unwrap_or_default(), it["threads"])?;
        write!(page, "| {} | {} |", times("ask_processor"), times("whole_processor"))?;
        for time in peers {
            write!(page, " {} |", time.map_or("–".to_owned(), short))?;
        }
        writeln!(page)?;
    }
    writeln!(page)
}

/// Our measurements, by size, ids, order and threads.
fn ours<'a>(measured: &Measured<'a>) -> Vec<&'a Value> {
    let mut ours: Vec<&Value> = measured.of("meedoen").collect();
    ours.sort_by_key(|it| {
        (it["size"].as_u64(), it["ids"].as_u64(), it["order"] == "shuffled", it["threads"].as_u64())
    });
    ours
}

fn write_parts(page: &mut String, measured: &Measured<'_>) -> Written {
    writeln!(page, "## Where our time and memory go\n")?;
    writeln!(
        page,
        "One thread. *Stock* is the stock by rung on 120 month ends, asked alone; *over memory* how \
         many times the time that memory needs for the bytes the sweep must touch.\n"
    )?;
    writeln!(
        page,
        "| clients | ids | rows | records | benefit spells | columns to caseload, s | sweep, s | stock, ms | \
         over memory | CSV to caseload, MB/s | tokeniser's share | memory, times the file | bytes a record |"
    )?;
    writeln!(page, "|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|")?;
    for it in ours(measured).into_iter().filter(|it| it["threads"] == 1) {
        let alike = |who: &'static str| {
            let mut found = measured.of(who);
            found.find(|other| ["size", "ids", "order"].iter().all(|key| other[*key] == it[*key]))
        };
        let csv = alike("csv").unwrap_or(&Value::Null);
        let caseload = alike("caseload").unwrap_or(&Value::Null);
        let number = |of: &Value, key: &str| of[key].as_f64().unwrap_or(f64::NAN);
        let file = number(csv, "csv_bytes");
        writeln!(
            page,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {:.0} % | {} | {} |",
            thousands(it["size"].as_u64().unwrap_or_default()),
            it["ids"],
            it["order"].as_str().unwrap_or_default(),
            thousands(it["rows"].as_u64().unwrap_or_default()),
            thousands(it["spells"].as_u64().unwrap_or_default()),
            cell(&it["build"]),
            cell(&it["ask"]),
            short(number(it, "stock_by_rung") * 1e3),
            Measured::over_bandwidth(it).map_or("–".to_owned(), short),
            short(file / 1e6 / number(csv, "csv")),
            number(csv, "tokens") / number(csv, "csv") * 100.0,
            short((number(csv, "peak_mb") - number(csv, "begun_at_mb")) * 1e6 / file),
            short(number(caseload, "caseload_bytes") / number(caseload, "rows")),
        )?;
    }
    writeln!(page)
}

fn cell(value: &Value) -> String {
    value.as_f64().map_or("–".to_owned(), short)
}

#[cfg(test)]
mod tests {
    use super::of;
    use serde_json::json;

    #[test]
    fn the_fastest_peer_of_the_same_cell_is_what_we_are_compared_with() {
        let cell = |who: &str, threads: u64, whole: f64| {
            json!({"who": who, "peer": who, "version": "1", "size": 1_000_000, "ids": 9,
                   "order": "sorted", "threads": threads, "whole": whole})
        };
        let mut ours = cell("meedoen", 1, 1.0);
        ours["peer"] = json!(null);
        ours["ask"] = json!(0.1);
        let page =
            of(&[ours, cell("duckdb", 1, 8.0), cell("polars", 1, 6.0), cell("polars", 2, 3.0)]);
        assert!(page.contains("| 0.100 (60.0×) | 1.00 (6.00×) | 8.00 | 6.00 | – |"), "{page}");
        assert!(page.contains("| 60.0 times | reached |"), "{page}");
    }
}
