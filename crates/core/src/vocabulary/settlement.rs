//! How a referral was settled.

use crate::words::words;

words! {
    /// How a referral was settled: the `reason` of its row.
    #[non_exhaustive]
    pub enum Settlement: "settlement" {
        /// The other team took over; also when no reason is given.
        Accepted = "accepted",
        /// The referral came back.
        Returned = "returned",
        /// It came to nothing.
        Lapsed = "lapsed",
    }
}
