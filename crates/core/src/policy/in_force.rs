//! The policy in force: checked, immutable, and ready to be asked.

use super::ambition::Ambition;
use super::assessment::AssessmentRules;
use super::breaks::Break;
use super::codes::Codes;
use super::document::{Deadline, PolicyDocument, Population};
use super::group::Group;
use super::ladder::Ladder;
use super::parameters::Parameters;
use super::programme::Programme;
use super::route::Route;
use crate::Day;
use crate::vocabulary::{Category, Kind, Reason};
use std::collections::BTreeMap;

/// All that a council can decide, checked: the parameters, the ladder's versions, programmes,
/// routes, groups, ambitions, staffing, population, breaks and deadlines.
///
/// ```
/// use meedoen::policy::Policy;
///
/// let policy = Policy::from_toml(
///     r#"
///     format = 1
///     municipality = { name = "Ons Dorp" }
///     parameters = { bridge_days = 14 }
///     "#,
/// )?;
/// assert_eq!(policy.parameters().bridge_days(), 14);
/// assert_eq!(policy.parameters().rung_carry_days(), 92); // the default
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    pub(super) document: PolicyDocument,
    pub(super) notes: Vec<String>,
    pub(super) parameters: Parameters,
    pub(super) codes: Codes,
    pub(super) ladder: Ladder,
    pub(super) programmes: Vec<Programme>,
    pub(super) routes: Vec<Route>,
    pub(super) groups: Vec<Group>,
    pub(super) ambitions: Vec<Ambition>,
    /// The category of each reason, as `Reason::ALL` numbers them.
    pub(super) categories: [Category; Reason::LIST.len()],
    /// By programme, the staff from each day on.
    pub(super) staffing: BTreeMap<String, BTreeMap<Day, f64>>,
    /// By day, each field filled from the entries before it.
    pub(super) populations: Vec<Population>,
    pub(super) breaks: Vec<Break>,
    pub(super) fingerprint: [u8; 32],
}

impl Policy {
    /// The same for two policies under which every question has the same answer: a digest of what
    /// decides one. Names, sources and what only a report shows are not part of it.
    pub(crate) fn fingerprint(&self) -> &[u8; 32] {
        &self.fingerprint
    }

    /// What is allowed but worth a look, such as an ambition decided twice on one day.
    ///
    /// ```
    /// use meedoen::Policy;
    ///
    /// let policy = Policy::from_toml(
    ///     r#"
    ///     format = 1
    ///     municipality = { name = "Ons Dorp" }
    ///     route = [{ id = "rest", name = "Rust", programme = "zorg" }]
    ///     "#,
    /// )?;
    /// assert_eq!(
    ///     policy.notes(),
    ///     ["route[0].programme: the policy does not describe the programme `zorg`"]
    /// );
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The name of the municipality whose policy it is.
    ///
    /// ```
    /// use meedoen::Policy;
    /// assert_eq!(Policy::starter("Ons Dorp").municipality(), "Ons Dorp");
    /// ```
    pub fn municipality(&self) -> &str {
        &self.document.municipality.name
    }

    /// The parameters, with defaults where the policy gives none.
    ///
    /// ```
    /// use meedoen::Policy;
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// assert_eq!(policy.parameters().smallest_cell(), 5); // nothing was given
    /// let json = serde_json::to_value(policy.parameters())?; // has them all
    /// assert_eq!(json["stale_months"], 6);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// What it decides about the assessment.
    ///
    /// ```
    /// use meedoen::Policy;
    /// use meedoen::policy::AssessmentRules;
    ///
    /// let policy = Policy::starter("Ons Dorp");
    /// assert_eq!(policy.assessment_rules(), AssessmentRules::default());
    /// ```
    pub fn assessment_rules(&self) -> AssessmentRules {
        AssessmentRules::new(self.parameters.informal_care_is_unpaid_work)
    }

