//! Sound and video streams: what a strip leaves, and what hostile files do to it.

use crate::make::streams as make;

use make::{CANARY, all};
use panah::error::ErrorKind;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::Tracks;
use panah::source::Source;
use panah::strip::strip;

fn stripped(file: &[u8]) -> panah::error::Result<Vec<u8>> {
    let safe = strip(&file, &Limits::default())?;
    let output = safe.parts.over(&file);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes)?;
    Ok(bytes)
}

/// The canary, or a long piece of it, byte by byte or shifted by bits.
fn reveals(bytes: &[u8]) -> bool {
    (0..8).any(|shift| {
        let shifted: Vec<u8> = bytes
            .iter()
            .zip(bytes.iter().skip(1).chain(&[0]))
            .map(|(&a, &b)| ((u16::from(a) << 8 | u16::from(b)) << shift >> 8) as u8)
            .collect();
        shifted.windows(8).any(|piece| piece == &CANARY[..8] || piece == &CANARY[12..20])
    })
}

#[test]
fn no_carrier_of_any_format_survives() {
    for (name, file) in all() {
        assert!(reveals(&file), "{name}");
        let copy = stripped(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!reveals(&copy), "{name}");
    }
}

#[test]
fn a_copy_has_nothing_to_tell_and_stripping_it_again_changes_nothing() {
    for (name, file) in all() {
        let copy = stripped(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let report = inspect(&copy, &mut Limits::default()).unwrap();
        assert!(report.findings.is_empty(), "{name}");
        assert_eq!(stripped(&copy).unwrap(), copy, "{name}");
    }
}

#[test]
fn the_tracks_that_stay_are_told_whatever_the_container_is_called() {
    for (name, file) in all() {
        let tracks = match name {
            "mkv of MPEG audio" | "ogg" => Tracks { video: false, audio: true },
            _ if name.starts_with("mkv") || name.starts_with("avi") => Tracks { video: true, audio: false },
            _ => Tracks::default(),
        };
        for own in [&file, &stripped(&file).unwrap()] {
            assert_eq!(inspect(own, &mut Limits::default()).unwrap().tracks, tracks, "{name}");
        }
    }
}

#[test]
fn what_is_found_is_shown() {
    for (name, file) in all() {
        let report = inspect(&file, &mut Limits::default()).unwrap();
        assert!(!report.findings.is_empty(), "{name}");
    }
}

#[test]
fn a_file_cut_off_at_any_byte_gives_a_safe_copy_or_an_error() {
    for (name, file) in all() {
        for end in 0..file.len() {
            if let Ok(copy) = stripped(&file[..end]) {
                assert!(!reveals(&copy), "{name} cut at {end}");
            }
        }
    }
}

#[test]
fn changed_bytes_never_make_a_panic_or_a_copy_that_cannot_be_stripped_again() {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for (name, file) in all() {
        for _ in 0..400 {
            let mut hostile = file.clone();
            for _ in 0..1 + random() % 3 {
                let at = (random() % hostile.len() as u64) as usize;
                hostile[at] = match random() % 4 {
                    0 => 0,
                    1 => 0xff,
                    2 => 1,
                    _ => random() as u8,
                };
            }
            if let Ok(copy) = stripped(&hostile) {
                assert_eq!(stripped(&copy).as_deref(), Ok(copy.as_slice()), "{name}");
            }
        }
    }
}

#[test]
fn gapless_fields_of_an_mp3_survive_and_its_encoder_does_not() {
    let copy = stripped(&make::mp3()).unwrap();
    assert!(copy.windows(3).any(|bytes| bytes == [0x24, 0x01, 0x17]));
    assert!(!copy.windows(4).any(|bytes| bytes == b"LAME"));
    assert_eq!(copy.len(), 5 * 208);
}

#[test]
fn a_short_info_frame_keeps_how_many_samples_are_left_out_at_the_ends() {
    // At 40 kbit/s and 32 kHz, in stereo, the frame ends 28 bytes into the extension.
    let mut info =
        [&[0xff, 0xfb, 0x28, 0][..], &[0; 32], b"Info\0\0\0\x07", &[0, 0, 0, 3], &[0, 0, 9, 9], &[7; 100]].concat();
    info.extend([&b"Lavf55.12.100"[..], &[3; 8], &[0x24, 0x01, 0x17], &[9; 4]].concat());
    assert_eq!(info.len(), 180);
    let mut frame = [&[0xff, 0xfb, 0x58, 0][..], &[0; 32]].concat();
    frame.resize(288, 0);
    let copy = crate::make::strip(&[info, frame.clone(), frame.clone(), frame].concat()).unwrap();
    let mut extension = [0; 28];
    extension[..4].copy_from_slice(b"Lavf");
    extension[21..24].copy_from_slice(&[0x24, 0x01, 0x17]);
    assert_eq!(&copy[152..180], extension);
}

#[test]
fn digital_video_keeps_what_shows_it_and_sounds() {
    let (file, copy) = (make::avi_dv(), stripped(&make::avi_dv()).unwrap());
    let blocks = |bytes: &[u8]| -> Vec<Vec<u8>> {
        let at = bytes.windows(3).position(|id| id == [0x1f, 7, 0]).unwrap();
        bytes[at..].chunks(80).take(5).map(<[u8]>::to_vec).collect()
    };
    let (before, after) = (blocks(&file), blocks(&copy));
    assert_eq!(after[2][..8], before[2][..8]);
    assert_eq!(after[3][8..], before[3][8..]);
    assert_eq!(after[4], before[4]);
    assert!(after[1][6..11].iter().chain(&after[2][8..]).chain(&after[3][3..8]).all(|byte| *byte == 0xff));
}

#[test]
fn pictures_that_are_not_what_the_file_says_are_refused() {
    let refused = |coding: &[u8; 4], frame: &[u8]| {
        stripped(&make::avi_of(coding, frame)).is_err_and(|error| error.kind() == ErrorKind::Refused)
    };
    // Writers leave the name of a coding empty where they know none; it means plain pixels.
    let pixels = [7; 16 * 16 * 3];
    assert!(!refused(&[0; 4], &pixels));
    assert!(refused(&[0; 4], &[&pixels[..], CANARY].concat()));
    // Behind lengths instead of start codes.
    let unit = [&[0, 0, 0, CANARY.len() as u8 + 4, 6, 5, 1, 2], CANARY].concat();
    assert!(refused(b"H264", &unit));
}

#[test]
fn frames_that_lack_their_first_bytes_lack_the_same_ones_in_the_copy() {
    let copy = stripped(&make::mkv_bare()).unwrap();
    let blocks: Vec<&[u8]> = memchr::memmem::find_iter(&copy, &[0x81, 0, 0, 0x80]).map(|at| &copy[at + 4..]).collect();
    let [first, second, third] = blocks.as_slice() else { panic!("{} blocks", blocks.len()) };
    assert!(first.starts_with(&[4, 0x65, 0x88, 0x80, 1]));
    assert!(second.starts_with(&[4, 0x41, 0x9a, 0x80, 1]));
    assert!(third.starts_with(&[4, 0x41, 0x9a, 0x80, 1]));
}

#[test]
fn a_group_of_pictures_keeps_its_marks_and_loses_its_clock() {
    let copy = stripped(&make::mkv_mpeg2()).unwrap();
    assert!(copy.windows(14).any(|bytes| bytes == [0, 0, 1, 0xb8, 0, 8, 0, 0x40, 0, 0, 1, 0, 0, 0x0f]));
}

#[test]
fn serial_numbers_of_ogg_streams_become_their_order() {
    let copy = stripped(&make::ogg()).unwrap();
    let serials: Vec<&[u8]> =
        memchr::memmem::find_iter(&copy, b"OggS").filter_map(|at| copy.get(at + 14..at + 22)).collect();
    assert_eq!(serials.len(), 4);
    for (sequence, serial) in serials.iter().enumerate() {
        assert_eq!(*serial, [1, 0, 0, 0, sequence as u8, 0, 0, 0]);
    }
}

#[test]
fn a_last_frame_is_not_held_for_whole_because_of_bytes_in_the_tag_behind_it() {
    let adts = [0xff, 0xf1, 0x50, 0x80, 0x04, 0x9f, 0xfc, 0xde, 0x14, 0];
    for (frame, whole) in [(&make::mp3_frame()[..150], 208), (adts.as_slice(), 36)] {
        let mut tag = make::id3v1();
        let at = whole - frame.len();
        tag[at..at + 8].copy_from_slice(&frame[..8]);
        let error = stripped(&[frame, tag.as_slice()].concat()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Malformed, "{error}");
    }
}
