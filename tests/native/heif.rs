//! HEIC and AVIF: what a strip takes out of stills and image sequences, and what it leaves.

use crate::make;

use make::heif::{
    ALPHA, Heif, Place, auxc, av1c, avif, boxed, frame, full, grid, hvcc, ispe, item, loaded, noted, obu, plain,
    sequence, short_av1c, slice, unit,
};
use make::{CANARY, holds, strip};
use panah::error::ErrorKind;
use panah::format::Format;
use panah::inspect::inspect;
use panah::limits::Limits;
use panah::report::{Class, Orientation, Report};
use panah::sniff::sniff;

fn report(file: &[u8]) -> Report {
    inspect(&file, &mut Limits::default()).unwrap()
}

/// What a strip says to a file that it does not take.
fn refusal(file: &Heif) -> ErrorKind {
    strip(&file.write().0).unwrap_err().kind()
}

/// Every kind of file here.
fn all() -> Vec<Heif> {
    vec![plain(), loaded(), avif(), sequence(b"avis"), sequence(b"avif")]
}

/// The bodies of the boxes of `kind`, found by walking from `bytes` down.
fn bodies<'a>(bytes: &'a [u8], path: &[&[u8; 4]]) -> Vec<&'a [u8]> {
    let [kind, rest @ ..] = path else { return vec![bytes] };
    let (mut at, mut found) = (0, Vec::new());
    while let Some(&[a, b, c, d, e, f, g, h]) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
        let len = u32::from_be_bytes([a, b, c, d]) as usize;
        if [e, f, g, h] == **kind {
            let skip = match *kind {
                b"meta" | b"iref" => 4,
                b"iinf" => 6,
                _ => 0,
            };
            found.extend(bodies(&bytes[at + 8 + skip..at + len], rest));
        }
        at += len;
    }
    found
}

/// The bytes of each item of a stripped file, in the order of their numbers.
fn payloads(file: &[u8]) -> Vec<Vec<u8>> {
    let (iloc, idat) = (bodies(file, &[b"meta", b"iloc"])[0], bodies(file, &[b"meta", b"idat"]));
    let (word, long) = (
        |at: usize| u16::from_be_bytes(iloc[at..at + 2].try_into().unwrap()),
        |at: usize| u32::from_be_bytes(iloc[at..at + 4].try_into().unwrap()) as usize,
    );
    let mut at = 8;
    (0..word(6))
        .map(|_| {
            let (method, extents) = (word(at + 2), word(at + 6));
            at += 8;
            let holder = if method == 1 && extents > 0 { idat[0] } else { file };
            (0..extents)
                .flat_map(|_| {
                    at += 8;
                    holder[long(at - 8)..long(at - 8) + long(at - 4)].to_vec()
                })
                .collect()
        })
        .collect()
}

#[test]
fn no_canary_is_left_in_any_kind_of_file() {
    for file in all() {
        let clean = strip(&file.write().0).unwrap();
        assert!(!holds(&clean, CANARY) && !holds(&clean, b"CANA"), "{:?}", file.brands);
    }
}

#[test]
fn a_stripped_file_has_nothing_to_tell_and_strips_to_itself() {
    for file in all() {
        let clean = strip(&file.write().0).unwrap();
        assert!(!report(&clean).has_removable_findings(), "{:?}", report(&clean).findings);
        assert_eq!(strip(&clean).unwrap(), clean);
    }
}

#[test]
fn the_brands_decide_what_a_file_is() {
    for (brand, format) in
        [(b"heic", Format::Heic), (b"mif1", Format::Heic), (b"avif", Format::Avif), (b"avis", Format::Avif)]
    {
        let mut file = if format == Format::Avif { avif() } else { plain() };
        file.brands[0] = *brand;
        let bytes = file.write().0;
        assert_eq!(sniff(&bytes).unwrap(), format);
        assert_eq!(sniff(&strip(&bytes).unwrap()).unwrap(), format);
    }
    let mut file = avif();
    file.brands = vec![*b"mif1", *b"miaf", *b"avif"];
    assert_eq!(sniff(&file.write().0).unwrap(), Format::Avif);
}

