//! Says what is covered in a film of which nobody knows where its faces are, for a comparison with another detector.
//!
//! `cargo run --release --example clip -- WIDTH HEIGHT RATE`, run by `bench/clips.py`: reads raw frames (I420) from standard input
//! and writes for each pixel of each frame whether it is covered, 255 or 0. The last line on standard error counts: people,
//! frames that are unsure, frames that are covered whole unless a person decides otherwise.

use std::io::{Read, Write};
use std::sync::Arc;

use panah::film::planes::{Format, Frame, Layout};
use panah::film::review::{Decisions, Review, Treatment};
use panah::film::search::Search;
use panah::film::spotted::Spotted;
use panah::limits::Limits;
use panah::made::Part;

fn main() {
    let numbers: Vec<f64> = std::env::args().skip(1).map(|text| text.parse().expect("a number")).collect();
    let [width, height, rate] = numbers[..] else { panic!("WIDTH HEIGHT RATE") };
    let layout = Layout::packed(Format::I420, width as u32, height as u32);
    let (pixels, half) =
        (width as usize * height as usize, (width as usize).div_ceil(2) * (height as usize).div_ceil(2));
    let step = 1e6 / rate;
    let mut search = Search::default();
    let (mut bytes, mut frames) = (vec![0; pixels + 2 * half], 0);
    let mut input = std::io::stdin().lock();
    while input.read_exact(&mut bytes).is_ok() {
        let frame = Frame::new(&layout, &bytes).expect("it fits");
        let spotted = Spotted::new(&frame, &mut Limits::default()).expect("it can be searched");
        search.take(spotted, f64::from(frames) * step, step).expect("its time is right");
        frames += 1;
    }
    let film = Arc::new(search.finish().expect("frames"));
    let counts =
        Review::new(film.clone(), Decisions::default()).expect("sound").counts(&Part::default()).expect("all of it");
    // What the tracks alone cover: unsure spans would cover all.
    let decisions = Decisions { unsure: Treatment::Tracked, ..Decisions::default() };
    let review = Review::new(film, decisions).expect("sound");
    let mut out = std::io::stdout().lock();
    for frame in 0..frames {
        bytes.fill(255);
        review.paint(&layout, &mut bytes, f64::from(frame) * step).expect("it fits");
        let mask: Vec<u8> = bytes.iter().take(pixels).map(|level| if *level == 16 { 255 } else { 0 }).collect();
        out.write_all(&mask).expect("it can be written");
    }
    eprintln!("{} {} {}", counts.people, counts.unsure, counts.whole);
}
