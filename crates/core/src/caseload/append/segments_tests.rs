use crate::calendar::Every;
use crate::caseload::Caseload;
use crate::caseload::chunk::CLIENTS_PER_CHUNK;
use crate::{Answer, Kpi, Ledger, LedgerReader, Policy, Query, Span};

/// Stock and inflow by month, and the digest of the rows.
fn figures(caseload: &Caseload) -> (Answer, String) {
    let query = Query::over(Span::parse("2023").unwrap())
        .kpis([Kpi::Stock, Kpi::Inflow])
        .every(Every::Month);
    (caseload.ask(&query.into()).unwrap(), caseload.digests().ledger().to_owned())
}

#[test]
fn compaction_changes_no_figure() {
    let policy = Policy::preset("example").unwrap();
    let rows = |from: usize, to: usize| {
        let row = |client| format!("c{client},benefit,pw,2023-0{}-01,\n", client % 9 + 1);
        let rows: String = (from..to).map(row).collect();
        format!("client,kind,code,start,end\n{rows}")
    };
    let built = rows(0, CLIENTS_PER_CHUNK + 10);
    let mut ledger = Ledger::read_csv(built.as_bytes(), &policy).unwrap();
    let mut caseload = Caseload::build(&ledger, &policy).unwrap();
    let appended = [
        (CLIENTS_PER_CHUNK, CLIENTS_PER_CHUNK + 20),
        (5, 8),
        (CLIENTS_PER_CHUNK + 15, CLIENTS_PER_CHUNK + 40),
    ];
    for (from, to) in appended {
        let mut reader = LedgerReader::resume(ledger);
        reader.push_csv(rows(from, to).as_bytes()).unwrap();
        ledger = reader.finish().unwrap();
        caseload = caseload.append(&ledger).unwrap();
    }
    assert!(!caseload.segments.deltas.is_empty(), "a few clients are not folded in yet");
    let mut compacted = caseload.clone();
    compacted.segments.compact(&caseload.context());
    assert!(compacted.segments.deltas.is_empty());
    assert_eq!(compacted.segments.base.len(), 2);
    let expected = figures(&Caseload::build(&ledger, &policy).unwrap());
    assert_eq!(figures(&caseload), expected);
    assert_eq!(figures(&compacted), expected);
}
