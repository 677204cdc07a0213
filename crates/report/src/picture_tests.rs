//! What a client's picture holds.

use super::{Chart, client_picture};
use meedoen::vocabulary::Lang;
use meedoen::{Caseload, Day, Ledger, Policy};

/// Pictures of the clients of these rows, under the policy of the example.
fn picture(rows: &str, client: &str, lang: Lang, up_to: Option<&str>) -> Chart {
    let policy = Policy::preset("example").unwrap();
    let csv = format!("client,kind,code,start,end,reason,hours\n{rows}");
    let ledger = Ledger::read_csv(csv.as_bytes(), &policy).unwrap();
    assert_eq!(ledger.reading().quarantined(), 0);
    let caseload = Caseload::build(&ledger, &policy).unwrap();
    let up_to = up_to.map(|day| day.parse::<Day>().unwrap());
    client_picture(&caseload.client(client, None).unwrap(), lang, up_to)
}

/// Whether every element that is opened is closed, in order.
fn is_well_formed(svg: &str) -> bool {
    let mut open = Vec::new();
    for piece in svg.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { return false };
        if text.contains('>') && !text.starts_with("@media") && open.last() != Some(&"style") {
            return false;
        }
        match tag.strip_prefix('/') {
            Some(name) if open.pop() != Some(name) => return false,
            None if !tag.ends_with('/') => open.push(tag.split(' ').next().unwrap_or_default()),
            _ => {}
        }
    }
    open.is_empty()
}

const ROWS: &str = "\
    c,birth,,1980-05-17,,,\n\
    c,benefit,pw,2021-01-01,2022-06-30,work,\n\
    c,benefit,pw,2023-03-01,,,\n\
    c,rung,2,2021-02-01,,,\n\
    c,rung,3,2022-02-01,,,\n\
    c,growth,4,2022-02-01,,,\n\
    c,route,rest,2021-02-01,2021-06-30,,\n\
    c,contact,first,2021-01-20,,,\n\
    c,contact,progress,2021-04-20,,,\n\
    c,activity,volunteering,2021-04-01,2021-08-31,,\n\
    c,referral,wsp,2022-02-01,2022-03-01,returned,\n\
    c,placement,paid,2022-07-01,2022-12-31,,24.5\n\
    c,instrument,job_coach,2022-07-01,2022-09-30,,\n\
    c,group,exempt,2021-01-01,2021-12-31,,\n";

