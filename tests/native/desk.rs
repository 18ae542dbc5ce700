//! The desk tool, as a person calls it.

use crate::make;

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn panah(words: &[&str], files: &[&PathBuf]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_panah")).args(words).args(files).output().unwrap()
}

/// A folder of this test's own that is gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("panah-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_bad_file_among_many_never_stops_the_others_and_is_told_by_its_number_alone() {
    let folder = Folder::new("many");
    let good = [folder.file("one-secret.png", &make::png()), folder.file("two-secret.gif", &make::gif())];
    let bad = folder.file("bad-secret.png", b"\x89PNG\r\n\x1a\nCANARY");
    let out = folder.0.join("out");
    fs::create_dir(&out).unwrap();
    let files = [&good[0], &bad, &good[1]];

    let done = panah(&["strip", "--level", "exact", "-O", out.to_str().unwrap()], &files);
    assert_eq!(done.status.code(), Some(1));
    let told = String::from_utf8(done.stderr).unwrap();
    assert!(told.starts_with("panah: file 2 of 3: It ends before"), "{told}");
    assert!(
        told.contains("(cut-off: ")
            && told.lines().count() == 2
            && !told.contains("secret")
            && !told.contains("CANARY"),
        "{told}"
    );
    let lines = String::from_utf8(done.stdout).unwrap();
    let lines: Vec<(&str, &str)> = lines.lines().map(|line| line.split_once("  ").unwrap()).collect();
    assert_eq!(lines.len(), 2);
    for ((name, whose), (file, extension)) in lines.iter().zip(good.iter().zip(["png", "gif"])) {
        assert_eq!(*whose, file.to_str().unwrap());
        let (stem, end) = name.split_once('.').unwrap();
        assert!(stem.len() == 12 && stem.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')), "{name}");
        assert_eq!(end, extension);
        let source = fs::read(file).unwrap();
        assert_eq!(fs::read(out.join(name)).unwrap(), make::strip(&source).unwrap());
    }
    assert_eq!(fs::read_dir(&out).unwrap().count(), 2, "something of the bad file was left");

    let done = panah(&["digest"], &files);
    assert_eq!((done.status.code(), String::from_utf8(done.stdout).unwrap().lines().count()), (Some(0), 3));
    let done = panah(&["digest"], &[&good[0], &folder.0.join("absent"), &good[1]]);
    assert_eq!((done.status.code(), String::from_utf8(done.stdout).unwrap().lines().count()), (Some(1), 2));
    assert!(String::from_utf8(done.stderr).unwrap().starts_with("panah: file 2 of 3: It could not be read"));
}

#[test]
fn of_a_film_the_level_for_the_public_is_refused_with_what_can_be_done_instead() {
    let folder = Folder::new("film");
    let film = folder.file("a.mp4", &make::movie::full(b"isom"));
    let done = panah(&["strip", "-o", folder.0.join("b.mp4").to_str().unwrap()], &[&film]);
    let told = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(1));
    assert!(
        told.contains("only as it is coded") && told.contains("--level exact") && told.contains("in a browser"),
        "{told}"
    );
    let exact = ["strip", "--level", "exact", "-o", folder.0.join("b.mp4").to_str().unwrap()].map(String::from);
    let done = panah(&exact.each_ref().map(String::as_str), &[&film]);
    assert_eq!(done.status.code(), Some(0));
}

#[test]
fn of_a_picture_that_is_cut_off_it_says_how_much_is_missing() {
    let folder = Folder::new("cut");
    let whole = make::jpeg::picture(160, 120, false);
    for (cut, word) in [(whole.len() - 2, "lacks its end"), (whole.len() / 2, " % of the picture")] {
        let file = folder.file("a.jpg", &whole[..cut]);
        for level in ["exact", "unlinkable"] {
            let out = folder.0.join(format!("{cut}-{level}.jpg"));
            let done = panah(&["strip", "--level", level, "-o", out.to_str().unwrap()], &[&file]);
            let told = String::from_utf8(done.stderr).unwrap();
            assert!(done.status.success() && told.contains(word), "{level} {told}");
        }
    }
}

