//! Reading a question from JSON, fault by fault: a question with several is answered with the one
//! whose code goes before the others, so reading does not stop at the first.

use super::check::Faults;
use super::{CurveQuery, Query, Question, TransitionQuery, Where};
use crate::calendar::Every;
use crate::catalogue::{CurveKind, Dimension, Kpi};
use crate::policy::AssessmentAnswers;
use crate::{Day, ErrorCode, Span};
use serde_json::{Map, Value};

/// The keys of each form.
pub(crate) const QUERY_KEYS: [&str; 11] = [
    "kpis",
    "from",
    "to",
    "every",
    "by",
    "where",
    "known_on",
    "horizon",
    "followed_to",
    "follow_up_days",
    "programme",
];
pub(crate) const TRANSITION_KEYS: [&str; 4] = ["from", "to", "where", "known_on"];
pub(crate) const CURVE_KEYS: [&str; 7] =
    ["of", "from", "to", "where", "known_on", "horizon", "programme"];

/// Stands for a period that could not be read, so that the rest of the question can be checked.
const UNREAD: Span = Span::half_open(Day::MIN, Day::MIN.plus_days(1));

/// Reads a question. What can't be read is noted as a fault and stands in the result as if it had
/// not been asked, so that the rest can be checked too.
pub(crate) fn question(json: &Value, faults: &mut Faults) -> Option<Question> {
    let Some(object) = json.as_object() else {
        faults.add(ErrorCode::BadQuery, "", "a question is an object");
        return None;
    };
    let other_forms = ["transitions", "curve", "assess"];
    let Some(form) = other_forms.into_iter().find(|form| object.contains_key(*form)) else {
        return Some(Question::Kpis(Reader::new(object, "", faults).query()));
    };
    for key in object.keys().filter(|key| key.as_str() != form) {
        let message = format!("`{}` does not go with `{form}`", key.escape_debug());
        faults.add(ErrorCode::BadQuery, "", message);
    }
    if form == "assess" {
        return match AssessmentAnswers::from_json(&object[form]) {
            Ok(answers) => Some(Question::Assess(answers)),
            Err(error) => {
                faults.add(error.code(), error.place(), error.message());
                None
            }
        };
    }
    let Some(parts) = object[form].as_object() else {
        faults.add(ErrorCode::BadQuery, form, "holds an object with the question");
        return None;
    };
    let reader = Reader::new(parts, form, faults);
    Some(if form == "curve" {
        Question::Curve(reader.curve())
    } else {
        Question::Transitions(reader.transitions())
    })
}

/// Reads one object of a question.
struct Reader<'a> {
    parts: &'a Map<String, Value>,
    /// Where the object stands: empty, or the key that holds it.
    within: &'a str,
    faults: &'a mut Faults,
}

impl<'a> Reader<'a> {
    fn new(parts: &'a Map<String, Value>, within: &'a str, faults: &'a mut Faults) -> Self {
        Self { parts, within, faults }
    }

    fn query(mut self) -> Query {
        self.only_keys(&QUERY_KEYS);
        let kpis = self.kpis();
        let by = self.dimensions("by");
        let only = self.only();
        let span = self.span();
        let every = self.every();
        Query {
            kpis,
            span: span.unwrap_or(UNREAD),
            every,
            by,
            only,
            known_on: self.day("known_on"),
            horizon: self.day("horizon"),
            followed_to: self.day("followed_to").filter(|_| span.is_some()),
            follow_up_days: self.days("follow_up_days"),
            programme: self.word("programme"),
        }
    }

    fn transitions(mut self) -> TransitionQuery {
        self.only_keys(&TRANSITION_KEYS);
        let only = self.only();
        let known_on = self.day("known_on");
        TransitionQuery { span: self.span().unwrap_or(UNREAD), only, known_on }
    }

    fn curve(mut self) -> CurveQuery {
        self.only_keys(&CURVE_KEYS);
        let of = self.required("of").and_then(|of| match of.as_str().map(str::parse) {
            Some(Ok(curve)) => Some(curve),
            Some(Err(error)) => {
                self.faults.add_at(&self.place("of"), &error);
                None
            }
            None => {
                self.malformed("of", "is the name of a curve");
                None
            }
        });
        let only = self.only();
        let (known_on, horizon) = (self.day("known_on"), self.day("horizon"));
        let (programme, span) = (self.word("programme"), self.span());
        let (of, span) = (of.unwrap_or(CurveKind::DaysOnBenefit), span.unwrap_or(UNREAD));
        CurveQuery { of, span, only, known_on, horizon, programme }
    }

    fn place(&self, key: &str) -> String {
        if self.within.is_empty() { key.to_string() } else { format!("{}.{key}", self.within) }
    }

