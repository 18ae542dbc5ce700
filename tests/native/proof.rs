//! What holds for every format, shown on small files with words planted in every carrier.

use crate::make;

use make::small::{Small, files};
use panah::error::ErrorKind;
use panah::essence::essence;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::Role;
use panah::sniff::sniff;

#[test]
fn a_copy_tiles_strips_to_itself_and_has_nothing_to_tell() {
    for Small { name, bytes, planted } in files() {
        inspect(&bytes, &mut Limits::default()).unwrap().check_tiling().unwrap();
        let clean = make::strip(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(!make::holds(&clean, &planted), "{name}");
        assert_eq!(make::strip(&clean).as_ref(), Ok(&clean), "{name}");
        let left = inspect(&clean, &mut Limits::default()).unwrap();
        left.check_tiling().unwrap();
        assert!(!left.has_removable_findings(), "{name}");
    }
}

#[test]
fn the_essence_outlives_a_strip_and_changes_with_the_media() {
    for Small { name, bytes, .. } in files() {
        if !sniff(&bytes).unwrap().is_media() {
            assert_eq!(essence(&bytes, &mut Limits::default()).unwrap_err().kind(), ErrorKind::Refused, "{name}");
            continue;
        }
        let clean = make::strip(&bytes).unwrap();
        let before = essence(&bytes, &mut Limits::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(essence(&clean, &mut Limits::default()), Ok(before), "{name}");
        // Another picture or sound has another essence, unless a checksum already makes it no file at all.
        let media = inspect(&clean, &mut Limits::default()).unwrap().segments;
        let spans = media.iter().filter(|segment| segment.role == Role::Media).map(|segment| segment.span);
        let others: Vec<_> = spans
            .flat_map(|span| (span.start..span.end).step_by(span.len().div_ceil(64) as usize))
            .filter_map(|at| {
                let mut other = clean.clone();
                other[at as usize] ^= 1;
                essence(&other, &mut Limits::default()).ok()
            })
            .collect();
        let checksummed = name.to_lowercase().contains("png") || matches!(name.as_str(), "flac" | "ogg");
        assert!(checksummed || others.iter().any(|other| *other != before), "{name}");
    }
}

#[test]
fn pictures_that_differ_by_one_pixel_differ_in_their_essence() {
    let one = make::picture();
    let mut other = one.to_rgba8();
    other.get_pixel_mut(3, 2).0[1] ^= 1;
    let essence = |picture: image::DynamicImage| {
        let mut file = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
        essence(&file.into_inner(), &mut Limits::default()).unwrap()
    };
    assert_eq!(essence(one.clone()), essence(one.clone()));
    assert_ne!(essence(one), essence(other.into()));
}
