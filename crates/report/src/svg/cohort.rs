//! What came of a cohort: bars that together are the whole, one under another.

use super::Chart;
use super::canvas::{
    ACCENT, Canvas, GREY, HAIR, INK, Rect, SOFT, Stroke, Type, WIDTH, fit, width_of,
};

/// An outcome: its name, how many, what to write beside it, and whether it splits the one above.
#[derive(Debug)]
pub(crate) struct Branch {
    pub(crate) name: String,
    pub(crate) count: i64,
    pub(crate) label: String,
    /// 0: the whole; 1: a part of it; 2: a part of the last part before it.
    pub(crate) depth: usize,
}

const LEFT: f64 = 296.0;
const RIGHT: f64 = WIDTH - 92.0;
const ROW: f64 = 31.0;

/// The chart; nothing where the cohort is empty. Each bar starts where its sister above ended, so
/// that the eye sees them add up.
pub(crate) fn cohort(id: &str, title: &str, message: &str, branches: &[Branch]) -> Option<Chart> {
    let whole = branches.first().map(|branch| branch.count).filter(|count| *count > 0)?;
    let mut canvas = Canvas::new(id, branches.len() as f64 * ROW + 12.0);
    let parts = canvas.hatch("parts", "#ffffff", SOFT, 6.0);
    let x_of = |count: i64| LEFT + count as f64 / whole as f64 * (RIGHT - LEFT);
    // Where the next bar of each depth starts.
    let mut starts = [0_i64; 3];
    for (index, branch) in branches.iter().enumerate() {
        let depth = branch.depth.min(2);
        let y = 6.0 + index as f64 * ROW;
        let from = starts[depth];
        let until = from + branch.count;
        starts[depth] = until;
        starts.iter_mut().skip(depth + 1).for_each(|start| *start = from);

        let indent = 16.0 * depth as f64;
        let look = if depth == 0 { Type::LABEL.bold() } else { Type::LABEL };
        let room = LEFT - 12.0 - indent;
        canvas.text(indent, y + 17.0, look, &fit(&branch.name, 12.0, room));
        canvas.line((LEFT, y + 26.0), (RIGHT, y + 26.0), Stroke { colour: HAIR, ..Stroke::GRID });
        let fill = [GREY, ACCENT, parts.as_str()][depth];
        let width = (x_of(until) - x_of(from)).max(if branch.count > 0 { 1.5 } else { 0.0 });
        let outline = Stroke { colour: INK, width: 0.5, dash: "" };
        if width > 0.0 {
            let rect = Rect { x: x_of(from), y: y + 4.0, width, height: 18.0 };
            canvas.rect(rect, fill, Some(outline));
        }
        let after = x_of(from) + width + 6.0;
        // A label that would leave the page stands left of its bar.
        let wide = width_of(&branch.label, 12.0);
        let x = if after + wide > WIDTH { x_of(from) - 6.0 - wide } else { after };
        canvas.text(x, y + 17.0, Type::LABEL, &branch.label);
    }
    Some(Chart {
        id: id.to_owned(),
        svg: canvas.finish(title, message),
        title: title.to_owned(),
        message: message.to_owned(),
    })
}
