//! One client's timeline: a lane for each kind of thing, over an axis of years.
//!
//! What a row holds is named at its left, so that colours mean nothing by themselves. What lies on
//! the same days stands in rows of its own: nothing covers anything.

use super::Chart;
use super::canvas::{
    ACCENT, Anchor, Canvas, GREY, INK, PAPER, Rect, SOFT, Stroke, Type, WARNING, WIDTH, fit,
    width_of,
};
use super::time_axis::TimeAxis;
use meedoen::Day;
use meedoen::vocabulary::Lang;

/// All that the picture shows.
#[derive(Debug)]
pub(crate) struct Picture {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) message: String,
    pub(crate) marking: String,
    /// Under the title.
    pub(crate) about: String,
    /// The first and the last day; none where nothing is known.
    pub(crate) days: Option<(Day, Day)>,
    /// What stands there then.
    pub(crate) nothing: String,
    pub(crate) lanes: Vec<Lane>,
    /// What the marks of its own mean: each mark and its words.
    pub(crate) legend: Vec<(Mark, String)>,
    pub(crate) lang: Lang,
}

/// A lane: what it is, and its rows.
#[derive(Debug)]
pub(crate) enum Lane {
    Rows { name: String, rows: Vec<(String, Marked)> },
    Steps { name: String, steps: Steps },
}

/// What a row shows.
#[derive(Debug)]
pub(crate) enum Marked {
    /// Stretches, in a stronger colour where they are what it is about.
    Bands(Vec<Band>, bool),
    /// Days.
    Days(Vec<Day>),
}

/// A stretch, its days included.
#[derive(Debug)]
pub(crate) struct Band {
    pub(crate) from: Day,
    /// The last day; `None` means still running on the last day that is shown.
    pub(crate) to: Option<Day>,
    /// What stands beside it, or in it.
    pub(crate) note: String,
}

/// The rung over time.
#[derive(Debug, Default)]
pub(crate) struct Steps {
    /// From a day up to another, this rung; and whether that was on benefit.
    pub(crate) held: Vec<(Day, Day, u8, bool)>,
    pub(crate) measured: Vec<(Day, u8)>,
    pub(crate) growth: Vec<(Day, u8)>,
}

/// A mark that the legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mark {
    /// An arrow: it goes on.
    GoesOn,
    Measured,
    Growth,
    /// A rung outside benefit.
    Outside,
}

const NAME: f64 = 16.0;
const CODE: f64 = 124.0;
const LEFT: f64 = 262.0;
const RIGHT: f64 = WIDTH - 26.0;
const TOP: f64 = 76.0;
const ROW: f64 = 19.0;
const BAND: f64 = 11.0;
const STEP: f64 = 13.0;
const GAP: f64 = 9.0;
const NOTE: f64 = 10.0;

/// The picture.
pub(crate) fn timeline(picture: &Picture) -> Chart {
    let Picture { id, title, message, .. } = picture;
    let axis = picture.days.map(|(first, last)| TimeAxis::new(first, last, LEFT, RIGHT));
    let lanes: Vec<Laid> = axis.map_or_else(Vec::new, |axis| {
        picture.lanes.iter().map(|lane| Laid::of(lane, &axis)).collect()
    });
    let bottom = TOP + lanes.iter().map(Laid::height).sum::<f64>();
    let legend = if picture.legend.is_empty() { 0.0 } else { 24.0 };
    let height = if axis.is_some() { bottom + 40.0 + legend } else { TOP + 30.0 };

    let mut canvas = Canvas::new(id, height);
    canvas.paper();
    write_head(&mut canvas, picture);
    if let Some(axis) = axis {
        axis.draw(&mut canvas, (TOP, bottom), picture.lang);
        let mut y = TOP;
        for lane in &lanes {
            canvas.line((NAME, y), (RIGHT, y), Stroke::GRID);
            lane.draw(&mut canvas, &axis, y);
            y += lane.height();
        }
        write_legend(&mut canvas, &picture.legend, height - 14.0);
    } else {
        canvas.text(NAME, TOP + 12.0, Type::LABEL, &picture.nothing);
    }
    Chart {
        id: id.clone(),
        svg: canvas.finish(title, message),
        title: title.clone(),
        message: message.clone(),
    }
}

fn write_head(canvas: &mut Canvas, picture: &Picture) {
    let marking = Type { size: 10.5, ..Type::LABEL }.bold().coloured(WARNING);
    canvas.text(NAME, 20.0, marking, &picture.marking);
    let title = Type { size: 17.0, ..Type::LABEL }.bold();
    canvas.text(NAME, 42.0, title, &fit(&picture.title, 17.0, RIGHT - NAME));
    let about = Type::LABEL.coloured(GREY);
    canvas.text(NAME, 60.0, about, &fit(&picture.about, 12.0, RIGHT - NAME));
}

