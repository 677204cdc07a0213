//! Policies as they are read and written, and what is refused.

use crate::vectors::folders;
use meedoen::policy::{Parameters, Policy};
use meedoen::vocabulary::{Category, Kind, Reason};
use meedoen::{Dimension, ErrorCode, Kpi};
use proptest::prelude::*;
use serde_json::json;
use std::path::PathBuf;

const MINIMAL: &str = "format = 1\nmunicipality = { name = \"Ons Dorp\" }\n";

fn vector_policies() -> Vec<String> {
    let read = |folder: PathBuf| std::fs::read_to_string(folder.join("policy.toml")).unwrap();
    folders().into_iter().map(read).collect()
}

/// The policy of these lines after a format and a municipality.
fn policy(lines: &str) -> meedoen::Result<Policy> {
    Policy::from_toml(&format!("{MINIMAL}{lines}"))
}

/// What is wrong with these lines, a line each, with its place.
fn wrong(lines: &str) -> Vec<String> {
    let error = policy(lines).expect_err(lines);
    assert_eq!(error.code(), ErrorCode::BadPolicy);
    let sentence = error.sentence();
    assert!(sentence.starts_with(&format!("{}: ", error.place())));
    sentence.lines().map(str::to_owned).collect()
}

#[test]
fn the_vectors_policies_read_and_come_back_from_either_form() {
    for text in vector_policies() {
        let policy = Policy::from_toml(&text).unwrap();
        let toml = policy.to_toml();
        let json = policy.to_json();
        assert_eq!(Policy::from_toml(&toml).unwrap(), policy);
        assert_eq!(Policy::from_json(&json).unwrap(), policy);
        assert_eq!(Policy::from_json(&json).unwrap().to_toml(), toml);
        assert_eq!(Policy::from_toml(&toml).unwrap().to_json(), json);
    }
}

#[test]
fn the_example_is_the_letters_case() {
    let example = Policy::preset("example").unwrap();
    assert_eq!(example.municipality(), "Rijswijk (voorbeeld)");
    assert_eq!(json!(example)["municipality"]["cbs_code"], "GM0603");
    assert_eq!(example.routes().len(), 4);
    assert_eq!(example.parameters(), &Parameters::default());
    assert_eq!(example.notes(), [""; 0]);
    assert_eq!(example.sets(), ["household_type"]);
    assert_eq!(example.codes(Kind::Activity).last().unwrap(), "language_cafe");
    assert_eq!(example.category(Some(Reason::DisabilityBenefit)), Category::Neutral);
    assert_eq!(example.category(Some(Reason::Work)), Category::ToWork);
    assert_eq!(example.category(None), Category::Unknown);
    assert!(Policy::preset("exemple").is_err());
    // The vectors start from the same policy.
    let sustained = folders().into_iter().find(|folder| folder.ends_with("sustained")).unwrap();
    let text = std::fs::read_to_string(sustained.join("policy.toml")).unwrap();
    assert_eq!(Policy::from_toml(&text).unwrap(), example);
}

#[test]
fn a_starter_has_a_name_and_nothing_invented() {
    let starter = Policy::starter("Ons Dorp");
    assert_eq!(starter, Policy::from_toml(MINIMAL).unwrap());
    assert_eq!(starter.to_toml(), "format = 1\n\n[municipality]\nname = \"Ons Dorp\"\n");
    assert_eq!(starter.parameters(), &Parameters::default());
    assert_eq!(starter.codes(Kind::Contact), ["first", "progress"]);
    assert!(starter.programmes().is_empty() && starter.routes().is_empty());
    assert!(starter.groups().is_empty() && starter.ambitions().is_empty());
    assert!(starter.breaks().is_empty() && starter.deadlines().is_empty());
    assert_eq!(Policy::starter("").to_toml().lines().count(), 4);
}

/// A policy that contradicts itself in every way there is.
const CONTRADICTIONS: &str = r#"
[parameters]
bridge_days = -1
reentry_months = 1201
min_placement_hours = nan
rate_excludes = ["work", "holiday"]
activating = ["language", "chess"]
counts_as_placement = ["paid", "unpaid"]
caseload_schemes = ["wia"]

[codes]
activity = ["chess_club", "chess_club", "barriers", "", " x", "none"]
benefit = ["wia"]

[reasons]
work = "unknown"
holiday = "neutral"

[[ladder]]
from = "2021-01-01"
participatie = [1, 2, 2]
werk = [2, 3]
[[ladder]]
from = "2021-01-01"

[[programme]]
id = "p"
name = "P"
first_codes = ["first", "second"]
from = "2022-02-01"
to = "2022-01-31"
[[programme]]
id = "p"
name = "P"

[[route]]
id = "unassigned"
name = "R"
[[route]]
id = ""
name = "R"

