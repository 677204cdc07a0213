//! The words of a client's picture.

use super::t;
use crate::format::date;
use meedoen::Day;
use meedoen::vocabulary::{Lang, Settlement, Text, Word};

pub(crate) const BENEFIT: Text = t("Bijstand", "Benefit");
pub(crate) const RUNG: Text = t("Trede", "Rung");
pub(crate) const ROUTES: Text = t("Routes", "Routes");
pub(crate) const CONTACTS: Text = t("Gesprekken", "Conversations");
pub(crate) const ACTIVITIES: Text = t("Activiteiten", "Activities");
pub(crate) const REFERRALS: Text = t("Overdrachten", "Referrals");
pub(crate) const PLACEMENTS: Text = t("Plaatsingen", "Placements");
pub(crate) const INSTRUMENTS: Text = t("Voorzieningen", "Instruments");
pub(crate) const GROUPS: Text = t("Groepen", "Groups");

pub(crate) const GROWTH: Text = t("groeipotentieel", "growth potential");
pub(crate) const MEASURED: Text = t("gemeten trede", "measured rung");
pub(crate) const OUTSIDE: Text = t("buiten de bijstand", "outside benefit");
pub(crate) const UNMEASURED: Text = t("niet gemeten", "unmeasured");
pub(crate) const NOTHING: Text = t("Er is verder niets bekend.", "Nothing else is known.");

/// How a referral was settled.
pub(crate) fn settled(how: Settlement) -> Text {
    match how {
        Settlement::Accepted => t("aangenomen", "accepted"),
        Settlement::Returned => t("teruggegeven", "returned"),
        Settlement::Lapsed => t("verlopen", "lapsed"),
        // A way the model knows and this report does not yet: by its own word.
        _ => t(how.as_str(), how.as_str()),
    }
}

/// The picture's title.
pub(crate) fn title(client: &str, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("Tijdlijn van {client}"),
        Lang::En => format!("Timeline of {client}"),
    }
}

/// Hours a week, as a note.
pub(crate) fn hours(hours: &str, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("{hours} uur per week"),
        Lang::En => format!("{hours} hours a week"),
    }
}

/// What the mark of things without an end means.
pub(crate) fn goes_on(day: Day, lang: Lang) -> String {
    let day = date(day, lang);
    match lang {
        Lang::Nl => format!("loopt op {day} nog door"),
        Lang::En => format!("still running on {day}"),
    }
}

/// Date of birth and age on a day.
pub(crate) fn born(birth: Day, age: Option<i32>, lang: Lang) -> String {
    let birth = date(birth, lang);
    match (age, lang) {
        (Some(age), Lang::Nl) => format!("geboren {birth}, {age} jaar"),
        (Some(age), Lang::En) => format!("born {birth}, aged {age}"),
        (None, Lang::Nl) => format!("geboren {birth}"),
        (None, Lang::En) => format!("born {birth}"),
    }
}

/// As of when the picture is.
pub(crate) fn as_of(known_on: Option<Day>, last: Option<Day>, lang: Lang) -> String {
    let to = last.map(|last| date(last, lang));
    let known = known_on.map(|day| date(day, lang));
    let (to, known) = match lang {
        Lang::Nl => (
            to.map(|to| format!("tot en met {to}")),
            known.map_or_else(
                || "zoals nu geregistreerd".into(),
                |on| format!("zoals bekend op {on}"),
            ),
        ),
        Lang::En => (
            to.map(|to| format!("up to {to}")),
            known.map_or_else(|| "as it now stands".into(), |on| format!("as known on {on}")),
        ),
    };
    to.map_or_else(|| known.clone(), |to| format!("{to}, {known}"))
}
