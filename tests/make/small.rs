//! One small file of every kind, with a word planted in each of its carriers.

use super::{CANARY, archive, bmp, heif, jpeg, jxl, movie, rubbed, streams, tiff};

/// A small file: what it is, its bytes, and the word that is planted in it.
pub struct Small {
    pub name: String,
    pub bytes: Vec<u8>,
    pub planted: Vec<u8>,
}

/// Every kind of small file.
pub fn files() -> Vec<Small> {
    let comment = jpeg::segment(0xfe, CANARY);
    let mut stills: Vec<(String, Vec<u8>)> =
        super::all().into_iter().enumerate().map(|(at, (format, file))| (format!("{format:?} {at}"), file)).collect();
    for progressive in [false, true] {
        let parts = [jpeg::exif(6, "CANARY-35.70123"), comment.clone()];
        let file = [jpeg::with(&jpeg::picture(16, 8, progressive), &parts), CANARY.to_vec()].concat();
        stills.push((format!("jpeg, progressive: {progressive}"), file));
    }
    stills.push(("heic".into(), heif::loaded().write().0));
    stills.push(("heic without notes".into(), heif::plain().write().0));
    stills.push(("avif".into(), heif::avif().write().0));
    stills.push(("avif sequence".into(), heif::sequence(b"avis").write().0));
    for (at, form) in tiff::FORMS.into_iter().enumerate() {
        let talk = |picture, (tag, value)| tiff::Picture::with(picture, tag, value);
        let page = tiff::talk().into_iter().fold(tiff::Picture::grey(6, 4), talk);
        stills.push((format!("tiff {at}"), tiff::file(form, &[page])));
    }
    let mut bitmap = bmp::Bmp::new(3, 2, 24, &[7; 24]);
    (bitmap.gap, bitmap.behind) = (CANARY.to_vec(), CANARY.to_vec());
    stills.push(("bmp".into(), bitmap.file(0)));
    let coded = [jxl::boxed(b"Exif", CANARY), jxl::boxed(b"jxlc", &jxl::codestream()), jxl::boxed(b"xml ", CANARY)];
    stills.push(("jxl".into(), [jxl::front(), coded.concat()].concat()));
    stills.push(("jxl without boxes".into(), jxl::turned(6, false)));

    for rubbed::Twin { name, write } in rubbed::seeds() {
        stills.push((name, write(rubbed::SECRETS[0])));
    }

    let of = |planted: &[u8]| {
        let planted = planted.to_vec();
        move |(name, bytes): (String, Vec<u8>)| Small { name, bytes, planted: planted.clone() }
    };
    let mut movies: Vec<(String, Vec<u8>)> = [b"isom", b"qt  ", b"3gp5", b"M4A "]
        .map(|brand| (String::from_utf8_lossy(brand).trim().to_owned(), movie::full(brand)))
        .to_vec();
    movies.push(("fragments".into(), movie::fragmented()));
    let papers = [
        ("docx", archive::docx()),
        ("odt", archive::odt()),
        ("epub", archive::epub()),
        ("svg", archive::svg()),
        ("pdf", archive::pdf()),
    ];
    let sounds = streams::all().into_iter().map(|(name, file)| (name.to_owned(), file));
    let papers = papers.into_iter().map(|(name, file)| (name.to_owned(), file));
    let mut files: Vec<Small> = stills.into_iter().map(of(CANARY)).collect();
    files.extend(sounds.map(of(streams::CANARY)));
    files.extend(movies.into_iter().map(of(movie::CANARY)));
    files.extend(papers.map(of(archive::CANARY.as_bytes())));
    files
}
