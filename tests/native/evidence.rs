//! Bundles, manifests, parts and proofs: what holds of those that are sound, and what is said of each that is not.

use crate::make;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use make::evidence::{Made, boxed, made, photo, two, written};
use panah::digest::Digest;
use panah::evidence::bundle::{self, padme};
use panah::evidence::code::Code;
use panah::evidence::commitment::{Domain, Salt};
use panah::evidence::fault::{Failure, Fault, Place};
use panah::evidence::manifest::Manifest;
use panah::evidence::opening::{ItemOpening, Opening};
use panah::evidence::parts;
use panah::evidence::tiles;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::make::make;
use panah::policy::Level;
use panah::seed::Seed;
use panah::source::Source;
use proptest::prelude::*;
use serde_json::Value;

/// The same, made once.
fn one_of_two() -> &'static [u8] {
    static BUNDLE: OnceLock<Vec<u8>> = OnceLock::new();
    BUNDLE.get_or_init(|| two().bundle)
}

fn fault(bytes: &[u8]) -> (Fault, Place) {
    match bundle::read(&bytes, &Limits::default()) {
        Err(Failure::Evidence(fault, place)) => (fault, place),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_bundle_is_read_as_it_was_written_and_says_nothing_of_who_made_it_or_of_the_originals() {
    let Made { manifest, opening, copies, bundle } = two();
    let read = bundle::read(&bundle, &Limits::default()).unwrap();
    assert_eq!((&read.manifest, &read.opening), (&manifest, &opening));
    assert_eq!(read.manifest_bytes, manifest.write().unwrap());
    for (path, bytes) in &copies {
        let file = read.file(&bundle, path).unwrap();
        let mut own = vec![0; file.len() as usize];
        file.read_at(0, &mut own).unwrap();
        assert!(own == *bytes);
    }
    assert_eq!(bundle.len() as u64, padme(bundle.len() as u64), "padded");
    assert!(!make::holds(&bundle, b"bag-info") && !make::holds(&bundle, b"fetch.txt"));
    // The same from the same seed, and nothing alike from another.
    assert!(two().bundle == bundle);
    let item = &manifest.items.iter().find(|item| item.copy.level == Level::Exact).unwrap();
    let tiles = item.tiles.as_ref().unwrap();
    assert!(tiles.counts().1 > 0 && tiles.counts().1 < tiles.counts().0);
    assert_eq!(item.commitments.len(), opening.items[&item.path].opened.len());
    assert!(item.commitments.contains_key(&Domain::Device) && item.commitments.contains_key(&Domain::ClaimedPlace));
}

#[test]
fn the_public_part_holds_nothing_that_can_be_computed_from_an_original_without_a_salt() {
    let original = photo();
    let one = made(&[(original.clone(), Level::Unlinkable, Vec::new())], 1);
    let other = made(&[(original.clone(), Level::Unlinkable, Vec::new())], 2);
    let public = String::from_utf8(one.manifest.write().unwrap()).unwrap();
    // Every digest and value that anybody computes from the original, and what the original says.
    let limits = Limits::default();
    let report = inspect(&original, &mut limits.clone()).unwrap();
    let essence = panah::essence::essence(&original, &mut limits.clone()).unwrap();
    let mut known = vec![Digest::of(&[&original]).to_string(), essence.to_string(), "CANARY".into()];
    for domain in Domain::ALL {
        for value in [Digest::of(&[&original]).0.as_slice(), &essence.0, b"CANARY"] {
            known.push(panah::evidence::commitment::commit(domain, &Salt([0; 32]), value).to_string());
        }
    }
    known.extend(report.findings.iter().map(|finding| finding.value.clone()).filter(|value| value.len() > 3));
    for value in known {
        assert!(!public.contains(&value), "{value}");
    }
    // And what is in it of the original changes with the salts alone: no commitment of one is in the other.
    let again = String::from_utf8(other.manifest.write().unwrap()).unwrap();
    for commitment in one.manifest.items[0].commitments.values() {
        assert!(public.contains(&commitment.to_string()) && !again.contains(&commitment.to_string()));
    }
    // With the opening they are the same again: this test would see a value without a salt.
    assert!(one.opening.check(&one.manifest, public.as_bytes()).is_ok());
    assert!(other.opening.check(&one.manifest, public.as_bytes()).is_err());
}

#[test]
fn one_value_is_opened_without_the_others_and_a_forged_one_is_named() {
    let Made { manifest, opening, .. } = two();
    let bytes = manifest.write().unwrap();
    let path = manifest.items.iter().find(|item| item.commitments.contains_key(&Domain::Device)).unwrap().path.clone();
    let whole = &opening.items[&path];
    let device = BTreeMap::from([(Domain::Device, whole.opened[&Domain::Device].clone())]);
    let alone = |opened| {
        Opening::new(&bytes, BTreeMap::from([(path.clone(), ItemOpening { received: None, opened, tiles: None })]))
    };
    let part = alone(device.clone());
    part.check(&manifest, &bytes).unwrap();
    assert_eq!(Opening::read(&part.write().unwrap()), Ok(part.clone()));
    let text = String::from_utf8(part.write().unwrap()).unwrap();
    for (domain, other) in whole.opened.iter().filter(|(domain, _)| **domain != Domain::Device) {
        let salt = Digest(other.salt.0).to_string();
        assert!(!text.contains(&salt), "{domain:?}");
    }
    let mut forged = device;
    forged.get_mut(&Domain::Device).unwrap().value = "another".into();
    let place = Place::Field("device".into());
    assert_eq!(alone(forged).check(&manifest, &bytes), Err(Failure::Evidence(Fault::OpeningOther, place)));
}

#[test]
fn a_manifest_has_one_form_and_nothing_else_is_one() {
    let Made { manifest, .. } = two();
    let bytes = manifest.write().unwrap();
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert_eq!(Manifest::read(&bytes), Ok(manifest));
    let broken = Err(Failure::from(Fault::ManifestBroken));
    for wrong in [
        text.replacen("{\"panah\"", "{\"more\":1,\"panah\"", 1),
        text.replacen("\"version\":1", "\"version\": 1", 1),
        text.replacen("\"version\":1", "\"version\":1,\"version\":1", 1),
        text.replacen("does not prove that", "proves that", 1),
        text.replacen("\"inspected_again\":true", "\"inspected_again\":false", 1),
        text.replacen("data/", "data/../", 1),
        text.replacen("\"by\":\"hand\"", "\"by\":\"foot\"", 1),
        text.trim_end().to_owned(),
        String::new(),
        "[".repeat(100_000),
    ] {
        assert_ne!(wrong, text);
        assert_eq!(
            Manifest::read(wrong.as_bytes()).map_err(|failure| Failure::from(failure.fault().unwrap())),
            broken,
            "{:.200}",
            wrong
        );
    }
    let later = text.replacen("\"version\":1", "\"version\":2", 1);
    assert_eq!(Manifest::read(later.as_bytes()), Err(Fault::ManifestVersion.into()));
}

/// A bundle is small where its padding is: every bit of it is tried.
#[test]
fn any_single_bit_that_changes_anywhere_is_found_and_the_file_it_is_in_is_named() {
    let Made { bundle, .. } = made(&[(make::png(), Level::Exact, Vec::new())], 3);
    let read = bundle::read(&bundle, &Limits::default()).unwrap();
    let padding = read.files["padding.bin"];
    let mut named = BTreeMap::<String, usize>::new();
    for at in 0..bundle.len() {
        // Of the padding each byte, of all else each bit.
        let inside = (padding.start..padding.end).contains(&(at as u64));
        for bit in if inside { at % 8..at % 8 + 1 } else { 0..8 } {
            let mut other = bundle.clone();
            other[at] ^= 1 << bit;
            let (fault, place) = fault(&other);
            let member = read.files.iter().find(|(_, span)| (span.start..span.end).contains(&(at as u64)));
            if let Some((path, _)) = member {
                let at_it = place == Place::Member(path.clone());
                assert!(at_it && fault == Fault::DamagedMember, "{at} {bit}: {fault:?} {place:?} instead of {path}");
                *named.entry(path.clone()).or_default() += 1;
            }
        }
    }
    assert_eq!(named.len(), read.files.len(), "{named:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_bundle_that_is_cut_off_or_changed_anywhere_is_none(at in 0usize..60_000, bit in 0u8..8, cut in 1usize..60_000) {
        let bundle = one_of_two();
        let mut other = bundle.to_vec();
        let place = at % other.len();
        other[place] ^= 1 << bit;
        prop_assert!(bundle::read(&other, &Limits::default()).is_err());
        let left = bundle.len() - cut.min(bundle.len());
        prop_assert!(bundle::read(&&bundle[..left], &Limits::default()).is_err());
    }
}

/// A stored zip of these files as a bundle has them, made by hand.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let crc = crc32fast::hash(bytes);
        let mut fields = vec![10, 0, 0, 0, 0, 0];
        fields.extend_from_slice(&0x0021_0000u32.to_le_bytes());
        fields.extend_from_slice(&crc.to_le_bytes());
        fields.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        fields.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        fields.extend_from_slice(&(name.len() as u16).to_le_bytes());
        fields.extend_from_slice(&[0, 0]);
        directory.extend(
            [b"PK\x01\x02\x0a\0".as_slice(), &fields, &[0; 10], &(out.len() as u32).to_le_bytes(), name.as_bytes()]
                .concat(),
        );
        out.extend([b"PK\x03\x04".as_slice(), &fields, name.as_bytes(), bytes].concat());
    }
    let at = out.len() as u32;
    out.extend_from_slice(&directory);
    out.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    out.extend_from_slice(&(files.len() as u16).to_le_bytes());
    out.extend_from_slice(&(files.len() as u16).to_le_bytes());
    out.extend_from_slice(&(directory.len() as u32).to_le_bytes());
    out.extend_from_slice(&at.to_le_bytes());
    out.extend_from_slice(&[0, 0]);
    out
}

