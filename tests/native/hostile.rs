//! Bad input: an error or a safe copy, never a panic and never a copy that is not clean.

use crate::make;

use make::attempt;
use make::small::files;

#[test]
fn a_file_cut_at_any_byte_is_no_harm() {
    for file in files() {
        println!("{}", file.name);
        let (len, step) = (file.bytes.len(), file.bytes.len().div_ceil(1000));
        // All of a small file; of a larger one about a thousand places, its head and its tail whole.
        let ends = (0..len).filter(|&end| end < 250 || end + 32 > len || end.is_multiple_of(step));
        ends.for_each(|end| attempt(&file.bytes[..end]));
    }
}

#[test]
fn a_byte_of_any_value_anywhere_is_no_harm() {
    for (_, file) in make::all() {
        for at in 0..file.len() {
            for value in [0, 1, 0x7f, 0x80, 0xff] {
                let mut file = file.clone();
                file[at] = value;
                attempt(&file);
            }
        }
    }
}

#[test]
fn a_length_that_lies_is_no_harm() {
    for (_, file) in make::all() {
        for at in 0..file.len().saturating_sub(4) {
            for value in [[0; 4], [0xff; 4], [0x7f, 0xff, 0xff, 0xff], [0, 0, 0, 1]] {
                let mut file = file.clone();
                file[at..at + 4].copy_from_slice(&value);
                attempt(&file);
            }
        }
    }
}

#[test]
fn a_number_of_any_width_that_is_nothing_one_or_all_is_no_harm() {
    let values: Vec<Vec<u8>> = [2usize, 4, 8]
        .into_iter()
        .flat_map(|width| {
            let one = |at: usize| (0..width).map(|index| u8::from(index == at)).collect();
            [vec![0; width], vec![0xff; width], one(0), one(width - 1)]
        })
        .collect();
    for file in files() {
        println!("{}", file.name);
        let (len, step) = (file.bytes.len(), file.bytes.len().div_ceil(PLACES));
        for at in (0..len).filter(|&at| at < HEAD || at % step == 0) {
            // A third of the values at each place: fields begin at any of three places that follow each other.
            for value in values.iter().skip(at % 3).step_by(3) {
                let Some(end) = Some(at + value.len()).filter(|end| *end <= len) else { continue };
                let mut bent = file.bytes.clone();
                bent[at..end].copy_from_slice(value);
                attempt(&bent);
            }
        }
    }
}

/// How many places of a file are bent, beside all of its head.
const PLACES: usize = 250;
const HEAD: usize = 300;

#[test]
fn bytes_changed_at_random_are_no_harm() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    for file in files() {
        println!("{}", file.name);
        for _ in 0..200 {
            let mut file = file.bytes.clone();
            for _ in 0..1 + random() % 8 {
                let at = random() as usize % file.len();
                file[at] = random() as u8;
            }
            attempt(&file);
        }
    }
}

#[test]
fn a_million_small_parts_meet_a_limit() {
    let plain = make::plain(image::ImageFormat::Png);
    let words = make::png_chunk(b"tEXt", b"a\0b").repeat(900_000);
    let file = [&plain[..33], &words, &plain[33..]].concat();
    assert_eq!(make::strip(&file).unwrap_err().kind(), panah::error::ErrorKind::Limit);
}

#[test]
fn boxes_in_boxes_without_end_meet_a_limit() {
    let mut nested = Vec::new();
    for _ in 0..5000 {
        nested = [&(nested.len() as u32 + 8).to_be_bytes(), b"moov".as_slice(), &nested].concat();
    }
    attempt(&[b"\0\0\0\x10ftypisom\0\0\0\0".as_slice(), &nested].concat());
    let mut lists = Vec::new();
    for _ in 0..5000 {
        lists = [b"LIST".as_slice(), &(lists.len() as u32 + 4).to_le_bytes(), b"rec ", &lists].concat();
    }
    let riff = [b"RIFF".as_slice(), &(lists.len() as u32 + 4).to_le_bytes(), b"AVI ", &lists].concat();
    attempt(&riff);
}

#[test]
fn a_billion_samples_that_are_not_there_ask_for_no_memory() {
    let file = make::movie::full(b"isom");
    for at in memchr::memmem::find_iter(&file, b"stsz") {
        for count in [1_000_000_000u32, u32::MAX] {
            for size in [0u32, 1, u32::MAX] {
                let mut broken = file.clone();
                broken[at + 8..at + 12].copy_from_slice(&size.to_be_bytes());
                broken[at + 12..at + 16].copy_from_slice(&count.to_be_bytes());
                let before = std::time::Instant::now();
                attempt(&broken);
                assert!(before.elapsed().as_secs() < 60);
            }
        }
    }
}
