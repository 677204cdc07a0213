//! The sentences with figures in them.

use crate::format::{date, part_of, period, short_date, whole};
use meedoen::vocabulary::Lang;
use meedoen::{Day, Span};

/// Under the title: what the report is about and what the data are.
pub(crate) fn subtitle(
    span: Span,
    horizon: Option<Day>,
    known_on: Option<Day>,
    lang: Lang,
) -> Vec<String> {
    let period = period(span, lang);
    let mut lines = vec![match lang {
        Lang::Nl => format!("Verslagperiode: {period}"),
        Lang::En => format!("Reporting period: {period}"),
    }];
    let state = match (horizon, known_on, lang) {
        (Some(to), None, Lang::Nl) => {
            format!("Gegevens compleet tot en met {}, zoals nu geregistreerd", date(to, lang))
        }
        (Some(to), None, Lang::En) => {
            format!("Data complete to {}, as they now stand", date(to, lang))
        }
        (Some(to), Some(on), Lang::Nl) => format!(
            "Gegevens compleet tot en met {}, zoals bekend op {}",
            date(to, lang),
            date(on, lang)
        ),
        (Some(to), Some(on), Lang::En) => {
            format!("Data complete to {}, as known on {}", date(to, lang), date(on, lang))
        }
        (None, ..) => return lines,
    };
    lines.push(state);
    lines
}

/// `197 (36,3%)`.
pub(crate) fn with_share(count: i64, of: i64, lang: Lang) -> String {
    match part_of(count, of, lang) {
        Some(share) => format!("{} ({share})", whole(count, lang)),
        None => whole(count, lang),
    }
}

/// The stock on a day, set against that on an earlier one where the two may be compared.
pub(crate) fn stock(on: Day, before: Option<(Day, i64)>, lang: Lang) -> String {
    let on = date(on, lang);
    let against = before.map(|(day, count)| (date(day, lang), whole(count, lang)));
    match (lang, against) {
        (Lang::Nl, None) => format!("inwoners met een uitkering op {on}."),
        (Lang::Nl, Some((day, count))) => {
            format!("inwoners met een uitkering op {on}; op {day} waren het er {count}.")
        }
        (Lang::En, None) => format!("clients with benefit on {on}."),
        (Lang::En, Some((day, count))) => {
            format!("clients with benefit on {on}; on {day} they were {count}.")
        }
    }
}

/// What the picture of the stock tells: the total, the largest rung, who are unmeasured.
pub(crate) fn stock_by_rung(
    on: Day,
    total: i64,
    largest: Option<(&str, i64)>,
    unmeasured: Option<i64>,
    lang: Lang,
) -> String {
    let (on, count) = (date(on, lang), whole(total, lang));
    let share = |count| with_share(count, total, lang);
    let text = match lang {
        Lang::Nl => format!("Op {on} telt het bestand {count} inwoners."),
        Lang::En => format!("On {on} the caseload counts {count} clients."),
    };
    let most = largest.map(|(rung, count)| (super::small(rung), share(count)));
    let most = most.map(|(rung, count)| match lang {
        Lang::Nl => format!(" De meesten staan op {rung}: {count}."),
        Lang::En => format!(" Most are on {rung}: {count}."),
    });
    let unmeasured = unmeasured.map(share).map(|count| match lang {
        Lang::Nl => format!(" Niet gemeten: {count}."),
        Lang::En => format!(" Unmeasured: {count}."),
    });
    text + &most.unwrap_or_default() + &unmeasured.unwrap_or_default()
}

/// The three outcomes of a cohort that exclude each other.
pub(crate) struct Split {
    pub(crate) cohort: i64,
    pub(crate) activated: i64,
    pub(crate) to_work: i64,
    pub(crate) no_outcome: i64,
}

impl Split {
    /// As a sentence about the cohort of a period.
    pub(crate) fn sentence(&self, span: Span, lang: Lang) -> String {
        let of = |count| with_share(count, self.cohort, lang);
        let (activated, to_work) = (of(self.activated), of(self.to_work));
        let (no_outcome, period) = (of(self.no_outcome), period(span, lang));
        match lang {
            Lang::Nl => format!(
                "eerste gesprekken in {period}: {activated} werden actief zonder uit te stromen naar \
                 werk, {to_work} stroomden uit naar werk en {no_outcome} hebben nog geen uitkomst.",
                period = in_period_nl(&period),
            ),
            Lang::En => format!(
                "first conversations in {period}: {activated} became active without leaving for work, \
                 {to_work} left for work and {no_outcome} have no outcome yet.",
                period = in_period_en(&period),
            ),
        }
    }
}

/// After "in": a period of two days reads as "de periode … t/m …".
pub(super) fn in_period_nl(period: &str) -> String {
    if period.contains(" t/m ") { format!("de periode {period}") } else { period.to_owned() }
}

pub(super) fn in_period_en(period: &str) -> String {
    if period.contains(" to ") { format!("the period {period}") } else { period.to_owned() }
}

