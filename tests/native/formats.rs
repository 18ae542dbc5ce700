//! The table of formats: what each is called, what is done with it, and what the README says of it.

use std::fmt::Write;
use std::path::Path;

use panah::format::{Format, Kind, TABLE};
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::Report;
use panah::road;
use panah::sniff::sniff;

use crate::make;

/// The README's table of formats.
fn table() -> String {
    let mut table =
        String::from("| format | extension | kind | pixels decoded here | covered at Exact |\n|---|---|---|---|---|\n");
    let yes = |yes: bool| if yes { "yes" } else { "" };
    for row in TABLE {
        let road = road::of(row.format);
        let kind = serde_json::to_string(&row.kind).unwrap();
        let (decoded, covered) = (yes(road.decode.is_some()), yes(road.cover.is_some()));
        writeln!(table, "| {} | {} | {} | {decoded} | {covered} |", row.name, row.extension, kind.trim_matches('"'))
            .unwrap();
    }
    table
}

#[test]
fn the_readme_lists_every_format_as_the_table_has_it() {
    let table = table();
    assert!(include_str!("../../README.md").contains(&table), "the table should be:\n{table}");
}

#[test]
fn every_reader_has_a_fuzz_target() {
    for row in TABLE {
        let target = format!("fuzz/fuzz_targets/{}.rs", road::of(row.format).fuzz);
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&target).exists(), "{target}");
    }
}

#[test]
fn every_reader_has_a_small_file_that_is_known_by_its_bytes() {
    let files = make::small::files();
    let sniffed: Vec<Format> = files.iter().map(|file| sniff(&file.bytes).unwrap()).collect();
    for row in TABLE {
        let fuzz = road::of(row.format).fuzz;
        assert!(fuzz == "any" || sniffed.iter().any(|&format| road::of(format).fuzz == fuzz), "{}", row.name);
    }
}

#[test]
fn what_is_a_picture_is_decoded_here_and_covers_go_on_nothing_else() {
    for row in TABLE {
        let road = road::of(row.format);
        assert!(row.kind != Kind::Picture || road.decode.is_some(), "{}", row.name);
        assert!(road.decode.is_none() || matches!(row.kind, Kind::Picture | Kind::Still), "{}", row.name);
        assert!(road.cover.is_none() || row.kind == Kind::Picture, "{}", row.name);
    }
}

#[test]
fn tracks_decide_before_the_name_of_a_container_does() {
    for format in [
        Format::Mp4,
        Format::M4a,
        Format::Mov,
        Format::ThreeGp,
        Format::Matroska,
        Format::WebM,
        Format::Avi,
        Format::Ogg,
    ] {
        for (tracks, kind) in [
            (&[false][..], Kind::Sound),
            (&[true], Kind::Film),
            (&[true, false], Kind::Film),
            (&[false, true], Kind::Film),
        ] {
            let mut report = Report::new(format, 0);
            tracks.iter().for_each(|&video| report.track(video));
            assert_eq!(report.kind, kind, "{format:?} {tracks:?}");
        }
    }
    let kinds = make::small::files().into_iter().map(|file| inspect(&file.bytes, &mut Limits::default()).unwrap().kind);
    assert!(kinds.collect::<std::collections::HashSet<_>>().len() >= 5);
}

#[test]
fn only_a_still_jpeg_or_png_carries_covers_in_an_exact_copy() {
    for file in make::small::files() {
        let report = inspect(&file.bytes, &mut Limits::default()).unwrap();
        let still = report.picture.is_some_and(|picture| picture.frames == 1);
        let may = matches!(report.format, Format::Jpeg | Format::Png) && still;
        assert_eq!(report.covers_exactly, may, "{}", file.name);
    }
}
