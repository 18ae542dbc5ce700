//! Twins: two Matroska files that differ in what no player needs give equal copies.

use crate::twins::{equal, stripped};

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    [id, &(1u64 << 56 | body.len() as u64).to_be_bytes(), body].concat()
}

/// A file of one track of pictures.
struct Film {
    /// The codec, and what stands behind it in Info, the track, its picture, and the cluster.
    codec: Vec<u8>,
    info: Vec<u8>,
    track: Vec<u8>,
    video: Vec<u8>,
    cluster: Vec<u8>,
    /// What stands behind the cluster.
    behind: Vec<u8>,
}

impl Default for Film {
    fn default() -> Self {
        let none = Vec::new;
        Self { codec: b"V_VP8".to_vec(), info: none(), track: none(), video: none(), cluster: none(), behind: none() }
    }
}

/// A block of the track 1 that is a key frame, and one that refers to it.
const FRAME: [u8; 7] = [0x81, 0, 0, 0x80, 7, 8, 9];
const NEXT: [u8; 7] = [0x81, 0, 1, 0, 9, 8, 7];

fn film(own: &Film) -> Vec<u8> {
    let kind = if own.codec[0] == b'A' { 2 } else { 1 };
    let video = element(&[0xe0], &[element(&[0xb0], &[16]), element(&[0xba], &[16]), own.video.clone()].concat());
    let entry = [
        element(&[0xd7], &[1]),
        element(&[0x83], &[kind]),
        element(&[0x86], &own.codec),
        if kind == 1 { video } else { Vec::new() },
        own.track.clone(),
    ];
    let parts = [
        element(&[0x15, 0x49, 0xa9, 0x66], &own.info),
        element(&[0x16, 0x54, 0xae, 0x6b], &element(&[0xae], &entry.concat())),
        element(
            &[0x1f, 0x43, 0xb6, 0x75],
            &[element(&[0xe7], &[0]), element(&[0xa3], &FRAME), own.cluster.clone()].concat(),
        ),
        own.behind.clone(),
    ];
    let ebml = element(&[0x1a, 0x45, 0xdf, 0xa3], &element(&[0x42, 0x82], b"matroska"));
    [ebml, element(&[0x18, 0x53, 0x80, 0x67], &parts.concat())].concat()
}

fn same(place: &str, make: &dyn Fn(&[u8]) -> Film, plain: Option<Film>) {
    equal(place, |words| film(&make(words)), plain.map(|plain| film(&plain)));
}

#[test]
fn elements_of_a_track_come_once_in_one_order_and_hold_what_they_may() {
    let plain = || Some(Film::default());
    let video = |bytes: Vec<u8>| Film { video: bytes, ..Film::default() };
    let track = |bytes: Vec<u8>| Film { track: bytes, ..Film::default() };
    for id in [&[0x9a][..], &[0x9d], &[0x53, 0xb8], &[0x54, 0xb2], &[0x54, 0xb3], &[0x53, 0xb9], &[0x2e, 0xb5, 0x24]] {
        same(&format!("{id:x?}"), &|words| video(element(id, &words[..8])), plain());
        same(&format!("{id:x?}, four bytes"), &|words| video(element(id, &words[..4])), plain());
    }
    let widths = |words: &[u8]| video([element(&[0xb0], &words[..1]), element(&[0xb0], &words[..2])].concat());
    same("width again", &widths, plain());
    let padded =
        |words: &[u8]| video(element(&[0x54, 0xb0], &[&vec![0; usize::from(words[0] & 3)][..], &[32]].concat()));
    same("zeros before a number", &padded, Some(video(element(&[0x54, 0xb0], &[32]))));
    let (crop, shown) = (element(&[0x54, 0xaa], &[2]), element(&[0x54, 0xb0], &[32]));
    let either = |words: &[u8]| {
        video(if words[0] == b'L' { [crop.clone(), shown.clone()] } else { [shown.clone(), crop.clone()] }.concat())
    };
    same("order", &either, None);
    let round = |words: &[u8]| {
        let edges = [&[0; 4][..], &words[..12], &[0; 4]].concat();
        video(element(&[0x76, 0x70], &[element(&[0x76, 0x71], &[1]), element(&[0x76, 0x72], &edges)].concat()))
    };
    same("edges", &round, None);
    let turned = |words: &[u8]| {
        let angle = f64::from(words[0]) / 1e6 + 30.0;
        video(element(&[0x76, 0x70], &element(&[0x76, 0x73], &angle.to_be_bytes())))
    };
    same("pose", &turned, None);
    same("switched on", &|words| track(element(&[0xb9], &words[..8])), plain());
    same("forced", &|words| track(element(&[0x55, 0xaa], &words[..1])), plain());
    same("lacing", &|words| track(element(&[0x9c], &words[..1])), plain());
    let codec =
        |words: &[u8]| Film { codec: [b"V_VP8", &vec![0; usize::from(words[0] & 7)][..]].concat(), ..Film::default() };
    same("zeros behind the codec", &codec, plain());
    let aac = |object: &[u8]| stripped(&film(&Film { codec: [b"A_AAC", object].concat(), ..Film::default() }));
    assert!(aac(b"/MPEG4/LC/SBR").is_ok());
    assert!(aac(b"Layla of Ahvaz").is_err());

    let info = |bytes: Vec<u8>| Film { info: bytes, ..Film::default() };
    let length = |parts: [f64; 2]| info(parts.map(|part| element(&[0x44, 0x89], &part.to_be_bytes())).concat());
    same("duration", &|words| length([1e3 + f64::from(words[0]) / 1e3, f64::from(words[1])]), Some(length([1e3, 0.0])));
    same("time scale", &|words| info(element(&[0x2a, 0xd7, 0xb1], &words[..8])), plain());
    // What it is made of stays.
    let copy = stripped(&film(&video([shown.clone(), crop.clone()].concat()))).unwrap();
    assert!(memchr::memmem::find(&copy, &[0x54, 0xaa, 0x81, 2, 0x54, 0xb0, 0x81, 32]).is_some());
}

