//! The seal, against the specification's own vectors and against the stock tool.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use panah::digest::Digest;
use panah::evidence::age::{Identity, Recipient, To, With, open, seal};
use panah::evidence::fault::Fault;
use panah::seed::Seed;

fn sealed(plain: &[u8], to: To<'_>, seed: u8) -> Vec<u8> {
    let mut out = Vec::new();
    seal(&plain, to, &mut Seed::new([seed; 32]), |bytes| {
        out.extend_from_slice(bytes);
        Ok(())
    })
    .unwrap();
    out
}

fn opened(file: &[u8], with: With<'_>) -> Result<Vec<u8>, Option<Fault>> {
    let mut out = Vec::new();
    open(&file, with)
        .and_then(|payload| {
            payload.each(|bytes| {
                out.extend_from_slice(bytes);
                Ok(())
            })
        })
        .map_err(|failure| failure.fault())?;
    Ok(out)
}

fn plain(len: usize) -> Vec<u8> {
    (0..len).map(|at| (at ^ at >> 8 ^ at >> 16) as u8).collect()
}

/// C2SP's vectors (CCTV, `tests/data/age/LICENSE`): each is a head of lines and a file.
#[test]
fn every_vector_of_the_specification_comes_out_as_it_says() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/age");
    let (mut run, mut left_out) = (0, 0);
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name == "LICENSE" {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        let end = bytes.windows(2).position(|two| two == b"\n\n").unwrap();
        let head = std::str::from_utf8(&bytes[..end]).unwrap();
        let all = |key: &str| {
            head.lines().filter_map(move |line| line.strip_prefix(key)?.strip_prefix(": ")).collect::<Vec<_>>()
        };
        let mut file = bytes[end + 2..].to_vec();
        if !all("compressed").is_empty() {
            file = miniz_oxide::inflate::decompress_to_vec_zlib(&file).unwrap();
        }
        // ASCII armour and the hybrid recipient are no part of this reader.
        let hybrid = all("identity").iter().any(|key| key.starts_with("AGE-SECRET-KEY-PQ-"));
        if !all("armored").is_empty() || hybrid {
            left_out += 1;
            continue;
        }
        let keys: Vec<Identity> = all("identity").iter().map(|key| key.parse().unwrap()).collect();
        let words = all("passphrase");
        let with = words.first().map_or(With::Keys(&keys), |words| With::Passphrase(words));
        let mut out = Vec::new();
        let result = open(&file, with).and_then(|payload| {
            payload.each(|bytes| {
                out.extend_from_slice(bytes);
                Ok(())
            })
        });
        let fault = result.err().map(|failure| failure.fault().unwrap());
        let expected: &[Option<Fault>] = match all("expect")[0] {
            "success" => &[None],
            "no match" => &[Some(Fault::WrongKey)],
            "HMAC failure" => &[Some(Fault::SealForged)],
            // A file that ends before its nonce counts as one whose header is broken there.
            "header failure" => &[Some(Fault::SealHeader), Some(Fault::NotSealed), Some(Fault::SealCut)],
            "payload failure" => &[Some(Fault::SealDamaged), Some(Fault::SealCut)],
            other => panic!("{name}: {other}"),
        };
        assert!(expected.contains(&fault), "{name}: {fault:?}");
        // What a reader that goes on from the start would have given. This one knows from the length which chunk is the last: it gives
        // nothing where that is not whole, and stops before a chunk in the middle that is marked as the last.
        let digest = all("payload").first().map(|digest| digest.parse::<Digest>().unwrap());
        let less = fault.is_some() && (out.is_empty() || name.starts_with("stream_two_final_chunks"));
        assert!(digest.is_none_or(|digest| digest == Digest::of(&[&out])) || less, "{name}");
        run += 1;
    }
    assert!(run >= 80, "{run} vectors ran, {left_out} left out");
    println!("{run} vectors ran, {left_out} left out");
}

#[test]
fn payloads_of_every_length_around_a_chunk_open_again_for_each_recipient_and_for_nobody_else() {
    let keys: Vec<Identity> = (1..=4).map(|seed| Identity::draw(&mut Seed::new([seed; 32]))).collect();
    let to: Vec<Recipient> = keys[..3].iter().map(Identity::recipient).collect();
    for len in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000] {
        let plain = plain(len);
        let file = sealed(&plain, To::Keys(&to), 9);
        for key in &keys[..3] {
            assert!(opened(&file, With::Keys(std::slice::from_ref(key))).as_ref() == Ok(&plain), "{len}");
        }
        assert_eq!(opened(&file, With::Keys(&keys[3..])), Err(Some(Fault::WrongKey)));
        assert_eq!(opened(&file, With::Passphrase("words")), Err(Some(Fault::WrongKey)));
        // Cut off anywhere, nothing comes out.
        for cut in [1, 15, 16, 17, 65_552, 70_000] {
            if let Some(left) = file.len().checked_sub(cut).filter(|left| *left > 600) {
                let fault = opened(&file[..left], With::Keys(&keys)).unwrap_err();
                assert!(matches!(fault, Some(Fault::SealCut | Fault::SealDamaged)), "{len} {cut} {fault:?}");
            }
        }
    }
}

#[test]
fn a_single_bit_that_changed_anywhere_in_a_sealed_file_is_found() {
    let key = Identity::draw(&mut Seed::new([1; 32]));
    let file = sealed(&plain(300), To::Keys(&[key.recipient()]), 2);
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut other = file.clone();
            other[at] ^= 1 << bit;
            let fault = opened(&other, With::Keys(std::slice::from_ref(&key))).expect_err("a changed bit");
            assert!(fault.is_some(), "{at} {bit}");
        }
    }
}

/// Whether a stock tool is here.
fn has(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok();
    if !found {
        println!("skipped: {program} is not here");
    }
    found
}

fn through(program: &str, args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{program} {args:?}");
    output.stdout
}

#[test]
fn stock_tools_open_what_is_sealed_here_and_what_they_seal_is_opened_here() {
    let folder = std::env::temp_dir().join(format!("panah-age-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let key = Identity::draw(&mut Seed::new([3; 32]));
    let identity = folder.join("key.txt");
    fs::write(&identity, format!("# a key\n{}\n", key.secret())).unwrap();
    let (recipient, identity) = (key.recipient().to_string(), identity.to_str().unwrap().to_owned());
    for program in ["age", "rage"].into_iter().filter(|program| has(program)) {
        for len in [0, 1, 65_536, 1_000_000] {
            let plain = plain(len);
            let ours = sealed(&plain, To::Keys(&[key.recipient()]), 4);
            assert!(through(program, &["-d", "-i", &identity], &ours) == plain, "{program} {len}");
            let theirs = through(program, &["-r", &recipient], &plain);
            assert!(opened(&theirs, With::Keys(std::slice::from_ref(&key))).as_ref() == Ok(&plain), "{program} {len}");
        }
    }
    if has("age-keygen") {
        let theirs = through("age-keygen", &["-y", &identity], b"");
        assert_eq!(String::from_utf8(theirs).unwrap().trim(), recipient);
    }
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_passphrase_opens_what_it_sealed_and_another_does_not() {
    let plain = plain(70_000);
    let file = sealed(&plain, To::Passphrase("ابر سنگ"), 5);
    assert!(opened(&file, With::Passphrase("ابر سنگ")).as_ref() == Ok(&plain));
    assert_eq!(opened(&file, With::Passphrase("ابر برف")), Err(Some(Fault::WrongKey)));
}
