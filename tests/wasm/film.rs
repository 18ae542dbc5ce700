//! Films in a worker of a browser: the vector kernels search planes, and memory stays where it was.

use std::sync::Arc;

use panah::film::decisions::Decisions;
use panah::film::planes::{Frame, Layout, PlaneFormat};
use panah::film::review::Review;
use panah::film::search::Search;
use panah::film::spotted::Spotted;
use panah::limits::Limits;
use wasm_bindgen_test::wasm_bindgen_test;

/// Bytes of the whole memory.
fn memory() -> usize {
    core::arch::wasm32::memory_size::<0>() << 16
}

/// The astronaut's brightness, 512 pixels square.
fn astronaut() -> Vec<u8> {
    let photo = include_bytes!("../data/astronaut.jpg").as_slice();
    let (picture, _) = panah::pixels::jpeg::decode(&photo, 1, &mut Limits::default()).expect("a JPEG");
    picture.rgb.chunks(3).map(|p| (16 + p.iter().map(|v| u32::from(*v)).sum::<u32>() * 219 / 765) as u8).collect()
}

#[wasm_bindgen_test]
fn a_face_in_full_high_definition_is_found_and_covered_within_the_memory_that_is_allowed() {
    let layout = Layout::packed(PlaneFormat::Nv12, 1920, 1080);
    let face = astronaut();
    let mut search = Search::default();
    let mut bytes = vec![100; 1920 * 1080 * 3 / 2];
    for i in 0..24usize {
        bytes.fill(128);
        for (row, line) in face.chunks(512).enumerate() {
            let from = (300 + row) * 1920 + 600 + i * 8;
            bytes[from..from + 512].copy_from_slice(line);
        }
        let frame = Frame::new(&layout, &bytes).expect("it fits");
        let spotted = Spotted::new(&frame, &mut Limits::default()).expect("a frame");
        let sent = Spotted::of(&spotted.bytes()).expect("what was sent");
        search.take(sent, i as f64 * 33_333.0, 33_333.0).expect("a frame");
    }
    let film = Arc::new(search.finish().expect("frames"));
    // What is seen weakly beside the astronaut may be covered as well, but nobody else is seen well.
    assert_eq!(film.people.iter().filter(|person| !person.weak).count(), 1);
    let review = Review::new(film, Decisions::default()).expect("nothing decided");
    review.paint(&layout, &mut bytes, 0.0).expect("it fits");
    assert_eq!(bytes[(300 + 115) * 1920 + 600 + 222], 16);
    assert!(memory() < 256 << 20, "{} MiB", memory() >> 20);
}
