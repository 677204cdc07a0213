//! Every fixed word of the report, in both languages, in one place. KPIs and the members of
//! dimensions have theirs in the catalogue.

pub(super) mod ambition;
pub(super) mod sentences;
pub(super) mod timeline;
pub(super) mod weighing;

use super::model::{Missing, Topic};
use meedoen::vocabulary::{Category, Lang, Text};

const fn t(nl: &'static str, en: &'static str) -> Text {
    Text::new(nl, en)
}

pub(super) const TITLE: Text =
    t("Voortgangsrapportage Participatiewet", "Progress report on the Participatiewet");
pub(super) const MARKING: Text = t("INTERN, NIET OPENBAAR", "INTERNAL, NOT FOR PUBLICATION");
pub(super) const CAUTION: Text = t(
    "Dit verslag is niet getoetst op herleidbaarheid tot personen. Het is bedoeld voor wie de cijfers \
     uit hoofde van de functie mag zien en niet om openbaar te maken.",
    "This report has not been checked for disclosure of persons. It is for those whose office allows \
     them to see the figures, and not to be made public.",
);
pub(super) const CONTENTS: Text = t("Inhoud", "Contents");
pub(super) const IN_BRIEF: Text = t("In het kort", "In brief");
pub(super) const RELIABILITY: Text =
    t("Voorlopige cijfers en trendbreuken", "Provisional figures and breaks in the series");
pub(super) const DEADLINES: Text = t("Wat de raad verwacht", "What the council expects");
pub(super) const QUALITY: Text = t("Kwaliteit van de gegevens", "Quality of the data");
pub(super) const DEFINITIONS: Text = t("Definities", "Definitions");
pub(super) const GROUNDS: Text = t("Verantwoording", "What this rests on");

pub(super) const FIGURES: Text = t("Cijfers", "Figures");
pub(super) const INDICATOR: Text = t("Indicator", "Indicator");
pub(super) const FIGURE: Text = t("Cijfer", "Figure");
pub(super) const OF: Text = t("Van", "Out of");
pub(super) const SHARE: Text = t("Aandeel", "Share");
pub(super) const TARGET: Text = t("Doel", "Target");
pub(super) const TARGET_HERE: Text = t("Doel voor deze periode", "Target for this period");
pub(super) const ATTAINMENT: Text = t("Realisatie", "Attainment");
pub(super) const DATE: Text = t("Datum", "Date");
pub(super) const TOTAL: Text = t("Totaal", "Total");
pub(super) const NUMBER: Text = t("Aantal", "Number");
pub(super) const OUTCOME: Text = t("Uitkomst", "Outcome");
pub(super) const UP_TO: Text = t("Tot en met", "Up to");
pub(super) const REACHED: Text = t("Bereikt", "Reached");
pub(super) const AMBITION: Text = t("Ambitie", "Ambition");
pub(super) const DECIDED: Text = t("Besloten", "Decided");
pub(super) const PACE: Text = t("Tempo tot dan", "Pace by then");
pub(super) const DIFFERENCE: Text = t("Verschil met tempo", "Against pace");
pub(super) const ORIGINAL: Text = t("oorspronkelijk", "original");
pub(super) const ADJUSTED: Text = t("bijgesteld", "adjusted");
pub(super) const ONLY: Text = t("vastgesteld", "as decided");
pub(super) const FROM_ALWAYS: Text = t("geen datum", "no date");
pub(super) const SIGNAL: Text = t("Controlesignaal", "Finding");
pub(super) const AS_A_TABLE: Text = t("De grafiek als tabel", "The chart as a table");
pub(super) const AMBITIONS_TABLE: Text =
    t("Doel, tempo en wat is bereikt", "Target, pace and what was reached");
pub(super) const PROVISIONAL_MARK: Text = t("(v)", "(p)");
pub(super) const NONE_MARK: &str = "–";
pub(super) const BESIDE_MARK: &str = "×";
pub(super) const ALL_KPIS: Text = t("alle indicatoren", "all indicators");
pub(super) const FROM_STATE: Text = t("Van", "From");
pub(super) const STOCK_BY_RUNG: Text = t("Het bestand per trede", "The caseload by rung");
pub(super) const OVERLAPPING: Text = t("Wat er verder gebeurde", "What else happened");
pub(super) const AMBITIONS: Text = t("Ambities en tempo", "Ambitions and their pace");
pub(super) const REFUSED: Text = t("Waarom rijen niet meetellen", "Why rows take no part");
pub(super) const NOTHING_FOUND: Text =
    t("De controles merkten niets op.", "The checks noticed nothing.");
