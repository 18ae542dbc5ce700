//! The shapes of what crosses between the core and a page, as TypeScript: `pkg/core.d.ts` is written from the structs themselves.

use std::path::Path;

use ts_rs::{Config, TS};

use crate::film::{decisions, facts, people, place, planes, review};
use crate::format::Format;
use crate::pixels::{cover, look, outline, region};
use crate::report::Report;
use crate::{format, kept, made, policy, receipt, report};

const HEAD: &str = "\
// The shapes of what crosses between the core and a page: JSON, as the core writes and reads it. Written from the core's own structs;
// `WRITE=1 cargo test --lib types` writes it anew.
";

/// All shapes, in order.
fn shapes() -> String {
    let config = Config::new().with_large_int("number");
    let mut file = String::from(HEAD);
    fn add<T: TS + 'static>(file: &mut String, config: &Config) {
        let docs = T::docs().unwrap_or_default();
        file.extend(["\n", &docs, "export ", &T::decl(config), "\n"]);
    }
    macro_rules! add {
        ($($shape:ty),* $(,)?) => { $(add::<$shape>(&mut file, &config);)* };
    }
    add!(
        format::Format,
        format::Kind,
        policy::Level,
        report::Class,
        report::Finding,
        report::Orientation,
        report::Picture,
        report::Tracks,
        report::Report,
        kept::Way,
        kept::Kept,
        kept::Told,
        receipt::Receipt,
        receipt::Copied,
        receipt::Received,
        made::Made,
        made::Part,
        made::Trimmed,
        made::FilmFacts,
        outline::Outline,
        look::Look,
        cover::Cover,
        region::Shape,
        region::Region,
        planes::Layout,
        planes::PlaneFormat,
        planes::Matrix,
        planes::Plane,
        place::Place,
        people::Summary,
        people::PersonSummary,
        people::Best,
        people::Unsure,
        people::Reason,
        decisions::Decisions,
        decisions::Treatment,
        decisions::Override,
        decisions::Manual,
        decisions::Key,
        review::ScreenCovers,
        review::ScreenCover,
        facts::Rendered,
    );
    file.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// What stays of files of each kind, by the way in which a copy is made: what the room's tests know of the core.
fn rows() -> String {
    let report = |format, tracks: &[bool], covers_exactly| {
        let mut report = Report::new(format, 0);
        tracks.iter().for_each(|video| report.track(*video));
        report.covers_exactly = covers_exactly;
        report
    };
    let all = [
        ("picture", report(Format::Jpeg, &[], true)),
        ("moving", report(Format::Gif, &[], false)),
        ("still", report(Format::Heic, &[], false)),
        ("film", report(Format::Mp4, &[true, false], false)),
        ("silent", report(Format::Mp4, &[true], false)),
        ("sound", report(Format::Ogg, &[], false)),
        ("document", report(Format::Pdf, &[], false)),
        ("archive", report(Format::Zip, &[], false)),
        ("text", report(Format::Text, &[], false)),
    ];
    let rows = all.map(|(name, report)| {
        let ways: std::collections::BTreeMap<_, _> = kept::Kept::ways(&report)
            .into_iter()
            .map(|(way, kept)| (format!("{way:?}").to_lowercase(), kept))
            .collect();
        let ways = serde_json::to_string_pretty(&ways).expect("plain data");
        format!("  {name}: {},\n", ways.replace('\n', "\n  ").replace('"', ""))
    });
    format!(
        "// Written by the core: `WRITE=1 cargo test --lib types` writes it anew.\n\nexport const rows = {{\n{}}};\n",
        rows.concat()
    )
}

/// Compares a file with what it is to hold, or writes it where that is asked for.
fn fresh(path: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("WRITE").is_some() {
        std::fs::write(&path, now).expect("the file can be written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == now, "{} is stale: WRITE=1 cargo test --lib types", path.display());
}

#[test]
fn what_the_tests_of_the_room_know_of_what_stays_is_what_the_core_says() {
    fresh("tests/room/rows.mjs", &rows());
}

#[test]
fn the_shapes_that_a_page_knows_are_those_of_the_core() {
    fresh("pkg/core.d.ts", &shapes());
}
