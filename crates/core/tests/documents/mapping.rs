//! Mappings: what they say about an extract, and what is refused.

use meedoen::ErrorCode;
use meedoen::catalogue::FindingCode;
use meedoen::ledger::{Ledger, LedgerReader, Mapping};
use meedoen::policy::Policy;
use meedoen::vocabulary::Word;

fn try_read(csv: &str, mapping: &str) -> meedoen::Result<Ledger> {
    let mapping = Mapping::from_toml(mapping)?;
    let mut reader = LedgerReader::new(&Policy::preset("example")?).mapping(mapping);
    reader.push_csv(csv.as_bytes())?;
    reader.finish()
}

fn read(csv: &str, mapping: &str) -> Ledger {
    try_read(csv, mapping).unwrap()
}

/// The reason of each row, or the finding instead.
fn reasons(rows: &[(&str, &str)], mapping: &str) -> Vec<String> {
    let read_one = |(end, reason): &(&str, &str)| {
        let csv =
            format!("client,kind,code,start,end,reason\nc,benefit,pw,2000-01-01,{end},{reason}\n");
        let ledger = read(&csv, mapping);
        match ledger.reading().findings().first() {
            Some(finding) => format!("{} {}", finding.code, finding.text),
            None => ledger.record(0).reason.unwrap_or("").to_owned(),
        }
    };
    rows.iter().map(read_one).collect()
}

#[test]
fn the_example_is_read() {
    let text = include_str!("mapping.example.toml");
    let mapping = Mapping::from_toml(text).unwrap();
    let json = serde_json::to_string(&mapping).unwrap();
    assert_eq!(Mapping::from_json(&json).unwrap(), mapping);
    let ledger =
        read("clientnr;code;ingangsdatum;einddatum;reden\nc1;1;01-05-2023;01-07-2023;2\n", text);
    let row = ledger.record(0);
    assert_eq!(
        (row.kind.as_str(), &*row.code, row.reason),
        ("benefit", "pw", Some("relationship"))
    );
    assert_eq!(row.end, Some("2023-06-30".parse().unwrap()));
}

#[test]
fn exclusive_ends_are_the_first_day_without_for_stretches_only() {
    let csv = "client,kind,code,start,end\n\
               a,benefit,pw,2023-01-01,2023-01-02\na,route,rest,2023-01-01,2023-01-02\n\
               a,activity,language,2023-01-01,2023-01-02\na,placement,paid,2023-01-01,2023-01-02\n\
               a,instrument,other,2023-01-01,2023-01-02\na,group,single,2023-01-01,2023-01-02\n\
               a,referral,wsp,2023-01-01,2023-01-02\n";
    let last_days = |mapping: &str, csv: &str| -> Vec<String> {
        read(csv, mapping).records().filter_map(|row| Some(row.end?.to_string())).collect()
    };
    let mut exclusive = vec!["2023-01-01"; 6];
    exclusive.push("2023-01-02");
    assert_eq!(last_days("end = 'exclusive'", csv), exclusive);
    assert_eq!(last_days("end = 'inclusive'", csv), vec!["2023-01-02"; 7]);

    let empty = csv.replace("2023-01-02", "2023-01-01");
    let ledger = read(&empty, "end = 'exclusive'");
    assert_eq!(
        (ledger.len(), ledger.reading().quarantined()),
        (1, 6),
        "a referral may be settled at once"
    );
    assert!(ledger.reading().findings().iter().all(|it| it.code == FindingCode::EndBeforeStart));
}

#[test]
fn dated_reasons_hold_on_the_last_day_and_the_first_that_holds_counts() {
    let mapping = "
        [[reasons]]
        own = '1'
        is = 'work'
        to = '2022-12-31'
        [[reasons]]
        own = '1'
        is = 'study'
        from = '2022-12-31'
        to = '2023-06-30'
        [[reasons]]
        own = '2'
        is = 'moved'
        [[reasons]]
        own = '2'
        is = 'death'
        to = '2022-12-31'
    ";
    let rows = [
        ("2022-12-31", "1"),
        ("2023-01-01", "1"),
        ("2023-07-01", "1"),
        ("", "1"),
        ("", "2"),
        ("2020-01-01", "2"),
        ("", "assets"),
        ("", "3"),
        ("", ""),
    ];
    assert_eq!(
        reasons(&rows, mapping),
        [
            "work",
            "study",
            "unknown_reason 1",
            "unknown_reason 1",
            "moved",
            "moved",
            "assets",
            "unknown_reason 3",
            ""
        ]
    );
    // The last day of an exclusive end is the day before it.
    let exclusive = format!("end = 'exclusive'\n{mapping}");
    assert_eq!(reasons(&[("2023-01-01", "1"), ("2023-07-01", "1")], &exclusive), ["work", "study"]);
}

