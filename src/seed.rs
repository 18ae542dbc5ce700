//! Seeds: 32 random bytes from which a copy's randomness is drawn, so that a test can draw the same again.

use sha2::{Digest as _, Sha256};

/// A stream of random numbers drawn from a seed: SHA-256 of the seed and a counter.
#[derive(Clone)]
pub struct Seed {
    seed: [u8; 32],
    drawn: u64,
}

impl Seed {
    /// A stream from 32 bytes that must come from the system's own source of randomness.
    pub const fn new(seed: [u8; 32]) -> Self {
        Self { seed, drawn: 0 }
    }

    /// The next 32 bytes. Nothing about one block follows from the others.
    pub fn block(&mut self) -> [u8; 32] {
        let block = Sha256::new().chain_update(self.seed).chain_update(self.drawn.to_be_bytes()).finalize();
        self.drawn += 1;
        block.into()
    }

    /// The next number, even in 0..1.
    pub fn unit(&mut self) -> f64 {
        let [a, b, c, d, ..] = self.block();
        f64::from(u32::from_be_bytes([a, b, c, d])) / 4_294_967_296.0
    }
}
