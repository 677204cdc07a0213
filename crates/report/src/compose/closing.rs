//! What a reader needs to weigh the figures: what is provisional, breaks, checks, definitions and
//! what it all rests on.

use super::Writer;
use crate::document::{Block, Definition, Role, Table};
use crate::format;
use crate::model::{Break, Figure, FindingCount};
use crate::wording::{self, weighing};
use meedoen::Kpi;
use meedoen::vocabulary::Word;

impl Writer<'_> {
    /// The chapters after the sections.
    pub(super) fn closing(&self, blocks: &mut Vec<Block>) {
        self.reliability(blocks);
        self.deadlines(blocks);
        self.quality(blocks);
        self.definitions(blocks);
        self.grounds(blocks);
    }

    fn chapter(&self, text: meedoen::vocabulary::Text, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading { level: 2, text: text.get(self.lang).to_owned() });
    }

    fn reliability(&self, blocks: &mut Vec<Block>) {
        self.chapter(wording::RELIABILITY, blocks);
        let horizon = self.report.grounds.horizon;
        blocks.push(Block::Paragraph(match (self.report.provisional_after, horizon) {
            (Some(after), Some(horizon)) => weighing::provisional(after, horizon, self.lang),
            _ => wording::NO_HORIZON.get(self.lang).to_owned(),
        }));
        let provisional = self.provisional();
        blocks.push(Block::Paragraph(if provisional.is_empty() {
            wording::NOTHING_PROVISIONAL.get(self.lang).to_owned()
        } else {
            weighing::provisional_are(&provisional, self.lang)
        }));
        if self.report.breaks.is_empty() {
            blocks.push(Block::Paragraph(wording::NO_BREAKS.get(self.lang).to_owned()));
        } else {
            blocks.push(Block::Paragraph(wording::BREAKS_INTRO.get(self.lang).to_owned()));
            blocks
                .push(Block::List(self.report.breaks.iter().map(|met| self.broken(met)).collect()));
        }
        if let Some(smallest) = self.report.smallest_cell.filter(|_| self.report.hides()) {
            let text = weighing::hidden(smallest, wording::BESIDE_MARK, self.lang);
            blocks.push(Block::Paragraph(text));
        }
    }

    /// The names of what is provisional, each once.
    fn provisional(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let mut add = |kpi: Kpi, of: String| {
            let name = format!("{}{of}", wording::small(self.label(kpi)));
            if !names.contains(&name) {
                names.push(name);
            }
        };
        for section in &self.report.sections {
            let provisional =
                |figure: &&Figure| figure.provisional && figure.value.shown().is_some();
            for figure in section.figures.iter().filter(provisional) {
                add(figure.kpi, String::new());
            }
            for ambition in section.ambitions.iter().filter(|ambition| ambition.provisional) {
                if ambition.reached.shown().is_some() {
                    let period = format::period(ambition.period.0, self.lang);
                    add(ambition.kpi, format!(" ({period})"));
                }
            }
        }
        names
    }

    /// A break as a sentence.
    pub(super) fn broken(&self, it: &Break) -> String {
        let kpis: Vec<_> = it.kpis.iter().map(|kpi| wording::small(self.label(*kpi))).collect();
        let kpis = if kpis.is_empty() {
            wording::ALL_KPIS.get(self.lang).to_owned()
        } else {
            wording::list(&kpis, self.lang)
        };
        weighing::broken(it.on, &it.note, &kpis, self.lang)
    }

    fn deadlines(&self, blocks: &mut Vec<Block>) {
        if self.report.deadlines.is_empty() {
            return;
        }
        self.chapter(wording::DEADLINES, blocks);
        let line = |deadline: &crate::model::Deadline| {
            format!("{}: {}.", format::date(deadline.on, self.lang), deadline.what.get(self.lang))
        };
        blocks.push(Block::List(self.report.deadlines.iter().map(line).collect()));
    }

    fn quality(&self, blocks: &mut Vec<Block>) {
        let quality = &self.report.quality;
        self.chapter(wording::QUALITY, blocks);
        if let Some(read) = &quality.read {
            let [rows, accepted, refused] = [read.rows, read.accepted, read.quarantined]
                .map(|count| i64::try_from(count).unwrap_or(i64::MAX));
            let text = weighing::rows_read(rows, accepted, refused, self.lang);
            blocks.push(Block::Paragraph(text));
            self.findings(wording::REFUSED.get(self.lang), &read.reasons, blocks);
        }
        let Some(as_of) = quality.as_of else { return };
        let intro = wording::FINDINGS_INTRO.get(self.lang);
        blocks.push(Block::Paragraph(if quality.found.is_empty() {
            wording::NOTHING_FOUND.get(self.lang).to_owned()
        } else {
            intro.to_owned()
        }));
        let caption = weighing::findings_as_of(as_of, self.lang);
        self.findings(&caption, &quality.found, blocks);
    }

    fn findings(&self, caption: &str, findings: &[FindingCount], blocks: &mut Vec<Block>) {
        let heads = [wording::SIGNAL, wording::NUMBER];
        let mut table = Table::new(caption, heads.map(|head| head.get(self.lang).to_owned()));
        for finding in findings {
            let meaning = finding.code.sentence().get(self.lang);
            let count = i64::try_from(finding.count).unwrap_or(i64::MAX);
            table.row(Role::Plain, [meaning.to_owned(), self.whole(count)]);
        }
        if !findings.is_empty() {
            blocks.push(Block::Table(table));
        }
    }

    fn definitions(&self, blocks: &mut Vec<Block>) {
        let definition = |kpi: Kpi| Definition {
            term: self.label(kpi).to_owned(),
            code: kpi.as_str().to_owned(),
            text: kpi.entry().definition().get(self.lang).to_owned(),
        };
        self.chapter(wording::DEFINITIONS, blocks);
        blocks.push(Block::Paragraph(wording::DEFINITIONS_NOTE.get(self.lang).to_owned()));
        let definitions = self.report.kpis().into_iter().map(definition).collect();
        blocks.push(Block::Definitions(definitions));
    }

    fn grounds(&self, blocks: &mut Vec<Block>) {
        let grounds = &self.report.grounds;
        self.chapter(wording::GROUNDS, blocks);
        let heads = [wording::ITEM, wording::VALUE].map(|head| head.get(self.lang).to_owned());
        let mut table = Table::new(wording::GROUNDS.get(self.lang), heads);
        table.words = 2;
        let mut row = |item: String, value: String| table.row(Role::Plain, [item, value]);
        let word = |text: meedoen::vocabulary::Text| text.get(self.lang).to_owned();
        let day = |day| format::date(day, self.lang);
        let none = || wording::NONE_MARK.to_owned();
        row(word(wording::LIBRARY), grounds.library.clone());
        row(word(wording::HORIZON), grounds.horizon.map_or_else(none, day));
        row(word(wording::KNOWN_ON), grounds.known_on.map_or_else(|| word(wording::NOW), day));
        row(word(wording::REGISTERED), format::share(grounds.registered_share, self.lang));
        if let Some(digests) = &grounds.digests {
            row(word(wording::LEDGER_DIGEST), digests.ledger().to_owned());
            row(word(wording::POLICY_DIGEST), digests.policy().to_owned());
        }
        for (name, value) in &self.report.settings {
            row((*name).to_owned(), value.clone());
        }
        blocks.push(Block::Table(table));
        let mut remarks = Vec::new();
        if grounds.known_on.is_some() && grounds.registered_share < 1.0 {
            let share = format::share(grounds.registered_share, self.lang);
            remarks.push(weighing::looks_back(&share, self.lang));
        }
        if grounds.registered_share == 0.0 && !grounds.horizon_given {
            remarks.push(word(wording::GUESSED_HORIZON));
        }
        remarks.extend(self.report.policy_notes.iter().cloned());
        if !remarks.is_empty() {
            blocks.push(Block::List(remarks));
        }
    }
}
