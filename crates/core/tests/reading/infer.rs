//! Mappings guessed from extracts as registrations make them.

use meedoen::infer::Guess;
use meedoen::ledger::{Field, Ledger, LedgerReader, Mapping};
use meedoen::policy::Policy;
use meedoen::vocabulary::{Kind, Word};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static POLICY: LazyLock<Policy> = LazyLock::new(|| Policy::preset("example").unwrap());

/// A guess as every language sees it: its JSON.
#[derive(Debug, PartialEq, Deserialize)]
struct Shown {
    delimiter: char,
    encoding: Option<String>,
    rows: u64,
    is_ledger: bool,
    columns: Vec<ShownColumn>,
    kind: Option<Kind>,
    kinds: Vec<ShownWord>,
    codes: BTreeMap<Kind, Vec<ShownWord>>,
    reasons: Vec<ShownWord>,
    end: ShownEnd,
    bsn_like: bool,
    missing: Vec<Field>,
    mapping: Mapping,
    also: Vec<ShownAlso>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct ShownColumn {
    name: String,
    filled: u64,
    distinct: u64,
    values: Vec<ShownValue>,
    field: Option<Field>,
    because: Option<String>,
    sure: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
struct ShownValue {
    text: String,
    rows: u64,
}

#[derive(Debug, PartialEq, Deserialize)]
struct ShownWord {
    own: String,
    ours: Option<String>,
    sure: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
struct ShownEnd {
    convention: Option<String>,
    for_inclusive: u64,
    for_exclusive: u64,
    on_last_of_month: u64,
    on_first_of_month: u64,
}

#[derive(Debug, PartialEq, Deserialize)]
struct ShownAlso {
    kind: Kind,
    codes: Vec<ShownWord>,
    mapping: Mapping,
}

impl From<Guess> for Shown {
    fn from(guess: Guess) -> Self {
        serde_json::from_value(serde_json::to_value(guess).unwrap()).unwrap()
    }
}

fn guess(extract: &str) -> Shown {
    Mapping::guess(extract.as_bytes(), &POLICY).into()
}

fn read(extract: &[u8], mapping: &Mapping, policy: &Policy) -> meedoen::Result<Ledger> {
    let mut reader = LedgerReader::new(policy).mapping(mapping.clone());
    reader.push_csv(extract)?;
    reader.finish()
}

/// How many rows are accepted when read with the guess.
fn accepted(extract: &str) -> u64 {
    read(extract.as_bytes(), &guess(extract).mapping, &POLICY).unwrap().reading().accepted()
}

/// Which column is which of ours.
fn fields(guess: &Shown) -> Vec<Option<Field>> {
    guess.columns.iter().map(|column| column.field).collect()
}

/// `own=ours`, with a question mark where it is unsure.
fn words(words: &[ShownWord]) -> String {
    let word = |word: &ShownWord| {
        let ours = word.ours.as_deref().unwrap_or("-");
        format!("{}={ours}{}", word.own, if word.sure { "" } else { "?" })
    };
    words.iter().map(word).collect::<Vec<_>>().join(" ")
}

const BENEFITS: &str = "\
Cliëntnr;Soort regeling;Datum aanvang;Datum einde;Reden beëindiging;Mutatiedatum;Geboortedatum;\
Trede;Datum trede\r\n\
p1;Participatiewet;01-03-2021;01-09-2023;11;12-09-2023;17-05-1980;Trede 2;14-03-2021\r\n\
p1;IOAW;01-09-2023;01-01-2024;01;12-01-2024;17-05-1980;Trede 3;20-10-2023\r\n\
p1;Participatiewet;01-01-2024;;;12-01-2024;17-05-1980;Trede 3;20-10-2023\r\n\
p2;Bbz 2004;15-06-2022;01-12-2022;32;16-12-2022;1991;Trede 1;01-07-2022\r\n";

#[test]
fn an_extract_of_benefits_is_read_whole() {
    use Field::{Client, Code, End, Reason, Start};
    let latin: Vec<u8> = BENEFITS.chars().map(|letter| letter as u8).collect();
    let guess = Shown::from(Mapping::guess(&latin, &POLICY));
    assert_eq!((guess.delimiter, guess.encoding.as_deref()), (';', Some("windows_1252")));
    assert_eq!((guess.rows, guess.is_ledger, guess.kind), (4, false, Some(Kind::Benefit)));
    assert_eq!(
        fields(&guess),
        [Some(Client), Some(Code), Some(Start), Some(End), Some(Reason), None, None, None, None]
    );
    assert_eq!(guess.columns[5].because.as_deref(), Some("last_change"));
    let code = &guess.columns[1];
    assert_eq!((code.filled, code.distinct, code.values[0].rows), (4, 3, 2));
    assert_eq!(code.values[0].text, "Participatiewet");
    assert_eq!(words(&guess.codes[&Kind::Benefit]), "Participatiewet=pw IOAW=ioaw Bbz 2004=bbz");
    assert_eq!(words(&guess.reasons), "11=work? 01=study? 32=moved?");
    assert_eq!(guess.end.convention.as_deref(), Some("exclusive"));
    assert_eq!((guess.end.for_exclusive, guess.end.for_inclusive), (2, 0));
    assert_eq!((guess.end.on_first_of_month, guess.end.on_last_of_month), (3, 0));
    assert!(guess.missing.is_empty() && !guess.bsn_like);

    let ledger = read(&latin, &guess.mapping, &POLICY).unwrap();
    assert_eq!(ledger.reading().accepted(), 4);
    let record = ledger.record(0);
    assert_eq!((record.end, record.reason), (Some("2023-08-31".parse().unwrap()), Some("work")));

    let also: Vec<Kind> = guess.also.iter().map(|also| also.kind).collect();
    assert_eq!(also, [Kind::Rung, Kind::Birth]);
    for also in &guess.also {
        assert_eq!(read(&latin, &also.mapping, &POLICY).unwrap().reading().accepted(), 4);
    }
    assert_eq!(words(&guess.also[0].codes), "Trede 3=3 Trede 2=2 Trede 1=1");
}

#[test]
fn a_table_of_each_kind_is_recognised() {
    for (kind, codes, extract) in [
        (
            Kind::Rung,
            "2=2 T3=3",
            "klantnummer,trede,meetdatum\nc1,2,2023-01-01\nc1,T3,2023-06-01\n",
        ),
        (Kind::Growth, "4=4", "clientnr;groeipotentieel;datum\nc1;4;20230101\n"),
        (
            Kind::Contact,
            "Eerste gesprek=first Voortgang=progress",
            "Cliënt;Soort gesprek;Gespreksdatum;Consulent\n\
             c1;Eerste gesprek;1-2-2023;Jansen\nc2;Voortgang;3-4-2023;Jansen\n",
        ),
        (
            Kind::Activity,
            "Mantelzorg=informal_care Vrijwilligerswerk=volunteering Taalcursus=language",
            "inwonernr;activiteit;begindatum;einddatum\nc1;Mantelzorg;01-02-2023;\n\
             c2;Vrijwilligerswerk;01-02-2023;01-03-2023\nc3;Taalcursus;01-02-2023;\n",
        ),
        (
            Kind::Placement,
            "Regulier=paid Proefplaatsing=trial Beschut werk=sheltered",
            "clientnr;Soort plaatsing;Datum plaatsing;Einddatum;Uren per week\n\
             c1;Regulier;01-02-2023;;32,5\nc2;Proefplaatsing;01-02-2023;01-03-2023;12\n\
             c2;Beschut werk;01-04-2023;;20\n",
        ),
        (
            Kind::Instrument,
            "Loonkostensubsidie=wage_subsidy Jobcoach=job_coach",
            "clientnr;voorziening;startdatum;einddatum\nc1;Loonkostensubsidie;01-02-2023;\n\
             c2;Jobcoach;01-02-2023;01-03-2023\n",
        ),
        (Kind::Birth, "", "clientnr;geboortedatum;geslacht\nc1;19800517;M\nc2;1957;V\n"),
    ] {
        let guess = guess(extract);
        assert_eq!(guess.kind, Some(kind), "{extract}");
        let found = guess.codes.get(&kind).map(|found| words(found)).unwrap_or_default();
        assert_eq!((found.as_str(), guess.missing.as_slice()), (codes, &[][..]), "{extract}");
        assert_eq!(accepted(extract), guess.rows, "{extract}");
    }
}

#[test]
fn a_wide_table_says_its_kinds() {
    let extract = "persoonsnr;soort;omschrijving;begin;t/m\n\
                   c1;Uitkering;PW;01-01-2023;31-01-2023\nc1;uitkering;IOAW;01-02-2023;28-02-2023\n\
                   c1;uitkering;PW;01-03-2023;\nc1;Trede;T2;05-01-2023;\n\
                   c1;Trajecten;rest;01-02-2023;\nc1;iets;x;01-02-2023;\n";
    let guess = guess(extract);
    assert_eq!(guess.kind, None);
    assert_eq!(
        words(&guess.kinds),
        "uitkering=benefit Uitkering=benefit Trede=rung Trajecten=route? iets=-?"
    );
    assert_eq!(words(&guess.codes[&Kind::Benefit]), "PW=pw IOAW=ioaw");
    assert_eq!(words(&guess.codes[&Kind::Rung]), "T2=2");
    assert_eq!(guess.end.convention.as_deref(), Some("inclusive"));
    assert_eq!(accepted(extract), 5);
}

#[test]
fn a_ledger_needs_no_mapping() {
    let header = "client,kind,code,start";
    let guess = guess(&format!("{header}\nc1,benefit,pw,2023-01-15\n"));
    assert!(guess.is_ledger && guess.columns.iter().all(|column| column.sure));
    assert_eq!(guess.mapping, Mapping::default());
    assert!(Mapping::guess(header.as_bytes(), &POLICY).is_ledger());
}

#[test]
fn values_speak_where_names_do_not() {
    use Field::{Client, Code, End, Start};
    let guess = guess("a;b;c;d\nx1;01-02-2023;01-03-2023;PW\nx2;01-02-2023;;IOAW\n");
    assert_eq!(fields(&guess), [Some(Client), Some(Start), Some(End), Some(Code)]);
    assert!(guess.columns.iter().all(|column| !column.sure));
    assert_eq!(guess.kind, Some(Kind::Benefit));
    // Names of people are no ids, and digits by themselves no codes.
    let guess = self::guess("wie dan;b;aantal\nJan Jansen;01-02-2023;3\nPiet;01-03-2023;2\n");
    assert_eq!(fields(&guess), [None, Some(Start), None]);
    assert_eq!(guess.missing, [Field::Client, Field::Kind, Field::Code]);
}

#[test]
fn local_digits_are_not_taken_for_cbs_codes() {
    let rows = |codes: &[&str]| -> Shown {
        let rows = codes.iter().map(|code| format!("c;pw;2023-01-01;2023-02-01;{code}\n"));
        guess(&format!("client;regeling;start;end;reden\n{}", rows.collect::<String>()))
    };
    assert_eq!(words(&rows(&["1", "20", "21"]).reasons), "1=-? 20=-? 21=-?");
    let guess = rows(&["Werk", "Verhuisd naar buitenland", "AOW-leeftijd bereikt", "xyz"]);
    assert_eq!(
        words(&guess.reasons),
        "Werk=work Verhuisd naar buitenland=moved_abroad? AOW-leeftijd bereikt=pension_age? xyz=-?"
    );
}

#[test]
fn what_looks_like_bsns_is_never_a_client() {
    // Numbers that pass the eleven test.
    let passes = |number: &u32| {
        let digits = (0..9).map(|place| (number / 10_u32.pow(place) % 10) as i32);
        let weighed =
            digits.zip([-1, 2, 3, 4, 5, 6, 7, 8, 9]).map(|(digit, weight)| digit * weight);
        weighed.sum::<i32>() % 11 == 0
    };
    let numbers: Vec<u32> = (123_456_000..).filter(passes).take(25).collect();
    let rows: Vec<String> = numbers.iter().map(|number| format!("{number};2023-01-01;2")).collect();
    let rows = rows.join("\n");
    let guess = guess(&format!("clientnr;datum;trede\n{rows}\n"));
    assert!(guess.bsn_like);
    let column = &guess.columns[0];
    assert_eq!((column.field, column.because.as_deref()), (None, Some("bsn")));
    assert!(column.values.is_empty(), "they are not shown");
    assert_eq!(guess.missing, [Field::Client]);
    assert!(!format!("{guess:?}").contains("123456"));
    assert!(self::guess("BSN;datum;trede\n").bsn_like, "a name is enough");
}

#[test]
fn what_is_known_stands() {
    let known = Mapping::from_toml(
        "end = 'exclusive'\n[columns]\nnr = 'client'\nvan = 'start'\nwat = 'code'\n\
         [constants]\nkind = 'activity'\n[codes.activity]\nA = 'language'\n",
    );
    let known = known.unwrap();
    let extract = b"nr;van;einddatum;wat\nc1;2023-01-01;2023-01-31;A\nc1;2023-02-01;;mantelzorg\n";
    let guess = Shown::from(Guess::around(extract, &POLICY, &known));
    assert_eq!(guess.columns[2].field, None, "where columns are named there are no others");
    assert!(guess.columns[0].sure && guess.columns[0].because.as_deref() == Some("known"));
    assert_eq!(words(&guess.codes[&Kind::Activity]), "A=language mantelzorg=informal_care");
    assert!(guess.mapping.to_toml().contains("end = \"exclusive\""));
}

#[test]
fn the_least_of_files() {
    for nothing in [&b""[..], b"\n\n", b"\xEF\xBB\xBF", b"\0\x01\x02\xFF", b",,\n"] {
        let guess = Shown::from(Mapping::guess(nothing, &POLICY));
        assert_eq!((guess.rows, guess.columns.len()), (0, 0), "{nothing:?}");
        assert_eq!(guess.missing, [Field::Client, Field::Kind, Field::Code, Field::Start]);
    }
    assert_eq!(guess("a\0b").encoding, None);
    let guess = guess("clientnr;regeling;ingangsdatum;einddatum");
    assert_eq!((guess.rows, guess.kind), (0, Some(Kind::Benefit)));
    assert!(guess.missing.is_empty());
    let guess = self::guess("clientnr\nc1\nc2\n");
    assert_eq!(fields(&guess), [Some(Field::Client)]);
    assert_eq!(guess.missing, [Field::Kind, Field::Code, Field::Start]);
    // A name that stands twice can't be mapped.
    assert_eq!(self::guess("clientnr;datum;datum\nc;2023-01-01;2023-01-01\n").missing.len(), 3);
}

#[test]
fn a_line_that_is_cut_off_is_left_out() {
    for cut in BENEFITS.find("p1").unwrap() + 60..BENEFITS.len() {
        let Some(part) = BENEFITS.get(..cut) else { continue };
        let rows = part.matches('\r').count() as u64 - 1;
        assert_eq!(guess(part).rows, rows.max(1), "{part}");
    }
    let open = "clientnr;datum;trede\nc1;2023-01-01;2\nc2;2023-01-01;\"3\nc3";
    assert_eq!(guess(open).rows, 1, "open quotes");
}

#[test]
fn choices_name_everything() {
    let choices = serde_json::to_value(Mapping::choices(&POLICY)).unwrap();
    let list = |value: &serde_json::Value| value.as_array().unwrap().clone();
    let (fields, kinds) = (list(&choices["fields"]), list(&choices["kinds"]));
    assert_eq!((fields.len(), kinds.len()), (Field::ALL.len(), Kind::ALL.len()));
    let route = kinds.iter().find(|kind| kind["id"] == "route").unwrap();
    assert!(
        list(&route["codes"]).iter().all(|code| code["nl"] != code["id"]),
        "the policy's names"
    );
    assert!(list(&choices["reasons"]).iter().all(|reason| reason["nl"] != reason["id"]));
}

/// Rows accepted with the mapping that stands beside each vector, and with the guess.
#[test]
fn the_vectors_with_a_mapping_are_read_as_well_with_the_guess() {
    let mut seen = Vec::new();
    for folder in crate::vectors::folders() {
        let Ok(mapping) = std::fs::read_to_string(folder.join("mapping.toml")) else { continue };
        let policy = std::fs::read_to_string(folder.join("policy.toml")).unwrap();
        let policy = Policy::from_toml(&policy).unwrap();
        let extract = std::fs::read(folder.join("ledger.csv")).unwrap();
        let accepted = |mapping: &Mapping| {
            read(&extract, mapping, &policy).unwrap().reading().accepted() as i64
        };
        let given = accepted(&Mapping::from_toml(&mapping).unwrap());
        let more = accepted(Mapping::guess(&extract, &policy).mapping()) - given;
        seen.push((folder.file_name().unwrap().to_string_lossy().into_owned(), more));
    }
    seen.sort();
    let expected = [
        ("chain-medians", 0),
        // Ends on the day of their start: nothing in its made-up rows shows the first day without.
        ("mapping-benefits", 3),
        // Codes that mean nothing by themselves: `AB`, `B`, `één`, `reg€`; two reasons with dates.
        ("mapping-codes", -33),
        ("rates-and-ratios", 0),
    ];
    assert_eq!(seen, expected.map(|(name, more)| (name.to_owned(), more)));
}

/// A cell of an extract: likely, or anything.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(vec![
            "client", "clientnr", "kind", "soort", "code", "trede", "regeling", "start", "datum",
            "ingangsdatum", "einddatum", "reden", "geboortedatum", "bsn", "record", "uitkering",
            "2023-01-01", "01-02-2023", "00000000", "pw", "1", "T3", "11", "c1", "", " ", "\"",
            "\u{FEFF}", "€", "Trede 2", "Mantelzorg", "x;y", "a,b",
        ]).prop_map(ToString::to_string),
        1 => "\\PC{0,8}",
    ]
}

