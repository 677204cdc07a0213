//! One row of cells: what it says, or the first problem with it.

use crate::Day;
use crate::catalogue::FindingCode;
use crate::ledger::mapping::resolver::CodeResolver;
use crate::ledger::read::dates::{self, DateText};
use crate::ledger::{Field, RecordColumns};
use crate::vocabulary::Kind;

/// What stands in a cell.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CellValue<'a> {
    /// Text, trimmed; empty where there is none.
    Text(&'a [u8]),
    /// A day, as a number of days since 1970-01-01.
    Day(i32),
    /// A number.
    Number(f64),
}

impl<'a> CellValue<'a> {
    pub(crate) const EMPTY: Self = Self::Text(b"");

    pub(crate) fn text(self) -> &'a [u8] {
        match self {
            Self::Text(text) => text,
            Self::Day(_) | Self::Number(_) => b"",
        }
    }

    /// `None` when the cell is empty.
    fn date(self) -> Option<DateText> {
        match self {
            Self::Text(b"") | Self::Number(_) => None,
            Self::Text(text) => Some(dates::read(text)),
            Self::Day(number) => Some(dates::of_number(number)),
        }
    }

    /// The cell's text, for the eyes of the ledger's owner.
    pub(crate) fn shown(self) -> String {
        match self {
            Self::Text(text) => String::from_utf8_lossy(text).into_owned(),
            Self::Day(number) => Day::from_number(number).to_string(),
            Self::Number(number) => number.to_string(),
        }
    }
}

/// A row's cells, by the columns of ours that they are.
pub(crate) trait RowCells<'a> {
    /// What stands in a column.
    fn cell(&self, field: Field) -> CellValue<'a>;
}

/// What a row says; its texts have no numbers yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ParsedRow<'a> {
    pub(crate) client: &'a [u8],
    pub(crate) kind: Kind,
    pub(crate) code: u16,
    pub(crate) start: i32,
    pub(crate) until: i32,
    pub(crate) reason: u8,
    pub(crate) detail: Detail<'a>,
    pub(crate) registered: i32,
    pub(crate) withdrawn: i32,
    /// Empty where the row has no number.
    pub(crate) record: &'a [u8],
}

/// What only some kinds have.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Detail<'a> {
    None,
    BenefitNo(&'a [u8]),
    Hours(f64),
    /// The index of the row that is withdrawn.
    Withdraws(usize),
}

/// The first problem of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowProblem {
    pub(crate) field: Field,
    pub(crate) code: FindingCode,
}

/// What a row needs to know of those before it.
pub(crate) trait EarlierRows {
    /// Whether an earlier accepted row has this record number.
    fn has_record(&self, record: &[u8]) -> bool;
    /// The client's standing row with this record number.
    fn standing(&self, client: &[u8], record: &[u8]) -> Option<usize>;
}

