//! Pictures that arrived without their end: what is there is copied, at both levels, and how much is missing is told.

use crate::make::checks::limits;
use crate::make::jpeg as make;

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use panah::error::Reason;
use panah::make::make as make_copy;
use panah::pixels::raster::Raster;
use panah::pixels::region::{Region, Shape};
use panah::policy::Level;
use panah::source::Source;
use panah::strip::SafeCopy;

const SIDES: (u16, u16) = (160, 120);

fn jpeg(progressive: bool, restart: u16) -> Vec<u8> {
    let pixel = |x: u32, y: u32| [(x * 3) as u8, (y * 5) as u8, (x * y / 7) as u8];
    let pixel = &pixel;
    let pixels: Vec<u8> = (0..120).flat_map(|y| (0..160).flat_map(move |x| pixel(x, y))).collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, 90);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.set_progressive(progressive);
    if restart > 0 {
        encoder.set_restart_interval(restart);
    }
    encoder.encode(&pixels, SIDES.0, SIDES.1, ColorType::Rgb).unwrap();
    make::with(&file, &[make::exif(1, "Maker")])
}

fn copied(file: &[u8], level: Level, covers: &[Region]) -> (Vec<u8>, SafeCopy) {
    let source = file.to_vec();
    let covers: Vec<_> = covers.iter().map(|&region| region.into()).collect();
    let safe = make_copy(&source, level, &covers, [7; 32], &limits()).unwrap();
    let output = safe.parts.over(&source);
    let mut bytes = vec![0; output.len() as usize];
    output.read_at(0, &mut bytes).unwrap();
    (bytes, safe)
}

fn decoded(file: &[u8]) -> Raster {
    let source = file.to_vec();
    let report = panah::inspect::inspect(&source, &mut limits()).unwrap();
    panah::road::decode(&source, &report, &mut limits()).unwrap()
}

const LEVELS: [Level; 2] = [Level::Exact, Level::Unlinkable];

#[test]
fn a_jpeg_that_lacks_its_end_alone_is_copied_whole() {
    for file in [jpeg(false, 0), jpeg(false, 3), jpeg(true, 0), jpeg(true, 2)] {
        for cut in 1..=2 {
            let short = &file[..file.len() - cut];
            for level in LEVELS {
                let (whole, safe) = copied(&file, level, &[]);
                assert_eq!(safe.receipt.copy.missing, None);
                let (bytes, safe) = copied(short, level, &[]);
                assert!(bytes == whole, "{level:?} {cut}");
                assert_eq!(safe.receipt.copy.missing, Some(0), "{level:?} {cut}");
            }
        }
    }
}

#[test]
fn of_a_jpeg_that_is_cut_off_what_arrived_is_copied_and_the_rest_is_told_of() {
    for (progressive, restart) in [(false, 0), (false, 3), (true, 0), (true, 2)] {
        let file = jpeg(progressive, restart);
        let scan = memchr::memmem::find(&file, &[0xff, 0xda]).unwrap() + 20;
        let ended_by_ff = memchr::memrchr(0xff, &file[..file.len() * 2 / 3]).unwrap() + 1;
        for cut in [scan + 40, file.len() / 2, file.len() * 2 / 3, ended_by_ff, file.len() - 30] {
            let short = &file[..cut];
            let name = format!("{progressive} {restart} {cut} of {}", file.len());
            let (exact, safe) = copied(short, Level::Exact, &[]);
            assert!(exact.ends_with(&[0xff, 0xd9]), "{name}");
            let missing = safe.receipt.copy.missing.expect(&name);
            assert!(progressive || (1..=99).contains(&missing), "{name}: {missing}");
            let (again, safe) = copied(&exact, Level::Exact, &[]);
            assert!(again == exact, "{name}");
            assert!(progressive || safe.receipt.copy.missing == Some(missing), "the copy, too, says so: {name}");
            let (_, safe) = copied(short, Level::Unlinkable, &[]);
            assert_eq!(safe.receipt.copy.missing, Some(missing), "{name}");
            if !progressive {
                // What lies above the last row of blocks that is whole is there, and what lies below is grey.
                let (whole, part) = (decoded(&file), decoded(short));
                let line = SIDES.0 as usize * 3;
                let rows = (100 - usize::from(missing)) * 120 / 100;
                let sound = (rows / 16 * 16).saturating_sub(17) * line;
                assert!(part.rgb[..sound] == whole.rgb[..sound], "{name}");
                assert!(
                    missing < 30 || part.rgb[119 * line..].iter().all(|level| (126..=130).contains(level)),
                    "{name}"
                );
            }
            let region = Region { shape: Shape::Box, x: 0.0, y: 0.0, width: 30.0, height: 14.0 };
            for level in LEVELS {
                let (bytes, safe) = copied(short, level, &[region]);
                assert_eq!((safe.receipt.copy.covered, safe.receipt.copy.missing), (1, Some(missing)), "{name}");
                let pixels = jpeg_decoder::Decoder::new(bytes.as_slice()).decode().unwrap();
                assert!(pixels[..3].iter().all(|&level| level < 12), "{name} {level:?}");
            }
        }
    }
}

