//! The report in one language, as blocks of plain text. What writes it out escapes everything:
//! nothing in here is markup.

use super::svg::Chart;
use meedoen::vocabulary::Lang;

/// The whole.
#[derive(Debug)]
pub(super) struct Document {
    pub(super) lang: Lang,
    /// Whose report.
    pub(super) municipality: String,
    pub(super) title: String,
    /// Period and state of the data.
    pub(super) subtitle: Vec<String>,
    /// What each page must say.
    pub(super) marking: String,
    /// Why it must.
    pub(super) caution: String,
    /// What the list of contents is called.
    pub(super) contents: String,
    pub(super) blocks: Vec<Block>,
}

/// A part of the text.
#[derive(Debug)]
pub(super) enum Block {
    /// A chapter (level 2) or a part of one (level 3).
    Heading {
        level: u8,
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// A remark on what stands above it.
    Note(String),
    /// The main points: a figure and the sentence it belongs to.
    Facts(Vec<Fact>),
    /// Separate sentences.
    List(Vec<String>),
    Table(Table),
    /// A chart and the table of what it draws.
    Chart {
        chart: Chart,
        table: Table,
    },
    /// Words and their meaning.
    Definitions(Vec<Definition>),
}

#[derive(Debug)]
pub(super) struct Fact {
    pub(super) figure: String,
    pub(super) text: String,
}

#[derive(Debug)]
pub(super) struct Definition {
    pub(super) term: String,
    /// The stable id.
    pub(super) code: String,
    /// Our own words, in which backquotes set off codes.
    pub(super) text: String,
}

/// A table: its first column names the rows, the others hold figures.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<TableRow>,
    /// How many columns from the left hold words rather than figures (at least the first).
    pub(super) words: usize,
}

#[derive(Debug)]
pub(super) struct TableRow {
    pub(super) cells: Vec<String>,
    pub(super) role: Role,
}

/// What a row is to the ones above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Plain,
    /// A part of the row above.
    Part,
    /// The whole of the rows above.
    Total,
}

impl Table {
    /// A table whose first column names the rows.
    pub(super) fn new(caption: impl Into<String>, head: impl IntoIterator<Item = String>) -> Self {
        Self {
            caption: caption.into(),
            head: head.into_iter().collect(),
            rows: Vec::new(),
            words: 1,
        }
    }

    pub(super) fn row(&mut self, role: Role, cells: impl IntoIterator<Item = String>) {
        self.rows.push(TableRow { cells: cells.into_iter().collect(), role });
    }
}

impl Document {
    /// The level 2 headings with their places, for the list of contents.
    pub(super) fn chapters(&self) -> impl Iterator<Item = (usize, &str)> {
        let headings = self.blocks.iter().filter_map(|block| match block {
            Block::Heading { level: 2, text } => Some(text.as_str()),
            _ => None,
        });
        headings.enumerate()
    }
}
