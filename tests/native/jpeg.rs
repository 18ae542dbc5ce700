//! What a strip of a JPEG takes out and what it leaves.

use crate::make::jpeg as make;

use make::{exif, picture, segment, with};
use panah::error::ErrorKind;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::parts::{Part, Parts};
use panah::report::{Class, Report, Role};
use panah::source::Source;
use panah::source::cached::CachedSource;
use panah::span::Span;
use panah::strip::strip;

const CANARY: &[u8] = b"canary-of-a-person";

fn report(file: &[u8]) -> Report {
    inspect(&file.to_vec(), &mut Limits::default()).unwrap()
}

fn stripped(file: &[u8]) -> Vec<u8> {
    let source = file.to_vec();
    let safe = strip(&source, &Limits::default()).unwrap();
    let output = safe.parts.over(&source);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes).unwrap();
    bytes
}

fn pixels(file: &[u8]) -> Vec<u8> {
    jpeg_decoder::Decoder::new(file).decode().unwrap()
}

fn holds(file: &[u8], what: &[u8]) -> bool {
    memchr::memmem::find(file, what).is_some()
}

#[test]
fn every_carrier_of_words_goes_and_the_picture_stays_bit_for_bit() {
    let plain = picture(40, 24, false);
    let canary = |before: &[u8]| [before, CANARY].concat();
    let mut parts: Vec<Vec<u8>> = (0xe0..=0xef).map(|code| segment(code, CANARY)).collect();
    parts.extend([
        segment(0xfe, CANARY),
        segment(0xe0, &canary(b"JFXX\0\x10")),
        exif(1, std::str::from_utf8(CANARY).unwrap()),
        segment(0xe1, &canary(b"http://ns.adobe.com/xap/1.0/\0")),
        segment(0xe1, &canary(b"http://ns.adobe.com/xmp/extension/\0")),
        segment(0xe2, &canary(b"MPF\0")),
        segment(0xe2, &canary(b"ICC_PROFILE\0\x01\x01")),
        segment(0xeb, &canary(b"JP\0\x01\0\0\0\x01")),
        segment(0xed, &canary(b"Photoshop 3.0\0")),
        segment(0xee, &canary(b"Adobe\0\x64\x80\0\0\0\x01")),
        segment(0xf0, CANARY),
    ]);
    let file = [with(&plain, &parts), CANARY.to_vec()].concat();
    assert!(holds(&file, CANARY));
    let copy = stripped(&file);
    assert!(!holds(&copy, CANARY));
    assert_eq!(pixels(&copy), pixels(&plain));
    assert!(report(&copy).findings.is_empty());
    assert_eq!(stripped(&copy), copy, "a second strip changes nothing");
}

#[test]
fn a_copy_with_nothing_in_it_is_left_as_it_is() {
    let copy = stripped(&picture(33, 17, true));
    assert_eq!(stripped(&copy), copy);
    assert!(report(&copy).segments.iter().all(|s| matches!(s.role, Role::Structure | Role::Media)));
}

#[test]
fn orientation_is_kept_in_the_smallest_exif_there_is() {
    for orientation in 2..=8 {
        let file = with(&picture(16, 8, false), &[exif(orientation, "canary-of-a-person")]);
        let copy = stripped(&file);
        assert!(!holds(&copy, CANARY));
        assert_eq!(report(&copy).picture.unwrap().orientation.0, orientation);
        assert_eq!(stripped(&copy), copy);
    }
    let upright = stripped(&with(&picture(16, 8, false), &[exif(1, "maker")]));
    assert!(!holds(&upright, b"Exif"));
}

#[test]
fn bytes_between_segments_and_behind_the_end_are_told_and_go() {
    let plain = picture(16, 16, false);
    let file = with(&plain, &[segment(0xfe, b"x"), CANARY.to_vec()]);
    assert!(!holds(&stripped(&file), CANARY));

    for (tail, class) in [
        (picture(8, 8, false), Class::HiddenPicture),
        (b"\0\0\0\x18ftypmp42".to_vec(), Class::HiddenClip),
        ([b"PK\x03\x04".as_slice(), CANARY].concat(), Class::Unknown),
        (CANARY.to_vec(), Class::Unknown),
    ] {
        let file = [plain.clone(), tail].concat();
        assert!(report(&file).findings.iter().any(|finding| finding.class == class), "{class:?}");
        assert_eq!(stripped(&file), stripped(&plain));
    }
}

#[test]
fn a_signature_across_two_reads_is_seen() {
    for before in 65_530..65_540 {
        let tail = [vec![7; before], b"ftyp".to_vec()].concat();
        let file = [picture(8, 8, false), tail].concat();
        assert!(report(&file).findings.iter().any(|finding| finding.class == Class::HiddenClip), "{before}");
    }
}

