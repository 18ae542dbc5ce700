//! Long streams of a PDF, which are not in memory while it is read: the copy is the same however the file leads to them.

use crate::make::archive;
use crate::make::checks;

use archive::{CANARY, jpeg, stream};
use checks::{has, stripped};
use panah::error::{ErrorKind, Reason};
use panah::limits::Limits;
use panah::strip::strip;

/// How many pages, and how many bytes the picture on each has.
const PAGES: usize = 40;
const SIDE: usize = 180;

/// Limits of this much memory.
fn memory(bytes: u64) -> Limits {
    Limits { memory: bytes, ..Limits::default() }
}

/// The samples of a page's picture, with words in them that mean something elsewhere.
fn samples(page: usize) -> Vec<u8> {
    let mut samples: Vec<u8> = (0..SIDE * SIDE).map(|at| (at * 31 + page * 17 + at / 7) as u8).collect();
    let words =
        b"\nendstream\nendobj\nxref\n0 1\ntrailer\n<</Prev 5>>\nstartxref\n7\n%%EOF\n5 0 obj\n<</Length 3>>\nstream\n";
    samples[500..500 + words.len()].copy_from_slice(words);
    samples
}

/// How the length of a picture is given.
#[derive(Clone, Copy)]
enum Length {
    Direct,
    Object,
}

/// The objects of a document with a picture on each page and an attachment; the first is the catalog.
fn objects(length: Length) -> Vec<Vec<u8>> {
    let first = 4;
    let kids: String = (0..PAGES).map(|page| format!("{} 0 R ", first + page * 4)).collect();
    let mut all = vec![
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a) 3 0 R]>>>>>>".to_vec(),
        format!("<</Type/Pages/Kids[{kids}]/Count {PAGES}>>").into_bytes(),
        stream("/Type/EmbeddedFile", CANARY.repeat(5000).as_bytes()),
    ];
    for page in 0..PAGES {
        let own = first + page * 4;
        all.push(
            format!(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents {} 0 R/Resources<</XObject<</P1 {} 0 R>>>>>>",
                own + 1,
                own + 2
            )
            .into_bytes(),
        );
        all.push(stream("", b"q 99 0 0 99 0 0 cm /P1 Do Q"));
        let picture = samples(page);
        let told = match length {
            Length::Direct => picture.len().to_string(),
            Length::Object => format!("{} 0 R", own + 3),
        };
        let head = format!(
            "<</Type/XObject/Subtype/Image/Width {SIDE}/Height {SIDE}/ColorSpace/DeviceGray/BitsPerComponent 8/Length {told}/X({CANARY}>>stream)>>\nstream\r\n"
        );
        all.push([head.as_bytes(), &picture, b"\nendstream"].concat());
        all.push(picture.len().to_string().into_bytes());
    }
    all
}

/// Writes objects from number `first` on behind `out` and gives where each is.
fn write(out: &mut Vec<u8>, base: usize, first: usize, objects: &[Vec<u8>]) -> Vec<usize> {
    let mut offsets = Vec::new();
    for (index, body) in objects.iter().enumerate() {
        offsets.push(out.len() - base);
        out.extend([format!("{} 0 obj\n", first + index).as_bytes(), body, b"\nendobj\n"].concat());
    }
    offsets
}

/// A table of lines from number `first` on, and its trailer.
fn table(out: &mut Vec<u8>, base: usize, first: usize, offsets: &[usize], trailer: &str) {
    let start = out.len() - base;
    out.extend(format!("xref\n{first} {}\n", offsets.len()).bytes());
    offsets.iter().for_each(|offset| out.extend(format!("{offset:010} 00000 n \n").bytes()));
    out.extend(format!("trailer\n<</Size 500/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n").bytes());
}

/// A file with one table behind something that is no PDF.
fn plain(junk: &[u8], length: Length) -> Vec<u8> {
    let mut out = [junk, b"%PDF-1.4\n"].concat();
    let offsets = write(&mut out, junk.len(), 1, &objects(length));
    table(&mut out, junk.len(), 1, &offsets, "");
    out
}

