//! Writing a question in its JSON form.

use super::{CurveQuery, Query, Question, TransitionQuery, Where};
use crate::{Day, Span};
use serde_json::{Map, Value, json};

impl Question {
    /// The JSON form that every language shares, which [`Caseload::question`] reads: so a list of
    /// questions can be sent to those who count. What was left out is left out.
    ///
    /// ```
    /// use meedoen::{Caseload, Ledger, Kpi, Policy, Query, Question, Span};
    ///
    /// let policy = Policy::preset("example")?;
    /// let caseload = Caseload::build(&Ledger::read_csv(b"client,kind,code,start\n", &policy)?, &policy)?;
    /// let question = Question::from(Query::over(Span::parse("2023")?).kpis([Kpi::Stock]));
    /// let json = question.to_json();
    /// assert_eq!(json.to_string(), r#"{"kpis":["stock"],"from":"2023-01-01","to":"2023-12-31"}"#);
    /// assert_eq!(caseload.question(&json)?, question);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    ///
    /// [`Caseload::question`]: crate::Caseload::question
    pub fn to_json(&self) -> Value {
        match self {
            Self::Kpis(query) => of_query(query),
            Self::Transitions(query) => json!({ "transitions": of_transitions(query) }),
            Self::Curve(query) => json!({ "curve": of_curve(query) }),
            Self::Assess(answers) => json!({ "assess": answers }),
        }
    }
}

fn of_query(query: &Query) -> Value {
    let mut parts = Parts::default();
    parts.put("kpis", Some(json!(query.kpis)));
    parts.span(query.span);
    parts.put("every", query.every.map(|every| json!(every.as_str())));
    let by: Vec<String> = query.by.iter().map(ToString::to_string).collect();
    parts.put("by", (!by.is_empty()).then(|| json!(by)));
    parts.only(&query.only);
    parts.day("known_on", query.known_on);
    parts.day("horizon", query.horizon);
    parts.day("followed_to", query.followed_to);
    parts.put("follow_up_days", query.follow_up_days.map(|days| json!(days)));
    parts.put("programme", query.programme.as_ref().map(|id| json!(id)));
    Value::Object(parts.0)
}

fn of_transitions(query: &TransitionQuery) -> Value {
    let mut parts = Parts::default();
    parts.span(query.span);
    parts.only(&query.only);
    parts.day("known_on", query.known_on);
    Value::Object(parts.0)
}

fn of_curve(query: &CurveQuery) -> Value {
    let mut parts = Parts::default();
    parts.put("of", Some(json!(query.of)));
    parts.span(query.span);
    parts.only(&query.only);
    parts.day("known_on", query.known_on);
    parts.day("horizon", query.horizon);
    parts.put("programme", query.programme.as_ref().map(|id| json!(id)));
    Value::Object(parts.0)
}

/// The parts of a question that it has.
#[derive(Default)]
struct Parts(Map<String, Value>);

impl Parts {
    fn put(&mut self, key: &str, value: Option<Value>) {
        self.0.extend(value.map(|value| (key.to_string(), value)));
    }

    fn day(&mut self, key: &str, day: Option<Day>) {
        self.put(key, day.map(|day| json!(day)));
    }

    fn span(&mut self, span: Span) {
        self.day("from", Some(span.first()));
        self.day("to", Some(span.last()));
    }

    fn only(&mut self, only: &Where) {
        let filters = only.iter().map(|(dimension, wanted)| (dimension.to_string(), json!(wanted)));
        self.put("where", (!only.is_empty()).then(|| Value::Object(filters.collect())));
    }
}
