//! Building a caseload: in one go, or a slice of the work at a time.

use super::append::Segments;
use super::build::{Build, Portion, Recode, RowSource};
use super::compiled_policy::CompiledPolicy;
use super::store::Caseload;
use crate::ledger::Ledger;
use crate::policy::Policy;
use crate::{Cancellation, Result};
use std::borrow::Borrow;
use std::sync::Arc;

/// # Build
impl Caseload {
    /// Builds the caseload of a ledger under a policy: sorts the rows by client, once.
    ///
    /// The policy may be another than the one the ledger was read with, as long as it knows every
    /// code the ledger's rows have (else `bad_policy`).
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(
    ///     b"client,kind,code,start\nR001,benefit,pw,2023-01-15\nR001,route,rest,2023-02-01",
    ///     &policy,
    /// )?;
    /// assert_eq!(Caseload::build(&ledger, &policy)?.client_count(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn build(ledger: &Ledger, policy: &Policy) -> Result<Self> {
        CaseloadBuilder::new(ledger, policy)?.finish()
    }
}

/// A caseload that is being built.
///
/// [`Caseload::build`] does it in one go. A thread that must hear others in between, such as a
/// browser's worker, does it a slice at a time: [`advance`](Self::advance) until that says it was the
/// last. Where any thread can look at a flag, a [`Cancellation`] does too. The caseload is the same
/// in each case.
///
/// `L` is what holds the ledger: `&Ledger`, `Arc<Ledger>`, the `Ledger` itself.
///
/// ```
/// use meedoen::{Caseload, Ledger, Policy, caseload::CaseloadBuilder};
///
/// let policy = Policy::preset("example")?;
/// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
/// let mut builder = CaseloadBuilder::new(&ledger, &policy)?;
/// while !builder.advance()? {
///     // Look at what else there is to do; to stop, drop the builder.
/// }
/// let caseload = builder.finish()?;
/// assert_eq!(caseload.digests(), Caseload::build(&ledger, &policy)?.digests());
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug)]
pub struct CaseloadBuilder<L> {
    ledger: L,
    policy: Arc<Policy>,
    rules: CompiledPolicy,
    recode: Recode,
    build: Build,
    done: bool,
    cancellation: Cancellation,
}

impl<L: Borrow<Ledger>> CaseloadBuilder<L> {
    /// Begins to build the caseload of a ledger under a policy: `bad_policy` where the ledger has a
    /// code that the policy lacks.
    ///
    /// ```
    /// use meedoen::{ErrorCode, Ledger, Policy, caseload::CaseloadBuilder};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,group,status_holder,2023-01-15", &policy)?;
    /// assert!(CaseloadBuilder::new(&ledger, &policy).is_ok());
    /// let error = CaseloadBuilder::new(&ledger, &Policy::starter("Ons Dorp")).unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::BadPolicy); // it has no such group
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn new(ledger: L, policy: &Policy) -> Result<Self> {
        let rows: &Ledger = ledger.borrow();
        let recode = Recode::of_rows(rows, policy, 0..rows.len())?;
        let build = Build::new(&RowSource::new(rows, &recode));
        Ok(Self {
            build,
            ledger,
            policy: Arc::new(policy.clone()),
            rules: CompiledPolicy::new(policy),
            recode,
            done: false,
            cancellation: Cancellation::default(),
        })
    }

    /// Stops with the error `cancelled` once this says so; it is asked once for every few thousand
    /// clients or some hundred thousand rows. The caseload that is built does not carry it: see
    /// [`Caseload::with_cancellation`].
    ///
    /// ```
    /// use meedoen::{Cancellation, ErrorCode, Ledger, Policy, caseload::CaseloadBuilder};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let out_of_time = Cancellation::when(|| true);
    /// let builder = CaseloadBuilder::new(&ledger, &policy)?.cancellation(out_of_time);
    /// assert_eq!(builder.finish().unwrap_err().code(), ErrorCode::Cancelled);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    #[must_use]
    pub fn cancellation(mut self, cancellation: Cancellation) -> Self {
        self.cancellation = cancellation;
        self
    }

    /// Does the next slice of the work, some tens of milliseconds of one thread; whether it was the
    /// last. An error only where the build is called off.
    ///
    /// ```
    /// use meedoen::{Ledger, Policy, caseload::CaseloadBuilder};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// let mut builder = CaseloadBuilder::new(&ledger, &policy)?;
    /// assert!(builder.advance()?); // so few rows are one slice
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn advance(&mut self) -> Result<bool> {
        self.go_on(Portion::Slice)
    }

    /// Does what is left, on all threads, and gives the caseload.
    ///
    /// ```
    /// use meedoen::{Ledger, Policy, caseload::CaseloadBuilder};
    ///
    /// let policy = Policy::preset("example")?;
    /// let ledger = Ledger::read_csv(b"client,kind,code,start\nR001,benefit,pw,2023-01-15", &policy)?;
    /// assert_eq!(CaseloadBuilder::new(&ledger, &policy)?.finish()?.client_count(), 1);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn finish(mut self) -> Result<Caseload> {
        self.go_on(Portion::Rest)?;
        let ledger = self.ledger.borrow();
        Ok(Caseload {
            rules: Arc::new(self.rules),
            segments: Segments::new(self.build.chunks, ledger.client_count()),
            ids: ledger.client_ids().clone(),
            benefit_nos: ledger.benefit_nos().clone(),
            hours: ledger.hours_list().into(),
            locations: Arc::new(ledger.locations().clone()),
            stats: Arc::new(self.build.stats),
            rows: ledger.len(),
            withdrawals: ledger.withdrawals().len(),
            digest: Arc::default(),
            policy: self.policy,
            cancellation: Cancellation::default(),
        })
    }

    fn go_on(&mut self, portion: Portion) -> Result<bool> {
        if !self.done {
            let source = RowSource::new(self.ledger.borrow(), &self.recode);
            self.done = self.build.advance(&source, &self.rules, portion, &self.cancellation)?;
        }
        Ok(self.done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    #[test]
    fn slices_build_what_one_go_builds() {
        let policy = Policy::starter("Ons Dorp");
        // Sorted by client, and not.
        let clients: [fn(u32) -> u32; 2] = [|row| row / 3, |row| row * 7919 % 10_000];
        for client in clients {
            let mut csv = "client,kind,code,start\n".to_owned();
            for row in 0..30_000 {
                let (client, day) = (client(row), row % 28 + 1);
                let _ = writeln!(csv, "R{client:05},benefit,pw,2023-01-{day:02}");
            }
            let ledger = Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
            let whole = Caseload::build(&ledger, &policy).unwrap();
            let mut builder = CaseloadBuilder::new(&ledger, &policy).unwrap();
            let mut slices = 1;
            while !builder.advance().unwrap() {
                slices += 1;
            }
            assert!(slices > 2 && builder.advance().unwrap());
            let sliced = builder.finish().unwrap();
            assert_eq!(sliced.digests(), whole.digests());
            assert_eq!(sliced.horizon(None), whole.horizon(None));
        }
    }

    #[test]
    fn a_build_that_is_called_off_in_the_middle_can_not_go_on() {
        let policy = Policy::starter("Ons Dorp");
        let ledger = Ledger::read_csv(b"client,kind,code,start\nR1,benefit,pw,2023-01-15", &policy);
        let ledger = Arc::new(ledger.unwrap());
        let stop = Cancellation::when(|| true);
        let mut builder = CaseloadBuilder::new(ledger, &policy).unwrap().cancellation(stop);
        assert!(builder.advance().is_err() && builder.finish().is_err());
    }
}
