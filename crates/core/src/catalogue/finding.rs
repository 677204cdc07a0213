//! What reading and the checks can say about a record: code, severity and sentence in one row.

use crate::vocabulary::Text;
use crate::words::words;

words! {
    /// How much a finding matters.
    #[non_exhaustive]
    pub enum Severity: "severity" {
        /// The row could not be understood and takes no part.
        Error = "error",
        /// The row takes part, and a figure may be wrong because of what it says.
        Warning = "warning",
        /// Worth knowing; nothing need be wrong.
        Notice = "notice",
    }
}

/// What is known of a finding beside its code.
struct FindingRow {
    severity: Severity,
    /// What it says, without any text of the ledger.
    sentence: Text,
}

words! {
    /// What something noticed in a ledger is called: data quality, never a signal about a client's
    /// conduct.
    ///
    /// The first eleven quarantine the row they are found in; the next speak of a file as it was
    /// read; the rest of what a timeline shows.
    #[non_exhaustive]
    pub enum FindingCode: "finding" with FindingRow {
        /// A required cell is empty.
        MissingValue = "missing_value" {
            severity: Severity::Error,
            sentence: Text::new("Een verplichte cel is leeg.", "A required cell is empty."),
        },
        /// A word that is no kind.
        UnknownKind = "unknown_kind" {
            severity: Severity::Error,
            sentence: Text::new(
                "De soort staat niet in de lijst van soorten.",
                "The kind is not in the list of kinds.",
            ),
        },
        /// A code that is not in the list of the row's kind.
        UnknownCode = "unknown_code" {
            severity: Severity::Error,
            sentence: Text::new(
                "De code staat niet in de lijst van deze soort, het beleid of de mapping.",
                "The code is not in the list of this kind, the policy or the mapping.",
            ),
        },
        /// No day of the calendar in 1901–2199.
        BadDate = "bad_date" {
            severity: Severity::Error,
            sentence: Text::new(
                "Dit is geen dag van de kalender in 1901–2199.",
                "This is no day of the calendar in 1901–2199.",
            ),
        },
        /// A year or a month where a day is needed.
        PartialDate = "partial_date" {
            severity: Severity::Error,
            sentence: Text::new(
                "De datum is onvolledig: de dag, of maand en dag, ontbreken.",
                "The date is partial: it lacks its day, or its month and day.",
            ),
        },
        /// The last day lies before the first.
        EndBeforeStart = "end_before_start" {
            severity: Severity::Error,
            sentence: Text::new(
                "De rij houdt op voordat zij begint.",
                "The row ends before it starts.",
            ),
        },
        /// A word that is no end reason (benefit) or settlement (referral).
        UnknownReason = "unknown_reason" {
            severity: Severity::Error,
            sentence: Text::new(
                "De reden staat niet in de lijst van redenen, of geldt niet op deze dag.",
                "The reason is not in the list of reasons, or does not hold on this day.",
            ),
        },
        /// No decimal number of hours.
        BadNumber = "bad_number" {
            severity: Severity::Error,
            sentence: Text::new(
                "Dit is geen aantal uren (een getal van nul of meer).",
                "This is no number of hours (a number, zero or more).",
            ),
        },
        /// An earlier row already has this record number.
        DuplicateRecord = "duplicate_record" {
            severity: Severity::Error,
            sentence: Text::new(
                "Een eerdere rij heeft dit recordnummer al.",
                "An earlier row already has this record number.",
            ),
        },
        /// A withdrawal of a record that this client does not have, or no longer.
        NoSuchRecord = "no_such_record" {
            severity: Severity::Error,
            sentence: Text::new(
                "Deze cliënt heeft geen eerdere rij met dit recordnummer, of die is al \
                 ingetrokken.",
                "This client has no earlier row with this record number, or it is already \
                 withdrawn.",
            ),
        },
        /// Text beyond the header's last column.
        TooManyCells = "too_many_cells" {
            severity: Severity::Error,
            sentence: Text::new(
                "Er staat tekst voorbij de laatste kolom van de kop.",
                "There is text beyond the header's last column.",
            ),
        },
        /// Columns whose names are not ours.
        IgnoredColumn = "ignored_column" {
            severity: Severity::Notice,
            sentence: Text::new(
                "Kolommen met deze namen kent het formaat niet; zij zijn niet gelezen.",
                "Columns of these names are not part of the format; they were not read.",
            ),
        },
        /// Columns that the mapping names and the extract does not have.
        AbsentColumn = "absent_column" {
            severity: Severity::Warning,
            sentence: Text::new(
                "De mapping noemt deze kolommen, maar het bestand heeft ze niet.",
                "The mapping names these columns, but the file does not have them.",
            ),
        },
        /// A file that is no UTF-8 and was read as Windows-1252.
        Windows1252 = "windows_1252" {
            severity: Severity::Notice,
            sentence: Text::new(
                "Het bestand is geen UTF-8 en is gelezen als Windows-1252.",
                "The file is not UTF-8 and was read as Windows-1252.",
            ),
        },
        /// A quoted cell that is still open where the file ends.
        UnclosedQuote = "unclosed_quote" {
            severity: Severity::Warning,
            sentence: Text::new(
                "Een aanhalingsteken in de laatste rij wordt nergens gesloten: wat erna staat \
                 is als één cel gelezen.",
                "A quotation mark in the last row is never closed: all that follows was read \
                 as one cell.",
            ),
        },
        /// Two benefits of one client on the same day.
        OverlappingBenefits = "overlapping_benefits" {
            severity: Severity::Warning,
            sentence: Text::new(
                "Twee uitkeringen van dezelfde cliënt overlappen elkaar.",
                "Two benefits of the same client overlap.",
            ),
        },
        /// A rung measured on a day without benefit.
        RungOutsideBenefit = "rung_outside_benefit" {
            severity: Severity::Notice,
            sentence: Text::new(
                "De trede is gemeten op een dag zonder uitkering.",
                "The rung was measured on a day without benefit.",
            ),
        },
        /// A client on benefit whose rung says paid work without support.
        RungSixInStock = "rung_six_in_stock" {
            severity: Severity::Warning,
            sentence: Text::new(
                "De cliënt staat op trede 6 (betaald werk) en heeft een uitkering.",
                "The client is on rung 6 (paid work) and on benefit.",
            ),
        },
        /// A route that is not open to the client's rung.
        RouteNotOpen = "route_not_open" {
            severity: Severity::Warning,
            sentence: Text::new(
                "De route staat niet open voor de trede van de cliënt.",
                "The route is not open to the client's rung.",
            ),
        },
        /// An activity that starts before the first conversation.
        ActivityBeforeFirstConversation = "activity_before_first_conversation" {
            severity: Severity::Notice,
            sentence: Text::new(
                "De activiteit begint voor het eerste gesprek.",
                "The activity starts before the first conversation.",
            ),
        },
        /// A benefit that ended because of work, without a placement around that day.
        WorkOutflowWithoutPlacement = "work_outflow_without_placement" {
            severity: Severity::Notice,
            sentence: Text::new(
                "De uitkering eindigde door werk, zonder plaatsing binnen 92 dagen rond die dag.",
                "The benefit ended because of work, without a placement within 92 days around \
                 that day.",
            ),
        },
        /// A record that starts after the day asked about.
        StartAfterAsOf = "start_after_as_of" {
            severity: Severity::Notice,
            sentence: Text::new(
                "De rij begint na de dag waarop is gekeken.",
                "The row starts after the day looked at.",
            ),
        },
        /// An open benefit without any contact or rung in a year.
        NoContactInAYear = "no_contact_in_a_year" {
            severity: Severity::Warning,
            sentence: Text::new(
                "De uitkering loopt, maar er is in 365 dagen geen contact of trede: een \
                 gemiste beëindiging?",
                "The benefit runs on, but there is no contact or rung in 365 days: a missed exit?",
            ),
        },
        /// Registered long after it started.
        RegisteredLate = "registered_late" {
            severity: Severity::Notice,
            sentence: Text::new(
                "De rij is meer dan 90 dagen na het begin geregistreerd.",
                "The row was registered more than 90 days after it started.",
            ),
        },
        /// Most rows became known on one day.
        SameRegistrationDay = "same_registration_day" {
            severity: Severity::Warning,
            sentence: Text::new(
                "De meeste rijen hebben dezelfde registratiedatum: een datum van laatste \
                 mutatie haalt cliënten uit standen van vroeger.",
                "Most rows have the same registration day: a date of last mutation takes \
                 clients out of past stocks.",
            ),
        },
        /// The same record twice.
        ExactDuplicate = "exact_duplicate" {
            severity: Severity::Warning,
            sentence: Text::new(
                "Een eerdere rij zegt precies hetzelfde.",
                "An earlier row says exactly the same.",
            ),
        },
        /// Few rows reach the horizon.
        ThinHorizon = "thin_horizon" {
            severity: Severity::Warning,
            sentence: Text::new(
                "Weinig rijen reiken tot de horizon: minder dan 0,1 % in de 31 dagen ervoor.",
                "Few rows reach the horizon: less than 0.1 % in the 31 days before it.",
            ),
        },
    }
}

