//! What reading and the checks can say about a record, one code each.

use super::Text;
use serde::{Serialize, Serializer};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Severity {
    /// The row could not be understood and takes no part.
    Error,
    /// The row takes part, and a figure may be wrong because of what it says.
    Warning,
    /// Worth knowing; nothing need be wrong.
    Notice,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];

    /// The word in answers.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        }
    }
}

/// What something noticed in a ledger is called: data quality, never a signal about a client's
/// conduct.
///
/// The first eleven quarantine the row they are found in; the next speak of a file as it was read;
/// the rest of what a timeline shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingCode {
    /// A required cell is empty.
    MissingValue,
    /// A word that is no kind.
    UnknownKind,
    /// A code that is not in the list of the row's kind.
    UnknownCode,
    /// No day of the calendar in 1901–2199.
    BadDate,
    /// A year or a month where a day is needed.
    PartialDate,
    /// The last day lies before the first.
    EndBeforeStart,
    /// A word that is no end reason (benefit) or settlement (referral).
    UnknownReason,
    /// No decimal number of hours.
    BadNumber,
    /// An earlier row already has this record number.
    DuplicateRecord,
    /// A withdrawal of a record that this client does not have, or no longer.
    NoSuchRecord,
    /// Text beyond the header's last column.
    TooManyCells,
    /// Columns whose names are not ours.
    IgnoredColumn,
    /// Columns that the mapping names and the extract does not have.
    AbsentColumn,
    /// A file that is no UTF-8 and was read as Windows-1252.
    Windows1252,
    /// A quoted cell that is still open where the file ends.
    UnclosedQuote,
    /// Two benefits of one client on the same day.
    OverlappingBenefits,
    /// A rung measured on a day without benefit.
    RungOutsideBenefit,
    /// A client on benefit whose rung says paid work without support.
    RungSixInStock,
    /// A route that is not open to the client's rung.
    RouteNotOpen,
    /// An activity that starts before the first conversation.
    ActivityBeforeFirstConversation,
    /// A benefit that ended because of work, without a placement around that day.
    WorkOutflowWithoutPlacement,
    /// A record that starts after the day asked about.
    StartAfterAsOf,
    /// An open benefit without any contact or rung in a year.
    NoContactInAYear,
    /// Registered long after it started.
    RegisteredLate,
    /// Most rows became known on one day.
    SameRegistrationDay,
    /// The same record twice.
    ExactDuplicate,
    /// Few rows reach the horizon.
    ThinHorizon,
}

