//! Twins: two streams that differ in what no player needs give equal copies.

use crate::make::streams::{self as make, CANARY, mkv_of};
use crate::twins::{equal, stripped};
use panah::inspect::inspect;
use panah::limits::Limits;

/// Bits from the most significant on, the last byte filled up with zeros.
fn packed(bits: &str) -> Vec<u8> {
    bits.as_bytes()
        .chunks(8)
        .map(|byte| (0..8).fold(0, |sum, at| sum << 1 | u8::from(byte.get(at) == Some(&b'1'))))
        .collect()
}

/// A setup header of Theora: one base matrix for all, whose second set is that of the first and whose fourth is of its own, and
/// Huffman tables of one token, or of three.
fn theora_setup() -> Vec<u8> {
    let number = |value: u32, width: usize| format!("{value:0width$b}");
    let mut bits = String::from("000") + &number(0, 4) + &"1".repeat(64) + &number(1, 4) + &"10".repeat(64);
    bits += &(number(0, 9) + &"00010000".repeat(64));
    let own = |sizes: [u32; 2]| number(sizes[0] - 1, 6) + &number(sizes[1] - 1, 5);
    bits += &(own([40, 23]) + "0" + "0" + "1" + &own([40, 23]) + "01" + "00");
    bits += &"1 00111".replace(' ', "").repeat(79);
    bits += "0 1 00001 0 1 00010 1 00011".replace(' ', "").as_str();
    [&b"\x82theora"[..], &packed(&bits)].concat()
}

fn theora(setup: &[u8]) -> Vec<u8> {
    let head = [&b"\x80theora\x03\x02\x01"[..], &[0; 32]].concat();
    let comment = b"\x81theora\0\0\0\0\0\0\0\0";
    let private = [&[2, head.len() as u8, comment.len() as u8][..], &head, comment, setup].concat();
    mkv_of(b"V_THEORA", &private, &[b"\x30pictures"])
}

#[test]
fn a_codec_that_needs_no_configuration_has_none_in_the_copy() {
    for codec in [
        &b"V_VP8"[..],
        b"V_UNCOMPRESSED",
        b"V_DIRAC",
        b"A_AC3",
        b"A_EAC3",
        b"A_DTS",
        b"A_TRUEHD",
        b"A_MLP",
        b"A_AC4",
        b"A_PCM/INT/LIT",
        b"A_PCM/INT/BIG",
        b"A_PCM/FLOAT/IEEE",
        b"A_TTA1",
    ] {
        let name = String::from_utf8_lossy(codec);
        equal(&name, |words| mkv_of(codec, &words.repeat(2000), &[&[1, 2, 3]]), None);
        let copy = stripped(&mkv_of(codec, b"words", &[&[1, 2, 3]])).unwrap();
        assert!(memchr::memmem::find(&copy, &[0x63, 0xa2]).is_none(), "{name}");
    }
}

#[test]
fn a_configuration_of_sound_holds_what_decoding_asks_for() {
    let alac = |words: &[u8], behind: &[u8]| {
        let config = [&[0, 0, 16, 0, words[0], 16, 40, 10, 14, 1], &words[..10], &[0, 0, 0x1f, 0x40], behind].concat();
        mkv_of(b"A_ALAC", &config, &[&[1, 2, 3]])
    };
    equal("ALAC", |words| alac(words, words), Some(alac(&[0; 12], b"")));
    assert!(stripped(&mkv_of(b"A_ALAC", &[0; 23], &[&[1]])).is_err());
    let copy = stripped(&alac(&[7; 12], b"")).unwrap();
    let wanted = [0, 0, 16, 0, 0, 16, 40, 10, 14, 1, 0, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x1f, 0x40];
    assert!(memchr::memmem::find(&copy, &wanted).is_some());

    equal("WavPack", |words| mkv_of(b"A_WAVPACK4", words, &[&[1, 2, 3]]), None);
    assert!(stripped(&mkv_of(b"V_FFV1", b"\x01", &[&[1, 2, 3]])).is_err());
    assert!(stripped(&mkv_of(b"V_FFV1", b"", &[&[1, 2, 3]])).is_ok());

    let bitmap = |coding: &[u8; 4], behind: &[u8]| {
        let front = [&[40, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 1, 0, 24, 0][..], coding, &[0; 20]].concat();
        mkv_of(b"V_MS/VFW/FOURCC", &[&front, behind].concat(), &[&[1, 2, 3]])
    };
    // Of HuffYUV three tables of 256 codes of eight bits: runs of 255 and of one.
    let tables = [&[2, 24, 0, 0][..], &[0x08, 0xff, 0x28].repeat(3)].concat();
    equal("HuffYUV", |words| bitmap(b"HFYU", &[&tables, words].concat()), None);
    let copy = stripped(&bitmap(b"HFYU", &tables)).unwrap();
    assert!(memchr::memmem::find(&copy, &tables).is_some());
    equal("WMV", |words| bitmap(b"WMV3", &[&[0x4f, 0xf1, 0x0a, 1], words].concat()), None);
    for coding in [b"FFV1", b"SVQ3"] {
        assert!(stripped(&bitmap(coding, b"words")).is_err());
        assert!(stripped(&bitmap(coding, b"")).is_ok());
    }
}