/// The files of a bundle, to be put together otherwise.
fn files_of(bundle: &[u8]) -> (String, Vec<(String, Vec<u8>)>) {
    let read = bundle::read(&bundle, &Limits::default()).unwrap();
    let all = read.files.iter().map(|(path, span)| {
        (format!("{}/{path}", read.folder), bundle[span.start as usize..span.end as usize].to_vec())
    });
    (read.folder.clone(), all.collect())
}

fn zipped(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    zip(&files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

#[test]
fn hostile_archives_are_refused_and_named() {
    let Made { bundle, .. } = two();
    let (folder, files) = files_of(&bundle);
    assert!(zipped(&files) == bundle, "this test writes what a bundle is");
    let with = |name: &str| {
        let mut more = files.clone();
        more.push((name.to_owned(), b"evil".to_vec()));
        fault(&zipped(&more))
    };
    let last = files.len() + 1;
    for name in [
        format!("{folder}/../../evil"),
        "../evil".into(),
        "/etc/evil".into(),
        format!("{folder}/data/../evil.jpg"),
        format!("{folder}/data/sub/evil.jpg"),
        format!("{folder}\\evil"),
        format!("{folder}/fetch.txt"),
        format!("{folder}/bag-info.txt"),
        "aaaaaaaaaaaa/bagit.txt".into(),
    ] {
        assert_eq!(with(&name), (Fault::StrayMember, Place::Number(last)), "{name}");
    }
    let path = files[2].0.split_once('/').unwrap().1.to_owned();
    assert_eq!(with(&files[2].0), (Fault::DuplicateMember, Place::Member(path)));
    // Another order, one that is missing, a comment, bytes in front.
    let mut turned = files.clone();
    turned.reverse();
    assert_eq!(fault(&zipped(&turned)).0, Fault::DamagedBundle);
    for index in 0..files.len() {
        let mut fewer = files.clone();
        let (name, _) = fewer.remove(index);
        let path = name.split_once('/').unwrap().1.to_owned();
        let (fault, place) = fault(&zipped(&fewer));
        assert!(
            fault == Fault::MissingMember && place == Place::Member(path.clone()) || fault == Fault::DamagedMember,
            "{path}: {fault:?} {place:?}"
        );
    }
    let mut comment = bundle.clone();
    let end = comment.len() - 2;
    comment[end] = 1;
    comment.push(b'x');
    assert_eq!(fault(&comment).0, Fault::DamagedBundle);
    // Members that share bytes: the second entry of the directory points at the first member.
    let mut shared = bundle.clone();
    let at = shared.windows(4).enumerate().filter(|(_, four)| four == b"PK\x01\x02").map(|(at, _)| at).nth(1).unwrap();
    shared[at + 42..at + 46].fill(0);
    assert_eq!(fault(&shared).0, Fault::DamagedBundle);
    // A bomb: a directory that says that a member grows.
    let mut bomb = bundle.clone();
    let at = bomb.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
    bomb[at + 10] = 8;
    bomb[at + 24..at + 28].copy_from_slice(&u32::MAX.to_le_bytes()[..]);
    assert!(bundle::read(&bomb, &Limits::default()).is_err());
    assert_eq!(fault(&[0; 20_000]).0, Fault::NotABundle);
    assert_eq!(fault(b"").0, Fault::NotABundle);
}

#[test]
fn a_swapped_copy_is_named_however_well_its_bag_was_made_again() {
    let Made { manifest, opening, copies, .. } = two();
    let mut swapped = copies.clone();
    swapped[0].1 = make::jpeg::picture(64, 64, false);
    let failure = written(&manifest, &opening, &swapped, &mut Seed::new([5; 32])).unwrap_err();
    assert_eq!(failure, Failure::Evidence(Fault::Swapped, Place::Member(copies[0].0.clone())));
    // Two exchanged, under each other's names.
    let mut exchanged = copies.clone();
    (exchanged[0].1, exchanged[1].1) = (copies[1].1.clone(), copies[0].1.clone());
    let failure = written(&manifest, &opening, &exchanged, &mut Seed::new([5; 32])).unwrap_err();
    assert_eq!(failure.fault(), Some(Fault::Swapped));
    let mut forged = manifest.clone();
    forged.items[0].copy.len += 1;
    // The bag of a forged manifest has sound sums; the manifest differs from the one that the opening was made with.
    let failure = written(&forged, &opening, &copies, &mut Seed::new([5; 32])).unwrap_err();
    assert_eq!(failure.fault(), Some(Fault::OpeningOther));
    // And one whose opening was made again as well has another code.
    let again = Opening::new(&forged.write().unwrap(), opening.items.clone());
    assert_eq!(written(&forged, &again, &copies, &mut Seed::new([5; 32])).unwrap_err().fault(), Some(Fault::Swapped));
    assert_ne!(Code::of(&forged.write().unwrap()), Code::of(&manifest.write().unwrap()));
}

fn cut(file: &[u8], size: u64) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = Vec::new();
    parts::cut(&file, size, |number, _, bytes| {
        if all.len() < number as usize {
            all.push(Vec::new());
        }
        all.last_mut().unwrap().extend_from_slice(bytes);
        Ok(())
    })
    .unwrap();
    all
}

fn joined(parts: &[&Vec<u8>]) -> Result<Vec<u8>, Failure> {
    let parts: Vec<&dyn Source> = parts.iter().map(|part| *part as &dyn Source).collect();
    parts::join(&parts, |whole| {
        let mut bytes = vec![0; whole.len() as usize];
        whole.read_at(0, &mut bytes)?;
        Ok(bytes)
    })
}

#[test]
fn parts_join_in_any_order_and_what_is_wrong_with_them_is_named() {
    let file: Vec<u8> = (0..50_000u32).map(|at| (at ^ at >> 8) as u8).collect();
    let all = cut(&file, 10_000);
    assert_eq!(all.len(), 6);
    assert!(all.iter().all(|part| part.len() <= 10_000));
    let order = [3, 0, 5, 1, 4, 2, 0].map(|at| &all[at]);
    assert!(joined(&order).unwrap() == file);
    assert_eq!(joined(&order[..4]), Err(Failure::Evidence(Fault::PartsMissing, Place::Numbers(vec![3, 5]))));
    let others = cut(&file[..49_999], 10_000);
    let mixed = [&all[0], &all[1], &others[2], &all[3], &others[4], &all[5]];
    assert_eq!(joined(&mixed), Err(Failure::Evidence(Fault::PartsMixed, Place::Numbers(vec![3, 5]))));
    for at in [0, 20, 100, parts::HEAD + 7] {
        let mut damaged = all[2].clone();
        damaged[at] ^= 1;
        let failure = joined(&[&all[0], &all[1], &damaged, &all[3], &all[4], &all[5]]).unwrap_err();
        assert!(
            matches!(failure.fault(), Some(Fault::NotAPart | Fault::PartDamaged | Fault::PartsMixed)),
            "{at} {failure:?}"
        );
    }
    assert_eq!(joined(&[&b"a photo".to_vec()]).unwrap_err().fault(), Some(Fault::NotAPart));
    assert_eq!(joined(&[]).unwrap_err().fault(), Some(Fault::PartsMissing));
    assert!(parts::cut(&file, 100, |_, _, _| Ok(())).is_err());
}

#[test]
fn a_proof_recomputes_every_open_tile_and_the_original_opens_the_root() {
    let root = Salt([9; 32]);
    let limits = Limits::default();
    let png = {
        let mut file = std::io::Cursor::new(Vec::new());
        image::DynamicImage::from(image::RgbImage::from_fn(70, 50, |x, y| {
            image::Rgb([x as u8 * 3, y as u8 * 5, (x * y) as u8])
        }))
        .write_to(&mut file, image::ImageFormat::Png)
        .unwrap();
        file.into_inner()
    };
    for (name, file) in [
        ("sequential", make::jpeg::picture(160, 120, false)),
        ("progressive", make::jpeg::picture(160, 120, true)),
        ("png", png),
    ] {
        let report = inspect(&file, &mut limits.clone()).unwrap();
        for covers in [
            vec![],
            vec![boxed(20.0, 20.0, 15.0, 12.0)],
            vec![boxed(0.0, 0.0, 9.0, 9.0), boxed(50.0, 30.0, 30.0, 30.0)],
            vec![boxed(-9.0, -9.0, 999.0, 999.0)],
        ] {
            let copy = make(&file, Level::Exact, &covers, [4; 32], &limits).unwrap().bytes(&file).unwrap();
            let proof = tiles::prove(&file, &report, &copy, &covers, &root, &limits)
                .unwrap_or_else(|failure| panic!("{name} {covers:?}: {failure:?}"));
            proof.check(&copy, &limits).unwrap();
            proof.check_original(&file, &root, &limits).unwrap();
            let (all, covered) = proof.counts();
            assert_eq!(covered > 0, !covers.is_empty());
            assert!(covered <= all);
            // What is under a cover cannot be told from the proof: another original with the same copy has another root.
            assert_eq!(proof.check_original(&copy, &root, &limits).is_ok(), covers.is_empty(), "{name}");
            assert!(proof.check_original(&file, &Salt([8; 32]), &limits).is_err());
            // The whole picture is in the place of the copy: open tiles are the same, so that it is one, too.
            proof.check(&file, &limits).unwrap();
        }
    }
}

#[test]
fn a_tile_that_changed_or_moved_is_noticed() {
    let limits = Limits::default();
    let root = Salt([9; 32]);
    let grey = |swap: bool, change: bool| {
        let picture = image::GrayImage::from_fn(64, 48, |x, y| {
            let x = if swap && y < 16 && x < 32 { (x + 16) % 32 } else { x };
            let value = (x / 16 * 50 + y / 16 * 20) as u8;
            image::Luma([if change && (x, y) == (60, 40) { value ^ 1 } else { value }])
        });
        let mut file = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
        file.into_inner()
    };
    let file = grey(false, false);
    let report = inspect(&file, &mut limits.clone()).unwrap();
    let cover = [boxed(16.0, 16.0, 16.0, 16.0)];
    let copy = make(&file, Level::Exact, &cover, [4; 32], &limits).unwrap().bytes(&file).unwrap();
    let proof = tiles::prove(&file, &report, &copy, &cover, &root, &limits).unwrap();
    for other in [grey(true, false), grey(false, true)] {
        assert_eq!(proof.check(&other, &limits), Err(Fault::TilesOther.into()));
        assert_eq!(proof.check_original(&other, &root, &limits), Err(Fault::OriginalOther.into()));
    }
    // A proof that says of one more tile that it is covered, and of other shapes.
    let mut wider = proof.clone();
    wider.covered[0][1] += 1;
    assert_eq!(wider.check(&copy, &limits).unwrap_err().fault(), Some(Fault::ProofBroken));
    for covered in [vec![[5, 5]], vec![[6, 5]], vec![[5, 99]], vec![[5, 6], [6, 7]], vec![[7, 8], [5, 6]]] {
        let forged = tiles::Proof { covered, ..proof.clone() };
        assert_eq!(forged.check(&copy, &limits).unwrap_err().fault(), Some(Fault::ProofBroken));
    }
    let small = make::jpeg::picture(32, 32, false);
    assert_eq!(proof.check(&small, &limits).unwrap_err().fault(), Some(Fault::ProofBroken));
    // Covers that hide nothing of what differs make no proof.
    assert_eq!(tiles::prove(&file, &report, &copy, &[], &root, &limits).unwrap_err().fault(), Some(Fault::ProofBroken));
}

#[test]
fn the_proof_says_nothing_of_what_is_covered() {
    let limits = Limits::default();
    let picture = |under: u8| {
        let picture = image::RgbImage::from_fn(64, 64, |x, y| {
            let inside = (20..40).contains(&x) && (20..40).contains(&y);
            image::Rgb(if inside { [under, under ^ x as u8, y as u8] } else { [x as u8, y as u8, 7] })
        });
        let mut file = std::io::Cursor::new(Vec::new());
        picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
        file.into_inner()
    };
    let cover = [boxed(20.0, 20.0, 20.0, 20.0)];
    let proof = |under: u8, root: u8| {
        let file = picture(under);
        let report = inspect(&file, &mut limits.clone()).unwrap();
        let copy = make(&file, Level::Exact, &cover, [4; 32], &limits).unwrap().bytes(&file).unwrap();
        tiles::prove(&file, &report, &copy, &cover, &Salt([root; 32]), &limits).unwrap()
    };
    let (one, other) = (proof(10, 1), proof(200, 1));
    // Nothing but the hashes of what is covered, and the root, follow from it; and these are hidden by salts that are not given.
    assert_eq!((&one.seeds, &one.covered), (&other.seeds, &other.covered));
    assert!(one.hashes != other.hashes && one.root != other.root);
    assert_ne!(one.hashes, proof(10, 2).hashes);
}

#[test]
fn the_vectors_of_the_proofs_documentation_hold() {
    let text = include_str!("../../docs/proof.md");
    let cell = |what: &str| {
        let row = text.lines().find_map(|line| line.strip_prefix(&format!("| {what} | `"))).unwrap();
        row.trim_end_matches("` |").to_owned()
    };
    let picture = image::RgbImage::from_fn(40, 40, |x, y| image::Rgb([(x * 3) as u8, (y * 5) as u8, (x * y) as u8]));
    let mut file = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut file, image::ImageFormat::Png).unwrap();
    let file = file.into_inner();
    let limits = Limits::default();
    let report = inspect(&file, &mut limits.clone()).unwrap();
    let covers = [boxed(17.0, 17.0, 20.0, 10.0)];
    let copy = make(&file, Level::Exact, &covers, [4; 32], &limits).unwrap().bytes(&file).unwrap();
    let root = Salt(cell("seed of all salts").parse::<Digest>().unwrap().0);
    let proof = tiles::prove(&file, &report, &copy, &covers, &root, &limits).unwrap();
    assert_eq!(proof.covered, [[4, 6]]);
    assert_eq!(proof.root.to_string(), cell("commitment"));
    assert_eq!((proof.seeds, proof.hashes), (cell("seeds"), cell("hashes")));
}