/// A file in two revisions.
fn revised() -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut first = objects(Length::Object);
    let last = first.split_off(2);
    let rest = write(&mut out, 0, 3, &last);
    let old = write(&mut out, 0, 1, &[first[0].clone(), CANARY.into()]);
    let prev = out.len();
    table(&mut out, 0, 1, &[old, rest].concat(), "");
    let new = write(&mut out, 0, 2, &first[1..]);
    table(&mut out, 0, 2, &new, &format!("/Prev {prev}"));
    out
}

/// A file whose cross-references are a stream, deflated, with its rows predicted from each other where asked.
fn packed(predicted: bool) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let offsets = write(&mut out, 0, 1, &objects(Length::Direct));
    let start = out.len();
    let row = |offset: usize| [&[1], &(offset as u32).to_be_bytes()[..], &[0, 0]].concat();
    let mut rows = vec![vec![0, 0, 0, 0, 0, 0xff, 0xff]];
    rows.extend(offsets.iter().map(|offset| row(*offset)));
    rows.push(row(start));
    let mut bytes = Vec::new();
    let mut above = vec![0u8; 7];
    for row in &rows {
        if predicted {
            bytes.push(2);
            bytes.extend(row.iter().zip(&above).map(|(own, above)| own.wrapping_sub(*above)));
        } else {
            bytes.extend(row);
        }
        above.clone_from(row);
    }
    let settings = if predicted { "/DecodeParms<</Predictor 12/Columns 7>>" } else { "" };
    let dict = format!("/Type/XRef/Size {}/W[1 4 2]/Root 1 0 R/Filter/FlateDecode{settings}", rows.len());
    let body = stream(&dict, &miniz_oxide::deflate::compress_to_vec_zlib(&bytes, 6));
    out.extend([format!("{} 0 obj\n", offsets.len() + 1).as_bytes(), &body, b"\nendobj\n"].concat());
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    out
}

#[test]
fn the_copy_is_the_same_however_a_file_leads_to_its_streams() {
    let files = [
        plain(b"", Length::Direct),
        plain(b"", Length::Object),
        plain(b"Something before it\n", Length::Direct),
        revised(),
        packed(false),
        packed(true),
    ];
    let least = memory(1 << 20);
    let copies = files.map(|file| {
        assert!(file.len() > PAGES * SIDE * SIDE);
        let safe = strip(&file, &least).unwrap();
        let mut copy = vec![0; safe.parts.len() as usize];
        panah::source::Source::read_at(&safe.parts.over(&file), 0, &mut copy).unwrap();
        copy
    });
    for copy in &copies {
        assert!(*copy == copies[0]);
        assert!(!has(copy, CANARY));
        for page in 0..PAGES {
            assert!(memchr::memmem::find(copy, &samples(page)).is_some(), "page {page}");
        }
    }
    assert!(stripped(&copies[0]) == copies[0]);
}

#[test]
fn what_is_held_has_a_limit() {
    let file = plain(b"", Length::Direct);
    assert_eq!(strip(&file, &memory(40 << 10)).err().map(|error| error.kind()), Some(ErrorKind::Limit));
}

/// A file of which an object is `body`, alone or in a stream of objects.
fn holding(body: &[u8], packed: bool) -> Vec<u8> {
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>".to_vec(),
    ];
    if packed {
        let inside = miniz_oxide::deflate::compress_to_vec_zlib(&[b"9 0 ", body].concat(), 6);
        objects.push(stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &inside));
    } else {
        objects.push(body.to_vec());
    }
    let mut out = b"%PDF-1.5\n".to_vec();
    let offsets = write(&mut out, 0, 1, &objects);
    let start = out.len();
    let row = |kind: u8, at: usize| [&[kind], &(at as u32).to_be_bytes()[..], &[0, 0]].concat();
    let mut rows = vec![row(0, 0)];
    rows.extend(offsets.iter().map(|offset| row(1, *offset)));
    rows.extend([row(1, start), row(0, 0), row(0, 0), row(0, 0), if packed { row(2, 4) } else { row(0, 0) }]);
    let dict = format!("/Type/XRef/Size {}/W[1 4 2]/Root 1 0 R", rows.len());
    let body = stream(&dict, &rows.concat());
    out.extend([format!("{} 0 obj\n", offsets.len() + 1).as_bytes(), &body, b"\nendobj\n"].concat());
    out.extend(format!("startxref\n{start}\n%%EOF\n").bytes());
    out
}

