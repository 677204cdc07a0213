//! What a question is narrowed to.

use crate::Dimension;
use crate::policy::Member;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

/// By dimension, the members that are wanted: any of them; several dimensions must all hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[serde(transparent)]
pub(crate) struct Filters(BTreeMap<Dimension, Vec<String>>);

impl Filters {
    /// Adds members to those wanted of a dimension.
    pub(crate) fn narrow<M: Into<String>>(
        &mut self,
        dimension: Dimension,
        members: impl IntoIterator<Item = M>,
    ) {
        self.0.entry(dimension).or_default().extend(members.into_iter().map(Into::into));
    }

    /// The dimensions, in their order, with the members that are wanted.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Dimension, &[String])> {
        self.0.iter().map(|(dimension, members)| (dimension, members.as_slice()))
    }

    /// Whether nothing is left out.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Reads a member or a list of them for each dimension.
impl<'de> Deserialize<'de> for Filters {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let filters = BTreeMap::<Dimension, WantedMembers>::deserialize(source)?;
        Ok(Self(filters.into_iter().map(|(dimension, members)| (dimension, members.0)).collect()))
    }
}

/// A member, or a list of them.
struct WantedMembers(Vec<String>);

impl<'de> Deserialize<'de> for WantedMembers {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        struct OneOrMany;

        impl<'de> Visitor<'de> for OneOrMany {
            type Value = WantedMembers;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a member or a list of members: words, or whole numbers for rungs")
            }

            fn visit_str<E>(self, text: &str) -> Result<WantedMembers, E> {
                Ok(WantedMembers(vec![text.to_owned()]))
            }

            fn visit_i64<E>(self, number: i64) -> Result<WantedMembers, E> {
                Ok(WantedMembers(vec![number.to_string()]))
            }

            fn visit_u64<E>(self, number: u64) -> Result<WantedMembers, E> {
                Ok(WantedMembers(vec![number.to_string()]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<WantedMembers, A::Error> {
                let members = Vec::<Member>::deserialize(SeqAccessDeserializer::new(list))?;
                Ok(WantedMembers(members.into_iter().map(|member| member.0).collect()))
            }
        }

        source.deserialize_any(OneOrMany)
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::Filters;
    use crate::Dimension;
    use crate::policy::Member;
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    use std::borrow::Cow;

    /// A member, or a list of them.
    #[derive(JsonSchema)]
    #[schemars(rename = "Members")]
    #[serde(untagged)]
    #[expect(dead_code, reason = "nothing but its schema is made")]
    enum MemberOrList {
        One(Member),
        AnyOf(#[schemars(extend("tsType" = "readonly Member[]"))] Vec<Member>),
    }

    impl JsonSchema for Filters {
        fn schema_name() -> Cow<'static, str> {
            "Where".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            generator.subschema_for::<Dimension>();
            json_schema!({
                "description": "Per dimension a member or a list, any of which must hold; several dimensions \
                                must all hold.",
                "type": "object",
                "additionalProperties": generator.subschema_for::<MemberOrList>(),
                "tsType": "{ [D in Dimension]?: Members }",
            })
        }
    }
}
