//! A mapping and the codes of a policy, made ready to read rows with.

use crate::ledger::intern::lookup::WordMap;
use crate::ledger::mapping::{CodeMap, Coded, EndDay, Mapping, ReasonMap, bad};
use crate::policy::Codes;
use crate::vocabulary::{CommonCode, Kind, Reason, Settlement, Word};
use crate::{Day, Result};

/// What the words of one file mean.
#[derive(Debug)]
pub(crate) struct CodeResolver {
    kinds: WordMap<Kind>,
    codes: [WordMap<u16>; Kind::LIST.len()],
    reasons: WordMap<Vec<ReasonRule>>,
    settlements: WordMap<Settlement>,
    exclusive: bool,
}

/// A benefit reason and the last days it holds for.
#[derive(Debug, Clone, Copy)]
struct ReasonRule {
    reason: Reason,
    from: Option<Day>,
    to: Option<Day>,
}

impl ReasonRule {
    /// On this last day; on none, while the row has no end.
    fn on(&self, last: Option<Day>) -> bool {
        match last {
            Some(last) => {
                self.from.is_none_or(|from| from <= last) && self.to.is_none_or(|to| last <= to)
            }
            None => self.from.is_none() && self.to.is_none(),
        }
    }
}

impl CodeResolver {
    /// What the words mean under this mapping. `bad_mapping` when it leads to a code that the
    /// policy does not have.
    pub(crate) fn new(mapping: &Mapping, codes: &Codes) -> Result<Self> {
        let mut resolver = Self {
            kinds: WordMap::default(),
            codes: std::array::from_fn(|_| WordMap::default()),
            reasons: WordMap::default(),
            settlements: WordMap::default(),
            exclusive: mapping.end == EndDay::Exclusive,
        };
        for (whose, map) in &mapping.codes {
            resolver.add_codes(*whose, map, codes)?;
        }
        resolver.add_reasons(&mapping.reasons);
        resolver.add_own_words(codes);
        if let Some(word) = mapping.constants.get(&crate::ledger::Field::Kind)
            && resolver.kind(word.trim().as_bytes()).is_none()
        {
            return Err(bad("constants.kind", format!("`{word}` is no kind")));
        }
        Ok(resolver)
    }

    fn add_codes(&mut self, whose: Coded, map: &CodeMap, codes: &Codes) -> Result<()> {
        let entries: Vec<(&str, &str)> = match map {
            CodeMap::Cbs(_) => cbs_schemes(),
            CodeMap::Own(own) => own.iter().map(|(own, ours)| (own.trim(), ours.trim())).collect(),
        };
        for (own, ours) in entries {
            let place = || format!("codes.{}.{own}", whose.as_str());
            match whose {
                Coded::Kinds => match ours.parse() {
                    Ok(kind) => self.kinds.add(own, kind),
                    Err(_) => return Err(bad(place(), format!("`{ours}` is no kind"))),
                },
                Coded::Of(kind) => match codes.number(kind, ours) {
                    Some(number) => self.codes[kind as usize].add(own, number),
                    None => {
                        return Err(bad(
                            place(),
                            format!("`{ours}` is no code of `{kind}` under this policy"),
                        ));
                    }
                },
            }
        }
        Ok(())
    }

    fn add_reasons(&mut self, map: &ReasonMap) {
        let always = |reason| vec![ReasonRule { reason, from: None, to: None }];
        match map {
            ReasonMap::Cbs(_) => {
                for reason in Reason::LIST {
                    let code = reason.cbs_code();
                    self.reasons.add(code, always(reason));
                    self.reasons.add(code.trim_start_matches('0'), always(reason));
                }
            }
            ReasonMap::Own(own) => {
                for entry in own {
                    let holds = ReasonRule { reason: entry.is, from: entry.from, to: entry.to };
                    let own = entry.own.trim();
                    match self.reasons.get_mut(own.as_bytes()) {
                        Some(all) => all.push(holds),
                        None => self.reasons.add(own, vec![holds]),
                    }
                }
            }
        }
    }

    /// Words that the mapping does not name are read as they stand.
    fn add_own_words(&mut self, codes: &Codes) {
        for kind in Kind::LIST {
            self.kinds.add(kind.as_str(), kind);
            for (number, code) in codes.of(kind).iter().enumerate() {
                self.codes[kind as usize].add(code, number as u16);
            }
        }
        for reason in Reason::LIST {
            self.reasons.add(reason.as_str(), vec![ReasonRule { reason, from: None, to: None }]);
        }
        for way in Settlement::LIST {
            self.settlements.add(way.as_str(), way);
        }
    }

    /// The kind that a word stands for.
    pub(crate) fn kind(&self, word: &[u8]) -> Option<Kind> {
        self.kinds.get(word).copied()
    }

    /// The number of the code that a word stands for.
    pub(crate) fn code(&self, kind: Kind, word: &[u8]) -> Option<u16> {
        self.codes[kind as usize].get(word).copied()
    }

    /// The benefit reason that a word stands for on a row's last day (`None`: it has no end), as its
    /// number in [`Reason::ALL`].
    pub(crate) fn reason(&self, word: &[u8], last: Option<Day>) -> Option<u8> {
        let holds = self.reasons.get(word)?.iter().find(|holds| holds.on(last));
        holds.map(|holds| holds.reason as u8)
    }

    /// The same, where the word stands for it whatever the last day.
    pub(crate) fn lasting_reason(&self, word: &[u8]) -> Option<u8> {
        let first = self.reasons.get(word)?.first()?;
        (first.from.is_none() && first.to.is_none()).then_some(first.reason as u8)
    }

    /// The settlement that a word stands for, as its number in [`Settlement::ALL`].
    pub(crate) fn settlement(&self, word: &[u8]) -> Option<u8> {
        self.settlements.get(word).map(|way| *way as u8)
    }

    /// How many days after its `end` a row of this kind is over: a stretch is over the day after
    /// its last day, or on the day itself where that is the first day without; a referral is over
    /// on the day it was settled.
    pub(crate) fn days_to_until(&self, kind: Kind) -> i32 {
        i32::from(!self.exclusive && !matches!(kind, Kind::Referral))
    }
}

/// The schemes by their CBS code, with and without its leading zero.
fn cbs_schemes() -> Vec<(&'static str, &'static str)> {
    let with_code = |scheme: &'static CommonCode| Some((scheme.cbs_code()?, scheme.as_str()));
    let schemes = Kind::Benefit.common_codes().iter().filter_map(with_code);
    schemes.flat_map(|(cbs, ours)| [(cbs, ours), (cbs.trim_start_matches('0'), ours)]).collect()
}
