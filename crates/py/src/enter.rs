//! The door through Python's lock: long work runs without it, and stops when Python is interrupted.

use meedoen::Cancellation;
use pyo3::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// How often Python is asked for signals.
const CHECK_EVERY: Duration = Duration::from_millis(100);

/// Does work that may take long, while other threads of Python run.
///
/// Python runs its signal handlers in its main thread only, and only when asked. So the work goes to a
/// thread of rayon's pool, where its parts would run anyway, and the calling thread waits for it and asks
/// for signals. When a handler raises (Ctrl-C raises `KeyboardInterrupt`), the work is cancelled: it is
/// given the `Cancellation` that says so, stops at its next piece, and the exception goes on to the
/// caller. In any other thread than the main one there are never signals, and the work runs to its end.
///
/// What takes pieces anyway (reading) asks for signals between them and needs no thread; what can't be
/// stopped (a digest, a table) only lets go of the lock, by `py.detach`. Work must take no lock that is
/// held while rayon is waited for.
pub(crate) fn enter<T: Send>(
    py: Python<'_>,
    work: impl FnOnce(&Cancellation) -> T + Send,
) -> PyResult<T> {
    let interrupted = Arc::new(AtomicBool::new(false));
    let asked = interrupted.clone();
    let cancellation = Cancellation::when(move || asked.load(Ordering::Relaxed));
    py.detach(|| {
        let mut signal = Ok(());
        let (send, receive) = mpsc::sync_channel(1);
        let done = rayon::in_place_scope(|scope| {
            let cancellation = &cancellation;
            // Nobody hangs up before the work is done.
            scope.spawn(move |_| drop(send.send(work(cancellation))));
            loop {
                match receive.recv_timeout(CHECK_EVERY) {
                    Ok(done) => return Some(done),
                    // The work panicked: the scope passes that on when it ends.
                    Err(RecvTimeoutError::Disconnected) => return None,
                    Err(RecvTimeoutError::Timeout) if signal.is_ok() => {
                        signal = signals();
                        interrupted.store(signal.is_err(), Ordering::Relaxed);
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                }
            }
        });
        signal.map(|()| done)
    })?
    .ok_or_else(|| pyo3::exceptions::PyRuntimeError::new_err("the work broke off"))
}

/// What the interpreter has to say about signals that came in meanwhile.
#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of one lifetime only")]
fn signals() -> PyResult<()> {
    Python::attach(|py| py.check_signals())
}
