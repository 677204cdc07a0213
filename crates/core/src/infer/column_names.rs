//! What the names of columns suggest.
//!
//! One table: the first line whose rule holds for a name counts. A rule is a list of conditions that
//! all hold: one of `a|b` is part of the name, `=a|b` is the whole name, `!a|b` are no part of it.
//! Names are compared without case, accents and separators ([`plain`]).

use crate::ledger::Field;
use crate::vocabulary::Kind;

/// What a column's name suggests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NameHint {
    /// It is this column of the ledger, of that kind of record where the name tells.
    Is(Field, Option<Kind>),
    /// It holds BSNs.
    Bsn,
    /// It is the day of the last change.
    LastChange,
    /// It is nothing that a ledger has.
    Nothing,
}

/// A text in lower case, without accents and without all that is no letter or digit.
pub(super) fn plain(text: &str) -> String {
    let plain = |letter: char| match letter {
        'À'..='Å' | 'à'..='å' => Some('a'),
        'È'..='Ë' | 'è'..='ë' => Some('e'),
        'Ì'..='Ï' | 'ì'..='ï' => Some('i'),
        'Ò'..='Ö' | 'ò'..='ö' => Some('o'),
        'Ù'..='Ü' | 'ù'..='ü' => Some('u'),
        'Ç' | 'ç' => Some('c'),
        _ => letter.is_ascii_alphanumeric().then(|| letter.to_ascii_lowercase()),
    };
    text.chars().filter_map(plain).collect()
}

use Field as F;
use NameHint::{Bsn, Is, LastChange, Nothing};

const BENEFIT: Option<Kind> = Some(Kind::Benefit);

/// Which kind of record a name is about; the first that holds.
static KINDS: [(Kind, &str); 11] = [
    (Kind::Birth, "geboorte|geboren|gebdat|birth !plaats|land"),
    (Kind::Growth, "groei|potentie|streeftrede|doeltrede|verwachtetrede|growth"),
    (Kind::Rung, "trede|ladder|rung|meetdat|meting"),
    (Kind::Referral, "verwijz|verwijs|verwezen|overdracht|overgedragen|referral"),
    (Kind::Contact, "gesprek|contact !persoon|gegevens"),
    (Kind::Route, "traject|route"),
    (Kind::Activity, "activiteit|activity|dagbesteding"),
    (Kind::Instrument, "voorziening|instrument"),
    (Kind::Placement, "plaatsing|geplaatst|dienstverband|placement"),
    (Kind::Group, "groep|leefvorm|huishoudtype|huishoudensoort|soorthuishoud|group"),
    (Kind::Benefit, "uitkering|bijstand|regeling|benefit|scheme"),
];

