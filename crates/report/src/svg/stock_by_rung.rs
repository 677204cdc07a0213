//! The stock by rung, month by month: a bar a month, stacked.

use super::Chart;
use super::canvas::{Anchor, Canvas, INK, Rect, SOFT, Stroke, Type, WIDTH, fit, spread, ticks};

/// One layer of the stack: a rung, or who are unmeasured.
#[derive(Debug)]
pub(crate) struct Layer {
    /// Its name.
    pub(crate) name: String,
    /// Hatched rather than filled: no rung at all.
    pub(crate) hatched: bool,
}

/// One bar.
#[derive(Debug)]
pub(crate) struct Bar {
    /// What stands under it.
    pub(crate) label: String,
    /// What stands under that, at the first bar of a year.
    pub(crate) year: Option<String>,
    /// By layer, what is shown; `None` means hidden.
    pub(crate) parts: Vec<Option<i64>>,
    /// Whether the series breaks before it.
    pub(crate) after_break: bool,
}

/// All that the chart draws.
#[derive(Debug)]
pub(crate) struct Stack {
    pub(crate) title: String,
    pub(crate) message: String,
    pub(crate) layers: Vec<Layer>,
    pub(crate) bars: Vec<Bar>,
    /// How a number is written.
    pub(crate) write: fn(i64, meedoen::vocabulary::Lang) -> String,
    pub(crate) lang: meedoen::vocabulary::Lang,
}

/// Six steps of one colour: the lowest rung is the lightest, and they differ in grey too.
const STEPS: [&str; 6] = ["#dbe7ec", "#b7cfd9", "#8fb3c2", "#6292a6", "#376f88", "#174a63"];

const TOP: f64 = 16.0;
const BOTTOM: f64 = 300.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = WIDTH - 150.0;

/// The chart; nothing where there is no bar.
pub(crate) fn stock_by_rung(stack: &Stack) -> Option<Chart> {
    let last = stack.bars.last()?;
    let id = "stock-by-rung";
    let mut canvas = Canvas::new(id, BOTTOM + 44.0);
    let none = canvas.hatch("unmeasured", "#ffffff", SOFT, 5.0);
    let sum = |bar: &Bar| bar.parts.iter().flatten().sum::<i64>();
    let most = stack.bars.iter().map(sum).max().unwrap_or_default();
    let ticks = ticks(most as f64);
    let full = ticks.last().copied().unwrap_or(1).max(1) as f64;
    let height = |count: i64| count as f64 / full * (BOTTOM - TOP);

    for tick in &ticks {
        let y = BOTTOM - height(*tick);
        canvas.line((LEFT, y), (RIGHT, y), if *tick == 0 { Stroke::AXIS } else { Stroke::GRID });
        let look = Type::AXIS.at(Anchor::End);
        canvas.text(LEFT - 6.0, y + 4.0, look, &(stack.write)(*tick, stack.lang));
    }

    let step = (RIGHT - LEFT) / stack.bars.len() as f64;
    let width = (step * 0.78).min(46.0);
    let outline = Some(Stroke { colour: INK, width: 0.5, dash: "" });
    for (index, bar) in stack.bars.iter().enumerate() {
        let middle = LEFT + step * (index as f64 + 0.5);
        let mut y = BOTTOM;
        for (layer, part) in bar.parts.iter().enumerate() {
            let part = height(part.unwrap_or_default());
            y -= part;
            if part > 0.0 {
                let rect = Rect { x: middle - width / 2.0, y, width, height: part };
                canvas.rect(rect, fill_of(stack, layer, &none), outline);
            }
        }
        if bar.after_break {
            let x = LEFT + step * index as f64;
            canvas.line((x, TOP - 8.0), (x, BOTTOM + 6.0), Stroke::BREAK);
        }
        canvas.text(middle, BOTTOM + 17.0, Type::AXIS, &bar.label);
        if let Some(year) = &bar.year {
            canvas.text(middle, BOTTOM + 33.0, Type::AXIS.coloured(INK), year);
        }
    }
    name_layers(&mut canvas, stack, last, height);
    Some(Chart {
        id: id.to_owned(),
        svg: canvas.finish(&stack.title, &stack.message),
        title: stack.title.clone(),
        message: stack.message.clone(),
    })
}

/// The layers' names and last counts, beside the last bar, with a line to its part.
fn name_layers(canvas: &mut Canvas, stack: &Stack, last: &Bar, height: impl Fn(i64) -> f64) {
    let mut y = BOTTOM;
    let mut parts: Vec<(f64, String)> = Vec::new();
    for (layer, part) in stack.layers.iter().zip(&last.parts) {
        let tall = height(part.unwrap_or_default());
        if let Some(count) = part {
            let label = format!("{}: {}", layer.name, (stack.write)(*count, stack.lang));
            parts.push((y - tall / 2.0, label));
        }
        y -= tall;
    }
    parts.reverse();
    let mut at: Vec<_> = parts.iter().map(|(y, _)| *y).collect();
    spread(&mut at, 16.0, TOP, BOTTOM - 2.0);
    for ((part, label), y) in parts.iter().zip(at) {
        let from = RIGHT + 2.0;
        canvas.polyline(
            &[(from, *part), (from + 8.0, y), (from + 14.0, y)],
            Stroke { width: 0.75, ..Stroke::AXIS },
        );
        let room = WIDTH - from - 18.0;
        canvas.text(from + 18.0, y + 4.0, Type::LABEL, &fit(label, 12.0, room));
    }
}

fn fill_of<'a>(stack: &Stack, layer: usize, none: &'a str) -> &'a str {
    match stack.layers.get(layer) {
        Some(it) if it.hatched => none,
        _ => STEPS[layer % STEPS.len()],
    }
}
