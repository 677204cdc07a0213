//! `docs/findings.md`: what reading and the checks can say about a record, as a page.

use meedoen::catalogue::{FindingCode, Severity};
use meedoen::vocabulary::{Lang, Word};
use std::fmt::Write as _;

const OPENING: &str = "\
<!-- Written by `cargo xtask codegen` from crates/core/src/catalogue/finding.rs: change it there. -->

# Findings

A finding (controlesignaal) says that something stands out in a record. It speaks of data quality, \
never of a client's conduct: it gives no score, ranks nobody and is no ground for a measure. The \
codes are stable; a report shows them in numbers only.
";

/// The whole page.
pub(crate) fn page() -> String {
    let mut page = OPENING.to_owned();
    for &severity in Severity::ALL {
        let codes =
            FindingCode::ALL.iter().filter(|code| code.severity() == severity).collect::<Vec<_>>();
        if codes.is_empty() {
            continue;
        }
        let (title, meaning) = words(severity);
        let _ = writeln!(page, "\n## {title}\n\n{meaning}\n");
        page.push_str("| code | in English | in Dutch |\n|---|---|---|\n");
        for code in codes {
            let sentence = code.sentence();
            let (en, nl) = (sentence.get(Lang::En), sentence.get(Lang::Nl));
            let _ = writeln!(page, "| `{code}` | {en} | {nl} |");
        }
    }
    page
}

fn words(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => (
            "Errors (fouten)",
            "The row could not be understood. It is quarantined: it takes no part in any figure, and \
             can be written out with its finding and line number to be mended at the source.",
        ),
        Severity::Warning => (
            "Warnings (waarschuwingen)",
            "The rows take part, and a figure may be wrong because of what they say. Look it up in \
             the registration; what is wrong there is mended there.",
        ),
        _ => ("Notices (opmerkingen)", "Worth knowing; nothing need be wrong."),
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use meedoen::catalogue::FindingCode;
    use meedoen::vocabulary::Word;

    #[test]
    fn every_code_stands_on_the_page_once() {
        let page = page();
        for code in FindingCode::ALL {
            assert_eq!(page.matches(&format!("| `{code}` |")).count(), 1, "{code}");
        }
    }
}
