//! Movies: what a strip takes out of MP4, MOV, 3GP and M4A files, and what it leaves.

use crate::make::movie as make;
use crate::make::sets::vorbis_setup;

use make::{CANARY, Track, aac, avc, fragmented, full, movie, picture, sound};
use panah::error::ErrorKind;
use panah::format::Format;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::{Class, Tracks};
use panah::source::Source;
use panah::strip::strip;

#[allow(clippy::ptr_arg, reason = "a source is a sized thing")]
fn stripped(bytes: &Vec<u8>) -> Vec<u8> {
    let copy = strip(bytes, &Limits::default()).unwrap();
    let output = copy.parts.over(bytes);
    let mut out = vec![0; output.len() as usize];
    output.read_at(0, &mut out).unwrap();
    out
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

#[test]
fn no_canary_is_left_in_any_family_of_movies() {
    for (brand, format) in [
        (b"isom", Format::Mp4),
        (b"qt  ", Format::Mov),
        (b"3gp5", Format::ThreeGp),
        (b"3g2a", Format::ThreeGp),
        (b"M4A ", Format::Mp4),
    ] {
        let file = full(brand);
        let out = stripped(&file);
        assert!(!holds(&out, CANARY), "{brand:?}");
        assert_eq!(inspect(&out, &mut Limits::default()).unwrap().format, format);
    }
}

#[test]
fn mpeg_2_as_quicktime_has_it_is_copied_without_its_user_data() {
    let user = [&[0, 0, 1, 0xb2], CANARY].concat();
    let sample = [&[0, 0, 1, 0xb8, 0x44, 0xac, 0x35, 0x40], user.as_slice(), &[0, 0, 1, 0, 0, 0x0f]].concat();
    for kind in [b"mp2v", b"hdv2", b"xdvb", b"mx5p"] {
        let entry = make::boxed(kind, &[&avc()[8..86]]);
        let out = stripped(&movie(b"qt  ", &[Track { handler: *b"vide", entry, samples: vec![sample.clone()] }]));
        assert!(!holds(&out, CANARY) && holds(&out, &[0, 0, 1, 0, 0, 0x0f]), "{kind:?}");
    }
}

#[test]
fn a_movie_is_what_its_tracks_are_whatever_its_brand_says() {
    let voice = || Track { handler: *b"soun", entry: aac(), samples: vec![vec![0x21, 0x10, 4]; 3] };
    for (brand, spoken) in [
        (b"mp42", Format::M4a),
        (b"isom", Format::M4a),
        (b"M4A ", Format::M4a),
        (b"qt  ", Format::Mov),
        (b"3gp5", Format::ThreeGp),
    ] {
        for (file, tracks, format) in [
            (movie(brand, &[voice()]), Tracks { video: false, audio: true }, spoken),
            (
                full(brand),
                Tracks { video: true, audio: true },
                if spoken == Format::M4a { Format::Mp4 } else { spoken },
            ),
        ] {
            let copy = stripped(&file);
            for own in [&file, &copy] {
                let report = inspect(own, &mut Limits::default()).unwrap();
                assert_eq!((report.tracks, report.format), (tracks, format), "{brand:?}");
            }
            assert_eq!(stripped(&copy), copy);
            assert_eq!(&copy[8..12] == b"M4A ", format == Format::M4a);
        }
    }
}

#[test]
fn the_words_in_an_aac_frame_are_erased_at_whichever_bit_they_start() {
    let out = stripped(&full(b"isom"));
    let shifted: Vec<u8> = out.windows(2).map(|pair| pair[0] << 7 | pair[1] >> 1).collect();
    assert!(!holds(&shifted, CANARY));
}

#[test]
fn the_comment_in_the_configuration_of_vorbis_goes_and_a_configuration_that_is_not_known_is_refused() {
    let first = [b"\x01vorbis".as_slice(), &[0; 22], &[1]].concat();
    let comment =
        [b"\x03vorbis".as_slice(), &[0, 0, 0, 0, 1, 0, 0, 0, CANARY.len() as u8, 0, 0, 0], CANARY, &[1]].concat();
    let headers =
        [&[2, first.len() as u8, comment.len() as u8], first.as_slice(), &comment, &vorbis_setup(), CANARY].concat();
    let file = |coding| {
        let track = Track { handler: *b"soun", entry: sound(coding, &headers), samples: vec![vec![0x21, 0x10, 4]; 5] };
        movie(b"isom", &[track])
    };
    let out = stripped(&file(0xdd));
    assert!(!holds(&out, CANARY) && holds(&out, &vorbis_setup()));
    // One that has none of its own keeps none.
    let out = stripped(&file(0xa5));
    assert!(!holds(&out, CANARY) && !holds(&out, b"setup"));
    assert_eq!(strip(&file(0x13), &Limits::default()).unwrap_err().kind(), ErrorKind::Refused);
}

#[test]
fn a_description_holds_each_box_once_and_none_of_another_coding() {
    let more = |entry: Vec<u8>, more: &[Vec<u8>]| {
        let whole = [entry, more.concat()].concat();
        [&(whole.len() as u32).to_be_bytes(), &whole[4..]].concat()
    };
    let words: Vec<u8> = CANARY.iter().copied().cycle().take(24).collect();
    let foreign = [b"mhaC", b"dOps", b"dec3", b"alac", b"d263", b"ddts"].map(|kind| make::boxed(kind, &[&words]));
    let light = |note: &[u8]| make::boxed(b"clli", &[&[0, 100, 0, 50], note]);
    for (entry, handler, sample, own) in [
        (avc(), *b"vide", picture(false), vec![light(&[]), light(CANARY)]),
        (aac(), *b"soun", vec![0x21, 0x10, 4], aac()[36..].to_vec().chunks(1 << 20).map(<[u8]>::to_vec).collect()),
    ] {
        let file = |entry| movie(b"isom", &[Track { handler, entry, samples: vec![sample.clone()] }]);
        let once = if handler == *b"vide" { more(entry.clone(), &own[..1]) } else { entry.clone() };
        let copy = stripped(&file(more(entry, &[foreign.concat(), own.concat()])));
        assert!(!holds(&copy, CANARY), "{handler:?}");
        assert_eq!(copy, stripped(&file(once)), "{handler:?}");
    }
}

#[test]
fn a_stripped_movie_has_nothing_to_tell_and_strips_to_itself() {
    for file in [full(b"isom"), full(b"qt  "), fragmented()] {
        let out = stripped(&file);
        let report = inspect(&out, &mut Limits::default()).unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
        assert_eq!(stripped(&out), out);
    }
}

#[test]
fn the_samples_stay_in_their_order_without_their_notes() {
    let out = stripped(&full(b"isom"));
    let plain = picture(false);
    assert_eq!(out.windows(plain.len()).filter(|window| *window == plain).count(), 3);
    assert!(holds(&out, &[0x21, 0x10, 4]) && holds(&out, &[0x21, 0x11, 5]));
}

#[test]
fn fragments_become_sample_tables() {
    let out = stripped(&fragmented());
    assert!(!holds(&out, b"moof") && !holds(&out, b"mvex") && !holds(&out, CANARY));
    let plain = picture(false);
    assert_eq!(out.windows(plain.len()).filter(|window| *window == plain).count(), 4);
    let times = [0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 10];
    assert!(holds(&out, &times));
}

#[test]
fn the_essence_is_equal_before_and_after_a_strip_and_tells_other_pictures_apart() {
    let essence = |bytes: &Vec<u8>| panah::essence::essence(bytes, &mut Limits::default()).unwrap();
    for file in [full(b"isom"), full(b"qt  "), fragmented()] {
        assert_eq!(essence(&file), essence(&stripped(&file)));
    }
    let one = |sample: Vec<u8>| movie(b"isom", &[Track { handler: *b"vide", entry: avc(), samples: vec![sample] }]);
    let mut other = picture(false);
    other[8] ^= 1;
    assert_eq!(essence(&one(picture(true))), essence(&one(picture(false))));
    assert_ne!(essence(&one(picture(false))), essence(&one(other)));
}

#[test]
fn place_time_text_and_software_are_told_in_their_classes() {
    let report = inspect(&full(b"isom"), &mut Limits::default()).unwrap();
    for class in [Class::Place, Class::Time, Class::Text, Class::Software, Class::Unknown, Class::Device] {
        assert!(report.findings.iter().any(|finding| finding.class == class), "{class:?}");
    }
}

#[test]
fn units_that_are_joined_by_start_codes_are_looked_into() {
    let mut unit = vec![0x6e, 0xc0, 0x80, 0x0f, 0, 0, 0, 1];
    unit.extend(&picture(true)[4..]);
    let joined = unit.len() - 9;
    unit.truncate(joined);
    unit.extend([0, 0, 0, 1, 0x65, 0x88, 0x84]);
    let mut sample = (unit.len() as u32).to_be_bytes().to_vec();
    sample.extend(unit);
    let out = stripped(&movie(b"isom", &[Track { handler: *b"vide", entry: avc(), samples: vec![sample] }]));
    assert!(!holds(&out, CANARY));
    assert!(holds(&out, &[0x65, 0x88, 0x84]));
}

#[test]
fn a_movie_with_a_coding_that_nobody_knows_is_refused() {
    let mut entry = avc();
    entry[4..8].copy_from_slice(b"zzzz");
    let file = movie(b"isom", &[Track { handler: *b"vide", entry, samples: vec![picture(false)] }]);
    assert!(strip(&file, &Limits::default()).is_err());
}

#[test]
fn a_movie_whose_samples_hold_notes_alone_is_no_movie() {
    let notes = picture(true)[..picture(true).len() - 9].to_vec();
    let file = movie(b"isom", &[Track { handler: *b"vide", entry: avc(), samples: vec![notes] }]);
    assert_eq!(strip(&file, &Limits::default()).unwrap_err().kind(), ErrorKind::Malformed);
}

#[test]
fn a_recording_that_was_cut_off_keeps_what_is_there() {
    let sound = || Track { handler: *b"soun", entry: aac(), samples: vec![vec![0x21, 0x10, 4]; 50] };
    let whole = stripped(&movie(b"M4A ", &[sound()]));
    let cut = whole[..whole.len() - 40].to_vec();
    let out = stripped(&cut);
    assert!(inspect(&out, &mut Limits::default()).unwrap().findings.is_empty());
}

#[test]
fn a_movie_that_is_cut_anywhere_gives_an_error_or_a_sound_copy() {
    let file = full(b"isom");
    for end in 0..file.len() {
        let cut = file[..end].to_vec();
        if let Ok(copy) = strip(&cut, &Limits::default()) {
            assert!(!copy.parts.is_empty());
        }
    }
}

#[test]
fn length_fields_of_nothing_one_and_everything_do_no_harm() {
    for file in [full(b"isom"), fragmented()] {
        for at in 0..file.len() - 4 {
            for value in [0u32, 1, 0x7fff_ffff, u32::MAX] {
                let mut broken = file.clone();
                broken[at..at + 4].copy_from_slice(&value.to_be_bytes());
                let _ = strip(&broken, &Limits::default());
            }
        }
    }
}

#[test]
fn seeded_mutations_do_no_harm() {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    for file in [full(b"qt  "), fragmented()] {
        for _ in 0..2000 {
            let mut broken = file.clone();
            for _ in 0..1 + next() % 6 {
                let at = next() % broken.len();
                broken[at] = next() as u8;
            }
            let _ = strip(&broken, &Limits::default());
        }
    }
}
