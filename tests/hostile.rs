//! Bad input: an error or a safe copy, never a panic and never a copy that is not clean.

mod make;

use make::attempt;

#[test]
fn a_file_cut_at_any_byte_is_no_harm() {
    for (_, file) in make::all() {
        for end in 0..file.len() {
            attempt(&file[..end]);
        }
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
fn bytes_changed_at_random_are_no_harm() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    for (_, file) in make::all() {
        for _ in 0..2000 {
            let mut file = file.clone();
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
    assert_eq!(make::strip(&file).unwrap_err().kind, panah::error::Kind::Limit);
}