[[group]]
id = "g"
name = "G"
set = ""
[[group]]
id = "g"
name = "G"
set = "s"

[[staffing]]
programme = "q"
from = "2022-01-01"
fte = -1.0
[[staffing]]
programme = "p"
from = "2022-01-01"
fte = 1
[[staffing]]
programme = "p"
from = "2022-01-01"
fte = 2

[[population]]
on = "2022-01-01"
adults = 10
[[population]]
on = "2022-01-01"
working_age = 10

[[break]]
on = "2022-01-01"
kpis = ["stock", "stocks"]
note = "N"

[[ambition]]
kpi = "happiness"
from = "2022-01-01"
to = "2022-12-31"
target = 1
cell = { colour = "red", domain = "zorg" }
[[ambition]]
kpi = "stock"
from = "2022-01-01"
to = "2021-12-31"
target = inf
share = true
[[ambition]]
kpi = "outflow_rate"
from = "2022-01-01"
to = "2022-12-31"
target = -0.1
share = true
cell = { rung = "1" }
[[ambition]]
kpi = "stock"
from = "2022-01-01"
to = "2022-12-31"
target = 1
cell = { reason = "work", rung = 7, "group:t" = "g", "group:s" = "none" }
"#;

/// What is wrong with it.
const FOUND: &[&str] = &[
    "codes.activity[1]: `chess_club` is in the list already",
    "codes.activity[2]: `barriers` is in the list already",
    "codes.activity[3]: it is empty",
    "codes.activity[4]: ` x` has space around it",
    "codes.activity[5]: `none` has a meaning of its own in answers",
    "codes.benefit: codes can be added to contact, activity, referral, placement, instrument only",
    "route[0].id: `unassigned` has a meaning of its own in answers",
    "route[1].id: it is empty",
    "group[1].id: `g` is in the list already",
    "parameters.caseload_schemes[0]: `wia` is no benefit code",
    "parameters.bridge_days: -1 is not in 0 to 36525",
    "parameters.reentry_months: 1201 is not in 0 to 1200",
    "parameters.activating[1]: `chess` is no activity code",
    "parameters.counts_as_placement[1]: `unpaid` is no placement code",
    "parameters.min_placement_hours: it is no number",
    "parameters.rate_excludes[1]: `holiday` is no end reason",
    "ladder[0].participatie: rung 2 stands there twice",
    "ladder[0].werk: rung 2 stands under participatie and under werk",
    "ladder[1].from: another version holds from 2021-01-01 too",
    "programme[0].first_codes[1]: `second` is no contact code",
    "programme[0].to: 2022-01-31 lies before the first day, 2022-02-01",
    "programme[1].id: `p` is in the list already",
    "group[0].set: it is empty",
    "reasons.holiday: `holiday` is no end reason",
    "reasons.work: `unknown` is not one of to_work, education, neutral, other",
    "staffing[0].programme: there is no programme `q`",
    "staffing[0].fte: -1 is below 0",
    "staffing[2].from: another entry of the programme holds from 2022-01-01 too",
    "population[1].on: another entry is of 2022-01-01 too",
    "break[0].kpis[1]: `stocks` is no KPI",
    "ambition[0].kpi: `happiness` is no KPI",
    "ambition[0].cell.colour: `colour` is no dimension",
    "ambition[0].cell.domain: `zorg` is no member of it",
    "ambition[1].to: 2021-12-31 lies before the first day, 2022-01-01",
    "ambition[1].target: it is no number",
    "ambition[1].share: stock is no count with a denominator to be a share of",
    "ambition[2].target: -0.1 is below 0",
    "ambition[2].cell.rung: outflow_rate can't be broken down by `rung`",
    "ambition[2].share: outflow_rate is no count with a denominator to be a share of",
    "ambition[3].cell.group:s: `none` is no member of it",
    "ambition[3].cell.group:t: no group of the policy is in this set",
    "ambition[3].cell.reason: stock can't be broken down by `reason`",
    "ambition[3].cell.rung: `7` is no member of it",
];

#[test]
fn every_contradiction_is_named_with_its_place() {
    let found = wrong(CONTRADICTIONS);
    for (found, expected) in found.iter().zip(FOUND) {
        assert_eq!(found, expected);
    }
    assert_eq!(found.len(), FOUND.len());
}

