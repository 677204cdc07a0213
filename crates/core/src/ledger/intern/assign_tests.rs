//! Ids are given in order of first appearance, as a hash map would give them.

use super::*;
use proptest::prelude::*;
use std::collections::HashMap;

/// A text of these, of every length, with some that begin alike.
fn text(number: usize) -> Vec<u8> {
    match number % 7 {
        0 => format!("c{number:015}"),
        1 => format!("a client whose id is long, number {number}"),
        2 => format!("{number:017}"),
        3 => format!("{number}\0"),
        4 => format!("é{number}"),
        _ => number.to_string(),
    }
    .into_bytes()
}

proptest! {
    #[test]
    fn texts_are_numbered_in_order_of_first_appearance(
        // Blocks are of 64 texts here, and little is below 4.
        files in proptest::collection::vec(
            proptest::collection::vec((0..400_usize, 1..4_usize), 0..600),
            1..4,
        ),
    ) {
        let (mut names, mut benefits) = (Arc::<Interner>::default(), Arc::<Interner>::default());
        let mut bsn = BsnCount::default();
        let (mut clients, mut details) = (Vec::new(), Vec::new());
        let mut numbers = HashMap::new();
        let mut expected = Vec::new();
        for runs in files {
            let (mut pending, mut pending_benefits) = <(Pending, Pending)>::default();
            let first = expected.len();
            for (text_number, count) in runs {
                let text = text(text_number);
                let new = numbers.len() as u32;
                let text_has = *numbers.entry(text.clone()).or_insert(new);
                for row in expected.len()..expected.len() + count {
                    pending.add_run(row, &text);
                    pending_benefits.add(row, &text);
                    prop_assert!(pending.is(row, &text));
                    prop_assert!(!pending.is(row, b"another"));
                }
                expected.extend(std::iter::repeat_n(text_has, count));
            }
            let is = |row: usize| pending.is(row, names_of(&numbers, expected[row]));
            prop_assert!((first..expected.len()).all(is));
            clients.resize(expected.len(), u32::MAX);
            details.resize(expected.len(), u32::MAX);
            if first < expected.len() {
                let shared = names.clone();
                let before = shared.len();
                let target = IdTarget::Runs(first, &mut clients[first..]);
                assign(&mut pending, &mut names, &mut bsn, target);
                let target = IdTarget::Rows(&mut details);
                assign(&mut pending_benefits, &mut benefits, &mut bsn, target);
                prop_assert!(pending.is_empty() && pending_benefits.is_empty());
                prop_assert_eq!(shared.len(), before);
            }
            prop_assert_eq!(&clients, &expected);
            prop_assert_eq!(&details, &expected);
        }
        prop_assert!(names == benefits);
        for (text, number) in &numbers {
            prop_assert_eq!(names.find(text), Some(*number));
            prop_assert_eq!(names.bytes(*number), &**text);
        }
        prop_assert_eq!(names.len(), numbers.len());
    }
}

fn names_of(numbers: &HashMap<Vec<u8>, u32>, number: u32) -> &[u8] {
    numbers.iter().find(|(_, known)| **known == number).map_or(b"", |(text, _)| text)
}
