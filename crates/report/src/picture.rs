//! One client's timeline as a picture.

use super::format;
use super::svg::{self, Band, Chart, Lane, Mark, Marked, Picture, Steps};
use super::wording::{self, timeline as words};
use meedoen::caseload::{StretchForm, Timeline, TimelineForm};
use meedoen::catalogue::{Lang, label};
use meedoen::policy::Kind;
use meedoen::{Day, Dimension};
use sha2::{Digest, Sha256};

/// A client's timeline as a picture: a self-contained SVG, for light and dark, without scripts.
///
/// It shows what started on or before `up_to`, its last day; none: the timeline's
/// [horizon](Timeline::horizon), or, where there is none, the latest day on which something
/// started. What still runs on that day ends in an arrow. Names of routes and groups are the
/// policy's. Like a report the picture says INTERN, NIET OPENBAAR (internal, not for publication):
/// it holds the client's id and all that is known.
///
/// ```
/// use meedoen::{Caseload, Ledger, Policy, catalogue::Lang, report::client_picture};
///
/// let policy = Policy::preset("example")?;
/// let csv = b"client,kind,code,start\nR001,benefit,pw,2022-05-01\nR001,rung,2,2022-05-10\n";
/// let caseload = Caseload::build(&Ledger::read_csv(csv, &policy)?, &policy)?;
/// let timeline = caseload.client("R001", None).expect("R001 is there");
///
/// let picture = client_picture(&timeline, Lang::En, Some("2023-12-31".parse()?));
/// assert_eq!(picture.title, "Timeline of R001");
/// assert!(picture.svg.starts_with("<svg") && picture.svg.contains("INTERNAL"));
/// # Ok::<(), meedoen::Error>(())
/// ```
pub fn client_picture(timeline: &Timeline, lang: Lang, up_to: Option<Day>) -> Chart {
    let form = timeline.form();
    let starts = starts(&form);
    let last = up_to.or(form.horizon).or_else(|| starts.iter().copied().max());
    let view = View { timeline, form: &form, lang, last: last.unwrap_or(Day::NEVER) };
    let lanes = view.lanes();
    let first = starts.into_iter().filter(|day| *day <= view.last).min();
    let days = first.zip(last).filter(|_| !lanes.is_empty());
    let age = last.and_then(|last| timeline.age_on(last));
    let mut about: Vec<String> =
        form.birth.map(|birth| words::born(birth, age, lang)).into_iter().collect();
    about.push(words::as_of(form.known_on, last, lang));
    let about = about.join(" · ");
    svg::timeline(&Picture {
        id: id_of(&form, last),
        title: words::title(&form.client, lang),
        message: view.message(&about, &lanes),
        marking: wording::MARKING.get(lang).to_owned(),
        about,
        days,
        nothing: words::NOTHING.get(lang).to_owned(),
        legend: view.legend(&lanes),
        lanes,
        lang,
    })
}

/// The picture's own name on a page: it says nothing of the client.
fn id_of(form: &TimelineForm, last: Option<Day>) -> String {
    let digest = Sha256::digest(format!("{} {:?} {last:?}", form.client, form.known_on));
    let start = digest.iter().take(6);
    start.fold("client-".to_owned(), |id, byte| id + &format!("{byte:02x}"))
}

/// The days on which something started or happened; a birth is not among them.
fn starts(form: &TimelineForm) -> Vec<Day> {
    let mut days: Vec<Day> = form.episodes.iter().map(|it| it.from).collect();
    for stretches in [&form.routes, &form.activities, &form.instruments, &form.groups] {
        days.extend(stretches.iter().map(|it| it.from));
    }
    for measured in [&form.rungs, &form.growth] {
        days.extend(measured.iter().map(|it| it.on));
    }
    days.extend(form.placements.iter().map(|it| it.from));
    days.extend(form.contacts.iter().map(|it| it.on));
    days.extend(form.referrals.iter().map(|it| it.from));
    days
}

/// What a picture shows, and up to when.
struct View<'a> {
    timeline: &'a Timeline,
    form: &'a TimelineForm,
    lang: Lang,
    /// The last day.
    last: Day,
}

