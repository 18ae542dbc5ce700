//! Twins: two files that differ only inside a sample, or in a number that says how it is decoded, give equal copies.

use crate::make::movie::{Track, aac, avc_of, movie};
use crate::make::sets::{
    AV1_FRAME, AV1_SEQUENCE, HEVC_PICTURE, HEVC_SEQUENCE, HEVC_VIDEO, PICTURE, SEQUENCE, avcc, hvcc, obu,
};
use crate::make::streams::mkv_of;
use panah::error::Result;
use panah::limits::Limits;
use panah::source::Source;
use panah::strip::strip;

const WORDS: [&[u8; 12]; 2] = [b"Layla of Ahv", b"Omid of Shir"];

pub fn stripped(file: &[u8]) -> Result<Vec<u8>> {
    let safe = strip(&file, &Limits::default())?;
    let output = safe.parts.over(&file);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes)?;
    Ok(bytes)
}

/// The copies of both twins are equal, and equal to that of `plain` where there is one.
pub fn equal(place: &str, make: impl Fn(&[u8]) -> Vec<u8>, plain: Option<Vec<u8>>) {
    let [one, other] = WORDS.map(|words| stripped(&make(words)).unwrap_or_else(|error| panic!("{place}: {error}")));
    assert_eq!(one, other, "{place}");
    if let Some(plain) = plain {
        assert_eq!(one, stripped(&plain).unwrap(), "{place}");
    }
}

fn behind_length(units: &[&[u8]]) -> Vec<u8> {
    units.iter().flat_map(|unit| [&(unit.len() as u32).to_be_bytes(), *unit].concat()).collect()
}

const SLICE: [u8; 6] = [0x65, 0x88, 0x84, 0x21, 0x43, 0xa0];

fn avc(sample: &[&[u8]]) -> Vec<u8> {
    mkv_of(b"V_MPEG4/ISO/AVC", &avcc(&[&SEQUENCE], &[&PICTURE]), &[&behind_length(sample)])
}

fn hevc(config: &[u8], sample: &[&[u8]]) -> Vec<u8> {
    mkv_of(b"V_MPEGH/ISO/HEVC", config, &[&behind_length(sample)])
}

const HEVC_SLICE: [u8; 6] = [0x26, 1, 0xaf, 0x12, 0x34, 0xa0];

fn hevc_config() -> Vec<u8> {
    hvcc(&[&HEVC_VIDEO, &HEVC_SEQUENCE, &HEVC_PICTURE])
}

/// The first bytes of a unit, and what no unit ends in.
fn unit(header: &[u8], words: &[u8]) -> Vec<u8> {
    [header, words, &[0x80]].concat()
}

#[test]
fn units_that_show_nothing_leave_no_trace_of_h264() {
    for kind in (0..32u8).filter(|kind| !matches!(kind, 1..=5 | 9..=11)) {
        let front = |words: &[u8]| avc(&[&unit(&[0x60 | kind], words), &SLICE]);
        let behind = |words: &[u8]| avc(&[&SLICE, &unit(&[0x60 | kind], words)]);
        equal(&format!("NAL unit {kind} in front"), front, Some(avc(&[&SLICE])));
        equal(&format!("NAL unit {kind} behind"), behind, Some(avc(&[&SLICE])));
    }
    for (kind, form) in [(9, [9, 0xf0].as_slice()), (10, &[10]), (11, &[11])] {
        let front = |words: &[u8]| avc(&[&unit(&[kind], words), &SLICE]);
        equal(&format!("NAL unit {kind}"), front, Some(avc(&[form, &SLICE])));
    }
    let many = |words: &[u8]| avc(&[[SLICE.as_slice()].as_slice(), &vec![&[][..]; words[0].into()]].concat());
    equal("empty units", many, Some(avc(&[&SLICE])));
    let filled = |words: &[u8]| avc(&[&[&SLICE[..], &[0, 0, 3].repeat(words[0].into()), &[0]].concat()]);
    equal("filler behind a slice", filled, Some(avc(&[&SLICE])));
}

