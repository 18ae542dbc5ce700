//! What must be true of every still that was stripped.

use crate::make;

use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::{Class, Orientation};

#[test]
fn a_stripped_file_holds_no_canary_and_has_nothing_to_tell() {
    for (format, file) in make::all() {
        let clean = make::strip(&file).unwrap_or_else(|error| panic!("{format:?}: {error}"));
        assert!(!make::holds(&clean, make::CANARY), "{format:?}");
        let report = inspect(&clean, &mut Limits::default()).unwrap();
        assert!(report.findings.is_empty(), "{format:?}: {:?}", report.findings);
    }
}

#[test]
fn a_stripped_file_shows_the_same_pixels() {
    for (format, file) in make::all() {
        let clean = make::strip(&file).unwrap();
        let before = image::load_from_memory_with_format(&file, format).unwrap();
        let after = image::load_from_memory_with_format(&clean, format).unwrap();
        assert_eq!(before.to_rgba8(), after.to_rgba8(), "{format:?}");
    }
}

#[test]
fn stripping_twice_is_stripping_once() {
    for (format, file) in make::all() {
        let once = make::strip(&file).unwrap();
        assert_eq!(make::strip(&once).unwrap(), once, "{format:?}");
    }
}

#[test]
fn the_orientation_outlives_the_exif_block() {
    for file in [make::png(), make::webp()] {
        let clean = make::strip(&file).unwrap();
        let report = inspect(&clean, &mut Limits::default()).unwrap();
        assert_eq!(report.picture.unwrap().orientation, Orientation(6));
    }
}

#[test]
fn the_canaries_are_shown_to_the_person() {
    for file in [make::png(), make::webp(), make::gif()] {
        let report = inspect(&file, &mut Limits::default()).unwrap();
        assert!(report.findings.iter().any(|finding| finding.value.contains("CANARY")));
        assert!(report.findings.iter().any(|finding| finding.field == "bytes behind the end"));
    }
    let report = inspect(&make::png(), &mut Limits::default()).unwrap();
    for class in [Class::Text, Class::Person, Class::Time, Class::Unknown] {
        assert!(report.findings.iter().any(|finding| finding.class == class), "{class:?}");
    }
}