#[test]
fn the_primary_picture_its_tiles_and_its_alpha_stay_in_their_order() {
    let clean = strip(&loaded().write().0).unwrap();
    assert_eq!(payloads(&clean), [grid(), slice(5), slice(3), slice(40)]);
    let kinds: Vec<&[u8]> = bodies(&clean, &[b"meta", b"iinf", b"infe"]).iter().map(|entry| &entry[8..12]).collect();
    assert_eq!(kinds, [b"grid", b"hvc1", b"hvc1", b"hvc1"]);
    assert_eq!(bodies(&clean, &[b"meta", b"iref", b"dimg"]), [[0, 1, 0, 2, 0, 2, 0, 3]]);
    assert_eq!(bodies(&clean, &[b"meta", b"iref", b"auxl"]), [[0, 4, 0, 1, 0, 1]]);
    for gone in [b"thmb", b"cdsc", b"tmap", b"Exif", b"mime", b"zzzz", b"udes", b"free", b"uuid", b"grpl", b"sefd"] {
        assert!(!holds(&clean, gone), "{}", String::from_utf8_lossy(gone));
    }
}

#[test]
fn what_decides_how_a_picture_looks_stays() {
    let clean = strip(&loaded().write().0).unwrap();
    let property = |kind: &[u8; 4]| bodies(&clean, &[b"meta", b"iprp", b"ipco", kind]);
    assert_eq!(property(b"irot"), [[1]]);
    assert_eq!(property(b"imir"), [[1]]);
    assert_eq!(property(b"pixi"), [[0, 0, 0, 0, 3, 8, 8, 8]]);
    assert_eq!(property(b"colr"), [b"nclx\0\x01\0\x0d\0\x06\x80"]);
    assert_eq!(property(b"auxC"), [[&[0; 4], ALPHA, &[0]].concat()]);
    assert_eq!(property(b"hvcC"), [&hvcc(false)[8..]]);
    // The grid's size and the tiles', each once.
    assert_eq!(property(b"ispe").len(), 2);
}

#[test]
fn a_profile_is_written_in_its_neutral_form() {
    let mut file = plain();
    let profile = make::profile::display_p3();
    file.items[0].properties.push((boxed(b"colr", &[b"prof", profile.as_slice()].concat()), false));
    let clean = strip(&file.write().0).unwrap();
    let kept = bodies(&clean, &[b"meta", b"iprp", b"ipco", b"colr"]);
    assert_eq!(kept, [[b"prof".as_slice(), &panah::tags::icc::neutral(&profile).unwrap()].concat()]);
    assert!(!holds(&clean, CANARY));
}

#[test]
fn turns_and_mirrors_are_shown_as_the_orientation_that_they_are() {
    let turn = |quarters: u8| boxed(b"irot", &[quarters]);
    let mirror = |axis: u8| boxed(b"imir", &[axis]);
    let cases = [
        (vec![], 1),
        (vec![mirror(1)], 2),
        (vec![turn(2)], 3),
        (vec![mirror(0)], 4),
        (vec![turn(1), mirror(0)], 5),
        (vec![turn(3)], 6),
        (vec![turn(1), mirror(1)], 7),
        (vec![turn(1)], 8),
        (vec![mirror(1), turn(1)], 5),
    ];
    for (properties, orientation) in cases {
        let mut file = plain();
        file.items[0].properties.extend(properties.into_iter().map(|property| (property, true)));
        let picture = report(&file.write().0).picture.unwrap();
        assert_eq!((picture.width, picture.orientation), (64, Orientation(orientation)));
    }
}

#[test]
fn the_person_is_told_of_all_that_goes() {
    let report = report(&loaded().write().0);
    let told = |class: Class, field: &str| {
        assert!(report.findings.iter().any(|found| found.class == class && found.field == field), "{class:?} {field}");
    };
    told(Class::Thumbnail, "thmb");
    told(Class::HiddenPicture, "depth map");
    told(Class::HiddenPicture, "gain map");
    told(Class::HiddenPicture, "further pictures");
    told(Class::HiddenClip, "box mpvd");
    told(Class::Device, "box sefd");
    told(Class::Text, "infe item_name");
    told(Class::Text, "user description");
    told(Class::Time, "creation time");
    told(Class::Unknown, "bytes behind the last box");
    assert!(report.findings.iter().any(|found| found.field.starts_with("Exif") && found.value.contains("CANARY")));
    assert!(report.findings.iter().any(|found| found.field.starts_with("XMP") && found.value.contains("CANARY")));
}

#[test]
fn av1_pictures_lose_their_metadata_units() {
    let clean = strip(&avif().write().0).unwrap();
    assert_eq!(payloads(&clean), [frame(1, false)]);
    assert_eq!(bodies(&clean, &[b"meta", b"iprp", b"ipco", b"av1C"]), [&av1c(false)[8..]]);
}

