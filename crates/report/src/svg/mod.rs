//! Charts as static SVG, written without fonts, DOM or system libraries (docs/decisions/0001).
//!
//! A chart says the same without colour: series differ in pattern or dash and carry their names.
//! Each has a title and a description that tells its main message.

mod canvas;
mod cohort;
mod pace;
mod stock_by_rung;
mod time_axis;
mod timeline;
mod transitions;

pub(super) use canvas::escape;
pub(super) use cohort::{Branch, cohort};
pub(super) use pace::{Line, Pace, pace};
pub(super) use stock_by_rung::{Bar, Layer, Stack, stock_by_rung};
pub(super) use timeline::{Band, Lane, Mark, Marked, Picture, Steps, timeline};
pub(super) use transitions::{Flows, transitions};

/// A chart: where it belongs, what it tells, and the picture.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct Chart {
    /// A name that is unique in the report and fit for a file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its main message, as text for all readers.
    pub message: String,
    /// The picture: an `<svg>` element that stands by itself.
    pub svg: String,
}
