//! Work divided over threads, or done in turn: the same results in the same order.
//!
//! With the feature `parallel` these are calls of rayon, without it plain loops, and nothing else in
//! the library knows which. A result belongs to a number or a task, never to a thread, and what is
//! summed are whole numbers, so an answer does not depend on how many threads there are:
//!
//! ```text
//! shares(10, 1) on 3 threads   0..4  4..8  8..10
//! each(shares, count)          [4, 4, 2]             in the order of the shares, whichever ends first
//! ```
//!
//! The tests of reading columns and of merging tallies run on several numbers of threads.

use crate::Result;
use std::ops::Range;

/// How many threads share the work: those of the rayon pool in scope with the feature `parallel`,
/// else one.
pub(crate) fn count() -> usize {
    #[cfg(feature = "parallel")]
    {
        rayon::current_num_threads()
    }
    #[cfg(not(feature = "parallel"))]
    {
        1
    }
}

/// What `work` makes of each number. `buffers` are made once for each share of the work and used
/// again for every number in it.
pub(crate) fn map_with<T, R: Send>(
    numbers: Range<usize>,
    buffers: impl Fn() -> T + Sync + Send,
    work: impl Fn(&mut T, usize) -> R + Sync + Send,
) -> Vec<R> {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        numbers.into_par_iter().map_init(buffers, work).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        let mut buffers = buffers();
        numbers.map(|number| work(&mut buffers, number)).collect()
    }
}

/// As [`map_with`], but the first error, of any thread, ends it all.
pub(crate) fn try_map_with<T, R: Send>(
    numbers: Range<usize>,
    tools: impl Fn() -> T + Sync + Send,
    work: impl Fn(&mut T, usize) -> Result<R> + Sync + Send,
) -> Result<Vec<R>> {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        numbers.into_par_iter().map_init(tools, work).collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        let mut tools = tools();
        numbers.map(|number| work(&mut tools, number)).collect()
    }
}

/// What `work` makes of each task, in the order of the tasks.
pub(crate) fn each<T: Send, R: Send>(tasks: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
    #[cfg(feature = "parallel")]
    if tasks.len() > 1 {
        use rayon::prelude::*;
        return tasks.into_par_iter().map(work).collect();
    }
    tasks.into_iter().map(work).collect()
}

/// Does two things, in parallel where [`each`] would.
pub(crate) fn both(first: impl FnOnce() + Send, second: impl FnOnce() + Send) {
    #[cfg(feature = "parallel")]
    rayon::join(first, second);
    #[cfg(not(feature = "parallel"))]
    {
        first();
        second();
    }
}

/// Adjoining ranges that together are `0..length`, several for each thread so that no thread waits
/// long for another. No share is empty.
pub(crate) fn shares(length: usize, per_thread: usize) -> Vec<Range<usize>> {
    let threads = count();
    let shares = if threads == 1 { 1 } else { threads * per_thread }.min(length).max(1);
    let share = length.div_ceil(shares).max(1);
    (0..length).step_by(share).map(|from| from..(from + share).min(length)).collect()
}
