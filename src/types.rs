//! The shapes of what crosses between the core and a page, as TypeScript: `pkg/core.d.ts` is written from the structs themselves.

use std::path::Path;

use ts_rs::{Config, TS};

use crate::film::{facts, people, place, planes, review};
use crate::pixels::{cover, look, outline, region};
use crate::{format, made, policy, receipt, report};

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
        review::Decisions,
        review::Treatment,
        review::Override,
        review::Manual,
        review::Key,
        review::ScreenCovers,
        review::ScreenCover,
        facts::Rendered,
    );
    file.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

#[test]
fn the_shapes_that_a_page_knows_are_those_of_the_core() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("pkg/core.d.ts");
    let now = shapes();
    if std::env::var_os("WRITE").is_some() {
        std::fs::write(&path, &now).expect("the file can be written");
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(there == now, "pkg/core.d.ts is stale: WRITE=1 cargo test --lib types");
}
