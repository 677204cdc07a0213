//! The parts, one by one: reading, building, the sweep, each family of KPIs.
//!
//! ```text
//! cargo bench --package meedoen-synthetic
//! ```
//!
//! On a made-up ledger of 20,000 clients, rows sorted by client and shuffled. What it takes as a
//! whole, beside others, is in `docs/performance.md`.

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use meedoen::calendar::Every;
use meedoen::catalogue::CurveKind;
use meedoen::kpi::{CurveQuery, TransitionQuery};
use meedoen::ledger::LedgerReader;
use meedoen::{Caseload, Dimension, Kpi, Ledger, Policy, Query, Question, Span};
use meedoen_synthetic::{SyntheticLedger, SyntheticOptions, Table};
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const CLIENTS: u32 = 20_000;

/// The order of the rows, by name, so that the table says it.
const ORDERS: [&str; 2] = ["sorted", "shuffled"];

/// A ledger in every form that a measurement starts from.
struct Forms {
    csv: String,
    table: Table,
    ledger: Ledger,
    caseload: Caseload,
}

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("example").unwrap());
static SORTED: LazyLock<Forms> = LazyLock::new(|| Forms::of_ledger(SyntheticOptions::of(CLIENTS)));
static SHUFFLED: LazyLock<Forms> =
    LazyLock::new(|| Forms::of_ledger(SyntheticOptions::of(CLIENTS).shuffled()));

impl Forms {
    fn of_ledger(options: SyntheticOptions) -> Self {
        let synthetic = SyntheticLedger::new(&POLICY, options).unwrap();
        let csv: String = synthetic.csv().collect();
        let ledger = Ledger::read_csv(csv.as_bytes(), &POLICY).unwrap();
        let caseload = Caseload::build(&ledger, &POLICY).unwrap();
        Self { csv, table: synthetic.table(), ledger, caseload }
    }

    fn of(order: &str) -> &'static Self {
        if order == "sorted" { &SORTED } else { &SHUFFLED }
    }

    fn records(&self) -> ItemsCount {
        ItemsCount::new(self.ledger.len())
    }
}

mod reading {
    use super::{Bencher, BytesCount, Forms, Ledger, LedgerReader, ORDERS, POLICY, SORTED};

    /// CSV to ledger.
    #[divan::bench(args = ORDERS)]
    fn csv(bencher: Bencher<'_, '_>, order: &str) {
        let forms = Forms::of(order);
        bencher
            .counter(BytesCount::new(forms.csv.len()))
            .bench(|| Ledger::read_csv(forms.csv.as_bytes(), &POLICY));
    }

    /// Only cutting the text into cells.
    #[divan::bench]
    fn tokens(bencher: Bencher<'_, '_>) {
        let csv = SORTED.csv.as_bytes();
        bencher.counter(BytesCount::new(csv.len())).bench(|| {
            let mut reader = csv_core::Reader::new();
            let (mut bytes, mut ends) = ([0; 4096], [0; 64]);
            let (mut rest, mut cells) = (csv, 0);
            while !rest.is_empty() {
                let (_, read, _, ended) = reader.read_record(rest, &mut bytes, &mut ends);
                (rest, cells) = (&rest[read..], cells + ended);
            }
            cells
        });
    }

    /// Columns in memory to ledger.
    #[divan::bench(args = ORDERS)]
    fn columns(bencher: Bencher<'_, '_>, order: &str) {
        let forms = Forms::of(order);
        let batch = forms.table.batch();
        bencher.counter(forms.records()).bench(|| {
            let mut reader = LedgerReader::new(&POLICY);
            reader.push_batch(&batch).and_then(|()| reader.finish())
        });
    }
}

/// Ledger to caseload.
#[divan::bench(args = ORDERS)]
fn building(bencher: Bencher<'_, '_>, order: &str) {
    let forms = Forms::of(order);
    bencher.counter(forms.records()).bench(|| Caseload::build(&forms.ledger, &POLICY));
}

mod asking {
    use super::{
        Bencher, CLIENTS, CurveKind, CurveQuery, Dimension, Every, ItemsCount, Kpi, Query,
        Question, SORTED, Span, TransitionQuery,
    };

    /// 2015 to 2024.
    fn decade() -> Span {
        let first = Span::parse("2015").unwrap().first();
        Span::half_open(first, first.plus_months(120))
    }

    fn ask(bencher: Bencher<'_, '_>, question: impl Into<Question>) {
        let caseload = &SORTED.caseload;
        let questions = [question.into()];
        bencher
            .counter(ItemsCount::new(CLIENTS))
            .bench(|| caseload.ask_all(&questions, meedoen::kpi::AskOptions::default()));
    }

    fn by_month(kpis: &[Kpi]) -> Query {
        Query::over(decade()).kpis(kpis.iter().copied()).every(Every::Month)
    }

    /// Stock by rung.
    #[divan::bench]
    fn stock_by_rung(bencher: Bencher<'_, '_>) {
        ask(bencher, by_month(&[Kpi::Stock]).by([Dimension::Rung]));
    }

    /// Who came, who left, who stayed away.
    #[divan::bench]
    fn stock_and_flow(bencher: Bencher<'_, '_>) {
        ask(bencher, by_month(&[Kpi::Inflow, Kpi::Reentry, Kpi::Outflow, Kpi::SustainedOutflow]));
    }

    /// Movements on the ladder, who is in view.
    #[divan::bench]
    fn ladder(bencher: Bencher<'_, '_>) {
        ask(bencher, by_month(&[Kpi::Climbed, Kpi::ToWerk, Kpi::InView, Kpi::LongTermStock]));
    }

    /// What conversations led to.
    #[divan::bench]
    fn cohort(bencher: Bencher<'_, '_>) {
        let kpis = [Kpi::FirstConversations, Kpi::Activated, Kpi::CohortToWork];
        ask(bencher, by_month(&kpis).follow_up_days(365));
    }

    /// Placements, and whether they last.
    #[divan::bench]
    fn placements(bencher: Bencher<'_, '_>) {
        ask(bencher, by_month(&[Kpi::Placements, Kpi::PlacedClients, Kpi::SustainedPlacements]));
    }

    /// Median waits.
    #[divan::bench]
    fn chain(bencher: Bencher<'_, '_>) {
        ask(bencher, by_month(&[Kpi::DaysToFirstContact, Kpi::HandoverDays]));
    }

    /// What every municipality publishes.
    #[divan::bench]
    fn published(bencher: Bencher<'_, '_>) {
        ask(bencher, by_month(&[Kpi::RecipientsPer10k, Kpi::InstrumentsInUse]));
    }

    /// One transition table.
    #[divan::bench]
    fn transitions(bencher: Bencher<'_, '_>) {
        ask(bencher, Question::Transitions(TransitionQuery::over(decade())));
    }

    /// One curve.
    #[divan::bench]
    fn curve(bencher: Bencher<'_, '_>) {
        ask(bencher, Question::Curve(CurveQuery::over(CurveKind::DaysOnBenefit, decade())));
    }
}
