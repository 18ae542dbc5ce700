//! AAC LC as an encoder writes it: the walk over its elements finds what stands behind the sound, and the sound stays.

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

#[test]
fn words_behind_the_sound_of_real_streams_go_and_the_sound_stays() {
    if Command::new("ffmpeg").arg("-version").output().is_err() {
        println!("skipped: no ffmpeg");
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
            let file = noted(&ffmpeg(&[encode.as_slice(), &["-f", "adts"]].concat(), &[]));
            let safe = strip(&file, &Limits::default()).unwrap();
            let output = safe.parts.over(&file);
            let mut copy = vec![0; output.len() as usize];
            output.read_at(0, &mut copy).unwrap();
            let name = format!("{sound} {rate} {channels} {bits}");
            assert!(told(&file) > 5, "{name}");
            assert_eq!(told(&copy), 0, "{name}");
            let heard = |bytes: &[u8]| ffmpeg(&["-i", "-", "-f", "s16le"], bytes);
            assert!(heard(&file) == heard(&copy), "{name}");
        }
    }
}