impl FindingCode {
    /// How often each code that occurs does, in the order of the codes.
    pub(crate) fn count_each(found: impl Iterator<Item = Self>) -> Vec<(Self, usize)> {
        let mut counts = Self::LIST.map(|code| (code, 0));
        for code in found {
            counts[code as usize].1 += 1;
        }
        counts.into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// How much it matters. A row with an error is quarantined.
    ///
    /// ```
    /// use meedoen::catalogue::{FindingCode, Severity};
    /// assert_eq!(FindingCode::BadDate.severity(), Severity::Error);
    /// assert_eq!(FindingCode::OverlappingBenefits.severity(), Severity::Warning);
    /// ```
    pub const fn severity(self) -> Severity {
        self.row().severity
    }

    /// What it says, without any text of the ledger.
    ///
    /// ```
    /// use meedoen::{catalogue::FindingCode, vocabulary::Lang};
    ///
    /// let code: FindingCode = "missing_value".parse()?;
    /// assert_eq!(code.sentence().get(Lang::En), "A required cell is empty.");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub const fn sentence(self) -> Text {
        self.row().sentence
    }

    /// Whether a row with this finding is quarantined: whether it is an error.
    pub(crate) const fn quarantines(self) -> bool {
        matches!(self.severity(), Severity::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Lang;

    #[test]
    fn every_code_has_a_sentence_in_two_languages() {
        for code in FindingCode::LIST {
            let [nl, en] = Lang::LIST.map(|lang| code.sentence().get(lang));
            assert!(!nl.is_empty() && nl != en, "{code}");
        }
    }

    #[test]
    fn eleven_codes_quarantine() {
        let quarantining = FindingCode::LIST.into_iter().filter(|code| code.quarantines());
        assert_eq!(quarantining.count(), 11);
        assert!(FindingCode::TooManyCells.quarantines());
    }
}