    /// The codes of a kind of record: those of the model, then those that the policy adds. The codes
    /// of routes and groups are the policy's own, in its order.
    ///
    /// ```
    /// use meedoen::Policy;
    /// use meedoen::vocabulary::Kind;
    ///
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.codes(Kind::Activity).last().map(String::as_str), Some("language_cafe"));
    /// assert!(Policy::starter("Ons Dorp").codes(Kind::Route).is_empty());
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn codes(&self, kind: Kind) -> &[String] {
        self.codes.of(kind)
    }

    /// The codes of every kind.
    pub(crate) fn all_codes(&self) -> &Codes {
        &self.codes
    }

    /// Which rungs belong to which domain, and from which day.
    pub(crate) fn ladder(&self) -> &Ladder {
        &self.ladder
    }

    /// The programmes, in the policy's order.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// let ids: Vec<_> = policy.programmes().iter().map(|programme| programme.id()).collect();
    /// assert_eq!(ids, ["meedoen_werkt", "rijswijk_werkwijs", "aandacht_werkt"]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// The programme with this id.
    pub(crate) fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }

    /// The routes, in the policy's order.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.routes()[0].id(), "rest");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The groups, in the policy's order.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.groups()[0].id(), "status_holder");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The names of the groups' sets, in order of first appearance.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.sets(), ["household_type"]);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn sets(&self) -> Vec<&str> {
        let mut sets = Vec::new();
        for set in self.groups.iter().filter_map(|group| group.set.as_deref()) {
            if !sets.contains(&set) {
                sets.push(set);
            }
        }
        sets
    }

    /// The ambitions, in the policy's order: every decision, also those replaced since.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// let targets: Vec<f64> = policy.ambitions().iter().map(|ambition| ambition.target()).collect();
    /// assert_eq!(targets, [365.0, 365.0, 300.0]); // of 2023, of 2024, and of 2024 as decided later
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn ambitions(&self) -> &[Ambition] {
        &self.ambitions
    }

    /// What an end reason counts as here.
    ///
    /// ```
    /// use meedoen::Policy;
    /// use meedoen::vocabulary::{Category, Reason};
    ///
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.category(Some(Reason::Work)), Category::ToWork);
    /// assert_eq!(policy.category(Some(Reason::DisabilityBenefit)), Category::Neutral); // as it decides
    /// assert_eq!(policy.category(None), Category::Unknown);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn category(&self, reason: Option<Reason>) -> Category {
        reason.map_or(Category::Unknown, |reason| self.categories[reason as usize])
    }

    /// The staff of a programme on a day, in FTE: the entry with the latest `from` on or before it.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// let fte = |day: &str| Ok::<_, meedoen::Error>(policy.fte_on("meedoen_werkt", day.parse()?));
    /// assert_eq!(fte("2022-08-31")?, None); // before the first entry
    /// assert_eq!(fte("2024-12-31")?, Some(4.0)); // until the next one
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn fte_on(&self, programme: &str, day: Day) -> Option<f64> {
        self.staffing.get(programme)?.range(..=day).next_back().map(|(_, fte)| *fte)
    }

    /// The inhabitants on a day, as the entries with the latest `on` on or before it give them,
    /// adults and working age each for itself.
    pub(crate) fn population_on(&self, day: Day) -> Option<&Population> {
        let after = self.populations.partition_point(|entry| entry.on <= day);
        self.populations[..after].last()
    }

    /// The breaks in the series, in the policy's order.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.breaks()[0].on().to_string(), "2023-01-01");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn breaks(&self) -> &[Break] {
        &self.breaks
    }

    /// What is due when, in the policy's order.
    ///
    /// ```
    /// # use meedoen::Policy;
    /// let policy = Policy::preset("example")?;
    /// assert_eq!(policy.deadlines()[0].on().to_string(), "2025-07-01");
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn deadlines(&self) -> &[Deadline] {
        &self.document.deadline
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inhabitants_hold_until_the_next_entry_each_number_for_itself() {
        let policy = Policy::from_toml(
            "format = 1\nmunicipality = { name = \"Ons Dorp\" }\n\
             [[population]]\non = \"2023-01-01\"\nadults = 20\n\
             [[population]]\non = \"2022-01-01\"\nadults = 10\nworking_age = 7",
        )
        .unwrap();
        let people = |day: &str| {
            let entry = policy.population_on(day.parse().unwrap())?;
            Some((entry.adults, entry.working_age))
        };
        assert_eq!(people("2021-12-31"), None);
        assert_eq!(people("2022-12-31"), Some((Some(10), Some(7))));
        assert_eq!(people("2023-01-01"), Some((Some(20), Some(7))));
    }
}
