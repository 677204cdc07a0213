//! The rules of reading, a sentence of the model each.

use meedoen::ErrorCode;
use meedoen::catalogue::FindingCode;
use meedoen::ledger::{Ledger, LedgerReader};
use meedoen::policy::Policy;
use meedoen::vocabulary::{Lang, Word};

fn policy() -> Policy {
    Policy::preset("example").unwrap()
}

fn read(csv: impl AsRef<[u8]>) -> Ledger {
    Ledger::read_csv(csv.as_ref(), &policy()).unwrap()
}

fn refuse(csv: impl AsRef<[u8]>) -> meedoen::Error {
    Ledger::read_csv(csv.as_ref(), &policy()).unwrap_err()
}

/// Row, column, code and text of each finding.
fn findings(ledger: &Ledger) -> Vec<(u32, &str, &str, &str)> {
    let findings = ledger.reading().findings().iter();
    findings.map(|it| (it.row, it.column, it.code.as_str(), &*it.text)).collect()
}

/// What is found in one row under the full header.
fn found(row: &str) -> Option<(String, FindingCode, String)> {
    let header =
        "client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on,record";
    let ledger = read(format!("{header}\n{row}\n"));
    let finding = ledger.reading().findings().first();
    finding.map(|it| (it.column.to_owned(), it.code, it.text.clone()))
}

fn notices(ledger: &Ledger) -> Vec<(FindingCode, Vec<String>)> {
    ledger.reading().notices().map(|it| (it.code, it.columns.clone())).collect()
}

#[test]
fn text_is_trimmed_and_codes_are_exact() {
    let ledger = read(
        " client ,kind,\tcode,start\n c1 , benefit ,\u{A0}pw ,\"\n2023-01-01 \"\nc1,benefit,PW,2023-01-01\n",
    );
    assert_eq!((ledger.len(), &*ledger.record(0).client), (1, "c1"));
    assert_eq!(findings(&ledger), [(2, "code", "unknown_code", "PW")]);
}

#[test]
fn columns_stand_in_any_order_and_others_are_named_and_ignored() {
    let ledger = read("note;start;;code;kind;client\nx;2023-01-01;y;pw;benefit;c1\n");
    assert_eq!(ledger.len(), 1);
    let ignored = vec!["note".to_owned(), "column 3".to_owned()];
    assert_eq!(notices(&ledger), [(FindingCode::IgnoredColumn, ignored)]);
}

#[test]
fn the_header_must_be_readable_and_whole() {
    for (csv, place) in [
        ("", ""),
        ("\n\n ;;\n", ""),
        ("\u{FEFF}", ""),
        ("client,kind,code\n", "column start"),
        ("Client,kind,code,start\n", "column client"),
        ("a,b\n", ""),
        ("client,kind,code,start,end,end\n", "column end"),
        ("client,kind,code,start\0\n", ""),
    ] {
        let error = refuse(csv);
        assert_eq!((error.code(), error.place()), (ErrorCode::BadLedger, place), "{csv:?}");
    }
    assert_eq!(
        refuse("client,kind,code,start\nc1,benefit,pw,2023-01-01\0").code().as_str(),
        "bad_ledger"
    );
}

#[test]
fn a_line_without_any_text_is_no_row_and_has_no_number() {
    let ledger = read(
        "\n ,\r\nclient,kind,code,start\r\n\r\n , ,\"\",\r\nc1,benefit,pw,soon\r\n\r\nc1,rung,9,2023-01-01",
    );
    assert_eq!(ledger.reading().rows(), 2);
    assert_eq!(
        findings(&ledger),
        [(1, "start", "bad_date", "soon"), (2, "code", "unknown_code", "9")]
    );
    let lines: Vec<_> = ledger.reading().findings().iter().map(|it| it.line).collect();
    assert_eq!(lines, [Some(6), Some(8)]);
}

