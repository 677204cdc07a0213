//! What was counted for a plan, which adds up over clients and over caseloads.

mod bytes;

use crate::kpi::answer::receipt::{self, ReceiptGrounds};
use crate::kpi::answer::{Answer, assemble};
use crate::kpi::plan::Plan;
use crate::kpi::plan::identity::PlanIdentity;
use crate::kpi::tally::shared_benefits::{BenefitKey, BenefitRegister, SharedBenefits, place_of};
use crate::kpi::tally::{FinishedTally, Tally};
use crate::ledger::Interner;
use crate::{Error, Result};
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// What a sweep over some clients counted for a plan. Tallies of the same plan over other clients
/// merge into those of all, also when another caseload counted them; as bytes
/// ([`Tallies::to_bytes`]) they travel.
///
/// ```
/// use meedoen::kpi::{AskOptions, Plan, Tallies};
/// use meedoen::{Caseload, Kpi, Ledger, Policy, Query, Span};
///
/// let policy = Policy::preset("example")?;
/// let questions = [Query::over(Span::parse("2023")?).kpis([Kpi::Stock, Kpi::Benefits]).into()];
/// let options = AskOptions::default().horizon("2023-12-31".parse()?);
///
/// // Each counts its own clients …
/// let count = |rows: &str| {
///     let csv = format!("client,kind,code,start,benefit_no\n{rows}");
///     let caseload = Caseload::build(&Ledger::read_csv(csv.as_bytes(), &policy)?, &policy)?;
///     Ok::<_, meedoen::Error>(caseload.tally(&caseload.plan(&questions, options))?.to_bytes())
/// };
/// let one = count("R001,benefit,pw,2023-01-15,H1\n")?;
/// let other = count("R002,benefit,pw,2023-01-15,H1\n")?;
///
/// // … and somebody without clients merges and answers.
/// let plan = Plan::new(&policy, &questions, options);
/// let mut tallies = Tallies::from_bytes(&plan, &one)?;
/// tallies.merge(Tallies::from_bytes(&plan, &other)?)?;
/// let answer = tallies.answers().remove(0)?;
/// let values = answer.kpi_rows().iter().flat_map(|row| row.value().as_f64());
/// let values: Vec<f64> = values.collect();
/// assert_eq!(values, [2.0, 1.0]); // two clients, one benefit
/// # Ok::<(), meedoen::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Tallies {
    pub(crate) plan: Plan,
    pub(crate) grounds: ReceiptGrounds,
    /// What the numbers of shared benefits stand for.
    pub(crate) register: BenefitRegister,
    /// By question that can be answered, a tally for each of its tabulations.
    pub(crate) parts: Vec<Vec<Tally>>,
}

impl Tallies {
    /// Tallies in which nobody has been counted: where a merge begins.
    pub fn of_nobody(plan: &Plan) -> Self {
        Self {
            grounds: ReceiptGrounds::default(),
            register: BenefitRegister::Keys(Vec::new()),
            parts: plan.parts().map(Tally::all_of).collect(),
            plan: plan.clone(),
        }
    }

    /// What a caseload with these benefit numbers counted.
    pub(crate) fn new(
        plan: &Plan,
        grounds: ReceiptGrounds,
        benefit_nos: &Arc<Interner>,
        parts: Vec<Vec<Tally>>,
    ) -> Self {
        let register = BenefitRegister::Of(benefit_nos.clone());
        Self { plan: plan.clone(), grounds, register, parts }
    }

    /// Adds what was counted over other clients. The order in which tallies merge makes no
    /// difference. Whoever is counted in two of them counts twice: put each client in one. A benefit
    /// number is one benefit in all of them: municipalities that number alike must make theirs
    /// differ first.
    ///
    /// `plan_mismatch` for tallies of another plan; the message says what differs.
    pub fn merge(&mut self, mut other: Self) -> Result<()> {
        self.plan.is_same(&other.plan)?;
        if !self.register.is_same(&other.register) {
            self.share_register(&mut other);
        }
        self.grounds.add(other.grounds);
        let more = other.parts.into_iter().flatten();
        self.parts.iter_mut().flatten().zip(more).for_each(|(sums, more)| sums.add(more));
        Ok(())
    }

    /// The answers, each in the place of its question.
    pub fn answers(self) -> Vec<Result<Answer>> {
        let Self { plan, grounds, parts, .. } = self;
        let digests = receipt::digests(&plan, &grounds);
        let mut counted = parts.into_iter();
        let answers = plan.planned().iter().map(|planned| {
            let planned = planned.as_ref().map_err(Error::clone)?;
            let tallies = counted.next().unwrap_or_default();
            let counts: Vec<FinishedTally> = tallies.into_iter().map(Tally::finish).collect();
            let rows = assemble::rows(planned, plan.policy(), &counts);
            let receipt = receipt::of(planned, &plan, &grounds, digests.clone());
            Ok(Answer::new(rows, planned.question.by().to_vec(), receipt))
        });
        answers.collect()
    }

    /// The answers in the JSON form that every language shares: rows, or
    /// `{"error": "<code>", "message": …}`; a list of those, but for the plan of one question that was
    /// not in a list ([`QuestionList::from_json`](crate::kpi::QuestionList::from_json)).
    pub fn answers_json(self) -> String {
        let is_list = self.plan.is_list();
        let answers = self.answers();
        let in_json: Vec<InJson> = answers.iter().map(InJson).collect();
        let written = match in_json.as_slice() {
            [answer] if !is_list => serde_json::to_string(answer),
            answers => serde_json::to_string(answers),
        };
        // Rows and errors have text for keys: they can always be written.
        written.unwrap_or_default()
    }

    /// The keys of all shared benefits, and where each was seen, by tally.
    pub(crate) fn keyed(&self) -> (Vec<BenefitKey>, Vec<SharedBenefits>) {
        let identity: &PlanIdentity = self.plan.identity();
        self.register.keyed(self.parts.iter().flatten().map(Tally::shared), identity)
    }

    /// Gives the shared benefits of both the same numbers.
    fn share_register(&mut self, other: &mut Self) {
        let (ours, theirs) = (self.keyed(), other.keyed());
        let mut keys = [&ours.0[..], &theirs.0].concat();
        keys.sort_unstable();
        keys.dedup();
        for (tallies, (own, all)) in [(&mut *self, ours), (other, theirs)] {
            for (tally, mut shared) in tallies.parts.iter_mut().flatten().zip(all) {
                shared.renumber(|number| {
                    own.get(number as usize).map_or(0, |key| place_of(key, &keys))
                });
                tally.set_shared(shared);
            }
        }
        self.register = BenefitRegister::Keys(keys);
    }
}

/// An answer as it stands in JSON: its rows, or the error.
struct InJson<'a>(&'a Result<Answer>);

impl Serialize for InJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Ok(answer) => answer.rows().serialize(serializer),
            Err(error) => error.serialize(serializer),
        }
    }
}