#[test]
fn a_few_bytes_that_are_many_objects_are_refused_before_they_are_read() {
    for one in ["1 ", "/A", "<<>>", "()"] {
        for packed in [true, false] {
            let many = |count: usize| holding(format!("[{}]", one.repeat(count)).as_bytes(), packed);
            assert!(strip(&many(10_000), &memory(4 << 20)).is_ok(), "{one} {packed}");
            let error = strip(&many(120_000), &memory(4 << 20)).err().map(|error| error.kind());
            assert_eq!(error, Some(ErrorKind::Limit), "{one} {packed}");
        }
        let bomb = holding(format!("[{}]", one.repeat(1_200_000)).as_bytes(), true);
        assert_eq!(strip(&bomb, &memory(4 << 30)).err().map(|error| error.reason), Some(Reason::Bomb), "{one}");
    }
}

#[test]
fn a_long_picture_leaves_without_what_it_tells_and_what_is_behind_it() {
    let comment = [b"\xff\xfe\x40\x00".as_slice(), CANARY.repeat(2000).as_bytes()].concat();
    let own = jpeg();
    let picture = [&own[..2], &comment[..2 + 0x4000], &own[2..], b"\n\n"].concat();
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 5 0 R/Resources<</XObject<</P1 4 0 R>>>>>>".to_vec(),
        stream(
            "/Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode",
            &picture,
        ),
        stream("", b"9 0 0 9 0 0 cm /P1 Do"),
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let offsets = write(&mut file, 0, 1, &objects);
    table(&mut file, 0, 1, &offsets, "");
    let copy = stripped(&file);
    assert!(!has(&copy, CANARY) && copy.len() < 2000);
    // What is behind the header of the scan is the coded picture; the header has one form.
    let scan = memchr::memmem::find(&own, b"\xff\xda").unwrap() + 10;
    assert!(memchr::memmem::find(&copy, &own[scan..]).is_some());
    assert_eq!(stripped(&copy), copy);
}

#[test]
fn bytes_that_pretend_to_stand_for_a_stream_are_refused() {
    let mut file = plain(b"", Length::Direct);
    let at = memchr::memmem::find(&file, b"q 99 0 0 99").unwrap();
    file[at..at + 24].copy_from_slice(b"\0\xff\0panah: a long stream\0");
    assert_eq!(strip(&file, &Limits::default()).err().map(|error| error.kind()), Some(ErrorKind::Refused));
}

#[test]
fn broken_ways_to_a_stream_are_an_error_or_a_copy_that_passes() {
    let mut seed = 7u32;
    let mut random = |most: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % most
    };
    for file in [plain(b"", Length::Object), revised(), packed(true)] {
        // Cut down to two pages' worth of objects, the tables and all that names them.
        let places: Vec<usize> =
            [b"obj".as_slice(), b"stream", b"/Length", b"xref", b" n ", b"/Prev", b"/W", b"startxref"]
                .iter()
                .flat_map(|word| memchr::memmem::find_iter(&file, word).collect::<Vec<_>>())
                .collect();
        for _ in 0..60 {
            let mut broken = file.clone();
            for _ in 0..=random(3) {
                let at = places[random(places.len())].saturating_sub(12) + random(32);
                if let Some(byte) = broken.get_mut(at) {
                    *byte = b"0123456789 R<>/\nnf\0\xff"[random(20)];
                }
            }
            if let Ok(safe) = strip(&broken, &memory(64 << 20)) {
                let mut copy = vec![0; safe.parts.len() as usize];
                panah::source::Source::read_at(&safe.parts.over(&broken), 0, &mut copy).unwrap();
                assert!(stripped(&copy) == copy);
            }
        }
    }
}
