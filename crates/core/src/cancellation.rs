//! Calling off what takes long: a reading, a build, a sweep.

use crate::{Error, ErrorCode, Result};
use std::fmt;
use std::sync::Arc;

/// A question that long work asks again and again: must it stop?
///
/// Work that is given one asks it between pieces of some thousands of clients or a million rows, from
/// whatever thread does the piece, and stops with the error `cancelled`. Nothing half done is left
/// behind. The default never stops anything.
///
/// What is asked should be quick (an atomic load, the time), and once it has said yes it should keep
/// saying so: each thread asks for itself.
///
/// ```
/// use meedoen::Cancellation;
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicBool, Ordering};
///
/// let stop = Arc::new(AtomicBool::new(false));
/// let asked = stop.clone();
/// let cancellation = Cancellation::when(move || asked.load(Ordering::Relaxed));
/// assert!(!cancellation.is_cancelled());
///
/// // On another thread, when somebody presses Ctrl-C:
/// stop.store(true, Ordering::Relaxed);
/// assert!(cancellation.is_cancelled());
/// ```
#[derive(Clone, Default)]
pub struct Cancellation(Option<Arc<dyn Fn() -> bool + Send + Sync>>);

impl Cancellation {
    /// Cancelled as soon as `is_cancelled` says so.
    pub fn when(is_cancelled: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(is_cancelled)))
    }

    /// Whether the work must stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.as_ref().is_some_and(|is_cancelled| is_cancelled())
    }

    /// The error `cancelled` where the work must stop: for `?` in a loop.
    ///
    /// ```
    /// use meedoen::{Cancellation, ErrorCode};
    ///
    /// assert!(Cancellation::default().check().is_ok());
    /// let error = Cancellation::when(|| true).check().unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::Cancelled);
    /// ```
    pub fn check(&self) -> Result<()> {
        if self.is_cancelled() {
            return Err(Error::new(ErrorCode::Cancelled, "", "the work was called off"));
        }
        Ok(())
    }
}

impl fmt::Debug for Cancellation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "Cancellation" } else { "Cancellation(never)" })
    }
}
