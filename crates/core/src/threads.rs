//! Work that is shared out over threads, or done in turn: the same results in the same order.

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

/// What `work` makes of each number. `tools` are made once a share of the work and used again for
/// each number in it.
pub(crate) fn map_with<T, R: Send>(
    numbers: Range<usize>,
    tools: impl Fn() -> T + Sync + Send,
    work: impl Fn(&mut T, usize) -> R + Sync + Send,
) -> Vec<R> {
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

/// Does two things, side by side where [`each`] would.
pub(crate) fn both(one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    #[cfg(feature = "parallel")]
    rayon::join(one, other);
    #[cfg(not(feature = "parallel"))]
    {
        one();
        other();
    }
}

/// Adjoining ranges that together are `0..length`, a few for each thread so that none waits long
/// for another; none is empty.
pub(crate) fn shares(length: usize, a_thread: usize) -> Vec<Range<usize>> {
    let threads = count();
    let shares = if threads == 1 { 1 } else { threads * a_thread }.min(length).max(1);
    let share = length.div_ceil(shares).max(1);
    (0..length).step_by(share).map(|from| from..(from + share).min(length)).collect()
}