#[test]
fn fill_bytes_before_markers_are_padding() {
    let file = with(&picture(8, 8, false), &[vec![0xff; 70_000]]);
    assert_eq!(stripped(&file), stripped(&picture(8, 8, false)));
}

#[test]
fn wherever_a_jpeg_is_cut_off_what_arrived_of_its_picture_is_copied_and_nothing_else() {
    for progressive in [false, true] {
        let plain = picture(24, 24, progressive);
        let mut copied = 0;
        for end in 2..plain.len() {
            match inspect(&plain[..end].to_vec(), &mut Limits::default()) {
                Ok(report) => {
                    assert!(report.missing.is_some_and(|missing| missing < 100), "{end}");
                    let copy = stripped(&plain[..end]);
                    assert_eq!(stripped(&copy), copy, "{end}");
                    copied += 1;
                }
                Err(error) => {
                    assert!(matches!(error.kind(), ErrorKind::Malformed | ErrorKind::Unsupported), "{end}: {error}")
                }
            }
        }
        assert!(copied > plain.len() / 8, "{copied} of {}", plain.len());
    }
    let huge = [&[0xff, 0xd8][..], &segment(0xc0, &[8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0])].concat();
    assert_eq!(inspect(&huge, &mut Limits::default()).unwrap_err().kind(), ErrorKind::Limit);
    let lossless = [&[0xff, 0xd8][..], &segment(0xc3, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0])].concat();
    assert_eq!(inspect(&lossless, &mut Limits::default()).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn a_table_of_a_class_or_a_number_that_cannot_be_breaks_the_rules() {
    for progressive in [false, true] {
        let plain = picture(64, 48, progressive);
        let tables: Vec<usize> = (0..plain.len() - 4)
            .filter(|&at| matches!(plain[at..at + 2], [0xff, 0xc4 | 0xdb]) && plain[at + 2] < 2)
            .collect();
        assert!(tables.len() > 1);
        for (at, bit) in tables.into_iter().flat_map(|at| [0x04, 0x08, 0x20, 0x80].map(|bit| (at + 4, bit))) {
            let mut file = plain.clone();
            file[at] ^= bit;
            let error = panah::strip::strip(&file, &Limits::default()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Malformed, "{at} {bit:x}: {error}");
        }
    }
}

/// Where the coded data of each scan ends: at the marker behind it.
fn scan_ends(file: &[u8]) -> Vec<usize> {
    let is = |at: usize, code: fn(u8) -> bool| file[at] == 0xff && code(file[at + 1]);
    let scans = (0..file.len() - 1).filter(|&at| is(at, |code| code == 0xda));
    scans.map(|at| (at + 2..).find(|&end| is(end, |code| !matches!(code, 0 | 0xd0..=0xd7 | 0xff))).unwrap()).collect()
}

#[test]
fn bytes_behind_the_last_code_of_any_progressive_scan_go() {
    let plain = stripped(&picture(64, 48, true));
    let ends = scan_ends(&plain);
    assert!(ends.len() > 5);
    for end in ends {
        let file = [&plain[..end], CANARY, &plain[end..]].concat();
        assert!(report(&file).findings.iter().any(|finding| finding.field == "bytes inside a JPEG scan"), "{end}");
        assert_eq!(stripped(&file), plain);
    }
    let restart = plain.windows(2).position(|pair| pair == [0xff, 0xd0]).unwrap();
    assert_eq!(stripped(&[&plain[..restart], CANARY, &plain[restart..]].concat()), plain);
}

/// A picture of one block whose last scan adds a bit to each of 20 coefficients: who does not know of them reads it otherwise.
fn refined() -> Vec<u8> {
    let codes = |class: u8, counts: [u8; 2], symbols: &[u8]| {
        segment(0xc4, &[&[class, counts[0], counts[1]], &[0; 14][..], symbols].concat())
    };
    let scan = |band: [u8; 2], approximation: u8, data: &[u8]| {
        [&segment(0xda, &[1, 1, 0, band[0], band[1], approximation]), data].concat()
    };
    [
        &[0xff, 0xd8][..],
        &segment(0xdb, &[&[0], &[1; 64][..]].concat()),
        &segment(0xc2, &[8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
        &codes(0, [1, 0], &[0]),
        &codes(0x10, [1, 1], &[1, 0]),
        &scan([0, 0], 0, &[0x7f]),
        &scan([1, 63], 1, &[0x55, 0x55, 0x55, 0x55, 0x55, 0xbf]),
        &scan([1, 63], 0x10, &[0x80, 0x00, 0x03]),
        &[0xff, 0xd9],
    ]
    .concat()
}

#[test]
fn bytes_behind_a_code_are_found_in_a_copy_whose_other_scans_are_known() {
    for plain in [stripped(&picture(64, 48, false)), stripped(&picture(64, 48, true)), refined()] {
        for end in scan_ends(&plain) {
            let source = CachedSource::new(&plain);
            assert_eq!(inspect(&source, &mut Limits::default()).unwrap().findings, []);
            let parts = [
                Part::Copy(Span::new(0, end as u64)),
                Part::Bytes(CANARY.to_vec()),
                Part::Copy(Span::new(end as u64, plain.len() as u64)),
            ];
            let parts: Parts = parts.into_iter().collect();
            let report = inspect(&parts.over(&source), &mut Limits::default()).unwrap();
            assert_eq!(report.findings.len(), 1, "{end}");
            assert_eq!(report.findings[0].field, "bytes inside a JPEG scan");
        }
    }
}

#[test]
fn bits_that_fill_up_a_scans_last_byte_are_ones_again() {
    let mut mended = [0; 2];
    for (mended, progressive) in mended.iter_mut().zip([false, true]) {
        let plain = stripped(&picture(64, 48, progressive));
        let restarts = (0..plain.len() - 1).filter(|at| plain[*at] == 0xff && matches!(plain[at + 1], 0xd0..=0xd7));
        for end in scan_ends(&plain).into_iter().chain(restarts) {
            // A byte of ones has a zero behind it, and is none any more once a bit is cleared.
            let stuffed = plain[..end].ends_with(&[0xff, 0]);
            let last = end - if stuffed { 2 } else { 1 };
            if plain[last] & 1 == 0 {
                continue;
            }
            let file = [&plain[..last], &[plain[last] & !1], CANARY, &plain[end..]].concat();
            let bits = [&plain[..last], &[plain[last] & !1], &plain[end..]].concat();
            // Where the bit was one of a code, the picture is another one.
            if report(&bits).findings.iter().any(|finding| finding.field == "JPEG padding bits") {
                *mended += 1;
                assert_eq!(stripped(&bits), plain, "{end}");
                assert_eq!(stripped(&file), plain, "{end}");
            }
        }
    }
    assert!(mended.iter().all(|mended| *mended > 5), "{mended:?}");
}

#[test]
fn tables_that_no_scan_uses_go() {
    for progressive in [false, true] {
        let plain = stripped(&picture(32, 16, progressive));
        let words: Vec<u8> = CANARY.iter().copied().cycle().take(64).collect();
        let quantiser = |number: u8| segment(0xdb, &[&[number], words.as_slice()].concat());
        let codes = segment(0xc4, &[&[0x13, 0, 0, 0, 0, 0, CANARY.len() as u8], &[0; 10][..], CANARY].concat());
        let interval = segment(0xdd, &[7, 7]);
        let end = plain.len() - 2;
        let file = [
            &plain[..2],
            &quantiser(0),
            &quantiser(3),
            &codes,
            &interval,
            &plain[2..end],
            &quantiser(0),
            &codes,
            &plain[end..],
        ];
        let file = file.concat();
        assert!(report(&file).findings.iter().any(|finding| finding.field == "JPEG tables that nothing uses"));
        assert_eq!(stripped(&file), plain);
    }
}

#[test]
fn a_table_that_nothing_uses_goes_from_between_others() {
    let plain = stripped(&picture(32, 16, false));
    let at = plain.windows(2).position(|pair| pair == [0xff, 0xdb]).unwrap();
    let words: Vec<u8> = CANARY.iter().copied().cycle().take(64).collect();
    let len = u16::from_be_bytes([plain[at + 2], plain[at + 3]]) as usize;
    let body = [&[2], words.as_slice(), &plain[at + 4..at + 2 + len], &[3], words.as_slice()].concat();
    let file = [&plain[..at], &segment(0xdb, &body), &plain[at + 2 + len..]].concat();
    assert_eq!(stripped(&file), plain);
}

#[test]
fn a_turn_that_xmp_alone_tells_of_is_told_and_not_followed() {
    let packet =
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description tiff:Orientation='6'/></rdf:RDF></x:xmpmeta>";
    let body = [b"http://ns.adobe.com/xap/1.0/\0", packet.as_bytes()].concat();
    let report = report(&with(&picture(16, 8, false), &[segment(0xe1, &body)]));
    assert_eq!(report.picture.unwrap().orientation.0, 1);
    assert!(report.findings.iter().any(|finding| finding.field.contains("Orientation") && finding.value == "6"));
}
