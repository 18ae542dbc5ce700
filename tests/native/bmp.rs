//! What a strip of a bitmap takes out and what it leaves.

use crate::make;

use make::bmp::Bmp;
use panah::error::ErrorKind;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::Class;

/// What no copy may hold, as a number.
const FREE: u32 = u32::from_le_bytes(*b"CANA");

/// Strips twice: the copy must be its own copy.
fn strip(file: &[u8]) -> Vec<u8> {
    let once = make::strip(file).unwrap();
    assert_eq!(make::strip(&once).unwrap(), once);
    assert!(inspect(&once, &mut Limits::default()).unwrap().findings.is_empty());
    assert!(!make::holds(&once, make::CANARY));
    assert!(!make::holds(&once, b"CANA"));
    once
}

fn pixels(file: &[u8]) -> image::RgbaImage {
    image::load_from_memory_with_format(file, image::ImageFormat::Bmp).unwrap().to_rgba8()
}

fn palette(entries: usize) -> Vec<[u8; 4]> {
    (0..entries).map(|i| [(i * 3) as u8, 255 - i as u8, i as u8 ^ 0x55, 0]).collect()
}

/// Pictures of every kind of coding, with nothing to hide.
fn kinds() -> Vec<Bmp> {
    let noise = |n: usize| (0..n).map(|i| (i * 37 % 251) as u8).collect::<Vec<_>>();
    let rows = |used: usize, stride: usize, rows: usize| -> Vec<u8> {
        (0..rows).flat_map(|_| [noise(used), vec![0; stride - used]].concat()).collect()
    };
    let with = |mut bmp: Bmp, entries: usize| {
        bmp.palette = palette(entries);
        bmp
    };
    let masks = |mut bmp: Bmp, size: u32, masks: &[u32]| {
        (bmp.size, bmp.compression, bmp.masks) = (size, 3, masks.to_vec());
        bmp
    };
    let coded = |mut bmp: Bmp, compression: u32| {
        bmp.compression = compression;
        bmp
    };
    vec![
        Bmp::new(5, 3, 24, &rows(15, 16, 3)),
        Bmp::new(5, -3, 24, &rows(15, 16, 3)),
        with(Bmp::new(5, 3, 8, &rows(5, 8, 3)), 256),
        with(Bmp::new(5, 2, 4, &[0x12, 0x34, 0x50, 0, 0x0f, 0xed, 0xc0, 0]), 16),
        with(Bmp::new(9, 1, 1, &[0xa5, 0x80, 0, 0]), 2),
        Bmp { size: 12, palette: palette(2), ..Bmp::new(9, 1, 1, &[0xa5, 0x80, 0, 0]) },
        masks(Bmp::new(2, 2, 16, &noise(8)), 40, &[0xf800, 0x07e0, 0x001f]),
        masks(Bmp::new(2, 2, 32, &noise(16)), 108, &[0xff0000, 0xff00, 0xff, 0xff00_0000]),
        coded(with(Bmp::new(6, 2, 8, &[6, 1, 0, 0, 0, 3, 7, 8, 9, 0, 3, 2, 0, 0, 0, 1]), 16), 1),
        coded(with(Bmp::new(6, 2, 4, &[6, 0x12, 0, 0, 0, 3, 0x78, 0x90, 3, 0x45, 0, 1]), 16), 2),
    ]
}

#[test]
fn every_coding_keeps_its_pixels_and_loses_what_no_pixel_needs() {
    for mut bmp in kinds() {
        let plain = bmp.file(0);
        bmp.gap = make::CANARY.to_vec();
        bmp.behind = make::CANARY.to_vec();
        let loaded = bmp.file(FREE);
        let copy = strip(&loaded);
        assert_eq!(pixels(&copy), pixels(&loaded), "{} bits, coding {}", bmp.bits, bmp.compression);
        assert_eq!(strip(&plain), copy, "{} bits, coding {}", bmp.bits, bmp.compression);
        let report = inspect(&loaded, &mut Limits::default()).unwrap();
        assert!(report.findings.iter().any(|finding| finding.field == "bytes behind the end"));
    }
}

#[test]
fn words_in_the_padding_of_rows_go() {
    let mut file = Bmp::new(1, 8, 24, b"...C...A...N...A...R...Y...-...3");
    let copy = strip(&file.file(0));
    let kept: Vec<u8> = copy[54..].chunks(4).map(|row| row[3]).collect();
    assert_eq!(kept, [0; 8]);
    assert_eq!(pixels(&copy), pixels(&file.file(0)));
    file.bits = 1;
    file.palette = palette(2);
    file.data = b"\x80CAN\x80ARY".repeat(4);
    assert_eq!(strip(&file.file(0))[62..], b"\x80\0\0\0".repeat(8));
}

