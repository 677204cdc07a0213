//! The command line.

use crate::limits::Limits;
use lexopt::prelude::{Long, ValueExt};
use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// What the program says about itself.
pub const HELP: &str = "\
Answers questions about a caseload over HTTP, and takes new records.

usage: meedoen-service --policy FILE|preset:example --ledger FILE [--mapping FILE] [option ...]

  --policy     the policy (.toml or .json), or preset:example
  --ledger     the ledger, or the extract that the mapping makes one (.csv)
  --mapping    how the extract becomes a ledger (.toml or .json)
  --listen     where to listen: 127.0.0.1:8080
  --for-owner  the callers own the ledger: tell them the text of refused cells and client ids
  --most-bytes, --most-questions, --most-rows, --most-findings, --most-seconds, --most-sweeps
               limits: bytes in a body, questions in a list, rows in an answer, findings told,
               seconds a request, sweeps at once

POST /ask  POST /records  GET /findings?as_of=DAY  GET /catalogue  GET /policy  GET /problems
GET /health: see docs/rust-service.md";

/// What the command line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The policy's file, or `preset:` and a name.
    pub policy: PathBuf,
    /// The ledger's file.
    pub ledger: PathBuf,
    /// The mapping's file.
    pub mapping: Option<PathBuf>,
    /// Where to listen; port 0: any that is free.
    pub listen: SocketAddr,
    /// Whether the callers are the ledger's owner.
    pub for_owner: bool,
    /// How much a caller may ask for.
    pub limits: Limits,
}

impl Options {
    /// Reads the words after the program's name; none where help is asked for.
    pub fn read(
        words: impl IntoIterator<Item = impl Into<OsString>>,
    ) -> Result<Option<Self>, lexopt::Error> {
        let (mut policy, mut ledger, mut mapping) = (None, None, None);
        let mut listen = SocketAddr::from(([127, 0, 0, 1], 8080));
        let mut for_owner = false;
        let mut limits = Limits::default();
        let mut words = lexopt::Parser::from_args(words);
        while let Some(word) = words.next()? {
            match word {
                Long("policy") => policy = Some(words.value()?.into()),
                Long("ledger") => ledger = Some(words.value()?.into()),
                Long("mapping") => mapping = Some(words.value()?.into()),
                Long("listen") => listen = words.value()?.parse()?,
                Long("for-owner") => for_owner = true,
                Long("most-bytes") => limits.body = words.value()?.parse()?,
                Long("most-questions") => limits.questions = words.value()?.parse()?,
                Long("most-rows") => limits.rows = words.value()?.parse()?,
                Long("most-findings") => limits.findings = words.value()?.parse()?,
                Long("most-seconds") => {
                    limits.time = Duration::from_secs(words.value()?.parse::<u32>()?.into());
                }
                Long("most-sweeps") => limits.sweeps = words.value()?.parse::<u16>()?.into(),
                Long("help") => return Ok(None),
                _ => return Err(word.unexpected()),
            }
        }
        let missing = |flag: &str| lexopt::Error::from(format!("{flag} is missing"));
        Ok(Some(Self {
            policy: policy.ok_or_else(|| missing("--policy"))?,
            ledger: ledger.ok_or_else(|| missing("--ledger"))?,
            mapping,
            listen,
            for_owner,
            limits,
        }))
    }
}
