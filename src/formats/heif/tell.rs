//! What a still would tell beside its primary picture.

use crate::error::Result;
use crate::formats::bmff::{BoxHeader, Kind};
use crate::formats::movie::tell::{self, once};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report};
use crate::source::Source;
use crate::tags::{exif, icc, iptc, xmp};

use super::meta::{Item, Meta};
use super::pieces::Pieces;
use super::place::Place;
use super::still::Still;

/// The longest note that is read, in bytes.
const MOST: u64 = 16 << 20;

/// Tells of all that `meta` holds and `still` does not.
pub fn tell(source: &dyn Source, meta: &Meta, still: &Still, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let mut further = 0;
    for (&id, item) in &meta.items {
        if !item.name.is_empty() {
            once(report, Class::Text, "infe item_name", &item.name);
        }
        if still.numbers.contains_key(&id) {
            continue;
        }
        match &item.kind {
            b"Exif" | b"mime" | b"iptc" => note(source, item, report, limits)?,
            b"uri " => once(report, Class::Unknown, "uri item", &item.content),
            b"tmap" => once(report, Class::HiddenPicture, "tmap gain map", ""),
            kind if picture(kind) => further += u32::from(second(source, id, item, meta, report, limits)?),
            kind => once(report, Class::Unknown, &format!("item {}", String::from_utf8_lossy(kind)), ""),
        }
    }
    if further > 0 {
        once(report, Class::HiddenPicture, "further pictures", &further.to_string());
    }
    for &header in &meta.properties {
        property(source, header, report, limits)?;
    }
    for &header in &meta.others {
        match &header.kind {
            b"grpl" => once(report, Class::Settings, "grpl", ""),
            _ => tell::metadata(source, header, report, limits)?,
        }
    }
    Ok(())
}

/// Whether an item of `kind` shows something.
fn picture(kind: &Kind) -> bool {
    matches!(
        kind,
        b"hvc1"
            | b"hev1"
            | b"lhv1"
            | b"avc1"
            | b"svc1"
            | b"mvc1"
            | b"vvc1"
            | b"evc1"
            | b"av01"
            | b"jpeg"
            | b"j2k1"
            | b"unci"
            | b"jxl "
            | b"jxli"
            | b"mski"
            | b"hvt1"
            | b"grid"
            | b"iovl"
            | b"iden"
    )
}

