//! What a strip of a TIFF or of a digital negative takes out and what it leaves.

use crate::make;

use make::CANARY;
use make::tiff::{FORMS, Form, Picture, Value, file, talk};
use panah::error::ErrorKind;
use panah::format::Format;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::{Class, Orientation, Report};

const PLAIN: Form = FORMS[0];

fn report(file: &[u8]) -> Report {
    inspect(&file, &mut Limits::default()).unwrap()
}

/// Strips twice: the copy must be its own copy.
fn strip(file: &[u8]) -> Vec<u8> {
    let once = make::strip(file).unwrap();
    assert_eq!(make::strip(&once).unwrap(), once);
    assert!(report(&once).findings.is_empty());
    assert!(!make::holds(&once, CANARY));
    once
}

/// The values of a tag in the first directory of a small little-endian file, up to four bytes each.
fn tag(file: &[u8], tag: u16) -> Option<(u16, u32, u32)> {
    let u16 = |at: usize| u16::from_le_bytes(file[at..at + 2].try_into().unwrap());
    let u32 = |at: usize| u32::from_le_bytes(file[at..at + 4].try_into().unwrap());
    let first = u32(4) as usize;
    (0..usize::from(u16(first)))
        .map(|index| first + 2 + 12 * index)
        .find(|&at| u16(at) == tag)
        .map(|at| (u16(at + 2), u32(at + 4), u32(at + 8)))
}

/// A page with everything that reveals something.
fn loaded(page: Picture) -> Picture {
    talk().into_iter().fold(page, |page, (tag, value)| page.with(tag, value))
}

#[test]
fn every_form_loses_all_that_tells_and_keeps_its_picture() {
    for form in FORMS {
        let page = Picture::grey(20, 10);
        let rows = page.strips[0].clone();
        let before = file(form, &[loaded(page.clone())]);
        let copy = strip(&before);
        assert!(make::holds(&copy, &rows));
        assert_eq!(copy, strip(&file(form, &[page])));
        let found = report(&before).findings;
        for class in [
            Class::Device,
            Class::Person,
            Class::Time,
            Class::Serial,
            Class::Text,
            Class::Software,
            Class::HiddenPicture,
        ] {
            assert!(found.iter().any(|finding| finding.class == class), "{class:?}");
        }
        assert!(found.iter().filter(|finding| finding.value.contains("CANARY")).count() > 10);
    }
}

#[test]
fn the_orientation_and_the_shape_of_pixels_stay_and_the_resolution_goes() {
    let page = Picture::grey(20, 10).with(274, Value::Short(vec![6]));
    let page = page.with(282, Value::Fraction(vec![(204, 1)])).with(283, Value::Fraction(vec![(98, 1)]));
    let copy = strip(&file(PLAIN, &[page.with(296, Value::Short(vec![2]))]));
    assert_eq!(report(&copy).picture.unwrap().orientation, Orientation(6));
    assert_eq!(tag(&copy, 296).unwrap().2, 1);
    let square =
        Picture::grey(20, 10).with(282, Value::Fraction(vec![(72, 1)])).with(283, Value::Fraction(vec![(72, 1)]));
    assert_eq!(tag(&strip(&file(PLAIN, &[square])), 282), None);
}

#[test]
fn pages_stay_and_small_copies_and_masks_go() {
    let small = |tagged: bool| {
        let page = Picture::grey(8, 4);
        if tagged { page.with(254, Value::Long(vec![1])) } else { page }
    };
    let pages = [
        Picture::grey(80, 40),
        Picture::grey(30, 40),
        small(true),
        small(false),
        Picture::grey(8, 4).with(254, Value::Long(vec![4])),
    ];
    let before = file(PLAIN, &pages);
    let found = report(&before);
    assert_eq!(found.picture.unwrap().frames, 2);
    assert_eq!(found.findings.iter().filter(|finding| finding.class == Class::Thumbnail).count(), 1);
    assert!(found.findings.iter().any(|finding| finding.class == Class::HiddenPicture));
    let copy = strip(&before);
    assert_eq!(report(&copy).picture.unwrap().frames, 2);
    assert_eq!(copy, strip(&file(PLAIN, &pages[..2])));
}

#[test]
fn a_small_copy_in_front_gives_way_to_the_picture_below_it() {
    let main = Picture::grey(80, 40);
    let front = Picture::grey(8, 4).with(254, Value::Long(vec![1])).with(330, Value::Directory(main.clone()));
    assert_eq!(strip(&file(PLAIN, &[front])), strip(&file(PLAIN, &[main])));
}

#[test]
fn directories_in_a_circle_end() {
    let mut circle = file(PLAIN, &[Picture::grey(8, 4)]);
    let first = u32::from_le_bytes(circle[4..8].try_into().unwrap());
    let at = circle.len() - CANARY.len() - 4;
    circle[at..at + 4].copy_from_slice(&first.to_le_bytes());
    assert_eq!(strip(&circle), strip(&file(PLAIN, &[Picture::grey(8, 4)])));
}

