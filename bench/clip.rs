//! Says what is covered in a film of which nobody knows where its faces are, for a comparison with another detector.
//!
//! `cargo run --release --example clip -- WIDTH HEIGHT RATE [SPOTTED]`, run by `bench/clips.py`: reads raw frames (I420) from
//! standard input and writes for each pixel of each frame whether it is covered, 255 or 0. Where SPOTTED is a file, what the frames
//! show is read from it instead, and where it is none yet, kept there: other rules over the same sightings take no second search. The
//! last line on standard error counts: people, frames that are unsure, frames that are covered whole unless a person decides
//! otherwise. With WHOLE in the environment those are written as covered too.

use std::io::{Read, Write};
use std::sync::Arc;

use panah::film::planes::{Frame, Layout, PlaneFormat};
use panah::film::review::{Decisions, Review, Treatment};
use panah::film::search::Search;
use panah::film::spotted::Spotted;
use panah::limits::Limits;
use panah::made::Part;

/// What each frame shows: of `input`, or as it was kept in `file`.
fn spotted(layout: &Layout, mut input: impl Read, file: Option<&str>) -> Vec<Spotted> {
    if let Some(kept) = file.and_then(|file| std::fs::read(file).ok()) {
        let mut rest = &kept[..];
        let mut all = Vec::new();
        while let Some((length, after)) = rest.split_first_chunk() {
            let (one, after) = after.split_at(u32::from_le_bytes(*length) as usize);
            all.push(Spotted::of(one).expect("what was kept"));
            rest = after;
        }
        return all;
    }
    let pixels = layout.width as usize * layout.height as usize;
    let half = (layout.width as usize).div_ceil(2) * (layout.height as usize).div_ceil(2);
    let (mut bytes, mut all) = (vec![0; pixels + 2 * half], Vec::new());
    while input.read_exact(&mut bytes).is_ok() {
        let frame = Frame::new(layout, &bytes).expect("it fits");
        all.push(Spotted::new(&frame, &mut Limits::default()).expect("it can be searched"));
    }
    if let Some(file) = file {
        let kept = all.iter().map(Spotted::bytes);
        let kept: Vec<u8> = kept.flat_map(|one| [&(one.len() as u32).to_le_bytes()[..], &one[..]].concat()).collect();
        std::fs::write(file, kept).expect("it can be kept");
    }
    all
}

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<f64> = args.iter().take(3).map(|text| text.parse().expect("a number")).collect();
    let [width, height, rate] = numbers[..] else { panic!("WIDTH HEIGHT RATE") };
    let layout = Layout::packed(PlaneFormat::I420, width as u32, height as u32);
    let step = 1e6 / rate;
    let mut search = Search::default();
    let all = spotted(&layout, std::io::stdin().lock(), args.get(3).map(String::as_str));
    let frames = all.len() as u32;
    for (number, spotted) in (0..frames).zip(all) {
        search.take(spotted, f64::from(number) * step, step).expect("its time is right");
    }
    let film = Arc::new(search.finish().expect("frames"));
    let counts =
        Review::new(film.clone(), Decisions::default()).expect("sound").counts(&Part::default()).expect("all of it");
    // What the tracks alone cover, unless asked for all: unsure spans would cover all.
    let unsure = if std::env::var_os("WHOLE").is_some() { Treatment::Frame } else { Treatment::Tracked };
    let review = Review::new(film, Decisions { unsure, ..Decisions::default() }).expect("sound");
    let pixels = width as usize * height as usize;
    let mut bytes = vec![0; pixels + 2 * (width as usize).div_ceil(2) * (height as usize).div_ceil(2)];
    let mut out = std::io::stdout().lock();
    for frame in 0..frames {
        bytes.fill(255);
        review.paint(&layout, &mut bytes, f64::from(frame) * step).expect("it fits");
        let mask: Vec<u8> = bytes.iter().take(pixels).map(|level| if *level == 16 { 255 } else { 0 }).collect();
        out.write_all(&mask).expect("it can be written");
    }
    eprintln!("{} {} {}", counts.people, counts.unsure, counts.whole);
}
