//! Searches a folder of JPEGs and PPMs for faces and writes `{"name": [[x1, y1, x2, y2, score], ...]}`, for scoring.
//!
//! `cargo run --release --example faces -- FOLDER OUT.json [THRESHOLD [SCALE]]`

use std::collections::BTreeMap;
use std::time::Instant;

use panah::faces::scales::Scale;
use panah::faces::search::{Search, WIDEST};
use panah::limits::Limits;
use panah::pixels::jpeg;
use panah::pixels::raster::Raster;

/// The pixels of a binary PPM (netpbm's P6) of 8 bits a channel without comments.
fn read_ppm(bytes: &[u8]) -> Raster {
    let mut parts = bytes.splitn(4, |byte| byte.is_ascii_whitespace()).skip(1);
    let mut number =
        || std::str::from_utf8(parts.next().expect("a number")).expect("digits").parse().expect("a number");
    let (width, height) = (number(), number());
    let rgb = parts.next().and_then(|rest| rest.strip_prefix(b"255\n")).expect("levels up to 255").to_vec();
    Raster { width, height, rgb }
}

/// The stored pixels of a JPEG or a PPM.
fn decode(bytes: &[u8]) -> Raster {
    if bytes.starts_with(b"P6") {
        return read_ppm(bytes);
    }
    jpeg::decode(&bytes, 1, &mut Limits::default()).expect("a JPEG").0
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, out, options @ ..] = &arguments[..] else { panic!("FOLDER OUT.json [THRESHOLD [SCALE]]") };
    let threshold = options.first().map_or(panah::faces::THRESHOLD, |text| text.parse().expect("a threshold"));
    let scale: Option<f64> = options.get(1).map(|text| text.parse().expect("a scale"));
    let mut all = BTreeMap::new();
    let mut seconds = 0.0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let raster = decode(&std::fs::read(&path).expect("a file"));
        let begin = Instant::now();
        let limits = &mut Limits::default();
        let mut search = match scale {
            Some(factor) => Search::at(&raster, threshold, &[Scale { factor }], WIDEST, limits),
            None => Search::new(&raster, threshold, limits),
        }
        .expect("memory");
        search.run(&raster).expect("a search");
        let faces: Vec<_> =
            search.finish().expect("all was searched").iter().map(|f| [f.x1, f.y1, f.x2, f.y2, f.score]).collect();
        seconds += begin.elapsed().as_secs_f64();
        all.insert(path.file_stem().expect("a name").to_string_lossy().into_owned(), faces);
    }
    let found: usize = all.values().map(Vec::len).sum();
    eprintln!("{} pictures, {found} faces, {seconds:.3} s", all.len());
    std::fs::write(out, serde_json::to_vec(&all).expect("plain numbers")).expect("a writable file");
}
