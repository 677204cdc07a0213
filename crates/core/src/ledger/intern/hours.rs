//! Hours a week as numbers in a list.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The distinct hours of placements.
#[derive(Debug, Clone, Default)]
pub(crate) struct HoursList {
    pub(crate) list: Vec<f64>,
    numbers: HashMap<u64, u32, BuildHasherDefault<BitsHasher>>,
}

impl HoursList {
    pub(crate) fn find(&self, hours: f64) -> Option<u32> {
        self.numbers.get(&hours.to_bits()).copied()
    }

    pub(crate) fn add(&mut self, hours: f64) -> u32 {
        *self.numbers.entry(hours.to_bits()).or_insert_with(|| {
            self.list.push(hours);
            self.list.len() as u32 - 1
        })
    }
}

/// Hashes the bits of a number by one multiplication. Nothing that is written out depends on it.
#[derive(Debug, Clone, Default)]
struct BitsHasher(u64);

impl Hasher for BitsHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, bits: u64) {
        let mixed = (self.0 ^ bits).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ mixed >> 32;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
