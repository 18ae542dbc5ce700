//! AAC as an encoder writes it: the walk over its elements finds what stands behind the sound, and the sound stays.

use std::process::Command;

use panah::limits::Limits;
use panah::source::Source;
use panah::strip::strip;

const WORDS: &[u8] = b"recorded by a named device";

fn ffmpeg(words: &[&str], input: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut child = Command::new("ffmpeg")
        .args(["-v", "error"])
        .args(words)
        .arg("-")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut pipe = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || pipe.write_all(&input));
    let out = child.wait_with_output().unwrap();
    let _ = writer.join();
    assert!(out.status.success(), "ffmpeg {words:?}");
    out.stdout
}

/// The stream with a fill element in front of the end of each frame.
fn noted(stream: &[u8]) -> Vec<u8> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < stream.len() {
        let length =
            usize::from(stream[at + 3] & 3) << 11 | usize::from(stream[at + 4]) << 3 | usize::from(stream[at + 5]) >> 5;
        let mut bits: Vec<bool> = stream[at + 7..at + length]
            .iter()
            .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
            .collect();
        while bits.last() == Some(&false) {
            bits.pop();
        }
        // What comes last in a block is the end, three ones.
        assert_eq!(bits.split_off(bits.len() - 3), [true; 3]);
        let mut put = |value: usize, n: usize| bits.extend((0..n).rev().map(|bit| value >> bit & 1 == 1));
        put(0b110, 3);
        put(15, 4);
        put(WORDS.len() + 1 - 15 + 1, 8);
        put(0, 8);
        WORDS.iter().for_each(|&byte| put(byte.into(), 8));
        put(0b111, 3);
        let body: Vec<u8> = bits
            .chunks(8)
            .map(|bits| bits.iter().enumerate().fold(0, |byte, (at, &bit)| byte | u8::from(bit) << (7 - at)))
            .collect();
        let new = body.len() + 7;
        let mut header: [u8; 7] = stream[at..at + 7].try_into().unwrap();
        header[3] = header[3] & !3 | (new >> 11) as u8;
        header[4] = (new >> 3) as u8;
        header[5] = header[5] & 0x1f | (new << 5) as u8;
        out.extend(header);
        out.extend(body);
        at += length;
    }
    out
}

/// How often the words stand in `bytes`, at whichever bit.
fn told(bytes: &[u8]) -> usize {
    (0..8)
        .map(|shift| {
            let shifted: Vec<u8> =
                bytes.windows(2).map(|pair| (u16::from_be_bytes([pair[0], pair[1]]) << shift >> 8) as u8).collect();
            memchr::memmem::find_iter(&shifted, WORDS).count()
        })
        .sum()
}

/// The copy of a file.
fn copy(file: &[u8]) -> Vec<u8> {
    let safe = strip(&file.to_vec(), &Limits::default()).unwrap();
    let file = file.to_vec();
    let output = safe.parts.over(&file);
    let mut copy = vec![0; output.len() as usize];
    output.read_at(0, &mut copy).unwrap();
    copy
}

/// Whether a copy has none of the words that the file has, and the same sound.
fn check(file: &[u8], name: &str) {
    let copy = copy(file);
    assert!(told(file) > 5, "{name}");
    assert_eq!(told(&copy), 0, "{name}");
    let heard = |bytes: &[u8]| ffmpeg(&["-i", "-", "-f", "s16le"], bytes);
    assert!(heard(file) == heard(&copy), "{name}");
}

/// The headers and blocks of a stream of ADTS frames.
fn frames(stream: &[u8]) -> Vec<([u8; 7], &[u8])> {
    let (mut out, mut rest) = (Vec::new(), stream);
    while let Some((header, _)) = rest.split_first_chunk::<7>() {
        let length = usize::from(header[3] & 3) << 11 | usize::from(header[4]) << 3 | usize::from(header[5]) >> 5;
        out.push((*header, &rest[7..length]));
        rest = &rest[length..];
    }
    out
}

/// A frame with another length in its header.
fn frame(mut header: [u8; 7], body: &[&[u8]]) -> Vec<u8> {
    let body = body.concat();
    let length = body.len() + 7;
    header[3] = header[3] & !3 | (length >> 11) as u8;
    header[4] = (length >> 3) as u8;
    header[5] = header[5] & 0x1f | (length << 5) as u8;
    [header.as_slice(), &body].concat()
}

fn adts(encode: &[&str]) -> Vec<u8> {
    noted(&ffmpeg(&[encode, &["-f", "adts"]].concat(), &[]))
}

/// Tones and noise in two channels.
const SOUND: [&str; 6] = ["-f", "lavfi", "-i", "anoisesrc=d=1:a=0.4:seed=1", "-ac", "2"];

fn has_ffmpeg() -> bool {
    let there = Command::new("ffmpeg").arg("-version").output().is_ok();
    if !there {
        println!("skipped: no ffmpeg");
    }
    there
}

