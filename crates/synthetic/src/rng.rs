//! Random numbers: SplitMix64, in whole numbers only, so the same on every platform.

/// SplitMix64 (Steele, Lea and Flood, 2014): a counter and a mixing of its bits.
#[derive(Debug, Clone)]
pub(super) struct Rng(u64);

/// What numbers are drawn for. Each purpose has a generator of its own, so that drawing more for one
/// changes nothing in the others.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    /// Whether two clients are a couple.
    Household = 1,
    /// The benefit that a client, or a couple, lives on.
    Benefit = 2,
    /// The rest of a client's story.
    Story = 3,
    /// How its rows came to be registered.
    Registration = 4,
}

/// Ranges of days by weight: a weight, and the least and the most days, both included.
pub(super) type Spread = [(u32, i32, i32)];

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// Spreads the bits of a number over all its bits; different numbers stay different.
pub(super) const fn mix(number: u64) -> u64 {
    let mut bits = number;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

impl Rng {
    pub(super) fn new(seed: u64, purpose: Purpose, number: u32) -> Self {
        let own = ((purpose as u64) << 32) | u64::from(number);
        Self(mix(seed.wrapping_add(GOLDEN)) ^ mix(own.wrapping_mul(GOLDEN)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        mix(self.0)
    }

    /// A number from 0 up to, not including, `count`; 0 when there is none.
    pub(super) fn below(&mut self, count: u32) -> u32 {
        (((self.next() >> 32) * u64::from(count)) >> 32) as u32
    }

    /// A number from `least` to `most`, both included; `least` when `most` is not more.
    pub(super) fn between(&mut self, least: i32, most: i32) -> i32 {
        let count = most.saturating_sub(least).saturating_add(1).max(1);
        least.saturating_add(self.below(count as u32) as i32)
    }

    pub(super) fn chance(&mut self, per_million: u32) -> bool {
        self.below(1_000_000) < per_million
    }

    /// The index of one of these weights, in proportion to them; 0 when all are 0.
    pub(super) fn pick(&mut self, weights: &[u32]) -> usize {
        let mut drawn = self.below(weights.iter().sum());
        for (place, weight) in weights.iter().enumerate() {
            match drawn.checked_sub(*weight) {
                Some(rest) => drawn = rest,
                None => return place,
            }
        }
        0
    }

    /// One of these, each equally likely; `None` of an empty list.
    pub(super) fn one_of<'a, T>(&mut self, among: &'a [T]) -> Option<&'a T> {
        among.get(self.below(among.len() as u32) as usize)
    }

    /// A number of days: first one of the ranges by its weight, then a number in it.
    pub(super) fn days(&mut self, spread: &Spread) -> i32 {
        let mut drawn = self.below(spread.iter().map(|(weight, ..)| weight).sum());
        for (weight, least, most) in spread {
            match drawn.checked_sub(*weight) {
                Some(rest) => drawn = rest,
                None => return self.between(*least, *most),
            }
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_splitmix64_s() {
        // The published sequence of seed 1234567.
        let mut rng = Rng(1_234_567);
        let drawn: [u64; 3] = std::array::from_fn(|_| rng.next());
        assert_eq!(
            drawn,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
        );
    }

    #[test]
    fn draws_stay_within_their_bounds() {
        let mut rng = Rng::new(7, Purpose::Story, 1);
        for _ in 0..1000 {
            assert!((3..=5).contains(&rng.between(3, 5)));
            assert_eq!(rng.between(3, 2), 3);
            assert_eq!(rng.below(0), 0);
            assert!(!rng.chance(0));
            assert!(rng.chance(1_000_000));
            assert_ne!(rng.pick(&[1, 0, 1]), 1);
            assert_eq!(rng.pick(&[0, 0]), 0);
            assert!([1, 2, 8, 9].contains(&rng.days(&[(1, 1, 2), (0, 3, 7), (1, 8, 9)])));
            assert_eq!(rng.one_of::<u8>(&[]), None);
        }
    }
}