#[test]
fn every_lane_is_there_in_both_languages() {
    let dutch = picture(ROWS, "c", Lang::Nl, Some("2023-12-31"));
    for word in [
        "INTERN, NIET OPENBAAR",
        "Tijdlijn van c",
        "geboren 17 mei 1980, 43 jaar",
        "tot en met 31 december 2023, zoals nu geregistreerd",
        "Bijstand",
        "Trede",
        "Routes",
        "Gesprekken",
        "eerste gesprek",
        "voortgangsgesprek",
        "Activiteiten",
        "vrijwilligerswerk",
        "Overdrachten",
        "teruggegeven",
        "Plaatsingen",
        "24,5 uur per week",
        "Voorzieningen",
        "jobcoach",
        "Groepen",
        "arbeid in dienstbetrekking of ziektewet",
        "gemeten trede",
        "groeipotentieel",
        "buiten de bijstand",
        "loopt op 31 december 2023 nog door",
    ] {
        assert!(dutch.svg.contains(word), "{word}");
    }
    let english = picture(ROWS, "c", Lang::En, Some("2023-12-31"));
    for word in [
        "INTERNAL, NOT FOR PUBLICATION",
        "Timeline of c",
        "born 17 May 1980, aged 43",
        "Benefit",
        "Conversations",
        "returned",
        "24.5 hours a week",
        "work or sickness benefit",
        "still running on 31 December 2023",
    ] {
        assert!(english.svg.contains(word), "{word}");
    }
    for Chart { svg, title, message, .. } in [dutch, english] {
        assert!(is_well_formed(&svg) && !svg.contains("<script"));
        assert!(svg.contains("prefers-color-scheme:dark") && svg.contains(r#"role="img""#));
        assert!(svg.contains(&title) && svg.contains(&message));
    }
}

#[test]
fn the_message_says_what_the_picture_shows() {
    let rows =
        "c,benefit,pw,2023-01-01,,,\nc,rung,2,2023-02-01,,,\nc,contact,first,2023-02-01,,,\n";
    assert_eq!(
        picture(rows, "c", Lang::En, Some("2023-12-31")).message,
        "Up to 31 December 2023, as it now stands. Benefit: General assistance (pw) (1). Rung: 2 \
         (1 February 2023). Conversations: first conversation (1).",
    );
}

#[test]
fn ids_are_escaped() {
    let id = "<script>&\"'";
    let rows = "<script>&\"\"',benefit,pw,2023-01-01,,,\n".replacen(
        "<script>&\"\"'",
        "\"<script>&\"\"'\"",
        1,
    );
    let Chart { svg, id: name, .. } = picture(&rows, id, Lang::Nl, None);
    assert!(svg.contains("Tijdlijn van &lt;script&gt;&amp;&quot;&#39;") && is_well_formed(&svg));
    assert!(!name.contains('<') && name.starts_with("client-"));
}

#[test]
fn of_a_birth_alone_nothing_else_is_known() {
    let rows = "c,birth,,1990,,,\n";
    let Chart { svg, message, .. } = picture(rows, "c", Lang::Nl, Some("2020-12-30"));
    assert!(svg.contains("geboren 31 december 1990, 29 jaar"));
    assert!(svg.contains("Er is verder niets bekend.") && is_well_formed(&svg));
    assert!(message.ends_with("Er is verder niets bekend."));
    // What starts later is not shown; nor is anybody aged before birth.
    let later =
        picture("c,birth,,1990,,,\nc,rung,2,2021-01-01,,,\n", "c", Lang::Nl, Some("1980-01-01"));
    assert!(later.svg.contains("Er is verder niets bekend.") && !later.svg.contains(" jaar"));
}

#[test]
fn what_runs_ends_in_an_arrow_and_what_has_ended_does_not() {
    let arrows = |end: &str, up_to: &str| {
        let rows = format!("c,benefit,pw,2023-01-01,{end},,\n");
        picture(&rows, "c", Lang::Nl, Some(up_to)).svg.matches("<polygon").count()
    };
    // One at the bar and one in the legend.
    assert_eq!(arrows("", "2023-12-31"), 2);
    assert_eq!(arrows("2023-12-31", "2023-12-31"), 0, "its last day is shown");
    assert_eq!(arrows("2024-01-01", "2023-12-31"), 2, "it still ran on the last day shown");
}

#[test]
fn a_day_can_be_seen() {
    let svg =
        picture("c,activity,language,2023-05-06,2023-05-06,,\n", "c", Lang::Nl, Some("2023-05-06"))
            .svg;
    assert!(svg.contains(r#"width="4"#), "a bar of some pixels");
    assert!(is_well_formed(&svg) && svg.contains("mei") && svg.contains("2023"));
    // Decades do no harm to it either, nor does the calendar's end.
    for up_to in ["2150-01-01", "2199-12-31"] {
        let svg =
            picture("c,activity,language,1901-01-01,1901-01-01,,\n", "c", Lang::Nl, Some(up_to))
                .svg;
        assert!(svg.contains(r#"width="3" height="11""#) && is_well_formed(&svg));
    }
    let first = picture("c,contact,first,1901-01-01,,,\n", "c", Lang::Nl, Some("1901-01-01"));
    assert!(is_well_formed(&first.svg));
}

#[test]
fn who_is_on_benefit_and_unmeasured_is_said_to_be() {
    let svg = picture("c,benefit,pw,2023-01-01,,,\n", "c", Lang::Nl, Some("2023-12-31")).svg;
    assert!(svg.contains("niet gemeten"));
}