/// What of JSON Schema `docs/manifest.schema.json` uses, but for patterns and bounds.
fn fits(schema: &Value, root: &Value, value: &Value) -> Result<(), String> {
    let wrong = |what: &str| Err(format!("{what}: {value} is none of {schema}"));
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return fits(root.pointer(name.strip_prefix('#').unwrap()).unwrap(), root, value);
    }
    if let Some(ways) = schema.get("oneOf").and_then(Value::as_array) {
        let fitting = ways.iter().filter(|way| fits(way, root, value).is_ok()).count();
        return if fitting == 1 { Ok(()) } else { wrong(&format!("{fitting} ways")) };
    }
    if schema.get("const").is_some_and(|only| only != value) {
        return wrong("const");
    }
    if schema.get("enum").and_then(Value::as_array).is_some_and(|all| !all.contains(value)) {
        return wrong("enum");
    }
    let kind = match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        Value::String(_) => "string",
        Value::Bool(_) => "boolean",
        Value::Null => "null",
        Value::Number(number) if number.is_u64() => "integer",
        Value::Number(_) => "number",
    };
    let asked = schema.get("type").and_then(Value::as_str).unwrap_or(kind);
    if asked != kind && (asked, kind) != ("number", "integer") {
        return wrong("type");
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        values.iter().try_for_each(|value| fits(items, root, value))?;
    }
    let Some(fields) = value.as_object() else { return Ok(()) };
    let required = schema.get("required").and_then(Value::as_array);
    if required.is_some_and(|names| names.iter().any(|name| !fields.contains_key(name.as_str().unwrap()))) {
        return wrong("required");
    }
    for (name, value) in fields {
        let own = schema.get("properties").and_then(|all| all.get(name));
        match own.or(schema.get("additionalProperties")) {
            None | Some(Value::Bool(false)) => return wrong(name),
            Some(own) => fits(own, root, value)?,
        }
        if let Some(names) = schema.get("propertyNames") {
            fits(names, root, &Value::from(name.as_str()))?;
        }
    }
    Ok(())
}

