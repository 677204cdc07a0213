//! Random ledgers.

use super::*;

const RUNGS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

/// What a row says of when it was known and until when it held, counted from its start.
#[derive(Debug, Clone)]
struct Standing {
    registered: Option<i64>,
    withdrawn: Option<i64>,
    /// Withdrawn by a row of its own so many days after the start.
    by_row: Option<i64>,
}

impl Standing {
    fn of(&self, row: TwinRow) -> TwinRow {
        let after = |days: Option<i64>| days.map(|days| plus(row.start, days));
        TwinRow { registered: after(self.registered), withdrawn: after(self.withdrawn), ..row }
    }
}

fn standing() -> impl Strategy<Value = Standing> {
    let late = || one_of(&[0, 0, 1, 5, 30, 31, 100, 400, -1, -40]);
    let gone = || one_of(&[0, 1, 2, 30, 100, 101, 200, 500, -1, -60]);
    (some(0.4, late()), some(0.1, gone()), some(0.06, gone())).prop_map(
        |(registered, withdrawn, by_row)| Standing {
            registered,
            withdrawn,
            by_row: by_row.filter(|_| withdrawn.is_none()),
        },
    )
}

fn row(kind: &str, code: &str, start: Day) -> TwinRow {
    TwinRow {
        client: String::new(),
        kind: kind.into(),
        code: code.into(),
        start,
        end: None,
        reason: None,
        hours: None,
        benefit_no: None,
        registered: None,
        withdrawn: None,
        record: None,
        order: 0,
    }
}

fn lasting(row: TwinRow, days: Option<i64>) -> TwinRow {
    TwinRow { end: days.map(|days| plus(row.start, days - 1)), ..row }
}

/// Links of a chain: how long each lasts, and how many days lie between it and the next (negative:
/// they overlap).
fn links() -> impl Strategy<Value = Vec<(i64, i64)>> {
    let gap = one_of(&[0, 0, 1, 6, 7, 8, 29, 30, 31, 32, -1, -5, -30, 90, 300]);
    proptest::collection::vec((length(), gap), 1..5)
}

/// Start and length of each link; the last may still run.
fn chain(start: impl Strategy<Value = Day>) -> impl Strategy<Value = Vec<(Day, Option<i64>)>> {
    (start, links(), any::<bool>()).prop_map(|(mut start, links, runs_on)| {
        let mut chain = Vec::new();
        for (days, gap) in links {
            chain.push((start, Some(days)));
            start = plus(start, days + gap);
        }
        if runs_on {
            chain.last_mut().unwrap().1 = None;
        }
        chain
    })
}

fn benefits(base: Day) -> impl Strategy<Value = Vec<TwinRow>> {
    let earlier =
        one_of(&[31, 59, 92, 180, 365, 730, 1826, 3653]).prop_map(move |days| plus(base, -days));
    let start = prop_oneof![day_near(base), earlier];
    let number = some(0.5, one_of(&["h1", "h2", "c0", "c1"]));
    let reason = some(0.8, prop_oneof![2 => one_of(&["work"]), 1 => one_of(&END_REASONS)]);
    let detail = (prop_oneof![2 => one_of(&["pw"]), 1 => one_of(&SCHEMES)], reason, number);
    (chain(start), proptest::collection::vec(detail, 5)).prop_map(|(chain, details)| {
        let made =
            |((start, days), (scheme, reason, number)): ((_, Option<i64>), (&str, _, _))| TwinRow {
                reason: Option::<&str>::map(reason, String::from).filter(|_| days.is_some()),
                benefit_no: Option::<&str>::map(number, String::from),
                ..lasting(row("benefit", scheme, start), days)
            };
        chain.into_iter().zip(details).map(made).collect()
    })
}

fn placements(base: Day) -> impl Strategy<Value = Vec<TwinRow>> {
    let hours = some(0.8, one_of(&[0.0, 7.5, 8.0, 11.99, 12.0, 23.5, 24.0, 31.99, 32.0, 40.0]));
    let detail = (one_of(&PLACEMENTS), hours);
    (chain(day_near(base)), proptest::collection::vec(detail, 5)).prop_map(|(chain, details)| {
        let made = |((start, days), (code, hours)): ((_, _), (&str, _))| TwinRow {
            hours,
            ..lasting(row("placement", code, start), days)
        };
        chain.into_iter().zip(details).map(made).collect()
    })
}

