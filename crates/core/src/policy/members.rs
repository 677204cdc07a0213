//! The members of a dimension under a policy, in the order of an answer.

use super::Policy;
use crate::catalogue::Family;
use crate::vocabulary::{Domain, Kind, MemberList, Reason, Word};
use crate::{Dimension, Kpi};

impl Kpi {
    /// The kind of record whose code its dimension `code` shows; none where it has none.
    pub(crate) fn code_kind(self) -> Option<Kind> {
        if !self.entry().has(&Dimension::Code) {
            return None;
        }
        Some(match self.entry().family {
            Family::Cohort => Kind::Activity,
            Family::Chain => Kind::Referral,
            _ => Kind::Placement,
        })
    }
}

impl Policy {
    /// All members of a dimension, in the order of an answer and with `none`, `unknown`,
    /// `unmeasured` or `unassigned` where the dimension has it. `None` where the policy has no such
    /// set, the KPI no such dimension, or where the codes are asked for without a KPI.
    ///
    /// ```
    /// use meedoen::{policy::Policy, Dimension};
    ///
    /// let policy = Policy::preset("example")?;
    /// let members = policy.members(None, &Dimension::Domain);
    /// assert_eq!(members.as_deref(), Some(&["participatie", "werk", "unassigned"].map(String::from)[..]));
    /// assert_eq!(policy.members(None, &Dimension::set("colour")), None);
    /// # Ok::<(), meedoen::Error>(())
    /// ```
    pub fn members(&self, kpi: Option<Kpi>, dimension: &Dimension) -> Option<Vec<String>> {
        if kpi.is_some_and(|kpi| !kpi.entry().has(dimension)) {
            return None;
        }
        let members: Vec<&str> = match dimension.member_list() {
            MemberList::Codes(kind) => texts(self.codes.of(kind)),
            MemberList::CodesCounted => texts(self.codes.of(kpi?.code_kind()?)),
            MemberList::Domains => Domain::LIST.iter().map(|domain| domain.as_str()).collect(),
            MemberList::Reasons => Reason::LIST.iter().map(|reason| reason.as_str()).collect(),
            MemberList::Bands(bands) => bands.iter().map(|band| band.as_str()).collect(),
            MemberList::GroupsWithoutSet => self.groups_of(None),
            MemberList::GroupsOfSet => {
                let Dimension::Set(name) = dimension else { return None };
                Some(self.groups_of(Some(name))).filter(|groups| !groups.is_empty())?
            }
        };
        let last = dimension.missing().as_str();
        Some(members.into_iter().chain([last]).map(ToOwned::to_owned).collect())
    }

    /// The ids of the groups in this set, or of those that stand by themselves.
    fn groups_of(&self, set: Option<&str>) -> Vec<&str> {
        let groups = self.groups.iter().filter(|group| group.set.as_deref() == set);
        groups.map(|group| group.id.as_str()).collect()
    }
}

fn texts(codes: &[String]) -> Vec<&str> {
    codes.iter().map(String::as_str).collect()
}
