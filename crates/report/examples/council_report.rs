//! Writes the progress report a council could receive, as HTML and Markdown, and prints its figures.
//!
//! ```text
//! cargo run --release --example council_report
//! ```
//!
//! Without arguments it takes the synthetic sample ledger and the preset policy `example`, and
//! writes both languages under `target/`. Its figures reproduce those of the council letter, for
//! instance the cohort up to July 2024 with `--cohort-to 2024-06-30`.

use lexopt::prelude::{Long, Short, ValueExt};
use meedoen::vocabulary::{Lang, Word};
use meedoen::{Caseload, Day, Error, ErrorCode, Ledger, LedgerReader, Mapping, Policy, Span};
use meedoen_report::{Report, ReportOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Writes the progress report on the Participatiewet that a council could receive.

usage: council_report [options]

what it reads
  --ledger FILE       the ledger, or the extract that the mapping makes one (.csv);
                      without it: the synthetic sample ledger
  --mapping FILE      how the extract becomes a ledger (.toml or .json)
  --policy FILE       the policy (.toml or .json), or preset:example (the default)

what it covers; days are written 2023-12-31, first and last day included
  --from DAY          first day of the reporting period
  --to DAY            last day of it; without both: the last full year before the horizon
  --cohort-from DAY   first day of the cohort of first conversations; without it: the
                      programme's first day
  --cohort-to DAY     last day of the cohort; without it: that of the reporting period
  --known-on DAY      the figures as they were known on this day; without it: as they now stand
  --horizon DAY       the day the ledger is complete to; without it: the latest day in it

what it writes
  --lang nl|en        the language; without it: both (the terminal then shows Dutch)
  --out FOLDER        where report-nl.html, report-nl.md, … go; without it: target/
  --show-small-cells  shows counts below the policy's smallest_cell too

The report is INTERNAL: hiding small cells is care, and no clearance for publication.

Try, for the figures of the council letter on the sample ledger:
  council_report --cohort-to 2024-06-30
  council_report --known-on 2024-09-30        (the ambition for 2024 before it was adjusted)";

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    ledger: Option<PathBuf>,
    mapping: Option<PathBuf>,
    policy: Option<PathBuf>,
    from: Option<Day>,
    to: Option<Day>,
    out: Option<PathBuf>,
    lang: Option<Lang>,
    options: ReportOptions,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            say(HELP);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{error}; --help tells what can be asked");
            return ExitCode::FAILURE;
        }
    };
    match run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", error.sentence());
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> meedoen::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().unwrap_or(root);
    let policy_file = arguments.policy.unwrap_or_else(|| PathBuf::from("preset:example"));
    let ledger_file = arguments.ledger.unwrap_or_else(|| root.join("tests/sample/rijswijk.csv"));
    let out = arguments.out.unwrap_or_else(|| root.join("target"));

    let policy = policy(&policy_file)?;
    let ledger = ledger(&ledger_file, arguments.mapping.as_deref(), &policy)?;
    let caseload = Caseload::build(&ledger, &policy)?;
    let mut options = arguments.options.ledger(&ledger);
    if let Some(period) = period(arguments.from, arguments.to)? {
        options = options.period(period);
    }
    let report = Report::of(&caseload, &options)?;

    let langs = arguments.lang.map_or(Lang::ALL.to_vec(), |lang| vec![lang]);
    say(&report.to_text(langs[0]));
    save(&out, std::fs::create_dir_all(&out))?;
    for lang in langs {
        for (end, text) in [("html", report.to_html(lang)), ("md", report.to_markdown(lang))] {
            let file = out.join(format!("report-{}.{end}", lang.as_str()));
            save(&file, std::fs::write(&file, text))?;
            say(&format!("wrote {}", file.display()));
        }
    }
    Ok(())
}