#[test]
fn an_error_of_form_says_where() {
    let place = |lines: &str| policy(lines).unwrap_err().place().to_owned();
    let ambition = "[[ambition]]\nkpi = \"stock\"\nfrom = \"2023-01-01\"\nto = \"2023-12-31\"\n";
    let good = format!("{ambition}target = 1\n");
    assert_eq!(place(&format!("{good}{good}{ambition}target = \"many\"")), "ambition[2].target");
    assert_eq!(place(&format!("{good}{ambition}")), "ambition[1]");
    assert_eq!(place(&format!("{good}colour = 1")), "ambition[0].colour");
    assert_eq!(place("[[ladder]]\nfrom = \"2023-02-30\""), "ladder[0].from");
    assert_eq!(place("[[ladder]]\nfrom = \"1900-12-31\""), "ladder[0].from");
    assert_eq!(place("[[ladder]]\nfrom = \"2021-01-01\"\nwerk = [3, 7]"), "ladder[0].werk[1]");
    assert_eq!(place("[[route]]\nid = \"r\"\nname = 5"), "route[0].name");
    assert_eq!(place("[parameters]\nbridge_days = 30.5"), "parameters.bridge_days");
    assert_eq!(place("[parameters\n"), "line 3, column 12");

    let json = |text: &str| Policy::from_json(text).unwrap_err().place().to_owned();
    let ambition =
        r#"{"kpi": "stock", "from": "2023-01-01", "to": "2023-12-31", "target": "many"}"#;
    let head = r#"{"format": 1, "municipality": {"name": "Ons Dorp"}"#;
    assert_eq!(json(&format!("{head}, \"ambition\": [{ambition}]}}")), "ambition[0].target");
    assert_eq!(json(&format!("{head},\n oops}}")), "line 2, column 2");
    assert_eq!(json(&format!("{head}}} and more")), "line 1, column 53");
    assert_eq!(
        json(&format!(r#"{head}, "reasons": {{"work": "other", "work": "to_work"}}}}"#)),
        "reasons"
    );
    assert_eq!(json(r#"{"format": 2, "municipality": {"name": "Ons Dorp"}}"#), "format");
}

#[test]
fn a_byte_order_mark_is_no_part_of_it() {
    let marked = |text: &str| format!("\u{feff}{text}");
    assert!(Policy::from_toml(&marked(MINIMAL)).is_ok());
    assert!(Policy::from_json(&marked(&Policy::starter("Ons Dorp").to_json())).is_ok());
}

#[test]
fn what_is_allowed_but_odd_is_noted() {
    let ambition = "[[ambition]]\nkpi = \"stock\"\nfrom = \"2023-01-01\"\nto = \"2023-12-31\"\n";
    let twice =
        policy(&format!("{ambition}target = 2\n{ambition}target = 1\nshare = false")).unwrap();
    assert_eq!(twice.notes().len(), 1);
    assert!(twice.notes()[0].starts_with("ambition[1]: "), "{:?}", twice.notes());
    let day = "decided_on = \"2022-01-01\"\n";
    let later = policy(&format!("{ambition}target = 2\n{ambition}target = 1\n{day}")).unwrap();
    assert!(later.notes().is_empty());
    let route = policy("[[route]]\nid = \"r\"\nname = \"R\"\nprogramme = \"q\"").unwrap();
    assert!(route.notes()[0].starts_with("route[0].programme: "), "{:?}", route.notes());
}

#[test]
fn names_may_be_plain_and_rungs_in_a_cell_numbers() {
    use meedoen::vocabulary::Lang;
    let policy = policy(
        "[[group]]\nid = \"g\"\nname = \"Groep\"\n[[group]]\nid = \"h\"\nname = { nl = \"H\" }\n\
         [[ambition]]\nkpi = \"stock\"\nfrom = \"2023-01-01\"\nto = \"2023-12-31\"\ntarget = 1.5\n\
         cell = { rung = 3 }",
    )
    .unwrap();
    assert_eq!(policy.groups()[0].name().get(Lang::En), "Groep");
    assert_eq!(policy.groups()[1].name().get(Lang::Nl), "H");
    assert_eq!(policy.ambitions()[0].cell()[&Dimension::Rung], "3");
}

#[test]
fn shrinking_is_a_target_for_the_volume_only() {
    let ambition = |kpi: &str| {
        policy(&format!(
            "[[ambition]]\nkpi = \"{kpi}\"\nfrom = \"2023-01-01\"\nto = \"2023-12-31\"\ntarget = -0.05"
        ))
    };
    assert!(ambition("volume_change").is_ok());
    assert_eq!(ambition("outflow_rate").unwrap_err().place(), "ambition[0].target");
}

#[test]
fn a_key_with_a_line_end_does_not_break_the_list_of_what_is_wrong() {
    let error = policy(
        "codes = { \"two\\nlines\" = [] }\n[[ambition]]\nkpi = \"placements\"\n\
         from = \"2023-01-01\"\nto = \"2023-12-31\"\ntarget = 1e300",
    )
    .unwrap_err();
    assert_eq!(error.place(), "codes.two\\nlines");
    let sentence = error.sentence();
    let places: Vec<_> = sentence.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(places, ["codes.two\\nlines", "ambition[0].target"]);
}

#[test]
fn what_a_list_leaves_out_is_left_out() {
    let policy = policy(
        "[parameters]\nactivating = []\n[codes]\nplacement = [\"secondment\"]\n\
         [[programme]]\nid = \"p\"\nname = \"P\"\nfirst_codes = []",
    )
    .unwrap();
    assert_eq!(json!(policy.parameters())["activating"], json!([]));
    assert_eq!(json!(policy)["programme"][0]["first_codes"], json!([]));
    let counted = ["paid", "supported", "sheltered", "self_employed", "secondment"];
    assert_eq!(policy.parameters().counts_as_placement(), counted);
    assert_eq!(Policy::from_toml(&policy.to_toml()).unwrap(), policy);
}

#[test]
fn staff_holds_until_the_next_entry() {
    let policy = policy(
        "[[programme]]\nid = \"p\"\nname = \"P\"\n\
         [[staffing]]\nprogramme = \"p\"\nfrom = \"2023-07-01\"\nfte = 5.5\n\
         [[staffing]]\nprogramme = \"p\"\nfrom = \"2022-07-01\"\nfte = 4",
    )
    .unwrap();
    let fte = |day: &str| policy.fte_on("p", day.parse().unwrap());
    assert_eq!(fte("2022-06-30"), None);
    assert_eq!(fte("2022-07-01"), Some(4.0));
    assert_eq!(fte("2023-06-30"), Some(4.0));
    assert_eq!(fte("2024-01-01"), Some(5.5));
    assert_eq!(policy.fte_on("q", "2024-01-01".parse().unwrap()), None);
}

#[test]
fn members_stand_in_the_order_of_an_answer() {
    let policy = Policy::preset("example").unwrap();
    let members = |kpi, dimension: &str| policy.members(kpi, &dimension.parse().unwrap());
    let are = |kpi, dimension, expected: &[&str]| {
        assert_eq!(members(kpi, dimension).unwrap(), expected, "{dimension}");
    };
    are(None, "rung", &["1", "2", "3", "4", "5", "6", "unmeasured"]);
    are(None, "route", &["rest", "barriers", "contribution", "towards_work", "none"]);
    are(None, "group", &["status_holder", "exempt", "none"]);
    are(None, "group:household_type", &["single", "single_parent", "couple", "unknown"]);
    are(None, "scheme", &["pw", "ioaw", "ioaz", "bbz", "none"]);
    are(None, "age", &["<27", "27-44", "45-54", "55+", "unknown"]);
    are(None, "hours", &["<12", "12-23", "24-31", "32+", "unknown"]);
    are(Some(Kpi::HandoverDays), "code", &["wsp", "participatie", "unknown"]);
    let activities = [
        "volunteering",
        "informal_care",
        "organised",
        "barriers",
        "language",
        "language_cafe",
        "unknown",
    ];
    are(Some(Kpi::Activated), "code", &activities);
    let placements = ["paid", "supported", "sheltered", "trial", "self_employed", "unknown"];
    are(Some(Kpi::PlacedClients), "code", &placements);
    assert_eq!(members(None, "reason").unwrap().len(), 22);
    assert_eq!(members(None, "code"), None);
    assert_eq!(members(None, "group:colour"), None);
    assert_eq!(members(Some(Kpi::Stock), "reason"), None);
    assert_eq!(members(Some(Kpi::OutflowRate), "rung"), None);
}

/// Texts near enough to a policy to get past the parser often.
fn almost_a_policy() -> impl Strategy<Value = String> {
    let texts = vector_policies();
    (0..texts.len(), any::<prop::sample::Index>(), any::<prop::sample::Index>(), ".{0,8}").prop_map(
        move |(which, from, to, patch)| {
            let characters: Vec<char> = texts[which].chars().collect();
            let (from, to) = (from.index(characters.len()), to.index(characters.len()).min(40));
            let tail = characters.iter().skip(from + to);
            characters[..from].iter().copied().chain(patch.chars()).chain(tail.copied()).collect()
        },
    )
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        for error in [Policy::from_toml(&text).err(), Policy::from_json(&text).err()] {
            prop_assert_eq!(error.map(|error| error.code()), Some(ErrorCode::BadPolicy));
        }
    }

    #[test]
    fn a_damaged_policy_is_refused_or_comes_back_the_same(text in almost_a_policy()) {
        match Policy::from_toml(&text) {
            Err(error) => prop_assert_eq!(error.code(), ErrorCode::BadPolicy),
            Ok(policy) => {
                prop_assert_eq!(&Policy::from_toml(&policy.to_toml()).unwrap(), &policy);
                prop_assert_eq!(&Policy::from_json(&policy.to_json()).unwrap(), &policy);
            }
        }
    }
}