/// Reads a row. The columns are read in their order, and the first problem ends it.
pub(crate) fn read<'a>(
    cells: &impl RowCells<'a>,
    resolver: &CodeResolver,
    earlier: &impl EarlierRows,
) -> Result<ParsedRow<'a>, RowProblem> {
    let problem = |field, code| RowProblem { field, code };
    let required = |field: Field| match cells.cell(field) {
        CellValue::Text(b"") => Err(problem(field, FindingCode::MissingValue)),
        cell => Ok(cell),
    };
    let client = required(Field::Client)?.text();
    let kind = required(Field::Kind)?.text();
    let kind = resolver.kind(kind).ok_or(problem(Field::Kind, FindingCode::UnknownKind))?;
    // What stands in a column that the kind does not use is not read.
    let cell = |field: Field| {
        if field.is_used_by(kind) { cells.cell(field) } else { CellValue::EMPTY }
    };

    let (mut code, mut detail) = (0, Detail::None);
    if kind == Kind::Withdraw {
        let record = required(Field::Code)?.text();
        let row = earlier.standing(client, record);
        detail = Detail::Withdraws(row.ok_or(problem(Field::Code, FindingCode::NoSuchRecord))?);
    } else if Field::Code.is_used_by(kind) {
        let word = required(Field::Code)?.text();
        code = resolver.code(kind, word).ok_or(problem(Field::Code, FindingCode::UnknownCode))?;
    }

    required(Field::Start)?;
    let start = match (cell(Field::Start).date(), kind) {
        // Partial dates of birth are common; such a client is taken to be as young as can be.
        (Some(DateText::Day(day)), _) | (Some(DateText::Partial(day)), Kind::Birth) => day.number(),
        (date, _) => return Err(problem(Field::Start, not_a_day(date))),
    };

    let until = match cell(Field::End).date() {
        None | Some(DateText::Open) => RecordColumns::OPEN,
        Some(DateText::Day(day)) => {
            let until = day.number() + resolver.days_to_until(kind);
            let first_until = start + i32::from(kind != Kind::Referral);
            if until < first_until {
                return Err(problem(Field::End, FindingCode::EndBeforeStart));
            }
            until
        }
        date => return Err(problem(Field::End, not_a_day(date))),
    };

    let reason = match cell(Field::Reason).text() {
        b"" => RecordColumns::NO_REASON,
        word if kind == Kind::Referral => {
            resolver.settlement(word).ok_or(problem(Field::Reason, FindingCode::UnknownReason))?
        }
        word => {
            let last = (until != RecordColumns::OPEN).then(|| Day::from_number(until - 1));
            resolver.reason(word, last).ok_or(problem(Field::Reason, FindingCode::UnknownReason))?
        }
    };

    match cell(Field::Hours) {
        CellValue::Text(b"") | CellValue::Day(_) => {}
        CellValue::Number(hours) if are_hours(hours) => detail = Detail::Hours(hours),
        CellValue::Number(_) => return Err(problem(Field::Hours, FindingCode::BadNumber)),
        CellValue::Text(text) => {
            let hours = decimal(text).ok_or(problem(Field::Hours, FindingCode::BadNumber))?;
            detail = Detail::Hours(hours);
        }
    }
    match cell(Field::BenefitNo).text() {
        b"" => {}
        number => detail = Detail::BenefitNo(number),
    }

    let registered = match cell(Field::RegisteredOn).date() {
        None => RecordColumns::NO_DAY,
        Some(DateText::Day(day)) => day.number(),
        date => return Err(problem(Field::RegisteredOn, not_a_day(date))),
    };
    let withdrawn = match cell(Field::WithdrawnOn).date() {
        None | Some(DateText::Open) => RecordColumns::OPEN,
        Some(DateText::Day(day)) => day.number(),
        date => return Err(problem(Field::WithdrawnOn, not_a_day(date))),
    };

    let record = cell(Field::Record).text();
    if !record.is_empty() && earlier.has_record(record) {
        return Err(problem(Field::Record, FindingCode::DuplicateRecord));
    }
    Ok(ParsedRow {
        client,
        kind,
        code,
        start,
        until,
        reason,
        detail,
        registered,
        withdrawn,
        record,
    })
}

fn not_a_day(date: Option<DateText>) -> FindingCode {
    match date {
        Some(DateText::Partial(_)) => FindingCode::PartialDate,
        _ => FindingCode::BadDate,
    }
}

/// Whether plain digits could have written this number.
pub(crate) fn are_hours(hours: f64) -> bool {
    hours.is_finite() && hours.is_sign_positive()
}

/// A decimal of plain digits, with `.` or `,` between digits.
pub(crate) fn decimal(text: &[u8]) -> Option<f64> {
    if (1..=15).contains(&text.len()) && text.iter().all(u8::is_ascii_digit) {
        // A whole number of so few digits is exact.
        let number = text.iter().fold(0_u64, |sum, byte| sum * 10 + u64::from(byte - b'0'));
        return Some(number as f64);
    }
    let mut parts = text.splitn(2, |byte| matches!(byte, b'.' | b','));
    let all_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    if !parts.all(all_digits) {
        return None;
    }
    let text = std::str::from_utf8(text).ok()?;
    let number = if text.contains(',') { text.replace(',', ".").parse() } else { text.parse() };
    number.ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn hours_are_plain_decimals() {
        for (text, hours) in [
            ("0", 0.0),
            ("8", 8.0),
            ("23.5", 23.5),
            ("23,5", 23.5),
            ("11,99", 11.99),
            ("007.250", 7.25),
            ("-0", f64::NAN),
            ("-8", f64::NAN),
            ("+8", f64::NAN),
            ("8.", f64::NAN),
            (".5", f64::NAN),
            (",", f64::NAN),
            ("1e3", f64::NAN),
            ("1.000,5", f64::NAN),
            ("8 ", f64::NAN),
            ("8h", f64::NAN),
            ("NaN", f64::NAN),
            ("٨", f64::NAN),
        ] {
            let expected = Some(hours).filter(|hours| !hours.is_nan());
            assert_eq!(decimal(text.as_bytes()), expected, "{text}");
        }
        assert_eq!(decimal("9".repeat(400).as_bytes()), None);
    }
}