#[test]
fn missing_cells_are_empty_and_text_beyond_the_header_quarantines() {
    let header = "client,kind,code,start,end,reason";
    let ledger = read(format!(
        "{header}\nc1,benefit,pw,2023-01-01\nc1,benefit,pw,2023-01-01,,,, \n\
         c1,benefit,pw,2023-01-01,,,, x,y\nc1,benefit,pw,soon,,,x\nc1,benefit\n"
    ));
    assert_eq!(
        findings(&ledger),
        [
            (3, "", "too_many_cells", "x"),
            (4, "start", "bad_date", "soon"),
            (5, "code", "missing_value", ""),
        ]
    );
}

#[test]
fn what_a_kind_does_not_use_is_not_read() {
    for row in [
        "c1,birth,nothing,1980-01-01,soon,why,many,b1,2023-01-01,,",
        "c1,rung,3,2023-01-01,soon,why,many",
        "c1,growth,3,2023-01-01,soon,why,many",
        "c1,contact,first,2023-01-01,soon,why,many",
        "c1,route,rest,2023-01-01,,why,many",
        "c1,activity,language_cafe,2023-01-01,,why,many",
        "c1,instrument,other,2023-01-01,,why,many",
        "c1,group,single,2023-01-01,,why,many",
        "c1,placement,paid,2023-01-01,,why,8,b1",
        "c1,benefit,pw,2023-01-01,,work,many",
        "c1,referral,wsp,2023-01-01,,,many",
    ] {
        assert_eq!(found(row), None, "{row}");
    }
    for (row, column) in [
        ("c1,birth,,1980-01-01,,,,,soon", "registered_on"),
        ("c1,rung,3,2023-01-01,,,,,,soon", "withdrawn_on"),
        ("c1,placement,paid,2023-01-01,,,many", "hours"),
        ("c1,route,rest,2023-01-01,soon", "end"),
        ("c1,group,single,2023-01-01,2022-12-31", "end"),
        ("c1,referral,wsp,2023-01-01,,work", "reason"),
    ] {
        assert_eq!(found(row).map(|it| it.0).as_deref(), Some(column), "{row}");
    }
    let ledger =
        read("client,kind,code,start,benefit_no,hours\nc1,placement,paid,2023-01-01,b1,\n");
    assert_eq!((ledger.record(0).benefit_no.as_str(), ledger.record(0).hours), ("", None));
}

#[test]
fn the_first_problem_in_the_order_of_the_columns_comes_first() {
    let cells = [
        "c1",
        "benefit",
        "pw",
        "2023-01-01",
        "2023-02-01",
        "work",
        "",
        "b",
        "2023-01-01",
        "2023-01-01",
        "r",
    ];
    let broken = ["", "x", "x", "x", "x", "x", "x", "x", "x", "x", "x"];
    let columns = [
        "client",
        "kind",
        "code",
        "start",
        "end",
        "reason",
        "",
        "",
        "registered_on",
        "withdrawn_on",
    ];
    // All cells from this one on are wrong: this one is found.
    for (first, column) in columns.into_iter().enumerate().filter(|(_, column)| !column.is_empty())
    {
        let row: Vec<&str> = cells[..first].iter().chain(&broken[first..]).copied().collect();
        assert_eq!(found(&row.join(",")).map(|it| it.0).as_deref(), Some(column));
    }
}

#[test]
fn dates_that_mean_no_end_are_refused_where_a_day_is_due() {
    use FindingCode::{BadDate, PartialDate};
    for open in ["00000000", "9999-12-31", "99991231", "31-12-9999", "9999-12-31T00:00:00"] {
        assert_eq!(found(&format!("c1,benefit,pw,2023-01-01,{open},,,,,{open}")), None);
        let bad = |column: &str| Some((column.to_owned(), BadDate, open.to_owned()));
        assert_eq!(found(&format!("c1,benefit,pw,{open}")), bad("start"));
        assert_eq!(found(&format!("c1,birth,,{open}")), bad("start"));
        assert_eq!(found(&format!("c1,benefit,pw,2023-01-01,,,,,{open}")), bad("registered_on"));
    }
    for partial in ["2023", "20230000", "20230600"] {
        let is = |column: &str| Some((column.to_owned(), PartialDate, partial.to_owned()));
        assert_eq!(found(&format!("c1,benefit,pw,{partial}")), is("start"));
        assert_eq!(found(&format!("c1,benefit,pw,2023-01-01,{partial}")), is("end"));
        assert_eq!(found(&format!("c1,birth,,1980,,,,,{partial}")), is("registered_on"));
        assert_eq!(found(&format!("c1,birth,,1980,,,,,,{partial}")), is("withdrawn_on"));
        assert_eq!(found(&format!("c1,birth,,{partial}")), None);
    }
    let ledger = read("client,kind,code,start\na,birth,,19800200\n");
    assert_eq!(ledger.record(0).start.to_string(), "1980-02-29");
}

