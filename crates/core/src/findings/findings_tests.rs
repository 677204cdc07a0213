//! Each finding by a small case, and a case beside it that has none.

use super::FindingsQuery;
use crate::catalogue::FindingCode;
use crate::{Caseload, Day, Ledger, Policy};

const HEADER: &str = "client,kind,code,start,end,reason,registered_on\n";

fn caseload(rows: &str) -> Caseload {
    let policy = Policy::preset("example").unwrap();
    let csv = format!("{HEADER}{rows}");
    let ledger = Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
    assert_eq!(ledger.reading().quarantined(), 0, "{rows}");
    Caseload::build(&ledger, &policy).unwrap()
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The rows with this finding, as of the end of 2023.
fn rows_with(code: FindingCode, rows: &str) -> Vec<Option<u32>> {
    let findings = caseload(rows).findings(&FindingsQuery::as_of(day("2023-12-31"))).unwrap();
    findings.iter().filter(|finding| finding.code() == code).map(|finding| finding.row()).collect()
}

/// As many clients, each with the same row.
fn numbered(count: usize, name: &str, row: &str) -> String {
    (0..count).fold(String::new(), |rows, n| format!("{rows}{name}{n},{row}\n"))
}

#[test]
fn overlapping_benefits() {
    let code = FindingCode::OverlappingBenefits;
    let rows = "a,benefit,pw,2023-01-01,2023-06-30,,\na,benefit,ioaw,2023-06-30,,,\n";
    assert_eq!(rows_with(code, rows), [Some(2)]);
    let abutting = "a,benefit,pw,2023-01-01,2023-06-30,,\na,benefit,ioaw,2023-07-01,,,\n";
    assert!(rows_with(code, abutting).is_empty());
    let partners = "a,benefit,pw,2023-01-01,,,\nb,benefit,pw,2023-01-01,,,\n";
    assert!(rows_with(code, partners).is_empty());
}

#[test]
fn rung_outside_benefit() {
    let code = FindingCode::RungOutsideBenefit;
    let rows =
        "a,benefit,pw,2023-01-01,2023-06-30,,\na,rung,2,2023-06-30,,,\na,rung,2,2023-07-01,,,\n";
    assert_eq!(rows_with(code, rows), [Some(3)]);
}

#[test]
fn rung_six_in_stock() {
    let code = FindingCode::RungSixInStock;
    let rows = "a,benefit,pw,2023-01-01,,,\na,rung,6,2023-03-01,,,\n";
    assert_eq!(rows_with(code, rows), [Some(2)]);
    assert!(
        rows_with(code, "a,benefit,pw,2023-01-01,2023-05-01,work,\na,rung,6,2023-03-01,,,\n")
            .is_empty()
    );
    let remeasured = format!("{rows}a,rung,5,2023-04-01,,,\n");
    assert!(rows_with(code, &remeasured).is_empty());
}

#[test]
fn route_not_open() {
    let code = FindingCode::RouteNotOpen;
    let on_rung = |rung| {
        format!(
            "a,benefit,pw,2023-01-01,,,\na,rung,{rung},2023-01-01,,,\na,route,rest,2023-02-01,,,\n"
        )
    };
    assert_eq!(rows_with(code, &on_rung(3)), [Some(3)]);
    assert!(rows_with(code, &on_rung(2)).is_empty());
    assert!(rows_with(code, "a,benefit,pw,2023-01-01,,,\na,route,rest,2023-02-01,,,\n").is_empty());
}

#[test]
fn activity_before_first_conversation() {
    let code = FindingCode::ActivityBeforeFirstConversation;
    let rows = "a,contact,first,2023-03-01,,,\na,activity,organised,2023-02-28,,,\n\
                a,activity,organised,2023-03-01,,,\n";
    assert_eq!(rows_with(code, rows), [Some(2)]);
    assert!(rows_with(code, "a,activity,organised,2023-02-28,,,\n").is_empty());
}

#[test]
fn work_outflow_without_placement() {
    let code = FindingCode::WorkOutflowWithoutPlacement;
    let left = "a,benefit,pw,2022-01-01,2023-05-31,work,\n";
    assert_eq!(rows_with(code, left), [Some(1)]);
    for placed in ["2023-09-01", "2023-03-01", "2022-01-01"] {
        assert!(rows_with(code, &format!("{left}a,placement,paid,{placed},,,\n")).is_empty());
    }
    let too_late = format!("{left}a,placement,paid,2023-09-02,,,\n");
    assert_eq!(rows_with(code, &too_late), [Some(1)]);
    let ended_before = format!("{left}a,placement,paid,2022-01-01,2023-02-28,,\n");
    assert_eq!(rows_with(code, &ended_before), [Some(1)]);
    let recent = "a,benefit,pw,2022-01-01,2023-11-30,work,\n";
    assert!(rows_with(code, recent).is_empty(), "a placement may still be registered");
}

#[test]
fn no_contact_in_a_year() {
    let code = FindingCode::NoContactInAYear;
    let open = "a,benefit,pw,2022-12-31,,,\n";
    assert_eq!(rows_with(code, open), [Some(1)]);
    assert!(rows_with(code, &format!("{open}a,contact,progress,2023-01-01,,,\n")).is_empty());
    let long_ago = format!("{open}a,rung,2,2022-12-31,,,\n");
    assert_eq!(rows_with(code, &long_ago), [Some(1)]);
    assert!(rows_with(code, "a,benefit,pw,2023-01-01,,,\n").is_empty());
    assert!(rows_with(code, "a,benefit,pw,2020-01-01,2025-01-01,,\n").is_empty());
}

#[test]
fn start_after_as_of() {
    let code = FindingCode::StartAfterAsOf;
    let rows = "a,benefit,pw,2023-12-31,,,\nb,benefit,pw,2024-01-01,,,\n";
    assert_eq!(rows_with(code, rows), [Some(2)]);
}

#[test]
fn registered_late() {
    let code = FindingCode::RegisteredLate;
    let rows = "a,benefit,pw,2023-01-01,,,2023-04-01\nb,benefit,pw,2023-01-01,,,2023-04-02\n\
                b,birth,,1990-01-01,,,2023-04-02\n";
    assert_eq!(rows_with(code, rows), [Some(2)]);
}

#[test]
fn same_registration_day() {
    let code = FindingCode::SameRegistrationDay;
    let rows = |count| numbered(count, "c", "benefit,pw,2023-01-01,,,2023-03-01");
    assert_eq!(rows_with(code, &rows(20)), [None]);
    assert!(rows_with(code, &rows(19)).is_empty());
    let others = numbered(20, "d", "benefit,pw,2023-01-01,,,");
    assert!(rows_with(code, &format!("{}{others}", rows(20))).is_empty(), "half is not most");
}

#[test]
fn exact_duplicates() {
    let code = FindingCode::ExactDuplicate;
    let rows = "a,benefit,pw,2023-01-01,,,\na,rung,2,2023-01-01,,,\na,benefit,pw,2023-01-01,,,\n\
                a,benefit,pw,2023-01-01,,,2023-01-02\n";
    assert_eq!(rows_with(code, rows), [Some(3)]);
}

#[test]
fn thin_horizon() {
    let code = FindingCode::ThinHorizon;
    let rows = numbered(1001, "c", "benefit,pw,2023-01-01,,,");
    assert!(rows_with(code, &rows).is_empty());
    let with_a_typo = format!("{rows}z,benefit,pw,2032-01-01,,,\n");
    assert_eq!(rows_with(code, &with_a_typo), [None]);
}

#[test]
fn findings_are_as_known_on_a_day_and_name_row_and_client() {
    let rows = "a,benefit,pw,2023-01-01,2023-06-30,,\na,benefit,ioaw,2023-06-01,,,2023-08-01\n";
    let caseload = caseload(rows);
    let query = FindingsQuery::as_of(day("2023-12-31"));
    let findings = caseload.findings(&query).unwrap();
    let overlap =
        findings.iter().find(|found| found.code() == FindingCode::OverlappingBenefits).unwrap();
    assert_eq!((overlap.row(), overlap.column(), overlap.client()), (Some(2), "start", Some("a")));
    assert!(caseload.findings(&query.known_on(day("2023-07-31"))).unwrap().counts().is_empty());
}
