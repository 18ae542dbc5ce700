//! Every byte of a file belongs to exactly one segment, whatever lies in it.

use crate::make;

use image::ImageFormat;
use panah::inspect::inspect;
use panah::limits::Limits;
use proptest::prelude::*;

/// A still of one of the four formats with `words` in a part of its own and `tail` behind its end.
fn still(format: u8, words: &[u8], tail: &[u8]) -> Vec<u8> {
    let mut file = match format {
        0 => make::jpeg::with(&make::jpeg::picture(16, 8, false), &[make::jpeg::segment(0xfe, words)]),
        1 => {
            let plain = make::plain(ImageFormat::Png);
            [&plain[..33], &make::png_chunk(b"prVt", words), &plain[33..]].concat()
        }
        2 => {
            let plain = make::plain(ImageFormat::WebP);
            let body = [b"WEBP", &plain[12..], &make::riff_chunk(b"prVt", words)].concat();
            [b"RIFF", &(body.len() as u32).to_le_bytes()[..], &body].concat()
        }
        _ => {
            let plain = make::plain(ImageFormat::Gif);
            let blocks = words.chunks(255).flat_map(|block| [&[block.len() as u8], block].concat());
            let comment: Vec<u8> = [0x21, 0xfe].into_iter().chain(blocks).chain([0]).collect();
            [&plain[..plain.len() - 1], &comment, &[0x3b]].concat()
        }
    };
    file.extend(tail);
    file
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn segments_tile_every_still_and_its_copy_is_the_plain_one(
        format in 0..4_u8,
        words in prop::collection::vec(any::<u8>(), 1..600),
        tail in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let file = still(format, &words, &tail);
        let report = inspect(&file, &mut Limits::default()).unwrap();
        report.check_tiling().unwrap();
        prop_assert_eq!(report.segments.iter().map(|segment| segment.span.len()).sum::<u64>(), file.len() as u64);
        let plain = make::strip(&still(format, b" ", &[])).unwrap();
        prop_assert_eq!(make::strip(&file).unwrap(), plain);
    }
}