#[test]
fn an_end_before_start_quarantines_and_a_withdrawal_before_registration_does_not() {
    let end = Some(("end".into(), FindingCode::EndBeforeStart, "2022-12-31".into()));
    for kind in ["benefit,pw", "placement,paid", "referral,wsp"] {
        assert_eq!(found(&format!("c1,{kind},2023-01-01,2022-12-31")), end);
        assert_eq!(found(&format!("c1,{kind},2023-01-01,2023-01-01")), None);
    }
    assert_eq!(found("c1,benefit,pw,2023-01-01,,,,,2023-06-01,2023-01-01"), None);
}

#[test]
fn records_are_numbered_once_and_withdrawn_once() {
    let ledger = read(
        "client,kind,code,start,withdrawn_on,record\n\
         a,benefit,pw,2023-01-01,,r1\n\
         b,benefit,pw,2023-01-01,,r1\n\
         b,withdraw,r1,2023-02-01,,\n\
         a,withdraw,r1,soon,,\n\
         a,withdraw,r1,2023-02-01,soon,r1\n\
         a,withdraw,r1,2023-03-01,,\n\
         a,benefit,pw,2023-01-01,2023-01-01,r2\n\
         a,withdraw,r2,2023-03-01,,\n\
         a,withdraw,r3,soon,,\n\
         a,benefit,pw,2023-01-01,,r3\n",
    );
    assert_eq!(
        findings(&ledger),
        [
            (2, "record", "duplicate_record", "r1"),
            (3, "code", "no_such_record", "r1"),
            (4, "start", "bad_date", "soon"),
            (6, "code", "no_such_record", "r1"),
            (8, "code", "no_such_record", "r2"),
            (9, "code", "no_such_record", "r3"),
        ]
    );
    assert_eq!((ledger.len(), ledger.reading().accepted()), (3, 4));
    assert_eq!(ledger.record(0).withdrawn_on.unwrap().to_string(), "2023-02-01");
}

#[test]
fn the_separator_is_the_one_the_header_line_has_more_of() {
    let ledger = read("client;kind;code;start;\"a,b,c,d,e,f\"\nc1;benefit;pw;2023-01-01;x,y\n");
    assert_eq!(ledger.len(), 1);
    let ledger = read("\"cli\"\"ent;;;;;\",client,kind,code,start\nx;y,c1,benefit,pw,2023-01-01\n");
    assert_eq!(ledger.len(), 1);
    // Only the header line counts.
    let ledger = read("client,kind,code,start\n;;;;;;,benefit,pw,2023-01-01\n");
    assert_eq!(ledger.record(0).client, ";;;;;;");
}

#[test]
fn quoted_cells_may_hold_anything_and_an_open_quote_is_noted() {
    let csv = "client,kind,code,start,note\n\"a,\"\"b\"\"\",benefit,pw,2023-01-01,\"two\nlines\"\nc,benefit,pw,x,\n";
    let ledger = read(csv);
    assert_eq!(ledger.record(0).client, "a,\"b\"");
    assert_eq!(ledger.reading().findings()[0].line, Some(4));
    let ledger =
        read("client,kind,code,start,end\nc,benefit,pw,2023-01-01,\"\nc,benefit,pw,2023-01-01,\n");
    assert_eq!((ledger.reading().rows(), ledger.reading().quarantined()), (1, 1));
    assert_eq!(notices(&ledger), [(FindingCode::UnclosedQuote, vec![])]);
}