/// How those without an outcome fall apart.
pub(crate) fn no_outcome(
    of: i64,
    in_conversation: i64,
    not_spoken: i64,
    left: i64,
    lang: Lang,
) -> String {
    let [of, talking, silent, left] =
        [of, in_conversation, not_spoken, left].map(|count| whole(count, lang));
    match lang {
        Lang::Nl => format!(
            "Van de {of} zonder uitkomst zijn er {talking} opnieuw gesproken, {silent} sindsdien niet, \
             en {left} op een andere manier uit de uitkering."
        ),
        Lang::En => format!(
            "Of the {of} without an outcome {talking} were spoken to again, {silent} were not, and \
             {left} left benefit in another way."
        ),
    }
}

/// Who is in view.
pub(crate) fn in_view(count: i64, of: i64, months: &str, lang: Lang) -> String {
    let (count, of) = (whole(count, lang), whole(of, lang));
    match lang {
        Lang::Nl => format!(
            "van het bestand is in beeld ({count} van {of}): een trede, en in {months} maanden contact \
             of een meting."
        ),
        Lang::En => format!(
            "of the caseload is in view ({count} of {of}): a rung, and a contact or measurement within \
             {months} months."
        ),
    }
}

/// Who left for work.
pub(crate) fn to_work(outflow: i64, inflow: i64, span: Span, lang: Lang) -> String {
    let (out, into, period) = (whole(outflow, lang), whole(inflow, lang), period(span, lang));
    match lang {
        Lang::Nl => format!(
            "keer uitstroom naar werk in {}, van {out} keer uitstroom in totaal; de instroom was {into}.",
            in_period_nl(&period)
        ),
        Lang::En => format!(
            "left benefit for work in {}, of {out} who left in all; the inflow was {into}.",
            in_period_en(&period)
        ),
    }
}

/// What the transition table tells.
pub(crate) fn moved(climbed: i64, descended: i64, of: i64, lang: Lang) -> String {
    let (up, down, of) =
        (with_share(climbed, of, lang), with_share(descended, of, lang), whole(of, lang));
    match lang {
        Lang::Nl => format!(
            "Van de {of} inwoners met een uitkering en een trede op beide dagen stegen er {up} en \
             daalden er {down}."
        ),
        Lang::En => format!(
            "Of the {of} clients with benefit and a rung on both days {up} climbed and {down} \
             descended."
        ),
    }
}

/// The two days of a transition table, as its caption and axes.
pub(crate) fn between(span: Span, lang: Lang) -> String {
    let (before, last) = (date(span.first().plus_days(-1), lang), date(span.last(), lang));
    match lang {
        Lang::Nl => format!("Toestand op {before} (rijen) tegen {last} (kolommen), in inwoners"),
        Lang::En => format!("State on {before} (rows) against {last} (columns), in clients"),
    }
}

/// How to read the transition chart.
pub(crate) fn read_transitions(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => {
            "Hoe groter de cirkel, hoe meer inwoners; in de grijze vakken bleef de trede gelijk, rechts \
             daarvan is hoger."
        }
        Lang::En => {
            "The larger the circle, the more clients; in the grey squares the rung stayed the same, to \
             their right it is higher."
        }
    }
}

/// An axis of the transition chart.
pub(crate) fn state_on(day: Day, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("op {}", short_date(day, lang)),
        Lang::En => format!("on {}", short_date(day, lang)),
    }
}

/// A programme's period, where that needs saying.
pub(crate) fn runs(name: &str, from: Option<Day>, to: Option<Day>, lang: Lang) -> Option<String> {
    let (from, to) = (from.map(|day| date(day, lang)), to.map(|day| date(day, lang)));
    Some(match (from, to, lang) {
        (Some(from), Some(to), Lang::Nl) => format!("{name} loopt van {from} tot en met {to}."),
        (Some(from), Some(to), Lang::En) => format!("{name} runs from {from} to {to}."),
        (Some(from), None, Lang::Nl) => format!("{name} loopt sinds {from}."),
        (Some(from), None, Lang::En) => format!("{name} has run since {from}."),
        (None, Some(to), Lang::Nl) => format!("{name} loopt tot en met {to}."),
        (None, Some(to), Lang::En) => format!("{name} runs to {to}."),
        (None, None, _) => return None,
    })
}

/// A programme that starts after the period reported on.
pub(crate) fn starts_later(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => {
            "Dat is na deze verslagperiode: de cijfers hieronder zijn het vertrekpunt waaraan het \
             programma later kan worden afgemeten."
        }
        Lang::En => {
            "That is after this reporting period: the figures below are the starting point against \
             which the programme can be measured later."
        }
    }
}

/// Staff and what they carry.
pub(crate) fn per_fte(figure: &str, staff: &str, on: Day, lang: Lang) -> String {
    let on = date(on, lang);
    match lang {
        Lang::Nl => {
            format!("Caseload per fte op {on}: {figure}, bij een formatie van {staff} fte.")
        }
        Lang::En => format!("Caseload per FTE on {on}: {figure}, with a staff of {staff} FTE."),
    }
}

/// Days, as a figure.
pub(crate) fn days(count: &str, lang: Lang) -> String {
    match lang {
        Lang::Nl if count == "1" => format!("{count}\u{a0}dag"),
        Lang::Nl => format!("{count}\u{a0}dagen"),
        Lang::En if count == "1" => format!("{count}\u{a0}day"),
        Lang::En => format!("{count}\u{a0}days"),
    }
}
