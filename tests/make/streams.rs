//! Small sound and video files, made by hand, with a canary in every carrier.

use super::sets;

/// The words that must not be in any copy.
pub const CANARY: &[u8] = b"CANARY-51.5074N-0.1278W";

fn cat(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

fn synchsafe(n: usize) -> [u8; 4] {
    [(n >> 21) as u8 & 127, (n >> 14) as u8 & 127, (n >> 7) as u8 & 127, n as u8 & 127]
}

/// An ID3v2.4 tag with the canary as its title.
pub fn id3v2() -> Vec<u8> {
    let frame = cat(&[b"TIT2", &synchsafe(CANARY.len() + 1), &[0, 0, 3], CANARY]);
    cat(&[b"ID3\x04\0\0", &synchsafe(frame.len()), &frame])
}

/// An ID3v1 tag with the canary as its title.
pub fn id3v1() -> Vec<u8> {
    let mut tag = cat(&[b"TAG", CANARY]);
    tag.resize(128, 0);
    tag
}

/// An APEv2 tag with header and footer.
pub fn ape() -> Vec<u8> {
    let item = cat(&[&(CANARY.len() as u32).to_le_bytes(), &[0; 4], b"Title\0", CANARY]);
    let size = (item.len() as u32 + 32).to_le_bytes();
    let head = |flags: u32| {
        cat(&[b"APETAGEX", &2000u32.to_le_bytes(), &size, &1u32.to_le_bytes(), &flags.to_le_bytes(), &[0; 8]])
    };
    cat(&[&head(0xa000_0000), &item, &head(0x8000_0000)])
}

/// A Lyrics3 v2 block.
pub fn lyrics() -> Vec<u8> {
    let body = cat(&[b"LYRICSBEGIN", b"LYR00023", CANARY]);
    cat(&[&body, format!("{:06}", body.len()).as_bytes(), b"LYRICS200"])
}

/// A silent frame of MPEG-1 layer III at 64 kbit/s, mono, with the canary as ancillary data.
pub fn mp3_frame() -> Vec<u8> {
    let mut frame = cat(&[&[0xff, 0xfb, 0x50, 0xc4], &[0; 17], CANARY]);
    frame.resize(208, 0x55);
    frame
}

/// An MP3 file with every tag there is, and junk between its frames.
pub fn mp3() -> Vec<u8> {
    let mut info =
        cat(&[&[0xff, 0xfb, 0x50, 0xc4], &[0; 17], b"Info\0\0\0\x0f", &[0, 0, 0, 3], &[0, 0, 9, 9], &[7; 100]]);
    info.extend(cat(&[&[0, 0, 0, 77], b"LAME3.100", &[4; 12], &[0x24, 0x01, 0x17], &[9; 12]]));
    info.resize(208, 0x55);
    let frame = mp3_frame();
    cat(&[&id3v2(), &info, &frame, &frame, CANARY, &frame, &frame, &ape(), &lyrics(), &id3v1()])
}

/// An ADTS frame whose first element is a fill element with the canary, and a file of them.
pub fn adts() -> Vec<u8> {
    let mut bits = String::from("110") + "1111" + &format!("{:08b}", CANARY.len() + 1 - 14) + "0000" + "00000";
    CANARY.iter().for_each(|byte| bits += &format!("{byte:08b}"));
    bits += "0000";
    bits += "0000111100001111";
    while !bits.len().is_multiple_of(8) {
        bits += "1";
    }
    let body: Vec<u8> = bits.as_bytes().chunks(8).map(|b| b.iter().fold(0, |n, &c| n << 1 | (c - b'0'))).collect();
    let length = body.len() + 7;
    let head = [0xff, 0xf1, 0x50, 0x80 | (length >> 11) as u8, (length >> 3) as u8, (length << 5) as u8 | 0x1f, 0xfc];
    let frame = cat(&[&head, &body]);
    cat(&[&id3v2(), &frame, &frame, &frame, &id3v1()])
}

/// An AMR file with bytes behind its frames.
pub fn amr() -> Vec<u8> {
    // The last bit is behind the speech.
    let frame = cat(&[&[0x04], &[0x55; 12]]);
    cat(&[b"#!AMR\n", &frame, &frame, &[0xff], CANARY])
}

fn chunk_le(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    cat(&[name, &(body.len() as u32).to_le_bytes(), body, &[0][..body.len() & 1]])
}

fn chunk_be(name: &[u8; 4], body: &[u8]) -> Vec<u8> {
    cat(&[name, &(body.len() as u32).to_be_bytes(), body, &[0][..body.len() & 1]])
}

/// A WAVE file with a broadcast extension, INFO, ID3 and an unknown chunk.
pub fn wav() -> Vec<u8> {
    let fmt = cat(&[&[1, 0, 1, 0], &8000u32.to_le_bytes(), &16000u32.to_le_bytes(), &[2, 0, 16, 0], &[2, 0], b"zz"]);
    let mut bext = CANARY.to_vec();
    bext.resize(602, 0);
    let info = chunk_le(b"LIST", &cat(&[b"INFO", &chunk_le(b"IART", CANARY)]));
    let chunks = [
        chunk_le(b"bext", &bext),
        chunk_le(b"fmt ", &fmt),
        info,
        chunk_le(b"data", &[5; 301]),
        chunk_le(b"id3 ", &id3v2()),
        chunk_le(b"xyzw", CANARY),
    ];
    let body = cat(&[b"WAVE", &chunks.concat()]);
    cat(&[&chunk_le(b"RIFF", &body), CANARY])
}

/// A WAVE file of MPEG audio, whose frames carry ancillary data.
pub fn wav_mp3() -> Vec<u8> {
    let fmt =
        cat(&[&[0x55, 0, 1, 0], &44100u32.to_le_bytes(), &8000u32.to_le_bytes(), &[1, 0, 0, 0, 12, 0, 1], &[0; 11]]);
    let sound = mp3_frame().repeat(3);
    let body = cat(&[b"WAVE", &chunk_le(b"fmt ", &fmt), &chunk_le(b"data", &sound)]);
    chunk_le(b"RIFF", &body)
}

/// An AIFF-C file with words in every chunk, a compressor's name, an offset into the sound, and words behind its last sample.
pub fn aiff() -> Vec<u8> {
    let comm =
        cat(&[&[0, 1], &8u32.to_be_bytes(), &[0, 16], &[0x40, 0x0b, 0xfa, 0, 0, 0, 0, 0, 0, 0], b"sowt\x17", CANARY]);
    let sound = cat(&[&23u32.to_be_bytes(), &[0; 4], CANARY, &[3; 16], CANARY]);
    let chunks = [
        chunk_be(b"FVER", &[0xa2, 0x80, 0x51, 0x40]),
        chunk_be(b"NAME", CANARY),
        chunk_be(b"COMM", &comm),
        chunk_be(b"AUTH", CANARY),
        chunk_be(b"SSND", &sound),
        chunk_be(b"ID3 ", &id3v2()),
    ];
    chunk_be(b"FORM", &cat(&[b"AIFC", &chunks.concat()]))
}

/// A CAF file with strings, an edit count and an unknown chunk.
pub fn caf() -> Vec<u8> {
    let chunk = |name: &[u8; 4], body: &[u8]| cat(&[name, &(body.len() as u64).to_be_bytes(), body]);
    let desc = cat(&[
        &8000f64.to_be_bytes(),
        b"lpcm",
        &[0; 4],
        &2u32.to_be_bytes(),
        &1u32.to_be_bytes(),
        &1u32.to_be_bytes(),
        &16u32.to_be_bytes(),
    ]);
    let info = cat(&[&1u32.to_be_bytes(), b"artist\0", CANARY, b"\0"]);
    cat(&[
        b"caff\0\x01\0\0",
        &chunk(b"desc", &desc),
        &chunk(b"info", &info),
        &chunk(b"xyzw", CANARY),
        &chunk(b"data", &cat(&[&[0, 0, 0, 9], &[4; 64]])),
        &chunk(b"free", CANARY),
    ])
}

/// A CAF file of two blocks of AAC with words in front of silence, and behind the table and the configuration.
pub fn caf_aac() -> Vec<u8> {
    let chunk = |name: &[u8; 4], body: &[u8]| cat(&[name, &(body.len() as u64).to_be_bytes(), body]);
    let number = |value: u32| value.to_be_bytes();
    let desc = cat(&[&44_100f64.to_be_bytes(), b"aac ", &[0; 8], &number(1024), &number(1), &[0; 4]]);
    let descriptor = |tag: u8, body: &[u8]| cat(&[&[tag, 0x80, 0x80, 0x80, body.len() as u8], body]);
    let config = cat(&[&[0x40, 0x15], &[0; 11], &descriptor(5, &cat(&[&[0x12, 0x08], CANARY]))]);
    let cookie = descriptor(3, &cat(&[&[0; 3], &descriptor(4, &config), &descriptor(6, &[2])]));
    // A data stream element of whole bytes, then a single channel without a line, then the end.
    let block = cat(&[&[0x81, CANARY.len() as u8], CANARY, &[0, 200, 0, 0, 0x1c]]);
    let table = cat(&[&2u64.to_be_bytes(), &2048u64.to_be_bytes(), &[0; 8], &[block.len() as u8; 2], CANARY]);
    cat(&[
        b"caff\0\x01\0\0",
        &chunk(b"desc", &desc),
        &chunk(b"kuki", &cookie),
        &chunk(b"pakt", &table),
        &chunk(b"data", &cat(&[&[0, 0, 0, 9], &block, &block])),
    ])
}

/// A FLAC stream of one constant frame, with words in every kind of block, tags around it and bytes behind it.
pub fn flac() -> Vec<u8> {
    let block = |kind: u8, body: &[u8]| cat(&[&[kind], &(body.len() as u32).to_be_bytes()[1..], body]);
    let info = cat(&[&[0, 192, 0, 192], &[0; 6], &[0x01, 0xf4, 0x00, 0xf0, 0, 0, 0, 192], &[0; 16]]);
    let words = cat(&[&(CANARY.len() as u32).to_le_bytes(), CANARY, &[0; 4]]);
    let mut frame = vec![0xff, 0xf8, 0x14, 0x08, 0x00];
    frame.push(frame.iter().fold(0u8, |crc, &byte| {
        (0..8).fold(crc ^ byte, |crc, _| if crc & 0x80 != 0 { crc << 1 ^ 7 } else { crc << 1 })
    }));
    frame.extend([0x00, 0x12, 0x34]);
    let crc = frame.iter().fold(0u16, |crc, &byte| {
        (0..8).fold(crc ^ u16::from(byte) << 8, |crc, _| if crc >> 15 == 1 { crc << 1 ^ 0x8005 } else { crc << 1 })
    });
    frame.extend(crc.to_be_bytes());
    cat(&[
        &id3v2(),
        b"fLaC",
        &block(0, &info),
        &block(4, &words),
        &block(6, CANARY),
        &block(2, CANARY),
        &block(0x81, CANARY),
        &frame,
        CANARY,
        &id3v1(),
    ])
}

/// An Ogg page; the checksum of RFC 3533 is bit by bit here.
fn page(flags: u8, granule: u64, serial: u32, sequence: u32, packets: &[&[u8]]) -> Vec<u8> {
    let mut lacing = Vec::new();
    for packet in packets {
        lacing.extend(vec![255; packet.len() / 255]);
        lacing.push((packet.len() % 255) as u8);
    }
    let head = cat(&[b"OggS\0", &[flags], &granule.to_le_bytes(), &serial.to_le_bytes(), &sequence.to_le_bytes()]);
    let rest = cat(&[&[lacing.len() as u8], &lacing, &packets.concat()]);
    let crc = cat(&[&head, &[0; 4], &rest]).iter().fold(0u32, |crc, &byte| {
        (0..8)
            .fold(crc ^ u32::from(byte) << 24, |crc, _| if crc >> 31 == 1 { crc << 1 ^ 0x04c1_1db7 } else { crc << 1 })
    });
    cat(&[&head, &crc.to_le_bytes(), &rest])
}

/// An Opus file beside a Skeleton stream, with a long comment header over several pages and bytes between pages.
pub fn ogg() -> Vec<u8> {
    let head = cat(&[b"OpusHead\x01\x01", &[0x38, 1], &48000u32.to_le_bytes(), &[0, 0, 0]]);
    let comment = cat(&[
        &(CANARY.len() as u32).to_le_bytes(),
        CANARY,
        &1u32.to_le_bytes(),
        &27u32.to_le_bytes(),
        b"ART=",
        CANARY,
    ]);
    let tags = cat(&[b"OpusTags", &comment, &[0x77; 600]]);
    cat(&[
        &page(2, 0, 0xdead, 0, &[&head]),
        &page(2, 0, 0xbeef, 0, &[&cat(&[b"fishead\0", CANARY])]),
        &page(0, 0, 0xdead, 1, &[&tags]),
        CANARY,
        &page(0, 960, 0xdead, 2, &[&[0xf8, 0xff, 0xfe]]),
        &page(4, 0, 0xbeef, 1, &[b""]),
        &page(4, 1920, 0xdead, 3, &[&[0xf8, 0xff, 0xfe]]),
    ])
}

/// A Theora stream of one picture behind this setup header.
pub fn ogg_theora(setup: &[u8]) -> Vec<u8> {
    let head = cat(&[b"\x80theora\x03\x02\x01", &[0, 1, 0, 1, 0, 0, 16, 0, 0, 16], &[0; 22]]);
    let comment = cat(&[b"\x81theora", &[0; 8]]);
    let headers = [&page(2, 0, 7, 0, &[&head])[..], &page(0, 0, 7, 1, &[&comment, setup])].concat();
    cat(&[&headers, &page(4, 1, 7, 2, &[b"\x30pictures"])])
}

fn element(id: &[u8], body: &[u8]) -> Vec<u8> {
    cat(&[id, &(1u64 << 56 | body.len() as u64).to_be_bytes(), body])
}

/// A Matroska file of one H.264 track and one subtitle track, with an SEI unit, tags, attachments, dates and names.
pub fn mkv() -> Vec<u8> {
    let avcc = sets::avcc(&[&sets::SEQUENCE], &[&sets::PICTURE]);
    let unit = |body: &[u8]| cat(&[&(body.len() as u32).to_be_bytes(), body]);
    let sei = cat(&[&[6, 5, CANARY.len() as u8 + 16], &[1; 16], CANARY, &[0x80]]);
    mkv_of(b"V_MPEG4/ISO/AVC", &avcc, &[&cat(&[&unit(&sei), &unit(&[0x65, 0x88, 0x80, 1])])])
}

/// A Matroska file of MPEG-4 part 2 with user data in its configuration and its picture.
pub fn mkv_mpeg4() -> Vec<u8> {
    let user = cat(&[&[0, 0, 1, 0xb2], CANARY]);
    let start = cat(&[&[0, 0, 1, 0xb0, 1], &user, &[0, 0, 1, 0x20, 0]]);
    mkv_of(b"V_MPEG4/ISO/ASP", &start, &[&cat(&[&user, &[0, 0, 1, 0xb6, 0x10, 0x60]])])
}

/// A Matroska file of MPEG-2 with captions in its configuration and its picture, and a clock.
pub fn mkv_mpeg2() -> Vec<u8> {
    let user = cat(&[&[0, 0, 1, 0xb2], b"GA94\x03", CANARY]);
    let start = cat(&[&[0, 0, 1, 0xb3, 1, 0, 0x10, 0x13, 0xff, 0xff, 0xe0], &user]);
    mkv_of(b"V_MPEG2", &start, &[&cat(&[&[0, 0, 1, 0xb8, 0x44, 0xac, 0x35, 0x40], &user, &[0, 0, 1, 0, 0, 0x0f]])])
}

/// A Matroska file of MPEG audio, whose frames carry ancillary data.
pub fn mkv_mp3() -> Vec<u8> {
    let frame = mp3_frame();
    mkv_of(b"A_MPEG/L3", &[], &[&frame, &frame, &frame])
}

/// A Matroska file of AV1 with a metadata unit.
pub fn mkv_av1() -> Vec<u8> {
    let metadata = cat(&[&[5 << 3 | 2, CANARY.len() as u8], CANARY]);
    mkv_of(
        b"V_AV1",
        &cat(&[&[0x81, 0, 0, 0], &sets::obu(1, &sets::AV1_SEQUENCE), &metadata]),
        &[&cat(&[&metadata, &sets::obu(6, &cat(&[&sets::AV1_FRAME, &[0x10, 0x60]]))])],
    )
}

/// A Matroska file of H.264 whose frames lack their first three bytes, which all have in common, with an SEI unit.
pub fn mkv_bare() -> Vec<u8> {
    let avcc = sets::avcc(&[&sets::SEQUENCE], &[&sets::PICTURE]);
    let unit = |body: &[u8]| cat(&[&(body.len() as u32).to_be_bytes(), body]);
    let sei = cat(&[&[6, 5, CANARY.len() as u8 + 16], &[1; 16], CANARY, &[0x80]]);
    let (first, second) = (unit(&[0x65, 0x88, 0x80, 1]), unit(&[0x41, 0x9a, 0x80, 1]));
    let compression = cat(&[&element(&[0x42, 0x54], &[3]), &element(&[0x42, 0x55], &[0; 3])]);
    mkv_packed(
        b"V_MPEG4/ISO/AVC",
        &avcc,
        &[&cat(&[&unit(&sei), &first])[3..], &cat(&[&second, &unit(&sei)])[3..], &second[3..]],
        &compression,
    )
}

/// A Matroska file of VP8 in zlib, with settings that zlib does not know, and a width of too many bytes.
pub fn mkv_zlib() -> Vec<u8> {
    let frame = miniz_oxide::deflate::compress_to_vec_zlib(&[0x82, 0x49, 0x83, 0x42], 6);
    let settings = cat(&[&element(&[0x42, 0x54], &[0]), &element(&[0x42, 0x55], CANARY)]);
    mkv_packed(b"V_VP8", &[], &[&frame], &settings)
}

/// A Matroska file of one track of this coding.
pub fn mkv_of(codec: &[u8], private: &[u8], frames: &[&[u8]]) -> Vec<u8> {
    mkv_packed(codec, private, frames, &[])
}

fn mkv_packed(codec: &[u8], private: &[u8], frames: &[&[u8]], compression: &[u8]) -> Vec<u8> {
    // Packed or not, and how many bytes a number has.
    let (encodings, long) = match compression {
        [] => (Vec::new(), Vec::new()),
        _ => {
            let encoding = element(&[0x62, 0x40], &element(&[0x50, 0x34], compression));
            (element(&[0x6d, 0x80], &encoding), element(&[0x53, 0xb8], &CANARY[..9]))
        }
    };
    let video = cat(&[&element(&[0xb0], &[16]), &element(&[0xba], &[16]), &long]);
    let entry = |parts: &[Vec<u8>]| element(&[0xae], &parts.concat());
    let tracks = cat(&[
        &entry(&[
            element(&[0xd7], &[1]),
            element(&[0x73, 0xc5], &CANARY[..8]),
            element(&[0x83], &[if codec[0] == b'A' { 2 } else { 1 }]),
            element(&[0x53, 0x6e], CANARY),
            element(&[0x86], codec),
            element(&[0x63, 0xa2], private),
            encodings,
            element(&[0xe0], &video),
        ]),
        &entry(&[element(&[0xd7], &[2]), element(&[0x83], &[17]), element(&[0x86], b"S_TEXT/UTF8")]),
    ]);
    let info = cat(&[
        &element(&[0x2a, 0xd7, 0xb1], &[0x0f, 0x42, 0x40]),
        &element(&[0x44, 0x61], &[1; 8]),
        &element(&[0x7b, 0xa9], CANARY),
        &element(&[0x4d, 0x80], CANARY),
        &element(&[0x57, 0x41], CANARY),
    ]);
    let text = element(&[0xa0], &element(&[0xa1], &cat(&[&[0x82, 0, 0, 0], CANARY])));
    let blocks: Vec<u8> =
        frames.iter().flat_map(|frame| element(&[0xa3], &cat(&[&[0x81, 0, 0, 0x80], frame]))).collect();
    let cluster = cat(&[&element(&[0xe7], &[0]), &blocks, &text, &element(&[0xec], CANARY)]);
    let segment = cat(&[
        &element(&[0x15, 0x49, 0xa9, 0x66], &info),
        &element(&[0x16, 0x54, 0xae, 0x6b], &tracks),
        &element(&[0x1f, 0x43, 0xb6, 0x75], &cluster),
        &element(&[0x12, 0x54, 0xc3, 0x67], CANARY),
        &element(&[0x19, 0x41, 0xa4, 0x69], CANARY),
    ]);
    let ebml = element(&[0x1a, 0x45, 0xdf, 0xa3], &element(&[0x42, 0x82], b"matroska"));
    cat(&[&ebml, &element(&[0x18, 0x53, 0x80, 0x67], &segment), CANARY])
}

/// An AVI file of one H.264 stream and one of text, with INFO, maker data and an SEI unit.
pub fn avi() -> Vec<u8> {
    let sei = cat(&[&[0, 0, 1, 6, 5, CANARY.len() as u8 + 16], &[1; 16], CANARY, &[0x80]]);
    avi_of(
        b"H264",
        &cat(&[&[0, 0, 1], &sets::SEQUENCE, &[0, 0, 1], &sets::PICTURE, &sei, &[0, 0, 1, 0x65, 0x88, 0x80, 1]]),
    )
}

/// An AVI file of motion JPEG with a comment, an application segment and bytes behind each picture.
pub fn avi_jpeg() -> Vec<u8> {
    let segment = |marker: u8, body: &[u8]| cat(&[&[0xff, marker], &(body.len() as u16 + 2).to_be_bytes(), body]);
    let scan = segment(0xda, &[1, 1, 0, 0, 63, 0]);
    avi_of(
        b"MJPG",
        &cat(&[&[0xff, 0xd8], &segment(0xfe, CANARY), &segment(0xe1, CANARY), &scan, &[0x12, 0xff, 0xd9], CANARY]),
    )
}

/// An AVI file of MPEG-4 part 2 whose user data has the canary.
pub fn avi_mpeg4() -> Vec<u8> {
    avi_of(b"XVID", &cat(&[&[0, 0, 1, 0xb2], CANARY, &[0, 0, 1, 0xb6, 0x10, 0x60]]))
}

/// An AVI file of digital video, whose subcode, packs and header carry the canary.
pub fn avi_dv() -> Vec<u8> {
    let block = |head: &[u8], body: &[u8]| {
        let mut block = cat(&[head, body]);
        block.resize(80, 0xff);
        block
    };
    let pack = cat(&[&[0x62], &CANARY[..4]]);
    avi_of(
        b"dvsd",
        &cat(&[
            &block(&[0x1f, 7, 0, 0x3f, 0x78, 0x78, 0x78, 0x78], CANARY),
            &block(&[0x3f, 7, 0, 0x80, 0x2b, 0xff, 0x13, 1, 2, 3, 4], &[0; 40]),
            &block(&[0x5f, 7, 0, 0x61, 0x33, 0xc8, 0xff, 0xff], &pack),
            &block(&[0x7f, 7, 0, 0x53, 0xff, 1, 2, 3], &[5; 72]),
            &block(&[0x9f, 7, 0, 9], &[6; 76]),
        ]),
    )
}

/// An AVI file of one picture of 16 x 16 pixels, 24 bits each, and what writers put around it.
pub fn avi_of(coding: &[u8; 4], frame: &[u8]) -> Vec<u8> {
    let list = |kind: &[u8; 4], body: &[u8]| chunk_le(b"LIST", &cat(&[kind, body]));
    let mut avih = vec![0; 56];
    avih[24] = 2;
    let strh = |kind: &[u8; 4]| cat(&[kind, coding, &[0; 48]]);
    let strf = cat(&[&40u32.to_le_bytes(), &[16, 0, 0, 0, 16, 0, 0, 0, 1, 0, 24, 0], coding, &[0; 20]]);
    let strl = list(
        b"strl",
        &cat(&[&chunk_le(b"strh", &strh(b"vids")), &chunk_le(b"strf", &strf), &chunk_le(b"strd", CANARY)]),
    );
    let text = list(b"strl", &cat(&[&chunk_le(b"strh", &strh(b"txts")), &chunk_le(b"strf", CANARY)]));
    let movi = list(b"movi", &cat(&[&chunk_le(b"00dc", frame), &chunk_le(b"01tx", CANARY)]));
    let index = cat(&[b"00dc", &[0x10, 0, 0, 0], &4u32.to_le_bytes(), &(frame.len() as u32).to_le_bytes()]);
    let body = cat(&[
        b"AVI ",
        &list(b"hdrl", &cat(&[&chunk_le(b"avih", &avih), &strl, &text])),
        &list(b"INFO", &chunk_le(b"ISFT", CANARY)),
        &chunk_le(b"JUNK", CANARY),
        &movi,
        &chunk_le(b"idx1", &index),
        &chunk_le(b"IDIT", CANARY),
    ]);
    cat(&[&chunk_le(b"RIFF", &body), CANARY])
}

/// Every file above, by its format's name.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("mp3", mp3()),
        ("adts", adts()),
        ("amr", amr()),
        ("wav", wav()),
        ("aiff", aiff()),
        ("caf", caf()),
        ("caf of AAC", caf_aac()),
        ("flac", flac()),
        ("ogg", ogg()),
        ("mkv", mkv()),
        ("avi", avi()),
        ("avi of motion JPEG", avi_jpeg()),
        ("avi of MPEG-4", avi_mpeg4()),
        ("wav of MPEG audio", wav_mp3()),
        ("mkv of MPEG-4", mkv_mpeg4()),
        ("avi of DV", avi_dv()),
        ("mkv of MPEG-2", mkv_mpeg2()),
        ("mkv of MPEG audio", mkv_mp3()),
        ("mkv of AV1", mkv_av1()),
        ("mkv of H.264 without first bytes", mkv_bare()),
        ("mkv of VP9 in zlib", mkv_zlib()),
    ]
}