/// A row of a kind without an end.
fn point(
    base: Day,
    kind: &'static str,
    codes: &[&'static str],
) -> impl Strategy<Value = Vec<TwinRow>> + use<> {
    (day_near(base), one_of(codes)).prop_map(move |(day, code)| vec![row(kind, code, day)])
}

/// A row of a kind with an end.
fn stretch(
    base: Day,
    kind: &'static str,
    codes: &[&'static str],
) -> impl Strategy<Value = Vec<TwinRow>> + use<> {
    (day_near(base), some(0.7, length()), one_of(codes))
        .prop_map(move |(day, days, code)| vec![lasting(row(kind, code, day), days)])
}

fn referral(base: Day) -> impl Strategy<Value = Vec<TwinRow>> {
    let reason = some(0.7, one_of(&["accepted", "returned", "lapsed"]));
    (stretch(base, "referral", &REFERRALS), reason).prop_map(|(mut rows, reason)| {
        rows[0].reason = reason.filter(|_| rows[0].end.is_some()).map(String::from);
        rows
    })
}

fn birth() -> impl Strategy<Value = Vec<TwinRow>> {
    let leap = one_of(&["1996-02-29", "1968-02-29", "1980-02-29", "2000-02-29"])
        .prop_map(|text| parse(text).unwrap());
    let turns = (day(), one_of(&[27, 45, 55, 60, 18]))
        .prop_map(|(day, years)| super::super::days::plus_months(day, -12 * years));
    prop_oneof![2 => leap, 5 => turns, 1 => day_near(parse("2023-01-01").unwrap())]
        .prop_map(|day| vec![row("birth", "", day)])
}

/// A first conversation and what may follow it: rung and route around the end of the intake, an
/// activity around the conversation itself.
fn conversation(base: Day) -> impl Strategy<Value = Vec<TwinRow>> {
    let intake = || some(0.6, one_of(&[0, 1, 2, 30, 31, 32, 59, 60, 61]));
    let ladder = (intake(), one_of(&RUNGS), intake(), one_of(&ROUTES));
    let activity = (some(0.6, one_of(&[-1, 0, 0, 1, 30])), one_of(&ACTIVITIES), length());
    let benefit = (some(0.8, one_of(&[0, 1, 30, 31, 365])), some(0.6, length()));
    (day_near(base), ladder, activity, benefit).prop_map(
        |(day, (rung, measured, routed, route), (active, activity, days), (since, left))| {
            let on = |by: Option<i64>| by.map(|by| plus(day, by));
            let mut rows = vec![row("contact", "first", day)];
            rows.extend(on(rung).map(|day| row("rung", measured, day)));
            rows.extend(on(routed).map(|day| row("route", route, day)));
            rows.extend(on(active).map(|day| lasting(row("activity", activity, day), Some(days))));
            rows.extend(since.map(|since| TwinRow {
                end: on(left),
                reason: left.map(|_| "work".into()),
                ..row("benefit", "pw", plus(day, -since))
            }));
            rows
        },
    )
}

/// Benefit that ends for work around a placement.
fn to_work(base: Day) -> impl Strategy<Value = Vec<TwinRow>> {
    let off = one_of(&[-32, -31, -30, -1, 0, 1, 2, 91, 92, 93]);
    (day_near(base), off, length(), one_of(&PLACEMENTS), some(0.8, length())).prop_map(
        |(start, off, before, code, lasted)| {
            let off = plus(start, off);
            vec![
                lasting(row("placement", code, start), lasted),
                TwinRow {
                    end: Some(plus(off, -1)),
                    reason: Some("work".into()),
                    ..row("benefit", "pw", plus(off, -before))
                },
            ]
        },
    )
}

/// A second row that ties with a first: which of the two holds is a matter of their order.
#[derive(Debug, Clone)]
struct Echo {
    /// Picks the other code, reason and hours.
    other: usize,
    /// How many days later it ends.
    longer: i64,
    /// How many days earlier it starts; only what has an end, which then may be the same.
    earlier: i64,
}

fn echo() -> impl Strategy<Value = Echo> {
    let days = || one_of(&[0, 0, 0, 5]);
    (0..60_usize, days(), days()).prop_map(|(other, longer, earlier)| Echo {
        other,
        longer,
        earlier,
    })
}

impl Echo {
    fn of(&self, row: &TwinRow) -> TwinRow {
        let pick = |list: &[&str]| list[self.other % list.len()].to_string();
        let mut echo = TwinRow { record: None, ..row.clone() };
        if let Some(end) = echo.end {
            echo.end = Some(plus(end, self.longer));
        }
        if !["rung", "growth", "contact", "birth"].contains(&row.kind.as_str()) {
            echo.start = plus(row.start, -self.earlier);
        }
        match row.kind.as_str() {
            "benefit" => {
                echo.code = pick(&SCHEMES);
                echo.reason = echo.end.map(|_| pick(&END_REASONS));
                echo.benefit_no = Some(pick(&["h1", "h2", "h3"]));
            }
            "rung" | "growth" => {
                echo.code = pick(&RUNGS);
                if self.other.is_multiple_of(2) {
                    echo.registered = Some(plus(row.start, self.longer));
                }
            }
            "contact" => echo.code = pick(&CONTACTS),
            "route" => echo.code = pick(&ROUTES),
            "activity" => echo.code = pick(&ACTIVITIES),
            "referral" => echo.code = pick(&REFERRALS),
            "placement" => {
                echo.code = pick(&PLACEMENTS);
                echo.hours = [None, Some(8.0), Some(16.0), Some(36.0)][self.other % 4];
            }
            "group" => echo.code = pick(&GROUPS.map(|(group, _)| group)),
            "birth" => {
                // Another date of birth, known on the same day.
                echo.start = plus(row.start, 365 * (self.other as i64 - 30));
                echo.registered = Some(row.known_from());
            }
            _ => {}
        }
        echo
    }
}

/// A few rows, their standing, and what some of them tie with.
type Pieces = Vec<(Vec<TwinRow>, Standing, Option<Echo>)>;

fn pieces(
    piece: impl Strategy<Value = Vec<TwinRow>>,
    count: std::ops::Range<usize>,
) -> impl Strategy<Value = Pieces> {
    proptest::collection::vec((piece, standing(), some(0.2, echo())), count)
}

/// All that is known of one client, around one day.
fn client() -> impl Strategy<Value = Vec<Pieces>> {
    let groups = GROUPS.map(|(group, _)| group);
    node().prop_flat_map(move |base| {
        let life = (
            pieces(birth(), 0..3),
            prop_oneof![1 => pieces(benefits(base), 0..1), 9 => pieces(benefits(base), 1..3)],
            pieces(point(base, "rung", &RUNGS), 0..5),
            pieces(point(base, "growth", &RUNGS), 0..4),
            pieces(point(base, "contact", &CONTACTS), 0..5),
        );
        let doings = (
            pieces(stretch(base, "route", &ROUTES), 0..4),
            pieces(stretch(base, "activity", &ACTIVITIES), 0..4),
            pieces(referral(base), 0..3),
            pieces(placements(base), 0..3),
            pieces(prop_oneof![conversation(base), to_work(base)], 0..3),
            pieces(stretch(base, "instrument", &INSTRUMENTS), 0..3),
            pieces(stretch(base, "group", &groups), 0..6),
        );
        (life, doings).prop_map(|((a, b, c, d, e), (f, g, h, i, j, k, l))| {
            vec![a, b, c, d, e, f, g, h, i, j, k, l]
        })
    })
}

/// A ledger in the order written: each row after those it withdraws, otherwise shuffled.
pub fn ledger() -> impl Strategy<Value = Vec<TwinRow>> {
    proptest::collection::vec(client(), 1..13)
        .prop_map(|clients| {
            let mut rows = Vec::new();
            for (number, pieces) in clients.into_iter().enumerate() {
                for (piece, standing, echo) in pieces.into_iter().flatten() {
                    for row in piece {
                        let row = standing.of(TwinRow { client: format!("c{number}"), ..row });
                        rows.extend(echo.as_ref().map(|echo| (echo.of(&row), None)));
                        rows.push((row, standing.by_row));
                    }
                }
            }
            rows
        })
        .prop_shuffle()
        .prop_map(|rows| {
            let (mut written, mut withdrawing) = (Vec::new(), Vec::new());
            for (number, (mut row, by_row)) in rows.into_iter().enumerate() {
                if let Some(days) = by_row {
                    let record = format!("r{number}");
                    let day = plus(row.start, days);
                    let client = row.client.clone();
                    withdrawing.push(TwinRow { client, ..self::row("withdraw", &record, day) });
                    row.record = Some(record);
                }
                written.push(row);
            }
            written.extend(withdrawing);
            written
        })
}

/// As a CSV, every column.
pub fn csv(rows: &[TwinRow]) -> String {
    let mut text = String::from(
        "client,kind,code,start,end,reason,hours,benefit_no,registered_on,withdrawn_on,record\n",
    );
    for row in rows {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let word = |word: &Option<String>| word.clone().unwrap_or_default();
        let cells = [
            row.client.clone(),
            row.kind.clone(),
            row.code.clone(),
            row.start.to_string(),
            day(row.end),
            word(&row.reason),
            row.hours.map(|hours| hours.to_string()).unwrap_or_default(),
            word(&row.benefit_no),
            day(row.registered),
            day(row.withdrawn),
            word(&row.record),
        ];
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}