static NAMES: [(NameHint, &str); 24] = [
    (Is(F::Client, None), "pseudo|hash"),
    (Bsn, "bsn|burgerservice|sofinr|sofinummer"),
    (
        Nothing,
        "partner|consulent|medewerker|manager|begeleider|coach|regisseur|opmerking|toelichting|\
         adres|postcode|straat|woonplaats|telefoon|mail|iban|bedrag|aantal|duur|verwacht|gepland|\
         prognose|burgerlijk|besluit|aanvraag|melding|overlij|heronderzoek|geslacht|nationaliteit|\
         werkgever|leeftijd|voorletter !trede|uren|uur|jobcoach",
    ),
    (Nothing, "naam !traject|route|regeling|voorziening|instrument|activiteit|groep|trede"),
    (
        LastChange,
        "mutatiedat|mutatiedt|datummutatie|datmutatie|laatstemutatie|mutatieop|wijzigingsdat|\
         datumwijzig|gewijzigd|laatstewijzig|lastchange|lastmodif|modified|updated",
    ),
    (
        Is(F::WithdrawnOn, None),
        "vervallen|vervaldat|ingetrokken|intrekking|doorgehaald|geannuleerd|verwijderd|withdrawn",
    ),
    (
        Is(F::RegisteredOn, None),
        "registratiedat|registratiedt|datumregistr|geregistreerd|registered|invoerdat|datuminvoer|\
         ingevoerd|boekdat|boekingsdat|datumboeking|vastgelegd|vastlegg|aangemaakt|aanmaakdat|\
         opvoerdat|datumopvoer|opgevoerd|created|bekendop|datumbekend",
    ),
    (Is(F::Start, Some(Kind::Birth)), "geboorte|geboren|gebdat|birth !plaats|land|naam"),
    (
        Is(F::Reason, None),
        "reden|oorzaak|reason !treden|aanvang|ingang|instroom|toeken|aanvraag|start|begin",
    ),
    (Is(F::Hours, Some(Kind::Placement)), "uren|urenperweek|uurperweek|hours !dat"),
    (Is(F::BenefitNo, BENEFIT), "registratie|uitkering|benefit nr|nummer|id !dat|soort|code|norm"),
    (Is(F::BenefitNo, BENEFIT), "=registratienummer|registratienr|benefitno|benefitnr"),
    (
        Is(F::Client, None),
        "client|klant|inwoner|deelnemer|kandidaat|burger|persoon|person|administratie|\
         belanghebbende nr|nummer|num|id|key|sleutel|code !soort|type|dat|contact",
    ),
    (Is(F::Client, None), "=client|klant|inwoner|deelnemer|kandidaat|persoon|wie|pid"),
    (Is(F::Record, None), "=record|recordnr|recordnummer|recordid"),
    (Is(F::End, None), "=einde|eind|tot|tm|totenmet|totenmetdatum|eindigt|end|until|to|thru"),
    (
        Is(F::End, None),
        "eind|beeindig|stop|afloop|afgerond|afsluit|uitstroom|tot|end dat|dt|dd|dag",
    ),
    (Is(F::Start, None), "begin|ingang|aanvang|start|vanaf|van|toeken|instroom|from dat|dt|dd|dag"),
    (Is(F::Start, None), "=start|begin|ingang|aanvang|vanaf|van|per|from|sinds"),
    (Is(F::Start, None), "=datum|date|dag|peildatum"),
    (
        Is(F::Kind, None),
        "=kind|soort|type|recordsoort|soortrecord|recordtype|typerecord|gebeurtenis|onderwerp|\
         soortgebeurtenis|gebeurtenistype|rubriek|categorie",
    ),
    (Is(F::Code, BENEFIT), "=wet|recht|soortrecht"),
    (Is(F::Start, None), "datum|date"),
    (Is(F::Code, None), "=code|wat|waarde|value|omschrijving|soortcode|detail|subsoort|subtype"),
];

/// What a name suggests, and on which line of the table that stands: of two columns whose names suggest
/// the same, the one with the earlier line is it.
pub(super) fn says(name: &str) -> Option<(NameHint, usize)> {
    let name = plain(name);
    let kind = || KINDS.iter().find(|(_, rule)| holds(rule, &name)).map(|(kind, _)| *kind);
    let found = NAMES.iter().position(|(_, rule)| holds(rule, &name));
    let says = match found.map(|index| NAMES[index].0) {
        Some(Is(field @ (F::Start | F::End | F::Reason), None)) => Is(field, kind()),
        // A name of a kind alone is what its codes are called.
        Some(says) => says,
        None => Is(F::Code, Some(kind()?)),
    };
    Some((says, found.unwrap_or(NAMES.len())))
}

