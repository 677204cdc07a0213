//! What the words that registrations use for kinds, codes and reasons mean.
//!
//! A word may be ours, a name in the vocabulary or the policy, or one of the words that registrations
//! are known to use.

use super::column_names::plain;
use crate::policy::Policy;
use crate::vocabulary::{CommonCode, Kind, Lang, Reason, Word, is_cbs_code};

/// What a word means, and whether that hardly needs a second look.
pub(super) type Meaning<'a> = Option<(&'a str, bool)>;

/// The kind that a word means.
pub(super) fn kind(own: &str) -> Meaning<'static> {
    let ours = Kind::LIST.into_iter().map(Kind::as_str);
    if let Some(word) = ours.clone().find(|word| *word == own) {
        return Some((word, true));
    }
    let tables = Kind::LIST.into_iter().map(|kind| (kind.as_str(), kind.table()));
    let named = ours.map(|word| (word, word)).chain(tables);
    let listed = Kind::LIST
        .into_iter()
        .flat_map(|kind| kind.also_called().map(move |word| (kind.as_str(), word)));
    best(own, named, listed)
}

/// The code of this kind that a word means.
pub(super) fn code<'a>(kind: Kind, own: &str, policy: &'a Policy) -> Meaning<'a> {
    let ours = policy.codes(kind);
    if let Some(code) = ours.iter().find(|code| *code == own) {
        return Some((code, true));
    }
    if matches!(kind, Kind::Rung | Kind::Growth) {
        return rung(own);
    }
    let named = ours.iter().flat_map(|code| {
        let name = |lang| policy.code_label(kind, code, lang);
        [Some(&**code), name(Lang::Nl), name(Lang::En)]
            .into_iter()
            .flatten()
            .map(|sure| (&**code, sure))
    });
    best(own, named, also_called(kind))
}

/// What registrations call the common codes of a kind.
fn also_called(kind: Kind) -> impl Iterator<Item = (&'static str, &'static str)> {
    let codes = kind.common_codes().iter();
    codes.flat_map(|code| code.also_called().map(move |word| (code.as_str(), word)))
}

/// `T3`, `Trede 3`, `3. Deelname` …, or a rung's name.
fn rung(own: &str) -> Meaning<'static> {
    let mut codes = Kind::Rung.common_codes().iter().map(CommonCode::as_str);
    let own = &*plain(own);
    let rest = ["trede", "rung", "tr", "t"].iter().find_map(|word| own.strip_prefix(word));
    let rest = rest.unwrap_or(own);
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(code) = codes.find(|code| digits == 1 && rest.starts_with(code)) {
        return Some((code, true));
    }
    best(own, std::iter::empty(), also_called(Kind::Rung))
}

/// The reason that a word means; digits mean nothing by themselves.
pub(super) fn reason(own: &str) -> Meaning<'static> {
    if let Ok(reason) = own.parse::<Reason>() {
        return Some((reason.as_str(), true));
    }
    let listed = Reason::LIST
        .into_iter()
        .flat_map(|reason| reason.also_called().map(move |word| (reason.as_str(), word)));
    let named = Reason::LIST.into_iter().flat_map(|reason| {
        let (word, label) = (reason.as_str(), reason.label());
        [word, label.get(Lang::Nl), label.get(Lang::En)].map(|name| (word, name))
    });
    best(own, named, listed)
}

/// The meaning of this very word. Else, less sure, of one of our own words that is among its words, or of
/// the longest known word in it.
fn best<'a>(
    own: &str,
    named: impl Iterator<Item = (&'a str, &'a str)>,
    listed: impl Iterator<Item = (&'static str, &'static str)>,
) -> Meaning<'a> {
    let parts: Vec<String> = own.split(is_between_words).map(plain).collect();
    let own = plain(own);
    let named = named.map(|(ours, name)| (ours, plain(name)));
    let listed = listed.map(|(ours, word)| (ours, word.to_owned()));
    let mut found: Option<(&str, usize)> = None;
    for (ours, word) in named.chain(listed) {
        if word == own && !own.is_empty() {
            return Some((ours, true));
        }
        let is_part = || word == plain(ours) && parts.contains(&word);
        let weight = match word.len() {
            length @ 2.. if is_part() => length + own.len(),
            length @ 4.. if own.contains(&*word) => length,
            _ => continue,
        };
        if found.is_none_or(|(_, best)| best < weight) {
            found = Some((ours, weight));
        }
    }
    found.map(|(ours, _)| (ours, false))
}

/// Whether a character is a space or punctuation, in ASCII, Latin-1 or beyond.
fn is_between_words(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => !letter.is_ascii_alphanumeric(),
        _ => matches!(letter, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{20cf}'),
    }
}

/// The scheme that has this code in the national statistics.
pub(super) fn cbs_scheme(kind: Kind, own: &str) -> Option<&'static str> {
    let mut schemes = Kind::Benefit.common_codes().iter().filter(|_| kind == Kind::Benefit);
    let has_code =
        |scheme: &&CommonCode| scheme.cbs_code().is_some_and(|cbs| is_cbs_code(cbs, own));
    schemes.find(has_code).map(CommonCode::as_str)
}