/// Tells of a picture that goes. Whether it is one that nothing in the file explains.
fn second(
    source: &dyn Source,
    id: u32,
    item: &Item,
    meta: &Meta,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<bool> {
    // A part of another picture, which is told of itself.
    if meta.references.iter().any(|reference| reference.kind == *b"dimg" && reference.to.contains(&id)) {
        return Ok(false);
    }
    let refers = |kind: &Kind| meta.references.iter().any(|other| other.from == id && other.kind == *kind);
    if refers(b"thmb") {
        once(report, Class::Thumbnail, "thmb", "");
        return Ok(false);
    }
    if !refers(b"auxl") {
        return Ok(true);
    }
    let mut name = String::new();
    for header in item.properties.iter().filter_map(|&(index, _)| meta.property(index)) {
        if header.kind == *b"auxC" {
            let mut reader = Reader::new(source, header.body)?;
            let held = reader.left().min(256);
            let body = reader.bytes(held, limits)?;
            let words = body.get(4..).unwrap_or_default().split(|&byte| byte == 0).next().unwrap_or_default();
            name = String::from_utf8_lossy(words).into_owned();
        }
    }
    let low = name.to_ascii_lowercase();
    let field = match () {
        () if low.contains("depth") || low.ends_with("auxid:2") || low.contains("disparity") => "depth map",
        () if low.contains("gainmap") => "gain map",
        () if low.contains("matte") || low.contains("semantic") => "matte",
        () => "auxiliary picture",
    };
    once(report, Class::HiddenPicture, field, &name);
    Ok(false)
}

/// Tells what a note says: Exif (ISO/IEC 23008-12 annex A.2), XMP (A.3), IPTC, and what else has a media type.
fn note(source: &dyn Source, item: &Item, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let field = match &item.kind {
        b"Exif" => "Exif",
        b"iptc" => "IPTC",
        _ if item.content == "application/rdf+xml" => "XMP",
        _ => "mime item",
    };
    let readable = match &item.place {
        Place::Here(extents) if !item.packed && !item.protected => Pieces::new(source, extents).ok(),
        _ => None,
    };
    let readable = readable.filter(|pieces| pieces.len() <= MOST && field != "mime item");
    let Some(pieces) = readable else {
        once(report, Class::Unknown, field, &item.content);
        return Ok(());
    };
    let bytes = Reader::whole(&pieces).bytes(pieces.len(), limits)?;
    match field {
        "XMP" => xmp::read(&bytes, report),
        "IPTC" => iptc::read(&bytes, report),
        _ => {
            // The offset of the TIFF header, counted from behind itself.
            let offset = bytes.first_chunk::<4>().map_or(0, |offset| u32::from_be_bytes(*offset));
            let start = usize::try_from(offset).ok().and_then(|offset| offset.checked_add(4));
            exif::read(start.and_then(|start| bytes.get(start..)).unwrap_or_default(), report);
        }
    }
    limits.release(pieces.len());
    Ok(())
}

/// Tells what a property would tell, whoever has it.
fn property(source: &dyn Source, header: BoxHeader, report: &mut Report, limits: &mut Limits) -> Result<()> {
    match &header.kind {
        b"hvcC" | b"avcC" | b"av1C" | b"vvcC" | b"lhvC" | b"ispe" | b"pixi" | b"irot" | b"imir" | b"clap" | b"pasp"
        | b"clli" | b"mdcv" | b"cclv" | b"amve" | b"a1op" | b"a1lx" | b"lsel" | b"auxC" | b"free" | b"skip" => {}
        b"colr" => {
            let mut reader = Reader::new(source, header.body)?;
            if reader.left() > 4 && matches!(&reader.array::<4>()?, b"prof" | b"rICC") && reader.left() <= MOST {
                let held = reader.left();
                let profile = reader.bytes(held, limits)?;
                if icc::neutral(&profile).as_ref() != Some(&profile) {
                    icc::read(&profile, report);
                }
                limits.release(held);
            }
        }
        b"udes" | b"altt" => once(report, Class::Text, words(&header.kind), ""),
        b"crtt" | b"mdft" => once(report, Class::Time, words(&header.kind), ""),
        kind => once(report, Class::Settings, &format!("property {}", String::from_utf8_lossy(kind)), ""),
    }
    Ok(())
}

fn words(kind: &Kind) -> &'static str {
    match kind {
        b"udes" => "user description",
        b"altt" => "accessibility text",
        b"crtt" => "creation time",
        _ => "modification time",
    }
}

/// The size of the primary picture, and how it is turned: by quarter turns and mirrors in the order of its properties.
pub fn shown(still: &Still, limits: &Limits) -> Result<Option<Picture>> {
    let Some(primary) = still.items.first() else { return Ok(None) };
    let mut picture: Option<Picture> = None;
    // Where the right and the lower edge of the stored picture point once it is turned: x and y of each.
    let mut axes = [[1, 0], [0, 1]];
    for property in primary.properties.iter().filter_map(|&place| still.properties.get(usize::from(place))) {
        let body = property.bytes.get(8..).unwrap_or_default();
        match (&property.kind, body) {
            (b"ispe", [_, _, _, _, a, b, c, d, e, f, g, h]) if picture.is_none() => {
                let (width, height) = (u32::from_be_bytes([*a, *b, *c, *d]), u32::from_be_bytes([*e, *f, *g, *h]));
                limits.picture(width.into(), height.into(), 0)?;
                picture = Some(Picture { width, height, orientation: Orientation::UPRIGHT, frames: 1 });
            }
            // Anticlockwise (ISO/IEC 23008-12 §6.5.10).
            (b"irot", &[turns]) => (0..turns).for_each(|_| axes = axes.map(|[x, y]| [y, -x])),
            // 0 swaps top and bottom, 1 left and right (§6.5.12).
            (b"imir", [0]) => axes = axes.map(|[x, y]| [x, -y]),
            (b"imir", _) => axes = axes.map(|[x, y]| [-x, y]),
            _ => {}
        }
    }
    Ok(picture.map(|picture| Picture { orientation: orientation(axes), ..picture }))
}

/// The Exif orientation (CIPA DC-008, tag 0x0112) of a picture whose right and lower edge point along `axes`.
const fn orientation(axes: [[i8; 2]; 2]) -> Orientation {
    Orientation(match axes {
        [[-1, 0], [0, 1]] => 2,
        [[-1, 0], [0, -1]] => 3,
        [[1, 0], [0, -1]] => 4,
        [[0, 1], [1, 0]] => 5,
        [[0, 1], [-1, 0]] => 6,
        [[0, -1], [-1, 0]] => 7,
        [[0, -1], [1, 0]] => 8,
        _ => 1,
    })
}
