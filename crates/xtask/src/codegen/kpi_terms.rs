//! The table of the KPIs by their Dutch name, for the front page of the crate's documentation.

use meedoen::catalogue::entries;
use meedoen::vocabulary::Lang;
use std::fmt::Write;

/// The table: term, variant, word.
pub(crate) fn table() -> String {
    let mut table = "| Dutch term | here | in questions and answers |\n|---|---|---|\n".to_owned();
    for entry in entries() {
        let (kpi, term) = (entry.kpi(), entry.label().get(Lang::Nl));
        let _ = writeln!(table, "| {term} | [`Kpi::{kpi:?}`] | `{kpi}` |");
    }
    table
}
