//! Finding first whom a question concerns.

/// Those of some things that are to be kept, in their order; `room` is a buffer, what stands in it
/// beyond them is of no meaning.
///
/// Where it can't be guessed which are kept, a processor that decides thing by thing guesses wrong
/// time and again. So nothing is decided: each is written down, and the next in its place unless it
/// is kept.
#[inline(always)]
pub(crate) fn sift<T: Copy + Default>(
    things: impl ExactSizeIterator<Item = (T, bool)>,
    room: &mut Vec<T>,
) -> &[T] {
    if room.len() <= things.len() {
        room.resize(things.len() + 1, T::default());
    }
    let mut kept = 0;
    for (thing, is_kept) in things {
        room[kept] = thing;
        kept += usize::from(is_kept);
    }
    &room[..kept]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_keeps_its_order() {
        let mut room = Vec::new();
        for count in [10, 3, 0, 30] {
            let kept = sift((0..count).map(|number| (number, number % 3 == 1)), &mut room);
            assert_eq!(kept, (0..count).filter(|number| number % 3 == 1).collect::<Vec<_>>());
        }
        assert_eq!(sift([(1, true), (2, true)].into_iter(), &mut room), [1, 2]);
    }
}