/// LZW as TIFF writes it: each byte by its own code, with a clear before every 200 and the end behind.
fn lzw(bytes: &[u8]) -> Vec<u8> {
    let codes = bytes.chunks(200).flat_map(|run| std::iter::once(256).chain(run.iter().map(|&byte| u32::from(byte))));
    let (mut out, mut held, mut count) = (Vec::new(), 0u32, 0);
    for code in codes.chain([257]) {
        (held, count) = (held << 9 | code, count + 9);
        while count >= 8 {
            out.push((held >> (count - 8)) as u8);
            count -= 8;
            held &= (1 << count) - 1;
        }
    }
    out.push((held << (8 - count)) as u8);
    out
}

/// Rows of a picture of 40 by 20, and each coding of them.
fn codings() -> Vec<(u16, Vec<u8>)> {
    let rows: Vec<u8> = (0..800u32).map(|i| (i / 3 % 256) as u8).collect();
    let runs = rows.chunks(100).flat_map(|run| [&[99], run].concat()).collect();
    let mut jpeg = Vec::new();
    jpeg_encoder::Encoder::new(&mut jpeg, 90).encode(&rows, 40, 20, jpeg_encoder::ColorType::Luma).unwrap();
    let at = jpeg.windows(2).position(|pair| pair == [0xff, 0xda]).unwrap();
    let tables = make::jpeg::segment(0xfe, b"words");
    let jpeg = [&jpeg[..2], &tables, &jpeg[2..at], &jpeg[at..]].concat();
    vec![
        (1, rows.clone()),
        (5, lzw(&rows)),
        (7, jpeg),
        (8, miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6)),
        (32946, miniz_oxide::deflate::compress_to_vec_zlib(&rows, 6)),
        (32773, runs),
    ]
}

#[test]
fn bytes_behind_the_last_code_of_a_strip_go_in_every_coding() {
    for (compression, strip_) in codings() {
        let plain = file(PLAIN, &[Picture::coded(40, 20, compression, vec![strip_.clone()])]);
        let hidden = [strip_.as_slice(), CANARY].concat();
        let before = file(PLAIN, &[Picture::coded(40, 20, compression, vec![hidden])]);
        assert!(
            report(&before).findings.iter().any(|finding| finding.field == "TIFF bytes behind a part of the picture")
        );
        let copy = strip(&before);
        assert_eq!(copy, strip(&plain), "{compression}");
        if compression != 7 {
            assert!(make::holds(&copy, &strip_));
        }
    }
}

#[test]
fn strips_that_are_cut_short_are_an_error() {
    for (compression, strip) in codings().into_iter().filter(|(compression, _)| !matches!(compression, 1 | 7)) {
        let cut = strip[..strip.len() / 2].to_vec();
        let error = make::strip(&file(PLAIN, &[Picture::coded(40, 20, compression, vec![cut])])).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Malformed, "{compression}");
    }
}

#[test]
fn comments_inside_of_jpeg_data_and_tables_go() {
    let jpeg = codings().remove(2).1;
    let tables =
        [&[0xff, 0xd8][..], &make::jpeg::segment(0xfe, CANARY), &make::jpeg::segment(0xe1, CANARY), &[0xff, 0xd9]]
            .concat();
    let page = Picture::coded(40, 20, 7, vec![jpeg]).with(347, Value::Bytes([tables, CANARY.to_vec()].concat()));
    let copy = strip(&file(PLAIN, &[page]));
    assert!(!make::holds(&copy, b"words"));
    assert!(!make::holds(&copy, b"JFIF"));
    assert_eq!(tag(&copy, 347).unwrap().1, 4);
}

