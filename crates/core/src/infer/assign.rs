//! Which column of the extract is which column of the ledger.

use super::column_names::{NameHint, says};
use super::sample::{Sample, SampleColumn};
use super::values::{day, nearly_all};
use super::{Evidence, synonyms};
use crate::ledger::{Field, Mapping};
use crate::policy::Policy;
use crate::vocabulary::Kind;

/// A column with more different texts than this holds no codes.
const MOST_CODES: u64 = 500;

/// The columns of a sample, and what each was found to be.
pub(super) struct Assigned<'a> {
    pub(super) sample: &'a Sample,
    policy: &'a Policy,
    /// What each column's name suggests, and by which line of the table of names: the earlier, the
    /// surer.
    said: Vec<Option<(NameHint, usize)>>,
    /// Which column of the ledger each is, and what shows it.
    pub(super) picks: Vec<Option<(Field, Evidence)>>,
    /// The kind of all rows.
    pub(super) kind: Option<Kind>,
}

/// A column that is not assigned yet, and what its name suggests, by which line of the table.
type Free<'a> = (usize, &'a SampleColumn, Option<(NameHint, usize)>);

impl<'a> Assigned<'a> {
    /// Assigns the columns: first by what is known, then by their names, then by their values.
    pub(super) fn new(sample: &'a Sample, policy: &'a Policy, known: &Mapping) -> Self {
        let said = sample.columns.iter().map(|column| {
            let says = says(&column.name);
            if column.is_bsn_like() { Some((NameHint::Bsn, 0)) } else { says }
        });
        let mut assigned = Self {
            sample,
            policy,
            said: said.collect(),
            picks: vec![None; sample.columns.len()],
            kind: None,
        };
        assigned.take_what_stands(known);
        let constant = known.constants.get(&Field::Kind);
        assigned.kind = constant.and_then(|word| word.trim().parse().ok());
        if known.columns.is_empty() {
            assigned.find_kind();
            assigned.find_by_name();
            assigned.find_by_values();
        }
        assigned
    }

    /// The column of the extract that was assigned to this column of the ledger.
    pub(super) fn source(&self, field: Field) -> Option<usize> {
        self.picks.iter().position(|pick| pick.is_some_and(|(of, _)| of == field))
    }

    /// Whether a column holds BSNs, or seems to.
    pub(super) fn is_bsn(&self, index: usize) -> bool {
        matches!(self.said[index], Some((NameHint::Bsn, _)))
    }

    /// Whether a column's name says that it is the day of the last change.
    pub(super) fn is_last_change(&self, index: usize) -> bool {
        matches!(self.said[index], Some((NameHint::LastChange, _)))
    }

    /// Assigns the columns that have the name of a column of the ledger, and those that are known.
    fn take_what_stands(&mut self, known: &Mapping) {
        for (index, column) in self.sample.columns.iter().enumerate() {
            let own = known.columns.iter().find(|(own, _)| own.trim() == column.name);
            let known = own.map(|(_, field)| (*field, Evidence::Known));
            let ours = || Some((column.name.parse().ok()?, Evidence::Name));
            if let Some(pick) = known.or_else(ours)
                && self.source(pick.0).is_none()
            {
                self.picks[index] = Some(pick);
            }
        }
    }

