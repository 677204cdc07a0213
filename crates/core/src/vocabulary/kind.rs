//! The kinds of records in a ledger.

use super::Text;
use super::code::{ACTIVITIES, CONTACTS, CommonCode, INSTRUMENTS, PLACEMENTS, REFERRALS, SCHEMES};
use super::rung::RUNGS;
use crate::words::words;
use crate::{Error, ErrorCode, Result};

/// What is known of a kind beside its word.
struct KindRow {
    label: Text,
    /// What a table with nothing but rows of this kind is called.
    table: &'static str,
    /// What registrations call it.
    also: &'static str,
    has_end: bool,
    codes: &'static [CommonCode],
    takes_more_codes: bool,
}

/// A point with a code of its own list or none, to which a policy adds nothing.
const POINT: KindRow = KindRow {
    label: Text::new("", ""),
    table: "",
    also: "",
    has_end: false,
    codes: &[],
    takes_more_codes: false,
};
/// A stretch of days.
const STRETCH: KindRow = KindRow { has_end: true, ..POINT };

words! {
    /// The kind of a ledger record.
    #[non_exhaustive]
    pub enum Kind: "kind" with KindRow {
        /// A stretch of benefit.
        Benefit = "benefit" {
            label: Text::new("uitkering", "benefit"),
            table: "benefits",
            also: "uitkering bijstand",
            codes: &SCHEMES,
            ..STRETCH
        },
        /// A measured rung (a point).
        Rung = "rung" {
            label: Text::new("trede", "rung"),
            table: "rungs",
            also: "trede ladder participatieladder tredemeting",
            codes: &RUNGS,
            ..POINT
        },
        /// The highest rung held possible within a year (a point).
        Growth = "growth" {
            label: Text::new("groeipotentieel", "growth"),
            table: "growths",
            also: "groei groeipotentieel potentieel groeipotentie",
            codes: &RUNGS,
            ..POINT
        },
        /// A conversation (a point).
        Contact = "contact" {
            label: Text::new("gesprek", "contact"),
            table: "contacts",
            also: "gesprek contact contactmoment gespreksverslag",
            codes: &CONTACTS,
            takes_more_codes: true,
            ..POINT
        },
        /// A stretch on a route.
        Route = "route" {
            label: Text::new("route", "route"),
            table: "routes",
            also: "traject route",
            ..STRETCH
        },
        /// A stretch of an activity.
        Activity = "activity" {
            label: Text::new("activiteit", "activity"),
            table: "activities",
            also: "activiteit act dagbesteding",
            codes: &ACTIVITIES,
            takes_more_codes: true,
            ..STRETCH
        },
        /// A handover to another team, until it was settled.
        Referral = "referral" {
            label: Text::new("doorverwijzing", "referral"),
            table: "referrals",
            also: "verwijzing doorverwijzing overdracht",
            codes: &REFERRALS,
            takes_more_codes: true,
            ..STRETCH
        },
        /// A stretch of work.
        Placement = "placement" {
            label: Text::new("plaatsing", "placement"),
            table: "placements",
            also: "plaatsing geplaatst dienstverband",
            codes: &PLACEMENTS,
            takes_more_codes: true,
            ..STRETCH
        },
        /// A stretch of a re-integration instrument in use.
        Instrument = "instrument" {
            label: Text::new("voorziening", "instrument"),
            table: "instruments",
            also: "voorziening reintegratievoorziening",
            codes: &INSTRUMENTS,
            takes_more_codes: true,
            ..STRETCH
        },
        /// A stretch of membership of a group.
        Group = "group" {
            label: Text::new("groep", "group"),
            table: "groups",
            also: "groep doelgroep kenmerk",
            ..STRETCH
        },
        /// The date of birth (a point).
        Birth = "birth" {
            label: Text::new("geboortedatum", "date of birth"),
            table: "births",
            also: "geboren geboorte geboortedatum",
            ..POINT
        },
        /// Another row ceases to hold.
        Withdraw = "withdraw" {
            label: Text::new("intrekking", "withdrawal"),
            table: "withdrawals",
            also: "intrekking ingetrokken vervallen",
            ..POINT
        },
    }
}

impl Kind {
    /// What it is called.
    ///
    /// ```
    /// use meedoen::vocabulary::{Kind, Lang};
    /// assert_eq!(Kind::Referral.label().get(Lang::Nl), "doorverwijzing");
    /// ```
    pub const fn label(self) -> Text {
        self.row().label
    }

    /// What a table with nothing but rows of this kind is called, as registrations export them.
    pub const fn table(self) -> &'static str {
        self.row().table
    }

    /// The kind whose table has this name: `bad_mapping` at `table` where there is none.
    ///
    /// ```
    /// use meedoen::vocabulary::Kind;
    /// assert_eq!(Kind::from_table("births"), Ok(Kind::Birth));
    /// assert_eq!(Kind::from_table("birth").unwrap_err().place(), "table");
    /// ```
    pub fn from_table(name: &str) -> Result<Self> {
        Self::LIST.into_iter().find(|kind| kind.table() == name).ok_or_else(|| {
            let message = format!("`{}` is no table of one kind", name.escape_debug());
            Error::new(ErrorCode::BadMapping, "table", message)
        })
    }

    /// Whether a record of this kind has an `end`: of a referral, the day it was settled.
    pub(crate) const fn has_end(self) -> bool {
        self.row().has_end
    }

    /// The codes that every municipality has for this kind, in the order of the model; a policy may
    /// add to some. Routes and groups are the policy's own; a birth has no code.
    pub(crate) const fn common_codes(self) -> &'static [CommonCode] {
        self.row().codes
    }

    /// Whether a policy may add codes to this kind (`[codes]`).
    pub(crate) const fn takes_more_codes(self) -> bool {
        self.row().takes_more_codes
    }

    /// What registrations call it beside its own word and table.
    pub(crate) fn also_called(self) -> impl Iterator<Item = &'static str> {
        self.row().also.split_whitespace()
    }
}