#[test]
fn a_jpeg_kept_in_the_old_way_stays_whole() {
    let jpeg = codings().remove(2).1;
    let mut page = Picture::coded(40, 20, 6, vec![jpeg]);
    page.strips[0].splice(2..2, make::jpeg::segment(0xe1, CANARY));
    let copy = strip(&file(PLAIN, &[loaded(page.clone())]));
    assert_eq!(report(&copy).picture.unwrap().width, 40);
    page.strips = vec![page.strips.concat(); 2];
    assert_eq!(make::strip(&file(PLAIN, &[page])).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn tiles_and_planes_stay_in_their_order() {
    let tile = |shade: u8| vec![shade; 256];
    let mut page = Picture::coded(30, 20, 1, vec![tile(1), tile(2), tile(3), tile(4)]);
    page.entries.retain(|entry| entry.0 != 278);
    page.tiled = true;
    let copy = strip(&file(PLAIN, &[page.with(322, Value::Short(vec![16])).with(323, Value::Short(vec![16]))]));
    assert!(make::holds(&copy, &[tile(1), tile(2), tile(3), tile(4)].concat()));
    let planes = Picture::coded(16, 16, 1, vec![tile(1), tile(2), tile(3)]);
    let planes = planes
        .with(277, Value::Short(vec![3]))
        .with(262, Value::Short(vec![2]))
        .with(258, Value::Short(vec![8; 3]))
        .with(284, Value::Short(vec![2]));
    let copy = strip(&file(PLAIN, &[planes.with(278, Value::Short(vec![16])).with(262, Value::Short(vec![2]))]));
    assert!(make::holds(&copy, &[tile(1), tile(2), tile(3)].concat()));
}

#[test]
fn a_profile_keeps_its_numbers_and_loses_its_words() {
    let page = Picture::grey(8, 4).with(34675, Value::Bytes(make::profile::display_p3()));
    let copy = strip(&file(PLAIN, &[page]));
    for number in make::profile::NUMBERS {
        assert!(make::holds(&copy, &number.map(i32::to_be_bytes).concat()));
    }
}

/// A digital negative: a small copy in front, the raw picture below it, and a larger preview beside that.
fn negative() -> Vec<u8> {
    let raw = Picture::grey(64, 32)
        .with(254, Value::Long(vec![0]))
        .with(262, Value::Short(vec![32803]))
        .with(33421, Value::Short(vec![2, 2]))
        .with(50713, Value::Short(vec![2, 2]))
        .with(50714, Value::Short(vec![64; 4]))
        .with(50717, Value::Short(vec![1023]))
        .with(51009, Value::Bytes(CANARY.to_vec()));
    let front = loaded(Picture::grey(8, 4))
        .with(254, Value::Long(vec![1]))
        .with(274, Value::Short(vec![8]))
        .with(330, Value::Directory(raw))
        .with(50706, Value::Short(vec![1, 4, 0, 0]))
        .with(50708, Value::Text(CANARY.to_vec()))
        .with(50721, Value::Fraction(vec![(1, 3); 9]))
        .with(50723, Value::Fraction(vec![(1_000_003, 1_000_033); 9]))
        .with(50728, Value::Fraction(vec![(1, 2); 3]))
        .with(50735, Value::Text(CANARY.to_vec()))
        .with(50740, Value::Bytes(CANARY.to_vec()))
        .with(50827, Value::Text(CANARY.to_vec()));
    file(PLAIN, &[front])
}

#[test]
fn of_a_negative_the_raw_picture_stays_with_its_colours_and_no_serial_number() {
    let before = negative();
    assert_eq!(report(&before).format, Format::Dng);
    let copy = strip(&before);
    let picture = report(&copy).picture.unwrap();
    assert_eq!((picture.width, picture.height, picture.orientation), (64, 32, Orientation(8)));
    assert_eq!(report(&copy).format, Format::Dng);
    assert_eq!(tag(&copy, 50721).unwrap().1, 9);
    assert_eq!(tag(&copy, 50728).unwrap().1, 3);
    assert_eq!(tag(&copy, 50713), None);
    assert_eq!(tag(&copy, 50714), Some((3, 1, 64)));
    for gone in [330, 50708, 50723, 50735, 50740, 50827, 51009] {
        assert_eq!(tag(&copy, gone), None, "{gone}");
    }
    assert!(report(&before).findings.iter().any(|finding| finding.class == Class::Thumbnail));
}

#[test]
fn strips_that_lie_over_each_other_are_an_error() {
    let mut before = file(PLAIN, &[Picture::coded(8, 2, 1, vec![vec![1; 8], vec![2; 8]])]);
    let first = u32::from_le_bytes(before[4..8].try_into().unwrap()) as usize;
    let at = (first..before.len()).find(|&at| before[at..].starts_with(&[0x17, 1, 4, 0])).unwrap();
    let counts = u32::from_le_bytes(before[at + 8..at + 12].try_into().unwrap()) as usize;
    let most = before.len() as u32 - 100;
    before[counts..counts + 4].copy_from_slice(&most.to_le_bytes());
    before[counts + 4..counts + 8].copy_from_slice(&most.to_le_bytes());
    assert_eq!(make::strip(&before).unwrap_err().kind(), ErrorKind::Malformed);
}

#[test]
fn a_coding_that_is_not_known_is_refused() {
    let error = make::strip(&file(PLAIN, &[Picture::coded(8, 4, 50000, vec![vec![0; 32]])])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Refused);
}

#[test]
fn a_tiff_cut_or_changed_anywhere_is_no_harm() {
    let mut samples = vec![negative(), file(FORMS[3], &[loaded(Picture::grey(8, 4)), Picture::grey(5, 5)])];
    samples.extend(codings().into_iter().skip(1).map(|(compression, strip)| {
        file(PLAIN, &[Picture::coded(40, 20, compression, vec![strip]).with(530, Value::Short(vec![2, 2]))])
    }));
    for file in samples {
        for end in 0..file.len() {
            make::attempt(&file[..end]);
        }
        for at in (0..file.len()).filter(|at| at % 3 == 0 || file.len() < 1500) {
            for value in [0, 1, 0xff] {
                let mut file = file.clone();
                file[at] = value;
                make::attempt(&file);
            }
            for value in [[0; 4], [0xff; 4], [0xff, 0xff, 0xff, 0x7f]] {
                let mut file = file.clone();
                if let Some(field) = file.get_mut(at..at + 4) {
                    field.copy_from_slice(&value);
                    make::attempt(&file);
                }
            }
        }
    }
}