impl View<'_> {
    /// The lanes in which there is something.
    fn lanes(&self) -> Vec<Lane> {
        let form = self.form;
        let contacts = form.contacts.iter().filter(|it| it.on <= self.last);
        let contacts = by_name(contacts.map(|it| (self.name(Kind::Contact, &it.code), it.on)));
        let referrals = form.referrals.iter().filter_map(|it| {
            let how = it.reason.map(|how| words::settled(how).get(self.lang).to_owned());
            Some((self.name(Kind::Referral, &it.code), self.band(it.from, it.to, how)?))
        });
        let placements = form.placements.iter().filter_map(|it| {
            let hours = it.hours.map(|hours| self.hours(hours));
            let mut band = self.band(it.from, it.to, None)?;
            band.note = hours.unwrap_or_default();
            Some((self.name(Kind::Placement, &it.code), band))
        });
        let of = |kind, stretches| bands(by_name(self.stretches(kind, stretches)), false);
        let lanes = [
            (words::BENEFIT, self.benefit()),
            (words::ROUTES, of(Kind::Route, &form.routes)),
            (
                words::CONTACTS,
                contacts.into_iter().map(|(name, days)| (name, Marked::Days(days))).collect(),
            ),
            (words::ACTIVITIES, of(Kind::Activity, &form.activities)),
            (words::REFERRALS, bands(by_name(referrals), true)),
            (words::PLACEMENTS, bands(by_name(placements), true)),
            (words::INSTRUMENTS, of(Kind::Instrument, &form.instruments)),
            (words::GROUPS, of(Kind::Group, &form.groups)),
        ];
        let lanes = lanes.into_iter().filter(|(_, rows)| !rows.is_empty());
        let mut lanes: Vec<Lane> = lanes
            .map(|(name, rows)| Lane::Rows { name: name.get(self.lang).to_owned(), rows })
            .collect();
        let steps = self.steps();
        let is_measured = !steps.measured.is_empty() || !steps.growth.is_empty();
        let name = words::RUNG.get(self.lang).to_owned();
        let on_benefit = self.form.episodes.iter().any(|episode| episode.from <= self.last);
        if is_measured {
            lanes.insert(usize::from(on_benefit), Lane::Steps { name, steps });
        } else if on_benefit {
            let unmeasured = words::UNMEASURED.get(self.lang).to_owned();
            lanes
                .insert(1, Lane::Rows { name, rows: vec![(unmeasured, Marked::Days(Vec::new()))] });
        }
        lanes
    }

    /// The episodes in one row, which is named after their schemes.
    fn benefit(&self) -> Vec<(String, Marked)> {
        let mut schemes: Vec<String> = Vec::new();
        let mut episodes = Vec::new();
        for it in &self.form.episodes {
            let why = it.reason.and_then(|why| label(&Dimension::Reason, why.as_str(), self.lang));
            let Some(band) = self.band(it.from, it.to, why.map(ToOwned::to_owned)) else {
                continue;
            };
            episodes.push(band);
            for scheme in it.schemes.iter().map(|scheme| self.name(Kind::Benefit, scheme)) {
                if !schemes.contains(&scheme) {
                    schemes.push(scheme);
                }
            }
        }
        if episodes.is_empty() {
            return Vec::new();
        }
        vec![(schemes.join(", "), Marked::Bands(episodes, true))]
    }

    fn stretches<'s>(
        &'s self,
        kind: Kind,
        stretches: &'s [StretchForm],
    ) -> impl Iterator<Item = (String, Band)> + 's {
        stretches.iter().filter_map(move |it| {
            Some((self.name(kind, &it.code), self.band(it.from, it.to, None)?))
        })
    }

    /// A stretch as far as it is shown; what is noted of its end, only where that is shown too.
    fn band(&self, from: Day, to: Option<Day>, note: Option<String>) -> Option<Band> {
        let to = to.filter(|to| *to <= self.last);
        let note = note.filter(|_| to.is_some()).unwrap_or_default();
        (from <= self.last).then_some(Band { from, to, note })
    }

    /// The rung that holds from day to day: it changes where one is measured and where an episode
    /// begins or ends.
    fn steps(&self) -> Steps {
        let end = self.last.plus_days(1);
        let shown = |it: &&meedoen::caseload::MeasuredForm| it.on <= self.last;
        let measured: Vec<(Day, u8)> =
            self.form.rungs.iter().filter(shown).map(|it| (it.on, it.rung)).collect();
        let ends = self.timeline.episodes().iter().flat_map(|it| [it.first, it.off]);
        let mut changes: Vec<Day> = measured.iter().map(|(day, _)| *day).chain(ends).collect();
        changes.retain(|day| *day <= self.last);
        changes.push(end);
        changes.sort_unstable();
        changes.dedup();
        let held = changes.windows(2).filter_map(|days| {
            let (from, until) = (days[0], days[1]);
            let rung = self.timeline.rung_on(from)?.rung.number();
            Some((from, until, rung, self.timeline.on_benefit(from)))
        });
        Steps {
            held: held.collect(),
            growth: self.form.growth.iter().filter(shown).map(|it| (it.on, it.rung)).collect(),
            measured,
        }
    }

    /// What a code is called: by the model, by the policy, or as it stands.
    fn name(&self, kind: Kind, code: &str) -> String {
        let policy = self.timeline.policy();
        let own = match kind {
            Kind::Route => policy.routes().iter().find(|it| it.id == code).map(|it| &it.name),
            Kind::Group => policy.groups().iter().find(|it| it.id == code).map(|it| &it.name),
            _ => None,
        };
        let common = match kind {
            Kind::Route | Kind::Group => None,
            Kind::Benefit => label(&Dimension::Scheme, code, self.lang),
            _ => label(&Dimension::Code, code, self.lang),
        };
        own.map(|name| name.get(self.lang)).or(common).unwrap_or(code).to_owned()
    }

    fn hours(&self, hours: f64) -> String {
        let decimals = u32::from(hours.fract() != 0.0);
        words::hours(&format::decimal(hours, decimals, self.lang), self.lang)
    }

    /// The marks that are in the picture.
    fn legend(&self, lanes: &[Lane]) -> Vec<(Mark, String)> {
        let mut legend = Vec::new();
        let mut add = |is_there: bool, mark: Mark, words: String| {
            if is_there {
                legend.push((mark, words));
            }
        };
        let goes_on = lanes.iter().any(|lane| match lane {
            Lane::Rows { rows, .. } => rows.iter().any(|(_, marked)| match marked {
                Marked::Bands(bands, _) => bands.iter().any(|band| band.to.is_none()),
                Marked::Days(_) => false,
            }),
            Lane::Steps { .. } => false,
        });
        add(goes_on, Mark::GoesOn, words::goes_on(self.last, self.lang));
        if let Some(steps) = lanes.iter().find_map(|lane| match lane {
            Lane::Steps { steps, .. } => Some(steps),
            Lane::Rows { .. } => None,
        }) {
            let word = |text: meedoen::catalogue::Text| text.get(self.lang).to_owned();
            add(!steps.measured.is_empty(), Mark::Measured, word(words::MEASURED));
            add(!steps.growth.is_empty(), Mark::Growth, word(words::GROWTH));
            let outside = steps.held.iter().any(|(_, _, _, on_benefit)| !on_benefit);
            add(outside, Mark::Outside, word(words::OUTSIDE));
        }
        legend
    }

    /// What the picture says, for who can't see it: lane by lane what there is and how often.
    fn message(&self, about: &str, lanes: &[Lane]) -> String {
        let mut message = wording::capital(about);
        if lanes.is_empty() {
            message = format!("{message}. {}", words::NOTHING.get(self.lang));
        }
        for lane in lanes {
            let (name, what) = match lane {
                Lane::Rows { name, rows } => {
                    let rows = rows.iter().map(|(name, marked)| match marked.len() {
                        0 => name.clone(),
                        many => format!("{name} ({many})"),
                    });
                    (name, rows.collect::<Vec<_>>().join(", "))
                }
                Lane::Steps { name, .. } => {
                    let rung = self.timeline.rung_on(self.last);
                    let what = rung
                        .map(|it| format!("{} ({})", it.rung, format::date(it.start, self.lang)));
                    (name, what.unwrap_or_else(|| words::UNMEASURED.get(self.lang).to_owned()))
                }
            };
            message = format!("{}. {name}: {what}", message.trim_end_matches('.'));
        }
        message.trim_end_matches('.').to_owned() + "."
    }
}

impl Marked {
    fn len(&self) -> usize {
        match self {
            Self::Bands(bands, _) => bands.len(),
            Self::Days(days) => days.len(),
        }
    }
}

/// Things by name, in order of appearance.
fn by_name<T>(things: impl Iterator<Item = (String, T)>) -> Vec<(String, Vec<T>)> {
    let mut rows: Vec<(String, Vec<T>)> = Vec::new();
    for (name, thing) in things {
        match rows.iter_mut().find(|(known, _)| *known == name) {
            Some((_, things)) => things.push(thing),
            None => rows.push((name, vec![thing])),
        }
    }
    rows
}

fn bands(rows: Vec<(String, Vec<Band>)>, strong: bool) -> Vec<(String, Marked)> {
    rows.into_iter().map(|(name, bands)| (name, Marked::Bands(bands, strong))).collect()
}
