//! What was rubbed out does not stay: files that differ only in colours that they do not show have one Exact copy.

use crate::make;

use make::rubbed::{SECRETS, Samples, Twin, always, frames, samples, twins};
use panah::error::ErrorKind;
use panah::essence::essence;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::make::make as make_copy;
use panah::policy::Level;
use panah::report::Class;
use panah::source::Source;

#[test]
fn files_that_differ_only_in_colours_beneath_no_alpha_have_one_copy() {
    for Twin { name, write } in twins().into_iter().chain(always()) {
        let [one, other] = SECRETS.map(&write);
        assert_ne!(one, other, "{name}");
        let copies = [&one, &other].map(|file| make::strip(file).unwrap_or_else(|error| panic!("{name}: {error}")));
        assert!(copies[0] == copies[1], "{name}");
        assert!(make::strip(&copies[0]).as_ref() == Ok(&copies[0]), "{name}");
        let essence = |file: &Vec<u8>| essence(file, &mut Limits::default()).unwrap();
        assert_eq!([essence(&one), essence(&other)], [essence(&copies[0]); 2], "{name}");
    }
}

#[test]
fn the_person_is_told_of_them() {
    for Twin { name, write } in twins().into_iter().chain(always()) {
        let told = |file: &Vec<u8>| {
            let report = inspect(file, &mut Limits::default()).unwrap();
            report.findings.iter().any(|finding| finding.class == Class::HiddenPicture)
        };
        let file = write(SECRETS[0]);
        assert!(told(&file) && !told(&make::strip(&file).unwrap()), "{name}");
    }
}

#[test]
fn what_is_shown_stays_and_a_pixel_of_no_alpha_has_no_colour() {
    for Twin { name, write } in twins().into_iter().chain(always()) {
        let file = write(SECRETS[0]);
        let [Some(before), Some(after)] = [&file, &make::strip(&file).unwrap()].map(|file| frames(file)) else {
            assert!(name.starts_with("tiff"), "{name}");
            continue;
        };
        assert_eq!(before.len(), after.len(), "{name}");
        let pixels = before.iter().flatten().zip(after.iter().flatten());
        let shown = pixels.clone().filter(|(before, _)| before[3] != 0).count();
        assert!(shown > 0 && shown < pixels.clone().count(), "{name}");
        for (before, after) in pixels {
            assert_eq!(*after, if before[3] == 0 { [0; 4] } else { *before }, "{name}");
        }
    }
}

#[test]
fn a_file_with_nothing_beneath_stays_as_it_is() {
    for Twin { name, write } in twins() {
        let file = write(0);
        let copy = make::strip(&file).unwrap();
        // The data of these frames lies in short chunks; a copy has one for each.
        let anew = name.starts_with("animated png") && make::strip(&copy).unwrap() == copy;
        assert!(copy == file || anew, "{name}");
    }
}

/// The bytes of a stripped TIFF's strips or tiles, which come last and are zlib streams.
fn pieces(copy: &[u8], count: usize) -> Vec<Vec<u8>> {
    let starts = (8..copy.len()).filter(|&at| copy[at] == 0x78);
    let whole = |at: usize| miniz_oxide::inflate::decompress_to_vec_zlib(&copy[at..]).ok();
    let found: Vec<_> = starts.filter_map(whole).filter(|bytes| bytes.len() > 20).collect();
    assert_eq!(found.len(), count);
    found
}

#[test]
fn the_samples_of_a_tiff_stay_but_for_those_of_no_alpha() {
    for Samples { wide, grey, tiled, .. } in samples() {
        let all = samples().into_iter().filter(|own| (own.wide, own.grey, own.tiled) == (wide, grey, tiled));
        for own in all {
            let copy = make::strip(&own.file(SECRETS[0])).unwrap();
            let step = if grey { 2 } else { 4 } * if wide { 2 } else { 1 };
            for (index, after) in (0..).zip(pieces(&copy, if tiled { 1 } else { 2 })) {
                let mut before = own.strip(index, SECRETS[0]);
                before.chunks_mut(step).filter(|pixel| pixel[step - 1] == 0).for_each(|pixel| pixel.fill(0));
                assert!(after == before, "{own:?}");
            }
        }
    }
}

