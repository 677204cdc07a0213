//! The separator of a file, from its header line.

/// Finds the first line that has text, and which of `,` and `;` it has more of (`,` when equal);
/// what stands in quotes separates nothing.
#[derive(Default)]
pub(crate) struct HeaderScan {
    commas: usize,
    semicolons: usize,
    has_text: bool,
    at: At,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum At {
    #[default]
    CellStart,
    Plain,
    Quoted,
    /// Behind a quote inside quotes: the closing one, or the first of two that stand for one.
    Closing,
}

impl HeaderScan {
    /// Reads on; once the header line has ended the separator, and how much of this text was read.
    pub(crate) fn read(&mut self, text: &[u8]) -> Option<(u8, usize)> {
        for (index, byte) in text.iter().enumerate() {
            self.at = match (self.at, byte) {
                (At::CellStart | At::Closing, b'"') => At::Quoted,
                (At::Quoted, b'"') => At::Closing,
                (At::Quoted, byte) => {
                    self.has_text |= !byte.is_ascii_whitespace();
                    At::Quoted
                }
                (_, b'\n' | b'\r') if self.has_text => {
                    return Some((self.separator(), index + 1));
                }
                (_, b'\n' | b'\r') => {
                    *self = Self::default();
                    At::CellStart
                }
                (_, b',') => {
                    self.commas += 1;
                    At::CellStart
                }
                (_, b';') => {
                    self.semicolons += 1;
                    At::CellStart
                }
                (_, byte) => {
                    self.has_text |= !byte.is_ascii_whitespace();
                    At::Plain
                }
            };
        }
        None
    }

    /// The separator, where the file ends in its header line.
    pub(crate) fn separator(&self) -> u8 {
        if self.semicolons > self.commas { b';' } else { b',' }
    }
}
