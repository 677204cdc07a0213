//! From the bytes of a file to text: byte-order mark, UTF-8 or Windows-1252.
//!
//! Which of the two it is, is a property of the whole file. While a file is ASCII both agree and it
//! streams through. From its first other byte on it is held back until it is known not to be UTF-8
//! (then it streams on as Windows-1252) or until it ends.

use crate::{Error, ErrorCode, Result};

/// How a file's bytes stand for text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub(crate) enum Encoding {
    /// UTF-8, of which ASCII is a part.
    Utf8,
    /// Windows-1252, as the Encoding standard decodes it.
    #[serde(rename = "windows_1252")]
    Windows1252,
}

/// Whether a NUL character is among these; a block at a time, without a decision a character.
fn has_nul(bytes: &[u8]) -> bool {
    let has_one = |block: &[u8]| block.iter().fold(0, |any, byte| any | u8::from(*byte == 0)) == 1;
    bytes.chunks(1 << 10).any(has_one)
}

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Where decoded text goes, piece by piece. A piece may end inside a line, not inside a character.
pub(crate) type TextSink<'a> = &'a mut dyn FnMut(&[u8]) -> Result<()>;

/// Decodes one file that comes in pieces cut anywhere.
#[derive(Default)]
pub(crate) struct Decoder {
    state: DecoderState,
    held: Vec<u8>,
}

#[derive(Debug, Default, Clone, Copy)]
enum DecoderState {
    /// Nothing but the beginning of a byte-order mark, which is held.
    #[default]
    Start,
    /// ASCII so far; nothing is held.
    Ascii,
    /// All that came since the first byte that is not ASCII is held; so much of it is UTF-8.
    Utf8 { checked: usize },
    /// Not UTF-8; nothing is held.
    Windows1252,
}

impl Decoder {
    /// Takes the next piece. `bad_ledger` when it is no text.
    pub(crate) fn push(&mut self, piece: &[u8], sink: TextSink<'_>) -> Result<()> {
        if has_nul(piece) {
            return Err(Error::new(
                ErrorCode::BadLedger,
                "",
                "the file holds NUL characters, so it is no text in UTF-8 or Windows-1252; a \
                 spreadsheet must be saved as CSV (UTF-8) first",
            ));
        }
        self.take(piece, sink)
    }

    fn take(&mut self, piece: &[u8], sink: TextSink<'_>) -> Result<()> {
        match self.state {
            DecoderState::Start => self.start(piece, sink),
            DecoderState::Ascii => self.ascii(piece, sink),
            DecoderState::Utf8 { checked } => {
                self.held.extend_from_slice(piece);
                self.check(checked, sink)
            }
            DecoderState::Windows1252 => decode_windows_1252(piece, sink),
        }
    }

    /// Ends the file; says what it was.
    pub(crate) fn finish(&mut self, sink: TextSink<'_>) -> Result<Encoding> {
        let held = std::mem::take(&mut self.held);
        match self.state {
            DecoderState::Utf8 { checked } if checked == held.len() => {
                sink(&held)?;
                Ok(Encoding::Utf8)
            }
            DecoderState::Ascii => Ok(Encoding::Utf8),
            DecoderState::Start if held.is_empty() => Ok(Encoding::Utf8),
            DecoderState::Start | DecoderState::Utf8 { .. } | DecoderState::Windows1252 => {
                decode_windows_1252(&held, sink)?;
                Ok(Encoding::Windows1252)
            }
        }
    }

    fn start(&mut self, piece: &[u8], sink: TextSink<'_>) -> Result<()> {
        let missing = BYTE_ORDER_MARK.len().saturating_sub(self.held.len());
        let (head, rest) = piece.split_at(missing.min(piece.len()));
        self.held.extend_from_slice(head);
        if self.held.len() < BYTE_ORDER_MARK.len() && BYTE_ORDER_MARK.starts_with(&self.held) {
            return Ok(());
        }
        let held = std::mem::take(&mut self.held);
        self.state = DecoderState::Ascii;
        self.ascii(held.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&held), sink)?;
        // The head may have ended the plain characters.
        self.take(rest, sink)
    }

    fn ascii(&mut self, piece: &[u8], sink: TextSink<'_>) -> Result<()> {
        if piece.is_ascii() {
            return sink(piece);
        }
        let plain = piece.iter().take_while(|byte| byte.is_ascii()).count();
        let (plain, rest) = piece.split_at(plain);
        sink(plain)?;
        self.held.extend_from_slice(rest);
        self.check(0, sink)
    }

    /// Reads on in what is held from `checked`, the start of a character.
    fn check(&mut self, checked: usize, sink: TextSink<'_>) -> Result<()> {
        match std::str::from_utf8(self.held.get(checked..).unwrap_or_default()) {
            Ok(_) => self.state = DecoderState::Utf8 { checked: self.held.len() },
            Err(error) if error.error_len().is_none() => {
                self.state = DecoderState::Utf8 { checked: checked + error.valid_up_to() };
            }
            Err(_) => {
                self.state = DecoderState::Windows1252;
                return decode_windows_1252(&std::mem::take(&mut self.held), sink);
            }
        }
        Ok(())
    }
}

