//! A reader for well-formed ledgers: `YYYY-MM-DD`, commas, no quotes, nothing to quarantine.

use super::days::parse;
use super::row::{TwinRow, apply_withdrawals};

/// The rows of a clean ledger with their withdrawals applied; none when it is not clean.
pub fn clean(text: &str) -> Option<Vec<TwinRow>> {
    let mut lines = text.lines();
    let header: Vec<&str> = lines.next()?.split(',').collect();
    if text.contains('"') || !["client", "kind", "code", "start"].iter().all(|c| header.contains(c))
    {
        return None;
    }
    let mut rows = Vec::new();
    for line in lines.filter(|line| !line.trim_matches([',', ' ']).is_empty()) {
        let cells: Vec<&str> = line.split(',').map(str::trim).collect();
        let text = |column: &str| {
            let place = header.iter().position(|name| *name == column)?;
            cells.get(place).copied().filter(|cell| !cell.is_empty())
        };
        // A date that is there must be one.
        let date = |column: &str| match text(column) {
            None => Some(None),
            Some(cell) => (cell.len() == 10).then(|| parse(cell)).flatten().map(Some),
        };
        let kind = text("kind")?;
        let has_end = !["rung", "growth", "contact", "birth", "withdraw"].contains(&kind);
        let of = |kinds: &[&str], column| kinds.contains(&kind).then(|| text(column)).flatten();
        rows.push(TwinRow {
            client: text("client")?.into(),
            kind: kind.into(),
            code: text("code").unwrap_or_default().into(),
            start: date("start")??,
            end: if has_end { date("end")? } else { None },
            reason: of(&["benefit", "referral"], "reason").map(String::from),
            hours: match of(&["placement"], "hours") {
                None => None,
                Some(cell) => Some(cell.parse().ok()?),
            },
            benefit_no: of(&["benefit"], "benefit_no").map(String::from),
            registered: date("registered_on")?,
            withdrawn: date("withdrawn_on")?,
            record: text("record").map(String::from),
            order: rows.len(),
        });
    }
    Some(apply_withdrawals(&rows))
}
