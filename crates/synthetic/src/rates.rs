//! How often things happen in a synthetic ledger.

/// A rate is a row: what it is a share of, its name, and its default per million.
macro_rules! rates {
    ($($(#[$meta:meta])* $name:ident: $default:literal,)*) => {
        /// How often things happen, each a number per million. The defaults make a ledger of about
        /// 6.3 records a client over ten years.
        ///
        /// ```
        /// use meedoen_synthetic::{Rates, SyntheticLedger, SyntheticOptions};
        ///
        /// let policy = meedoen::Policy::preset("example")?;
        /// let none_late = Rates::default().late(0).corrected(0);
        /// let ledger = SyntheticLedger::new(&policy, SyntheticOptions::of(50).rates(none_late))?;
        /// assert!(ledger.records().all(|record| record.registered_on.is_none()));
        ///
        /// let too_often = SyntheticOptions::of(50).rates(Rates::default().late(1_000_001));
        /// assert_eq!(SyntheticLedger::new(&policy, too_often).unwrap_err().place(), "rates.late");
        /// # Ok::<(), meedoen::Error>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct Rates {
            $(pub(crate) $name: u32,)*
        }

        impl Default for Rates {
            fn default() -> Self {
                Self { $($name: $default,)* }
            }
        }

        impl Rates {
            $(
                $(#[$meta])*
                #[must_use]
                pub fn $name(mut self, per_million: u32) -> Self {
                    self.$name = per_million;
                    self
                }
            )*

            /// Each rate under its name.
            pub(crate) fn all(&self) -> [(&'static str, u32); [$($default),*].len()] {
                [$((stringify!($name), self.$name)),*]
            }
        }
    };
}

rates! {
    /// Of clients: on benefit on the first day in view.
    on_benefit_at_start: 360_000,
    /// Of ended episodes: followed by another.
    reentry: 330_000,
    /// Of episodes: in two rows, by a bridged interruption or another scheme.
    interrupted: 70_000,
    /// Of pairs of clients: a couple with one benefit.
    couple: 120_000,
    /// Of clients: date of birth known.
    birth_known: 930_000,
    /// Of clients, for each group of the policy without a set: in it. In a set every client has
    /// this chance fivefold to be in one of its groups.
    in_group: 70_000,
    /// Of episodes: rung measured at least once.
    measured: 740_000,
    /// Of episodes: a first conversation.
    spoken_to: 590_000,
    /// Of measured rungs: followed by a route that is open to the rung.
    on_route: 330_000,
    /// Of first conversations: followed by an activity.
    activity: 550_000,
    /// Of first conversations: followed by a referral.
    referred: 190_000,
    /// Of episodes: work beside the benefit. Who leaves for work is placed three times in four,
    /// whatever the rates.
    placed: 90_000,
    /// Of placements: renewed within the policy's bridge, so still one placement.
    renewed: 200_000,
    /// Of rows: registered up to three months late.
    late: 60_000,
    /// Of rows: corrected once; the row as first registered is withdrawn.
    corrected: 15_000,
}
