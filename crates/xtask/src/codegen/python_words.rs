//! `_words.py`: the words of the wire form as Python enums, out of the catalogue.

use meedoen::calendar::Every;
use meedoen::catalogue::{CurveKind, FindingCode, Severity};
use meedoen::policy::{AssessmentQuestion, Reply};
use meedoen::vocabulary::{Category, Kind, Lang, Reason, Word};
use meedoen::{Dimension, ErrorCode, Kpi};
use std::fmt::Write as _;

const OPENING: &str = "\
# Written by `cargo xtask codegen` from the core's lists: change it there.
\"\"\"The words of questions and answers, as enums. Each member is its word: `Kpi.STOCK == \"stock\"`.\"\"\"

from __future__ import annotations

from enum import StrEnum
from typing import Literal

";

/// The whole module.
pub(crate) fn module() -> String {
    let en = Lang::En;
    let kpis = Kpi::ALL.iter().map(|kpi| (kpi.as_str(), kpi.entry().label().get(en)));
    let curves = CurveKind::ALL.iter().map(|curve| (curve.as_str(), curve.entry().label().get(en)));
    let dimensions: Vec<(String, &str)> =
        Dimension::ALL.iter().map(|it| (it.to_string(), it.label().get(en))).collect();
    let findings = FindingCode::ALL.iter().map(|code| (code.as_str(), code.sentence().get(en)));
    let plain = |words: Vec<&'static str>| words.into_iter().map(|word| (word, ""));
    let enums = [
        named("Kpi", "The KPIs.", kpis),
        named("CurveKind", "The Kaplan–Meier curves.", curves),
        named(
            "Dimension",
            "What figures can be broken down by; a set of groups is `group:` and its name.",
            dimensions.iter().map(|(word, label)| (word.as_str(), *label)),
        ),
        named("Every", "The steps of a grid of periods.", plain(words::<Every>())),
        named("Kind", "The kinds of records.", plain(words::<Kind>())),
        named("Reason", "Why a benefit ended.", plain(words::<Reason>())),
        named("Category", "What a reason counts as.", plain(words::<Category>())),
        named(
            "AssessmentQuestion",
            "What is asked to place somebody on the ladder.",
            plain(words::<AssessmentQuestion>()),
        ),
        named("Reply", "What was answered.", plain(words::<Reply>())),
        named("Severity", "How much a finding matters.", plain(words::<Severity>())),
        named("FindingCode", "What the checks can say of a record.", findings.into_iter()),
        named("ErrorCode", "What can go wrong.", plain(words::<ErrorCode>())),
        named("Lang", "The languages of reports and labels.", plain(words::<Lang>())),
    ];
    let mut names: Vec<String> =
        enums.iter().map(|(name, _)| format!("    \"{name}\",\n")).collect();
    names.extend(
        enums
            .iter()
            .filter(|(name, _)| has_literal(name))
            .map(|(name, _)| format!("    \"{name}Word\",\n")),
    );
    names.sort();
    let body: Vec<String> = enums.into_iter().map(|(_, text)| text).collect();
    format!("{OPENING}__all__ = [\n{}]\n\n\n{}", names.concat(), body.join("\n\n"))
}

fn words<T: Word>() -> Vec<&'static str> {
    T::ALL.iter().map(|word| word.as_str()).collect()
}

/// Those that are written as plain text in calls: editors complete them.
fn has_literal(name: &str) -> bool {
    matches!(
        name,
        "Kpi" | "CurveKind" | "Dimension" | "Every" | "Lang" | "AssessmentQuestion" | "Reply"
    )
}

/// An enum, and the type of its words where calls take them as text.
fn named<'a>(
    name: &'static str,
    doc: &str,
    members: impl Iterator<Item = (&'a str, &'a str)>,
) -> (&'static str, String) {
    let members: Vec<(&str, &str)> = members.collect();
    let mut text = format!("class {name}(StrEnum):\n    \"\"\"{doc}\"\"\"\n\n");
    for (word, label) in &members {
        let _ = writeln!(text, "    {} = \"{word}\"", word.to_uppercase());
        if !label.is_empty() {
            let _ = writeln!(text, "    \"\"\"{label}\"\"\"");
        }
    }
    if has_literal(name) {
        let _ = write!(text, "\n\n{name}Word = Literal[\n");
        for (word, _) in &members {
            let _ = writeln!(text, "    \"{word}\",");
        }
        text.push_str("]\n");
    }
    (name, text)
}