fn check(sample: &[u8]) -> Result<(), TestCaseError> {
    let guess = Mapping::guess(sample, &POLICY);
    prop_assert_eq!(&guess, &Mapping::guess(sample, &POLICY));
    let mapping = guess.mapping();
    prop_assert_eq!(&Mapping::from_json(&mapping.to_json()).unwrap(), mapping);
    prop_assert_eq!(&Mapping::from_toml(&mapping.to_toml()).unwrap(), mapping);
    let written = serde_json::to_value(&guess).unwrap();
    prop_assert_eq!(&Mapping::from_json(&written["mapping"].to_string()).unwrap(), mapping);
    let again = Guess::around(sample, &POLICY, mapping);
    prop_assert_eq!(again.missing(), guess.missing());
    // Nothing is missing: the reader takes the mapping, if the header names no column of ours twice.
    let ours =
        |field: Field| guess.columns().iter().filter(|it| it.name() == field.as_str()).count();
    if guess.missing().is_empty() && Field::ALL.iter().copied().all(|field| ours(field) < 2) {
        for mapping in std::iter::once(mapping)
            .chain(Shown::from(guess.clone()).also.iter().map(|it| &it.mapping))
        {
            let mut reader = LedgerReader::new(&POLICY).mapping(mapping.clone());
            reader.push_csv(sample).map_err(|error| TestCaseError::fail(error.to_string()))?;
        }
    }
    Ok(())
}

#[test]
fn a_day_of_birth_beside_a_column_that_is_named_start_makes_no_second_start() {
    check(b"client,start,geboortedatum,Trede 2\nclient\n").unwrap();
}

proptest! {
    #[test]
    fn any_bytes_give_a_guess_that_reads_back(
        bytes in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        check(&bytes)?;
    }

    #[test]
    fn any_extract_gives_a_guess_that_the_reader_takes(
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 1..8), 0..8),
        separator in proptest::sample::select(vec![",", ";"]),
        latin in any::<bool>(),
    ) {
        let lines: Vec<String> = rows.iter().map(|row| row.join(separator)).collect();
        let text = lines.join("\n");
        let bytes: Vec<u8> =
            if latin { text.chars().map(|letter| letter as u8).collect() } else { text.into() };
        check(&bytes)?;
    }
}