#[test]
fn what_stands_behind_a_setup_header_of_theora_leaves_no_trace() {
    let setup = theora_setup();
    let plain = stripped(&theora(&setup)).unwrap();
    assert!(memchr::memmem::find(&plain, &setup).is_some());
    equal("behind the setup", |words| theora(&[&setup, words].concat()), Some(theora(&setup)));
    let filled = |words: &[u8]| {
        let mut setup = setup.clone();
        *setup.last_mut().unwrap() |= words[0] & 1;
        theora(&setup)
    };
    equal("bits behind the setup", filled, Some(theora(&setup)));
    for end in 0..setup.len() {
        assert!(stripped(&theora(&setup[..end])).is_err(), "{end}");
    }
    // In an Ogg file the same.
    let ogg = |words: &[u8]| make::ogg_theora(&[&setup, words].concat());
    equal("Ogg", ogg, Some(make::ogg_theora(&setup)));
}

fn chunk(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    [name, &(body.len() as u32).to_le_bytes()[..], body, &[0][..body.len() & 1]].concat()
}

fn finds(file: &[u8], field: &str) -> bool {
    inspect(&file, &mut Limits::default()).unwrap().findings.iter().any(|own| own.field == field)
}

/// A WAVE file of sound in this coding, with an extension and chunks in front of the sound.
fn wav(tag: u16, block: u16, extension: &[u8], chunks: &[u8]) -> Vec<u8> {
    let front = [&tag.to_le_bytes()[..], &[1, 0], &8000u32.to_le_bytes(), &8000u32.to_le_bytes()].concat();
    let bits = if tag == 0x55 {
        [0; 2]
    } else if tag == 2 || tag == 0x11 {
        [4, 0]
    } else {
        [8, 0]
    };
    let fmt = [&front[..], &block.to_le_bytes(), &bits, &(extension.len() as u16).to_le_bytes(), extension].concat();
    let sound = if tag == 0x55 { make::mp3_frame().repeat(3) } else { vec![7; 512] };
    chunk(b"RIFF", &[b"WAVE", &chunk(b"fmt ", &fmt)[..], chunks, &chunk(b"data", &sound)].concat())
}

#[test]
fn a_wave_file_has_no_counts_and_settings_that_decoding_does_not_ask_for() {
    for tag in [1, 7] {
        let counted = |words: &[u8]| wav(tag, 1, b"", &chunk(b"fact", &words[..4]).repeat(words[0].into()));
        equal(&format!("fact {tag}"), counted, Some(wav(tag, 1, b"", b"")));
    }
    let frames = [1, 0, 2, 0, 0, 0, 0x80, 4, 1, 0, 0x71, 5];
    equal("MP3", |words| wav(0x55, 1, words, b""), Some(wav(0x55, 1, &frames, b"")));
    let adpcm = |words: &[u8]| wav(2, 256, &words.repeat(3)[..32], b"");
    equal("MS ADPCM", adpcm, None);
    let copy = stripped(&adpcm(&[9; 12])).unwrap();
    assert_eq!(copy[38..44], [0xf4, 1, 7, 0, 0, 1]);
    equal("IMA ADPCM", |words| wav(0x11, 256, &words[..2], b""), Some(wav(0x11, 256, &[0xf9, 1], b"")));
}

