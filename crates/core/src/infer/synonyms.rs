//! What own words for kinds, codes and reasons mean.
//!
//! A word is ours as it stands, is called so in the catalogue or the policy, or is one of those that
//! registrations use.

use super::column_names::plain;
use crate::catalogue::{Dimension, Lang, label};
use crate::ledger::CBS_SCHEMES;
use crate::policy::{Kind, Policy, Reason};

/// What a word means, and whether that hardly needs a second look.
pub(super) type Meant<'a> = Option<(&'a str, bool)>;

/// Words for kinds.
static KINDS: [(Kind, &str); 12] = [
    (Kind::Benefit, "uitkering bijstand"),
    (Kind::Rung, "trede ladder participatieladder tredemeting"),
    (Kind::Growth, "groei groeipotentieel potentieel groeipotentie"),
    (Kind::Contact, "gesprek contact contactmoment gespreksverslag"),
    (Kind::Route, "traject route"),
    (Kind::Activity, "activiteit act dagbesteding"),
    (Kind::Referral, "verwijzing doorverwijzing overdracht"),
    (Kind::Placement, "plaatsing geplaatst dienstverband"),
    (Kind::Instrument, "voorziening reintegratievoorziening"),
    (Kind::Group, "groep doelgroep kenmerk"),
    (Kind::Birth, "geboren geboorte geboortedatum"),
    (Kind::Withdraw, "intrekking ingetrokken vervallen"),
];

/// Words for codes; `participatie` and such that are ours as they stand need none.
static CODES: [(Kind, &str, &str); 23] = [
    (
        Kind::Benefit,
        "pw",
        "participatiewet bijstand algemenebijstand wwb abw levensonderhoud pwlevensonderhoud \
         algemenebijstandlevensonderhoud wwblevensonderhoud",
    ),
    (Kind::Benefit, "ioaw", "ouderewerklozewerknemers"),
    (Kind::Benefit, "ioaz", "ouderegewezenzelfstandigen gewezenzelfstandigen"),
    (Kind::Benefit, "bbz", "bbz2004 bijstandzelfstandigen bijstandverleningzelfstandigen"),
    (Kind::Contact, "first", "eerste intake kennismaking 1e 1egesprek startgesprek intakegesprek"),
    (Kind::Contact, "progress", "voortgang vervolg vervolggesprek voortgangscontact evaluatie"),
    (Kind::Activity, "volunteering", "vrijwilliger vw"),
    (Kind::Activity, "informal_care", "mz mantelzorger"),
    (Kind::Activity, "organised", "dagbesteding activiteiten georganiseerd"),
    (Kind::Activity, "barriers", "belemmeringen belemmering"),
    (Kind::Activity, "language", "taalles taalcursus taalcafe inburgering"),
    (Kind::Referral, "wsp", "werkgeversservicepunt werkcentrum"),
    (Kind::Placement, "paid", "betaald regulier reguliere regulierwerk dienstbetrekking"),
    (Kind::Placement, "supported", "metondersteuning loonkostensubsidie lks garantiebaan"),
    (Kind::Placement, "sheltered", "beschut bw"),
    (Kind::Placement, "trial", "proef"),
    (Kind::Placement, "self_employed", "zelfstandig zelfstandige zzp ondernemer"),
    (Kind::Instrument, "wage_subsidy", "lks loonkosten"),
    (Kind::Instrument, "sheltered_work", "beschut beschutwerk"),
    (Kind::Instrument, "job_coach", "jobcoaching persoonlijkeondersteuning"),
    (Kind::Instrument, "trial_placement", "proefplaatsing"),
    (Kind::Instrument, "workplace_adjustment", "werkplekvoorziening aanpassing"),
    (Kind::Instrument, "transport", "vervoer reiskosten"),
];

/// What the rungs are called.
static RUNGS: [&str; 6] = [
    "geisoleerd",
    "socialecontacten",
    "georganiseerdeactiviteiten deelnameactiviteiten",
    "onbetaaldwerk",
    "betaaldwerkmetondersteuning",
    "betaaldwerk",
];