pub(super) const FINDINGS_INTRO: Text = t(
    "De controles gaan over registraties, niet over personen: het zijn aanwijzingen dat een gegeven \
     ontbreekt of niet klopt.",
    "The checks speak of records, not of people: they point to data that may be missing or wrong.",
);
pub(super) const NO_BREAKS: Text = t(
    "Het beleid noemt geen trendbreuken in deze periode.",
    "The policy names no breaks in the series in this period.",
);
pub(super) const BREAKS_INTRO: Text = t(
    "Over een trendbreuk heen wordt geen verschil of trend genomen; grafieken onderbreken daar hun \
     lijn.",
    "No difference or trend is taken across a break; charts interrupt their line there.",
);
pub(super) const NOTHING_PROVISIONAL: Text =
    t("Geen cijfer in dit verslag is voorlopig.", "No figure in this report is provisional.");
pub(super) const NO_HORIZON: Text = t(
    "Het bestand bevat geen registraties: alle cijfers zijn voorlopig.",
    "The ledger has no records: every figure is provisional.",
);
pub(super) const SPLIT_NOTE: Text = t(
    "De drie uitkomsten sluiten elkaar uit en tellen op tot het geheel; de laatste valt op haar beurt \
     in drieën uiteen.",
    "The three outcomes exclude each other and add up to the whole; the last falls in three in its \
     turn.",
);
pub(super) const OVERLAP_NOTE: Text = t(
    "Deze uitkomsten overlappen elkaar en de uitkomsten hierboven, en tellen niet op. Wie later is \
     gesproken had minder tijd, en wie het eerst is benaderd was gekozen: vergelijk cohorten alleen \
     bij gelijke looptijd.",
    "These outcomes overlap each other and those above, and do not add up. Who was spoken to later had \
     less time, and who was approached first was chosen: compare cohorts only over the same time.",
);
pub(super) const TRANSITIONS_BROKEN: Text = t(
    "De doorstroomtabel is weggelaten: in de periode ligt een trendbreuk, en over een breuk heen wordt \
     niet vergeleken.",
    "The transition table is left out: a break in the series lies in the period, and nothing is \
     compared across a break.",
);
pub(super) const TRANSITIONS_HIDDEN: Text = t(
    "In deze tabel zijn ook grotere cellen en randtotalen verborgen waar een kleine cel anders uit haar \
     rij of kolom is terug te rekenen; in de grafiek staat daar een punt.",
    "In this table larger cells and margins are hidden too where a small one could otherwise be \
     computed from its row or column; the chart has a dot there.",
);
pub(super) const LADDER_WORDS: Text = t(
    "De participatieladder heeft zes treden: 1 geïsoleerd, 2 sociale contacten buitenshuis, 3 deelname \
     aan georganiseerde activiteiten, 4 onbetaald werk, 5 betaald werk met ondersteuning, 6 betaald \
     werk. Wie niet gemeten is, heeft geen trede.",
    "The participation ladder has six rungs: 1 isolated, 2 social contacts outside the home, 3 taking \
     part in organised activities, 4 unpaid work, 5 paid work with support, 6 paid work. Who is \
     unmeasured has no rung.",
);
pub(super) const PUBLISHED_NOTE: Text = t(
    "Eigen berekening van de gemeente; het officiële cijfer is dat van het CBS.",
    "The municipality's own calculation; the official figure is that of Statistics Netherlands (CBS).",
);
pub(super) const DEFINITIONS_NOTE: Text = t(
    "Wat een cijfer in dit verslag betekent. De codes zijn die waarmee het cijfer is op te vragen.",
    "What a figure in this report means. The codes are those by which the figure can be asked.",
);
pub(super) const LIBRARY: Text = t("Gemaakt met", "Made with");
pub(super) const HORIZON: Text = t("Gegevens compleet tot en met", "Data complete to");
pub(super) const KNOWN_ON: Text = t("Zoals bekend op", "As known on");
pub(super) const NOW: Text = t("zoals nu geregistreerd", "as it now stands");
pub(super) const REGISTERED: Text =
    t("Rijen met een registratiedatum", "Rows with a registration day");
