//! The report as one HTML page that needs nothing beside it: no scripts, no fonts, no references.

use super::document::{Block, Document, Role, Table};
use super::svg::escape;
use super::wording;
use meedoen::vocabulary::{Lang, Word};
use std::fmt::Write;

const STYLE: &str = include_str!("style.css");

/// Writes the document.
pub(super) fn html(document: &Document) -> String {
    let mut page = String::new();
    let lang = document.lang.as_str();
    let title = escape(&document.title);
    let municipality = escape(&document.municipality);
    let marking = escape(&document.marking);
    let _ = write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex, nofollow, noarchive\">\n\
         <title>{title} – {municipality} – {marking}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <p class=\"marking\">{marking}</p>\n<header>\n<p class=\"whose\">{municipality}</p>\n\
         <h1>{title}</h1>\n",
    );
    for line in &document.subtitle {
        let _ = writeln!(page, "<p class=\"about\">{}</p>", escape(line));
    }
    let _ = writeln!(page, "<p class=\"caution\">{}</p>\n</header>", escape(&document.caution));
    write_contents(&mut page, document);
    page.push_str("<main>\n");
    let mut chapter = 0;
    for block in &document.blocks {
        if let Block::Heading { level: 2, text } = block {
            if chapter > 0 {
                page.push_str("</section>\n");
            }
            let _ = writeln!(
                page,
                "<section aria-labelledby=\"c{chapter}\">\n<h2 id=\"c{chapter}\">{}</h2>",
                escape(text)
            );
            chapter += 1;
        } else {
            write_block(&mut page, block, document.lang);
        }
    }
    if chapter > 0 {
        page.push_str("</section>\n");
    }
    let _ = write!(page, "</main>\n<footer><p>{marking}</p></footer>\n</body>\n</html>\n");
    page
}

fn write_contents(page: &mut String, document: &Document) {
    let contents = escape(&document.contents);
    let _ = writeln!(page, "<nav aria-label=\"{contents}\">\n<ol>");
    for (index, chapter) in document.chapters() {
        let _ = writeln!(page, "<li><a href=\"#c{index}\">{}</a></li>", escape(chapter));
    }
    page.push_str("</ol>\n</nav>\n");
}

fn write_block(page: &mut String, block: &Block, lang: Lang) {
    let _ = match block {
        Block::Heading { level, text } => {
            writeln!(page, "<h{level}>{}</h{level}>", escape(text))
        }
        Block::Paragraph(text) => writeln!(page, "<p>{}</p>", escape(text)),
        Block::Note(text) => writeln!(page, "<p class=\"note\">{}</p>", escape(text)),
        Block::Facts(facts) => {
            page.push_str("<ul class=\"facts\">\n");
            for fact in facts {
                let (figure, text) = (escape(&fact.figure), escape(&fact.text));
                let _ = writeln!(page, "<li><b>{figure}</b> <span>{text}</span></li>");
            }
            writeln!(page, "</ul>")
        }
        Block::List(items) => {
            page.push_str("<ul>\n");
            for item in items {
                let _ = writeln!(page, "<li>{}</li>", escape(item));
            }
            writeln!(page, "</ul>")
        }
        Block::Table(table) => {
            write_table(page, table);
            Ok(())
        }
        Block::Chart { chart, table } => {
            let _ = write!(
                page,
                "<figure>\n<figcaption><b>{}</b> {}</figcaption>\n{}",
                escape(&chart.title),
                escape(&chart.message),
                chart.svg,
            );
            let _ = writeln!(
                page,
                "<details open>\n<summary>{}</summary>",
                escape(wording::AS_A_TABLE.get(lang))
            );
            write_table(page, table);
            writeln!(page, "</details>\n</figure>")
        }
        Block::Definitions(definitions) => {
            page.push_str("<dl>\n");
            for it in definitions {
                let _ = writeln!(
                    page,
                    "<div><dt>{} <code>{}</code></dt>\n<dd>{}</dd></div>",
                    escape(&it.term),
                    escape(&it.code),
                    with_code(&it.text),
                );
            }
            writeln!(page, "</dl>")
        }
    };
}

fn write_table(page: &mut String, table: &Table) {
    let long = match (table.rows.len() > 16, table.head.len() > 9) {
        (true, _) => " class=\"long\"",
        (false, true) => " class=\"wide\"",
        (false, false) => "",
    };
    // A table that may have to be scrolled can be reached by keyboard.
    let region = match table.head.len() {
        10.. => {
            format!(" tabindex=\"0\" role=\"region\" aria-label=\"{}\"", escape(&table.caption))
        }
        _ => String::new(),
    };
    let _ = writeln!(
        page,
        "<div class=\"table\"{region}><table{long}>\n<caption>{}</caption>\n<thead><tr>",
        escape(&table.caption)
    );
    let class = |column: usize| if column < table.words { " class=\"word\"" } else { "" };
    for (column, head) in table.head.iter().enumerate() {
        let _ = write!(page, "<th scope=\"col\"{}>{}</th>", class(column), escape(head));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        let role = match row.role {
            Role::Plain => "",
            Role::Part => " class=\"part\"",
            Role::Total => " class=\"total\"",
        };
        let _ = write!(page, "<tr{role}>");
        for (column, cell) in row.cells.iter().enumerate() {
            let cell = escape(cell);
            let _ = if column == 0 {
                write!(page, "<th scope=\"row\">{cell}</th>")
            } else {
                write!(page, "<td{}>{cell}</td>", class(column))
            };
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table></div>\n");
}

/// Our own words, with what stands between backquotes as code.
fn with_code(text: &str) -> String {
    let parts: Vec<_> = text.split('`').map(escape).collect();
    let whole = parts.len() % 2 == 1;
    let parts = parts.iter().enumerate().map(|(index, part)| {
        if whole && index % 2 == 1 { format!("<code>{part}</code>") } else { part.clone() }
    });
    parts.collect()
}