/// What damage leaves of a film: a slice that names a picture parameter set which is nowhere.
const DAMAGED: [u8; 6] = [0x65, 0x88, 0x44, 0x21, 0x43, 0xa0];

#[test]
fn a_slice_whose_parameters_are_nowhere_goes_and_one_whose_parameters_cannot_be_read_is_refused() {
    let of = |pictures: &[&[u8]], sample: &[&[u8]]| {
        mkv_of(b"V_MPEG4/ISO/AVC", &avcc(&[&SEQUENCE], pictures), &[&behind_length(sample)])
    };
    let copy = stripped(&of(&[&PICTURE], &[&SLICE, &DAMAGED])).unwrap();

    assert_eq!(copy, stripped(&of(&[&PICTURE], &[&SLICE])).unwrap());
    // It may be a set of a kind that is not known here, and the slice be shown.
    assert!(stripped(&of(&[&PICTURE, &[0x68]], &[&SLICE])).is_ok());
    assert!(stripped(&of(&[&PICTURE, &[0x68]], &[&SLICE, &DAMAGED])).is_err());
    let without = mkv_of(b"V_MPEG4/ISO/AVC", &avcc(&[], &[]), &[&behind_length(&[&SLICE])]);
    assert!(stripped(&without).is_err());
}

#[test]
fn units_that_show_nothing_leave_no_trace_of_hevc() {
    let plain = || Some(hevc(&hevc_config(), &[&HEVC_SLICE]));
    for kind in (22..64u8).filter(|kind| !matches!(kind, 35..=37)) {
        let front = |words: &[u8]| hevc(&hevc_config(), &[&unit(&[kind << 1, 1], words), &HEVC_SLICE]);
        equal(&format!("NAL unit {kind}"), front, plain());
    }
    for kind in [1u8, 19, 33] {
        let eye = |words: &[u8]| hevc(&hevc_config(), &[&HEVC_SLICE, &unit(&[kind << 1, 9], words)]);
        equal(&format!("NAL unit {kind} of the other eye"), eye, plain());
    }
    let delimited = |words: &[u8]| hevc(&hevc_config(), &[&unit(&[35 << 1, 1], words), &HEVC_SLICE]);
    equal("delimiter", delimited, Some(hevc(&hevc_config(), &[&[0x46, 1, 0x50], &HEVC_SLICE])));
}

#[test]
fn a_configuration_of_a_decoder_is_made_of_the_parameters_that_pictures_refer_to() {
    let plain = || Some(avc(&[&SLICE]));
    let of = |config: Vec<u8>| mkv_of(b"V_MPEG4/ISO/AVC", &config, &[&behind_length(&[&SLICE])]);
    equal("SPS tail", |words| of(avcc(&[&[&SEQUENCE[..], words].concat()], &[&PICTURE])), plain());
    let second = |words: &[u8]| of(avcc(&[&SEQUENCE, &unit(&[0x67, 66, 0, 30, 0x34], words)], &[&PICTURE]));
    equal("a second SPS", second, plain());
    equal("a second PPS", |words| of(avcc(&[&SEQUENCE], &[&PICTURE, &unit(&[0x68, 0x2c], words)])), plain());
    equal("behind the record", |words| of([&avcc(&[&SEQUENCE], &[&PICTURE])[..], words].concat()), plain());
    let noted = |words: &[u8]| {
        let mut config = avcc(&[&SEQUENCE], &[&PICTURE]);
        config[1..4].copy_from_slice(&words[..3]);
        of(config)
    };
    equal("profile and level", noted, plain());

    let plain = || Some(hevc(&hevc_config(), &[&HEVC_SLICE]));
    for at in [1..13, 13..21] {
        let noted = |words: &[u8]| {
            let mut config = hevc_config();
            let length = at.len();
            config[at.clone()].copy_from_slice(&words[..length]);
            hevc(&config, &[&HEVC_SLICE])
        };
        equal(&format!("hvcC {at:?}"), noted, plain());
    }
    for (index, set) in [&HEVC_VIDEO[..], &HEVC_SEQUENCE, &HEVC_PICTURE].into_iter().enumerate() {
        let longer = |words: &[u8]| {
            let mut sets = [&HEVC_VIDEO[..], &HEVC_SEQUENCE, &HEVC_PICTURE];
            let long = [set, words].concat();
            sets[index] = &long;
            hevc(&hvcc(&sets), &[&HEVC_SLICE])
        };
        equal(&format!("tail of set {index}"), longer, plain());
    }
}

