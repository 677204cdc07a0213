//! What goes to JavaScript as JSON.

use serde::Serialize;

/// A form of the core's as JSON, written at once: by way of a tree of values it would take longer,
/// and code of its own for every form.
pub(crate) fn json(form: &impl Serialize) -> String {
    // Every form has text for keys: it can always be written.
    serde_json::to_string(form).unwrap_or_default()
}
