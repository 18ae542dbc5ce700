//! Real files: each is refused with a reason, or its copy passes every check that can be made without knowing the file.

use crate::make;

use std::path::{Path, PathBuf};
use std::process::Command;

use panah::digest::Digest;
use panah::error::{Error, ErrorKind};
use panah::essence::essence;
use panah::format::Format;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::sniff::sniff;

/// Larger files are not decoded here.
const DECODED: u64 = 1 << 20;

fn limits() -> Limits {
    Limits::default()
}

/// What an independent decoder makes of the film and the sound of a file, without covers; none where it cannot read it.
fn decoded(file: &[u8], name: &str) -> Option<Vec<u8>> {
    let path = std::env::temp_dir().join(format!("panah-corpus-{}-{name}", std::process::id()));
    std::fs::write(&path, file).unwrap();
    let out = Command::new("ffmpeg")
        .args(["-v", "quiet"])
        // Where the length of the sound is told by tags, players disagree about its ends.
        .args(name.ends_with(".mp3").then_some(["-flags2", "+skip_manual"]).into_iter().flatten())
        .arg("-i")
        .arg(&path)
        .args([
            "-map",
            "0:V:0?",
            "-map",
            "0:a:0?",
            "-frames:v",
            "20",
            "-t",
            "1",
            "-c:v",
            "rawvideo",
            "-c:a",
            "pcm_s16le",
        ])
        .args(["-fps_mode", "passthrough", "-f", "streamhash", "-hash", "md5", "-"])
        .output();
    std::fs::remove_file(&path).unwrap();
    out.ok().filter(|out| out.status.success()).map(|out| out.stdout).filter(|text| !text.is_empty())
}

/// The checks of one file. Errors: why it is refused.
fn check(path: &Path, name: &str, decoder: bool) -> Result<(), Error> {
    let file = std::fs::read(path).unwrap();
    let report = inspect(&file, &mut limits())?;
    report.check_tiling().unwrap();
    let clean = make::strip(&file)?;
    assert_eq!(make::strip(&clean).as_ref(), Ok(&clean), "{name}: a strip of a strip");
    let left = inspect(&clean, &mut limits()).unwrap();
    assert!(!left.has_removable_findings(), "{name}: {:?}", left.findings);
    assert_eq!(left.format, report.format, "{name}");
    let essences: [Result<Digest, Error>; 2] = [&file, &clean].map(|file| essence(file, &mut limits()));
    match essences {
        [Ok(before), Ok(after)] => assert_eq!(before, after, "{name}: the essence"),
        [Err(error), Err(_)] => assert_eq!(error.kind(), ErrorKind::Refused, "{name}: {error}"),
        _ => panic!("{name}: an essence before or after a strip alone"),
    }
    let moving =
        |format: Format| format.media_type().starts_with("video/") || format.media_type().starts_with("audio/");
    if decoder
        && moving(report.format)
        && report.len <= DECODED
        && let Some(before) = decoded(&file, name)
    {
        assert_eq!(decoded(&clean, name), Some(before), "{name}: what is seen and heard");
    }
    Ok(())
}

#[test]
fn every_real_file_passes_every_check_or_is_refused_with_a_reason() {
    let shared = std::env::var_os("PANAH_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let Ok(folder) = std::fs::read_dir(shared.join("corpus")) else {
        println!("skipped: no corpus of real files here");
        return;
    };
    let decoder = Command::new("ffmpeg").arg("-version").output().is_ok();
    if !decoder {
        println!("what is seen and heard is not compared: no ffmpeg here");
    }
    let (mut safe, mut refused) = (0, 0);
    for path in folder.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if sniff(&std::fs::read(&path).unwrap()).is_err() {
            println!("{name}: of no format that is known here");
            continue;
        }
        match check(&path, &name, decoder) {
            Ok(()) => safe += 1,
            Err(error) => {
                assert_ne!(error.kind(), ErrorKind::Residue, "{name}: {error}");
                println!("{name}: {error}");
                refused += 1;
            }
        }
    }
    println!("{safe} made safe, {refused} refused");
    assert!(refused <= 10, "too many files are refused");
}
