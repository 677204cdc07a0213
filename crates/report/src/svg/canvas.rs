//! The little of SVG that the charts need.

use std::fmt::Write;

/// Text and axes: near black.
pub(super) const INK: &str = "#1c2630";
/// Lesser text; 7:1 on white.
pub(super) const GREY: &str = "#505a64";
/// Grid lines.
pub(super) const HAIR: &str = "#d5dade";
/// The one accent: what was reached, who moved.
pub(super) const ACCENT: &str = "#1f5673";
/// A lighter accent that still stands 3:1 off white.
pub(super) const SOFT: &str = "#6f97ad";

/// What stands by itself is drawn on.
pub(super) const PAPER: &str = "#ffffff";
/// The marking of what is internal.
pub(super) const WARNING: &str = "#7a1420";

/// Each colour on a dark ground: contrasts stay what they are.
const DARK: [(&str, &str); 7] = [
    (PAPER, "#12181d"),
    (INK, "#e6ebef"),
    (GREY, "#aab5be"),
    (HAIR, "#323c45"),
    (ACCENT, "#7db4d1"),
    (SOFT, "#5585a0"),
    (WARNING, "#f0a3ad"),
];

/// The width of every chart, in units that are pixels on a screen of that width.
pub(super) const WIDTH: f64 = 720.0;
/// A letter's usual width as a part of its height: without fonts nobody can measure.
const LETTER: f64 = 0.54;

/// A rectangle.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Where a text is held.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) anchor: Anchor,
    pub(super) size: f64,
    pub(super) colour: &'static str,
    pub(super) bold: bool,
}

impl Type {
    /// A label of the usual size, from its left.
    pub(super) const LABEL: Self =
        Self { anchor: Anchor::Start, size: 12.0, colour: INK, bold: false };
    /// A number or date along an axis.
    pub(super) const AXIS: Self =
        Self { anchor: Anchor::Middle, size: 11.0, colour: GREY, bold: false };

    pub(super) const fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    pub(super) const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) const fn coloured(self, colour: &'static str) -> Self {
        Self { colour, ..self }
    }
}

/// How a line looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stroke {
    pub(super) colour: &'static str,
    pub(super) width: f64,
    /// Dashes and gaps; empty: unbroken.
    pub(super) dash: &'static str,
}

impl Stroke {
    pub(super) const GRID: Self = Self { colour: HAIR, width: 1.0, dash: "" };
    pub(super) const AXIS: Self = Self { colour: GREY, width: 1.0, dash: "" };
    /// Where a series breaks.
    pub(super) const BREAK: Self = Self { colour: INK, width: 1.5, dash: "2 3" };
}

/// A picture under way.
#[derive(Debug)]
pub(super) struct Canvas {
    id: String,
    height: f64,
    defs: String,
    body: String,
}

impl Canvas {
    pub(super) fn new(id: &str, height: f64) -> Self {
        Self { id: id.to_owned(), height, defs: String::new(), body: String::new() }
    }

    pub(super) fn rect(&mut self, rect: Rect, fill: &str, outline: Option<Stroke>) {
        let stroke = outline.map(stroke_attributes).unwrap_or_default();
        let Rect { x, y, width, height } = rect;
        let _ = writeln!(
            self.body,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{fill}"{stroke}/>"#,
            round(x),
            round(y),
            round(width),
            round(height),
        );
    }

    /// The ground of a picture that stands by itself, dark where its reader wants that. Without a
    /// ground of its own it would be drawn in light colours on somebody's white page.
    pub(super) fn paper(&mut self) {
        let rules = DARK.iter().flat_map(|(light, dark)| {
            ["fill", "stroke"]
                .map(|what| format!("#{} [{what}=\"{light}\"]{{{what}:{dark}}}", self.id))
        });
        let rules: String = rules.collect();
        let _ = writeln!(self.defs, "<style>@media (prefers-color-scheme:dark){{{rules}}}</style>");
        let rect = Rect { x: 0.0, y: 0.0, width: WIDTH, height: self.height };
        self.rect(rect, PAPER, None);
    }

    pub(super) fn circle(&mut self, x: f64, y: f64, radius: f64, fill: &str) {
        self.disc((x, y), radius, fill, None);
    }

    /// A circle with an outline.
    pub(super) fn disc(
        &mut self,
        (x, y): (f64, f64),
        radius: f64,
        fill: &str,
        outline: Option<Stroke>,
    ) {
        let _ = writeln!(
            self.body,
            r#"<circle cx="{}" cy="{}" r="{}" fill="{fill}"{}/>"#,
            round(x),
            round(y),
            round(radius),
            outline.map(stroke_attributes).unwrap_or_default(),
        );
    }

