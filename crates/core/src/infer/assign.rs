//! Which column is which of ours.

use super::column_names::{NameHint, says};
use super::sample::{Sample, SampleColumn};
use super::values::{day, nearly_all};
use super::{Evidence, synonyms};
use crate::ledger::{Field, Mapping};
use crate::policy::{Kind, Policy};

/// A column with more different texts than this holds no codes.
const CODES: u64 = 500;

/// The columns of a sample, as far as it is known what they are.
pub(super) struct Assigned<'a> {
    pub(super) sample: &'a Sample,
    policy: &'a Policy,
    /// What each column's name says, and how early.
    said: Vec<Option<(NameHint, usize)>>,
    /// What each column is, and what shows it.
    pub(super) picks: Vec<Option<(Field, Evidence)>>,
    /// The kind of all rows.
    pub(super) kind: Option<Kind>,
}

/// A column that may yet become something, and what its name says, and how early.
type Free<'a> = (usize, &'a SampleColumn, Option<(NameHint, usize)>);

impl<'a> Assigned<'a> {
    /// Finds out what the columns are, names before values.
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

    /// The column that is this one of ours.
    pub(super) fn source(&self, field: Field) -> Option<usize> {
        self.picks.iter().position(|pick| pick.is_some_and(|(of, _)| of == field))
    }

    /// Whether a column holds BSNs, or looks so.
    pub(super) fn is_bsn(&self, index: usize) -> bool {
        matches!(self.said[index], Some((NameHint::Bsn, _)))
    }

    /// Whether its name says that it is the day of the last change.
    pub(super) fn is_last_change(&self, index: usize) -> bool {
        matches!(self.said[index], Some((NameHint::LastChange, _)))
    }

    /// What is ours by its name as it stands, or by what is known.
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

    /// The columns that may yet become something, with what their names say.
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

    /// The kind: a column that says it, or what the names of the others are about.
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
        // A kind that has its own day beside one for all rows is said beside.
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

    /// The kind whose codes stand in a column.
    fn kind_by_values(&self) -> Option<Kind> {
        let code = self.source(Field::Code);
        let columns = || {
            let free = self.free().map(|(index, ..)| index);
            code.into_iter().chain(free).map(|index| &self.sample.columns[index])
        };
        Kind::LIST.into_iter().find(|kind| columns().any(|column| self.holds_codes(column, *kind)))
    }

    /// Whether at least half of what stands in a column are codes of this kind.
    fn means_codes(&self, column: &SampleColumn, kind: Kind) -> bool {
        self.rows_that_mean(column, kind) * 2 >= column.filled()
    }

    /// How many rows have a text that means a code of this kind.
    fn rows_that_mean(&self, column: &SampleColumn, kind: Kind) -> u64 {
        if column.distinct() > CODES {
            return 0;
        }
        column.rows_with(|text| {
            synonyms::code(kind, text, self.policy).is_some()
                || synonyms::cbs_scheme(kind, text).is_some()
        })
    }

    /// Whether nearly all that stands in a column are words for codes of this kind. Digits by
    /// themselves may be anything.
    fn holds_codes(&self, column: &SampleColumn, kind: Kind) -> bool {
        let means = |text: &str| {
            !text.bytes().all(|byte| byte.is_ascii_digit())
                && synonyms::code(kind, text, self.policy).is_some()
        };
        (1..=CODES).contains(&column.distinct())
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

    /// The free column whose name says that it is this one of ours, for this kind of record; of
    /// several the one that names the kind, then that whose name says it best.
    pub(super) fn named(&self, field: Field, kind: Option<Kind>, of_kind: bool) -> Option<usize> {
        let fits = |(index, column, said): Free<'_>| {
            let Some((NameHint::Is(says, of), early)) = said else { return None };
            // A code may be called by a word that could also be for the kind.
            if says != field && (says, field) != (Field::Kind, Field::Code) {
                return None;
            }
            let named = of.is_some() && of == kind;
            let other = of.is_some() && !named && (kind.is_some() || of == Some(Kind::Birth));
            let birth = kind == Some(Kind::Birth) && field == Field::Start;
            if other || !named && (of_kind || birth) || !self.may_be(field, column) {
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

    /// Whether what stands in a column does not speak against it.
    fn may_be(&self, field: Field, column: &SampleColumn) -> bool {
        match field {
            _ if field.is_date() => column.may_hold_dates(),
            // A number that comes twice would refuse rows.
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
                // Names of people have none.
                let has_digit = |text: &str| {
                    !text.contains(' ') && text.bytes().any(|byte| byte.is_ascii_digit())
                };
                column.rows_with(has_digit) == self.sample.rows as u64
                    && column.distinct() * 10 >= self.sample.rows as u64
                    && !column.holds_dates()
            };
            // What its name says it is, it is.
            let found = self.free().find(|(_, column, said)| said.is_none() && is_id(column));
            self.take(found.map(|(index, ..)| index), Field::Client);
        }
    }

    /// The start, and the end where there is one: columns of dates whose names say nothing.
    fn find_days(&mut self) {
        let days = self.free().filter(|(_, column, said)| said.is_none() && column.holds_dates());
        let days: Vec<usize> = days.map(|(index, ..)| index).collect();
        match *days.as_slice() {
            [start] => self.take(Some(start), Field::Start),
            [one, other] => {
                let found = [(one, other), (other, one)]
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

    /// Whether every row has a start, and none after its end.
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
