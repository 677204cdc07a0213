//! What a synthetic ledger is to be like.

use super::Rates;
use meedoen::{Day, Error, ErrorCode, Result};
use serde::Deserialize;

/// How many clients, over which days, at what rates, and in which order their rows stand.
///
/// ```
/// use meedoen_synthetic::SyntheticOptions;
///
/// let json = r#"{"clients": 1000, "seed": 7, "long_ids": true}"#;
/// assert_eq!(SyntheticOptions::from_json(json)?, SyntheticOptions::of(1_000).seed(7).long_ids());
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntheticOptions {
    pub(crate) clients: u32,
    pub(crate) seed: u64,
    pub(crate) from: Day,
    pub(crate) to: Day,
    pub(crate) long_ids: bool,
    pub(crate) shuffled: bool,
    pub(crate) rates: Rates,
}

/// What a made-up ledger is like.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SyntheticOptions"))]
#[serde(deny_unknown_fields)]
pub(crate) struct WireOptions {
    /// How many clients; each has about six records over ten years.
    clients: u32,
    /// Another seed gives another ledger of the same kind (1).
    seed: Option<u64>,
    /// The first day of the years in view (2015-01-01).
    from: Option<Day>,
    /// Their last day, included (2024-12-31).
    to: Option<Day>,
    /// Whether ids have 16 characters instead of 9.
    #[serde(default)]
    long_ids: bool,
    /// Whether the rows stand in no order instead of by client.
    #[serde(default)]
    shuffled: bool,
}

/// 1975-01-01: people born 66 years before it fit the calendar of a ledger.
const EARLIEST: Day = Day::from_number(1_826);

impl SyntheticOptions {
    /// This many clients, each with at least a benefit, over 2015–2024: seed 1, short ids, the
    /// default rates, rows by client.
    pub fn of(clients: u32) -> Self {
        Self {
            clients,
            seed: 1,
            from: Day::from_number(16_436),
            to: Day::from_number(20_088),
            long_ids: false,
            shuffled: false,
            rates: Rates::default(),
        }
    }

    /// Reads options from JSON: `clients` and, where they are not the defaults, `seed`, `from`, `to`,
    /// `long_ids` and `shuffled`. Rates can't be given.
    ///
    /// `bad_query` at `options` for what can't be read.
    ///
    /// ```
    /// use meedoen_synthetic::SyntheticOptions;
    ///
    /// let read = |json| SyntheticOptions::from_json(json).map_err(|error| error.place().to_owned());
    /// assert_eq!(read(r#"{"clients": 5, "seed": null}"#), Ok(SyntheticOptions::of(5)));
    /// assert_eq!(read(r#"{"clients": -1}"#), Err("options".to_owned()));
    /// assert_eq!(read(r#"{"clients": 5, "people": 7}"#), Err("options".to_owned()));
    /// ```
    pub fn from_json(text: &str) -> Result<Self> {
        let wire: WireOptions = serde_json::from_str(text)
            .map_err(|error| Error::new(ErrorCode::BadQuery, "options", error.to_string()))?;
        let default = Self::of(wire.clients);
        Ok(Self {
            seed: wire.seed.unwrap_or(default.seed),
            from: wire.from.unwrap_or(default.from),
            to: wire.to.unwrap_or(default.to),
            long_ids: wire.long_ids,
            shuffled: wire.shuffled,
            ..default
        })
    }

    /// Another seed gives another ledger of the same kind.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The first day of the years in view. Who is on benefit on it has been for up to decades, so
    /// rows may start earlier.
    #[must_use]
    pub fn from(mut self, day: Day) -> Self {
        self.from = day;
        self
    }

    /// The last day of the years in view, included: the day the ledger is complete to. Nothing
    /// starts, ends or becomes known after it.
    #[must_use]
    pub fn to(mut self, day: Day) -> Self {
        self.to = day;
        self
    }

    /// Ids of 16 characters: the short id (`c` and the client's number, in 8 hexadecimal digits) and
    /// 7 more digits. Both ascend with the client's number, and neither could be taken for a citizen
    /// service number.
    #[must_use]
    pub fn long_ids(mut self) -> Self {
        self.long_ids = true;
        self
    }

    /// Rows in no order that says anything, the same each time; else they stand by client and, of a
    /// client, by day, as a register that was well kept writes them out.
    #[must_use]
    pub fn shuffled(mut self) -> Self {
        self.shuffled = true;
        self
    }

    /// How often things happen.
    #[must_use]
    pub fn rates(mut self, rates: Rates) -> Self {
        self.rates = rates;
        self
    }

    /// How many characters an id has.
    pub(crate) const fn id_width(&self) -> usize {
        if self.long_ids { 16 } else { 9 }
    }

    /// `bad_period` or `bad_query` when there can be no such ledger.
    pub(crate) fn check(&self) -> Result<()> {
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