#[test]
fn constraints_that_no_decoder_goes_by_leave_no_trace() {
    let sequence = |profile: u8, flags: u8, rest: [u8; 5]| {
        let fits = [0x80 >> profile, 0, 0, 3, 0];
        let levels = [&[0x42, 1, 1, profile][..], &fits, &[flags], &rest, &HEVC_SEQUENCE[17..]].concat();
        hevc(&hvcc(&[&HEVC_VIDEO, &levels, &HEVC_PICTURE]), &[&HEVC_SLICE])
    };
    let plain = sequence(4, 0x99, [0xd0, 0xff, 0xff, 0xff, 0xff]);
    equal(
        "reserved",
        |words| sequence(4, 0x99, [0xd0 | words[0] & 7, words[1], words[2], words[3], words[4]]),
        Some(plain),
    );
    for sources in (0..16u8).filter(|sources| sources >> 2 != 0b01) {
        let own = stripped(&sequence(4, sources << 4 | 9, [0xd0, 7, 7, 7, 7])).unwrap();
        assert_eq!(own, stripped(&sequence(4, 0x99, [0xd0, 9, 9, 9, 9])).unwrap(), "{sources}");
    }
    let lines = |flags: u8| stripped(&sequence(4, flags, [0xd0, 7, 7, 7, 7])).unwrap();
    assert_eq!(lines(0x49), lines(0x79));
    assert_ne!(lines(0x49), lines(0x99));
    // Which of the profiles of its number it is stays.
    assert_ne!(stripped(&sequence(4, 0x99, [0xd8, 7, 7, 7, 7])).unwrap(), lines(0x99));

    let of = |profile: u8, constraints: u8| {
        let mut set = SEQUENCE.to_vec();
        (set[1], set[2]) = (profile, constraints);
        if profile == 100 {
            // Brightness and colour of 8 bits, and no scaling: behind the number of the set stand 010 1 1 0 0.
            set.splice(4..5, [0b1010_1100, 0x80 | SEQUENCE[4] & 0x7f]);
        }
        stripped(&mkv_of(b"V_MPEG4/ISO/AVC", &avcc(&[&set], &[&PICTURE]), &[&behind_length(&[&SLICE])]))
    };
    assert_eq!(of(66, 0xc0).unwrap(), of(66, 0xcf).unwrap());
    assert_ne!(of(66, 0xc0).unwrap(), of(66, 0x80).unwrap());
    assert_eq!(of(100, 0).unwrap(), of(100, 0xef).unwrap());
    assert_ne!(of(100, 0).unwrap(), of(100, 0x10).unwrap());
}

#[test]
fn parameters_among_the_pictures_come_once_and_where_they_are_needed() {
    // The configuration has none; both pictures bring them, and the second has words in others.
    let of = |first: &[&[u8]], second: &[&[u8]]| {
        let samples = vec![behind_length(first), behind_length(second)];
        movie(b"isom", &[Track { handler: *b"vide", entry: avc_of(&avcc(&[], &[])), samples }])
    };
    let plain = of(&[&SEQUENCE, &PICTURE, &SLICE], &[&SEQUENCE, &PICTURE, &SLICE]);
    let noted = |words: &[u8]| {
        let other = unit(&[0x68, 0x2c], words);
        of(&[&other, &PICTURE, &SEQUENCE, &PICTURE, &SLICE], &[&SEQUENCE, &other, &PICTURE, &[12, 0xff], &SLICE])
    };
    equal("sets among pictures", noted, Some(plain.clone()));
    let copy = stripped(&plain).unwrap();
    assert_eq!(memchr::memmem::find_iter(&copy, &SEQUENCE).count(), 2);
    assert_eq!(stripped(&copy).unwrap(), copy);
    // Where the configuration has them, the pictures need none.
    let samples = vec![behind_length(&[&SEQUENCE, &PICTURE, &SLICE])];
    let config = avcc(&[&SEQUENCE], &[&PICTURE]);
    let copy = stripped(&movie(b"isom", &[Track { handler: *b"vide", entry: avc_of(&config), samples }])).unwrap();
    assert_eq!(memchr::memmem::find_iter(&copy, &SEQUENCE).count(), 1);
    assert!(stripped(&of(&[&SLICE], &[&SLICE])).is_err());
}

