//! What the members of dimensions are called under a policy.

use super::Policy;
use crate::Dimension;
use crate::catalogue::label;
use crate::vocabulary::{Kind, Lang, TransitionState, Word};
use serde_json::{Map, Value};

impl Policy {
    /// What a member of a dimension is called: the model's word or, of a route or group, the policy's
    /// name. `None` where nobody gave it one, such as a code that the policy added.
    ///
    /// ```
    /// use meedoen::{Dimension, vocabulary::Lang, policy::Policy};
    ///
    /// let policy = Policy::preset("example")?;
    /// let label = |dimension, member| policy.label(&dimension, member, Lang::Nl);
    /// assert_eq!(label(Dimension::Rung, "2"), Some("Trede 2"));
    /// assert_eq!(label(Dimension::Group, "status_holder"), Some("Statushouders"));
    /// assert_eq!(label(Dimension::Group, "none"), Some("geen groep"));
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn label(&self, dimension: &Dimension, member: &str, lang: Lang) -> Option<&str> {
        let name = match dimension {
            Dimension::Route => self.routes.iter().find(|it| it.id == member).map(|it| &it.name),
            Dimension::Group | Dimension::Set(_) => {
                self.groups.iter().find(|it| it.id == member).map(|it| &it.name)
            }
            _ => None,
        };
        name.map(|name| name.get(lang)).or_else(|| label(dimension, member, lang))
    }

    /// What a code of this kind is called, as [`Policy::label`] has it.
    pub(crate) fn code_label(&self, kind: Kind, code: &str, lang: Lang) -> Option<&str> {
        let dimension = match kind {
            Kind::Benefit => Dimension::Scheme,
            Kind::Rung | Kind::Growth => Dimension::Rung,
            Kind::Route => Dimension::Route,
            Kind::Group => Dimension::Group,
            _ => Dimension::Code,
        };
        self.label(&dimension, code, lang)
    }

    /// What the members of every dimension are called, in the order of an answer, and the states of a
    /// transition table under `state`: `{"rung": {"1": "Trede 1", …}, …}`. A member without a name
    /// stands under its own word.
    ///
    /// ```
    /// # use meedoen::{Policy, vocabulary::Lang};
    /// let policy = Policy::preset("example")?;
    /// let labels = policy.labels(Lang::Nl);
    /// assert_eq!(labels["rung"]["1"], "Trede 1");
    /// assert_eq!(labels["state"]["1"], labels["rung"]["1"]);
    /// assert_eq!(labels["code"]["language_cafe"], "language_cafe"); // nobody named it
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn labels(&self, lang: Lang) -> Value {
        let sets = self.sets().into_iter().map(Dimension::set);
        let mut labels: Map<String, Value> = Dimension::ALL
            .into_iter()
            .chain(sets)
            .map(|dimension| {
                let named = |member: String| {
                    let name = self.label(&dimension, &member, lang).unwrap_or(&member).to_owned();
                    (member, Value::from(name))
                };
                let members =
                    self.all_members(&dimension).into_iter().map(named).collect::<Map<_, _>>();
                (dimension.to_string(), Value::from(members))
            })
            .collect();
        let states = TransitionState::all()
            .map(|state| (state.as_str().to_owned(), Value::from(state.label().get(lang))));
        labels.insert("state".to_owned(), Value::from(states.collect::<Map<_, _>>()));
        Value::from(labels)
    }

    /// The members of a dimension over all KPIs.
    fn all_members(&self, dimension: &Dimension) -> Vec<String> {
        if *dimension != Dimension::Code {
            return self.members(None, dimension).unwrap_or_default();
        }
        let kinds = [Kind::Activity, Kind::Referral, Kind::Placement];
        let codes = kinds.into_iter().flat_map(|kind| self.codes.of(kind).iter().cloned());
        codes.chain([dimension.missing().as_str().to_owned()]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_has_a_name_in_the_order_of_an_answer() {
        let labels = Policy::preset("example").unwrap().labels(Lang::En);
        let names = |dimension: &str| -> Vec<String> {
            let members = labels[dimension].as_object().unwrap();
            members.values().map(|name| name.as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(names("domain"), ["Social participation", "Work", "unassigned"]);
        assert_eq!(names("state").len(), 13);
        assert!(names("route").iter().all(|name| name.contains(' ')), "{:?}", names("route"));
        assert_eq!(
            labels["group:household_type"]["single_parent"],
            "Single parent (invented grouping)"
        );
        assert_eq!(labels["code"]["language_cafe"], "language_cafe"); // the policy's own word
    }
}
