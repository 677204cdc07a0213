//! What dimensions and their members are called in a report.
//!
//! The words of the model only: the names of routes and groups, and of codes that a municipality
//! added, are the policy's.

use super::{Dimension, Lang, Text};

impl Dimension {
    /// What the dimension is called; a set of groups carries its own name.
    pub const fn label(&self) -> Text {
        match self {
            Self::Rung => Text::new("Trede", "Rung"),
            Self::Domain => Text::new("Domein", "Domain"),
            Self::Route => Text::new("Route", "Route"),
            Self::Group => Text::new("Groep", "Group"),
            Self::Set(_) => Text::new("Groepsindeling", "Grouping"),
            Self::Scheme => Text::new("Regeling", "Scheme"),
            Self::Age => Text::new("Leeftijd", "Age"),
            Self::Duration => Text::new("Bijstandsduur", "Duration on benefit"),
            Self::Reason => Text::new("Reden van uitstroom", "Reason of outflow"),
            Self::Code => Text::new("Soort", "Kind"),
            Self::Hours => Text::new("Uren per week", "Hours a week"),
        }
    }
}

/// What a member of a dimension is called; none where its name is the policy's, or where there is no
/// such member.
///
/// ```
/// use meedoen::{Dimension, catalogue::{Lang, label}};
///
/// assert_eq!(label(&Dimension::Rung, "1", Lang::Nl), Some("Trede 1"));
/// assert_eq!(label(&Dimension::Rung, "unmeasured", Lang::Nl), Some("niet gemeten"));
/// assert_eq!(label(&Dimension::Route, "rest", Lang::Nl), None); // the policy's
/// ```
pub fn label(dimension: &Dimension, member: &str, lang: Lang) -> Option<&'static str> {
    let text = match dimension {
        Dimension::Rung => rung(member),
        Dimension::Domain => domain(member),
        Dimension::Route => (member == "none").then(|| Text::new("geen route", "no route")),
        Dimension::Group => (member == "none").then(|| Text::new("geen groep", "no group")),
        Dimension::Set(_) => unknown(member),
        Dimension::Scheme => scheme(member),
        Dimension::Age => age(member),
        Dimension::Duration => duration(member),
        Dimension::Reason => reason(member),
        Dimension::Code => code(member),
        Dimension::Hours => hours(member),
    };
    Some(text?.get(lang))
}

/// What a state of the transition table is called: a rung, `unmeasured`, `outside`, or the category
/// of the reason why somebody left.
pub fn state_label(state: &str, lang: Lang) -> Option<&'static str> {
    let text = rung(state).or_else(|| {
        Some(match state {
            "outside" => Text::new("buiten het bestand", "outside the caseload"),
            "to_work" => Text::new("uitgestroomd naar werk", "left for work"),
            "education" => Text::new("uitgestroomd naar opleiding", "left for education"),
            "neutral" => Text::new("uitgestroomd, neutrale reden", "left, neutral reason"),
            "other" => Text::new("uitgestroomd, andere reden", "left, other reason"),
            "unknown" => Text::new("uitgestroomd, reden onbekend", "left, reason unknown"),
            _ => return None,
        })
    });
    Some(text?.get(lang))
}

fn rung(member: &str) -> Option<Text> {
    Some(match member {
        "1" => Text::new("Trede 1", "Rung 1"),
        "2" => Text::new("Trede 2", "Rung 2"),
        "3" => Text::new("Trede 3", "Rung 3"),
        "4" => Text::new("Trede 4", "Rung 4"),
        "5" => Text::new("Trede 5", "Rung 5"),
        "6" => Text::new("Trede 6", "Rung 6"),
        "unmeasured" => Text::new("niet gemeten", "unmeasured"),
        _ => return None,
    })
}

fn domain(member: &str) -> Option<Text> {
    Some(match member {
        "participatie" => Text::new("Maatschappelijke Participatie", "Social participation"),
        "werk" => Text::new("Werk", "Work"),
        "unassigned" => Text::new("zonder domein", "unassigned"),
        _ => return None,
    })
}

fn scheme(member: &str) -> Option<Text> {
    Some(match member {
        "pw" => Text::new("Algemene bijstand (Participatiewet)", "General assistance (pw)"),
        "ioaw" => Text::new("IOAW", "IOAW"),
        "ioaz" => Text::new("IOAZ", "IOAZ"),
        "bbz" => Text::new("Bbz", "Bbz"),
        _ => return none(member),
    })
}

fn age(member: &str) -> Option<Text> {
    Some(match member {
        "<27" => Text::new("jonger dan 27 jaar", "under 27"),
        "27-44" => Text::new("27 tot en met 44 jaar", "27 to 44"),
        "45-54" => Text::new("45 tot en met 54 jaar", "45 to 54"),
        "55+" => Text::new("55 jaar en ouder", "55 and over"),
        _ => return unknown(member),
    })
}

