//! From what was seen to the guess and its mapping.

use super::assign::Assigned;
use super::end_days::Stretches;
use super::sample::{Sample, SampleColumn};
use super::values::nearly_all;
use super::{AlsoGuess, ColumnGuess, EndGuess, Evidence, Guess, ValueCount, WordGuess, synonyms};
use crate::ledger::{Cbs, CodeMap, Coded, EndDay, Field, Mapping, OwnReason, ReasonMap};
use crate::policy::Policy;
use crate::vocabulary::{Kind, Reason, Word};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many of a column's texts are shown, and how many words of each sort.
const VALUES: usize = 12;
const WORDS: usize = 200;

/// Puts a guess together.
pub(super) fn compose(sample: &Sample, policy: &Policy, known: &Mapping) -> Guess {
    let assigned = Assigned::new(sample, policy, known);
    let (kinds, row_kinds) = kinds(&assigned, known);
    let codes = codes(&assigned, policy, known, &row_kinds);
    let reasons = reasons(&assigned, known, &row_kinds);
    let end = end(&assigned, &row_kinds);

    let mut mapping = known.clone();
    let columns = assigned.picks.iter().zip(&sample.columns);
    for (pick, column) in columns {
        if let Some((field, _)) = pick
            && column.name.parse() != Ok(*field)
        {
            mapping.columns.insert(column.name.clone(), *field);
        }
    }
    if let (Some(kind), None) = (assigned.kind, assigned.source(Field::Kind)) {
        set_kind(&mut mapping, kind, assigned.source(Field::Code).is_some());
    }
    add_codes(&mut mapping, Coded::Kinds, &kinds);
    for (kind, words) in &codes {
        add_codes(&mut mapping, Coded::Of(*kind), words);
    }
    add_reasons(&mut mapping, &reasons);
    if known.columns.is_empty() {
        mapping.end = end.convention.unwrap_or(known.end);
    }

    let has = |field: Field| assigned.source(field).is_some() || mapping.text_of(field).is_some();
    let columns: Vec<ColumnGuess> =
        (0..sample.columns.len()).map(|index| column(&assigned, index, &codes, &kinds)).collect();
    Guess {
        delimiter: char::from(sample.delimiter),
        encoding: sample.encoding,
        rows: sample.rows as u64,
        is_ledger: Field::REQUIRED
            .into_iter()
            .all(|field| sample.columns.iter().any(|column| column.name == field.as_str())),
        bsn_like: (0..sample.columns.len()).any(|index| assigned.is_bsn(index)),
        missing: Field::REQUIRED.into_iter().filter(|field| !has(*field)).collect(),
        also: also(&assigned, policy, &mapping),
        kind: assigned.kind.filter(|_| assigned.source(Field::Kind).is_none()),
        columns,
        kinds,
        codes,
        reasons,
        end,
        mapping,
    }
}

impl Mapping {
    /// The text of a column that the extract lacks.
    fn text_of(&self, field: Field) -> Option<&str> {
        let constant = self.constants.get(&field).map(String::as_str);
        constant.or_else(|| self.text_of_absent(field))
    }
}

/// Sets the kind of all rows; births need no code.
fn set_kind(mapping: &mut Mapping, kind: Kind, has_code: bool) {
    mapping.constants.entry(Field::Kind).or_insert_with(|| kind.as_str().to_owned());
    if kind == Kind::Birth && !has_code {
        mapping.constants.entry(Field::Code).or_default();
    }
}