#[test]
fn with_json_a_failure_is_json_with_its_reason_in_place_of_the_answer() {
    let folder = Folder::new("json");
    let cut = folder.file("cut-secret.png", b"\x89PNG\r\n\x1a\nCANARY");
    let good = folder.file("good.gif", &make::gif());
    let out = folder.0.join("out");
    fs::create_dir(&out).unwrap();
    let copy = out.join("copy.png");
    let (copy, many) = (copy.to_str().unwrap(), out.to_str().unwrap());
    for words in [
        &["inspect", "--json"][..],
        &["strip", "--json", "--level", "exact", "-o", copy],
        &["cover", "--json", "--auto", "-o", copy],
        &["faces", "--json"],
    ] {
        let done = panah(words, &[&cut]);
        assert_eq!(done.status.code(), Some(1), "{words:?}");
        let told = String::from_utf8(done.stdout).unwrap();
        let json: serde_json::Value = serde_json::from_str(&told).unwrap();
        let error = json["error"].as_object().unwrap();
        let known = [("kind", "malformed"), ("reason", "cut-off"), ("next", "again-")];
        known.into_iter().for_each(|(key, value)| assert_eq!(error[key], value, "{words:?}"));
        assert!(error["at"].is_u64() && error["detail"].is_string() && error.len() == 5, "{told}");
        assert!(told.lines().count() == 1 && !told.contains("secret") && !told.contains("CANARY"), "{told}");
    }
    let done = panah(&["strip", "--json", "--level", "exact", "-O", many], &[&good, &cut, &good]);
    let lines: Vec<serde_json::Value> =
        String::from_utf8(done.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| line.get("error").is_some()).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!((&lines[1]["error"]["file"], &lines[1]["error"]["reason"]), (&2.into(), &"cut-off".into()));
    assert!(panah(&["inspect"], &[&cut]).stdout.is_empty());
}

#[test]
fn a_copy_never_overwrites_its_original_and_an_error_leaves_no_file() {
    let folder = Folder::new("one");
    let file = folder.file("a.png", &make::png());
    let before = fs::read(&file).unwrap();
    let name = file.to_str().unwrap();
    assert_eq!(panah(&["strip", name, "--level", "exact", "-o", name], &[]).status.code(), Some(1));
    assert_eq!(fs::read(&file).unwrap(), before);
    let bad = folder.file("b.png", &before[..60]);
    let out = folder.0.join("c.png");
    assert_eq!(panah(&["strip", "--level", "exact", "-o", out.to_str().unwrap()], &[&bad]).status.code(), Some(1));
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2);
    assert_eq!(panah(&["strip"], &[&bad]).status.code(), Some(2));
}

#[test]
fn a_cover_outside_the_picture_is_refused_and_leaves_no_file() {
    let folder = Folder::new("outside");
    let file = folder.file("a.png", &make::png());
    let out = folder.0.join("b.png");
    let cover = |level: &str, region: &str| {
        let words = ["cover", "--level", level, "--region", region, "-o", out.to_str().unwrap()];
        let done = panah(&words, &[&file]);
        (done.status.code(), String::from_utf8(done.stderr).unwrap().contains("outside the picture"), out.exists())
    };
    // The picture is 13 by 7 pixels, and 7 by 13 as it is viewed.
    for level in ["exact", "unlinkable"] {
        assert_eq!(cover(level, "7,0,6,7"), (Some(1), true, false));
        assert_eq!(cover(level, "6,0,6,7"), (Some(0), false, true));
        fs::remove_file(&out).unwrap();
    }
}

#[test]
fn the_help_says_that_an_exact_copy_is_not_for_the_public() {
    let told = String::from_utf8(panah(&["--help"], &[]).stdout).unwrap();
    assert!(told.contains("Never for the public"), "{told}");
}
