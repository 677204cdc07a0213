//! When two answers are the same.

use serde_json::Value;

/// Where two answers first differ, `None` when they are the same: doubles within 1e-9 relative,
/// everything else exact, keys in the same order. Numbers compare as numbers: `4` is `4.0`.
pub fn difference(expected: &Value, got: &Value) -> Option<String> {
    match (expected, got) {
        (Value::Array(left), Value::Array(right)) => {
            let both = left.iter().zip(right).enumerate();
            both.into_iter()
                .find_map(|(at, (left, right))| {
                    difference(left, right).map(|why| format!("[{at}]{why}"))
                })
                .or_else(|| {
                    (left.len() != right.len())
                        .then(|| format!(": {} entries against {}", left.len(), right.len()))
                })
                .map(|why| {
                    let at = why.strip_prefix('[').and_then(|why| why.split(']').next());
                    let row = at.and_then(|at| at.parse::<usize>().ok());
                    match row.filter(|row| left[*row].is_object()) {
                        Some(row) => format!("{why}\n  {}\n  {}", left[row], right[row]),
                        None => why,
                    }
                })
        }
        (Value::Object(left), Value::Object(right)) => {
            if !left.keys().eq(right.keys()) {
                return Some(": other keys".into());
            }
            left.iter().find_map(|(key, value)| {
                difference(value, &right[key]).map(|why| format!(".{key}{why}"))
            })
        }
        (Value::Number(left), Value::Number(right)) => {
            let (left, right) = (left.as_f64()?, right.as_f64()?);
            let close = (left - right).abs() <= 1e-9 * left.abs().max(right.abs());
            (!close).then(|| format!(": {left} against {right}"))
        }
        _ => (expected != got).then(|| format!(": {expected} against {got}")),
    }
}
