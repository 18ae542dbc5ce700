//! Small movies, made box by box, with a word planted in every place that can carry one.

use super::sets;

/// The word that must be nowhere in a stripped movie.
pub const CANARY: &[u8] = b"CANARY";

/// A box.
pub fn boxed(kind: &[u8; 4], parts: &[&[u8]]) -> Vec<u8> {
    let body = parts.concat();
    [&(body.len() as u32 + 8).to_be_bytes(), kind.as_slice(), &body].concat()
}

fn words(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

/// What a track of the movie is made of.
pub struct Track {
    /// `vide`, `soun`, `meta` or `text`.
    pub handler: [u8; 4],
    /// The body of its `stsd` behind the count.
    pub entry: Vec<u8>,
    /// Its samples.
    pub samples: Vec<Vec<u8>>,
}

/// An H.264 sample entry, with a canary for a compressor's name and in a box that nobody knows.
pub fn avc() -> Vec<u8> {
    avc_of(&sets::avcc(&[&sets::SEQUENCE], &[&sets::PICTURE]))
}

/// The same with this decoder configuration record.
pub fn avc_of(config: &[u8]) -> Vec<u8> {
    let mut name = vec![6];
    name.extend(CANARY);
    name.resize(32, 0);
    let head = [
        &words(&[0, 1, 0, 0, 0, 0, 16 << 16 | 16, 72 << 16, 72 << 16, 0]),
        [0, 1].as_slice(),
        &name,
        &[0, 24, 0xff, 0xff],
    ]
    .concat();
    boxed(b"avc1", &[&head, &boxed(b"avcC", &[config]), &boxed(b"btrt", &[CANARY]), &boxed(b"zzzz", &[CANARY])])
}

/// An AAC sample entry, with an elementary stream descriptor that has a URL in it.
pub fn aac() -> Vec<u8> {
    sound(0x40, &[0x12, 0x10])
}

/// The same with sound of another coding (`objectTypeIndication`), whose configuration is short.
pub fn sound(coding: u8, own: &[u8]) -> Vec<u8> {
    let mut config = vec![coding, 0x15, 0, 0, 0, 0, 1, 0xf4, 0, 0, 1, 0xf4, 0];
    let size = |length: usize| [0x80 | (length >> 7) as u8, length as u8 & 0x7f];
    config.push(5);
    config.extend(size(own.len()));
    config.extend(own);
    let mut stream = vec![0, 1, 0x40, CANARY.len() as u8];
    stream.extend(CANARY);
    stream.push(4);
    stream.extend(size(config.len()));
    stream.extend(config);
    stream.extend([6, 1, 2]);
    let mut esds = vec![0, 0, 0, 0, 3];
    esds.extend(size(stream.len()));
    esds.extend(stream);
    boxed(b"mp4a", &[&words(&[0, 1, 0, 0, 2 << 16 | 16, 0, 44_100 << 16]), &boxed(b"esds", &[&esds])])
}

/// A coded slice, with or without user data before it, as one sample.
pub fn picture(noted: bool) -> Vec<u8> {
    let mut sample = Vec::new();
    if noted {
        let mut sei = vec![6, 5, 16 + CANARY.len() as u8];
        sei.extend(b"0123456789abcdef");
        sei.extend(CANARY);
        sei.push(0x80);
        sample.extend(words(&[sei.len() as u32]));
        sample.extend(sei);
    }
    sample.extend(words(&[5]));
    sample.extend([0x65, 0x88, 0x84, 0x21, 0xa0]);
    sample
}

/// An AAC frame that starts with a fill element in which an encoder signed.
pub fn signed_frame() -> Vec<u8> {
    // 110 (fill), count 7, type 0, four bits, then the words, which so lie seven bits and eight on.
    let bits = [&[0b110u8, 3], [7u8, 4].as_slice(), &[0, 8]].concat();
    let mut out: Vec<bool> = Vec::new();
    for pair in bits.chunks(2) {
        out.extend((0..pair[1]).rev().map(|bit| pair[0] >> bit & 1 == 1));
    }
    CANARY.iter().for_each(|byte| out.extend((0..8).rev().map(|bit| byte >> bit & 1 == 1)));
    out.extend((0..8).rev().map(|bit| 0xe0u8 >> bit & 1 == 1));
    out.chunks(8)
        .map(|bits| bits.iter().enumerate().fold(0, |byte, (at, &bit)| byte | (u8::from(bit) << (7 - at))))
        .collect()
}

fn trak(id: u32, track: &Track, offsets: &[u32]) -> Vec<u8> {
    let matrix = words(&[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000]);
    let time = 3_600_000_000u32;
    let count = track.samples.len() as u32;
    let tkhd =
        [&words(&[1, time, time, id, 0, 100, 0, 0, 0, 0]), matrix.as_slice(), &words(&[16 << 16, 16 << 16])].concat();
    let mdhd = [&words(&[0, time, time, 1000, 100]), [0x15, 0xc7, 0, 0].as_slice()].concat();
    let hdlr = [&words(&[0, 0]), track.handler.as_slice(), &words(&[0, 0, 0]), CANARY, &[0]].concat();
    let sizes: Vec<u32> = track.samples.iter().map(|sample| sample.len() as u32).collect();
    let stbl = [
        boxed(b"stsd", &[&words(&[0, 1]), &track.entry]),
        boxed(b"stts", &[&words(&[0, 1, count, 10])]),
        boxed(b"stsc", &[&words(&[0, 1, 1, 1, 1])]),
        boxed(b"stsz", &[&words(&[0, 0, count]), &words(&sizes)]),
        boxed(b"stco", &[&words(&[0, count]), &words(offsets)]),
    ]
    .concat();
    let dref = boxed(b"dref", &[&words(&[0, 1]), &boxed(b"url ", &[&words(&[1])])]);
    let minf = [boxed(b"nmhd", &[&[0; 4]]), boxed(b"dinf", &[&dref]), boxed(b"stbl", &[&stbl])].concat();
    let mdia = [boxed(b"mdhd", &[&mdhd]), boxed(b"hdlr", &[&hdlr]), boxed(b"minf", &[&minf])].concat();
    boxed(
        b"trak",
        &[
            &boxed(b"tkhd", &[&tkhd]),
            &boxed(b"mdia", &[&mdia]),
            &boxed(b"udta", &[&boxed(b"\xa9nam", &[b"\0\x06\0\0", CANARY])]),
        ],
    )
}

/// A movie of `tracks`, its index behind its media, canaries everywhere beside them and between the samples.
pub fn movie(brand: &[u8; 4], tracks: &[Track]) -> Vec<u8> {
    let mut file = boxed(b"ftyp", &[brand, &[0; 4], brand]);
    file.extend(boxed(b"free", &[CANARY]));
    let mut media = CANARY.to_vec();
    let mut offsets = vec![Vec::new(); tracks.len()];
    let longest = tracks.iter().map(|track| track.samples.len()).max().unwrap_or(0);
    for index in 0..longest {
        for (track, offsets) in tracks.iter().zip(&mut offsets) {
            if let Some(sample) = track.samples.get(index) {
                offsets.push((file.len() + 8 + media.len()) as u32);
                media.extend(sample);
            }
        }
    }
    file.extend(boxed(b"mdat", &[&media, CANARY]));
    let rate = [
        &words(&[0, 3_600_000_000, 3_600_000_000, 1000, 100, 0x10000]),
        [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0].as_slice(),
    ]
    .concat();
    let matrix = words(&[0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x4000_0000]);
    let mvhd = boxed(b"mvhd", &[&rate[..36], &matrix, &[0; 24], &words(&[9])]);
    let traks: Vec<u8> = tracks
        .iter()
        .zip(&offsets)
        .enumerate()
        .flat_map(|(at, (track, offsets))| trak(at as u32 + 1, track, offsets))
        .collect();
    let udta = boxed(b"udta", &[&boxed(b"\xa9xyz", &[b"\0\x06\x15\xc7", CANARY]), &boxed(b"loci", &[CANARY])]);
    file.extend(boxed(b"moov", &[&mvhd, &traks, &udta, &boxed(b"uuid", &[&[7; 16], CANARY])]));
    file.extend(boxed(b"sefd", &[CANARY]));
    file.extend(CANARY);
    file
}

/// Picture, sound, and a track of places beside them.
pub fn full(brand: &[u8; 4]) -> Vec<u8> {
    let picture =
        Track { handler: *b"vide", entry: avc(), samples: vec![picture(true), picture(false), picture(true)] };
    let sound = Track {
        handler: *b"soun",
        entry: aac(),
        samples: vec![signed_frame(), vec![0x21, 0x10, 4], vec![0x21, 0x11, 5]],
    };
    let place =
        Track { handler: *b"meta", entry: boxed(b"gpmd", &[&words(&[0, 1])]), samples: vec![CANARY.to_vec(); 3] };
    movie(brand, &[picture, place, sound])
}

/// The same picture as one movie fragment behind an index without samples.
pub fn fragmented() -> Vec<u8> {
    let empty = Track { handler: *b"vide", entry: avc(), samples: Vec::new() };
    let whole = movie(b"iso5", &[empty]);
    let from = whole.windows(4).position(|kind| kind == b"moov").unwrap() - 4;
    let size = u32::from_be_bytes(whole[from..from + 4].try_into().unwrap()) as usize;
    let trex = boxed(b"mvex", &[&boxed(b"trex", &[&words(&[0, 1, 1, 10, 0, 0x1_0000])])]);
    let mut file = boxed(b"ftyp", &[b"iso5\0\0\0\0iso5"]);
    file.extend(boxed(b"moov", &[&whole[from + 8..from + size], &trex]));
    let samples = [picture(true), picture(false)];
    for time in [0u32, 20] {
        let run = |shift: u32| {
            let sizes = words(&[samples[0].len() as u32, samples[1].len() as u32]);
            let tfhd = boxed(b"tfhd", &[&words(&[0x2_0000, 1])]);
            let tfdt = boxed(b"tfdt", &[&words(&[0, time])]);
            let trun = boxed(b"trun", &[&words(&[0x205, 2, shift, 0]), &sizes]);
            boxed(b"moof", &[&boxed(b"mfhd", &[&words(&[0, 7])]), &boxed(b"traf", &[&tfhd, &tfdt, &trun])])
        };
        let moof = run(run(0).len() as u32 + 8);
        file.extend(boxed(b"prft", &[CANARY]));
        file.extend(moof);
        file.extend(boxed(b"mdat", &[&samples.concat(), CANARY]));
    }
    file
}

/// Adds a box at the end of the first one of each kind in `path`, the outermost first.
pub fn insert(file: &mut Vec<u8>, path: &[&[u8; 4]], more: &[u8]) {
    let size = |file: &[u8], at: usize| u32::from_be_bytes(file[at..at + 4].try_into().unwrap()) as usize;
    let mut within = 0..file.len();
    let mut outer = Vec::new();
    for kind in path {
        let mut at = within.start;
        while &file[at + 4..at + 8] != kind.as_slice() {
            at += size(file, at);
            assert!(at < within.end, "there is no {kind:?}");
        }
        outer.push(at);
        within = at + 8..at + size(file, at);
    }
    file.splice(within.end..within.end, more.iter().copied());
    for at in outer {
        let grown = (size(file, at) + more.len()) as u32;
        file[at..at + 4].copy_from_slice(&grown.to_be_bytes());
    }
}

/// A movie of one track with this edit list (length, from when), these samples that can be decoded alone, and how much later than it is
/// decoded each sample is shown. A sample lasts ten of the thousand ticks of a second.
pub fn edited(track: Track, edits: &[(u32, i32)], sync: Option<&[u32]>, offsets: &[u32]) -> Vec<u8> {
    let mut file = movie(b"isom", &[track]);
    let list: Vec<u8> = edits.iter().flat_map(|&(length, from)| words(&[length, from as u32, 0x10000])).collect();
    let elst = boxed(b"elst", &[&words(&[0, edits.len() as u32]), &list]);
    insert(&mut file, &[b"moov", b"trak"], &boxed(b"edts", &[&elst]));
    let stbl: [&[u8; 4]; 5] = [b"moov", b"trak", b"mdia", b"minf", b"stbl"];
    if let Some(sync) = sync {
        insert(&mut file, &stbl, &boxed(b"stss", &[&words(&[0, sync.len() as u32]), &words(sync)]));
    }
    if !offsets.is_empty() {
        let runs: Vec<u8> = offsets.iter().flat_map(|&offset| words(&[1, offset])).collect();
        insert(&mut file, &stbl, &boxed(b"ctts", &[&words(&[0, offsets.len() as u32]), &runs]));
    }
    file
}
