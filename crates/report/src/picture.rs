//! One client's timeline as a picture.

use super::format;
use super::svg::{self, Band, Chart, Lane, Mark, Marked, Picture, Steps};
use super::wording::{self, timeline as words};
use meedoen::caseload::{Episode, Measured, Moment, Placement, Referral, Stretch, Timeline};
use meedoen::catalogue::label;
use meedoen::policy::{Group, Route};
use meedoen::vocabulary::{Kind, Lang, Word};
use meedoen::{Day, Dimension};
use sha2::{Digest, Sha256};

/// A client's timeline as a picture: a self-contained SVG, for light and dark, without scripts.
///
/// It shows what started on or before `up_to`, its last day; `None` means the timeline's
/// [horizon](Timeline::horizon), or, where there is none, the latest day on which something
/// started. What still runs on that day ends in an arrow. Names of routes and groups are the
/// policy's. Like a report the picture says INTERN, NIET OPENBAAR (internal, not for publication):
/// it holds the client's id and all that is known.
///
/// ```
/// use meedoen::{Caseload, Ledger, Policy, vocabulary::Lang};
/// use meedoen_report::client_picture;
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
    let starts = starts(timeline);
    let last = up_to.or(timeline.horizon()).or_else(|| starts.iter().copied().max());
    let view = View { timeline, lang, last: last.unwrap_or(Day::MAX) };
    let lanes = view.lanes();
    let first = starts.into_iter().filter(|day| *day <= view.last).min();
    let days = first.zip(last).filter(|_| !lanes.is_empty());
    let age = last.and_then(|last| timeline.state(last).age());
    let mut about: Vec<String> =
        timeline.birth().map(|birth| words::born(birth, age, lang)).into_iter().collect();
    about.push(words::as_of(timeline.known_on(), last, lang));
    let about = about.join(" · ");
    svg::timeline(&Picture {
        id: id_of(timeline, last),
        title: words::title(timeline.client_id(), lang),
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

/// The picture's id on a page, from which the client cannot be read.
fn id_of(timeline: &Timeline, last: Option<Day>) -> String {
    let (client, known_on) = (timeline.client_id(), timeline.known_on());
    let digest = Sha256::digest(format!("{client} {known_on:?} {last:?}"));
    let start = digest.iter().take(6);
    start.fold("client-".to_owned(), |id, byte| id + &format!("{byte:02x}"))
}

/// The days on which something started or happened; a birth is not among them.
fn starts(timeline: &Timeline) -> Vec<Day> {
    let mut days: Vec<Day> = timeline.episodes().iter().map(Episode::first).collect();
    let stretches =
        [timeline.routes(), timeline.activities(), timeline.instruments(), timeline.groups()];
    days.extend(stretches.into_iter().flatten().map(Stretch::first));
    days.extend([timeline.rungs(), timeline.growth()].into_iter().flatten().map(Measured::on));
    days.extend(timeline.placements().iter().map(Placement::first));
    days.extend(timeline.contacts().iter().map(Moment::on));
    days.extend(timeline.referrals().iter().map(Referral::first));
    days
}

/// What a picture shows, and up to when.
struct View<'a> {
    timeline: &'a Timeline,
    lang: Lang,
    /// The last day.
    last: Day,
}

impl View<'_> {
    /// The lanes in which there is something.
    fn lanes(&self) -> Vec<Lane> {
        let timeline = self.timeline;
        let contacts = timeline.contacts().iter().filter(|contact| contact.on() <= self.last);
        let contacts =
            contacts.map(|contact| (self.name(Kind::Contact, contact.code()), contact.on()));
        let contacts = by_name(contacts);
        let referrals = timeline.referrals().iter().filter_map(|referral| {
            let how =
                referral.settlement().map(|how| words::settled(how).get(self.lang).to_owned());
            let band = self.band(referral.first(), referral.settled_on(), how)?;
            Some((self.name(Kind::Referral, referral.code()), band))
        });
        let placements = timeline.placements().iter().filter_map(|placement| {
            let hours = placement.hours().map(|hours| self.hours(hours));
            let mut band = self.band(placement.first(), placement.last(), None)?;
            band.note = hours.unwrap_or_default();
            Some((self.name(Kind::Placement, placement.code()), band))
        });
        let of = |kind, stretches| bands(by_name(self.stretches(kind, stretches)), false);
        let lanes = [
            (words::BENEFIT, self.benefit()),
            (words::ROUTES, of(Kind::Route, timeline.routes())),
            (
                words::CONTACTS,
                contacts.into_iter().map(|(name, days)| (name, Marked::Days(days))).collect(),
            ),
            (words::ACTIVITIES, of(Kind::Activity, timeline.activities())),
            (words::REFERRALS, bands(by_name(referrals), true)),
            (words::PLACEMENTS, bands(by_name(placements), true)),
            (words::INSTRUMENTS, of(Kind::Instrument, timeline.instruments())),
            (words::GROUPS, of(Kind::Group, timeline.groups())),
        ];
        let lanes = lanes.into_iter().filter(|(_, rows)| !rows.is_empty());
        let mut lanes: Vec<Lane> = lanes
            .map(|(name, rows)| Lane::Rows { name: name.get(self.lang).to_owned(), rows })
            .collect();
        let steps = self.steps();
        let is_measured = !steps.measured.is_empty() || !steps.growth.is_empty();
        let name = words::RUNG.get(self.lang).to_owned();
        let on_benefit =
            self.timeline.episodes().iter().any(|episode| episode.first() <= self.last);
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
        for episode in self.timeline.episodes() {
            let why =
                episode.reason().and_then(|why| label(&Dimension::Reason, why.as_str(), self.lang));
            let Some(band) = self.band(episode.first(), episode.last(), why.map(ToOwned::to_owned))
            else {
                continue;
            };
            episodes.push(band);
            for scheme in episode.schemes().iter().map(|scheme| self.name(Kind::Benefit, scheme)) {
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
        stretches: &'s [Stretch],
    ) -> impl Iterator<Item = (String, Band)> + 's {
        stretches.iter().filter_map(move |stretch| {
            Some((
                self.name(kind, stretch.code()),
                self.band(stretch.first(), stretch.last(), None)?,
            ))
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
        let shown = |measured: &[Measured]| -> Vec<(Day, u8)> {
            let shown = measured.iter().filter(|measured| measured.on() <= self.last);
            shown.map(|measured| (measured.on(), measured.rung().number())).collect()
        };
        let measured = shown(self.timeline.rungs());
        let ends = self.timeline.episodes().iter().flat_map(|episode| {
            let off_day = episode.last().map(|last| last.plus_days(1));
            [Some(episode.first()), off_day].into_iter().flatten()
        });
        let mut changes: Vec<Day> = measured.iter().map(|(day, _)| *day).chain(ends).collect();
        changes.retain(|day| *day <= self.last);
        changes.push(end);
        changes.sort_unstable();
        changes.dedup();
        let held = changes.windows(2).filter_map(|days| {
            let (from, until) = (days[0], days[1]);
            let rung = self.timeline.rung_on(from)?.rung().number();
            Some((from, until, rung, self.timeline.episode_on(from).is_some()))
        });
        Steps { held: held.collect(), growth: shown(self.timeline.growth()), measured }
    }

    /// What a code is called: by the model, by the policy, or as it stands.
    fn name(&self, kind: Kind, code: &str) -> String {
        let policy = self.timeline.policy();
        let own = match kind {
            Kind::Route => policy.routes().iter().find(|route| route.id() == code).map(Route::name),
            Kind::Group => policy.groups().iter().find(|group| group.id() == code).map(Group::name),
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
            let word = |text: meedoen::vocabulary::Text| text.get(self.lang).to_owned();
            add(!steps.measured.is_empty(), Mark::Measured, word(words::MEASURED));
            add(!steps.growth.is_empty(), Mark::Growth, word(words::GROWTH));
            let outside = steps.held.iter().any(|(_, _, _, on_benefit)| !on_benefit);
            add(outside, Mark::Outside, word(words::OUTSIDE));
        }
        legend
    }

    /// The picture as text, for readers who cannot see it: lane by lane what there is and how often.
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
                    let what = rung.map(|measured| {
                        format!("{} ({})", measured.rung(), format::date(measured.on(), self.lang))
                    });
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