#[test]
fn how_many_frames_an_aiff_file_has_is_counted() {
    let of = |coding: &[u8; 4], frames: [u8; 4], sound: usize| {
        let be = |name: &[u8; 4], body: &[u8]| [name, &(body.len() as u32).to_be_bytes()[..], body].concat();
        let rate = [0x40, 0x0b, 0xfa, 0, 0, 0, 0, 0, 0, 0];
        let comm = be(b"COMM", &[&[0, 1][..], &frames, &[0, 16], &rate, coding, &[0, 0]].concat());
        let ssnd = be(b"SSND", &[&[0; 8][..], &vec![3; sound]].concat());
        be(b"FORM", &[&b"AIFC"[..], &comm, &ssnd].concat())
    };
    for (coding, length) in [(b"sowt", 2), (b"ulaw", 1), (b"fl32", 4), (b"ima4", 34), (b"MAC3", 2), (b"GSM ", 33)] {
        let plain = of(coding, [0, 0, 0, 6], length * 6);
        equal(
            "a count beyond the end",
            |words| of(coding, [words[0], words[1], 0, 0], length * 6),
            Some(plain.clone()),
        );
        let copy = stripped(&of(coding, [0; 4], length * 6)).unwrap();
        assert_eq!(copy, stripped(&plain).unwrap());
        assert_eq!(copy[22..26], [0, 0, 0, 6]);
    }
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    [id, &(1u64 << 56 | body.len() as u64).to_be_bytes(), body].concat()
}

/// A Matroska file of these tracks, each with its coding, its flags that say whether it is enabled and the default, and the body
/// of its one block.
fn mkv_tracks(tracks: &[(&[u8], [u8; 2], &[u8])]) -> Vec<u8> {
    let (mut entries, mut blocks) = (Vec::new(), element(&[0xe7], &[0]));
    for (at, (codec, [enabled, default], frame)) in tracks.iter().enumerate() {
        let number = at as u8 + 1;
        let parts = [
            element(&[0xd7], &[number]),
            element(&[0x83], &[if codec[0] == b'A' { 2 } else { 1 }]),
            element(&[0xb9], &[*enabled]),
            element(&[0x88], &[*default]),
            element(&[0x86], codec),
        ];
        entries.extend(element(&[0xae], &parts.concat()));
        blocks.extend(element(&[0xa3], &[&[0x80 | number, 0, 0, 0x80][..], frame].concat()));
    }
    let segment = [element(&[0x16, 0x54, 0xae, 0x6b], &entries), element(&[0x1f, 0x43, 0xb6, 0x75], &blocks)].concat();
    let ebml = element(&[0x1a, 0x45, 0xdf, 0xa3], &element(&[0x42, 0x82], b"matroska"));
    [ebml, element(&[0x18, 0x53, 0x80, 0x67], &segment)].concat()
}

#[test]
fn of_several_tracks_of_pictures_one_stays_in_matroska() {
    type Row<'a> = (&'a [u8], [u8; 2], &'a [u8]);
    let (shown, sound): (Row, Row) = ((b"V_VP8", [1, 1], b"shown"), (b"A_AC3", [1, 1], b"sound"));
    for flags in [[1, 1], [1, 0], [0, 1], [0, 0]] {
        let second = |words: &[u8]| mkv_tracks(&[shown, (b"V_VP8", flags, words), sound]);
        equal(&format!("a second picture {flags:?}"), second, None);
        assert!(finds(&second(b"words"), "hidden picture track"));
        assert!(!finds(&stripped(&second(b"words")).unwrap(), "hidden picture track"));
    }
    for flags in [[1, 0], [0, 1], [0, 0]] {
        equal("a first picture", |words| mkv_tracks(&[(b"V_VP8", flags, words), shown, sound]), None);
    }
    // Without another, the one there is.
    let alone = stripped(&mkv_tracks(&[(b"V_VP8", [0, 0], b"shown"), sound])).unwrap();
    assert!(memchr::memmem::find(&alone, b"shown").is_some());

    let off = |words: &[u8]| mkv_tracks(&[shown, sound, (b"A_AC3", [0, 1], words)]);
    equal("a sound that is switched off", off, Some(mkv_tracks(&[shown, sound])));
    assert!(finds(&off(b"words"), "hidden sound track"));
    let both = stripped(&mkv_tracks(&[shown, sound, (b"A_AC3", [1, 0], b"second")])).unwrap();
    assert!(memchr::memmem::find(&both, b"second").is_some());
    let neither = stripped(&mkv_tracks(&[shown, (b"A_AC3", [0, 1], b"second")])).unwrap();
    assert!(memchr::memmem::find(&neither, b"second").is_some());
}

