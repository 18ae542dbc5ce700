//! Says what is covered in a film of which nobody knows where its faces are, for a comparison with another detector.
//!
//! `cargo run --release --example clip -- WIDTH HEIGHT RATE [SPOTTED]`, run by `bench/clips.py`: reads raw frames (I420) from
//! standard input and writes for each pixel of each frame whether it is covered, 255 or 0. Where SPOTTED is a file, what the frames
//! show is read from it instead, and where it is none yet, kept there: other rules over the same sightings take no second search. The
//! last line on standard error counts: people, those of them who are seen for a moment, frames that are unsure because somebody is lost,
//! hidden or flickers, unsure frames in all, frames that are covered whole. With TRACKED in the environment, what is unsure is not
//! covered.

use std::io::{Read, Write};
use std::sync::Arc;

use panah::film::decisions::{Decisions, Treatment};
use panah::film::planes::{Frame, Layout, PlaneFormat};
use panah::film::review::Review;
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
    // What leaves unless a person decides otherwise.
    let tracked = std::env::var_os("TRACKED").is_some();
    let unsure = if tracked { Treatment::Tracked } else { Treatment::default() };
    let review = Review::new(film.clone(), Decisions { unsure, ..Decisions::default() }).expect("sound");
    let pixels = width as usize * height as usize;
    let mut bytes = vec![0; pixels + 2 * (width as usize).div_ceil(2) * (height as usize).div_ceil(2)];
    let mut out = std::io::stdout().lock();
    for frame in 0..frames {
        bytes.fill(255);
        review.paint(&layout, &mut bytes, f64::from(frame) * step).expect("it fits");
        let mask: Vec<u8> = bytes.iter().take(pixels).map(|level| if *level == 16 { 255 } else { 0 }).collect();
        out.write_all(&mask).expect("it can be written");
    }
    let counts = review.counts(&Part::default()).expect("all of it");
    let brief = film.people.iter().filter(|person| person.brief).count();
    let [lost, hidden, flicker] = ["lost", "hidden", "flicker"].map(|reason| {
        let spans = film.unsure.iter().filter(|span| format!("{:?}", span.reason).eq_ignore_ascii_case(reason));
        let frames = spans.flat_map(|span| film.frame_from(span.from)..film.frame_from(span.to));
        frames.collect::<std::collections::BTreeSet<_>>().len()
    });
    eprintln!("{} {brief} {lost} {hidden} {flicker} {} {}", counts.people, counts.unsure, counts.whole);
}
