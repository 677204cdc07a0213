//! A made-up ledger as a ledger: drawn and read, in one go or a slice at a time.

use super::shuffle::{self, Share};
use super::{SyntheticLedger, Table};
use meedoen::{Ledger, LedgerReader, Policy, Result};

/// How many clients a slice draws.
const CLIENTS_A_SLICE: u32 = 4096;

/// A made-up ledger that is being drawn and read.
///
/// ```
/// use meedoen::Policy;
/// use meedoen_synthetic::{SyntheticLedger, SyntheticOptions, SyntheticReading};
///
/// let policy = Policy::preset("example")?;
/// let drawn = SyntheticLedger::new(&policy, SyntheticOptions::of(5_000))?;
/// let mut reading = SyntheticReading::new(drawn.clone(), &policy);
/// while !reading.advance()? {
///     // Look at what else there is to do; to stop, drop the reading.
/// }
/// let ledger = reading.finish()?;
/// assert_eq!(ledger.digest(), SyntheticReading::new(drawn, &policy).finish()?.digest());
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug)]
pub struct SyntheticReading {
    drawn: SyntheticLedger,
    reader: LedgerReader,
    /// The next client to draw.
    next: u32,
    /// Where rows are shuffled: the share of them that is being drawn, and which of how many.
    share: Share,
    shares: std::ops::Range<u32>,
    done: bool,
}

impl SyntheticReading {
    /// Begins to draw a ledger and to read it under the policy it was made for.
    pub fn new(drawn: SyntheticLedger, policy: &Policy) -> Self {
        let shares = 0..shuffle::share_count(&drawn.plan).max(1);
        Self {
            share: Share::new(0, shares.end),
            shares,
            drawn,
            reader: LedgerReader::new(policy).name("synthetic"),
            next: 0,
            done: false,
        }
    }

    /// Draws and reads the next slice, some milliseconds of work; whether it was the last. Shuffled
    /// rows are only drawn in slices: they are sorted and read once all of some two million clients
    /// are there.
    pub fn advance(&mut self) -> Result<bool> {
        self.go_on(CLIENTS_A_SLICE)
    }

    /// Draws and reads what is left, and gives the ledger.
    pub fn finish(mut self) -> Result<Ledger> {
        while !self.go_on(u32::MAX)? {}
        self.reader.finish()
    }

    /// Draws this many clients more; whether they were the last.
    fn go_on(&mut self, clients: u32) -> Result<bool> {
        if self.done {
            return Ok(true);
        }
        let plan = &self.drawn.plan;
        let all = plan.options.clients;
        let next = self.next..all.min(self.next.saturating_add(clients));
        self.next = next.end;
        if !plan.options.shuffled {
            self.reader.push_batch(&self.drawn.table_of(next).batch())?;
            self.done = self.next == all;
            return Ok(self.done);
        }
        self.share.draw(plan, next);
        if self.next == all {
            let count = self.shares.end;
            self.shares.start += 1;
            self.next = 0;
            self.done = self.shares.is_empty();
            let share = std::mem::replace(&mut self.share, Share::new(self.shares.start, count));
            self.reader.push_batch(&Table::new(plan, 0..all, share.sorted()).batch())?;
        }
        Ok(self.done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SyntheticOptions;

    #[test]
    fn slices_read_what_one_table_reads() {
        let policy = Policy::preset("example").unwrap();
        let options = SyntheticOptions::of(CLIENTS_A_SLICE * 2 + 10);
        for (options, slices) in
            [(options.clone(), 3), (options.shuffled(), 3), (SyntheticOptions::of(0), 1)]
        {
            let drawn = SyntheticLedger::new(&policy, options).unwrap();
            let mut reader = LedgerReader::new(&policy).name("synthetic");
            reader.push_batch(&drawn.table().batch()).unwrap();
            let whole = reader.finish().unwrap();
            let mut reading = SyntheticReading::new(drawn, &policy);
            let count = (1..1_000_000).find(|_| reading.advance().unwrap());
            assert_eq!(count, Some(slices));
            assert_eq!(reading.finish().unwrap().to_bytes(), whole.to_bytes());
        }
    }
}