/// A part of an AVI file that a test sets.
#[derive(Clone, Default)]
struct Avi {
    /// What differs in the main header, in that of the first stream, and in its format.
    avih: Vec<(usize, Vec<u8>)>,
    strh: Vec<(usize, Vec<u8>)>,
    strf: Vec<(usize, Vec<u8>)>,
    /// Chunks behind the first stream's format, and behind its list.
    behind: Vec<u8>,
    streams: Vec<u8>,
    /// Chunks of the film, and entries of its index, behind those of its first picture.
    movi: Vec<u8>,
    index: Vec<u8>,
    /// What stands behind the last chunk of the film.
    rest: Vec<u8>,
    /// The name, the pad byte and the entry of the first picture.
    name: Option<[u8; 4]>,
    pad: u8,
    entry: Option<[u8; 16]>,
}

const PICTURE: [u8; 5] = [9, 8, 7, 6, 5];

fn list(kind: &[u8; 4], body: &[u8]) -> Vec<u8> {
    chunk(b"LIST", &[kind, body].concat())
}

fn put(mut body: Vec<u8>, changes: &[(usize, Vec<u8>)]) -> Vec<u8> {
    for (at, bytes) in changes {
        body[*at..*at + bytes.len()].copy_from_slice(bytes);
    }
    body
}

fn strl(kind: &[u8; 4], coding: &[u8; 4], flags: u8, own: &Avi) -> Vec<u8> {
    let mut strh = [kind, coding, &[flags, 0, 0, 0][..], &[0; 44]].concat();
    (strh[20], strh[24]) = (1, 25);
    let strf = match kind {
        b"auds" => [&[7, 0, 1, 0][..], &8000u32.to_le_bytes(), &8000u32.to_le_bytes(), &[1, 0, 8, 0, 0, 0]].concat(),
        _ => [&[40, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 1, 0, 24, 0][..], coding, &[0; 20]].concat(),
    };
    let parts = [chunk(b"strh", &put(strh, &own.strh)), chunk(b"strf", &put(strf, &own.strf)), own.behind.clone()];
    list(b"strl", &parts.concat())
}

fn entry(name: &[u8; 4], at: u32, size: u32) -> [u8; 16] {
    let mut entry = [0; 16];
    entry[..4].copy_from_slice(name);
    entry[4] = 0x10;
    entry[8..12].copy_from_slice(&at.to_le_bytes());
    entry[12..].copy_from_slice(&size.to_le_bytes());
    entry
}

fn avi(own: &Avi) -> Vec<u8> {
    let first = strl(b"vids", b"YV12", 0, own);
    let avih = chunk(b"avih", &put(vec![0; 56], &own.avih));
    let picture = [own.name.as_ref().unwrap_or(b"00dc"), &[5, 0, 0, 0][..], &PICTURE, &[own.pad]].concat();
    let index = [&own.entry.unwrap_or(entry(b"00dc", 4, 5))[..], &own.index].concat();
    let parts = [
        list(b"hdrl", &[&avih[..], &first, &own.streams].concat()),
        list(b"movi", &[&picture[..], &own.movi, &own.rest].concat()),
        chunk(b"idx1", &index),
    ];
    chunk(b"RIFF", &[&b"AVI "[..], &parts.concat()].concat())
}

#[test]
fn of_several_streams_of_pictures_one_stays_in_an_avi_file() {
    let of = |flags: [u8; 2], words: &[u8]| {
        let plain = Avi::default();
        let streams = [strl(b"vids", b"YV12", flags[1], &plain), strl(b"auds", &[0; 4], 0, &plain)].concat();
        let movi = [chunk(b"01dc", words), chunk(b"02wb", b"sound")].concat();
        stripped(&avi(&Avi { strh: vec![(8, vec![flags[0]])], streams, movi, ..plain })).unwrap()
    };
    assert_eq!(of([0, 0], b"Layla"), of([0, 0], b"Omid."));
    assert_eq!(of([0, 1], b"Layla"), of([0, 1], b"Omid."));
    // The sound is the second stream now.
    let copy = of([0, 0], b"Layla");
    assert!(memchr::memmem::find(&copy, b"01wb\x05\0\0\0sound").is_some());
    assert_eq!(stripped(&copy).unwrap(), copy);
    // Where the first is switched off, the other.
    let second = of([1, 0], b"shown");
    assert!(memchr::memmem::find(&second, b"00dc\x05\0\0\0shown").is_some());
    assert!(memchr::memmem::find(&second, &PICTURE).is_none());

    let streams = strl(b"vids", b"YV12", 0, &Avi::default());
    let two = avi(&Avi { streams, movi: chunk(b"01dc", b"second"), ..Avi::default() });
    assert!(finds(&two, "hidden picture track"));
    assert!(!finds(&stripped(&two).unwrap(), "hidden picture track"));
}