#[test]
fn cbs_codes_are_read_with_or_without_their_zero() {
    let rows =
        [("", "01"), ("", "1"), ("", "11"), ("", "98"), ("", "work"), ("", "001"), ("", "12")];
    assert_eq!(
        reasons(&rows, "reasons = 'cbs'"),
        ["study", "study", "work", "other", "work", "unknown_reason 001", "unknown_reason 12"]
    );
    assert_eq!(reasons(&rows[..2], ""), ["unknown_reason 01", "unknown_reason 1"]);
    let csv = "client,kind,code,start\na,benefit,01,2023-01-01\na,benefit,2,2023-01-01\n\
               a,benefit,03,2023-01-01\na,benefit,14,2023-01-01\na,benefit,bbz,2023-01-01\n\
               a,benefit,4,2023-01-01\n";
    let codes: Vec<String> =
        read(csv, "codes.benefit = 'cbs'").records().map(|row| row.code).collect();
    assert_eq!(codes, ["pw", "ioaw", "ioaz", "bbz", "bbz"]);
}

#[test]
fn reasons_of_referrals_are_read_as_they_stand() {
    let csv = "client,kind,code,start,end,reason\na,referral,wsp,2023-01-01,2023-01-02,1\n";
    let ledger = read(csv, "[[reasons]]\nown = '1'\nis = 'work'\n");
    assert_eq!(ledger.reading().findings()[0].code, FindingCode::UnknownReason);
}

#[test]
fn constants_stand_in_for_absent_columns_and_go_through_the_codes() {
    let mapping = "[constants]\nkind = 'UIT'\nregistered_on = '2023-02-01'\n[codes]\nkind = { UIT = 'benefit' }";
    let ledger = read("client,code,start\na,pw,2023-01-01\n,,\n", mapping);
    assert_eq!((ledger.len(), ledger.reading().rows()), (1, 1));
    assert_eq!(ledger.record(0).registered_on, Some("2023-02-01".parse().unwrap()));
    let error = try_read("client,kind,code,start\n", "constants.kind = 'benefit'").unwrap_err();
    assert_eq!((error.code(), error.place()), (ErrorCode::BadMapping, "constants.kind"));
}

#[test]
fn a_column_that_stands_twice_after_the_mapping_is_an_error() {
    let mapping = "[columns]\nwie = 'client'\npersoon = 'client'";
    let error = try_read("wie,persoon,kind,code,start\n", mapping).unwrap_err();
    assert_eq!((error.code(), error.place()), (ErrorCode::BadLedger, "column client"));
    let error = try_read("wie,client,kind,code,start\n", mapping).unwrap_err();
    assert_eq!((error.code(), error.place()), (ErrorCode::BadLedger, "column client"));
    // One of the two is an extract like any other; what the mapping names besides is noted.
    let ledger = read("wie,kind,code,start\na,benefit,pw,2023-01-01\n", mapping);
    let notice = ledger.reading().notices().next().unwrap();
    assert_eq!(
        (notice.code, &*notice.columns),
        (FindingCode::AbsentColumn, &["persoon".to_owned()][..])
    );
    // Our own name may be theirs for something else.
    let swapped = "[columns]\nstart = 'end'\nend = 'start'";
    let ledger = read("client,kind,code,end,start\na,benefit,pw,2023-01-01,2023-02-01\n", swapped);
    assert_eq!(ledger.record(0).end, Some("2023-02-01".parse().unwrap()));
}