/// Browsers do not decode a picture whose configuration says something else than its sequence header.
#[test]
fn a_configuration_without_a_sequence_header_says_what_the_picture_does() {
    let configured = |file: &[u8]| {
        let clean = strip(file).unwrap();
        bodies(&clean, &[b"meta", b"iprp", b"ipco", b"av1C"])[0][..4].to_vec()
    };
    let said = |said: [u8; 2]| {
        let picture = item(7, b"av01", frame(1, false), &[short_av1c(said), ispe(64, 64)]);
        configured(&Heif::new(b"avif", vec![picture]).write().0)
    };
    assert_eq!(said([0, 0x0c]), configured(&avif().write().0));
    assert_eq!(said([0x47, 0xb3]), said([0, 0x0c]));
}

#[test]
fn a_sequence_keeps_its_pictures_without_their_notes_and_times() {
    let file = sequence(b"avis").write().0;
    let clean = strip(&file).unwrap();
    let pictures = [frame(2, false), frame(3, false), frame(1, false)].concat();
    assert_eq!(bodies(&clean, &[b"mdat"]), [pictures]);
    assert_eq!(report(&clean).picture.unwrap().frames, 2);
    assert_eq!(&clean[8..12], b"avis");
    let handler = bodies(&clean, &[b"moov", b"trak", b"mdia", b"hdlr"])[0];
    assert_eq!(&handler[8..12], b"pict");
    assert_eq!(&bodies(&clean, &[b"moov", b"mvhd"])[0][4..12], [0; 8]);
    assert!(report(&file).findings.iter().any(|found| found.class == Class::Time));
}

#[test]
fn a_sequence_beside_a_still_goes_and_is_told() {
    let file = sequence(b"avif").write().0;
    assert!(report(&file).findings.iter().any(|found| found.class == Class::HiddenClip));
    let clean = strip(&file).unwrap();
    assert!(bodies(&clean, &[b"moov"]).is_empty());
    assert_eq!(bodies(&clean, &[b"mdat"]), [frame(1, false)]);
}

#[test]
fn a_picture_in_several_runs_is_looked_through_as_one() {
    let whole = [noted(), slice(1), noted()].concat();
    for cut in 1..whole.len() {
        let mut file = plain();
        file.between = CANARY.to_vec();
        file.items[0].place = Place::Mdat(vec![whole[..cut].to_vec(), whole[cut..].to_vec()]);
        let clean = strip(&file.write().0).unwrap();
        assert_eq!(payloads(&clean), [slice(1)], "{cut}");
        assert!(!holds(&clean, CANARY));
    }
}

#[test]
fn a_picture_in_the_index_itself_is_kept() {
    let mut file = plain();
    file.between = CANARY.to_vec();
    file.items[0].place = Place::Idat([noted(), slice(1)].concat());
    let clean = strip(&file.write().0).unwrap();
    assert_eq!(payloads(&clean), [slice(1)]);
    assert!(!holds(&clean, CANARY));
}

#[test]
fn an_overlay_keeps_its_layers_and_where_they_lie() {
    let layers = [0, 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 128, 0, 64, 0, 0, 0, 0, 0, 64, 0, 0];
    let coded = |id: u16| item(id, b"hvc1", slice(id as u8), &[hvcc(false), ispe(64, 64)]);
    let overlay = item(1, b"iovl", [layers.as_slice(), CANARY].concat(), &[ispe(128, 64)]);
    let mut file = Heif::new(b"heic", vec![overlay, coded(2), coded(3)]);
    file.references = vec![(*b"dimg", 1, vec![2, 3])];
    let clean = strip(&file.write().0).unwrap();
    assert_eq!(payloads(&clean), [layers.to_vec(), slice(2), slice(3)]);
}

#[test]
fn an_auxiliary_picture_that_is_no_alpha_plane_goes_even_where_it_says_it_is_needed() {
    let mut file = plain();
    file.items.push(item(2, b"hvc1", slice(2), &[hvcc(false), auxc(b"urn:CANARY")]));
    file.items[1].properties[1].1 = true;
    file.references = vec![(*b"auxl", 2, vec![1])];
    assert_eq!(payloads(&strip(&file.write().0).unwrap()), [slice(1)]);
}