#[test]
fn palette_entries_that_no_pixel_uses_become_black() {
    let mut file = Bmp::new(4, 1, 8, &[0, 1, 2, 1]);
    file.palette = vec![[9, 8, 7, 0], [1, 2, 3, 77], [4, 5, 6, 0]];
    file.palette.extend(make::CANARY.chunks(4).map(|c| [c[0], *c.get(1).unwrap_or(&0), 0, 1]));
    let copy = strip(&file.file(0));
    assert_eq!(copy[54..54 + 16], [9, 8, 7, 0, 1, 2, 3, 0, 4, 5, 6, 0, 0, 0, 0, 0]);
    assert!(copy[54 + 16..54 + 1024].iter().all(|&byte| byte == 0));
    assert_eq!(pixels(&copy), pixels(&file.file(0)));
}

#[test]
fn bits_that_no_mask_covers_go_unless_all_are_set() {
    let masks = vec![0xff0000, 0xff00, 0xff];
    let mut file = Bmp { compression: 3, masks, ..Bmp::new(2, 1, 32, &[1, 2, 3, 0xff, 4, 5, 6, 0xff]) };
    assert_eq!(strip(&file.file(0))[66..], [1, 2, 3, 0xff, 4, 5, 6, 0xff]);
    file.data = b"rgbCrgbA".to_vec();
    assert_eq!(strip(&file.file(0))[66..], *b"rgb\0rgb\0");
}

#[test]
fn what_stands_behind_the_mark_of_the_end_of_run_lengths_goes() {
    let mut file = Bmp { compression: 1, palette: palette(4), ..Bmp::new(3, 1, 8, &[3, 1, 0, 1]) };
    let plain = strip(&file.file(0));
    file.data.extend(make::CANARY);
    assert_eq!(strip(&file.file(0)), plain);
    file.data = vec![3, 1];
    assert_eq!(strip(&file.file(0)), plain);
    file.data = [&[0, 3, 1, 1, 1, b'X'], &[0, 1][..]].concat();
    assert!(!make::holds(&strip(&file.file(0)), b"X"));
    file.data = vec![4, 1, 0, 1];
    assert_eq!(make::strip(&file.file(0)).unwrap_err().kind(), ErrorKind::Malformed);
}

/// The header of the fifth version with a profile behind the picture.
fn with_profile(space: u32, profile: &[u8]) -> Vec<u8> {
    let mut file = Bmp { size: 124, ..Bmp::new(1, 1, 24, &[1, 2, 3, 0]) }.file(0);
    file[14 + 56..14 + 60].copy_from_slice(&space.to_le_bytes());
    file[14 + 108..14 + 112].copy_from_slice(&4u32.to_le_bytes());
    file[14 + 112..14 + 116].copy_from_slice(&128u32.to_le_bytes());
    file[14 + 116..14 + 120].copy_from_slice(&(profile.len() as u32).to_le_bytes());
    [file, profile.to_vec()].concat()
}

#[test]
fn a_profile_keeps_its_numbers_and_a_path_to_one_goes() {
    let profile = make::profile::display_p3();
    let file = with_profile(0x4d42_4544, &profile);
    let copy = strip(&file);
    for number in make::profile::NUMBERS {
        assert!(make::holds(&copy, &number.map(i32::to_be_bytes).concat()));
    }
    assert_eq!(pixels(&copy), pixels(&file));
    let file = with_profile(0x4c49_4e4b, make::CANARY);
    let report = inspect(&file, &mut Limits::default()).unwrap();
    assert!(report.findings.iter().any(|finding| finding.class == Class::Identifier));
    assert_eq!(strip(&file).len(), 14 + 40 + 4);
}

#[test]
fn a_bitmap_cut_or_changed_anywhere_is_no_harm() {
    for bmp in kinds() {
        let file = bmp.file(FREE);
        for end in 0..file.len() {
            make::attempt(&file[..end]);
        }
        for at in 0..file.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut file = file.clone();
                file[at] = value;
                make::attempt(&file);
            }
            for value in [[0; 4], [0xff; 4], [0xff, 0xff, 0xff, 0x7f], [1, 0, 0, 0]] {
                let mut file = file.clone();
                if let Some(field) = file.get_mut(at..at + 4) {
                    field.copy_from_slice(&value);
                    make::attempt(&file);
                }
            }
        }
    }
}

#[test]
fn a_bitmap_is_drawn_anew() {
    for bmp in kinds().into_iter().take(3) {
        let file = bmp.file(FREE);
        let copy = panah::make::make(&file, panah::policy::Level::Unlinkable, &[], [7; 32], &Limits::default());
        assert_eq!(copy.unwrap().receipt.copy.format, panah::format::Format::Jpeg);
    }
}

#[test]
fn the_essence_of_a_bitmap_outlives_a_strip() {
    let essence = |file: &[u8]| panah::essence::essence(&file, &mut Limits::default()).unwrap();
    for bmp in kinds() {
        let file = bmp.file(FREE);
        assert_eq!(essence(&file), essence(&strip(&file)));
    }
}