#[test]
fn a_jpeg_that_is_cut_off_before_its_picture_is_refused_as_cut_off() {
    let file = jpeg(false, 0);
    let scan = memchr::memmem::find(&file, &[0xff, 0xda]).unwrap();
    let refused = panah::strip::strip(&file[..scan].to_vec(), &limits()).unwrap_err();
    assert_eq!(refused.reason, Reason::CutOff);
}

#[test]
fn a_jpeg_of_which_nobody_here_can_say_how_much_is_missing_is_refused() {
    let mut file = jpeg(false, 0);
    let frame = memchr::memmem::find(&file, &[0xff, 0xc0]).unwrap();
    // Coded arithmetically, as it says: whole it stays as it is.
    file[frame + 1] = 0xc9;
    panah::strip::strip(&file, &limits()).unwrap();
    let refused = panah::strip::strip(&file[..file.len() - 2].to_vec(), &limits()).unwrap_err();
    assert_eq!(refused.reason, Reason::CutOff);
}

fn png(colour: image::ColorType) -> Vec<u8> {
    let pixels = image::RgbaImage::from_fn(160, 120, |x, y| {
        image::Rgba([(x * 3) as u8, (y * 5) as u8, (x * x * y / 7) as u8, if colour.has_alpha() { 250 } else { 255 }])
    });
    let mut file = std::io::Cursor::new(Vec::new());
    let pixels = image::DynamicImage::from(pixels);
    let pixels = if colour.has_alpha() { pixels } else { pixels.to_rgb8().into() };
    pixels.write_to(&mut file, image::ImageFormat::Png).unwrap();
    file.into_inner()
}

#[test]
fn of_a_png_that_is_cut_off_what_arrived_is_copied_and_the_rest_is_told_of() {
    for colour in [image::ColorType::Rgb8, image::ColorType::Rgba8] {
        let file = png(colour);
        let whole = decoded(&file);
        for cut in [file.len() / 3, file.len() / 2, file.len() - 200, file.len() - 17, file.len() - 12, file.len() - 1]
        {
            let short = &file[..cut];
            let (exact, safe) = copied(short, Level::Exact, &[]);
            let missing = safe.receipt.copy.missing.expect("it is cut off");
            assert_eq!(missing == 0, cut > file.len() - 20, "{cut}: {missing}");
            image::load_from_memory(&exact).expect("a whole picture");
            assert!(copied(&exact, Level::Exact, &[]).0 == exact, "{cut}");
            let rows = (100 - usize::from(missing)) * 120 / 100;
            let sound = rows.saturating_sub(2) * 160 * 3;
            assert!(decoded(short).rgb[..sound] == whole.rgb[..sound], "{cut}");
            for level in LEVELS {
                let (_, safe) =
                    copied(short, level, &[Region { shape: Shape::Box, x: 0.0, y: 0.0, width: 9.0, height: 9.0 }]);
                assert_eq!(
                    (safe.receipt.copy.missing, safe.receipt.copy.covered),
                    (Some(missing), 1),
                    "{cut} {level:?}"
                );
            }
        }
        let start = memchr::memmem::find(&file, b"IDAT").unwrap();
        let refused = panah::strip::strip(&file[..start + 4].to_vec(), &limits()).unwrap_err();
        assert_eq!(refused.reason, Reason::CutOff);
    }
}

#[test]
fn of_a_webp_that_is_cut_off_what_arrived_is_copied_and_the_rest_is_told_of() {
    let pixels =
        image::RgbImage::from_fn(160, 120, |x, y| image::Rgb([(x * 3) as u8, (y * 5) as u8, (x * x * y / 7) as u8]));
    let mut file = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut file, image::ImageFormat::WebP).unwrap();
    let file = file.into_inner();
    let whole = decoded(&file);
    for cut in [file.len() / 2, file.len() * 2 / 3, file.len() - 9] {
        let short = &file[..cut];
        let (exact, safe) = copied(short, Level::Exact, &[]);
        let missing = safe.receipt.copy.missing.expect("it is cut off");
        assert!((1..60).contains(&missing), "{cut}: {missing}");
        assert!(copied(&exact, Level::Exact, &[]).0 == exact, "{cut}");
        let sound = (100 - usize::from(missing)) * whole.rgb.len() / 130;
        assert!(decoded(short).rgb[..sound] == whole.rgb[..sound], "{cut}");
        assert_eq!(copied(short, Level::Unlinkable, &[]).1.receipt.copy.missing, Some(missing));
    }
    // A chunk behind the picture that did not arrive whole was not of it.
    let mut long = [&file[..], b"XMP \x40\0\0\0", &[7; 20]].concat();
    let size = (file.len() as u32 + 64).to_le_bytes();
    long[4..8].copy_from_slice(&size);
    let (exact, safe) = copied(&long, Level::Exact, &[]);
    assert_eq!((exact, safe.receipt.copy.missing), (copied(&file, Level::Exact, &[]).0, Some(0)));
    assert_eq!(panah::strip::strip(&file[..30].to_vec(), &limits()).unwrap_err().reason, Reason::CutOff);
}