#[test]
fn a_picture_that_cannot_be_made_safe_is_refused() {
    let cases: [fn(&mut Heif); 6] = [
        |file| file.items[0].kind = *b"vvc1",
        |file| file.items[0].protection = 1,
        |file| file.items[0].place = Place::At(2, 0, 0, 9),
        |file| file.items[0].place = Place::At(0, 1, 300, 9),
        |file| file.items[0].properties.push((boxed(b"zzzz", &[1]), true)),
        |file| {
            file.items[0] = item(1, b"grid", vec![1, 0, 0, 0, 0, 64, 0, 64], &[]);
            file.items.push(item(2, b"hvc1", slice(2), &[hvcc(false)]));
            file.references = vec![(*b"dimg", 1, vec![2])];
        },
    ];
    for (number, case) in cases.iter().enumerate() {
        let mut file = plain();
        case(&mut file);
        assert_eq!(refusal(&file), ErrorKind::Refused, "case {number}");
    }
}

#[test]
fn a_picture_that_contradicts_itself_is_malformed() {
    let cases: [fn(&mut Heif); 8] = [
        |file| file.primary = 77,
        |file| file.items.push(file.items[0].clone()),
        |file| file.items[0].properties.remove(0).0.clear(),
        |file| file.items[0].place = Place::Nowhere,
        |file| file.items[0].place = Place::At(0, 0, 0, 20),
        |file| file.items[0].place = Place::At(0, 0, u32::MAX, u32::MAX),
        |file| file.inside = full(b"pitm", &[0, 1]),
        |file| file.items[0].place = Place::Mdat(vec![noted()]),
    ];
    for (number, case) in cases.iter().enumerate() {
        let mut file = plain();
        case(&mut file);
        assert_eq!(refusal(&file), ErrorKind::Malformed, "case {number}");
    }
}

#[test]
fn pictures_that_are_made_of_themselves_are_malformed() {
    let derived = |id: u16| item(id, b"grid", vec![0, 0, 0, 0, 0, 64, 0, 64], &[ispe(64, 64)]);
    let mut file = Heif::new(b"heic", vec![derived(1), derived(2)]);
    for references in [vec![(1, 1)], vec![(1, 2), (2, 1)], vec![(1, 2), (2, 2)]] {
        file.references = references.into_iter().map(|(from, to)| (*b"dimg", from, vec![to])).collect();
        assert_eq!(refusal(&file), ErrorKind::Malformed);
    }
    let deep = (1..=200).map(derived).collect();
    let mut file = Heif::new(b"heic", deep);
    for item in &mut file.items {
        item.properties.clear();
    }
    file.references = (1..200).map(|id| (*b"dimg", id, vec![id + 1])).collect();
    assert_eq!(refusal(&file), ErrorKind::Limit);
}

#[test]
fn tiles_may_share_their_bytes_but_not_without_end() {
    let mut file = Heif::new(b"heic", vec![item(1, b"grid", vec![0, 0, 0, 2, 0, 192, 0, 64], &[ispe(192, 64)])]);
    file.items.push(item(2, b"hvc1", [noted(), slice(2)].concat(), &[hvcc(false), ispe(64, 64)]));
    file.items.extend([3, 4].map(|id| item(id, b"hvc1", vec![], &[hvcc(false), ispe(64, 64)])));
    file.references = vec![(*b"dimg", 1, vec![2, 3, 4])];
    let len = (noted().len() + slice(2).len()) as u32;
    for _ in 0..2 {
        let start = file.write().1 as u32 + 8;
        file.items[2].place = Place::At(0, 0, start, len);
        file.items[3].place = Place::At(0, 0, start, len);
    }
    let clean = strip(&file.write().0).unwrap();
    assert_eq!(payloads(&clean)[1..], [slice(2), slice(2), slice(2)]);
    assert_eq!(bodies(&clean, &[b"mdat"]), [slice(2)]);

    // A hundred tiles of a megabyte, all the same.
    let count: u16 = 100;
    let big = unit(19, &[0xaf; 1 << 20]);
    let mut file = Heif::new(b"heic", vec![item(1, b"grid", vec![0, 0, 0, (count - 1) as u8, 0, 9, 0, 9], &[])]);
    file.items.extend((2..count + 2).map(|id| item(id, b"hvc1", vec![], &[hvcc(false)])));
    file.items[1].place = Place::Mdat(vec![big.clone()]);
    file.references = vec![(*b"dimg", 1, (2..count + 2).collect())];
    for _ in 0..2 {
        let start = file.write().1 as u32 + 8;
        file.items[2..].iter_mut().for_each(|item| item.place = Place::At(0, 0, start, big.len() as u32));
    }
    assert_eq!(refusal(&file), ErrorKind::Limit);
}

