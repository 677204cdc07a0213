//! Work that is shared out over threads.

/// What `work` makes of each task, in the order of the tasks. With the feature `parallel` the
/// threads of the rayon pool in scope share them; what comes out is the same.
pub(super) fn each<T: Send, R: Send>(tasks: Vec<T>, work: impl Fn(T) -> R + Send + Sync) -> Vec<R> {
    #[cfg(feature = "parallel")]
    if tasks.len() > 1 {
        use rayon::prelude::*;
        return tasks.into_par_iter().map(work).collect();
    }
    tasks.into_iter().map(work).collect()
}

/// Does two things, side by side where [`each`] would.
pub(super) fn both(one: impl FnOnce() + Send, other: impl FnOnce() + Send) {
    #[cfg(feature = "parallel")]
    rayon::join(one, other);
    #[cfg(not(feature = "parallel"))]
    {
        one();
        other();
    }
}