    fn malformed(&mut self, key: &str, message: &str) {
        let place = self.place(key);
        self.faults.add(ErrorCode::BadQuery, &place, message);
    }

    fn only_keys(&mut self, known: &[&str]) {
        for key in self.parts.keys().filter(|key| !known.contains(&key.as_str())) {
            let message = format!("`{}` is no part of this question", key.escape_debug());
            self.faults.add(ErrorCode::BadQuery, self.within, message);
        }
    }

    /// A part that may be left out; `null` is left out.
    fn optional(&self, key: &str) -> Option<&'a Value> {
        self.parts.get(key).filter(|value| !value.is_null())
    }

    fn required(&mut self, key: &str) -> Option<&'a Value> {
        let value = self.optional(key);
        if value.is_none() {
            self.malformed(key, "is required");
        }
        value
    }

    fn kpis(&mut self) -> Vec<Kpi> {
        let Some(value) = self.required("kpis") else { return Vec::new() };
        self.words("kpis", value).iter().filter_map(|word| self.parsed("kpis", word)).collect()
    }

    fn dimensions(&mut self, key: &str) -> Vec<Dimension> {
        let Some(value) = self.optional(key) else { return Vec::new() };
        self.words(key, value).iter().filter_map(|word| self.parsed(key, word)).collect()
    }

    fn parsed<T: std::str::FromStr<Err = crate::Error>>(
        &mut self,
        key: &str,
        word: &str,
    ) -> Option<T> {
        word.parse().map_err(|error| self.faults.add_at(&self.place(key), &error)).ok()
    }

    fn words(&mut self, key: &str, value: &'a Value) -> Vec<&'a str> {
        let list = value.as_array().map(Vec::as_slice);
        let words: Option<Vec<&str>> =
            list.and_then(|list| list.iter().map(Value::as_str).collect());
        words.unwrap_or_else(|| {
            self.malformed(key, "is a list of words");
            list.unwrap_or_default().iter().filter_map(Value::as_str).collect()
        })
    }

    fn only(&mut self) -> Where {
        let mut only = Where::new();
        let Some(value) = self.optional("where") else { return only };
        let Some(filters) = value.as_object() else {
            self.malformed("where", "is an object: a value or a list for each dimension");
            return only;
        };
        for (word, wanted) in filters {
            let Some(dimension) = self.parsed("where", word) else { continue };
            let list = wanted.as_array().map_or(std::slice::from_ref(wanted), Vec::as_slice);
            let members: Option<Vec<String>> = list.iter().map(member).collect();
            if let Some(members) = members {
                only.insert(dimension, members);
            } else {
                self.malformed("where", "a member is a word or a whole number");
                // The dimension is still checked; a member that exists everywhere is not.
                only.insert(dimension, vec![String::new()]);
            }
        }
        only
    }

    fn span(&mut self) -> Option<Span> {
        let (from, to) = (self.required("from"), self.required("to"));
        let from = from.and_then(|value| self.day_of("from", value));
        let to = to.and_then(|value| self.day_of("to", value));
        let span = Span::inclusive(from?, to?);
        span.map_err(|error| self.faults.add_at(&self.place("to"), &error)).ok()
    }

    fn day(&mut self, key: &str) -> Option<Day> {
        let value = self.optional(key)?;
        self.day_of(key, value)
    }

    fn day_of(&mut self, key: &str, value: &Value) -> Option<Day> {
        let day = value.as_str().and_then(|text| text.parse().ok());
        if day.is_none() {
            self.malformed(key, "is a day, YYYY-MM-DD, in 1901–2199");
        }
        day
    }

    fn days(&mut self, key: &str) -> Option<i32> {
        let value = self.optional(key)?;
        let days = value.as_i64();
        if days.is_none() {
            self.malformed(key, "is a whole number of days");
        }
        days.map(|days| i32::try_from(days).unwrap_or(i32::MAX))
    }

    fn word(&mut self, key: &str) -> Option<String> {
        let value = self.optional(key)?;
        let word = value.as_str().map(ToString::to_string);
        if word.is_none() {
            self.malformed(key, "is a word");
        }
        word
    }

    fn every(&mut self) -> Option<Every> {
        let value = self.optional("every")?;
        let step = Every::ALL.into_iter().find(|step| value.as_str() == Some(step.as_str()));
        if step.is_none() {
            self.malformed("every", "is `day`, `week`, `month`, `quarter` or `year`");
        }
        step
    }
}

/// A member of a dimension: text, or a whole number such as a rung.
fn member(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => number.as_i64().map(|number| number.to_string()),
        _ => None,
    }
}
