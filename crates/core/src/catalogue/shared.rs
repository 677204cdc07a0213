//! Words that several definitions share: anchor days, denominators, sources and remarks.

use crate::vocabulary::Text;

pub(super) const LAST_DAY: Text =
    Text::new("de laatste dag van de periode", "the last day of the period");
pub(super) const DAY_BEFORE_PERIOD: Text =
    Text::new("de dag voor de periode", "the day before the period");
pub(super) const STOCK: Text = Text::new(
    "het bestand op de laatste dag van de periode (`stock`)",
    "the stock on the last day of the period (`stock`)",
);
pub(super) const OPENING_STOCK: Text = Text::new(
    "het bestand op de dag voor de periode (`stock`)",
    "the stock on the day before the period (`stock`)",
);

pub(super) const PROJECT: Text = Text::new(
    "definitie van dit project, in de begrippen van het veld",
    "this project's definition, in the field's terms",
);
pub(super) const LETTER: Text = Text::new(
    "de brief aan de raad; precies gemaakt door dit project",
    "the letter to the council, made precise by this project",
);
pub(super) const PARTICIPATION_LADDER: Text = Text::new(
    "definitie van dit project, op de participatieladder van VNG en Divosa",
    "this project's definition, on the participation ladder (participatieladder) of VNG and Divosa",
);
pub(super) const CBS_REASONS: Text = Text::new(
    "definitie van dit project; redenen volgens het CBS (Regeling statistiek Participatiewet, IOAW \
     en IOAZ, kenmerk 34)",
    "this project's definition; reasons as the CBS has them (Regeling statistiek Participatiewet, \
     IOAW en IOAZ, characteristic 34)",
);
pub(super) const BBV: Text = Text::new(
    "BBV (Besluit begroting en verantwoording provincies en gemeenten), verplichte \
     beleidsindicatoren; eigen berekening van de gemeente",
    "BBV (the decree on municipal budgets and accounts), mandatory policy indicators; the \
     municipality's own calculation",
);

/// What every figure of outflow to work must say, in Dutch and in English; the English is a line of
/// a comment and begins, as those do, with a blank.
macro_rules! code_11 {
    (nl) => {
        "CBS-code 11 omvat naast een baan ook een ziektewetuitkering."
    };
    (en) => {
        " CBS code 11 covers sickness benefit as well as a job."
    };
}

/// How long a cohort is followed, in Dutch and in English (see above).
macro_rules! follow_up {
    (nl) => {
        "De volgdag is de laatste dag van de periode, of de dag die de vraag noemt \
         (`followed_to`, `follow_up_days`)."
    };
    (en) => {
        " The follow-up day is the last day of the period, or the day the query gives \
         (`followed_to`, `follow_up_days`)."
    };
}

pub(super) use {code_11, follow_up};