#[test]
fn what_is_no_utf8_is_windows_1252_with_a_notice() {
    let ledger = read(b"client,kind,code,start\nAndr\xE9,benefit,pw,2023-01-01\n");
    assert_eq!(ledger.record(0).client, "André");
    assert_eq!(notices(&ledger), [(FindingCode::Windows1252, vec![])]);
    let encoding =
        |ledger: &Ledger| serde_json::json!(ledger.reading().files()[0])["encoding"].clone();
    assert_eq!(encoding(&ledger), "windows_1252");
    let ledger = read("\u{FEFF}client,kind,code,start\nAndré,benefit,pw,2023-01-01\n");
    assert_eq!(ledger.record(0).client, "André");
    assert_eq!(encoding(&ledger), "utf8");
    assert_eq!(ledger.reading().files()[0].header[0], "client");
}

#[test]
fn strict_reading_turns_the_first_finding_into_an_error_without_its_text() {
    let mut reader = LedgerReader::new(&policy()).strict(true);
    let csv = b"client,kind,code,start\nc1,benefit,pw,2023-01-01\nc2,benefit,pw,secret\nc3,x,y,z\n";
    let error = reader.push_csv(csv).unwrap_err();
    assert_eq!((error.code(), error.place()), (ErrorCode::BadLedger, "row 2, column start"));
    assert!(!error.to_string().contains("secret"));
    assert_eq!(reader.push_csv(b"more"), Err(error.clone()));
    assert_eq!(reader.finish().unwrap_err(), error);
}

#[test]
fn offending_text_stands_in_its_field_only() {
    let ledger = read("client,kind,code,start\nc1,benefit,pw,secret\n");
    let finding = &ledger.reading().findings()[0];
    assert_eq!(finding.text, "secret");
    assert!(!format!("{finding:?} {ledger:?} {:?}", ledger.reading()).contains("secret"));
    for &lang in Lang::ALL {
        assert!(!finding.code.sentence().get(lang).contains("secret"));
    }
}

#[test]
fn refused_rows_are_written_with_their_findings_and_can_be_read_again() {
    let csv =
        "client;kind;code;start;note\nc1;benefit;pw;2023-01-01;\nc2;benefit;pw;soon;\"a;b\"\"c\"\n";
    let ledger = read(csv);
    let refused = ledger.quarantined_csv(0, Lang::Nl);
    let sentence = FindingCode::BadDate.sentence().get(Lang::Nl);
    assert_eq!(
        refused,
        format!(
            "line,row,finding,finding_column,finding_sentence,client,kind,code,start,note\n\
             3,2,bad_date,start,{sentence},c2,benefit,pw,soon,\"a;b\"\"c\"\n"
        )
    );
    let again = read(refused.replace("soon", "2023-01-01"));
    assert_eq!((again.len(), &*again.record(0).client), (1, "c2"));
    assert_eq!(ledger.quarantined_csv(1, Lang::En), "");
}

#[test]
fn ids_that_look_like_bsns_are_refused_and_never_echoed() {
    let bsns: Vec<String> = (100_000_000_u32..)
        .map(|number| number.to_string())
        .filter(|number| {
            let digits = number.bytes().map(|byte| i32::from(byte - b'0'));
            digits.zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(d, w)| d * w).sum::<i32>() % 11 == 0
        })
        .take(20)
        .collect();
    let rows = |clients: &[String], numbers: &[String]| {
        let mut csv = "client,kind,code,start,benefit_no\n".to_owned();
        for (client, number) in clients.iter().zip(numbers) {
            csv += &format!("{client},benefit,pw,2023-01-01,{number}\n").repeat(2);
        }
        csv
    };
    let plain: Vec<String> = (0..20).map(|index| format!("c{index}")).collect();
    for (csv, column) in
        [(rows(&bsns, &plain), "column client"), (rows(&plain, &bsns), "column benefit_no")]
    {
        let error = refuse(&csv);
        assert_eq!((error.code(), error.place()), (ErrorCode::BadLedger, column));
        assert!(bsns.iter().all(|bsn| !error.to_string().contains(bsn)));
        let mut reader = LedgerReader::new(&policy()).allow_bsn_like_ids(true);
        reader.push_csv(csv.as_bytes()).unwrap();
        assert_eq!(reader.finish().unwrap().len(), 40);
    }
    assert_eq!(read(rows(&bsns[..19], &plain)).len(), 38);
}
