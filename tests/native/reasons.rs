//! Why a file is refused: what is wrong with it, and not something else. Each file here has one thing that is wrong.

use crate::make;

use image::ImageFormat;
use panah::error::{Error, Reason};

/// A file with the first `from` in it replaced by as many bytes.
fn changed(mut file: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = file.windows(from.len()).position(|own| own == from).expect("it is there");
    file[at..at + to.len()].copy_from_slice(to);
    file
}

fn all_changed(mut file: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    while file.windows(from.len()).any(|own| own == from) {
        file = changed(file, from, to);
    }
    file
}

/// A file with the byte `behind` bytes after the first `mark` changed by `bits`.
fn flipped(mut file: Vec<u8>, mark: &[u8], behind: usize, bits: u8) -> Vec<u8> {
    let at = file.windows(mark.len()).position(|own| own == mark).expect("it is there");
    file[at + behind] ^= bits;
    file
}

fn png_of(header: [u8; 5]) -> Vec<u8> {
    let head = [&[0, 0, 0, 1, 0, 0, 0, 1][..], &header].concat();
    let chunks = [make::png_chunk(b"IHDR", &head), make::png_chunk(b"IDAT", &[0; 9]), make::png_chunk(b"IEND", &[])];
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunks.concat()].concat()
}

fn jpeg_of(components: u8) -> Vec<u8> {
    let each = (1..=components).flat_map(|id| [id, 0x11, 0]);
    let frame: Vec<u8> = [8, 0, 8, 0, 8, components].into_iter().chain(each).collect();
    make::jpeg::with(&make::jpeg::picture(8, 8, false), &[make::jpeg::segment(0xc1, &frame)])
}

fn pdf_with(handler: &str) -> Vec<u8> {
    let encrypt = format!("/Encrypt<</Filter/{handler}/V 1/R 2/O(a)/U(a)/P 0>>");
    String::from_utf8_lossy(&make::archive::pdf()).replace("/Info 11 0 R", &encrypt).into_bytes()
}

fn tiff_of(tag: u16, value: u16) -> Vec<u8> {
    let page = make::tiff::Picture::grey(4, 4).with(tag, make::tiff::Value::Short(vec![value]));
    make::tiff::file(make::tiff::FORMS[0], &[page])
}

#[test]
fn a_file_is_refused_for_what_is_wrong_with_it() {
    let drawing = |encoding: &str| {
        let head = format!("<?xml version='1.0' encoding='{encoding}'?><svg xmlns='http://www.w3.org/2000/svg'><text>");
        [head.as_bytes(), b"\xcf\xd0</text></svg>"].concat()
    };
    let zip = make::archive::zip(&[("a.txt", b"words")]);
    let packed = |file: Vec<u8>| flipped(flipped(file, b"PK\x01\x02", 10, 12 ^ zip[8]), b"PK\x03\x04", 8, 12 ^ zip[8]);
    #[rustfmt::skip]
    let files: Vec<(&str, Vec<u8>, Reason)> = vec![
        ("nothing", vec![], Reason::Empty),
        ("a GIF without a picture", b"GIF89a\x01\0\x01\0\0\0\0;".to_vec(), Reason::Empty),
        ("an AMR file without a frame", b"#!AMR\n".to_vec(), Reason::Empty),
        ("a format of tomorrow", b"\0\x01\x02\x03\x04\x05\x06\x07".to_vec(), Reason::UnknownFormat),
        ("EBML of something else", changed(make::streams::mkv(), &[0x18, 0x53, 0x80, 0x67], &[0x18, 0x53, 0x80, 0x68]), Reason::UnknownFormat),
        ("a Matroska file of subtitles", changed(make::streams::mkv(), &[0x83, 1, 0, 0, 0, 0, 0, 0, 1, 1], &[0x83, 1, 0, 0, 0, 0, 0, 0, 1, 17]), Reason::UnknownFormat),
        ("an AVI file of text", all_changed(all_changed(make::streams::avi(), b"vids", b"txts"), b"auds", b"txts"), Reason::UnknownFormat),
        ("a PNG packed in another way", png_of([8, 2, 1, 0, 0]), Reason::UnknownCodec),
        ("a PNG interlaced in another way", png_of([8, 2, 0, 0, 2]), Reason::UnknownCodec),
        ("a JPEG of five colour components", jpeg_of(5), Reason::UnknownCodec),
        ("a TIFF of seventeen channels", tiff_of(277, 17), Reason::UnknownCodec),
        ("a TIFF of 65 bits", tiff_of(258, 65), Reason::UnknownCodec),
        ("a drawing in an old code page", drawing("windows-1251"), Reason::UnknownPart),
        ("a drawing that says it is UTF-8", drawing("UTF-8"), Reason::Broken),
        ("a ZIP packed in another way", packed(zip.clone()), Reason::UnknownPart),
        ("a ZIP with a password", flipped(zip.clone(), b"PK\x01\x02", 8, 1), Reason::Password),
        ("a PDF with a password", pdf_with("Standard"), Reason::Password),
        ("a PDF for one shop's readers", pdf_with("Some.Shop"), Reason::Drm),
        ("a JPEG with a Huffman table that no scan can ask for", flipped(make::jpeg::picture(16, 16, true), &[0xff, 0xc4], 4, 0x80), Reason::Broken),
        ("a JPEG with a quantisation table that no scan can ask for", flipped(make::jpeg::picture(16, 16, true), &[0xff, 0xdb], 4, 4), Reason::Broken),
    ];
    for (name, file, reason) in files {
        assert_eq!(make::strip(&file).map(drop).map_err(|error| error.reason), Err(reason), "{name}");
    }
}

#[test]
fn a_file_whose_end_is_missing_is_called_cut_off_and_not_damaged() {
    // These say nowhere how long they are.
    let untold = ["jxl without boxes", "adts"];
    let mut told = Vec::new();
    for small in make::small::files().into_iter().filter(|small| !untold.contains(&small.name.as_str())) {
        for part in [30, 60, 90] {
            let cut = &small.bytes[..small.bytes.len() * part / 100];
            if let Err(Error { reason: Reason::Broken | Reason::UnknownFormat, detail, .. }) = make::strip(cut) {
                told.push(format!("{} at {part} %: {detail}", small.name));
            }
        }
    }
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn a_file_that_is_whole_and_broken_is_not_called_cut_off() {
    let broken = |file: Vec<u8>, from: &[u8], to: &[u8]| make::strip(&changed(file, from, to)).unwrap_err().reason;
    for (name, reason) in [
        ("png", broken(make::plain(ImageFormat::Png), b"IHDR", b"IHDS")),
        ("wav", broken(make::streams::wav(), b"fmt ", b"fmt?")),
        ("aiff", broken(make::streams::aiff(), b"COMM", b"COMN")),
        ("caf", broken(make::streams::caf(), b"desc", b"desk")),
        ("avi", broken(make::streams::avi(), b"hdrl", b"hdrm")),
        ("mp4", broken(make::movie::full(b"isom"), b"stsd", b"stse")),
        ("heic", broken(make::heif::plain().write().0, b"iinf", b"iing")),
        ("svg", broken(make::archive::svg(), b"</", b"<<")),
        ("pdf", broken(make::archive::pdf(), b"/Pages", b"/Pagez")),
    ] {
        assert_eq!(reason, Reason::Broken, "{name}");
    }
}