#[test]
fn what_a_mapping_can_not_say_is_refused_with_its_place() {
    for (toml, place) in [
        ("format = 2", "format"),
        ("kolommen = 1", "kolommen"),
        ("end = 'later'", "end"),
        ("columns = 3", "columns"),
        ("[columns]\nx = 'person'", "columns.x"),
        ("[columns]\nx = 3", "columns.x"),
        ("[codes]\nbirth = { a = 'b' }", "codes"),
        ("[codes]\nactivity = 'cbs'", "codes.activity"),
        ("[codes]\nbenefit = 'cbz'", "codes.benefit"),
        ("[codes]\nbenefit = { 01 = 1 }", "codes.benefit.01"),
        ("reasons = 'CBS'", "reasons"),
        ("reasons = 3", "reasons"),
        ("[[reasons]]\nown = '1'", "reasons[0]"),
        ("[[reasons]]\nown = '1'\nis = 'holiday'", "reasons[0].is"),
        ("[[reasons]]\nown = '1'\nis = 'work'\nfrom = '2023-02-30'", "reasons[0].from"),
        (
            "[[reasons]]\nown = '1'\nis = 'work'\nfrom = '2023-02-01'\nto = '2023-01-31'",
            "reasons[0].to",
        ),
        ("[[reasons]]\nown = '1'\nis = 'work'\nuntil = '2023-02-01'", "reasons[0].until"),
        ("end = 'exclusive'\nend = 'exclusive'", "line 2"),
        ("[columns", "line 1"),
    ] {
        let error = Mapping::from_toml(toml).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadMapping, "{toml}");
        assert!(error.place().starts_with(place), "{toml}: {error}");
    }
    for (json, place) in [
        ("", "line 1"),
        ("{} x", "line 1"),
        ("{\"end\": \"inclusive\",\n \"end\": \"exclusive\"}", ""),
        ("{\"columns\": {\"a\": \"client\", \"a\": \"kind\"}}", "columns"),
        ("{\"codes\": {\"kind\": {\"a\": \"rung\", \"a\": \"birth\"}}}", "codes.kind"),
    ] {
        let error = Mapping::from_json(json).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadMapping, "{json}");
        assert!(error.place().starts_with(place), "{json}: {error}");
    }
}

#[test]
fn what_leads_nowhere_under_the_policy_is_refused() {
    for (toml, place) in [
        ("[codes]\nbenefit = { AB = 'wwb' }", "codes.benefit.AB"),
        ("[codes]\nroute = { r = 'nowhere' }", "codes.route.r"),
        ("[codes]\nkind = { r = 'record' }", "codes.kind.r"),
        ("[constants]\nkind = 'benefits'", "constants.kind"),
    ] {
        let error = try_read("client,code,start\n", toml).unwrap_err();
        assert_eq!((error.code(), error.place()), (ErrorCode::BadMapping, place));
    }
}

#[test]
fn several_files_each_have_their_own_mapping() {
    let policy = Policy::preset("example").unwrap();
    let mut reader = LedgerReader::new(&policy);
    let first = Mapping::from_toml("[columns]\nwie = 'client'\n[constants]\nkind = 'benefit'");
    reader.next_file("benefits.csv", Some(first.unwrap())).unwrap();
    reader.push_csv(b"wie,code,start,record\na,pw,2023-01-01,r1\nb,pw,soon,\n").unwrap();
    reader.next_file("later.csv", None).unwrap();
    reader
        .push_csv(
            b"client;kind;code;start;record\na;withdraw;r1;2023-02-01;\nb;rung;1;2023-01-01;r1\n",
        )
        .unwrap();
    reader.push_csv(b"b;rung;2;2023-01-01;").unwrap();
    let ledger = reader.finish().unwrap();

    let files: Vec<_> = (ledger.reading().files().iter())
        .map(|file| (&*file.name, file.rows, file.accepted, file.quarantined))
        .collect();
    assert_eq!(files, [("benefits.csv", 2, 1, 1), ("later.csv", 3, 2, 1)]);
    let found: Vec<_> =
        ledger.reading().findings().iter().map(|it| (it.file, it.row, it.code)).collect();
    assert_eq!(found, [(0, 2, FindingCode::BadDate), (1, 2, FindingCode::DuplicateRecord)]);
    assert!(ledger.record(0).withdrawn_on.is_some());
    assert_eq!((ledger.record(0).row, ledger.record(1).row), (1, 3));

    let mut reader = LedgerReader::new(&policy);
    reader.next_file("a.csv", None).unwrap();
    let error = reader.next_file("b.csv", None).unwrap_err();
    assert_eq!(
        (error.code(), error.place()),
        (ErrorCode::BadLedger, "a.csv"),
        "a file without text"
    );
}
