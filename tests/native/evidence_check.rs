//! Files that are held against each other: what each is to the others, whatever it is called, and what is said where it is nothing.

use crate::make;

use make::evidence::{Made, boxed, made, photo, two};
use panah::digest::Digest;
use panah::evidence::bundle;
use panah::evidence::check::{Answer, Verdict, check};
use panah::evidence::code::Code;
use panah::evidence::fault::{Fault, Place};
use panah::evidence::manifest::By;
use panah::evidence::{signature, told};
use panah::limits::Limits;
use panah::policy::Level;
use panah::source::Source;

/// What is said of these files.
fn answers(files: &[&[u8]]) -> Vec<Answer> {
    let held: Vec<Vec<u8>> = files.iter().map(|bytes| bytes.to_vec()).collect();
    check(&held.iter().map(|one| one as &dyn Source).collect::<Vec<_>>(), &Limits::default())
}

/// What each of these files is, and the fault of one that is wrong.
fn said(files: &[&[u8]]) -> Vec<(Verdict, &'static str)> {
    answers(files).into_iter().map(|answer| (answer.is, answer.fault.map_or("", |wrong| wrong.reason))).collect()
}

const fn good(is: Verdict) -> (Verdict, &'static str) {
    (is, "")
}

const fn wrong(fault: Fault) -> (Verdict, &'static str) {
    (Verdict::Wrong, fault.code())
}

/// The covered copy of a photo with its proof, and the place of it among the copies.
fn covered(made: &Made) -> &[u8] {
    let item = made.manifest.items.iter().find(|item| item.tiles.is_some()).unwrap();
    &made.copies.iter().find(|(path, _)| *path == item.path).unwrap().1
}

#[test]
fn a_bundle_is_sound_and_says_what_was_covered_and_its_code() {
    let made = two();
    let answer = answers(&[&made.bundle]).remove(0);
    assert_eq!((answer.is, &answer.fault), (Verdict::Sound, &None));
    let code = Code::of(&made.manifest.write().unwrap()).unwrap();
    assert_eq!(answer.code, Some(code.into()));
    assert_eq!(answer.does_not_prove.as_ref(), Some(&made.manifest.does_not_prove));
    let listed: Vec<_> = answer.items.iter().map(|item| (item.path.as_str(), item.covers)).collect();
    let expected: Vec<_> =
        made.manifest.items.iter().map(|item| (item.path.as_str(), [0, item.covers.len()])).collect();
    assert_eq!(listed, expected);
    let tiles: Vec<_> = answer.items.iter().filter_map(|item| item.tiles.as_ref()).collect();
    let [tiles] = tiles.as_slice() else { panic!("{tiles:?}") };
    assert!(tiles.covered > 0 && tiles.as_committed + tiles.covered == tiles.all && !tiles.runs.is_empty());
}

#[test]
fn a_byte_that_changed_anywhere_in_a_bundle_is_found_and_nothing_rests_on_it_then() {
    let made = two();
    let original = photo();
    for at in [0, 4, 14, 30, 36, 60, 2000, made.bundle.len() / 2, made.bundle.len() - 400, made.bundle.len() - 1] {
        let mut other = made.bundle.clone();
        other[at] ^= 1;
        let all = answers(&[&other, covered(&made), &original]);
        // One whose first bytes are none of a zip's is no bundle any more.
        let is = if at < 4 { Verdict::Nothing } else { Verdict::Wrong };
        assert_eq!(all[0].is, is, "byte {at}: {:?}", all[0].fault);
        assert!(all[0].code.is_none() && all[0].items.is_empty(), "byte {at}");
        assert_eq!([all[1].is, all[2].is], [Verdict::Alone; 2], "byte {at}");
    }
    // The name of its folder alone, in the directory alone.
    let mut other = made.bundle.clone();
    let at = other.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    other[at + 46] = b'A';
    assert_eq!(said(&[&other]), [wrong(Fault::DamagedBundle)]);
}