    /// The columns that are not assigned yet, with what their names suggest.
    fn free(&self) -> std::vec::IntoIter<Free<'a>> {
        let columns = self.sample.columns.iter().enumerate();
        let free = columns.zip(&self.said).filter_map(|((index, column), said)| {
            let barred = matches!(said, Some((NameHint::Bsn | NameHint::LastChange, _)));
            let taken = self.picks[index].is_some();
            let nameless = column.name.is_empty() || self.sample.is_ambiguous(&column.name);
            (!barred && !taken && !nameless).then_some((index, column, *said))
        });
        free.collect::<Vec<_>>().into_iter()
    }

    /// Finds the kind: in a column that says it, or as the kind that most names of columns speak of.
    fn find_kind(&mut self) {
        if self.kind.is_some() || self.source(Field::Kind).is_some() {
            return;
        }
        let says_kinds = |column: &SampleColumn| {
            let meant = column.rows_with(|text| synonyms::kind(text).is_some());
            column.filled() > 0 && meant * 2 >= column.filled()
        };
        let found = self.free().find(|(_, column, said)| {
            matches!(said, Some((NameHint::Is(Field::Kind, _), _))) && says_kinds(column)
        });
        if let Some((index, ..)) = found {
            self.picks[index] = Some((Field::Kind, Evidence::Name));
            return;
        }
        // Where there is a start for all rows, a kind with a day of its own is an addition to them.
        let beside = self.source(Field::Start).is_some()
            || self
                .free()
                .any(|(.., said)| matches!(said, Some((NameHint::Is(Field::Start, None), _))));
        let weight = |kind: Kind| -> u64 {
            let of = |(_, column, said): Free<'_>| match said {
                Some((NameHint::Is(Field::Code, Some(of)), _)) if of == kind => {
                    if self.means_codes(column, kind) { 4 } else { 1 }
                }
                Some((NameHint::Is(Field::Start, Some(of)), _)) if of == kind => {
                    if beside || kind == Kind::Birth { 1 } else { 3 }
                }
                Some((NameHint::Is(_, Some(of)), _)) if of == kind => 3,
                Some((NameHint::Is(Field::Reason, None), _)) if kind == Kind::Benefit => 1,
                _ => 0,
            };
            self.free().map(of).sum()
        };
        let mut best = (0, None);
        for kind in Kind::LIST {
            let weight = weight(kind);
            if weight > best.0 {
                best = (weight, Some(kind));
            }
        }
        self.kind = best.1.or_else(|| self.kind_by_values());
    }

    /// The first kind whose codes nearly fill a column.
    fn kind_by_values(&self) -> Option<Kind> {
        let code = self.source(Field::Code);
        let columns = || {
            let free = self.free().map(|(index, ..)| index);
            code.into_iter().chain(free).map(|index| &self.sample.columns[index])
        };
        Kind::LIST.into_iter().find(|kind| columns().any(|column| self.holds_codes(column, *kind)))
    }

    /// Whether at least half of the texts in a column mean codes of this kind.
    fn means_codes(&self, column: &SampleColumn, kind: Kind) -> bool {
        self.rows_that_mean(column, kind) * 2 >= column.filled()
    }

    /// How many rows have a text that means a code of this kind.
    fn rows_that_mean(&self, column: &SampleColumn, kind: Kind) -> u64 {
        if column.distinct() > MOST_CODES {
            return 0;
        }
        column.rows_with(|text| {
            synonyms::code(kind, text, self.policy).is_some()
                || synonyms::cbs_scheme(kind, text).is_some()
        })
    }

    /// Whether nearly all texts in a column are words for codes of this kind. Digits alone do not
    /// count: they may be anything.
    fn holds_codes(&self, column: &SampleColumn, kind: Kind) -> bool {
        let means = |text: &str| {
            !text.bytes().all(|byte| byte.is_ascii_digit())
                && synonyms::code(kind, text, self.policy).is_some()
        };
        (1..=MOST_CODES).contains(&column.distinct())
            && nearly_all(column.rows_with(means), column.filled())
    }

    fn find_by_name(&mut self) {
        for field in Field::LIST {
            let unused = self.kind.is_some_and(|kind| !field.is_used_by(kind));
            if field == Field::Kind || unused || self.source(field).is_some() {
                continue;
            }
            if let Some(index) = self.named(field, self.kind, false) {
                self.picks[index] = Some((field, Evidence::Name));
            }
        }
    }

    /// The unassigned column whose name suggests this column of the ledger for this kind of record. Of
    /// several: the one whose texts mean the most codes, then one that names the kind, then the one
    /// whose name is the surest.
    pub(super) fn named(&self, field: Field, kind: Option<Kind>, of_kind: bool) -> Option<usize> {
        let fits = |(index, column, said): Free<'_>| {
            let Some((NameHint::Is(says, of), early)) = said else { return None };
            // A code may be called by a word that could also be for the kind.
            if says != field && (says, field) != (Field::Kind, Field::Code) {
                return None;
            }
            let named = of.is_some() && of == kind;
            let of_other_kind =
                of.is_some() && !named && (kind.is_some() || of == Some(Kind::Birth));
            let birth = kind == Some(Kind::Birth) && field == Field::Start;
            if of_other_kind || !named && (of_kind || birth) || !self.may_be(field, column) {
                return None;
            }
            let meant = match (field, kind) {
                (Field::Code, Some(kind)) => self.rows_that_mean(column, kind),
                _ => 0,
            };
            Some(((std::cmp::Reverse(meant), !named, early, index), index))
        };
        self.free().filter_map(fits).min().map(|(_, index)| index)
    }

    /// Whether the values of a column allow it to be this column of the ledger.
    fn may_be(&self, field: Field, column: &SampleColumn) -> bool {
        match field {
            _ if field.is_date() => column.may_hold_dates(),
            // Rows with a number that occurs twice would be quarantined.
            Field::Record => column.distinct() == self.sample.rows as u64,
            _ => true,
        }
    }

    fn find_by_values(&mut self) {
        if self.sample.rows == 0 {
            return;
        }
        if self.source(Field::Start).is_none() && self.kind != Some(Kind::Birth) {
            self.find_days();
        }
        let lacks_code = self.source(Field::Code).is_none();
        if let Some(kind) = self.kind.filter(|kind| lacks_code && Field::Code.is_used_by(*kind)) {
            let found = self.free().find(|(_, column, _)| self.holds_codes(column, kind));
            self.take(found.map(|(index, ..)| index), Field::Code);
        }
        if self.source(Field::Client).is_none() {
            let is_id = |column: &SampleColumn| {
                // An id has a digit; names of people have none.
                let has_digit = |text: &str| {
                    !text.contains(' ') && text.bytes().any(|byte| byte.is_ascii_digit())
                };
                column.rows_with(has_digit) == self.sample.rows as u64
                    && column.distinct() * 10 >= self.sample.rows as u64
                    && !column.holds_dates()
            };
            // A column whose name says what it is, is that.
            let found = self.free().find(|(_, column, said)| said.is_none() && is_id(column));
            self.take(found.map(|(index, ..)| index), Field::Client);
        }
    }

    /// Finds the start, and the end where there is one, among columns of dates whose names suggest
    /// nothing.
    fn find_days(&mut self) {
        let days = self.free().filter(|(_, column, said)| said.is_none() && column.holds_dates());
        let days: Vec<usize> = days.map(|(index, ..)| index).collect();
        match *days.as_slice() {
            [start] => self.take(Some(start), Field::Start),
            [left, right] => {
                let found = [(left, right), (right, left)]
                    .into_iter()
                    .find(|(start, end)| self.is_never_after(*start, *end));
                self.take(found.map(|(start, _)| start), Field::Start);
                if self.source(Field::End).is_none() && self.kind.is_none_or(Kind::has_end) {
                    self.take(found.map(|(_, end)| end), Field::End);
                }
            }
            _ => {}
        }
    }

    /// Whether every row has a start, and no start lies after its end.
    fn is_never_after(&self, start: usize, end: usize) -> bool {
        let [start, end] = [start, end].map(|index| &self.sample.columns[index]);
        (0..self.sample.rows).all(|row| match (day(start.at(row).0), day(end.at(row).0)) {
            (Some(start), Some(end)) => start <= end,
            (start, _) => start.is_some(),
        })
    }

    fn take(&mut self, index: Option<usize>, field: Field) {
        if let Some(index) = index {
            self.picks[index] = Some((field, Evidence::Values));
        }
    }
}
