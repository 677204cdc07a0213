//! Text by views: short ones lie in the view, longer ones in buffers it points to.

use std::ops::Range;

/// Views of Arrow's `Utf8View`, 16 bytes a row: four of the length, then, of a text of at most twelve
/// bytes, the text; of a longer one its first four bytes, the buffer it lies in and where.
#[derive(Clone)]
pub(crate) struct Views<'a> {
    views: &'a [u8],
    buffers: Vec<&'a [u8]>,
}

const VIEW: usize = 16;
const INLINE: usize = 12;

impl<'a> Views<'a> {
    pub(crate) fn new(views: &'a [u8], buffers: Vec<&'a [u8]>) -> Self {
        Self { views, buffers }
    }

    pub(crate) fn len(&self) -> usize {
        self.views.len() / VIEW
    }

    /// A row's text; `None` where there is no such row, or its view points beyond its buffer.
    #[inline]
    pub(crate) fn get(&self, row: usize) -> Option<&'a [u8]> {
        self.text(self.views.get(row * VIEW..(row + 1) * VIEW)?.as_chunks().0.first()?)
    }

    /// Calls `each` with the text of each of these rows, in order; `None` where a view points beyond
    /// its buffer.
    #[inline]
    pub(crate) fn each(&self, rows: Range<usize>, mut each: impl FnMut(Option<&'a [u8]>)) {
        let views = self.views.get(rows.start * VIEW..rows.end * VIEW).unwrap_or_default();
        views.as_chunks().0.iter().for_each(|view| each(self.text(view)));
    }

    #[inline]
    fn text(&self, view: &'a [u8; VIEW]) -> Option<&'a [u8]> {
        let part = |at: usize| {
            let bytes = [view[at], view[at + 1], view[at + 2], view[at + 3]];
            u32::from_le_bytes(bytes) as usize
        };
        let length = part(0);
        if length <= INLINE {
            return view.get(4..4 + length);
        }
        let from = part(12);
        self.buffers.get(part(8))?.get(from..from + length)
    }
}
