//! Time, memory, and how fast this machine reads memory.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

/// What something gives, and how many seconds it took.
pub(super) fn seconds<T>(act: impl FnOnce() -> T) -> (T, f64) {
    let started = Instant::now();
    let given = black_box(act());
    (given, started.elapsed().as_secs_f64())
}

/// The processor time that this process has had, on all threads; 0 where the system does not tell.
pub(super) fn processor_seconds() -> f64 {
    /// What Linux counts in, everywhere.
    const TICKS_A_SECOND: f64 = 100.0;
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS_A_SECOND
}

/// The middle one (of an even number the lower).
pub(super) fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// A stretch of the process of which the peak is wanted: what came before it does not count.
pub(super) struct Stretch {
    pub(super) begun_at_mb: f64,
}

impl Stretch {
    /// Begins: Linux forgets the earlier peak.
    pub(super) fn begin() -> Self {
        // Where it can't, the peak is that of the whole process.
        let _ = fs::write("/proc/self/clear_refs", "5");
        Self { begun_at_mb: resident_bytes() as f64 / 1e6 }
    }
}

/// The most memory this process has held, in MB.
pub(super) fn peak_mb() -> f64 {
    status("VmHWM:") as f64 / 1e6
}

/// The memory this process holds now.
pub(super) fn resident_bytes() -> usize {
    status("VmRSS:")
}

/// A line of the process's status, in bytes; 0 where the system does not tell.
fn status(line: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status.lines().find_map(|text| text.strip_prefix(line));
    let kilobytes = found.and_then(|rest| rest.split_whitespace().next());
    kilobytes.and_then(|number| number.parse::<usize>().ok()).unwrap_or_default() * 1024
}

/// Bytes a second that one thread reads from memory: the best of some sums over an array that no
/// cache holds.
pub(super) fn bandwidth() -> f64 {
    let numbers: Vec<u64> = (0..32 << 20).collect();
    let bytes = (numbers.len() * size_of::<u64>()) as f64;
    let sum = || numbers.iter().fold(0_u64, |sum, number| sum.wrapping_add(*number));
    let best = (0..5).map(|_| seconds(sum).1).fold(f64::INFINITY, f64::min);
    bytes / best
}
