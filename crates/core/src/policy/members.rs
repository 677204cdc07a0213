//! The members of a dimension under a policy, in the order of an answer.

use super::{Kind, Policy, Reason};
use crate::catalogue::Family;
use crate::ladder::{Domain, Rung};
use crate::{Dimension, Kpi};

/// Age bands, in whole years.
pub const AGE_BANDS: [&str; 4] = ["<27", "27-44", "45-54", "55+"];
/// Bands of whole months on benefit.
pub const DURATION_BANDS: [&str; 6] = ["<12", "12-23", "24-35", "36-59", "60-119", "120+"];
/// Bands of hours a week; 23.5 is in `12-23`.
pub const HOURS_BANDS: [&str; 4] = ["<12", "12-23", "24-31", "32+"];

impl Kpi {
    /// The kind of record whose code its dimension `code` shows; none where it has none.
    pub fn code_kind(self) -> Option<Kind> {
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
    /// `unmeasured` or `unassigned` where the dimension has it. None where the policy has no such
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
        Some(match dimension {
            Dimension::Rung => list(Rung::ALL.map(Rung::as_str), "unmeasured"),
            Dimension::Domain => list(Domain::ALL.map(Domain::as_str), "unassigned"),
            Dimension::Route => list(self.codes.of(Kind::Route), "none"),
            Dimension::Group => list(self.groups_of(None), "none"),
            Dimension::Set(name) => {
                let groups = self.groups_of(Some(name));
                if groups.is_empty() {
                    return None;
                }
                list(groups, "unknown")
            }
            Dimension::Scheme => list(self.codes.of(Kind::Benefit), "none"),
            Dimension::Age => list(AGE_BANDS, "unknown"),
            Dimension::Duration => list(DURATION_BANDS, "none"),
            Dimension::Reason => list(Reason::ALL.map(Reason::as_str), "unknown"),
            Dimension::Code => list(self.codes.of(kpi?.code_kind()?), "unknown"),
            Dimension::Hours => list(HOURS_BANDS, "unknown"),
        })
    }

    /// The ids of the groups in this set, or of those that stand by themselves.
    fn groups_of(&self, set: Option<&str>) -> Vec<&str> {
        let groups = self.groups.iter().filter(|group| group.set.as_deref() == set);
        groups.map(|group| group.id.as_str()).collect()
    }
}

fn list<M: AsRef<str>>(members: impl IntoIterator<Item = M>, last: &str) -> Vec<String> {
    let members = members.into_iter().map(|member| member.as_ref().to_owned());
    members.chain([last.to_owned()]).collect()
}