fn write_legend(canvas: &mut Canvas, legend: &[(Mark, String)], y: f64) {
    let mut x = NAME;
    for (mark, words) in legend {
        let middle = y - 4.0;
        match mark {
            Mark::GoesOn => arrow(canvas, x + 2.0, middle, ACCENT),
            Mark::Measured => canvas.circle(x + 5.0, middle, 3.2, ACCENT),
            Mark::Growth => grown(canvas, x + 5.0, middle),
            Mark::Outside => canvas.line((x, middle), (x + 14.0, middle), OUTSIDE),
        }
        canvas.text(x + 18.0, y, Type::AXIS.at(Anchor::Start), words);
        x += 18.0 + width_of(words, 11.0) + 24.0;
    }
}

const ON_BENEFIT: Stroke = Stroke { colour: ACCENT, width: 2.25, dash: "" };
const OUTSIDE: Stroke = Stroke { colour: SOFT, width: 1.75, dash: "3 3" };

/// The mark of a rung held possible.
fn grown(canvas: &mut Canvas, x: f64, y: f64) {
    canvas.disc((x, y), 4.6, "none", Some(Stroke { colour: GREY, width: 1.4, dash: "" }));
}

/// The mark of what goes on, with its back at `x`.
fn arrow(canvas: &mut Canvas, x: f64, y: f64, colour: &str) {
    let half = BAND / 2.0;
    canvas.polygon(&[(x, y - half), (x + 8.0, y), (x, y + half)], colour);
}

/// A lane whose rows have their heights.
enum Laid<'a> {
    Rows { name: &'a str, rows: Vec<LaidRow<'a>> },
    Steps { name: &'a str, steps: &'a Steps },
}

struct LaidRow<'a> {
    /// Its name, on one or two lines.
    name: Vec<String>,
    marked: &'a Marked,
    /// In which line of the row each band stands, and where its note does.
    places: Vec<(usize, Option<Note>)>,
    lines: usize,
}

struct Note {
    x: f64,
    anchor: Anchor,
    text: String,
    within: bool,
}

impl<'a> Laid<'a> {
    fn of(lane: &'a Lane, axis: &TimeAxis) -> Self {
        match lane {
            Lane::Steps { name, steps } => Self::Steps { name, steps },
            Lane::Rows { name, rows } => {
                let row = |(name, marked): &'a (String, Marked)| {
                    let (places, lines) = match marked {
                        Marked::Bands(bands, _) => places_of(bands, axis),
                        Marked::Days(_) => (Vec::new(), 1),
                    };
                    LaidRow { name: in_lines(name), marked, places, lines }
                };
                Self::Rows { name, rows: rows.iter().map(row).collect() }
            }
        }
    }

    fn height(&self) -> f64 {
        GAP + match self {
            Self::Steps { .. } => STEP * 6.0 + 4.0,
            Self::Rows { rows, .. } => rows.iter().map(LaidRow::height).sum(),
        }
    }

    fn draw(&self, canvas: &mut Canvas, axis: &TimeAxis, top: f64) {
        let (Self::Rows { name, .. } | Self::Steps { name, .. }) = self;
        let top = top + GAP / 2.0;
        canvas.text(NAME, top + 13.5, Type::LABEL.bold(), &fit(name, 12.0, CODE - NAME));
        match self {
            Self::Steps { steps, .. } => steps.draw(canvas, axis, top + 2.0),
            Self::Rows { rows, .. } => {
                let mut y = top;
                for row in rows {
                    row.draw(canvas, axis, y);
                    y += row.height();
                }
            }
        }
    }
}

impl LaidRow<'_> {
    fn height(&self) -> f64 {
        (ROW * self.lines as f64).max(6.0 + 13.0 * self.name.len() as f64)
    }

    fn draw(&self, canvas: &mut Canvas, axis: &TimeAxis, top: f64) {
        let name = Type::AXIS.at(Anchor::Start).coloured(INK);
        for (line, text) in self.name.iter().enumerate() {
            canvas.text(CODE, top + 13.5 + 13.0 * line as f64, name, text);
        }
        match self.marked {
            Marked::Days(days) => {
                for day in days {
                    canvas.circle(axis.x(*day), top + ROW / 2.0, 3.4, ACCENT);
                }
            }
            Marked::Bands(bands, strong) => {
                let fill = if *strong { ACCENT } else { SOFT };
                for (band, (line, note)) in bands.iter().zip(&self.places) {
                    let y = top + ROW * *line as f64 + (ROW - BAND) / 2.0;
                    let (from, to) = ends_of(band, axis);
                    let rect = Rect { x: from, y, width: to - from, height: BAND };
                    canvas.rect(rect, fill, None);
                    if band.to.is_none() {
                        arrow(canvas, to - 0.5, y + BAND / 2.0, fill);
                    }
                    if let Some(note) = note {
                        let colour = if note.within { PAPER } else { GREY };
                        let look = Type { size: NOTE, ..Type::LABEL }.coloured(colour);
                        let look = look.at(note.anchor);
                        canvas.text(note.x, y + 9.2, look, &note.text);
                    }
                }
            }
        }
    }
}