#[test]
fn units_that_show_nothing_leave_no_trace_of_av1() {
    let config = [&[0x81, 0, 0x0c, 0], obu(1, &AV1_SEQUENCE).as_slice()].concat();
    let frame = obu(6, &[&AV1_FRAME[..], &[7, 0x52, 0x80]].concat());
    let of = |config: &[u8], sample: &[u8]| mkv_of(b"V_AV1", config, &[sample]);
    let plain = || Some(of(&config, &frame));
    for kind in (0..16u8).filter(|kind| !matches!(kind, 1 | 3 | 6)) {
        let body = |words: &[u8]| obu(kind, &[&[4], words].concat());
        equal(&format!("OBU {kind} in front"), |words| of(&config, &[body(words), frame.clone()].concat()), plain());
        equal(&format!("OBU {kind} behind"), |words| of(&config, &[frame.clone(), body(words)].concat()), plain());
    }
    let header = |words: &[u8]| of(&config, &[&frame[..], &obu(3, words)].concat());
    equal("a header without tiles", header, plain());
    let sequence = |words: &[u8]| of(&config, &[&frame[..], &obu(1, words)].concat());
    equal("a sequence header behind", sequence, plain());
    let longer = obu(1, &[&AV1_SEQUENCE[..], &[0; 12]].concat());
    let tail = |words: &[u8]| of(&config, &[&obu(1, &[&AV1_SEQUENCE[..], words].concat())[..], &frame].concat());
    equal("the tail of a sequence header", tail, Some(of(&config, &[&longer[..], &frame].concat())));
    let noted = |words: &[u8]| of(&[&config[..], &obu(1, words)].concat(), &frame);
    equal("a further sequence header", noted, plain());
    let numbers = |words: &[u8]| of(&[&[0x81, words[0], words[1], words[2]], &config[4..]].concat(), &frame);
    equal("numbers of av1C", numbers, plain());
    let reserved = |words: &[u8]| of(&config, &[&[frame[0] | words[0] & 1], &frame[1..]].concat());
    equal("the reserved bit", reserved, plain());
}

#[test]
fn what_fills_up_sound_and_what_is_no_frame_leaves_no_trace() {
    let head = b"OpusHead\x01\x01\x38\x01\x80\xbb\0\0\0\0\0";
    let opus = |words: &[u8]| mkv_of(b"A_OPUS", head, &[&[&[0xff, 0x41, words.len() as u8, 7, 8, 9], words].concat()]);
    equal("Opus padding", opus, None);
    let noted = |words: &[u8]| {
        let mut head = head.to_vec();
        head[12..16].copy_from_slice(&words[..4]);
        mkv_of(b"A_OPUS", &head, &[&[0xfc, 1, 2]])
    };
    equal("the rate of what was recorded", noted, None);
    let frame = [0x82, 0x49, 0x83, 0x42];
    let vp9 = |words: &[u8]| {
        let index = [0xc9, 4, 0, words.len() as u8, 0, 0xc9];
        mkv_of(b"V_VP9", words, &[&[&frame[..], words, &index].concat()])
    };
    equal("VP9 frames that are none", vp9, Some(mkv_of(b"V_VP9", b"", &[&frame])));
}

