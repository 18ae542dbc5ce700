//! The essences of small files, as `docs/essence.md` gives them.

use crate::make;

use std::fmt::Write;

use make::small::files;
use panah::digest::Digest;
use panah::essence::essence;
use panah::limits::Limits;
use panah::sniff::sniff;
use panah::watched::digest;

fn found(file: &[u8]) -> Digest {
    essence(&file, &mut Limits::default()).unwrap()
}

#[test]
fn every_vector_of_the_document_is_met_and_no_format_is_left_out() {
    let mut table = String::from("| file | SHA-256 of the file | essence |\n|---|---|---|\n");
    for file in files().into_iter().filter(|file| sniff(&file.bytes).unwrap().is_media()) {
        let whole = digest(&file.bytes).unwrap();
        writeln!(table, "| {} | `{whole}` | `{}` |", file.name, found(&file.bytes)).unwrap();
    }
    assert!(include_str!("../../docs/essence.md").contains(&table), "the vectors should be:\n{table}");
}

#[test]
fn sound_in_frames_is_its_frames_and_what_names_the_codec() {
    let frame = [&[0x04][..], &[0x55; 11], &[0x54]].concat();
    assert_eq!(found(&make::streams::amr()), Digest::of(&[b"#!AMR\n", &frame, &frame]));
}

#[test]
fn sound_in_chunks_is_its_format_and_its_samples() {
    let format = [b"fmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0".as_slice(), &[5; 300]];
    assert_eq!(found(&make::streams::wav()), Digest::of(&format));
}

#[test]
fn a_png_is_its_chunks_that_show_something() {
    let plain = make::plain(image::ImageFormat::Png);
    let chunks = &plain[8..plain.len() - 12];
    assert_eq!(&plain[12..16], b"IHDR");
    assert_eq!(found(&plain), Digest::of(&[chunks]));
    assert_eq!(found(&make::png()), Digest::of(&[chunks]));
}

#[test]
fn a_movie_is_what_its_tracks_hold_whatever_lies_around() {
    let boxes = |len: usize| (len as u64).to_be_bytes();
    let entries = |clean: &[u8], kind: &[u8]| {
        let at = clean.windows(4).position(|window| window == kind).unwrap() - 4;
        let len = u32::from_be_bytes(clean[at..at + 4].try_into().unwrap()) as usize;
        clean[at..at + len].to_vec()
    };
    let file = make::movie::full(b"isom");
    let clean = make::strip(&file).unwrap();
    let (avc, aac) = (entries(&clean, b"avc1"), entries(&clean, b"mp4a"));
    let pictures = make::movie::picture(false).repeat(3);
    // Of the signed frame stays what no encoder wrote its name into: as many bytes, the words among them zero.
    let at = clean.windows(3).position(|window| window == [0x21, 0x10, 4]).unwrap();
    assert_eq!(&clean[at + 3..at + 3 + pictures.len() / 3], make::movie::picture(false));
    let signed = make::movie::signed_frame().len();
    let first = clean[..at - pictures.len() / 3].len() - signed;
    let sound = [&clean[first..first + signed], &[0x21, 0x10, 4], &[0x21, 0x11, 5]].concat();
    let parts: [&[u8]; 10] = [
        b"vide",
        &boxes(avc.len()),
        &avc,
        &pictures,
        &boxes(pictures.len()),
        b"soun",
        &boxes(aac.len()),
        &aac,
        &sound,
        &boxes(sound.len()),
    ];
    assert_eq!(found(&file), Digest::of(&parts));
}