    pub(super) fn polygon(&mut self, points: &[(f64, f64)], fill: &str) {
        let path = path_of(points);
        let _ = writeln!(self.body, r#"<polygon points="{path}" fill="{fill}"/>"#);
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        self.polyline(&[from, to], stroke);
    }

    pub(super) fn polyline(&mut self, points: &[(f64, f64)], stroke: Stroke) {
        let _ = writeln!(
            self.body,
            r#"<polyline points="{}" fill="none"{} stroke-linejoin="round"/>"#,
            path_of(points),
            stroke_attributes(stroke),
        );
    }

    /// Text whose baseline lies at `y`.
    pub(super) fn text(&mut self, x: f64, y: f64, look: Type, text: &str) {
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let weight = if look.bold { r#" font-weight="600""# } else { "" };
        let _ = writeln!(
            self.body,
            r#"<text x="{}" y="{}" font-size="{}" fill="{}"{anchor}{weight}>{}</text>"#,
            round(x),
            round(y),
            round(look.size),
            look.colour,
            escape(text),
        );
    }

    /// A fill of slanted lines on a ground; what to give as `fill`.
    pub(super) fn hatch(&mut self, name: &str, ground: &str, ink: &str, apart: f64) -> String {
        let id = format!("{}-{name}", self.id);
        let apart = round(apart);
        let _ = writeln!(
            self.defs,
            concat!(
                r#"<pattern id="{id}" width="{apart}" height="{apart}" patternUnits="userSpaceOnUse" "#,
                r#"patternTransform="rotate(45)"><rect width="{apart}" height="{apart}" fill="{ground}"/>"#,
                r#"<line x1="0" y1="0" x2="0" y2="{apart}" stroke="{ink}" stroke-width="2"/></pattern>"#,
            ),
            id = id,
            apart = apart,
            ground = ground,
            ink = ink,
        );
        format!("url(#{id})")
    }

    /// The whole, with its title and description. The title is for who can't see the picture; the
    /// page shows the same words beside it.
    pub(super) fn finish(self, title: &str, description: &str) -> String {
        let Self { id, height, defs, body } = self;
        let defs = if defs.is_empty() { defs } else { format!("<defs>\n{defs}</defs>\n") };
        format!(
            concat!(
                r#"<svg id="{id}" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" "#,
                r#"aria-labelledby="{id}-title {id}-desc" font-family="system-ui, -apple-system, "#,
                r#"'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif">"#,
                "\n<title id=\"{id}-title\">{title}</title>\n",
                "<desc id=\"{id}-desc\">{description}</desc>\n{defs}{body}</svg>\n",
            ),
            width = round(WIDTH),
            height = round(height),
            id = id,
            title = escape(title),
            description = escape(description),
            defs = defs,
            body = body,
        )
    }
}

fn path_of(points: &[(f64, f64)]) -> String {
    let points = points.iter().map(|(x, y)| format!("{},{}", round(*x), round(*y)));
    points.collect::<Vec<_>>().join(" ")
}

fn stroke_attributes(stroke: Stroke) -> String {
    let dash = if stroke.dash.is_empty() {
        String::new()
    } else {
        format!(r#" stroke-dasharray="{}""#, stroke.dash)
    };
    format!(r#" stroke="{}" stroke-width="{}"{dash}"#, stroke.colour, round(stroke.width))
}

/// Text as content or attribute of XML and HTML alike; what XML can't hold is left out.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\r' | '\t' => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// About how wide a text of this size is.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * LETTER
}

/// The text cut to about this width, with an ellipsis.
pub(super) fn fit(text: &str, size: f64, width: f64) -> String {
    let letters = (width / (size * LETTER)) as usize;
    if text.chars().count() <= letters {
        return text.to_owned();
    }
    let cut: String = text.chars().take(letters.saturating_sub(1)).collect();
    cut.trim_end().to_owned() + "…"
}

/// Steps along an axis from zero to at least `most`: 1, 2 or 5 times a power of ten apart, about
/// five of them.
pub(super) fn ticks(most: f64) -> Vec<i64> {
    let most = if most.is_nan() { 1.0 } else { most.clamp(1.0, 1e12) };
    let power = 10_f64.powf((most / 5.0).log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    let step = step.into_iter().find(|step| most / step <= 5.0).unwrap_or(most).max(1.0) as i64;
    let count = (most / step as f64).ceil() as i64;
    (0..=count).map(|index| index * step).collect()
}

/// Moves heights apart so that they lie at least `gap` from each other and within the bounds where
/// that can be, in their own order (ascending).
pub(super) fn spread(heights: &mut [f64], gap: f64, top: f64, bottom: f64) {
    let mut least = top;
    for height in heights.iter_mut() {
        *height = height.max(least);
        least = *height + gap;
    }
    let mut most = bottom;
    for height in heights.iter_mut().rev() {
        *height = height.min(most);
        most = *height - gap;
    }
}

/// One decimal, none where it is zero: small files, stable text.
fn round(number: f64) -> String {
    let tenths = (number * 10.0).round();
    (tenths / 10.0 + 0.0).to_string()
}
