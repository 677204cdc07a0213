//! Columns have the layout that Arrow gives them.

use super::*;

#[test]
fn bits_are_spread_from_every_place() {
    let bits = [0b1010_0110, 0xFF, 0, 0b0001_1000, 0b1000_0001];
    for offset in 0..20 {
        let (bytes, bits) = (&bits[..], Validity::new(&bits, offset));
        for start in 0..10 {
            for end in start..40 - offset {
                let mut spread = Vec::new();
                bits.spread(start..end, &mut spread);
                let expected: Vec<u8> = (start..end).map(|row| bits.get(row).into()).collect();
                assert_eq!(spread, expected);
                let behind = Validity::new(bytes, offset + start);
                assert_eq!(behind.are_none(end - start), !expected.contains(&1));
            }
        }
    }
}

#[test]
fn values_stand_where_arrow_has_them() {
    let column = Column::utf8(&[1_i64, 3, 3, 7], b"-pwioaw").nulls(&[0b1010_0000], 5);
    let texts: Vec<_> = (0..4).map(|row| column.text_at(row)).collect();
    assert_eq!(texts, [Some(&b"pw"[..]), None, Some(b"ioaw"), None]);
    let column = Column::dictionary(["a", "b"], &[1_i8, -1, 0, 2]);
    let texts: Vec<_> = (0..4).map(|row| column.text_at(row)).collect();
    assert_eq!(texts, [Some(&b"b"[..]), None, Some(b"a"), None]);
    let mut numbers = Vec::new();
    DictionaryKeys::from(&[1_i8, -1, 0, 2]).fill(1..4, 2, &mut numbers);
    assert_eq!(numbers, [2, 0, 2]);
    assert_eq!(Column::days([Some(3), None]).day_at(0), Some(3));
    assert!(Column::days([Some(3), None]).is_blank(1));
    assert!(Column::date32(&[1, 2, 3]).nulls(&[0xFF], 6).lacks_bits());
}

/// A view of a short text.
fn short(text: &[u8]) -> [u8; 16] {
    let mut view = [0; 16];
    view[0] = text.len() as u8;
    view[4..4 + text.len()].copy_from_slice(text);
    view
}

/// A view of a text in a buffer.
fn long(text: &[u8], buffer: u32, from: u32) -> [u8; 16] {
    let mut view = [0; 16];
    view[..4].copy_from_slice(&(text.len() as u32).to_le_bytes());
    view[4..8].copy_from_slice(&text[..4]);
    view[8..12].copy_from_slice(&buffer.to_le_bytes());
    view[12..].copy_from_slice(&from.to_le_bytes());
    view
}

#[test]
fn views_hold_short_texts_and_point_to_long_ones() {
    let text = b"thirteen letters";
    let views = [short(b"pw"), long(text, 1, 2), short(b""), short(b"twelve bytes")].concat();
    let buffers = [&b"other"[..], b"__thirteen letters__"];
    let column = Column::utf8_view(&views, buffers);
    assert!(column.is_sound(&(0..4)));
    let mut texts = Vec::new();
    column.each_text(0..4, |text| texts.push(text));
    assert_eq!(texts, [&b"pw"[..], text, b"", b"twelve bytes"]);
    assert_eq!(column.text_at(1), Some(&text[..]));
    assert_eq!(column.text_at(4), None);
}

#[test]
fn a_view_that_points_beyond_is_not_sound_unless_its_row_is_empty() {
    let text = b"thirteen letters";
    for view in [long(text, 0, 5), long(text, 3, 0), short(b"a\xFF"), short(b"a\0")] {
        let views = [short(b"pw"), view].concat();
        let column = || Column::utf8_view(&views, [&text[..]]);
        assert!(column().is_sound(&(0..1)));
        assert!(!column().is_sound(&(0..2)));
        assert!(column().nulls(&[0b01], 0).is_sound(&(0..2)));
    }
}

#[test]
fn text_is_sound_or_not() {
    for (offsets, bytes, sound) in [
        (&[0, 1, 3][..], "aé".as_bytes(), true),
        (&[0, 2, 3], "aé".as_bytes(), false),
        (&[0, 2, 1], b"abc", false),
        (&[-1, 2, 3], b"abc", false),
        (&[0, 2, 4], b"abc", false),
        (&[0, 2, 3], b"a\0c", false),
    ] {
        let column = Column::utf8(offsets, bytes);
        assert_eq!(column.is_sound(&(0..2)), sound, "{offsets:?}");
    }
    assert!(Column::utf8(&[0, 2, 3], b"a\0\xFF").nulls(&[0], 0).is_sound(&(0..2)));
}

#[test]
fn a_column_does_not_say_what_it_holds() {
    assert_eq!(format!("{:?}", Column::text(["secret"])), "Column(utf8, 1 rows)");
}
