//! Out of a tree by serde: what has no parts. Lists and tables are read by [`super::read`].

use super::fault::Fault;
use super::{Node, Tree};
use serde::Deserializer;
use serde::de::value::StrDeserializer;
use serde::de::{Error, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

impl<'de> Deserializer<'de> for &'de Tree {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match &self.value {
            Node::Null => visitor.visit_unit(),
            Node::Flag(flag) => visitor.visit_bool(*flag),
            Node::Whole(number) => visitor.visit_i64(*number),
            Node::Large(number) => visitor.visit_u64(*number),
            Node::Real(number) => visitor.visit_f64(*number),
            Node::Text(text) => visitor.visit_str(text),
            Node::List(_) | Node::Table(_) => Err(self.value.unlike(&visitor)),
        };
        self.placed(read)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let read = match &self.value {
            Node::Text(word) => visitor.visit_enum(key(word)),
            other => Err(other.unlike(&visitor)),
        };
        self.placed(read)
    }

    // Of a text nothing but text is looked for: code for other shapes, of which every type would have
    // its own, is not made.

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match &self.value {
            Node::Text(text) => visitor.visit_str(text),
            other => Err(other.unlike(&visitor)),
        };
        self.placed(read)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        option newtype_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}

impl Tree {
    /// What was read of it; a fault begins here where it does not know better.
    fn placed<T>(&self, read: Result<T, Fault>) -> Result<T, Fault> {
        read.map_err(|fault| fault.beginning(self.at))
    }
}

impl Node {
    /// That something else was asked for.
    pub(super) fn unlike(&self, wanted: &dyn Expected) -> Fault {
        Fault::invalid_type(self.unexpected(), wanted)
    }

    /// What it is, for a sentence.
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Unit,
            Self::Flag(flag) => Unexpected::Bool(*flag),
            Self::Whole(number) => Unexpected::Signed(*number),
            Self::Large(number) => Unexpected::Unsigned(*number),
            Self::Real(number) => Unexpected::Float(*number),
            Self::Text(text) => Unexpected::Str(text),
            Self::List(_) => Unexpected::Seq,
            Self::Table(_) => Unexpected::Map,
        }
    }
}

/// A key, as what stands there.
pub(super) fn key(word: &str) -> StrDeserializer<'_, Fault> {
    word.into_deserializer()
}
