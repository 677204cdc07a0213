//! What the twin needs of a policy, read from its document.

use super::days::{Day, parse};
use serde_json::Value;

pub struct TwinPolicy {
    document: Value,
}

pub const REASONS: [(&str, &str); 21] = [
    ("work", "to_work"),
    ("self_employment", "to_work"),
    ("study", "education"),
    ("relationship", "neutral"),
    ("pension_age", "neutral"),
    ("death", "neutral"),
    ("detention", "neutral"),
    ("schooling_refused", "other"),
    ("abroad_too_long", "other"),
    ("unemployment_benefit", "other"),
    ("disability_benefit", "other"),
    ("alimony", "other"),
    ("assets", "other"),
    ("other_income", "other"),
    ("no_information", "other"),
    ("moved", "neutral"),
    ("moved_abroad", "neutral"),
    ("no_show_information", "other"),
    ("no_show_reintegration", "other"),
    ("partner", "neutral"),
    ("other", "other"),
];

fn strings(list: &Value) -> Option<Vec<String>> {
    Some(list.as_array()?.iter().map(|word| word.as_str().unwrap().to_string()).collect())
}

pub fn date(entry: &Value, key: &str) -> Option<Day> {
    entry[key].as_str().map(|text| parse(text).expect("a day in the policy"))
}

impl TwinPolicy {
    pub fn new(document: Value) -> Self {
        Self { document }
    }

    pub fn from_toml(text: &str) -> Self {
        Self::new(toml::from_str(text).expect("policy.toml"))
    }

    /// The entries of a list such as `route`.
    pub fn list(&self, name: &str) -> &[Value] {
        self.document[name].as_array().map_or(&[], Vec::as_slice)
    }

    fn parameter(&self, name: &str) -> &Value {
        &self.document["parameters"][name]
    }

    /// A parameter that counts days or months.
    pub fn number(&self, name: &str) -> i64 {
        self.parameter(name).as_i64().unwrap_or(match name {
            "bridge_days" => 30,
            "rung_carry_days" => 92,
            "reentry_months" | "in_view_months" => 12,
            "sustained_months" | "stale_months" => 6,
            "long_term_months" | "intake_days" => 60,
            "provisional_months" => 3,
            "placement_bridge_days" => 7,
            _ => panic!("no such parameter: {name}"),
        })
    }

    pub fn months(&self, name: &str) -> i64 {
        self.number(name)
    }

    pub fn min_placement_hours(&self) -> f64 {
        self.parameter("min_placement_hours").as_f64().unwrap_or(0.0)
    }

    pub fn rate_base_is_begin(&self) -> bool {
        self.parameter("rate_base") == "begin"
    }

    /// Whether outflow for this reason is left out of `outflow_rate`.
    pub fn rate_excludes(&self, reason: Option<&str>) -> bool {
        let excluded = strings(self.parameter("rate_excludes")).unwrap_or_default();
        reason.is_some_and(|reason| excluded.iter().any(|word| word == reason))
    }

    pub fn in_caseload(&self, scheme: &str) -> bool {
        strings(self.parameter("caseload_schemes"))
            .is_none_or(|schemes| schemes.iter().any(|word| word == scheme))
    }

    pub fn is_activating(&self, activity: &str) -> bool {
        strings(self.parameter("activating"))
            .unwrap_or_else(|| {
                ["volunteering", "informal_care", "organised"].map(String::from).into()
            })
            .iter()
            .any(|word| word == activity)
    }

    pub fn counts_as_placement(&self, code: &str) -> bool {
        strings(self.parameter("counts_as_placement"))
            .map_or(code != "trial", |codes| codes.iter().any(|word| word == code))
    }

    /// The category of an end reason.
    pub fn category(&self, reason: Option<&str>) -> String {
        let Some(reason) = reason else { return "unknown".into() };
        if let Some(category) = self.document["reasons"][reason].as_str() {
            return category.into();
        }
        REASONS.iter().find(|(word, _)| *word == reason).expect("a reason").1.into()
    }

    /// The domain of a rung on a day.
    pub fn domain(&self, rung: u32, day: Day) -> Option<String> {
        let version = self
            .list("ladder")
            .iter()
            .filter(|version| date(version, "from").unwrap() <= day)
            .max_by_key(|version| date(version, "from").unwrap())?;
        ["participatie", "werk"]
            .into_iter()
            .find(|domain| {
                version[domain]
                    .as_array()
                    .is_some_and(|rungs| rungs.iter().any(|r| r.as_u64() == Some(rung.into())))
            })
            .map(String::from)
    }

    pub fn routes(&self) -> Vec<String> {
        self.list("route").iter().map(|route| route["id"].as_str().unwrap().into()).collect()
    }

    /// The groups of a set, or those without one.
    pub fn groups(&self, set: Option<&str>) -> Vec<String> {
        let of_set = |group: &&Value| group["set"].as_str() == set;
        let id = |group: &Value| group["id"].as_str().unwrap().into();
        self.list("group").iter().filter(of_set).map(id).collect()
    }

    pub fn set_of(&self, group: &str) -> Option<String> {
        self.list("group").iter().find(|entry| entry["id"] == group)?["set"]
            .as_str()
            .map(String::from)
    }

    /// The codes of a kind, in the order of the model and then of the policy.
    pub fn codes(&self, kind: &str) -> Vec<String> {
        let common: &[&str] = match kind {
            "activity" => &["volunteering", "informal_care", "organised", "barriers", "language"],
            "referral" => &["wsp", "participatie"],
            "placement" => &["paid", "supported", "sheltered", "trial", "self_employed"],
            _ => panic!("no codes asked of {kind}"),
        };
        let mut codes: Vec<String> = common.iter().map(ToString::to_string).collect();
        codes.extend(strings(&self.document["codes"][kind]).unwrap_or_default());
        codes
    }

    pub fn programme(&self, id: &str) -> &Value {
        self.list("programme").iter().find(|entry| entry["id"] == id).expect("a programme")
    }

    /// Whether a contact row is a first conversation: of the programme, or at large.
    pub fn is_first_conversation(&self, code: &str, start: Day, programme: Option<&str>) -> bool {
        let Some(programme) = programme.map(|id| self.programme(id)) else {
            return code == "first";
        };
        let codes = strings(&programme["first_codes"]).unwrap_or_else(|| vec!["first".into()]);
        codes.iter().any(|word| word == code)
            && date(programme, "from").is_none_or(|from| from <= start)
            && date(programme, "to").is_none_or(|to| start <= to)
    }

    /// The staff in force on a day.
    pub fn fte(&self, programme: &str, day: Day) -> Option<f64> {
        self.list("staffing")
            .iter()
            .filter(|entry| entry["programme"] == programme)
            .filter(|entry| date(entry, "from").unwrap() <= day)
            .max_by_key(|entry| date(entry, "from").unwrap())?["fte"]
            .as_f64()
    }

    /// `adults` or `working_age` in force on a day.
    pub fn population(&self, what: &str, day: Day) -> Option<u64> {
        self.list("population")
            .iter()
            .filter(|entry| entry[what].is_u64() && date(entry, "on").unwrap() <= day)
            .max_by_key(|entry| date(entry, "on").unwrap())?[what]
            .as_u64()
    }
}
