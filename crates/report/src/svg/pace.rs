//! What was reached against the pace (tempo) of an ambition, cumulative.

use super::Chart;
use super::canvas::{ACCENT, Anchor, Canvas, GREY, INK, Stroke, Type, WIDTH, fit, spread, ticks};
use meedoen::{Day, Span};

/// A straight line from nothing on the first day to a target on the last.
#[derive(Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) target: f64,
}

/// All that the chart draws.
#[derive(Debug)]
pub(crate) struct Pace {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) message: String,
    pub(crate) period: Span,
    /// What was reached by the end of these days, the earliest first.
    pub(crate) reached: Vec<(Day, i64)>,
    pub(crate) reached_name: String,
    /// The ambition as it was and as it is.
    pub(crate) lines: Vec<Line>,
    /// Days on which the series breaks.
    pub(crate) breaks: Vec<Day>,
    /// The last day seen, where that is before the period's end, and what to call it.
    pub(crate) horizon: Option<(Day, String)>,
    /// By month, its first day and label.
    pub(crate) months: Vec<(Day, String)>,
    pub(crate) write: fn(i64, meedoen::vocabulary::Lang) -> String,
    pub(crate) lang: meedoen::vocabulary::Lang,
}

const TOP: f64 = 18.0;
const BOTTOM: f64 = 236.0;
const LEFT: f64 = 48.0;
const RIGHT: f64 = WIDTH - 160.0;
/// The original ambition, and those that followed.
const DASHES: [&str; 3] = ["9 5", "2 4", "9 4 2 4"];

/// The chart; nothing where there is nothing to draw.
pub(crate) fn pace(pace: &Pace) -> Option<Chart> {
    let top_line = pace.lines.iter().map(|line| line.target).fold(0.0, f64::max);
    let top_reached = pace.reached.last().map_or(0, |(_, value)| *value);
    if pace.period.is_empty() || (pace.lines.is_empty() && pace.reached.is_empty()) {
        return None;
    }
    let mut canvas = Canvas::new(&pace.id, BOTTOM + 28.0);
    let ticks = ticks(top_line.max(top_reached as f64));
    let full = ticks.last().copied().unwrap_or(1).max(1) as f64;
    let y_of = |value: f64| BOTTOM - value / full * (BOTTOM - TOP);
    let days = f64::from(pace.period.days());
    // The x of the end of a day: a figure "on" a day is that of its evening.
    let x_of = |day: Day| {
        let passed = f64::from(day.number().saturating_sub(pace.period.first().number())) + 1.0;
        LEFT + (passed / days).clamp(0.0, 1.0) * (RIGHT - LEFT)
    };

    for tick in &ticks {
        let y = y_of(*tick as f64);
        canvas.line((LEFT, y), (RIGHT, y), if *tick == 0 { Stroke::AXIS } else { Stroke::GRID });
        let look = Type::AXIS.at(Anchor::End);
        canvas.text(LEFT - 6.0, y + 4.0, look, &(pace.write)(*tick, pace.lang));
    }
    for (index, (first, label)) in pace.months.iter().enumerate() {
        let x = x_of(first.plus_days(-1));
        let until = pace.months.get(index + 1).map_or(RIGHT, |(next, _)| x_of(next.plus_days(-1)));
        canvas.line((x, BOTTOM), (x, BOTTOM + 5.0), Stroke::AXIS);
        canvas.text(f64::midpoint(x, until), BOTTOM + 18.0, Type::AXIS, label);
    }

    let mut names: Vec<(f64, String, bool)> = Vec::new();
    for (index, line) in pace.lines.iter().enumerate() {
        let stroke = Stroke { colour: GREY, width: 1.75, dash: DASHES[index % DASHES.len()] };
        canvas.line((LEFT, BOTTOM), (RIGHT, y_of(line.target)), stroke);
        names.push((y_of(line.target), line.name.clone(), false));
    }
    for (x, label) in pace
        .breaks
        .iter()
        .map(|day| (x_of(day.plus_days(-1)), None))
        .chain(pace.horizon.as_ref().map(|(day, label)| (x_of(*day), Some(label))))
    {
        canvas.line((x, TOP - 10.0), (x, BOTTOM), Stroke::BREAK);
        if let Some(label) = label {
            canvas.text(x + 5.0, TOP - 2.0, Type::AXIS.at(Anchor::Start), label);
        }
    }
    for piece in pieces(pace) {
        let points: Vec<_> =
            piece.iter().map(|(day, value)| (x_of(*day), y_of(*value as f64))).collect();
        canvas.polyline(&points, Stroke { colour: ACCENT, width: 2.75, dash: "" });
        for (x, y) in points {
            canvas.circle(x, y, 3.2, ACCENT);
        }
    }
    if let Some((_, value)) = pace.reached.last() {
        names.push((y_of(*value as f64), pace.reached_name.clone(), true));
    }
    write_names(&mut canvas, names);
    Some(Chart {
        id: pace.id.clone(),
        svg: canvas.finish(&pace.title, &pace.message),
        title: pace.title.clone(),
        message: pace.message.clone(),
    })
}

/// The names of the lines, right of the plot, at the height where each ends.
fn write_names(canvas: &mut Canvas, mut names: Vec<(f64, String, bool)>) {
    names.sort_by(|left, right| left.0.total_cmp(&right.0));
    let mut at: Vec<_> = names.iter().map(|(y, ..)| *y).collect();
    spread(&mut at, 17.0, TOP, BOTTOM);
    for ((_, name, is_reached), y) in names.iter().zip(at) {
        let look = if *is_reached {
            Type::LABEL.bold().coloured(ACCENT)
        } else {
            Type::LABEL.coloured(INK)
        };
        canvas.text(RIGHT + 10.0, y + 4.0, look, &fit(name, 12.0, WIDTH - RIGHT - 10.0));
    }
}

/// The reached line, from nothing on the eve of the first day, cut where the series breaks.
fn pieces(pace: &Pace) -> Vec<Vec<(Day, i64)>> {
    let mut pieces = vec![vec![(pace.period.first().plus_days(-1), 0)]];
    for point in &pace.reached {
        let before = pieces.last().and_then(|piece| piece.last()).map(|(day, _)| *day);
        let broken = before
            .is_some_and(|before| pace.breaks.iter().any(|day| before < *day && *day <= point.0));
        if broken {
            pieces.push(Vec::new());
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(*point);
        }
    }
    pieces
}
