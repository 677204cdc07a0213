//! Out of a tree, by serde.

use super::fault::Fault;
use super::{Entry, Node, Tree};
use serde::Deserializer;
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Error, Expected, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
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
            Node::List(list) => visitor.visit_seq(Elements { list, next: 0 }),
            Node::Table(entries) => visitor.visit_map(Entries { entries, next: 0 }),
        };
        self.placed(read)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
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
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
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

    // What a type asks for is looked for, and nothing else: the code for other shapes, of which every
    // type would have its own, is not made.

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match &self.value {
            Node::Table(entries) => visitor.visit_map(Entries { entries, next: 0 }),
            other => Err(other.unlike(&visitor)),
        };
        self.placed(read)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let read = match &self.value {
            Node::List(list) => visitor.visit_seq(Elements { list, next: 0 }),
            other => Err(other.unlike(&visitor)),
        };
        self.placed(read)
    }

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

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit unit_struct
        tuple tuple_struct ignored_any
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

struct Elements<'de> {
    list: &'de [Tree],
    next: usize,
}

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let index = self.next;
        let Some(tree) = self.list.get(index) else { return Ok(None) };
        self.next += 1;
        seed.deserialize(tree).map(Some).map_err(|fault| fault.at_index(index))
    }
}

struct Entries<'de> {
    entries: &'de [Entry],
    next: usize,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Fault> {
        let Some(entry) = self.entries.get(self.next) else { return Ok(None) };
        let read = seed.deserialize(key(&entry.key));
        read.map(Some).map_err(|fault| fault.beginning(entry.at).under(&entry.key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        let Some(entry) = self.entries.get(self.next) else {
            return Err(Error::custom("a value was asked for before its key"));
        };
        self.next += 1;
        seed.deserialize(&entry.value).map_err(|fault| fault.under(&entry.key))
    }
}
