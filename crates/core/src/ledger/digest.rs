//! One digest for the same rows, however they came in.

use super::{Columns, Ledger};
use crate::policy::Kind;
use sha2::{Digest, Sha256};

impl Ledger {
    /// A digest (SHA-256, hexadecimal) of what the accepted rows say. It does not depend on their
    /// order, on the form they came in (CSV with `,` or `;`, columns in memory), on whether a row
    /// was withdrawn by its own `withdrawn_on` or by a `withdraw`, or on record numbers; one row
    /// more or less, also of a kind that is there already, gives another. Computed when asked, in
    /// one pass and a sort.
    pub fn digest(&self) -> String {
        let mut rows: Vec<[u8; 32]> = (0..self.len()).map(|index| self.row_digest(index)).collect();
        rows.sort_unstable();
        let mut whole = Sha256::new();
        whole.update(b"meedoen ledger 1\n");
        for row in &rows {
            whole.update(row);
        }
        whole.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
            let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
            text.extend([digit(byte >> 4), digit(byte & 15)]);
            text
        })
    }

    /// The digest of one row: each text with its length before it, each number of fixed length.
    fn row_digest(&self, index: usize) -> [u8; 32] {
        let columns = &self.columns;
        let (kind, detail) = (columns.kind[index], columns.detail[index]);
        let benefit_no = if kind == Kind::Benefit { self.benefit_no(detail) } else { "" };
        let has_hours = kind == Kind::Placement && detail != Columns::NO_DETAIL;
        let hours = if has_hours { self.hours(detail).to_bits() } else { u64::MAX };
        let mut row = Sha256::new();
        for text in [
            self.client_id(columns.client[index]),
            kind.as_str(),
            self.code(index),
            self.reason(index).unwrap_or(""),
            benefit_no,
        ] {
            row.update((text.len() as u64).to_le_bytes());
            row.update(text);
        }
        row.update(hours.to_le_bytes());
        let days = [&columns.start, &columns.until, &columns.registered, &columns.withdrawn];
        for column in days {
            row.update(column[index].to_le_bytes());
        }
        row.finalize().into()
    }
}