/// What is shown of a column.
fn column(
    assigned: &Assigned<'_>,
    index: usize,
    codes: &BTreeMap<Kind, Vec<WordGuess>>,
    kinds: &[WordGuess],
) -> ColumnGuess {
    let column = &assigned.sample.columns[index];
    let (field, mut because) = assigned.picks[index].unzip();
    if field.is_none() && assigned.is_bsn(index) {
        because = Some(Evidence::Bsn);
    } else if field.is_none() && assigned.is_last_change(index) {
        because = Some(Evidence::LastChange);
    }
    let all_rows = column.filled() == assigned.sample.rows as u64;
    let all_sure = |words: &[WordGuess]| words.iter().all(|word| word.sure);
    let sure = match (field, because) {
        (Some(_), Some(Evidence::Known)) => true,
        (Some(field), Some(Evidence::Name)) => match field {
            Field::Client => all_rows,
            Field::Kind => all_sure(kinds),
            Field::Code => codes.values().all(|words| all_sure(words)),
            Field::Start => column.holds_dates() && all_rows,
            _ if field.is_date() => column.holds_dates() || column.filled() == 0,
            _ => true,
        },
        _ => false,
    };
    let shown = if assigned.is_bsn(index) { 0 } else { VALUES };
    let values = most_frequent(column.texts(), shown)
        .into_iter()
        .map(|(text, rows)| ValueCount { text: text.to_owned(), rows })
        .collect();
    ColumnGuess {
        name: column.name.clone(),
        filled: column.filled(),
        distinct: column.distinct(),
        values,
        field,
        because,
        sure,
    }
}

/// The words for kinds, and the kind of each row.
fn kinds(assigned: &Assigned<'_>, known: &Mapping) -> (Vec<WordGuess>, Vec<Option<Kind>>) {
    let rows = assigned.sample.rows;
    let Some(column) = assigned.source(Field::Kind).map(|index| &assigned.sample.columns[index])
    else {
        return (Vec::new(), vec![assigned.kind; rows]);
    };
    let known = own_words(known, Coded::Kinds);
    let meant = |text: &str| match known.and_then(|own| own.get(text)) {
        Some(ours) => Some((ours.as_str(), true)),
        None => synonyms::kind(text),
    };
    let of: Vec<Option<Kind>> = std::iter::once("")
        .chain(column.texts().map(|(text, _)| text))
        .map(|text| meant(text).and_then(|(word, _)| word.parse().ok()))
        .collect();
    let kinds = (0..rows).map(|row| of.get(column.at(row).1 as usize).copied().flatten());
    let texts = most_frequent(column.texts(), WORDS);
    (listed(texts.into_iter().map(|(text, rows)| (text, rows, meant(text)))), kinds.collect())
}

/// The words that a mapping gives.
fn own_words(mapping: &Mapping, coded: Coded) -> Option<&BTreeMap<String, String>> {
    match mapping.codes.get(&coded) {
        Some(CodeMap::Own(own)) => Some(own),
        _ => None,
    }
}

/// The most frequent of these texts, the most frequent first.
fn most_frequent<'a>(
    texts: impl Iterator<Item = (&'a str, u64)>,
    most: usize,
) -> Vec<(&'a str, u64)> {
    let mut texts: Vec<_> = texts.collect();
    texts.sort_by_key(|(_, rows)| Reverse(*rows));
    texts.truncate(most);
    texts
}

/// A list of words.
fn listed<'a>(
    words: impl Iterator<Item = (&'a str, u64, synonyms::Meaning<'a>)>,
) -> Vec<WordGuess> {
    let guessed = |(own, rows, meant): (&str, u64, synonyms::Meaning<'_>)| WordGuess {
        own: own.to_owned(),
        rows,
        ours: meant.map(|(ours, _)| ours.to_owned()),
        sure: meant.is_some_and(|(_, sure)| sure),
    };
    words.map(guessed).collect()
}

/// The codes of each kind.
fn codes(
    assigned: &Assigned<'_>,
    policy: &Policy,
    known: &Mapping,
    row_kinds: &[Option<Kind>],
) -> BTreeMap<Kind, Vec<WordGuess>> {
    let Some(index) = assigned.source(Field::Code) else { return BTreeMap::new() };
    let column = &assigned.sample.columns[index];
    let mut counts: BTreeMap<(Kind, u32), (&str, u64)> = BTreeMap::new();
    for (row, kind) in row_kinds.iter().enumerate() {
        let (text, number) = column.at(row);
        if let Some(kind) = kind
            && !text.is_empty()
        {
            counts.entry((*kind, number)).or_insert((text, 0)).1 += 1;
        }
    }
    let has_codes = |kind: &Kind| Coded::from_word(kind.as_str()).is_some();
    let mut lists = BTreeMap::new();
    for kind in Kind::LIST.into_iter().filter(has_codes) {
        let found = counts.range((kind, 0)..=(kind, u32::MAX)).map(|(_, found)| *found);
        let texts = most_frequent(found, WORDS);
        if !texts.is_empty() {
            lists.insert(kind, words_of(kind, &texts, policy, known));
        }
    }
    lists
}

