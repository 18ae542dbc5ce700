//! What was rubbed out does not stay: files that differ only in colours that they do not show have one Exact copy.

use crate::make;

use make::rubbed::{SECRETS, Twin, always, frames, twins};
use panah::essence::essence;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::Class;

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
        let frames = |file: &[u8]| frames(file).unwrap_or_else(|| panic!("{name}"));
        let (before, after) = (frames(&file), frames(&make::strip(&file).unwrap()));
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
        assert!(make::strip(&file).unwrap() == file, "{name}");
    }
}
