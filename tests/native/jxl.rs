//! What a strip of a JPEG XL takes out and what it leaves.

use crate::make;

use make::CANARY;
use make::jxl::{boxed, codestream, front, turned};
use panah::error::ErrorKind;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::{Class, Orientation, Report};

fn report(file: &[u8]) -> Report {
    inspect(&file, &mut Limits::default()).unwrap()
}

/// Strips twice: the copy must be its own copy.
fn strip(file: &[u8]) -> Vec<u8> {
    let once = make::strip(file).unwrap();
    assert_eq!(make::strip(&once).unwrap(), once);
    assert!(!report(&once).has_removable_findings());
    assert!(!make::holds(&once, CANARY));
    once
}

/// The picture as `jxlp` boxes of these lengths and one for the rest, each with `between` behind it.
fn pieces(stream: &[u8], lengths: &[usize], between: &[u8]) -> Vec<u8> {
    let (mut out, mut rest) = (Vec::new(), stream);
    for (number, &len) in (0u32..).zip(lengths) {
        let (piece, after) = rest.split_at(len);
        out.extend([boxed(b"jxlp", &[&number.to_be_bytes(), piece].concat()), between.to_vec()].concat());
        rest = after;
    }
    let last = 0x8000_0000 | lengths.len() as u32;
    out.extend([boxed(b"jxlp", &[&last.to_be_bytes(), rest].concat()), between.to_vec()].concat());
    out
}

fn talk() -> Vec<u8> {
    let exif = [&[0; 4][..], &make::exif(6)].concat();
    let brotli = [b"Exif", CANARY].concat();
    [
        boxed(b"Exif", &exif),
        boxed(b"xml ", &make::xmp()),
        boxed(b"jumb", CANARY),
        boxed(b"jbrd", CANARY),
        boxed(b"brob", &brotli),
        boxed(b"jhgm", CANARY),
        boxed(b"free", CANARY),
    ]
    .concat()
}

#[test]
fn a_container_keeps_its_picture_alone() {
    let plain = [front(), boxed(b"jxlc", &codestream())].concat();
    assert_eq!(strip(&plain), plain);
    let loaded =
        [front(), boxed(b"jxll", &[5]), talk(), boxed(b"jxlc", &codestream()), talk(), CANARY.to_vec()].concat();
    assert_eq!(strip(&loaded), plain);
    let found = report(&loaded).findings;
    for class in [Class::Person, Class::Provenance, Class::HiddenPicture, Class::Unknown] {
        assert!(found.iter().any(|finding| finding.class == class), "{class:?}");
    }
    let level = [front(), boxed(b"jxll", &[10]), boxed(b"jxlc", &codestream())].concat();
    assert_eq!(strip(&level), level);
}

#[test]
fn a_picture_in_pieces_becomes_one() {
    let file = [front(), pieces(&codestream(), &[3, 0, 9], &talk())].concat();
    assert_eq!(strip(&file), [front(), boxed(b"jxlc", &codestream())].concat());
}

#[test]
fn bytes_behind_the_last_frame_go() {
    assert_eq!(strip(&[codestream(), CANARY.to_vec()].concat()), codestream());
    let file = [front(), boxed(b"jxlc", &[codestream(), CANARY.to_vec()].concat())].concat();
    assert_eq!(strip(&file), [front(), boxed(b"jxlc", &codestream())].concat());
    let split = codestream().len() + 4;
    let file = [front(), pieces(&[codestream(), CANARY.to_vec()].concat(), &[split], &[])].concat();
    assert_eq!(strip(&file), [front(), boxed(b"jxlc", &codestream())].concat());
}

#[test]
fn the_picture_knows_its_size_and_its_turn() {
    let picture = report(&turned(8, false)).picture.unwrap();
    assert_eq!((picture.width, picture.height, picture.frames), (24, 16, 1));
    assert_eq!(picture.orientation, Orientation(8));
    assert_eq!(strip(&turned(8, false)), turned(8, false));
}

#[test]
fn a_picture_with_a_preview_inside_is_refused() {
    assert_eq!(make::strip(&turned(1, true)).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn a_picture_that_is_cut_short_is_an_error() {
    let stream = codestream();
    for end in 2..stream.len() {
        assert!(make::strip(&stream[..end]).is_err(), "{end}");
    }
}

#[test]
fn a_file_cut_or_changed_anywhere_is_no_harm() {
    for file in [
        codestream(),
        turned(3, false),
        [front(), boxed(b"Exif", CANARY), pieces(&codestream(), &[5], &boxed(b"jbrd", CANARY))].concat(),
    ] {
        for end in 0..file.len() {
            make::attempt(&file[..end]);
        }
        for at in 0..file.len() {
            for value in (0..=255).filter(|value| file.len() < 100 || value % 51 == 0) {
                let mut file = file.clone();
                file[at] = value;
                make::attempt(&file);
            }
            for value in [[0; 4], [0xff; 4], [0x7f, 0xff, 0xff, 0xff], [0, 0, 0, 1]] {
                let mut file = file.clone();
                if let Some(field) = file.get_mut(at..at + 4) {
                    field.copy_from_slice(&value);
                    make::attempt(&file);
                }
            }
        }
    }
}
