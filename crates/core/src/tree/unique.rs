//! Tables in which no name stands twice.

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};
use std::marker::PhantomData;

/// Reads a table in which no name stands twice (JSON would let the last one win).
pub(crate) fn unique<'de, D, K, V>(source: D) -> Result<BTreeMap<K, V>, D::Error>
where
    D: Deserializer<'de>,
    K: Deserialize<'de> + Ord + Display,
    V: Deserialize<'de>,
{
    source.deserialize_map(Table(PhantomData))
}

struct Table<K, V>(PhantomData<(K, V)>);

impl<'de, K, V> Visitor<'de> for Table<K, V>
where
    K: Deserialize<'de> + Ord + Display,
    V: Deserialize<'de>,
{
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("a table")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut table = BTreeMap::new();
        while let Some((name, value)) = map.next_entry::<K, V>()? {
            if table.contains_key(&name) {
                let name = name.to_string();
                return Err(M::Error::custom(format_args!(
                    "`{}` stands there twice",
                    name.escape_debug()
                )));
            }
            table.insert(name, value);
        }
        Ok(table)
    }
}