#[test]
fn an_avi_file_holds_no_index_and_no_header_that_playing_does_not_ask_for() {
    let differ = |place: &str, make: &dyn Fn(&[u8]) -> Avi| equal(place, |words| avi(&make(words)), None);
    for name in [b"vprp", b"indx"] {
        differ("behind the format", &|words| Avi { behind: chunk(name, &words.repeat(3)), ..Avi::default() });
    }
    let odml = |words: &[u8]| list(b"odml", &chunk(b"dmlh", &words[..4]));
    differ("dmlh", &|words| Avi { streams: odml(words), ..Avi::default() });
    // An index that points to where the picture is, in a stream that is called otherwise.
    let ix = |words: &[u8]| {
        let start = memchr::memmem::find(&avi(&Avi::default()), &PICTURE).unwrap() as u32;
        let place = words[0].into();
        let base = u64::from(start - place).to_le_bytes();
        let number = [&base[..], &[0; 4], &u32::to_le_bytes(place), &[5, 0, 0, 0]].concat();
        chunk(b"ix00", &[&[2, 0, 0, 1, 1, 0, 0, 0][..], b"00dc", &number].concat())
    };
    differ("ix00", &|words| Avi { movi: ix(words), ..Avi::default() });
    for at in [0, 4, 8, 16, 20, 28, 32, 36, 40, 48] {
        differ("avih", &|words| Avi { avih: vec![(at, words[..4].to_vec())], ..Avi::default() });
    }
    for at in [4, 12, 14, 32, 36, 40, 44] {
        differ("strh", &|words| Avi { strh: vec![(at, words[..2].to_vec())], ..Avi::default() });
    }
    for at in [12, 20, 24, 28, 32, 36] {
        differ("strf", &|words| Avi { strf: vec![(at, words[..2].to_vec())], ..Avi::default() });
    }
    differ("pad byte", &|words| Avi { pad: words[0], ..Avi::default() });
    differ("end of the film", &|words| Avi { rest: words[..6].to_vec(), ..Avi::default() });
    differ("name of a chunk", &|words| Avi { name: Some([b'0', b'0', b'_', words[0]]), ..Avi::default() });
    let cut = |words: &[u8]| [b"00dc", &words[..3], &[0x7f], &PICTURE].concat();
    differ("length of a chunk that is cut off", &|words| Avi { movi: cut(words), ..Avi::default() });
    let number = |words: &[u8]| u32::from_le_bytes(words[..4].try_into().unwrap());
    differ("place in the index", &|words| Avi { entry: Some(entry(b"00dc", number(words), 5)), ..Avi::default() });
    differ("size in the index", &|words| Avi { entry: Some(entry(b"00dc", 4, number(words))), ..Avi::default() });
    let named = |words: &[u8]| Some(entry(&[b'0', b'0', words[0], words[1]], 4, 5));
    differ("name in the index", &|words| Avi { entry: named(words), ..Avi::default() });
    differ("entries of nothing", &|words| Avi { index: words.repeat(4), ..Avi::default() });
}

#[test]
fn the_old_index_of_an_avi_file_points_to_the_chunks_that_stay() {
    // Text lies between two pictures, of which the second is no key frame.
    let streams = strl(b"txts", &[0; 4], 0, &Avi::default());
    let movi = [chunk(b"01tx", CANARY), chunk(b"00dc", b"second")].concat();
    let second = 4 + 14 + 8 + CANARY.len() as u32 + 1;
    let mut last = entry(b"00dc", second, 6);
    last[4] = 0;
    let index = [entry(b"01tx", 4 + 14, CANARY.len() as u32), last].concat();
    let copy = stripped(&avi(&Avi { streams, movi, index, ..Avi::default() })).unwrap();
    let at = memchr::memmem::find(&copy, b"idx1").unwrap();
    assert_eq!(copy[at + 4..at + 8], [32, 0, 0, 0]);
    assert_eq!(copy[at + 8..at + 24], entry(b"00dc", 4, 5));
    assert_eq!(copy[at + 24..at + 40], last);
    assert_eq!(copy[at + 40..], chunk(b"JUNK", &[0; 8]));
    let movi = memchr::memmem::find(&copy, b"movi").unwrap();
    assert_eq!(copy[movi + second as usize..][..4], *b"00dc");
    assert_eq!(stripped(&copy).unwrap(), copy);
}
