//! The whole catalogue in one language, for faces that show it.

use super::{CurveKind, Entry, FindingCode, entries};
use crate::vocabulary::{Dimension, Lang, Word};
use serde::Serialize;
use serde_json::{Value, json};

/// The catalogue in one language, in the form that every face shares: `kpis` and `curves` as their
/// entries say, each KPI with its `family_label`, `unit_label` and `dimensions`; `dimensions` with
/// their labels; `findings` with severity and sentence.
///
/// ```
/// use meedoen::catalogue::catalogue;
/// use meedoen::vocabulary::Lang;
///
/// let whole = catalogue(Lang::Nl);
/// assert_eq!(whole["kpis"][0]["kpi"], "stock");
/// assert_eq!(whole["kpis"][0]["label"], "Bestand");
/// assert_eq!(whole["dimensions"][0]["label"], "Trede");
/// ```
pub fn catalogue(lang: Lang) -> Value {
    let dimension = |dimension: &Dimension| json!({ "dimension": dimension, "label": dimension.label().get(lang) });
    let finding = |code: FindingCode| {
        json!({
            "code": code,
            "severity": code.severity(),
            "quarantines": code.quarantines(),
            "sentence": code.sentence().get(lang),
        })
    };
    json!({
        "kpis": entries().iter().map(|entry| kpi(entry, lang)).collect::<Vec<_>>(),
        "curves": CurveKind::LIST.iter().map(|curve| in_language(curve.entry(), lang)).collect::<Vec<_>>(),
        "dimensions": Dimension::ALL.iter().map(dimension).collect::<Vec<_>>(),
        "findings": FindingCode::LIST.into_iter().map(finding).collect::<Vec<_>>(),
    })
}

fn kpi(entry: &Entry, lang: Lang) -> Value {
    let mut form = in_language(entry, lang);
    let dimensions: Vec<&Dimension> =
        Dimension::ALL.iter().filter(|dimension| entry.has(dimension)).collect();
    form["family_label"] = json!(entry.family.label().get(lang));
    form["unit_label"] = json!(entry.unit.label().get(lang));
    form["dimensions"] = json!(dimensions);
    form
}

/// An entry with its texts in one language.
fn in_language(entry: &impl Serialize, lang: Lang) -> Value {
    let mut value = json!(entry);
    choose(&mut value, lang);
    value
}

/// Puts the words of one language where there are those of both.
fn choose(value: &mut Value, lang: Lang) {
    match value {
        Value::Object(parts) if parts.len() == 2 && parts.contains_key("nl") => {
            *value = parts.remove(lang.as_str()).unwrap_or_default();
        }
        Value::Object(parts) => parts.values_mut().for_each(|part| choose(part, lang)),
        Value::Array(list) => list.iter_mut().for_each(|part| choose(part, lang)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_speaks_one_language_only() {
        let (nl, en) = (catalogue(Lang::Nl), catalogue(Lang::En));
        assert!(!nl.to_string().contains("\"en\":"), "an English text was left");
        assert_eq!(nl["kpis"].as_array().map(Vec::len), en["kpis"].as_array().map(Vec::len));
        assert_eq!(en["findings"][0]["code"], "missing_value");
        assert_eq!(en["kpis"][0]["dimensions"][0], "rung");
    }
}
