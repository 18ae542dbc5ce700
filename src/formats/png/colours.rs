//! How colours are meant (PNG, section 11.3.2): only with the values that known profiles have, since others mark single screens
//! and programs.

/// Gammas (11.3.2.2) of files that are linear, of 1.8, 2, 2.2, 2.4 and 2.6.
const GAMMAS: [u32; 6] = [100_000, 55_556, 50_000, 45_455, 41_667, 38_462];

/// White, red, green and blue (11.3.2.1) of sRGB, Adobe RGB, Display P3, BT.2020, BT.601 of 625 and of 525 lines, and ProPhoto.
const CHROMATICITIES: [[u32; 8]; 7] = [
    [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000],
    [31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000],
    [31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000],
    [31270, 32900, 70800, 29200, 17000, 79700, 13100, 4600],
    [31270, 32900, 64000, 33000, 29000, 60000, 15000, 6000],
    [31270, 32900, 63000, 34000, 31000, 59500, 15500, 7000],
    [34570, 35850, 73470, 26530, 15960, 84040, 3660, 10],
];

/// How far chromaticities may be from those of a profile.
const NEAR: u32 = 500;

/// What stays of a chunk's content: nothing of numbers that no known profile has, and of what only tells of the screen on which a
/// picture was made (`mDCV`, `cLLI`).
pub(super) fn known(kind: [u8; 4], content: &[u8]) -> Option<Vec<u8>> {
    let numbers: Vec<u32> =
        content.chunks_exact(4).map(|four| four.iter().fold(0, |sum, &byte| sum << 8 | u32::from(byte))).collect();
    match (&kind, content) {
        (b"gAMA", _) => {
            let own = *numbers.first().filter(|own| (20_000..=200_000).contains(*own))?;
            GAMMAS.into_iter().min_by_key(|gamma| gamma.abs_diff(own)).map(|gamma| gamma.to_be_bytes().to_vec())
        }
        (b"cHRM", _) => {
            let near = |known: &&[u32; 8]| known.iter().zip(&numbers).all(|(known, own)| known.abs_diff(*own) <= NEAR);
            CHROMATICITIES.iter().find(near).map(|known| known.iter().flat_map(|own| own.to_be_bytes()).collect())
        }
        // The intent is for printers.
        (b"sRGB", [0..=3]) => Some(vec![0]),
        (b"cICP", [1 | 4..=9 | 11 | 12, 1 | 4..=9 | 11 | 13..=16 | 18, 0, 0 | 1]) => Some(content.to_vec()),
        (b"tRNS", _) => Some(content.to_vec()),
        _ => None,
    }
}