/// A film whose track header, or movie header, has `bytes` so many behind the kind of its box.
fn with_header(kind: &[u8; 4], at: usize, bytes: &[u8]) -> Vec<u8> {
    let track = Track {
        handler: *b"vide",
        entry: avc_of(&avcc(&[&SEQUENCE], &[&PICTURE])),
        samples: vec![behind_length(&[&SLICE])],
    };
    let mut file = movie(b"isom", &[track]);
    let place = file.windows(4).rposition(|window| window == kind).unwrap() + 4 + at;
    file[place..place + bytes.len()].copy_from_slice(bytes);
    file
}

#[test]
fn headers_of_movies_and_tracks_say_what_is_shown_in_one_form() {
    const ONE: [u8; 4] = [0, 1, 0, 0];
    let plain = || with_header(b"tkhd", 3, &[3]);
    let (layer, matrix) = (32, 40);
    for (what, kind, at) in [
        ("flags", b"tkhd", 3),
        ("layer", b"tkhd", layer),
        ("group", b"tkhd", layer + 2),
        ("volume", b"tkhd", layer + 4),
        ("u", b"tkhd", matrix + 8),
        ("x", b"tkhd", matrix + 24),
        ("y", b"tkhd", matrix + 28),
        ("w", b"tkhd", matrix + 32),
        ("rate", b"mvhd", 20),
        ("movie's volume", b"mvhd", 24),
        ("movie's u", b"mvhd", 36 + 8),
        ("movie's x", b"mvhd", 36 + 24),
    ] {
        // Of the flags the first says that the track is shown.
        let make =
            |words: &[u8]| with_header(kind, at, &[words[0] | 1, words[1]][..if what == "flags" { 1 } else { 2 }]);
        equal(what, make, Some(plain()));
    }
    // Turned by 90 degrees the picture is moved back to where it was, whether the file says so or not.
    let turned = |x: [u8; 4]| {
        let zero = [0; 4];
        with_header(b"tkhd", matrix, &[zero, ONE, zero, [0xff, 0xff, 0, 0], zero, zero, x, zero].concat())
    };
    let copy = stripped(&turned([0, 99, 0, 0])).unwrap();
    assert_eq!(copy, stripped(&turned([0; 4])).unwrap());
    assert!(
        memchr::memmem::find(
            &copy,
            &[&[0xff, 0xff, 0, 0][..], &[0; 8], &[0, 16, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0]].concat()
        )
        .is_some()
    );
    assert_ne!(copy, stripped(&plain()).unwrap());
    // A sound that is not heard stays so.
    let sound = |volume: u8| {
        let mut file = crate::make::movie::full(b"isom");
        let places: Vec<usize> =
            file.windows(4).enumerate().filter(|(_, window)| window == b"tkhd").map(|(at, _)| at).collect();
        for place in places {
            file[place + 4 + layer + 4] = volume;
        }
        stripped(&file).unwrap()
    };
    assert_eq!(sound(1), sound(2));
    assert_ne!(sound(0), sound(1));
}

#[test]
fn a_sound_that_is_switched_off_goes_where_another_is_heard() {
    let film = |on: [u8; 2]| {
        let sound =
            |word: &[u8]| Track { handler: *b"soun", entry: aac(), samples: vec![[&[0x21, 0x10, 4], word].concat()] };
        let mut file = movie(b"isom", &[sound(b"\xe0"), sound(b"\xe1")]);
        let places: Vec<usize> =
            file.windows(4).enumerate().filter(|(_, own)| own == b"tkhd").map(|(at, _)| at).collect();
        for (place, on) in places.into_iter().zip(on) {
            file[place + 7] = on;
        }
        file
    };
    let tracks = |copy: &[u8]| copy.windows(4).filter(|own| own == b"trak").count();
    let both = stripped(&film([7, 7])).unwrap();
    assert_eq!(tracks(&both), 2);
    for on in [[7, 6], [0, 7]] {
        let report = panah::inspect::inspect(&film(on), &mut Limits::default()).unwrap();
        assert!(report.findings.iter().any(|own| own.field == "hidden sound track"), "{on:?}");
        assert_eq!(tracks(&stripped(&film(on)).unwrap()), 1, "{on:?}");
    }
    // Where none is switched on, players take one all the same.
    assert_eq!(tracks(&stripped(&film([0, 0])).unwrap()), 2);
}
