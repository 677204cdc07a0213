//! Why a benefit ended.
//!
//! Source: Regeling statistiek Participatiewet, IOAW en IOAZ, characteristic 34. The labels are those
//! of its list, shortened.

use super::{Category, Text};
use crate::words::words;

/// What is known of a reason beside its word.
struct ReasonRow {
    /// Its code in the national statistics, two digits.
    cbs: &'static str,
    /// What it counts as unless a policy says otherwise.
    category: Category,
    label: Text,
    /// What registrations call it beside its word and labels; see `CommonCode::also_called`.
    also: &'static str,
}

words! {
    /// Why a benefit ended.
    #[non_exhaustive]
    pub enum Reason: "end reason" with ReasonRow {
        /// Work in employment, or sickness benefit (CBS 11).
        Work = "work" {
            cbs: "11",
            category: Category::ToWork,
            label: Text::new("arbeid in dienstbetrekking of ziektewet", "work or sickness benefit"),
            also: "werk arbeid dienstbetrekking ziektewet inkomstenuitarbeid inkomenuitarbeid \
                   inkomenuitwerk",
        },
        /// Self-employment (CBS 13).
        SelfEmployment = "self_employment" {
            cbs: "13",
            category: Category::ToWork,
            label: Text::new("zelfstandig beroep of bedrijf", "self-employment"),
            also: "zelfstandig beroep bedrijf ondernemer",
        },
        /// Education or study with a grant (CBS 01).
        Study = "study" {
            cbs: "01",
            category: Category::Education,
            label: Text::new("opleiding of studie", "study"),
            also: "studie opleiding scholing studiefinanciering",
        },
        /// A relationship was entered into (CBS 02).
        Relationship = "relationship" {
            cbs: "02",
            category: Category::Neutral,
            label: Text::new("aangaan van een relatie", "relationship"),
            also: "relatie huwelijk samenwon",
        },
        /// State pension age (CBS 03).
        PensionAge = "pension_age" {
            cbs: "03",
            category: Category::Neutral,
            label: Text::new("bereiken van de AOW-leeftijd", "state pension age"),
            also: "aow pensioen aowleeftijd pensioengerechtigde pensioengerechtigdeleeftijd",
        },
        /// Death (CBS 04).
        Death = "death" {
            cbs: "04",
            category: Category::Neutral,
            label: Text::new("overlijden", "death"),
            also: "overleden",
        },
        /// Detention (CBS 05).
        Detention = "detention" {
            cbs: "05",
            category: Category::Neutral,
            label: Text::new("detentie", "detention"),
            also: "gevangenis gedetineerd",
        },
        /// Schooling was refused (CBS 06).
        SchoolingRefused = "schooling_refused" {
            cbs: "06",
            category: Category::Other,
            label: Text::new("scholing geweigerd", "schooling refused"),
            also: "",
        },
        /// Too long abroad (CBS 07).
        AbroadTooLong = "abroad_too_long" {
            cbs: "07",
            category: Category::Other,
            label: Text::new("te lang verblijf in het buitenland", "too long abroad"),
            also: "verblijfbuitenland buitenland",
        },
        /// Unemployment benefit (CBS 14).
        UnemploymentBenefit = "unemployment_benefit" {
            cbs: "14",
            category: Category::Other,
            label: Text::new("werkloosheidsuitkering", "unemployment benefit"),
            also: "ww wwuitkering",
        },
        /// Disability benefit (CBS 15).
        DisabilityBenefit = "disability_benefit" {
            cbs: "15",
            category: Category::Other,
            label: Text::new("arbeidsongeschiktheidsuitkering", "disability benefit"),
            also: "wia wao wajong arbeidsongeschikt arbeidsongeschiktheid",
        },
        /// Alimony (CBS 17).
        Alimony = "alimony" {
            cbs: "17",
            category: Category::Other,
            label: Text::new("alimentatie", "alimony"),
            also: "",
        },
        /// Assets (CBS 18).
        Assets = "assets" {
            cbs: "18",
            category: Category::Other,
            label: Text::new("vermogen", "assets"),
            also: "erfenis",
        },
        /// Other income (CBS 19).
        OtherIncome = "other_income" {
            cbs: "19",
            category: Category::Other,
            label: Text::new("ander inkomen", "other income"),
            also: "anderinkomen overiginkomen inkomsten inkomen",
        },
        /// Information was not given (CBS 31).
        NoInformation = "no_information" {
            cbs: "31",
            category: Category::Other,
            label: Text::new("geen inlichtingen verstrekt", "no information given"),
            also: "geeninlichtingen inlichtingenplicht geeninformatie",
        },
        /// Moved to another municipality (CBS 32).
        Moved = "moved" {
            cbs: "32",
            category: Category::Neutral,
            label: Text::new("verhuisd naar een andere gemeente", "moved to another municipality"),
            also: "verhuizing verhuisd anderegemeente vertrek",
        },
        /// Moved abroad (CBS 33).
        MovedAbroad = "moved_abroad" {
            cbs: "33",
            category: Category::Neutral,
            label: Text::new("verhuisd naar het buitenland", "moved abroad"),
            also: "naarbuitenland naarhetbuitenland vertrekbuitenland verhuizingbuitenland \
                   emigratie",
        },
        /// Did not appear when called for information (CBS 34).
        NoShowInformation = "no_show_information" {
            cbs: "34",
            category: Category::Other,
            label: Text::new(
                "niet verschenen op een oproep om inlichtingen",
                "did not appear when called for information",
            ),
            also: "nietverschenen",
        },
        /// Did not appear when called for re-integration (CBS 35).
        NoShowReintegration = "no_show_reintegration" {
            cbs: "35",
            category: Category::Other,
            label: Text::new(
                "niet verschenen op een oproep voor re-integratie",
                "did not appear when called for re-integration",
            ),
            also: "reintegratie nietverschenenreintegratie",
        },
        /// The reason lies with the partner (CBS 97).
        Partner = "partner" {
            cbs: "97",
            category: Category::Neutral,
            label: Text::new("oorzaak bij de partner", "reason lies with the partner"),
            also: "oorzaakbijpartner",
        },
        /// Another reason (CBS 98).
        Other = "other" {
            cbs: "98",
            category: Category::Other,
            label: Text::new("andere reden", "other reason"),
            also: "overig anders andere andereoorzaak eigenverzoek",
        },
    }
}

impl Reason {
    /// Its code in the national statistics, two digits.
    pub const fn cbs_code(self) -> &'static str {
        self.row().cbs
    }

    /// The category it has unless a policy maps it otherwise.
    ///
    /// ```
    /// use meedoen::vocabulary::{Category, Reason};
    /// assert_eq!(Reason::Work.category(), Category::ToWork);
    /// assert_eq!(Reason::Moved.category(), Category::Neutral);
    /// ```
    pub const fn category(self) -> Category {
        self.row().category
    }

    /// What a report calls it.
    ///
    /// ```
    /// use meedoen::vocabulary::{Lang, Reason};
    /// assert_eq!(Reason::Assets.label().get(Lang::Nl), "vermogen");
    /// ```
    pub const fn label(self) -> Text {
        self.row().label
    }

    /// What registrations call it beside its own word and labels.
    pub(crate) fn also_called(self) -> impl Iterator<Item = &'static str> {
        self.row().also.split_whitespace()
    }

    /// The reason with this CBS code, with or without its leading zero.
    pub(crate) fn from_cbs(code: &str) -> Option<Self> {
        Self::LIST.into_iter().find(|reason| super::is_cbs_code(reason.cbs_code(), code))
    }
}