/// What the texts mean as codes of one kind.
fn words_of(kind: Kind, texts: &[(&str, u64)], policy: &Policy, known: &Mapping) -> Vec<WordGuess> {
    let own = own_words(known, Coded::Of(kind));
    let is_cbs = are_cbs(texts, |text| synonyms::cbs_scheme(kind, text).is_some());
    listed(texts.iter().map(|(text, rows)| {
        let known = own.and_then(|own| own.get(*text)).map(|ours| (ours.as_str(), true));
        let cbs = || synonyms::cbs_scheme(kind, text).filter(|_| is_cbs).map(|ours| (ours, false));
        (*text, *rows, known.or_else(|| synonyms::code(kind, text, policy)).or_else(cbs))
    }))
}

/// Whether nearly all texts of digits are codes of the national statistics.
fn are_cbs(texts: &[(&str, u64)], is_code: impl Fn(&str) -> bool) -> bool {
    let digits = texts.iter().filter(|(text, _)| text.bytes().all(|byte| byte.is_ascii_digit()));
    let (mut all, mut known) = (0, 0);
    for (text, rows) in digits {
        all += rows;
        known += if is_code(text) { *rows } else { 0 };
    }
    nearly_all(known, all)
}

/// Why benefits ended.
fn reasons(assigned: &Assigned<'_>, known: &Mapping, row_kinds: &[Option<Kind>]) -> Vec<WordGuess> {
    let Some(index) = assigned.source(Field::Reason) else { return Vec::new() };
    let column = &assigned.sample.columns[index];
    let mut counts: BTreeMap<u32, (&str, u64)> = BTreeMap::new();
    for (row, kind) in row_kinds.iter().enumerate() {
        let (text, number) = column.at(row);
        if *kind == Some(Kind::Benefit) && !text.is_empty() {
            counts.entry(number).or_insert((text, 0)).1 += 1;
        }
    }
    let texts = most_frequent(counts.into_values(), WORDS);
    let known = match &known.reasons {
        ReasonMap::Own(own) => own.as_slice(),
        ReasonMap::Cbs(_) => &[],
    };
    let is_cbs = are_cbs(&texts, |text| Reason::from_cbs(text).is_some());
    listed(texts.iter().map(|(text, rows)| {
        let known = known.iter().find(|reason| reason.own.trim() == *text);
        let known = known.map(|reason| (reason.is.as_str(), true));
        let cbs = || Reason::from_cbs(text).filter(|_| is_cbs).map(|is| (is.as_str(), false));
        (*text, *rows, known.or_else(|| synonyms::reason(text)).or_else(cbs))
    }))
}

/// Whether `end` is the last day, and what shows it.
fn end(assigned: &Assigned<'_>, row_kinds: &[Option<Kind>]) -> EndGuess {
    let sources = [Field::Client, Field::Start, Field::End].map(|field| assigned.source(field));
    let [Some(client), Some(start), Some(end)] = sources else { return EndGuess::default() };
    let [client, start, end] = [client, start, end].map(|index| &assigned.sample.columns[index]);
    let mut stretches = Stretches::default();
    for (row, kind) in row_kinds.iter().enumerate() {
        let is_stretch = |kind: &Kind| kind.has_end() && *kind != Kind::Referral;
        if let Some(kind) = kind.filter(is_stretch) {
            stretches.add(client.at(row).1, kind, start.at(row).0, end.at(row).0);
        }
    }
    stretches.evidence()
}

