//! The sentences that help to weigh the figures: what is provisional, broken, hidden or missing.

use crate::format::{date, whole};
use meedoen::Day;
use meedoen::vocabulary::Lang;

/// From which day on figures are provisional, and why.
pub(crate) fn provisional(after: Day, horizon: Day, lang: Lang) -> String {
    let (after, horizon) = (date(after, lang), date(horizon, lang));
    match lang {
        Lang::Nl => format!(
            "De gegevens zijn compleet tot en met {horizon}. Cijfers die verder kijken dan {after} zijn \
             voorlopig: late registraties kunnen ze nog veranderen. Ze zijn gemerkt met (v)."
        ),
        Lang::En => format!(
            "The data are complete to {horizon}. Figures that look past {after} are provisional: late \
             registrations may still change them. They are marked (p)."
        ),
    }
}

/// Which figures are.
pub(crate) fn provisional_are(kpis: &[String], lang: Lang) -> String {
    let kpis = super::list(kpis, lang);
    match lang {
        Lang::Nl => format!("Voorlopig in dit verslag: {kpis}."),
        Lang::En => format!("Provisional in this report: {kpis}."),
    }
}

/// A break in the series.
pub(crate) fn broken(on: Day, note: &str, kpis: &str, lang: Lang) -> String {
    let on = date(on, lang);
    match lang {
        Lang::Nl => format!("Vanaf {on}: {note} (betreft: {kpis})."),
        Lang::En => format!("From {on}: {note} (concerns: {kpis})."),
    }
}

/// What is hidden and how.
pub(crate) fn hidden(smallest: u32, beside: &str, lang: Lang) -> String {
    let smallest = i64::from(smallest);
    match lang {
        Lang::Nl => format!(
            "In uitsplitsingen staat <{smallest} waar het er minder dan {smallest} maar niet nul zijn, en \
             {beside} waar een groter aantal is weggelaten omdat het kleine er anders uit is terug te \
             rekenen. Grafieken tekenen zulke cellen niet. Dat is zorgvuldigheid en geen toets voor openbaarmaking."
        ),
        Lang::En => format!(
            "In breakdowns <{smallest} stands for fewer than {smallest} but not zero, and {beside} for a \
             larger number left out because the small one could be computed from it. Charts do not draw such cells. That is care, and \
             no clearance for publication."
        ),
    }
}

/// Rows in, accepted and refused.
pub(crate) fn rows_read(rows: i64, accepted: i64, refused: i64, lang: Lang) -> String {
    let [rows, accepted, refused] = [rows, accepted, refused].map(|count| whole(count, lang));
    match lang {
        Lang::Nl => format!(
            "Van de {rows} aangeleverde rijen zijn er {accepted} gelezen en {refused} geweigerd; wat \
             geweigerd is, telt niet mee."
        ),
        Lang::En => format!(
            "Of the {rows} rows supplied {accepted} were read and {refused} refused; what was refused \
             takes no part."
        ),
    }
}

/// What a table of findings is called.
pub(crate) fn findings_as_of(day: Day, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("Controlesignalen op {}", date(day, lang)),
        Lang::En => format!("Findings as of {}", date(day, lang)),
    }
}

/// Few rows say when they became known, and the report looks back in time.
pub(crate) fn looks_back(share: &str, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!(
            "Dit verslag geeft de stand zoals die op een dag in het verleden bekend was, maar {share} van \
             de rijen zegt wanneer zij bekend werden; de overige tellen vanaf hun begindatum mee."
        ),
        Lang::En => format!(
            "This report tells what was known on a day in the past, but {share} of the rows say when they \
             became known; the others count from their start."
        ),
    }
}
