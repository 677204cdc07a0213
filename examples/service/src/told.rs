//! Findings as they are told to a caller: where and what, and only to the ledger's owner whose.

use meedoen::Ledger;
use meedoen::catalogue::FindingCode;
use meedoen::findings::{CaseFinding, Findings, FindingsQuery};
use meedoen::ledger::{Finding, Notice};
use meedoen::vocabulary::Lang;
use serde::Serialize;

/// Who is told, and how much.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Telling {
    /// Whether the callers may see the text of refused cells and the ids of clients.
    pub(crate) owner: bool,
    /// The most findings told.
    pub(crate) most: usize,
}

/// What became of posted records.
#[derive(Debug, Serialize)]
pub(crate) struct Appended {
    /// The state that holds them.
    pub(crate) revision: u64,
    rows: u64,
    accepted: u64,
    quarantined: u64,
    findings: Vec<Told>,
    notices: Vec<Notice>,
}

/// What the checks find in the caseload.
#[derive(Debug, Serialize)]
pub(crate) struct Checked {
    #[serde(flatten)]
    query: FindingsQuery,
    counts: Vec<Count>,
    findings: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Count {
    code: FindingCode,
    count: usize,
}

/// One finding.
#[derive(Debug, Serialize)]
struct Told {
    /// In which appended file, 0 being the ledger that the service began with.
    file: u32,
    /// The row of that file, 1 being the first; none where the whole is meant.
    row: Option<u32>,
    column: &'static str,
    code: FindingCode,
    nl: &'static str,
    en: &'static str,
    /// The text that was not understood: for the owner only.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// The pseudonymous id: for the owner only.
    #[serde(skip_serializing_if = "Option::is_none")]
    client: Option<String>,
}

impl Telling {
    /// How the last file of a ledger was read.
    pub(crate) fn appended(self, ledger: &Ledger, revision: u64) -> Appended {
        let reading = ledger.reading();
        let file = reading.files().last();
        let quarantined = file.map_or(0, |file| file.quarantined);
        let earlier = reading.findings().len().saturating_sub(quarantined as usize);
        let findings = reading.findings().iter().skip(earlier).take(self.most);
        Appended {
            revision,
            rows: file.map_or(0, |file| file.rows),
            accepted: file.map_or(0, |file| file.accepted),
            quarantined,
            findings: findings.map(|finding| self.quarantined(finding)).collect(),
            notices: file.map_or(Vec::new(), |file| file.notices.clone()),
        }
    }

    /// What the checks found.
    pub(crate) fn checked(self, query: FindingsQuery, findings: &Findings) -> Checked {
        let counts = findings.counts().into_iter().map(|(code, count)| Count { code, count });
        Checked {
            query,
            counts: counts.collect(),
            findings: findings.iter().take(self.most).map(|it| self.found(&it)).collect(),
        }
    }

    fn quarantined(self, finding: &Finding) -> Told {
        Told {
            text: self.owner.then(|| finding.text.clone()),
            ..Told::new(finding.code, finding.file, Some(finding.row), finding.column)
        }
    }

    fn found(self, finding: &CaseFinding<'_>) -> Told {
        Told {
            client: finding.client().filter(|_| self.owner).map(str::to_owned),
            ..Told::new(finding.code(), finding.file(), finding.row(), finding.column())
        }
    }
}

impl Told {
    fn new(code: FindingCode, file: u32, row: Option<u32>, column: &'static str) -> Self {
        let [nl, en] = [Lang::Nl, Lang::En].map(|lang| code.sentence().get(lang));
        Self { file, row, column, code, nl, en, text: None, client: None }
    }
}