#[test]
fn tracks_are_numbered_in_their_order() {
    let numbered = |number: &[u8]| {
        let long = [&[0x10][..], &number[..3]].concat();
        let block = element(&[0xa3], &[&long[..], &FRAME[1..]].concat());
        let mut file = film(&Film::default());
        let at = memchr::memmem::find(&file, &element(&[0xa3], &FRAME)).unwrap();
        let cluster = memchr::memmem::find(&file, &[0x1f, 0x43, 0xb6, 0x75]).unwrap();
        let tracks = memchr::memmem::find(&file, &[0x16, 0x54, 0xae, 0x6b]).unwrap();
        let entry = tracks + 12;
        let segment = memchr::memmem::find(&file, &[0x18, 0x53, 0x80, 0x67]).unwrap();
        file.splice(at..at + 16, block);
        let old = element(&[0xd7], &[1]);
        let place = memchr::memmem::find(&file, &old).unwrap();
        file.splice(place..place + old.len(), element(&[0xd7], &number[..3]));
        for (at, more) in [(segment + 11, 5), (tracks + 11, 2), (entry + 8, 2), (cluster + 2 + 11, 3)] {
            file[at] += more;
        }
        file
    };
    equal("number of a track", |words| numbered(words), Some(film(&Film::default())));
}

#[test]
fn blocks_and_groups_hold_what_they_need_once() {
    let cluster = |bytes: Vec<u8>| Film { cluster: bytes, ..Film::default() };
    let group =
        |parts: &[Vec<u8>]| cluster(element(&[0xa0], &[&[element(&[0xa1], &NEXT)][..], parts].concat().concat()));
    let before = || element(&[0xfb], &[0xff]);
    let reserved = |words: &[u8]| {
        let mut next = NEXT;
        next[3] |= words[0] & 0x70;
        cluster(element(&[0xa3], &next))
    };
    same("reserved flags", &reserved, Some(cluster(element(&[0xa3], &NEXT))));
    let in_group = |words: &[u8]| {
        let mut next = NEXT;
        next[3] |= words[0] & 0xf1;
        cluster(element(&[0xa0], &[element(&[0xa1], &next), before()].concat()))
    };
    same("reserved flags in a group", &in_group, Some(group(&[before()])));
    let twice = |words: &[u8]| group(&[before(), element(&[0xfb], &words[..8]), element(&[0xfb], &words[..1])]);
    same("a second reference", &twice, Some(group(&[before()])));
    same(
        "a reference far off",
        &|words| group(&[element(&[0xfb], &words[..8])]),
        Some(group(&[element(&[0xfb], &[0xff])])),
    );
    let lasting = || element(&[0x9b], &[40]);
    let twice = |words: &[u8]| group(&[lasting(), element(&[0x9b], &words[..2]), before()]);
    same("a second duration", &twice, Some(group(&[lasting(), before()])));
    same("a long duration", &|words| group(&[element(&[0x9b], &words[..8]), before()]), Some(group(&[before()])));

    // The alpha channel, behind what other additions there are.
    let more = |kind: u8, own: &[u8]| element(&[0xa6], &[element(&[0xee], &[kind]), element(&[0xa5], own)].concat());
    let alpha = |additions: &[u8]| Film {
        video: element(&[0x53, 0xc0], &[1]),
        ..group(&[before(), element(&[0x75, 0xa1], additions)])
    };
    let noted =
        |words: &[u8]| alpha(&[more(4, words), more(1, b"alpha"), more(5, words), element(&[0xec], words)].concat());
    same("additions", &noted, Some(alpha(&more(1, b"alpha"))));
    let copy = stripped(&film(&alpha(&more(1, b"alpha")))).unwrap();
    assert!(memchr::memmem::find(&copy, b"\x75\xa1\x8c\xa6\x8a\xee\x81\x01\xa5\x85alpha").is_some());
    assert_eq!(stripped(&copy).unwrap(), copy);
    let none = Film { video: element(&[0x53, 0xc0], &[1]), ..group(&[before()]) };
    same("no alpha channel", &|words| alpha(&more(4, words)), Some(none));
    let other = |words: &[u8]| Film { codec: b"V_MPEG4/ISO/SP".to_vec(), ..alpha(&more(1, words)) };
    same("pictures without alpha", &other, None);
}

#[test]
fn a_cluster_without_blocks_goes_and_others_have_the_shortest_heads() {
    let empty = |words: &[u8]| Film {
        behind: element(&[0x1f, 0x43, 0xb6, 0x75], &element(&[0xe7], &words[..7])),
        ..Film::default()
    };
    same("an empty cluster", &empty, Some(Film::default()));
    let timed = |words: &[u8]| {
        let zeros = usize::from(words[0] & 3);
        let parts = [element(&[0xe7], &[&vec![0; zeros][..], &[9]].concat()), element(&[0xa3], &FRAME)].concat();
        let wide = (1u64 << 56 | parts.len() as u64).to_be_bytes();
        let front = &wide[4..];
        let front = if words[0] == b'L' { wide.to_vec() } else { [&[front[0] | 0x10], &front[1..]].concat() };
        Film { behind: [&[0x1f, 0x43, 0xb6, 0x75][..], &front, &parts].concat(), ..Film::default() }
    };
    same("widths of a cluster", &timed, None);
}
