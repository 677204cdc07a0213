//! Out of a tree, by serde.

use super::read_error::ReadError;
use super::{Node, Tree, TreeEntry};
use serde::Deserializer;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

impl<'de> Deserializer<'de> for &'de Tree {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        let read = match &self.value {
            Node::Null => visitor.visit_unit(),
            Node::Flag(flag) => visitor.visit_bool(*flag),
            Node::Whole(number) => visitor.visit_i64(*number),
            Node::Large(number) => visitor.visit_u64(*number),
            Node::Real(number) => visitor.visit_f64(*number),
            Node::Text(text) => visitor.visit_str(text),
            Node::List(list) => visitor.visit_seq(Elements { list, next: 0 }),
            Node::Table(entries) => visitor.visit_map(Entries { entries, next: 0 }),
        };
        read.map_err(|error| error.beginning(self.at))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if matches!(self.value, Node::Null) {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        let read = match &self.value {
            Node::Text(word) => visitor.visit_enum(key(word)),
            other => Err(Error::invalid_type(other.unexpected(), &visitor)),
        };
        read.map_err(|error| error.beginning(self.at))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl Node {
    /// What it is, for a sentence.
    fn unexpected(&self) -> Unexpected<'_> {
        match self {
            Self::Null => Unexpected::Other("null"),
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

fn key(word: &str) -> StrDeserializer<'_, ReadError> {
    word.into_deserializer()
}

struct Elements<'de> {
    list: &'de [Tree],
    next: usize,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = ReadError;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let index = self.next;
        let Some(element) = self.list.get(index) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(element).map(Some).map_err(|error| error.at_index(index))
    }
}

struct Entries<'de> {
    entries: &'de [TreeEntry],
    next: usize,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = ReadError;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, ReadError> {
        let Some(entry) = self.entries.get(self.next) else { return Ok(None) };
        let read = seed.deserialize(key(&entry.key));
        read.map(Some).map_err(|error| error.beginning(entry.at).in_key(&entry.key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ReadError> {
        let Some(entry) = self.entries.get(self.next) else {
            return Err(Error::custom("a value was asked for before its key"));
        };
        self.next += 1;
        seed.deserialize(&entry.value).map_err(|error| error.under(&entry.key))
    }
}