/// Words for end reasons beside the names they have in the catalogue.
static REASONS: [(Reason, &str); 19] = [
    (Reason::SelfEmployment, "zelfstandig beroep bedrijf ondernemer"),
    (Reason::UnemploymentBenefit, "ww wwuitkering"),
    (Reason::DisabilityBenefit, "wia wao wajong arbeidsongeschikt arbeidsongeschiktheid"),
    (
        Reason::Work,
        "werk arbeid dienstbetrekking ziektewet inkomstenuitarbeid inkomenuitarbeid inkomenuitwerk",
    ),
    (Reason::Study, "studie opleiding scholing studiefinanciering"),
    (Reason::Relationship, "relatie huwelijk samenwon"),
    (
        Reason::PensionAge,
        "aow pensioen aowleeftijd pensioengerechtigde pensioengerechtigdeleeftijd",
    ),
    (Reason::Death, "overleden"),
    (
        Reason::MovedAbroad,
        "naarbuitenland naarhetbuitenland vertrekbuitenland verhuizingbuitenland emigratie",
    ),
    (Reason::AbroadTooLong, "verblijfbuitenland buitenland"),
    (Reason::Detention, "gevangenis gedetineerd"),
    (Reason::Moved, "verhuizing verhuisd anderegemeente vertrek"),
    (Reason::Assets, "erfenis"),
    (Reason::OtherIncome, "anderinkomen overiginkomen inkomsten inkomen"),
    (Reason::NoInformation, "geeninlichtingen inlichtingenplicht geeninformatie"),
    (Reason::NoShowInformation, "nietverschenen"),
    (Reason::NoShowReintegration, "reintegratie nietverschenenreintegratie"),
    (Reason::Partner, "oorzaakbijpartner"),
    (Reason::Other, "overig anders andere andereoorzaak eigenverzoek"),
];

/// The kind that a word means.
pub(super) fn kind(own: &str) -> Meant<'static> {
    let ours = Kind::ALL.into_iter().map(Kind::as_str);
    if let Some(word) = ours.clone().find(|word| *word == own) {
        return Some((word, true));
    }
    let tables = Kind::ALL.into_iter().map(|kind| (kind.as_str(), kind.table()));
    let named = ours.map(|word| (word, word)).chain(tables);
    let listed = KINDS.iter().map(|(kind, words)| (kind.as_str(), *words));
    best(own, named, listed)
}

/// The code of this kind that a word means.
pub(super) fn code<'a>(kind: Kind, own: &str, policy: &'a Policy) -> Meant<'a> {
    let ours = policy.codes().of(kind);
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
            .map(|it| (&**code, it))
    });
    let listed = CODES.iter().filter(|(of, ..)| *of == kind);
    // A policy may lack a code that the table knows; none of the common ones.
    let listed = listed.map(|(_, code, words)| (*code, *words));
    best(own, named, listed)
}

/// `T3`, `Trede 3`, `3. Deelname` …, or a rung's name.
fn rung(own: &str) -> Meant<'static> {
    let codes = Kind::Rung.common_codes();
    let own = &*plain(own);
    let rest = ["trede", "rung", "tr", "t"].iter().find_map(|word| own.strip_prefix(word));
    let rest = rest.unwrap_or(own);
    let rest = rest.strip_prefix('0').unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if let Some(code) = codes.iter().find(|code| digits == 1 && rest.starts_with(**code)) {
        return Some((code, true));
    }
    best(own, std::iter::empty(), codes.iter().zip(RUNGS).map(|(code, words)| (*code, words)))
}

/// The reason that a word means; digits mean nothing by themselves.
pub(super) fn reason(own: &str) -> Meant<'static> {
    if let Some(reason) = Reason::from_word(own) {
        return Some((reason.as_str(), true));
    }
    let listed = REASONS.iter().map(|(reason, words)| (reason.as_str(), *words));
    let named = Reason::ALL.into_iter().flat_map(|reason| {
        let word = reason.as_str();
        let name = |lang| label(&Dimension::Reason, word, lang);
        [Some(word), name(Lang::Nl), name(Lang::En)].into_iter().flatten().map(move |it| (word, it))
    });
    best(own, named, listed)
}

/// The meaning whose word it is; else, less sure, that of our own word if it is one of its words, or
/// of the longest word in it.
fn best<'a>(
    own: &str,
    named: impl Iterator<Item = (&'a str, &'a str)>,
    listed: impl Iterator<Item = (&'a str, &'a str)>,
) -> Meant<'a> {
    let parts: Vec<String> = own.split(is_between_words).map(plain).collect();
    let own = plain(own);
    let named = named.map(|(ours, name)| (ours, plain(name)));
    let listed = listed.flat_map(|(ours, words)| {
        words.split_whitespace().map(move |word| (ours, word.to_owned()))
    });
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

/// Whether it is a space or punctuation, of ASCII, Latin-1 or what else stands in texts.
fn is_between_words(letter: char) -> bool {
    match letter {
        '\0'..='\u{7f}' => !letter.is_ascii_alphanumeric(),
        _ => matches!(letter, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{20cf}'),
    }
}

/// The scheme that has this code in the national statistics.
pub(super) fn cbs_scheme(kind: Kind, own: &str) -> Option<&'static str> {
    let schemes = CBS_SCHEMES.iter().filter(|_| kind == Kind::Benefit);
    schemes.into_iter().find(|(code, _)| *code == own).map(|(_, ours)| *ours)
}
