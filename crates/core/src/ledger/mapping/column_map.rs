//! Which cell of a row is which column of ours.

use crate::catalogue::FindingCode;
use crate::ledger::Field;
use crate::ledger::csv::encoding::trim;
use crate::ledger::mapping::{Mapping, bad};
use crate::ledger::report::Notice;
use crate::vocabulary::Word;
use crate::{Error, ErrorCode, Result};

/// Where the text of each of our columns comes from.
#[derive(Debug)]
pub(crate) struct ColumnMap {
    sources: [ColumnSource; Field::COUNT],
    /// How many columns the header has.
    pub(crate) width: usize,
}

/// Where the text of one of our columns comes from.
#[derive(Debug)]
pub(crate) enum ColumnSource {
    /// Nowhere: its cells are empty.
    Absent,
    /// From the cell with this number.
    Cell(usize),
    /// From the mapping, trimmed.
    Constant(Box<[u8]>),
}

impl ColumnMap {
    /// The layout that a header has under a mapping, and what is worth knowing about it.
    pub(crate) fn new(header: &[String], mapping: &Mapping) -> Result<(Self, Vec<Notice>)> {
        let mut sources = [const { ColumnSource::Absent }; Field::COUNT];
        let mut ignored = Vec::new();
        for (index, name) in header.iter().enumerate() {
            let mapped = mapping.columns.iter().find(|(own, _)| own.trim() == name);
            let ours = mapped.map(|(_, ours)| *ours).or_else(|| name.parse().ok());
            let Some(field) = ours else {
                let nameless = || format!("column {}", index + 1);
                ignored.push(if name.is_empty() { nameless() } else { name.clone() });
                continue;
            };
            let source = &mut sources[field as usize];
            if matches!(source, ColumnSource::Cell(_)) {
                return Err(bad_header(
                    format!("column {field}"),
                    format!("the header has `{field}` twice, after the mapping"),
                ));
            }
            *source = ColumnSource::Cell(index);
        }
        for (field, text) in &mapping.constants {
            let source = &mut sources[*field as usize];
            if matches!(source, ColumnSource::Cell(_)) {
                return Err(bad(
                    format!("constants.{field}"),
                    format!("the extract has a column for `{field}`, so it can't be constant"),
                ));
            }
            *source = ColumnSource::Constant(trim(text.as_bytes()).into());
        }
        for field in Field::LIST {
            let source = &mut sources[field as usize];
            if let (ColumnSource::Absent, Some(text)) = (&*source, mapping.text_of_absent(field)) {
                *source = ColumnSource::Constant(text.as_bytes().into());
            }
        }
        check_required(&sources)?;
        let is_absent = |own: &&String| !header.iter().any(|name| name == own.trim());
        let absent = mapping.columns.keys().filter(is_absent).cloned().collect();
        let notices = [(FindingCode::IgnoredColumn, ignored), (FindingCode::AbsentColumn, absent)]
            .into_iter()
            .filter(|(_, columns)| !columns.is_empty())
            .map(|(code, columns)| Notice { code, columns });
        Ok((Self { sources, width: header.len() }, notices.collect()))
    }

    /// Where the text of a column of ours comes from.
    #[inline]
    pub(crate) fn source(&self, field: Field) -> &ColumnSource {
        &self.sources[field as usize]
    }
}

fn check_required(sources: &[ColumnSource]) -> Result<()> {
    let absent = |field: &Field| matches!(sources[*field as usize], ColumnSource::Absent);
    let missing: Vec<&str> =
        Field::REQUIRED.into_iter().filter(absent).map(Field::as_str).collect();
    let place = match missing.as_slice() {
        [] => return Ok(()),
        [one] => format!("column {one}"),
        _ => String::new(),
    };
    Err(bad_header(
        place,
        format!(
            "there is no readable header: it lacks `{}` (a mapping can name one's own columns)",
            missing.join("`, `")
        ),
    ))
}

pub(crate) fn bad_header(place: impl Into<String>, message: impl Into<String>) -> Error {
    Error::new(ErrorCode::BadLedger, place, message)
}
