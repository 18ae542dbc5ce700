//! Parameter sets of the smallest pictures there are, and what containers store of them.

/// A sequence parameter set of H.264, baseline, one macroblock.
pub const SEQUENCE: [u8; 6] = [0x67, 66, 0, 10, 0xda, 0x79];
/// A picture parameter set of H.264.
pub const PICTURE: [u8; 4] = [0x68, 0xce, 0x38, 0x80];
/// A video parameter set of HEVC.
pub const HEVC_VIDEO: [u8; 23] =
    [0x40, 1, 0x0c, 1, 0xff, 0xff, 3, 0x70, 0, 0, 3, 0, 0x90, 0, 0, 3, 0, 0, 3, 0, 0x1e, 0xf0, 0x24];
/// A sequence parameter set of HEVC, Main Still Picture, 64 by 64.
pub const HEVC_SEQUENCE: [u8; 27] =
    [0x42, 1, 1, 3, 0x70, 0, 0, 3, 0, 0x90, 0, 0, 3, 0, 0, 3, 0, 0x1e, 0xa0, 0x20, 0x81, 5, 0x97, 0xe4, 0x93, 8, 0x20];
/// A picture parameter set of HEVC.
pub const HEVC_PICTURE: [u8; 6] = [0x44, 1, 0xc0, 0x71, 0x80, 0x12];

/// The body of a sequence header of AV1: a still of 16 by 16.
pub const AV1_SEQUENCE: [u8; 6] = [0x18, 0x15, 0x4f, 0x3c, 0, 8];
/// The header of its frame, up to the one tile.
pub const AV1_FRAME: [u8; 5] = [0x96, 0x40, 0, 0, 0];

/// An AV1 unit with its length.
pub fn obu(kind: u8, body: &[u8]) -> Vec<u8> {
    [&[kind << 3 | 2, body.len() as u8], body].concat()
}

fn behind_length(unit: &[u8]) -> Vec<u8> {
    [&(unit.len() as u16).to_be_bytes(), unit].concat()
}

/// The decoder configuration record of H.264 with these sets.
pub fn avcc(sequences: &[&[u8]], pictures: &[&[u8]]) -> Vec<u8> {
    let list = |sets: &[&[u8]]| sets.iter().flat_map(|set| behind_length(set)).collect::<Vec<u8>>();
    let head = [1, 66, 0, 10, 0xff, 0xe0 | sequences.len() as u8];
    [&head, list(sequences).as_slice(), &[pictures.len() as u8], &list(pictures)].concat()
}

/// The decoder configuration record of HEVC with these sets, each in an array of its own.
pub fn hvcc(sets: &[&[u8]]) -> Vec<u8> {
    let mut body = vec![1, 3, 0x70, 0, 0, 0, 0x90, 0, 0, 0, 0, 0, 30, 0xf0, 0, 0xfc, 0xfd, 0xf8, 0xf8, 0, 0, 0x0f];
    body.push(sets.len() as u8);
    for set in sets {
        body.extend([0x80 | set[0] >> 1, 0, 1]);
        body.extend(behind_length(set));
    }
    body
}

/// The smallest setup header of Vorbis.
pub fn vorbis_setup() -> Vec<u8> {
    [
        b"\x05vorbis".as_slice(),
        &[
            0, 66, 67, 86, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
        ],
    ]
    .concat()
}
