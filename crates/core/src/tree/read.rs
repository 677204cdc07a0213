//! Out of a tree: tables field by field, what has no parts by serde.
//!
//! serde's derived code for a table is large, and these forms have many tables; a field that is
//! asked for by its name is a call.

use super::deserialize::key;
use super::fault::Fault;
use super::{Entry, Node, Tree};
use serde::de::{DeserializeOwned, Expected};
use std::collections::BTreeMap;
use std::fmt::Display;

/// What can be read out of a tree.
pub(crate) trait FromTree: Sized {
    /// Reads it.
    fn from_tree(tree: &Tree) -> Result<Self, Fault>;

    /// What holds where a table does not have it; nothing: the table must.
    fn absent() -> Option<Self> {
        None
    }
}

/// A table of which the names are known.
pub(crate) struct Table<'t> {
    entries: &'t [Entry],
    at: Option<usize>,
}

impl Tree {
    /// The table it is, with none but these names, and none of them twice (JSON would let the last
    /// one win).
    pub(crate) fn table(&self, names: &[&str]) -> Result<Table<'_>, Fault> {
        let entries = self.entries(&"a table")?;
        for (index, entry) in entries.iter().enumerate() {
            let told =
                |message: String| Fault::new(message, None).beginning(entry.at).under(&entry.key);
            if !names.contains(&entry.key.as_str()) {
                let names = names.join("`, `");
                let key = entry.key.escape_debug();
                return Err(told(format!("unknown field `{key}`, expected one of `{names}`")));
            }
            if entries[..index].iter().any(|other| other.key == entry.key) {
                return Err(told(format!("duplicate field `{}`", entry.key)));
            }
        }
        Ok(Table { entries, at: self.at })
    }

    /// The text it is, if it is one.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The digits of the whole number it is, if it is one.
    pub(crate) fn whole_number(&self) -> Option<String> {
        match self.value {
            Node::Whole(number) => Some(number.to_string()),
            Node::Large(number) => Some(number.to_string()),
            _ => None,
        }
    }

    pub(crate) fn is_list(&self) -> bool {
        matches!(self.value, Node::List(_))
    }

    pub(crate) fn is_table(&self) -> bool {
        matches!(self.value, Node::Table(_))
    }

    /// That it is something else than was asked for.
    pub(crate) fn unlike(&self, wanted: &dyn Expected) -> Fault {
        self.value.unlike(wanted).beginning(self.at)
    }

    fn entries(&self, wanted: &dyn Expected) -> Result<&[Entry], Fault> {
        match &self.value {
            Node::Table(entries) => Ok(entries),
            _ => Err(self.unlike(wanted)),
        }
    }
}

impl Table<'_> {
    /// What stands under a name.
    pub(crate) fn field<T: FromTree>(&self, name: &str) -> Result<T, Fault> {
        match self.entry(name) {
            Some(tree) => T::from_tree(tree).map_err(|fault| fault.under(name)),
            None => T::absent().ok_or_else(|| self.without(name)),
        }
    }

    /// What stands under a name, or else this.
    pub(crate) fn field_or<T: FromTree>(&self, name: &str, absent: T) -> Result<T, Fault> {
        if self.entry(name).is_some() { self.field(name) } else { Ok(absent) }
    }

    fn entry(&self, name: &str) -> Option<&Tree> {
        self.entries.iter().find(|entry| entry.key == name).map(|entry| &entry.value)
    }

    fn without(&self, name: &str) -> Fault {
        Fault::new(format_args!("missing field `{name}`"), None).beginning(self.at)
    }
}

impl<T: FromTree> FromTree for Option<T> {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        if matches!(tree.value, Node::Null) { Ok(None) } else { T::from_tree(tree).map(Some) }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromTree> FromTree for Vec<T> {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        let Node::List(list) = &tree.value else { return Err(tree.unlike(&"a sequence")) };
        let mut read = Self::with_capacity(list.len());
        for (index, element) in list.iter().enumerate() {
            read.push(T::from_tree(element).map_err(|fault| fault.at_index(index))?);
        }
        Ok(read)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// A table in which no name stands twice.
impl<K: DeserializeOwned + Ord + Display, V: FromTree> FromTree for BTreeMap<K, V> {
    fn from_tree(tree: &Tree) -> Result<Self, Fault> {
        let mut read = Self::new();
        for Entry { key: name, at, value } in tree.entries(&"a table")? {
            let known = K::deserialize(key(name));
            let known = known.map_err(|fault| fault.beginning(*at).under(name))?;
            if read.contains_key(&known) {
                let name = known.to_string();
                let message = format!("`{}` stands there twice", name.escape_debug());
                return Err(Fault::new(message, None).beginning(tree.at));
            }
            read.insert(known, V::from_tree(value).map_err(|fault| fault.under(name))?);
        }
        Ok(read)
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// What serde reads by itself: text, numbers, flags, days, words.
macro_rules! leaves {
    ($($name:ty $(, else $absent:expr)?;)*) => {
        $(impl $crate::tree::FromTree for $name {
            fn from_tree(tree: &$crate::tree::Tree) -> Result<Self, $crate::tree::Fault> {
                serde::Deserialize::deserialize(tree)
            }

            $(fn absent() -> Option<Self> {
                Some($absent)
            })?
        })*
    };
}
pub(crate) use leaves;

leaves! {
    String;
    u32;
    i64;
    u64;
    f64;
    bool, else false;
}

/// Tables that are read field by field; a field whose name is a word of the language is given it.
macro_rules! tables {
    ($($name:ident { $($field:ident $(= $word:literal)?),* $(,)? } $(else $absent:expr)?;)*) => {
        $(impl $crate::tree::FromTree for $name {
            fn from_tree(tree: &$crate::tree::Tree) -> Result<Self, $crate::tree::Fault> {
                let names = [$($crate::tree::name!($field $(= $word)?)),*];
                let table = tree.table(&names)?;
                Ok(Self { $($field: table.field($crate::tree::name!($field $(= $word)?))?),* })
            }

            $(fn absent() -> Option<Self> {
                Some($absent)
            })?
        })*
    };
}
pub(crate) use tables;

macro_rules! name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident = $word:literal) => {
        $word
    };
}
pub(crate) use name;

/// For who reads such a form by serde: by way of a tree.
macro_rules! deserialize_by_tree {
    ($($name:ty),* $(,)?) => {
        $(impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
                let tree = $crate::tree::Tree::deserialize(source)?;
                $crate::tree::FromTree::from_tree(&tree).map_err(serde::de::Error::custom)
            }
        })*
    };
}
pub(crate) use deserialize_by_tree;