/// Where a band begins and ends; even a day can be seen.
fn ends_of(band: &Band, axis: &TimeAxis) -> (f64, f64) {
    let from = axis.x(band.from);
    let to = band.to.map_or(RIGHT, |last| axis.x(last.plus_days(1)));
    (from.min(RIGHT - 3.0), to.max(from + 3.0).min(RIGHT))
}

/// Puts each band in the first line where it, its note and a little room are free.
fn places_of(bands: &[Band], axis: &TimeAxis) -> (Vec<(usize, Option<Note>)>, usize) {
    let mut ends: Vec<f64> = Vec::new();
    let place = |band: &Band| {
        let (from, to) = ends_of(band, axis);
        let (note, begin, end) = note_of(band, from, to);
        let free = ends.iter().position(|end| *end <= begin);
        let line = free.unwrap_or(ends.len());
        if line == ends.len() {
            ends.push(end);
        } else {
            ends[line] = end;
        }
        (line, note)
    };
    let places = bands.iter().map(place).collect();
    (places, ends.len().max(1))
}

/// The note of a band and the room that both take: after it, before it, or in it at its end.
fn note_of(band: &Band, from: f64, to: f64) -> (Option<Note>, f64, f64) {
    let width = width_of(&band.note, NOTE);
    let note = |x, anchor| Some(Note { x, anchor, text: band.note.clone(), within: false });
    if band.note.is_empty() {
        (None, from, to + 1.0)
    } else if band.to.is_some() && to + 5.0 + width <= RIGHT {
        (note(to + 5.0, Anchor::Start), from, to + width + 10.0)
    } else if from - 5.0 - width >= LEFT {
        (note(from - 5.0, Anchor::End), from - width - 10.0, to + 1.0)
    } else {
        let text = fit(&band.note, NOTE, to - from - 8.0);
        let is_legible = text.chars().count() > 3;
        let note = Note { x: to - 4.0, anchor: Anchor::End, text, within: true };
        (is_legible.then_some(note), from, to + 1.0)
    }
}

/// A name on at most three lines.
fn in_lines(name: &str) -> Vec<String> {
    let (size, width) = (11.0, LEFT - CODE - 8.0);
    let mut lines: Vec<String> = Vec::new();
    for word in name.split(' ') {
        match lines.last_mut() {
            Some(line) if lines_up(line, word, size, width) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    // What does not fit is written behind the last line, and cut.
    let rest = lines.split_off(lines.len().min(3));
    if let (Some(last), false) = (lines.last_mut(), rest.is_empty()) {
        *last = format!("{last} {}", rest.join(" "));
    }
    lines.iter().map(|line| fit(line, size, width)).collect()
}

fn lines_up(line: &str, word: &str, size: f64, width: f64) -> bool {
    width_of(line, size) + width_of(word, size) + size / 2.0 <= width
}

impl Steps {
    fn draw(&self, canvas: &mut Canvas, axis: &TimeAxis, top: f64) {
        let y = |rung: u8| top + STEP * (6.0 - f64::from(rung)) + STEP / 2.0;
        for rung in 1..=6 {
            canvas.line((LEFT, y(rung)), (RIGHT, y(rung)), Stroke { width: 0.75, ..Stroke::GRID });
            let look = Type { size: NOTE, ..Type::AXIS }.at(Anchor::End);
            canvas.text(LEFT - 8.0, y(rung) + 3.5, look, &rung.to_string());
        }
        let mut before: Option<(Day, u8)> = None;
        for (from, until, rung, on_benefit) in &self.held {
            let stroke = if *on_benefit { ON_BENEFIT } else { OUTSIDE };
            let mut line = vec![(axis.x(*from), y(*rung)), (axis.x(*until), y(*rung))];
            if let Some((_, earlier)) = before.filter(|(end, _)| end == from) {
                line.insert(0, (axis.x(*from), y(earlier)));
            }
            canvas.polyline(&line, stroke);
            before = Some((*until, *rung));
        }
        for (day, rung) in &self.growth {
            grown(canvas, axis.x(*day), y(*rung));
        }
        for (day, rung) in &self.measured {
            canvas.circle(axis.x(*day), y(*rung), 3.2, ACCENT);
        }
    }
}
