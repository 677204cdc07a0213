//! What holds for what is written, whatever the figures.

use super::fixture;
use meedoen::vocabulary::{Lang, Word};

/// Names that are markup to somebody.
const HOSTILE: &str = "<script>alert('x')</script> & \"b\" | `c` *d* [e](http://f) </title></svg>";

#[test]
fn names_from_the_policy_are_no_markup() {
    let report = fixture::report(HOSTILE);
    for &lang in Lang::ALL {
        let html = report.to_html(lang);
        assert!(!html.contains("<script"), "a name became an element");
        assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)"));
        assert_eq!(html.matches("</title>").count(), html.matches("<title").count());
        assert_eq!(html.matches("</svg>").count(), html.matches("<svg").count());
        for chart in report.charts(lang) {
            assert!(!chart.svg.contains("<script"));
        }

        let markdown = report.to_markdown(lang);
        assert!(!markdown.contains("<script"), "a name became an element");
        assert!(markdown.contains("\\| \\`c\\` \\*d\\* \\[e\\](http://f)"));
        // Every row of a table has as many cells as its head, whatever the names hold.
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let mut head = None;
        for line in markdown.lines() {
            if line.starts_with('|') {
                assert_eq!(*head.get_or_insert(bars(line)), bars(line), "{line}");
            } else {
                head = None;
            }
        }
    }
}

#[test]
fn a_page_needs_nothing_beside_it() {
    for &lang in Lang::ALL {
        let html = fixture::report("Ons Dorp").to_html(lang);
        for foreign in ["<script", "<link", "<img", "@import", "src=", "javascript:"] {
            assert!(!html.contains(foreign), "{foreign}");
        }
        let namespace = "http://www.w3.org/2000/svg";
        assert_eq!(html.matches("http").count(), html.matches(namespace).count());
        assert!(html.contains(&format!("<html lang=\"{}\">", lang.as_str())));
    }
}

#[test]
fn every_form_says_that_it_is_not_for_publication() {
    let report = fixture::report("Ons Dorp");
    for (lang, marking) in
        [(Lang::Nl, "INTERN, NIET OPENBAAR"), (Lang::En, "INTERNAL, NOT FOR PUBLICATION")]
    {
        let html = report.to_html(lang);
        assert!(html.contains(&format!("<p class=\"marking\">{marking}</p>")));
        // What is fixed stands on every printed page.
        let (_, print) = html.split_once("@media print").unwrap();
        let (_, strip) = print.split_once(".marking {").unwrap();
        assert!(strip.trim_start().starts_with("position: fixed"));
        assert!(report.to_markdown(lang).starts_with(&format!("**{marking}**")));
        assert!(report.to_text(lang).starts_with(marking));
    }
}

#[test]
fn charts_have_a_text_alternative_and_their_table() {
    let report = fixture::report("Ons Dorp");
    for &lang in Lang::ALL {
        let html = report.to_html(lang);
        let charts = report.charts(lang);
        let ids: Vec<_> = charts.iter().map(|chart| chart.id.as_str()).collect();
        assert_eq!(
            ids,
            [
                "cohort-0",
                "pace-placements-2023-01-01",
                "pace-placements-2024-01-01",
                "stock-by-rung",
                "transitions"
            ]
        );
        for chart in charts {
            assert!(chart.svg.contains("role=\"img\"") && chart.svg.contains("<desc id="));
            assert!(chart.message.chars().any(|letter| letter.is_ascii_digit()), "{}", chart.id);
            let (_, after) = html.split_once(&chart.svg).unwrap();
            let (between, _) = after.split_once("<table").unwrap();
            assert!(!between.contains("<svg"), "{} has no table of its own", chart.id);
        }
    }
}

#[test]
fn headings_come_in_order_and_tables_name_rows_and_columns() {
    let html = fixture::report("Ons Dorp").to_html(Lang::Nl);
    let levels: Vec<u32> = html
        .match_indices("<h")
        .filter_map(|(at, _)| html[at + 2..].chars().next()?.to_digit(10))
        .collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    assert_eq!(html.matches("<table").count(), html.matches("<caption>").count());
    assert!(html.contains("<th scope=\"col\"") && html.contains("<th scope=\"row\">"));
}

#[test]
fn figures_read_as_the_language_writes_them() {
    let report = fixture::report("Ons Dorp");
    let nl = report.to_markdown(Lang::Nl);
    assert!(nl.contains("1.426"));
    assert!(nl.contains("75,1% van de ambitie van 365, 91 eronder"));
    assert!(nl.contains("197 (36,3%) werden actief"));
    assert!(nl.contains("(oorspronkelijk 365)"));
    let en = report.to_markdown(Lang::En);
    assert!(en.contains("1,426"));
    assert!(en.contains("75.1% of the ambition of 365, 91 below it"));
    assert!(en.contains("1 September 2022 to 30 June 2024"));
}

#[test]
fn an_upper_limit_is_told_as_one() {
    let mut report = fixture::report("Ons Dorp");
    report.sections[1].ambitions[0].at_most = true;
    let nl = report.to_markdown(Lang::Nl);
    assert!(nl.contains("75,1% van het afgesproken maximum van 365, 91 eronder"));
    assert!(nl.contains("minder is beter"));
}

#[test]
fn a_missing_figure_says_why() {
    let nl = fixture::report("Ons Dorp").to_markdown(Lang::Nl);
    assert!(nl.contains("het beleid noemt geen inwonertal voor deze dag"));
}

#[test]
fn hidden_cells_are_marked_and_explained() {
    let report = fixture::report("Ons Dorp");
    assert!(report.hides());
    let html = report.to_html(Lang::Nl);
    assert!(html.contains("&lt;5") && html.contains('×'));
    assert!(html.contains("geen toets voor openbaarmaking"));
}

#[test]
fn provisional_figures_are_marked_and_listed() {
    let mut report = fixture::report("Ons Dorp");
    assert!(report.to_markdown(Lang::Nl).contains("Geen cijfer in dit verslag is voorlopig"));
    report.sections[2].figures[0].provisional = true;
    let nl = report.to_markdown(Lang::Nl);
    assert!(nl.contains("1.426\u{a0}(v)"));
    assert!(nl.contains("Voorlopig in dit verslag: bestand."));
}

#[test]
fn the_same_report_is_the_same_text() {
    let (one, other) = (fixture::report("Ons Dorp"), fixture::report("Ons Dorp"));
    assert_eq!(one.to_html(Lang::En), other.to_html(Lang::En));
}