#[test]
fn the_essence_is_equal_before_and_after_a_strip_and_tells_other_pictures_apart() {
    let essence = |file: &Vec<u8>| panah::essence::essence(file, &mut Limits::default()).unwrap();
    for file in all() {
        let file = file.write().0;
        assert_eq!(essence(&file), essence(&strip(&file).unwrap()));
    }
    let mut other = plain();
    other.items[0].place = Place::Mdat(vec![[noted(), slice(1)].concat()]);
    assert_eq!(essence(&plain().write().0), essence(&other.write().0));
    other.items[0].place = Place::Mdat(vec![slice(2)]);
    assert_ne!(essence(&plain().write().0), essence(&other.write().0));
    let (mut one, mut two) = (sequence(b"avis"), sequence(b"avis"));
    one.samples = [frame(2, true), frame(3, true)].concat();
    two.samples = [frame(2, true), frame(4, true)].concat();
    assert_ne!(essence(&one.write().0), essence(&two.write().0));
}

/// Strips `file`; a copy that comes out must have nothing to reveal, and a fault of ours never shows.
fn attempt(file: &[u8]) {
    match strip(file) {
        Ok(clean) => {
            assert!(!report(&clean).has_removable_findings());
            assert_eq!(strip(&clean).unwrap(), clean);
        }
        Err(error) => assert_ne!(error.kind(), ErrorKind::Residue, "{error}"),
    }
}

#[test]
fn a_file_cut_at_any_byte_is_no_harm() {
    for file in all() {
        let file = file.write().0;
        (0..file.len()).for_each(|end| attempt(&file[..end]));
    }
}

#[test]
fn length_fields_of_nothing_one_and_everything_are_no_harm() {
    for file in all() {
        let file = file.write().0;
        for at in 0..file.len() - 4 {
            for value in [[0; 4], [0, 0, 0, 1], [0x7f, 0xff, 0xff, 0xff], [0xff; 4]] {
                let mut file = file.clone();
                file[at..at + 4].copy_from_slice(&value);
                attempt(&file);
            }
        }
    }
}

#[test]
fn bytes_changed_at_random_are_no_harm() {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    };
    for file in all() {
        let file = file.write().0;
        for _ in 0..4000 {
            let mut file = file.clone();
            for _ in 0..1 + random() % 6 {
                let at = random() as usize % file.len();
                file[at] = random() as u8;
            }
            attempt(&file);
        }
    }
}

#[test]
fn billions_of_items_extents_and_associations_are_an_error_soon() {
    let many = |kind: &[u8; 4], at: usize, bytes: &[u8]| {
        let mut file = plain().write().0;
        let start = file.windows(4).position(|window| window == kind).unwrap() + 4;
        file[start + at..start + at + bytes.len()].copy_from_slice(bytes);
        file
    };
    // The version that counts in 32 bits, then all of them; extents; associations.
    for file in [
        many(b"iloc", 0, &[2, 0, 0, 0, 0x44, 0, 0xff, 0xff, 0xff, 0xff]),
        many(b"iloc", 14, &[0xff, 0xff]),
        many(b"ipma", 4, &[0xff; 4]),
        many(b"iloc", 4, &[0, 0]),
    ] {
        let started = std::time::Instant::now();
        assert!(strip(&file).is_err());
        assert!(started.elapsed().as_secs() < 5);
    }
}

#[test]
fn a_unit_of_padding_is_taken_out_of_a_picture() {
    let mut file = avif();
    file.items[0].place = Place::Mdat(vec![[obu(2, &[]), frame(1, false), obu(15, &[0; 9])].concat()]);
    assert_eq!(payloads(&strip(&file.write().0).unwrap()), [frame(1, false)]);
}

#[test]
fn where_nothing_says_which_picture_is_shown_it_is_the_first_that_stands_alone() {
    for file in [plain(), loaded(), avif()] {
        let (mut bytes, _) = file.write();
        let whole = strip(&bytes).unwrap();
        let at = memchr::memmem::find(&bytes, b"pitm").unwrap();
        bytes[at..at + 4].copy_from_slice(b"free");
        assert!(strip(&bytes).unwrap() == whole);
    }
}
