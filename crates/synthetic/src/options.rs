//! What a synthetic ledger is to be like.

use meedoen::{Day, Error, ErrorCode, Result};

/// How many clients, over which days, at what rates.
///
/// ```
/// use meedoen_synthetic::{Ids, Options};
///
/// let options = Options { seed: 7, ids: Ids::Long, ..Options::of(1_000) };
/// assert_eq!(options.from.to_string(), "2015-01-01"); // ten years by default
/// assert_eq!(options.to.to_string(), "2024-12-31");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How many clients; each has at least a benefit.
    pub clients: u32,
    /// Another seed gives another ledger of the same kind.
    pub seed: u64,
    /// The first day of the years in view (2015-01-01). Who is on benefit on it has been for up to
    /// decades, so rows may start earlier.
    pub from: Day,
    /// Their last day, included (2024-12-31): the day the ledger is complete to. Nothing starts,
    /// ends or becomes known after it.
    pub to: Day,
    /// What the clients' ids look like.
    pub ids: Ids,
    /// How often things happen.
    pub rates: Rates,
}

/// What the ids of clients look like: text, ascending with the client's number, and nothing that
/// could be taken for a citizen service number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Ids {
    /// 9 characters: `c` and the client's number in hexadecimal.
    #[default]
    Short,
    /// 16 characters: the short id and 7 more hexadecimal digits.
    Long,
}

impl Ids {
    /// How many characters an id has.
    pub const fn width(self) -> usize {
        match self {
            Self::Short => 9,
            Self::Long => 16,
        }
    }
}

/// How often things happen, each a number per million. The defaults make a ledger of about 6.3
/// records a client over ten years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Of clients: on benefit on the first day in view.
    pub on_benefit_at_start: u32,
    /// Of ended episodes: followed by another.
    pub reentry: u32,
    /// Of episodes: in two rows, by a bridged interruption or another scheme.
    pub interrupted: u32,
    /// Of pairs of clients: a couple with one benefit.
    pub couple: u32,
    /// Of clients: date of birth known.
    pub birth_known: u32,
    /// Of clients, for each group of the policy without a set: in it. In a set every client has
    /// this chance fivefold to be in one of its groups.
    pub in_group: u32,
    /// Of episodes: rung measured at least once.
    pub measured: u32,
    /// Of episodes: a first conversation.
    pub spoken_to: u32,
    /// Of measured rungs: followed by a route that is open to the rung.
    pub on_route: u32,
    /// Of first conversations: followed by an activity.
    pub activity: u32,
    /// Of first conversations: followed by a referral.
    pub referred: u32,
    /// Of episodes: work beside the benefit. Who leaves for work is placed three times in four,
    /// whatever the rates.
    pub placed: u32,
    /// Of placements: renewed within the policy's bridge, so still one placement.
    pub renewed: u32,
    /// Of rows: registered up to three months late.
    pub late: u32,
    /// Of rows: corrected once; the row as first registered is withdrawn.
    pub corrected: u32,
}

impl Default for Rates {
    fn default() -> Self {
        Self {
            on_benefit_at_start: 360_000,
            reentry: 330_000,
            interrupted: 70_000,
            couple: 120_000,
            birth_known: 930_000,
            in_group: 70_000,
            measured: 740_000,
            spoken_to: 590_000,
            on_route: 330_000,
            activity: 550_000,
            referred: 190_000,
            placed: 90_000,
            renewed: 200_000,
            late: 60_000,
            corrected: 15_000,
        }
    }
}

/// 1975-01-01: people born 66 years before it fit the calendar of a ledger.
const EARLIEST: Day = Day::from_number(1_826);

impl Options {
    /// This many clients over 2015–2024, seed 1, short ids and the default rates.
    pub fn of(clients: u32) -> Self {
        Self {
            clients,
            seed: 1,
            from: Day::from_number(16_436),
            to: Day::from_number(20_088),
            ids: Ids::default(),
            rates: Rates::default(),
        }
    }

    /// `bad_period` or `bad_query` when there can be no such ledger.
    pub(super) fn check(&self) -> Result<()> {
        let Self { from, to, .. } = self;
        if to < from {
            return Err(Error::new(
                ErrorCode::BadPeriod,
                "to",
                format!("the ledger ends on {to}, before it starts on {from}"),
            ));
        }
        if *from < EARLIEST || *to > Day::MAX {
            return Err(Error::new(
                ErrorCode::BadQuery,
                "from",
                format!("a synthetic ledger lies between {EARLIEST} and {}", Day::MAX),
            ));
        }
        match self.rates.all().into_iter().find(|(_, rate)| *rate > 1_000_000) {
            Some((name, rate)) => Err(Error::new(
                ErrorCode::BadQuery,
                format!("rates.{name}"),
                format!("a rate is per million, and {rate} is more"),
            )),
            None => Ok(()),
        }
    }
}

impl Rates {
    /// Each rate under its name.
    fn all(&self) -> [(&'static str, u32); 15] {
        [
            ("on_benefit_at_start", self.on_benefit_at_start),
            ("reentry", self.reentry),
            ("interrupted", self.interrupted),
            ("couple", self.couple),
            ("birth_known", self.birth_known),
            ("in_group", self.in_group),
            ("measured", self.measured),
            ("spoken_to", self.spoken_to),
            ("on_route", self.on_route),
            ("activity", self.activity),
            ("referred", self.referred),
            ("placed", self.placed),
            ("renewed", self.renewed),
            ("late", self.late),
            ("corrected", self.corrected),
        ]
    }
}
