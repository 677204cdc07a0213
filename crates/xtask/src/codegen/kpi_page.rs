//! `docs/kpis.md`: the KPI catalogue as a page.

use meedoen::Dimension;
use meedoen::catalogue::{CurveKind, Entry, OverPeriods, entries};
use meedoen::vocabulary::{Lang, Text, Word};
use std::fmt::Write as _;

const OPENING: &str = "\
<!-- Written by `cargo xtask codegen` from crates/core/src/catalogue: change it there. -->

# The KPI catalogue

A question asks for KPIs over a grid of periods, each from its first to its last day, both included. \
The *anchor day* is the day on which a breakdown or a filter is judged. The *general dimensions* are \
rung, domain, route, group (groups without a set: a client counts in each), the groups of a set, \
scheme, age and duration; where the anchor day falls outside benefit, scheme and duration are `none` \
and the others those held that day, unless the anchor day's own line says otherwise. *Over periods* says whether the values of adjoining periods add up to that \
of the whole, *over cells* whether the cells of a partition do (every dimension but group). Names in \
backquotes are parameters of the policy, codes of the ledger and other KPIs.

Late registrations change figures: a row is *provisional* when it looks past the horizon less \
`provisional_months`.
";

/// The whole page.
pub(crate) fn page() -> String {
    let mut page = OPENING.to_owned();
    for family in families() {
        let of_family: Vec<&Entry> =
            entries().iter().filter(|entry| entry.family() == family).collect();
        heading(&mut page, 2, &both(family));
        table(&mut page, &of_family);
        for entry in of_family {
            definition(&mut page, entry);
        }
    }
    heading(&mut page, 2, "Curves (curven)");
    paragraph(
        &mut page,
        "Kaplan–Meier, over those who start in the period and not after the horizon; who has not had \
         the event by the horizon is censored there. Curves describe groups; nothing in them \
         predicts a person.",
    );
    for &curve in CurveKind::ALL {
        curve_definition(&mut page, curve);
    }
    page
}

/// The families in the order of their first KPI.
fn families() -> Vec<Text> {
    let mut families: Vec<Text> = entries().iter().map(Entry::family).collect();
    families.dedup();
    families
}

fn table(page: &mut String, entries: &[&Entry]) {
    page.push_str("\n| KPI | in Dutch | id | unit | over periods | over cells |\n");
    page.push_str("|---|---|---|---|---|---|\n");
    for entry in entries {
        let id = entry.kpi();
        let cells = [
            format!("[{}](#{id})", entry.label().get(Lang::En)),
            entry.label().get(Lang::Nl).to_owned(),
            format!("`{id}`"),
            entry.unit().label().get(Lang::En).to_owned(),
            over_periods(entry).to_owned(),
            over_cells(entry).to_owned(),
        ];
        let _ = writeln!(page, "| {} |", cells.join(" | "));
    }
}

fn definition(page: &mut String, entry: &Entry) {
    heading(page, 3, entry.kpi().as_str());
    paragraph(
        page,
        &format!("**{}.** {}", entry.label().get(Lang::En), entry.definition().get(Lang::En)),
    );
    paragraph(
        page,
        &format!("**{}.** {}", entry.label().get(Lang::Nl), entry.definition().get(Lang::Nl)),
    );
    page.push('\n');
    item(page, "unit", &both(entry.unit().label()));
    item(page, "of", &entry.of().map_or("no denominator".to_owned(), both));
    item(page, "anchor day", &entry.anchor().map_or("none needed".to_owned(), both));
    item(page, "dimensions", &dimensions(entry));
    let adds = format!("over periods {}, over cells {}", over_periods(entry), over_cells(entry));
    item(page, "adds up", &adds);
    item(page, "source", &both(entry.source()));
}

fn curve_definition(page: &mut String, curve: CurveKind) {
    let entry = curve.entry();
    heading(page, 3, &format!("Curve: {curve}"));
    for (lang, from, to) in [(Lang::En, "From", "to"), (Lang::Nl, "Van", "tot")] {
        let [label, start, event] =
            [entry.label(), entry.from(), entry.event()].map(|text| text.get(lang));
        paragraph(page, &format!("**{label}.** {from} {start} {to} {event}."));
    }
}

fn over_periods(entry: &Entry) -> &'static str {
    match entry.adds_over_periods() {
        OverPeriods::Yes => "yes",
        OverPeriods::WhenFollowedToOneDay => "when followed to one day",
        _ => "no",
    }
}

fn over_cells(entry: &Entry) -> &'static str {
    if entry.adds_over_cells() { "yes" } else { "no" }
}

fn dimensions(entry: &Entry) -> String {
    let has: Vec<Dimension> =
        Dimension::ALL.into_iter().filter(|dimension| entry.has(dimension)).collect();
    if has.is_empty() {
        return "none".to_owned();
    }
    let further = has.iter().filter(|dimension| !dimension.is_general()).map(Dimension::to_string);
    std::iter::once("general".to_owned()).chain(further).collect::<Vec<_>>().join(", ")
}

fn both(text: Text) -> String {
    let (nl, en) = (text.get(Lang::Nl), text.get(Lang::En));
    if nl == en { en.to_owned() } else { format!("{en} ({nl})") }
}

fn heading(page: &mut String, level: usize, words: &str) {
    let _ = writeln!(page, "\n{} {words}", "#".repeat(level));
}

fn paragraph(page: &mut String, words: &str) {
    let _ = writeln!(page, "\n{words}");
}

fn item(page: &mut String, name: &str, words: &str) {
    let _ = writeln!(page, "- {name}: {words}");
}

#[cfg(test)]
mod tests {
    use super::page;
    use meedoen::catalogue::entries;

    #[test]
    fn every_kpi_has_its_heading_once() {
        let page = page();
        for entry in entries() {
            let heading = format!("\n### {}\n", entry.kpi());
            assert_eq!(page.matches(&heading).count(), 1, "{}", entry.kpi());
        }
    }
}
