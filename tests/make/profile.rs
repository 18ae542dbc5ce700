//! A colour profile of a maker's own: Display P3's numbers, with a canary in every word.

use super::CANARY;

/// The colorants X, Y, Z of red, green and blue, as s15Fixed16 numbers.
pub const NUMBERS: [[i32; 3]; 3] = [[33758, 15807, -72], [19136, 45367, 2747], [10296, 4362, 51385]];

/// The profile as a file (ICC.1, clause 7).
pub fn display_p3() -> Vec<u8> {
    let words = [b"desc\0\0\0\0", &(CANARY.len() as u32 + 1).to_be_bytes()[..], CANARY, &[0; 79]].concat();
    let plain = [b"text\0\0\0\0", CANARY, b"\0"].concat();
    let numbers = |values: [i32; 3]| [b"XYZ \0\0\0\0", &values.map(i32::to_be_bytes).concat()[..]].concat();
    let curve = [&b"curv\0\0\0\0\0\0\0\x01\x02\x33"[..], &[0; 2]].concat();
    let [red, green, blue] = NUMBERS.map(numbers);
    let tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", words),
        (b"cprt", plain.clone()),
        (b"prIv", plain),
        (b"wtpt", numbers([63190, 65536, 54061])),
        (b"rXYZ", red),
        (b"gXYZ", green),
        (b"bXYZ", blue),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut body = Vec::new();
    let base = 128 + 4 + 12 * tags.len();
    for (name, content) in tags {
        table.extend(name);
        table.extend(((base + body.len()) as u32).to_be_bytes());
        table.extend((content.len() as u32).to_be_bytes());
        body.extend(&content);
        body.resize(body.len().next_multiple_of(4), 0);
        body.extend(CANARY);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut header = vec![0; 128];
    header[0..4].copy_from_slice(&((base + body.len()) as u32).to_be_bytes());
    header[8..10].copy_from_slice(&[2, 0x10]);
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    header[36..40].copy_from_slice(b"acsp");
    header[48..63].copy_from_slice(CANARY);
    header[84..99].copy_from_slice(CANARY);
    [header, table, body].concat()
}
