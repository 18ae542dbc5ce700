//! What an edit list does not show of a movie does not stay in its copy.

use crate::make::movie as make;

use make::{Track, aac, avc, edited, picture};
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::Class;
use panah::source::Source;
use panah::strip::strip;

fn stripped(bytes: &[u8]) -> Vec<u8> {
    let bytes = &bytes.to_vec();
    let copy = strip(bytes, &Limits::default()).unwrap();
    let output = copy.parts.over(bytes);
    let mut out = vec![0; output.len() as usize];
    output.read_at(0, &mut out).unwrap();
    out
}

/// A picture that says which one it is.
fn numbered(n: u8) -> Vec<u8> {
    let mut sample = picture(false);
    sample[8] = 0x80 | n;
    sample
}

fn pictures(numbers: impl Iterator<Item = u8>) -> Track {
    Track { handler: *b"vide", entry: avc(), samples: numbers.map(numbered).collect() }
}

fn sounds(count: u8) -> Track {
    Track { handler: *b"soun", entry: aac(), samples: (0..count).map(|n| vec![0x21, n, 0x55, n]).collect() }
}

/// Which pictures are in a copy, in its order.
fn held(copy: &[u8]) -> Vec<u8> {
    let plain = numbered(0);
    copy.windows(plain.len()).filter(|own| own[..8] == plain[..8]).map(|own| own[8] & 0x7f).collect()
}

/// The edit list of a copy: length and from when.
fn edits(copy: &[u8]) -> Vec<(u32, u32)> {
    let at = copy.windows(4).position(|kind| kind == b"elst").unwrap() + 12;
    let word = |at: usize| u32::from_be_bytes(copy[at..at + 4].try_into().unwrap());
    let count = word(at - 4) as usize;
    (0..count).map(|n| (word(at + n * 12), word(at + n * 12 + 4))).collect()
}

fn told(file: &[u8]) -> (bool, bool) {
    let report = inspect(&file.to_vec(), &mut Limits::default()).unwrap();
    let has =
        |class| report.findings.iter().any(|finding| finding.class == class && finding.field.contains("edit list"));
    (has(Class::HiddenClip), has(Class::HiddenKept))
}

#[test]
fn what_was_trimmed_off_a_film_goes_and_what_is_shown_and_what_that_needs_stays() {
    let keys: &[u32] = &[1, 5, 9];
    for (name, list, sync, kept, now, bare) in [
        ("its end", &[(30, 0)][..], None, 0..3, &[(30, 0)][..], false),
        ("its end, with few key frames", &[(25, 0)], Some(keys), 0..3, &[(25, 0)], false),
        ("its start", &[(30, 55)], Some(keys), 4..9, &[(30, 15)], true),
        ("its start, at a key frame", &[(30, 80)], Some(keys), 8..11, &[(30, 0)], false),
        ("both, where each is a key frame", &[(20, 30)], None, 3..5, &[(20, 0)], false),
        ("nothing", &[(120, 0)], Some(keys), 0..12, &[(120, 0)], false),
        ("nothing, though it comes late", &[(7, -1), (120, 0)], Some(keys), 0..12, &[(7, u32::MAX), (120, 0)], false),
    ] {
        let file = edited(pictures(0..12), list, sync, &[]);
        let copy = stripped(&file);
        assert_eq!(held(&copy), kept.clone().collect::<Vec<_>>(), "{name}");
        assert_eq!(edits(&copy), now, "{name}");
        assert_eq!(told(&file), (kept != (0..12), bare), "{name}");
        assert_eq!(told(&copy), (false, bare), "{name}");
        assert_eq!(stripped(&copy), copy, "{name}");
        let essence = |bytes: &[u8]| panah::essence::essence(&bytes.to_vec(), &mut Limits::default()).unwrap();
        assert_eq!(essence(&file), essence(&copy), "{name}");
    }
}

#[test]
fn what_lies_between_two_edits_goes_too_and_each_begins_where_its_pictures_lie_then() {
    let file = edited(pictures(0..12), &[(10, 0), (20, 85), (10, 40)], Some(&[1, 5, 9]), &[]);
    let copy = stripped(&file);
    assert_eq!(held(&copy), [0, 4, 8, 9, 10]);
    assert_eq!(edits(&copy), [(10, 0), (20, 25), (10, 10)]);
    assert_eq!(stripped(&copy), copy);
}

#[test]
fn pictures_that_are_decoded_early_stay_with_those_that_need_them() {
    // Shown in the order 0 2 3 1, 4 6 7 5: each second one of a group is what those between refer to.
    let offsets = [10, 30, 0, 0, 10, 30, 0, 0];
    let copy = stripped(&edited(pictures(0..8), &[(20, 10)], Some(&[1, 5]), &offsets));
    assert_eq!(held(&copy), [0, 1, 2]);
    let copy = stripped(&edited(pictures(0..8), &[(40, 10)], Some(&[1, 5]), &offsets));
    assert_eq!(held(&copy), [0, 1, 2, 3]);
    let copy = stripped(&edited(pictures(0..8), &[(40, 50)], Some(&[1, 5]), &offsets));
    assert_eq!((held(&copy), edits(&copy)), (vec![4, 5, 6, 7], vec![(40, 10)]));
    // An open group: 5 and 6 are shown before the key frame 4 and need what came before it.
    let open = [10, 30, 0, 0, 30, 0, 0, 10];
    let copy = stripped(&edited(pictures(0..8), &[(30, 50)], Some(&[1, 5]), &open));
    assert_eq!(held(&copy), [0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn what_was_trimmed_off_a_sound_goes_but_for_the_moment_that_its_decoder_needs() {
    let file = |last: u8| {
        let mut track = sounds(60);
        track.samples[5] = vec![0x21, 0x77, last, 0x77];
        edited(track, &[(100, 300)], None, &[])
    };
    let copy = stripped(&file(1));
    let held: Vec<u8> =
        copy.windows(4).filter(|own| own[0] == 0x21 && own[2] == 0x55 && own[1] == own[3]).map(|own| own[1]).collect();
    assert_eq!(held, (20..40).collect::<Vec<_>>());
    assert_eq!(edits(&copy), [(100, 100)]);
    assert_eq!(copy, stripped(&file(2)), "of two that differ in what nobody hears");
}

#[test]
fn odd_edit_lists_do_no_harm() {
    let some = [0, 1, -1, 5, 119, 120, i32::MAX, i32::MIN, 1 << 20];
    for from in some {
        for length in [0, 1, 120, u32::MAX] {
            for sync in [None, Some(&[][..]), Some(&[3, 1, 900][..]), Some(&[0][..])] {
                let file = edited(pictures(0..12), &[(length, from), (3, 7)], sync, &[3, 0, u32::MAX]);
                if let Ok(copy) = strip(&file, &Limits::default()) {
                    drop(copy);
                    let once = stripped(&file);
                    assert_eq!(stripped(&once), once, "{from} {length} {sync:?}");
                }
            }
        }
    }
    let many = vec![(1, 3); 5000];
    assert_eq!(told(&edited(pictures(0..12), &many, None, &[])), (false, true));
}