#[test]
fn a_tiff_whose_alpha_cannot_be_looked_into_is_refused() {
    use make::tiff::{FORMS, Picture, Value, file};
    let page = |extra: Option<u16>, planar: u16| {
        let rows: Vec<u8> = (0..24).map(|at| if at % 2 == 1 { 0 } else { 9 }).collect();
        let strips = rows.chunks(24 / usize::from(planar)).map(<[u8]>::to_vec).collect();
        let page = Picture::coded(6, 2, 1, strips).with(278, Value::Short(vec![2]));
        let page = page.with(277, Value::Short(vec![2])).with(258, Value::Short(vec![8; 2]));
        let page = page.with(284, Value::Short(vec![planar]));
        file(
            FORMS[0],
            &[match extra {
                Some(extra) => page.with(338, Value::Short(vec![extra])),
                None => page,
            }],
        )
    };
    assert!(make::strip(&page(Some(2), 1)).is_ok());
    for (extra, planar) in [(None, 1), (Some(0), 1), (Some(2), 2)] {
        assert_eq!(make::strip(&page(extra, planar)).unwrap_err().kind(), ErrorKind::Refused, "{extra:?} {planar}");
    }
}

#[test]
fn where_nobody_can_take_it_out_the_person_is_told_each_time_that_it_stays() {
    for (name, file, alpha) in [
        ("heic", make::heif::loaded().write().0, true),
        ("heic without alpha", make::heif::plain().write().0, false),
        ("jxl", make::jxl::codestream(), false),
    ] {
        let copy = make::strip(&file).unwrap();
        for file in [&file, &copy] {
            let report = inspect(file, &mut Limits::default()).unwrap();
            assert_eq!(report.findings.iter().any(|finding| finding.class == Class::HiddenKept), alpha, "{name}");
        }
    }
}

#[test]
fn of_sixteen_bits_of_alpha_the_higher_eight_count() {
    let header = [&2_u32.to_be_bytes()[..], &1_u32.to_be_bytes(), &[16, 6, 0, 0, 0]].concat();
    let row = [0, 1, 2, 3, 4, 5, 6, 0, 255, 1, 2, 3, 4, 5, 6, 1, 0];
    let file = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        make::png_chunk(b"IHDR", &header),
        make::png_chunk(b"IDAT", &miniz_oxide::deflate::compress_to_vec_zlib(&row, 6)),
        make::png_chunk(b"IEND", &[]),
    ]
    .concat();
    let copy = image::load_from_memory(&make::strip(&file).unwrap()).unwrap().into_rgba16();
    assert_eq!(copy.into_raw(), [0, 0, 0, 0, 0x102, 0x304, 0x506, 0x100]);
}

#[test]
fn the_examples_lose_what_was_rubbed_out() {
    for name in ["rubbed.png", "rubbed.webp"] {
        let Ok(file) = std::fs::read(std::path::Path::new("../shared/cases/hidden").join(name)) else {
            println!("skipped: {name} is not here");
            continue;
        };
        let copy = make::strip(&file).unwrap();
        assert_ne!(copy, file, "{name}");
        assert!(frames(&copy).unwrap().iter().flatten().all(|pixel| pixel[3] != 0 || *pixel == [0; 4]), "{name}");
    }
}

#[test]
fn what_was_rubbed_out_never_reaches_a_new_picture() {
    for Twin { name, write } in twins().into_iter().chain(always()).filter(|twin| !twin.name.starts_with("tiff")) {
        let [one, other] = SECRETS.map(|secret| {
            let file = write(secret);
            let safe = make_copy(&file, Level::Unlinkable, &[], [7; 32], &Limits::default()).unwrap();
            let mut bytes = vec![0; safe.parts.len() as usize];
            safe.parts.over(&file).read_at(0, &mut bytes).unwrap();
            bytes
        });
        assert!(one == other, "{name}");
    }
}
