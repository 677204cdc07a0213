//! How single fields of a document are read and written, for serde's attributes.

use serde::{Deserialize, Deserializer, Serializer};

/// Reads a part that may be left out, or be `null`: then it has its default.
pub(crate) fn or_default<'de, D, T>(source: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de> + Default,
{
    Option::deserialize(source).map(Option::unwrap_or_default)
}

/// Whether a value is what it is where it is left out.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Writes a whole number without `.0`, as people do.
pub(crate) fn whole<S: Serializer>(
    number: &(impl Into<Option<f64>> + Copy),
    target: S,
) -> Result<S::Ok, S::Error> {
    match (*number).into() {
        None => target.serialize_none(),
        Some(real) if real.fract() == 0.0 && real.abs() < 9e15 => target.serialize_i64(real as i64),
        Some(real) => target.serialize_f64(real),
    }
}
