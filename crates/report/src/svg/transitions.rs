//! Who moved from which rung to which: a circle a pair, as large as the number of clients.

use super::Chart;
use super::canvas::{
    ACCENT, Anchor, Canvas, GREY, INK, Rect, SOFT, Stroke, Type, WIDTH, fit, width_of,
};

/// All that the chart draws.
#[derive(Debug)]
pub(crate) struct Flows {
    pub(crate) title: String,
    pub(crate) message: String,
    /// Names of the opening states, top to bottom, and of the closing ones, left to right.
    pub(crate) opening: Vec<String>,
    pub(crate) closing: Vec<String>,
    /// By opening state, by closing state; `None` means hidden.
    pub(crate) cells: Vec<Vec<Option<i64>>>,
    /// How many of both start with the rungs themselves, so that the diagonal means "the same".
    pub(crate) rungs: usize,
    /// What the two axes are.
    pub(crate) down: String,
    pub(crate) across: String,
    pub(crate) write: fn(i64, meedoen::vocabulary::Lang) -> String,
    pub(crate) lang: meedoen::vocabulary::Lang,
}

const LEFT: f64 = 142.0;
const TOP: f64 = 64.0;
const ROW: f64 = 40.0;

/// The chart; nothing where nobody is in the table.
pub(crate) fn transitions(flows: &Flows) -> Option<Chart> {
    let most = flows.cells.iter().flatten().flatten().copied().max().filter(|most| *most > 0)?;
    let id = "transitions";
    let column = ((WIDTH - LEFT) / flows.closing.len().max(1) as f64).min(64.0);
    let mut canvas = Canvas::new(id, TOP + ROW * flows.opening.len() as f64 + 8.0);
    canvas.text(0.0, 14.0, Type::AXIS.at(Anchor::Start), &flows.down);
    canvas.text(LEFT, 14.0, Type::AXIS.at(Anchor::Start), &flows.across);
    let middle = |index: usize| LEFT + column * (index as f64 + 0.5);
    for (index, name) in flows.closing.iter().enumerate() {
        let (first, second) = in_two(name);
        let look = Type { size: 10.5, ..Type::LABEL }.at(Anchor::Middle);
        canvas.text(middle(index), TOP - 26.0, look, &fit(first, 10.5, column + 11.0));
        canvas.text(middle(index), TOP - 12.0, look, &fit(second, 10.5, column + 11.0));
    }
    let largest = ROW.min(column) / 2.0 - 1.0;
    for (row, (name, cells)) in flows.opening.iter().zip(&flows.cells).enumerate() {
        let y = TOP + ROW * row as f64;
        canvas.text(0.0, y + ROW / 2.0 + 4.0, Type::LABEL, &fit(name, 12.0, LEFT - 8.0));
        if row < flows.rungs {
            let x = middle(row) - column / 2.0;
            canvas.rect(Rect { x, y, width: column, height: ROW }, "#eef2f4", None);
        }
        canvas.line((0.0, y), (LEFT + column * cells.len() as f64, y), Stroke::GRID);
        for (index, cell) in cells.iter().enumerate() {
            let x = middle(index);
            match *cell {
                Some(0) => {}
                Some(count) => {
                    // The area, not the width, is what the eye compares.
                    let radius = (count as f64 / most as f64).sqrt() * largest;
                    let same = row == index && row < flows.rungs;
                    canvas.circle(
                        x,
                        y + ROW / 2.0,
                        radius.max(1.2),
                        if same { SOFT } else { ACCENT },
                    );
                    write_count(&mut canvas, flows, (x, y + ROW / 2.0), radius, (count, same));
                }
                None => canvas.text(x, y + ROW / 2.0 + 4.0, Type::AXIS, "·"),
            }
        }
    }
    Some(Chart {
        id: id.to_owned(),
        svg: canvas.finish(&flows.title, &flows.message),
        title: flows.title.clone(),
        message: flows.message.clone(),
    })
}

/// The count, inside its circle where it fits, else beside it.
fn write_count(
    canvas: &mut Canvas,
    flows: &Flows,
    (x, y): (f64, f64),
    radius: f64,
    (count, same): (i64, bool),
) {
    let text = (flows.write)(count, flows.lang);
    let room = (2.0 * radius - 3.0) / width_of(&text, 1.0);
    if room >= 9.0 {
        let colour = if same { INK } else { "#ffffff" };
        let look = Type { size: room.min(11.0), ..Type::AXIS }.coloured(colour);
        canvas.text(x, y + 0.36 * look.size, look, &text);
    } else {
        let look = Type { size: 9.5, ..Type::AXIS }.at(Anchor::Start).coloured(GREY);
        canvas.text(x + radius + 2.0, y + 3.5, look, &text);
    }
}

/// A name on two lines: cut at its first space.
fn in_two(name: &str) -> (&str, &str) {
    name.split_once(' ').unwrap_or(("", name))
}