fn duration(member: &str) -> Option<Text> {
    Some(match member {
        "<12" => Text::new("korter dan 12 maanden", "under 12 months"),
        "12-23" => Text::new("12 tot en met 23 maanden", "12 to 23 months"),
        "24-35" => Text::new("24 tot en met 35 maanden", "24 to 35 months"),
        "36-59" => Text::new("36 tot en met 59 maanden", "36 to 59 months"),
        "60-119" => Text::new("60 tot en met 119 maanden", "60 to 119 months"),
        "120+" => Text::new("120 maanden en langer", "120 months and over"),
        _ => return none(member),
    })
}

fn hours(member: &str) -> Option<Text> {
    Some(match member {
        "<12" => Text::new("minder dan 12 uur", "under 12 hours"),
        "12-23" => Text::new("12 tot 24 uur", "12 to under 24 hours"),
        "24-31" => Text::new("24 tot 32 uur", "24 to under 32 hours"),
        "32+" => Text::new("32 uur en meer", "32 hours and over"),
        _ => return unknown(member),
    })
}

/// End reasons of a benefit, after the CBS's list (characteristic 34), shortened.
fn reason(member: &str) -> Option<Text> {
    Some(match member {
        "work" => Text::new("arbeid in dienstbetrekking of ziektewet", "work or sickness benefit"),
        "self_employment" => Text::new("zelfstandig beroep of bedrijf", "self-employment"),
        "study" => Text::new("opleiding of studie", "study"),
        "relationship" => Text::new("aangaan van een relatie", "relationship"),
        "pension_age" => Text::new("bereiken van de AOW-leeftijd", "state pension age"),
        "death" => Text::new("overlijden", "death"),
        "detention" => Text::new("detentie", "detention"),
        "schooling_refused" => Text::new("scholing geweigerd", "schooling refused"),
        "abroad_too_long" => Text::new("te lang verblijf in het buitenland", "too long abroad"),
        "unemployment_benefit" => Text::new("werkloosheidsuitkering", "unemployment benefit"),
        "disability_benefit" => Text::new("arbeidsongeschiktheidsuitkering", "disability benefit"),
        "alimony" => Text::new("alimentatie", "alimony"),
        "assets" => Text::new("vermogen", "assets"),
        "other_income" => Text::new("ander inkomen", "other income"),
        "no_information" => Text::new("geen inlichtingen verstrekt", "no information given"),
        "moved" => Text::new("verhuisd naar een andere gemeente", "moved to another municipality"),
        "moved_abroad" => Text::new("verhuisd naar het buitenland", "moved abroad"),
        "no_show_information" => Text::new(
            "niet verschenen op een oproep om inlichtingen",
            "did not appear when called for information",
        ),
        "no_show_reintegration" => Text::new(
            "niet verschenen op een oproep voor re-integratie",
            "did not appear when called for re-integration",
        ),
        "partner" => Text::new("oorzaak bij de partner", "reason lies with the partner"),
        "other" => Text::new("andere reden", "other reason"),
        _ => return unknown(member),
    })
}

/// Codes of contacts, activities, referrals, placements and instruments; no two kinds share one.
fn code(member: &str) -> Option<Text> {
    Some(match member {
        "first" => Text::new("eerste gesprek", "first conversation"),
        "progress" => Text::new("voortgangsgesprek", "progress conversation"),
        "volunteering" => Text::new("vrijwilligerswerk", "volunteering"),
        "informal_care" => Text::new("mantelzorg", "informal care"),
        "organised" => Text::new("georganiseerde activiteiten", "organised activities"),
        "barriers" => Text::new("werken aan belemmeringen", "working on barriers"),
        "language" => Text::new("taal", "language"),
        "wsp" => Text::new("werkgeversservicepunt (WSP)", "employer service point (WSP)"),
        "participatie" => Text::new("Maatschappelijke Participatie", "Social participation"),
        "paid" => Text::new("betaald werk", "paid work"),
        "supported" => Text::new("betaald werk met ondersteuning", "paid work with support"),
        "sheltered" => Text::new("beschut werk", "sheltered work"),
        "trial" => Text::new("proefplaatsing", "trial placement"),
        "self_employed" => Text::new("zelfstandig ondernemer", "self-employed"),
        "wage_subsidy" => Text::new("loonkostensubsidie", "wage subsidy"),
        "sheltered_work" => Text::new("beschut werk (voorziening)", "sheltered work (instrument)"),
        "job_coach" => Text::new("jobcoach", "job coach"),
        "trial_placement" => {
            Text::new("proefplaatsing (voorziening)", "trial placement (instrument)")
        }
        "participation_place" => Text::new("participatieplaats", "participation place"),
        "workplace_adjustment" => Text::new("werkplekaanpassing", "workplace adjustment"),
        "transport" => Text::new("vervoersvoorziening", "transport"),
        "other" => Text::new("overige voorziening", "other instrument"),
        _ => return unknown(member),
    })
}

fn unknown(member: &str) -> Option<Text> {
    (member == "unknown").then(|| Text::new("onbekend", "unknown"))
}

fn none(member: &str) -> Option<Text> {
    (member == "none").then(|| Text::new("geen uitkering", "no benefit"))
}
