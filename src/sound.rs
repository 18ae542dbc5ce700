//! Sound: decoded samples, from -1 to 1, drawn, silenced and distorted as they stream by.

pub mod outline;
pub mod silence;
pub mod warp;

use crate::error::{Error, Reason, Result};

/// Checks how a sound is sampled. Errors: `malformed` for fewer than 8,000 or more than 192,000 samples a second.
fn check_rate(rate: u32) -> Result<()> {
    match rate {
        8_000..=192_000 => Ok(()),
        _ => Err(Error::at(Reason::UnknownCodec, "a sound of this many samples a second cannot be read", 0)),
    }
}

/// Checks rate and channels. Errors: `malformed` for a wrong rate, and for none or more than 32 channels.
fn check(rate: u32, channels: u32) -> Result<usize> {
    check_rate(rate)?;
    match channels {
        1..=32 => Ok(channels as usize),
        _ => Err(Error::at(Reason::UnknownCodec, "a sound of this many channels cannot be read", 0)),
    }
}