#[test]
fn where_something_is_wrong_is_told() {
    let made = two();
    let read = bundle::read(&made.bundle, &Limits::default()).unwrap();
    let (path, span) = read.files.iter().find(|(path, _)| **path == made.copies[1].0).unwrap();
    let mut other = made.bundle.clone();
    other[span.start as usize + 60] ^= 1;
    let fault = answers(&[&other]).remove(0).fault.unwrap();
    assert_eq!((fault.reason, &fault.place, fault.evidence), ("damaged-member", &Place::Member(path.clone()), true));
}

#[test]
fn a_copy_is_held_against_its_manifest_whatever_came_first() {
    let made = two();
    let (bytes, original) = (made.manifest.write().unwrap(), photo());
    let copies: Vec<&[u8]> = made.copies.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    for files in [[copies[0], &bytes, copies[1]], [copies[0], &made.bundle, copies[1]]] {
        let all = answers(&files);
        assert_eq!([all[0].is, all[2].is], [Verdict::Unchanged; 2]);
        assert_eq!(all[0].items[0].path, made.copies[0].0);
    }
    assert_eq!(answers(&[&bytes]).remove(0).is, Verdict::Manifest);
    // Without an opening all that is said of an original is what is said of whatever looks like the copy outside of its covers.
    let stranger = make::gif();
    assert_eq!(
        said(&[&bytes, &stranger, b"hello, world", &original]),
        [good(Verdict::Manifest), good(Verdict::Stranger), good(Verdict::Stranger), good(Verdict::Repacked)]
    );
    assert_eq!(
        said(&[&stranger, b"\x00\x01\x02", b""]),
        [Verdict::Alone, Verdict::Nothing, Verdict::Nothing].map(good)
    );
}

#[test]
fn a_copy_that_was_changed_is_no_copy_and_what_its_picture_still_is_is_told() {
    let made = two();
    let bytes = made.manifest.write().unwrap();
    let copy = covered(&made);
    // Words in front of the coded picture: outside of its covers it is what it was.
    let noted = make::jpeg::with(copy, &[make::jpeg::segment(0xfe, b"a note")]);
    let mut longer = copy.to_vec();
    longer.extend_from_slice(b"more");
    let mut changed = copy.to_vec();
    let at = changed.len() - 40;
    changed[at] ^= 0x10;
    assert_eq!(said(&[&bytes, &noted, &changed])[1..], [Verdict::Repacked, Verdict::Changed].map(good));
    assert_ne!(said(&[&bytes, &longer])[1], good(Verdict::Unchanged));
    let plain = made.manifest.items.iter().find(|item| item.tiles.is_none()).unwrap();
    let mut changed = made.copies.iter().find(|(path, _)| *path == plain.path).unwrap().1.clone();
    let at = changed.len() - 40;
    changed[at] ^= 1;
    assert_eq!(said(&[&bytes, &changed])[1], good(Verdict::Changed), "it is as long");
}

#[test]
fn an_original_is_known_by_an_opening_that_fits_and_by_no_other() {
    let made_of = two();
    let (manifest, opening, original) = (made_of.manifest.write().unwrap(), made_of.opening.write().unwrap(), photo());
    let redressed = make::jpeg::with(&make::jpeg::picture(160, 120, false), &[make::jpeg::exif(1, "OTHER")]);
    let stranger = make::jpeg::picture(64, 64, false);
    assert_eq!(
        said(&[&original, &redressed, &stranger, &opening, &manifest]),
        [Verdict::Original, Verdict::SameMedia, Verdict::Stranger, Verdict::Fits, Verdict::Manifest].map(good)
    );
    assert_eq!(said(&[&made_of.bundle, &original])[1], good(Verdict::Original), "a bundle has its opening in it");
    assert_eq!(said(&[&opening, &original]), [Verdict::Opening, Verdict::Alone].map(good));
    // The opening of another manifest opens nothing, and neither does a forged one.
    let other = made(&[(original.clone(), Level::Exact, vec![(boxed(4.0, 3.0, 30.0, 30.0), By::Search)])], 9);
    let foreign = other.opening.write().unwrap();
    assert_eq!(
        said(&[&foreign, &manifest, &original]),
        [wrong(Fault::OpeningOther), good(Verdict::Manifest), good(Verdict::Repacked)]
    );
    let mut forged = made_of.opening.clone();
    for item in forged.items.values_mut() {
        for opened in item.opened.values_mut() {
            opened.value = Digest::of(&[&stranger]).to_string();
        }
    }
    let forged = forged.write().unwrap();
    assert_eq!(said(&[&forged, &manifest, &stranger])[0], wrong(Fault::OpeningOther));
    assert_eq!(said(&[&forged, &manifest, &stranger])[2], good(Verdict::Stranger));
}