#[test]
fn frames_with_a_check_lose_it_and_those_of_several_blocks_are_walked() {
    if !has_ffmpeg() {
        return;
    }
    let stream = adts(&[SOUND.as_slice(), &["-c:a", "aac"]].concat());
    let checked: Vec<u8> = frames(&stream)
        .into_iter()
        .flat_map(|(mut header, body)| {
            header[1] &= !1;
            frame(header, &[&[7, 7], body])
        })
        .collect();
    assert_eq!(copy(&checked), copy(&stream));
    let twos: Vec<u8> = frames(&stream)
        .chunks_exact(2)
        .flat_map(|both| {
            let [(mut header, first), (_, second)] = both.try_into().unwrap();
            header[6] |= 1;
            frame(header, &[first, second])
        })
        .collect();
    assert!(told(&twos) > 5);
    let copied = copy(&twos);
    assert_eq!(told(&copied), 0);
    let alone = copy(&stream);
    for (both, pair) in frames(&copied).into_iter().zip(frames(&alone).chunks_exact(2)) {
        assert!(both.1 == [pair[0].1, pair[1].1].concat());
    }
}

#[test]
fn predicted_sound_is_walked() {
    if !has_ffmpeg() {
        return;
    }
    // Encoders say that they write predicted sound and mostly do not; tones make them.
    for profile in ["aac_main", "aac_ltp"] {
        for sound in ["sine=500:d=1", "anoisesrc=d=1:a=0.4:seed=1", "aevalsrc=sin(500*t)+0.3*sin(3000*t):d=1"] {
            for channels in ["1", "2"] {
                let encode = [
                    "-f",
                    "lavfi",
                    "-i",
                    sound,
                    "-ac",
                    channels,
                    "-c:a",
                    "aac",
                    "-profile:a",
                    profile,
                    "-strict",
                    "-2",
                ];
                check(&adts(&encode), &format!("{profile} {sound} {channels}"));
            }
        }
    }
}

/// A CAF file of AAC at 44.1 kHz in two channels, with words behind its table and its configuration.
fn caf(stream: &[u8]) -> Vec<u8> {
    let frames = frames(stream);
    let chunk = |name: &[u8; 4], body: &[u8]| [name.as_slice(), &(body.len() as u64).to_be_bytes(), body].concat();
    let desc =
        [&44_100f64.to_be_bytes()[..], b"aac ", &[0; 8], &1024u32.to_be_bytes(), &2u32.to_be_bytes(), &[0; 4]].concat();
    let config = [&[0x12, 0x10], WORDS].concat();
    let descriptor = |tag: u8, body: &[u8]| [&[tag, 0x80, 0x80, 0x80, body.len() as u8][..], body].concat();
    let inner = [&[0x40, 0x15][..], &[0; 11], &descriptor(5, &config)].concat();
    let cookie = descriptor(3, &[&[0; 3][..], &descriptor(4, &inner), &descriptor(6, &[2])].concat());
    let mut table =
        [&(frames.len() as u64).to_be_bytes()[..], &(frames.len() as u64 * 1024).to_be_bytes(), &[0; 8]].concat();
    for (_, body) in &frames {
        table.extend([(body.len() >> 7) as u8 | 0x80, body.len() as u8 & 0x7f]);
    }
    table.extend(WORDS);
    let sound = [&[0; 4][..], &frames.iter().flat_map(|(_, body)| body.to_vec()).collect::<Vec<u8>>()].concat();
    let chunks = [chunk(b"desc", &desc), chunk(b"kuki", &cookie), chunk(b"pakt", &table), chunk(b"data", &sound)];
    [b"caff\0\x01\0\0".as_slice(), &chunks.concat()].concat()
}

#[test]
fn words_in_the_packets_the_table_and_the_configuration_of_a_caf_file_go() {
    if !has_ffmpeg() {
        return;
    }
    let file = caf(&adts(&[SOUND.as_slice(), &["-ar", "44100", "-c:a", "aac"]].concat()));
    check(&file, "caf");
    let safe = copy(&file);
    assert_eq!(copy(&safe), safe);
    // Packets without lengths cannot be looked into.
    let at = file.windows(4).position(|name| name == b"pakt").unwrap();
    let unknown = [&file[..at], b"free", &file[at + 4..]].concat();
    assert!(strip(&unknown, &Limits::default()).is_err());
}

#[test]
fn words_behind_the_sound_of_real_streams_go_and_the_sound_stays() {
    if !has_ffmpeg() {
        return;
    }
    // Tones, noise and bursts, which make an encoder use all windows, books, pulses and noise substitution.
    let sounds = [
        "sine=500:d=1",
        "anoisesrc=d=1:a=0.4:seed=1",
        "aevalsrc=sin(2000*t*(1+t))*lt(mod(t\\,0.21)\\,0.02)+0.01*random(0):d=1",
    ];
    for (sound, rate) in sounds.iter().flat_map(|sound| [8000, 22050, 32000, 44100, 96000].map(|rate| (sound, rate))) {
        for (channels, bits) in [("1", "24k"), ("2", "128k"), ("2", "500k"), ("6", "300k")] {
            let rate = rate.to_string();
            let encode = ["-f", "lavfi", "-i", sound, "-ar", &rate, "-ac", channels, "-c:a", "aac", "-b:a", bits];
            check(&adts(&encode), &format!("{sound} {rate} {channels} {bits}"));
        }
    }
}