#[test]
fn manifests_and_openings_are_what_their_schema_says_and_it_refuses_others() {
    let schema: Value = serde_json::from_str(include_str!("../../docs/manifest.schema.json")).unwrap();
    let Made { manifest, opening, .. } = two();
    let manifest: Value = serde_json::from_slice(&manifest.write().unwrap()).unwrap();
    let opening: Value = serde_json::from_slice(&opening.write().unwrap()).unwrap();
    for value in [&manifest, &opening] {
        fits(&schema, &schema, value).unwrap();
    }
    for (place, wrong) in [
        ("/version", Value::from(2)),
        ("/items/0/copy/level", Value::from("other")),
        ("/items/0/acquisition/route", Value::from("inferred")),
        ("/items/0/covers", Value::Null),
    ] {
        let mut other = manifest.clone();
        *other.pointer_mut(place).unwrap() = wrong;
        assert!(fits(&schema, &schema, &other).is_err(), "{place}");
    }
    let mut more = manifest;
    more["items"][0]["copy"]["name"] = "x".into();
    assert!(fits(&schema, &schema, &more).is_err());
    // Every class and format there is has its word in the schema.
    for row in panah::format::TABLE {
        fits(&schema["$defs"]["format"], &schema, &serde_json::to_value(row.format).unwrap()).unwrap();
    }
}