/// Adds the words that differ from ours to the mapping.
fn add_codes(mapping: &mut Mapping, coded: Coded, words: &[WordGuess]) {
    let found: Vec<(&str, &str)> = words
        .iter()
        .filter_map(|word| Some((&*word.own, word.ours.as_deref()?)))
        .filter(|(own, ours)| own != ours)
        .collect();
    if found.is_empty() {
        return;
    }
    let is_cbs = |(own, ours): &(&str, &str)| {
        coded == Coded::Of(Kind::Benefit) && synonyms::cbs_scheme(Kind::Benefit, own) == Some(*ours)
    };
    if !mapping.codes.contains_key(&coded) && found.iter().all(is_cbs) {
        mapping.codes.insert(coded, CodeMap::Cbs(Cbs::Cbs));
        return;
    }
    let map = mapping.codes.entry(coded).or_insert_with(|| CodeMap::Own(BTreeMap::new()));
    if let CodeMap::Own(own) = map {
        for (word, ours) in found {
            own.entry(word.to_owned()).or_insert_with(|| ours.to_owned());
        }
    }
}

/// The same for reasons.
fn add_reasons(mapping: &mut Mapping, words: &[WordGuess]) {
    let found: Vec<(&str, Reason)> = words
        .iter()
        .filter_map(|word| Some((&*word.own, word.ours.as_deref()?.parse::<Reason>().ok()?)))
        .filter(|(own, is)| *own != is.as_str())
        .collect();
    let ReasonMap::Own(own) = &mut mapping.reasons else { return };
    let is_cbs = |(own, is): &(&str, Reason)| Reason::from_cbs(own) == Some(*is);
    if own.is_empty() && !found.is_empty() && found.iter().all(is_cbs) {
        mapping.reasons = ReasonMap::Cbs(Cbs::Cbs);
        return;
    }
    let new =
        found.into_iter().filter(|(word, _)| !own.iter().any(|known| known.own.trim() == *word));
    let new = new.map(|(own, is)| OwnReason { own: own.to_owned(), is, from: None, to: None });
    let new: Vec<OwnReason> = new.collect();
    own.extend(new);
}

/// The other kinds of record in the same rows: those with a column for their days and, except births,
/// one for their codes.
fn also(assigned: &Assigned<'_>, policy: &Policy, main: &Mapping) -> Vec<AlsoGuess> {
    let column = |index: usize| -> &SampleColumn { &assigned.sample.columns[index] };
    let Some(client) = assigned.source(Field::Client) else { return Vec::new() };
    let of_kind = |kind: Kind| {
        let start = assigned.named(Field::Start, Some(kind), true)?;
        let code = match kind {
            Kind::Birth => None,
            _ => Some(assigned.named(Field::Code, Some(kind), true)?),
        };
        let end = assigned.named(Field::End, Some(kind), true).filter(|_| kind.has_end());
        let mut mapping = Mapping {
            end: if end.is_some() { main.end } else { EndDay::default() },
            ..Mapping::default()
        };
        let sources = [
            (Some(client), Field::Client),
            (code, Field::Code),
            (Some(start), Field::Start),
            (end, Field::End),
        ];
        // A column can't be mapped to a name that another column of the extract has.
        let taken = |index: usize, field: Field| {
            let mut columns = assigned.sample.columns.iter().enumerate();
            columns.any(|(other, column)| other != index && column.name == field.as_str())
        };
        if sources.iter().any(|(index, field)| index.is_some_and(|index| taken(index, *field))) {
            return None;
        }
        for (index, field) in sources {
            if let Some(index) = index {
                mapping.columns.insert(column(index).name.clone(), field);
            }
        }
        set_kind(&mut mapping, kind, code.is_some());
        let texts = code.map(|code| most_frequent(column(code).texts(), WORDS));
        let texts = texts.unwrap_or_default();
        let codes = words_of(kind, &texts, policy, main);
        add_codes(&mut mapping, Coded::Of(kind), &codes);
        Some(AlsoGuess { kind, codes, mapping })
    };
    Kind::LIST.into_iter().filter(|kind| Some(*kind) != assigned.kind).filter_map(of_kind).collect()
}