/// The reporting period: both days, or neither.
fn period(from: Option<Day>, to: Option<Day>) -> meedoen::Result<Option<Span>> {
    match (from, to) {
        (None, None) => Ok(None),
        (Some(from), Some(to)) => Span::inclusive(from, to).map(Some),
        _ => Err(Error::new(ErrorCode::BadPeriod, "", "--from and --to are given together")),
    }
}

/// Prints a line; who closes the terminal's pipe early has read enough.
fn say(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Names the file or folder that could not be written.
fn save(file: &Path, done: std::io::Result<()>) -> meedoen::Result<()> {
    done.map_err(|error| {
        Error::new(ErrorCode::BadQuery, file.display().to_string(), error.to_string())
    })
}

/// Reads the command line; nothing where help is asked for.
fn arguments() -> Result<Option<Arguments>, lexopt::Error> {
    let mut read = Arguments::default();
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("ledger") => read.ledger = Some(words.value()?.parse()?),
            Long("mapping") => read.mapping = Some(words.value()?.parse()?),
            Long("policy") => read.policy = Some(words.value()?.parse()?),
            Long("out") => read.out = Some(words.value()?.parse()?),
            Long("from") => read.from = Some(day(&mut words, "--from")?),
            Long("to") => read.to = Some(day(&mut words, "--to")?),
            Long("cohort-from") => {
                read.options = read.options.cohort_from(day(&mut words, "--cohort-from")?);
            }
            Long("cohort-to") => {
                read.options = read.options.cohort_to(day(&mut words, "--cohort-to")?);
            }
            Long("known-on") => {
                read.options = read.options.known_on(day(&mut words, "--known-on")?);
            }
            Long("horizon") => read.options = read.options.horizon(day(&mut words, "--horizon")?),
            Long("lang") => {
                let lang = words.value()?.parse_with(str::parse::<Lang>);
                read.lang = Some(lang.map_err(|_| "--lang takes `nl` or `en`")?);
            }
            Long("show-small-cells") => read.options = read.options.show_small_cells(),
            Long("help") | Short('h') => return Ok(None),
            _ => return Err(word.unexpected()),
        }
    }
    Ok(Some(read))
}

fn day(words: &mut lexopt::Parser, flag: &str) -> Result<Day, lexopt::Error> {
    let day = words.value()?.parse_with(str::parse::<Day>);
    day.map_err(|_| format!("{flag} takes a day, written YYYY-MM-DD, in 1901–2199").into())
}

/// The policy in a file (`.json`, else TOML), or the preset of a word like `preset:example`.
fn policy(file: &Path) -> meedoen::Result<Policy> {
    if let Some(name) = file.to_str().and_then(|word| word.strip_prefix("preset:")) {
        return Policy::preset(name);
    }
    let text = text(file, ErrorCode::BadPolicy)?;
    if is_json(file) { Policy::from_json(&text) } else { Policy::from_toml(&text) }
}

/// The ledger in a file, or the one that a mapping makes of it.
fn ledger(file: &Path, mapping: Option<&Path>, policy: &Policy) -> meedoen::Result<Ledger> {
    let mut reader = LedgerReader::new(policy);
    if let Some(mapping) = mapping {
        let text = text(mapping, ErrorCode::BadMapping)?;
        let is_json = is_json(mapping);
        let mapping = if is_json { Mapping::from_json(&text) } else { Mapping::from_toml(&text) };
        reader = reader.mapping(mapping?);
    }
    let bytes = std::fs::read(file).map_err(|error| in_file(file, ErrorCode::BadLedger, &error))?;
    reader.push_csv(&bytes)?;
    reader.finish()
}

fn text(file: &Path, code: ErrorCode) -> meedoen::Result<String> {
    std::fs::read_to_string(file).map_err(|error| in_file(file, code, &error))
}

fn in_file(file: &Path, code: ErrorCode, error: &std::io::Error) -> Error {
    Error::new(code, file.display().to_string(), error.to_string())
}

fn is_json(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "json")
}