/// Code, word, severity, Dutch and English sentence.
type Line = (FindingCode, &'static str, Severity, &'static str, &'static str);

const TABLE: [Line; 27] = {
    use FindingCode as F;
    use Severity as S;
    [
        (
            F::MissingValue,
            "missing_value",
            S::Error,
            "Een verplichte cel is leeg.",
            "A required cell is empty.",
        ),
        (
            F::UnknownKind,
            "unknown_kind",
            S::Error,
            "De soort staat niet in de lijst van soorten.",
            "The kind is not in the list of kinds.",
        ),
        (
            F::UnknownCode,
            "unknown_code",
            S::Error,
            "De code staat niet in de lijst van deze soort, het beleid of de mapping.",
            "The code is not in the list of this kind, the policy or the mapping.",
        ),
        (
            F::BadDate,
            "bad_date",
            S::Error,
            "Dit is geen dag van de kalender in 1901–2199.",
            "This is no day of the calendar in 1901–2199.",
        ),
        (
            F::PartialDate,
            "partial_date",
            S::Error,
            "De datum is onvolledig: de dag, of maand en dag, ontbreken.",
            "The date is partial: it lacks its day, or its month and day.",
        ),
        (
            F::EndBeforeStart,
            "end_before_start",
            S::Error,
            "De rij houdt op voordat zij begint.",
            "The row ends before it starts.",
        ),
        (
            F::UnknownReason,
            "unknown_reason",
            S::Error,
            "De reden staat niet in de lijst van redenen, of geldt niet op deze dag.",
            "The reason is not in the list of reasons, or does not hold on this day.",
        ),
        (
            F::BadNumber,
            "bad_number",
            S::Error,
            "Dit is geen aantal uren (een getal van nul of meer).",
            "This is no number of hours (a number, zero or more).",
        ),
        (
            F::DuplicateRecord,
            "duplicate_record",
            S::Error,
            "Een eerdere rij heeft dit recordnummer al.",
            "An earlier row already has this record number.",
        ),
        (
            F::NoSuchRecord,
            "no_such_record",
            S::Error,
            "Deze cliënt heeft geen eerdere rij met dit recordnummer, of die is al ingetrokken.",
            "This client has no earlier row with this record number, or it is already withdrawn.",
        ),
        (
            F::TooManyCells,
            "too_many_cells",
            S::Error,
            "Er staat tekst voorbij de laatste kolom van de kop.",
            "There is text beyond the header's last column.",
        ),
        (
            F::IgnoredColumn,
            "ignored_column",
            S::Notice,
            "Kolommen met deze namen kent het formaat niet; zij zijn niet gelezen.",
            "Columns of these names are not part of the format; they were not read.",
        ),
        (
            F::AbsentColumn,
            "absent_column",
            S::Warning,
            "De mapping noemt deze kolommen, maar het bestand heeft ze niet.",
            "The mapping names these columns, but the file does not have them.",
        ),
        (
            F::Windows1252,
            "windows_1252",
            S::Notice,
            "Het bestand is geen UTF-8 en is gelezen als Windows-1252.",
            "The file is not UTF-8 and was read as Windows-1252.",
        ),
        (
            F::UnclosedQuote,
            "unclosed_quote",
            S::Warning,
            "Een aanhalingsteken in de laatste rij wordt nergens gesloten: wat erna staat is als \
             één cel gelezen.",
            "A quotation mark in the last row is never closed: all that follows was read as one \
             cell.",
        ),
        (
            F::OverlappingBenefits,
            "overlapping_benefits",
            S::Warning,
            "Twee uitkeringen van dezelfde cliënt overlappen elkaar.",
            "Two benefits of the same client overlap.",
        ),
        (
            F::RungOutsideBenefit,
            "rung_outside_benefit",
            S::Notice,
            "De trede is gemeten op een dag zonder uitkering.",
            "The rung was measured on a day without benefit.",
        ),
        (
            F::RungSixInStock,
            "rung_six_in_stock",
            S::Warning,
            "De cliënt staat op trede 6 (betaald werk) en heeft een uitkering.",
            "The client is on rung 6 (paid work) and on benefit.",
        ),
        (
            F::RouteNotOpen,
            "route_not_open",
            S::Warning,
            "De route staat niet open voor de trede van de cliënt.",
            "The route is not open to the client's rung.",
        ),
        (
            F::ActivityBeforeFirstConversation,
            "activity_before_first_conversation",
            S::Notice,
            "De activiteit begint voor het eerste gesprek.",
            "The activity starts before the first conversation.",
        ),
        (
            F::WorkOutflowWithoutPlacement,
            "work_outflow_without_placement",
            S::Notice,
            "De uitkering eindigde door werk, zonder plaatsing binnen 92 dagen rond die dag.",
            "The benefit ended because of work, without a placement within 92 days around that \
             day.",
        ),
        (
            F::StartAfterAsOf,
            "start_after_as_of",
            S::Notice,
            "De rij begint na de dag waarop is gekeken.",
            "The row starts after the day looked at.",
        ),
        (
            F::NoContactInAYear,
            "no_contact_in_a_year",
            S::Warning,
            "De uitkering loopt, maar er is in 365 dagen geen contact of trede: een gemiste \
             beëindiging?",
            "The benefit runs on, but there is no contact or rung in 365 days: a missed exit?",
        ),
        (
            F::RegisteredLate,
            "registered_late",
            S::Notice,
            "De rij is meer dan 90 dagen na het begin geregistreerd.",
            "The row was registered more than 90 days after it started.",
        ),
        (
            F::SameRegistrationDay,
            "same_registration_day",
            S::Warning,
            "De meeste rijen hebben dezelfde registratiedatum: een datum van laatste mutatie haalt \
             cliënten uit standen van vroeger.",
            "Most rows have the same registration day: a date of last mutation takes clients out \
             of past stocks.",
        ),
        (
            F::ExactDuplicate,
            "exact_duplicate",
            S::Warning,
            "Een eerdere rij zegt precies hetzelfde.",
            "An earlier row says exactly the same.",
        ),
        (
            F::ThinHorizon,
            "thin_horizon",
            S::Warning,
            "Weinig rijen reiken tot de horizon: minder dan 0,1 % in de 31 dagen ervoor.",
            "Few rows reach the horizon: less than 0.1 % in the 31 days before it.",
        ),
    ]
};

impl FindingCode {
    /// Every code: those that quarantine a row, those of a file, those of a timeline.
    pub const ALL: [Self; 27] = {
        let mut all = [Self::MissingValue; 27];
        let mut index = 0;
        while index < all.len() {
            all[index] = TABLE[index].0;
            index += 1;
        }
        all
    };

    /// The code as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        TABLE[self as usize].1
    }

    /// How much it matters.
    pub const fn severity(self) -> Severity {
        TABLE[self as usize].2
    }

    /// What it says, without any text of the ledger.
    pub const fn sentence(self) -> Text {
        Text { nl: TABLE[self as usize].3, en: TABLE[self as usize].4 }
    }

    /// Whether a row with this finding is quarantined.
    pub const fn quarantines(self) -> bool {
        matches!(self.severity(), Severity::Error)
    }

    /// The code with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == word)
    }
}

impl std::fmt::Display for FindingCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for FindingCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_lists_every_code_once_and_in_its_own_place() {
        for (index, code) in FindingCode::ALL.into_iter().enumerate() {
            assert_eq!(code as usize, index);
            assert_eq!(FindingCode::from_word(code.as_str()), Some(code));
            assert!(!code.sentence().nl.is_empty() && code.sentence().nl != code.sentence().en);
        }
    }

    #[test]
    fn eleven_codes_quarantine() {
        let quarantining = FindingCode::ALL.into_iter().filter(|code| code.quarantines());
        assert_eq!(quarantining.count(), 11);
        assert!(FindingCode::TooManyCells.quarantines());
    }
}