pub(super) const GUESSED_HORIZON: Text = t(
    "Geen rij zegt wanneer zij bekend werd. De dag tot en met welke de gegevens compleet zijn is \
     daarom de laatste begindatum; geef haar liever op.",
    "No row says when it became known. The day the records are complete to is therefore the latest \
     start; it is better given.",
);
pub(super) const LEDGER_DIGEST: Text = t("SHA-256 van de rijen", "SHA-256 of the rows");
pub(super) const POLICY_DIGEST: Text = t("SHA-256 van het beleid", "SHA-256 of the policy");
pub(super) const ITEM: Text = t("Onderdeel", "Item");
pub(super) const VALUE: Text = t("Waarde", "Value");

/// The heading of a topic without a programme.
pub(super) const fn heading(topic: Topic) -> Text {
    match topic {
        Topic::Cohort => {
            t("Eerste gesprekken en wat volgde", "First conversations and what followed")
        }
        Topic::Placements => t("Plaatsingen", "Placements"),
        Topic::Attention => t("In beeld en in gesprek", "In view and in contact"),
        Topic::Caseload => t("Het bestand", "The caseload"),
        Topic::Ladder => t("De participatieladder", "The participation ladder"),
        Topic::Published => {
            t("Verplichte beleidsindicatoren (BBV)", "Mandatory policy indicators (BBV)")
        }
    }
}

/// What a topic is about, behind a programme's name.
pub(super) const fn about(topic: Topic) -> Text {
    match topic {
        Topic::Cohort => {
            t("van eerste gesprek naar meedoen", "from first conversation to taking part")
        }
        Topic::Placements => t("plaatsingen", "placements"),
        Topic::Attention => t("in beeld en in gesprek", "in view and in contact"),
        Topic::Caseload | Topic::Ladder | Topic::Published => heading(topic),
    }
}

/// Why there is no figure.
pub(super) const fn reason(missing: Missing) -> Text {
    match missing {
        Missing::NothingToCount => {
            t("er is niets om over te rekenen", "there is nothing to reckon with")
        }
        Missing::MedianNotReached => t(
            "bij minder dan de helft is het gebeurd, dus er is geen mediaan",
            "it has happened for fewer than half, so there is no median",
        ),
        Missing::NoPopulation => t(
            "het beleid noemt geen inwonertal voor deze dag",
            "the policy names no number of inhabitants for this day",
        ),
        Missing::NoStaff => t("het beleid noemt geen formatie", "the policy names no staff"),
        Missing::AcrossBreak => t(
            "tussen begin en eind ligt een trendbreuk",
            "a break in the series lies between beginning and end",
        ),
        Missing::NotYetObservable => {
            t("er is nog te weinig tijd verstreken", "too little time has passed yet")
        }
        Missing::AfterHorizon => t(
            "de periode begint na de dag tot en met welke de gegevens compleet zijn",
            "the period starts after the day the data are complete to",
        ),
    }
}

/// How somebody left, in two short words.
pub(super) const fn left(category: Category) -> Text {
    match category {
        Category::ToWork => t("Uit: werk", "Left: work"),
        Category::Education => t("Uit: opleiding", "Left: education"),
        Category::Neutral => t("Uit: neutraal", "Left: neutral"),
        Category::Other => t("Uit: anders", "Left: other"),
        Category::Unknown => t("Uit: onbekend", "Left: unknown"),
        // One that the model has and this report does not yet.
        _ => category.label(),
    }
}

/// A policy's word list, in a sentence: `a, b en c`.
pub(super) fn list(items: &[String], lang: Lang) -> String {
    let and = match lang {
        Lang::Nl => " en ",
        Lang::En => " and ",
    };
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => first.join(", ") + and + last,
    }
}

/// With a capital first letter.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// With a small first letter, unless the word is an abbreviation.
pub(super) fn small(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{capital, small};

    #[test]
    fn a_first_letter_is_large_or_small() {
        for (word, large) in [("meedoen", "Meedoen"), ("één", "Één"), ("ąbc", "Ąbc"), ("", "")]
        {
            assert_eq!(capital(word), large);
        }
        for (word, little) in [("Trede 1", "trede 1"), ("Één", "één"), ("WSP", "WSP"), ("A", "A")]
        {
            assert_eq!(small(word), little);
        }
    }
}
