//! The codes that every municipality has.

use super::{Kind, Text};

/// A code that every municipality has, of one kind of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CommonCode {
    word: &'static str,
    label: Text,
    cbs: Option<&'static str>,
    also: &'static str,
}

impl CommonCode {
    pub(super) const fn new(word: &'static str, nl: &'static str, en: &'static str) -> Self {
        Self { word, label: Text::new(nl, en), cbs: None, also: "" }
    }

    /// With the code that the national statistics use.
    const fn cbs(self, code: &'static str) -> Self {
        Self { cbs: Some(code), ..self }
    }

    /// With what registrations call it.
    pub(super) const fn also(self, words: &'static str) -> Self {
        Self { also: words, ..self }
    }

    /// The word in ledgers, policies and answers.
    pub(crate) const fn as_str(&self) -> &'static str {
        self.word
    }

    /// What a report calls it.
    pub(crate) const fn label(&self) -> Text {
        self.label
    }

    /// Its code in the national statistics, two digits, where it has one.
    pub(crate) const fn cbs_code(&self) -> Option<&'static str> {
        self.cbs
    }

    /// What registrations call it beside its own word and labels: small letters, no spaces within a
    /// name.
    pub(crate) fn also_called(&self) -> impl Iterator<Item = &'static str> {
        self.also.split_whitespace()
    }
}

impl std::fmt::Display for CommonCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word)
    }
}

/// Whether a text is this CBS code, with or without its leading zero.
pub(crate) fn is_cbs_code(code: &str, text: &str) -> bool {
    code == text || code.strip_prefix('0') == Some(text)
}

/// The scheme of general assistance.
pub(crate) const PW: u16 = number(Kind::Benefit, "pw");
/// A first conversation.
pub(crate) const FIRST: u16 = number(Kind::Contact, "first");
/// An activity: working on barriers.
pub(crate) const BARRIERS: u16 = number(Kind::Activity, "barriers");
/// A referral to the employer service point.
pub(crate) const WSP: u16 = number(Kind::Referral, "wsp");

/// The number of a common code, as a ledger's code column holds it: its place in the list of its
/// kind, which begins with the common codes under every policy. For constants only: a word that the
/// kind does not have does not compile.
const fn number(kind: Kind, word: &str) -> u16 {
    let codes = kind.common_codes();
    let mut number = 0;
    while !same(codes[number].word.as_bytes(), word.as_bytes()) {
        number += 1;
    }
    number as u16
}

/// Whether they are equal, which `==` can't yet say in a constant.
const fn same(left: &[u8], right: &[u8]) -> bool {
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    index == left.len() && index == right.len()
}

/// The schemes of a benefit.
pub(super) static SCHEMES: [CommonCode; 4] = [
    CommonCode::new("pw", "Algemene bijstand (Participatiewet)", "General assistance (pw)")
        .cbs("01")
        .also(
            "participatiewet bijstand algemenebijstand wwb abw levensonderhoud pwlevensonderhoud \
             algemenebijstandlevensonderhoud wwblevensonderhoud",
        ),
    CommonCode::new("ioaw", "IOAW", "IOAW").cbs("02").also("ouderewerklozewerknemers"),
    CommonCode::new("ioaz", "IOAZ", "IOAZ")
        .cbs("03")
        .also("ouderegewezenzelfstandigen gewezenzelfstandigen"),
    CommonCode::new("bbz", "Bbz", "Bbz")
        .cbs("14")
        .also("bbz2004 bijstandzelfstandigen bijstandverleningzelfstandigen"),
];

/// The codes of contacts.
pub(super) static CONTACTS: [CommonCode; 2] = [
    CommonCode::new("first", "eerste gesprek", "first conversation")
        .also("eerste intake kennismaking 1e 1egesprek startgesprek intakegesprek"),
    CommonCode::new("progress", "voortgangsgesprek", "progress conversation")
        .also("voortgang vervolg vervolggesprek voortgangscontact evaluatie"),
];

/// The codes of activities.
pub(super) static ACTIVITIES: [CommonCode; 5] = [
    CommonCode::new("volunteering", "vrijwilligerswerk", "volunteering").also("vrijwilliger vw"),
    CommonCode::new("informal_care", "mantelzorg", "informal care").also("mz mantelzorger"),
    CommonCode::new("organised", "georganiseerde activiteiten", "organised activities")
        .also("dagbesteding activiteiten georganiseerd"),
    CommonCode::new("barriers", "werken aan belemmeringen", "working on barriers")
        .also("belemmeringen belemmering"),
    CommonCode::new("language", "taal", "language").also("taalles taalcursus taalcafe inburgering"),
];

/// The codes of referrals: whom to.
pub(super) static REFERRALS: [CommonCode; 2] = [
    CommonCode::new("wsp", "werkgeversservicepunt (WSP)", "employer service point (WSP)")
        .also("werkgeversservicepunt werkcentrum"),
    CommonCode::new("participatie", "Maatschappelijke Participatie", "Social participation"),
];

/// The codes of placements.
pub(super) static PLACEMENTS: [CommonCode; 5] = [
    CommonCode::new("paid", "betaald werk", "paid work")
        .also("betaald regulier reguliere regulierwerk dienstbetrekking"),
    CommonCode::new("supported", "betaald werk met ondersteuning", "paid work with support")
        .also("metondersteuning loonkostensubsidie lks garantiebaan"),
    CommonCode::new("sheltered", "beschut werk", "sheltered work").also("beschut bw"),
    CommonCode::new("trial", "proefplaatsing", "trial placement").also("proef"),
    CommonCode::new("self_employed", "zelfstandig ondernemer", "self-employed")
        .also("zelfstandig zelfstandige zzp ondernemer"),
];

/// The codes of instruments.
pub(super) static INSTRUMENTS: [CommonCode; 8] = [
    CommonCode::new("wage_subsidy", "loonkostensubsidie", "wage subsidy").also("lks loonkosten"),
    CommonCode::new("sheltered_work", "beschut werk (voorziening)", "sheltered work (instrument)")
        .also("beschut beschutwerk"),
    CommonCode::new("job_coach", "jobcoach", "job coach")
        .also("jobcoaching persoonlijkeondersteuning"),
    CommonCode::new(
        "trial_placement",
        "proefplaatsing (voorziening)",
        "trial placement (instrument)",
    )
    .also("proefplaatsing"),
    CommonCode::new("participation_place", "participatieplaats", "participation place"),
    CommonCode::new("workplace_adjustment", "werkplekaanpassing", "workplace adjustment")
        .also("werkplekvoorziening aanpassing"),
    CommonCode::new("transport", "vervoersvoorziening", "transport").also("vervoer reiskosten"),
    CommonCode::new("other", "overige voorziening", "other instrument"),
];
