//! One record in few bytes, and as text.

use super::SyntheticOptions;
use super::plan::Plan;
use super::rng::mix;
use meedoen::Day;
use meedoen::ledger::Record;
use meedoen::vocabulary::{Kind, Reason, Settlement, Word};

/// A record of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) client: u32,
    pub(super) kind: Kind,
    /// Its number among the policy's codes of this kind.
    pub(super) code: u16,
    pub(super) start: Day,
    /// The first day after it (of a referral: the day it was settled); never while it runs.
    pub(super) until: Day,
    pub(super) ended: Ended,
    /// Hours a week, doubled; 0 for none.
    pub(super) half_hours: u8,
    /// Whether the benefit is shared with a partner.
    pub(super) shared: bool,
    pub(super) registered: Option<Day>,
    pub(super) withdrawn: Option<Day>,
}

/// How a record ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Nothing is said about it.
    Unsaid,
    Benefit(Reason),
    Referral(Settlement),
}

impl Ended {
    /// The words there are.
    pub(super) fn words() -> impl Iterator<Item = &'static str> {
        let reasons = Reason::ALL.iter().map(|reason| reason.as_str());
        reasons.chain(Settlement::ALL.iter().map(|settlement| settlement.as_str()))
    }

    /// The place of its word among them.
    pub(super) const fn place(self) -> Option<usize> {
        match self {
            Self::Unsaid => None,
            Self::Benefit(reason) => Some(reason as usize),
            Self::Referral(settlement) => Some(Reason::ALL.len() + settlement as usize),
        }
    }

    pub(super) fn word(self) -> Option<&'static str> {
        match self {
            Self::Unsaid => None,
            Self::Benefit(reason) => Some(reason.as_str()),
            Self::Referral(settlement) => Some(settlement.as_str()),
        }
    }
}

/// Later than every day: what still runs is over then.
pub(super) const NEVER: Day = Day::from_number(i32::MAX);

impl Row {
    /// What starts, or happens, on a day, with nothing more said of it.
    pub(super) const fn new(client: u32, kind: Kind, code: u16, start: Day) -> Self {
        Self {
            client,
            kind,
            code,
            start,
            until: NEVER,
            ended: Ended::Unsaid,
            half_hours: 0,
            shared: false,
            registered: None,
            withdrawn: None,
        }
    }

    /// The last day, included; `None` while it runs.
    pub(super) fn end(&self) -> Option<Day> {
        let last = if self.kind == Kind::Referral { self.until } else { self.until.plus_days(-1) };
        Some(last).filter(|_| self.until != NEVER)
    }

    pub(super) fn hours(&self) -> Option<f64> {
        (self.half_hours > 0).then(|| f64::from(self.half_hours) / 2.0)
    }

    /// The number of a shared benefit: that of the first of the couple.
    pub(super) const fn benefit(&self) -> Option<u32> {
        if self.shared { Some(self.client & !1) } else { None }
    }

    /// The columns written, in their order. There is no `record`: rows are withdrawn by themselves.
    pub(super) const HEADER: &'static str =
        "client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on\n";

    /// The row as a line of CSV.
    pub(super) fn push_csv(&self, plan: &Plan, text: &mut String) {
        push_id(self.client, &plan.options, text);
        text.push(',');
        text.push_str(self.kind.as_str());
        text.push(',');
        push_word(plan.word(self.kind, self.code), text);
        text.push(',');
        push_day(Some(self.start), text);
        text.push(',');
        push_day(self.end(), text);
        text.push(',');
        text.push_str(self.ended.word().unwrap_or(""));
        text.push(',');
        if self.half_hours > 0 {
            push_decimal(u32::from(self.half_hours / 2), text);
            text.push_str(if self.half_hours % 2 == 1 { ".5" } else { "" });
        }
        text.push(',');
        if let Some(benefit) = self.benefit() {
            push_benefit_no(benefit, text);
        }
        text.push(',');
        push_day(self.registered, text);
        text.push(',');
        push_day(self.withdrawn, text);
        text.push('\n');
    }

    /// The row as values.
    pub(super) fn record(&self, plan: &Plan, row: u32) -> Record {
        let mut client = String::new();
        push_id(self.client, &plan.options, &mut client);
        let mut record =
            Record::new(client, self.kind, plan.word(self.kind, self.code), self.start);
        record.end = self.end();
        record.reason = self.ended.word();
        record.hours = self.hours();
        if let Some(benefit) = self.benefit() {
            push_benefit_no(benefit, &mut record.benefit_no);
        }
        record.registered_on = self.registered;
        record.withdrawn_on = self.withdrawn;
        record.row = row;
        record
    }
}

/// The id of a client.
pub(super) fn push_id(client: u32, options: &SyntheticOptions, text: &mut String) {
    text.push('c');
    push_hexadecimal(u64::from(client), 8, text);
    if options.long_ids {
        push_hexadecimal(mix(options.seed ^ (u64::from(client) << 32)), 7, text);
    }
}

/// The number of a benefit, always 9 characters.
pub(super) fn push_benefit_no(benefit: u32, text: &mut String) {
    text.push('u');
    push_hexadecimal(u64::from(benefit), 8, text);
}

/// A word of the policy, in quotes where it needs them.
fn push_word(word: &str, text: &mut String) {
    if word.contains([',', ';', '"', '\n', '\r']) {
        text.push('"');
        text.push_str(&word.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(word);
    }
}

/// The lowest digits of a number.
fn push_hexadecimal(number: u64, digits: u32, text: &mut String) {
    for place in (0..digits).rev() {
        let digit = (number >> (4 * place)) as u8 & 0xF;
        text.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
    }
}

fn push_day(day: Option<Day>, text: &mut String) {
    if let Some(day) = day {
        let (year, month, day) = day.ymd();
        push_decimal(year as u32 / 100, text);
        push_two(year as u32 % 100, text);
        text.push('-');
        push_two(month, text);
        text.push('-');
        push_two(day, text);
    }
}

/// A number up to 99 in two digits.
fn push_two(number: u32, text: &mut String) {
    text.push(char::from(b'0' + (number / 10) as u8 % 10));
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// A number up to 99.
fn push_decimal(number: u32, text: &mut String) {
    if number < 10 {
        text.push(char::from(b'0' + number as u8));
    } else {
        push_two(number, text);
    }
}