#[test]
fn what_is_broken_is_told_and_leaves_the_others_as_they_are() {
    let made = two();
    let mut bytes = made.manifest.write().unwrap();
    let copy = covered(&made);
    let later = String::from_utf8(bytes.clone()).unwrap().replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(said(&[later.as_bytes(), copy]), [wrong(Fault::ManifestVersion), good(Verdict::Alone)]);
    bytes.pop();
    assert_eq!(said(&[&bytes, copy]), [wrong(Fault::ManifestBroken), good(Verdict::Alone)]);
    assert_eq!(said(&[br#"{"panah":"opening"}"#]), [wrong(Fault::ManifestBroken)]);
    // A proof of a copy that is in no bundle, forged.
    let mut forged = made.manifest.clone();
    let proof = forged.items.iter_mut().find_map(|item| item.tiles.as_mut()).unwrap();
    proof.root = Digest::of(&[b"another"]);
    assert_eq!(said(&[&forged.write().unwrap(), copy])[1], wrong(Fault::TilesOther));
}

#[test]
fn a_page_is_told_by_its_digest_and_what_is_sealed_is_not_opened() {
    let page = b"<!doctype html>\n<title>a room</title>";
    let own = Digest::of(&[page]);
    let answer = answers(&[page]).remove(0);
    assert_eq!((answer.is, answer.sha256, answer.code), (Verdict::Page, Some(own), Some(Code::of_file(&own).into())));
    assert_eq!(said(&[b"age-encryption.org/v1\n-> X25519 a\n"]), [good(Verdict::Sealed)]);
}

#[test]
fn what_was_noted_is_compared_with_a_bundle_s_code_and_what_was_told_with_a_page_s_digest() {
    let [own, other] = [b"one".as_slice(), b"two"].map(|manifest| Code::of(manifest).unwrap());
    assert_eq!(told::code(&own.digits(), &own), Ok(()));
    assert_eq!(told::code(&other.digits(), &own).unwrap_err().fault(), Some(Fault::CodeOther));
    assert_eq!(told::code("one two", &own).unwrap_err().fault(), Some(Fault::CodeUnknown));
    let [page, another] = [b"a page".as_slice(), b"a pagf"].map(|bytes| Digest::of(&[bytes]));
    for words in [page.to_string(), page.to_string().to_uppercase(), Code::of_file(&page).digits()] {
        assert_eq!(told::file(&words, &page), Ok(()));
        assert_eq!(told::file(&words, &another).unwrap_err().fault(), Some(Fault::FileOther));
    }
}

#[test]
fn only_a_signature_is_one() {
    let text = b"untrusted comment: nothing\nRUSU\n".as_slice();
    assert_eq!(signature::read(&text), Ok(None));
    let key = "RWSURKrr3BL6T1mUTB4jhXRvgXS4UjESVmbsLtvmxC5G7oZEgWb8sXqC";
    let fault = |signature, key| signature::signed(&b"".as_slice(), signature, key).unwrap_err().fault();
    assert_eq!(fault("", key), Some(Fault::NotASignature));
    assert_eq!(fault("", "RW"), Some(Fault::NotASigner));
}