/// What 0x80 to 0x9F are; every other byte is the character with its own number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

fn decode_windows_1252(bytes: &[u8], sink: TextSink<'_>) -> Result<()> {
    let mut text = String::new();
    for piece in bytes.chunks(1 << 16) {
        text.clear();
        text.extend(piece.iter().map(|byte| match byte {
            0x80..=0x9F => WINDOWS_1252[usize::from(byte - 0x80)],
            _ => char::from(*byte),
        }));
        sink(text.as_bytes())?;
    }
    Ok(())
}

/// Text without the white space around it.
#[inline]
pub(crate) fn trim(text: &[u8]) -> &[u8] {
    // Nearly every cell is empty, or begins and ends with what is no white space.
    let stays = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_graphic);
    if stays(text.first()) && stays(text.last()) { text } else { trim_any(text) }
}

fn trim_any(text: &[u8]) -> &[u8] {
    let mut text = text;
    while let [b' ' | b'\t'..=b'\r', rest @ ..] = text {
        text = rest;
    }
    while let [rest @ .., b' ' | b'\t'..=b'\r'] = text {
        text = rest;
    }
    match text {
        // Extracts that passed through a spreadsheet have no-break spaces.
        [0x80..=0xFF, ..] | [.., 0x80..=0xFF] => {
            std::str::from_utf8(text).map_or(text, |text| text.trim().as_bytes())
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(pieces: &[&[u8]]) -> Result<(Encoding, String)> {
        let mut text = Vec::new();
        let mut sink = |piece: &[u8]| {
            text.extend_from_slice(piece);
            Ok(())
        };
        let mut decoder = Decoder::default();
        for piece in pieces {
            decoder.push(piece, &mut sink)?;
        }
        let encoding = decoder.finish(&mut sink)?;
        Ok((encoding, String::from_utf8(text).unwrap()))
    }

    fn in_every_cut(bytes: &[u8], encoding: Encoding, text: &str) {
        for cut in 0..=bytes.len() {
            let (head, tail) = bytes.split_at(cut);
            assert_eq!(decode(&[head, tail]), Ok((encoding, text.to_owned())), "cut at {cut}");
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(decode(&single), Ok((encoding, text.to_owned())));
    }

    #[test]
    fn utf8_is_read_as_it_is_without_its_mark() {
        in_every_cut(b"", Encoding::Utf8, "");
        in_every_cut(b"plain", Encoding::Utf8, "plain");
        in_every_cut("\u{FEFF}één €".as_bytes(), Encoding::Utf8, "één €");
        in_every_cut("a\u{FEFF}b".as_bytes(), Encoding::Utf8, "a\u{FEFF}b");
    }

    #[test]
    fn what_is_no_utf8_is_windows_1252_from_its_start() {
        in_every_cut(b"\xE9\xE9n \x80", Encoding::Windows1252, "één €");
        in_every_cut(b"caf\xC3\xA9 \xE9", Encoding::Windows1252, "cafÃ© é");
        in_every_cut(b"ends in \xC3", Encoding::Windows1252, "ends in Ã");
        in_every_cut(
            b"\x81\x8D\x8F\x90\x9D\x9F\xA0\xFF",
            Encoding::Windows1252,
            "\u{81}\u{8D}\u{8F}\u{90}\u{9D}\u{178}\u{A0}\u{FF}",
        );
        in_every_cut(b"\xEF\xBB", Encoding::Windows1252, "ï»");
        in_every_cut(b"\xEF\xBB\xBFa\xE9", Encoding::Windows1252, "aé");
    }

    #[test]
    fn a_nul_makes_it_no_text() {
        let error = decode(&[b"client", b",\0"]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::BadLedger);
    }

    #[test]
    fn white_space_of_every_kind_is_trimmed() {
        for text in ["a b", " a b\t", "\r\na b\u{b}", "\u{A0} a b \u{2003}\u{85}"] {
            assert_eq!(trim(text.as_bytes()), b"a b", "{text:?}");
        }
        assert_eq!(trim("é".as_bytes()), "é".as_bytes());
        assert_eq!(trim("\u{A0} \u{A0}".as_bytes()), b"");
    }
}
