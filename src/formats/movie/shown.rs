//! How a movie and its tracks are shown (ISO/IEC 14496-12 §8.2.2 and §8.3.2), in one form: what differs between makers without
//! showing or playing anything otherwise is a constant.

use super::track::Track;
use crate::order::Order as _;

/// 1.0 as 16.16, and as 2.30.
const ONE: i32 = 0x1_0000;
const ONE_OF_30: i32 = 0x4000_0000;

/// The end of a movie's header: its own rate and volume, and its matrix.
pub(super) fn movie(matrix: &[u8; 36]) -> Vec<u8> {
    let mut shown = vec![0, 1, 0, 0, 1, 0];
    shown.extend([0; 10]);
    shown.extend(written(words(matrix), (0, 0)));
    shown
}

/// Puts what the tracks' headers say into its one form. Layers count where several pictures are shown, groups where several tracks
/// are in one, and a volume only says whether a sound is heard.
pub(crate) fn tracks(tracks: &mut [Track]) {
    let several = tracks.iter().filter(|track| track.picture()).count() > 1;
    let heads: Vec<[u8; 8]> = tracks.iter().filter_map(|track| track.shown.first_chunk().copied()).collect();
    let mut layers: Vec<i16> = heads.iter().map(|&[high, low, ..]| i16::from_be_bytes([high, low])).collect();
    layers.order_by_key(|layer| *layer);
    layers.dedup();
    let mut groups = Vec::new();
    for track in tracks {
        let sound = track.sound();
        let Some((&mut [l0, l1, g0, g1, v0, v1, ..], rest)) = track.shown.split_first_chunk_mut::<8>() else {
            continue;
        };
        let layer = layers.iter().position(|own| *own == i16::from_be_bytes([l0, l1])).filter(|_| several).unwrap_or(0);
        let own = [g0, g1];
        let shared = own != [0; 2] && heads.iter().filter(|head| head.get(2..4) == Some(&own)).count() > 1;
        let group = match groups.iter().position(|known| *known == own) {
            _ if !shared => 0,
            Some(place) => place + 1,
            None => {
                groups.push(own);
                groups.len()
            }
        };
        let volume = if sound && [v0, v1] != [0; 2] { 0x100_u16 } else { 0 };
        let Some((matrix, size)) = rest.split_first_chunk::<36>() else { continue };
        let sides: [u8; 8] = size.first_chunk().copied().unwrap_or_default();
        let [w0, w1, w2, w3, h0, h1, h2, h3] = sides;
        let (width, height) = (i32::from_be_bytes([w0, w1, w2, w3]), i32::from_be_bytes([h0, h1, h2, h3]));
        let words = if sound { [ONE, 0, 0, 0, ONE, 0, 0, 0, 0] } else { words(matrix) };
        let mut shown = [layer as u16, group as u16, volume, 0].map(u16::to_be_bytes).concat();
        shown.extend(written(words, (width, height)));
        shown.extend(if sound { [0; 8] } else { sides });
        track.shown = shown;
        // Shown, and in the movie; that it is also in a preview says nothing to a player.
        track.flags = (track.flags & 1) * 3;
    }
}

fn words(matrix: &[u8; 36]) -> [i32; 9] {
    let mut words = [0; 9];
    for (word, bytes) in words.iter_mut().zip(matrix.as_chunks().0) {
        *word = i32::from_be_bytes(*bytes);
    }
    words
}

/// A matrix that turns, mirrors or scales, with the picture's corner where it was: at the origin.
fn written([a, b, _, c, d, ..]: [i32; 9], (width, height): (i32, i32)) -> Vec<u8> {
    let upright = [a, b, c, d].iter().all(|word| matches!(*word, 0 | ONE) || *word == -ONE);
    let moved = |by_width: i32, by_height: i32| {
        let part = |word: i32, side: i32| if upright && word < 0 { side } else { 0 };
        part(by_width, width).saturating_add(part(by_height, height))
    };
    [a, b, 0, c, d, 0, moved(a, c), moved(b, d), ONE_OF_30].map(i32::to_be_bytes).concat()
}