/// Whether a rule holds for a plain name.
pub(super) fn holds(rule: &str, name: &str) -> bool {
    rule.split_whitespace().all(|condition| {
        let (mark, words) = match condition.as_bytes().first() {
            Some(b'=' | b'!') => condition.split_at(1),
            _ => ("", condition),
        };
        let mut words = words.split('|');
        match mark {
            "=" => words.any(|word| name == word),
            "!" => !words.any(|word| name.contains(word)),
            _ => words.any(|word| name.contains(word)),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each of these names says.
    fn all(names: &str, expected: NameHint) {
        let said = |name: &str| says(name).map(|(says, _)| says);
        let wrong: Vec<_> = (names.split(", "))
            .filter(|name| said(name) != Some(expected))
            .map(|name| (name, said(name)))
            .collect();
        assert!(wrong.is_empty(), "{expected:?}: {wrong:?}");
    }

    #[test]
    fn names_are_compared_without_case_accents_and_separators() {
        assert_eq!(plain("Cliënt-Nr. (één)"), "clientnreen");
        assert_eq!(plain("DATUM_EINDE"), "datumeinde");
        assert_eq!(plain("€ / 世界"), "");
    }

    #[test]
    fn the_names_that_registrations_use() {
        let of = |field, kind| Is(field, Some(kind));
        all(
            "clientnr, Cliëntnummer, CLIENT_NR, administratienummer, Persoonsnummer, Klantnummer, \
             klant_id, inwonernr, Administratienr., client, pseudoniem, bsn_hash, id_client",
            Is(F::Client, None),
        );
        all(
            "ingangsdatum, Begindatum, datum_aanvang, DATUM_INGANG, Startdatum, vanaf, Datum, \
             dt_ingang, begindat, toekenningsdatum, datum begin, per, Datum vanaf",
            Is(F::Start, None),
        );
        all(
            "einddatum, datum_einde, DATUM_EIND, t/m, tot en met, Datum beëindiging, einde, \
             stopdatum, datum_tot, uitstroomdatum, Datum uitstroom, afloopdatum",
            Is(F::End, None),
        );
        all("Datum aanvang uitkering, Ingangsdatum bijstand", of(F::Start, Kind::Benefit));
        all("Datum einde uitkering, einddatum_uitkering", of(F::End, Kind::Benefit));
        all("reden, reden_beeindiging, Reden einde, reden uitstroom, oorzaak", Is(F::Reason, None));
        all("Reden beëindiging uitkering", of(F::Reason, Kind::Benefit));
        all(
            "regeling, Soort regeling, Regelingcode, soort uitkering, uitkeringssoort, wet, \
             Regeling omschrijving",
            of(F::Code, Kind::Benefit),
        );
        all(
            "trede, Treden participatieladder, trede_ladder, Huidige trede",
            of(F::Code, Kind::Rung),
        );
        all("trededatum, Datum trede, meetdatum, Datum meting", of(F::Start, Kind::Rung));
        all("groeipotentieel, Verwachte trede, streeftrede", of(F::Code, Kind::Growth));
        all("soort gesprek, gesprekssoort, contactvorm", of(F::Code, Kind::Contact));
        all("Gespreksdatum, datum contact", of(F::Start, Kind::Contact));
        all("geboortedatum, gebdat, datum geboorte", of(F::Start, Kind::Birth));
        all("uren, Uren per week, contracturen", of(F::Hours, Kind::Placement));
        all(
            "uitkeringsnr, Registratienummer uitkering, uitkeringsnummer, registratienummer",
            of(F::BenefitNo, Kind::Benefit),
        );
        all("soort, kind, recordsoort, Gebeurtenis", Is(F::Kind, None));
        all("registratiedatum, datum registratie, ingevoerd op", Is(F::RegisteredOn, None));
        all("vervallen, ingetrokken op", Is(F::WithdrawnOn, None));
        all("mutatiedatum, Datum mutatie, gewijzigd_op, last_modified", LastChange);
        all("bsn, BSN partner, BSN client, Burgerservicenummer, sofinr", Bsn);
        all("naam, Achternaam, postcode, consulent, besluitdatum, aanvraagdatum", Nothing);
        all("traject, trajectnaam, route", of(F::Code, Kind::Route));
        for name in ["", "kleur", "wijk", "世界"] {
            assert_eq!(says(name), None, "{name}");
        }
    }
}
