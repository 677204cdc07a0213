//! How numbers of a policy are written.

use serde::Serializer;

/// Writes a whole number without `.0`, as a person would.
pub(super) fn whole<S: Serializer>(
    number: &(impl Into<Option<f64>> + Copy),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match (*number).into() {
        None => serializer.serialize_none(),
        Some(real) if real.fract() == 0.0 && real.abs() < 9e15 => {
            serializer.serialize_i64(real as i64)
        }
        Some(real) => serializer.serialize_f64(real),
    }
}
