//! The report as Markdown (CommonMark with GitHub's tables).

use super::document::{Block, Document, Role, Table};
use std::fmt::Write;

/// Writes the document.
pub(super) fn markdown(document: &Document) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "**{}**\n", escape(&document.marking));
    let _ = writeln!(text, "# {}\n", escape(&document.title));
    let _ = writeln!(text, "**{}**\n", escape(&document.municipality));
    for line in &document.subtitle {
        let _ = writeln!(text, "{}\n", escape(line));
    }
    let _ = writeln!(text, "> {}\n", escape(&document.caution));
    for block in &document.blocks {
        write_block(&mut text, block);
    }
    let _ = writeln!(text, "**{}**", escape(&document.marking));
    text
}

fn write_block(text: &mut String, block: &Block) {
    let _ = match block {
        Block::Heading { level, text: heading } => {
            writeln!(text, "{} {}\n", "#".repeat(usize::from(*level)), escape(heading))
        }
        Block::Paragraph(paragraph) => writeln!(text, "{}\n", escape(paragraph)),
        Block::Note(note) => writeln!(text, "> {}\n", escape(note)),
        Block::Facts(facts) => {
            for fact in facts {
                let _ = writeln!(text, "- **{}** {}", escape(&fact.figure), escape(&fact.text));
            }
            writeln!(text)
        }
        Block::List(items) => {
            for item in items {
                let _ = writeln!(text, "- {}", escape(item));
            }
            writeln!(text)
        }
        Block::Table(table) => {
            write_table(text, table);
            Ok(())
        }
        Block::Chart { chart, table } => {
            let _ = writeln!(text, "**{}.** {}\n", escape(&chart.title), escape(&chart.message));
            write_table(text, table);
            Ok(())
        }
        Block::Definitions(definitions) => {
            for it in definitions {
                let _ = writeln!(
                    text,
                    "- **{}** (`{}`). {}",
                    escape(&it.term),
                    it.code,
                    escape_but_code(&it.text)
                );
            }
            writeln!(text)
        }
    };
}

fn write_table(text: &mut String, table: &Table) {
    let _ = writeln!(text, "*{}*\n", escape(&table.caption));
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let _ = writeln!(text, "{}", row(table.head.iter().map(|cell| escape(cell)).collect()));
    let rule = |column: usize| if column < table.words { "---" } else { "---:" };
    let _ = writeln!(
        text,
        "{}",
        row((0..table.head.len()).map(|column| rule(column).into()).collect())
    );
    for it in &table.rows {
        let cells = it.cells.iter().enumerate().map(|(column, cell)| match (it.role, column) {
            (Role::Part, 0) => format!("– {}", escape(cell)),
            (Role::Total, _) if !cell.is_empty() => format!("**{}**", escape(cell)),
            _ => escape(cell),
        });
        let _ = writeln!(text, "{}", row(cells.collect()));
    }
    let _ = writeln!(text);
}

/// Text as it stands, on one line: every sign that could begin markup is escaped.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '!' | '$' | '{' | '}' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' | '\r' | '\t' => safe.push(' '),
            control if control.is_control() => {}
            letter => safe.push(letter),
        }
    }
    // What would open a list or a heading's underline at the start of a line.
    match safe.chars().next() {
        Some('-' | '+' | '=') => format!("\\{safe}"),
        Some(digit) if digit.is_ascii_digit() => escape_ordinal(safe),
        _ => safe,
    }
}

/// A number with a point or bracket after it would open a numbered list.
fn escape_ordinal(text: String) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let opens = rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with(' '));
    if opens { format!("{number}\\{rest}") } else { text }
}

/// Our own words: what stands between backquotes stays code.
fn escape_but_code(text: &str) -> String {
    let parts: Vec<_> = text.split('`').collect();
    let whole = parts.len() % 2 == 1;
    let parts = parts.iter().enumerate().map(|(index, part)| {
        if whole && index % 2 == 1 { format!("`{part}`") } else { escape(part) }
    });
    parts.collect()
}
