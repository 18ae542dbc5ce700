//! What a still would reveal beside its primary picture.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::format::Format;
use crate::formats::bmff::{BoxHeader, Kind};
use crate::formats::movie::findings;
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report};
use crate::source::Source;
use crate::tags::{exif, icc, iptc, xmp};

use super::item::Item;
use super::meta::Meta;
use super::pieces::Pieces;
use super::place::Place;
use super::still::Still;

/// How many things are found; more say nothing new.
const MANY: usize = 500;

/// The longest note that is read, in bytes.
const MOST: u64 = 16 << 20;

/// How many notes of one file are read; more are only found of.
const NOTES: usize = 64;

/// Names that programs give to items and that say nothing of a person.
const PLAIN: [&str; 8] = ["Color", "Alpha", "Exif", "XMP", "GMap", "Image", "HEVC Image", "Tile"];

/// What the references say of the items that go.
struct Relations {
    /// Items that others are made of.
    parts: BTreeSet<u32>,
    thumbnails: BTreeSet<u32>,
    auxiliaries: BTreeSet<u32>,
}

impl Relations {
    fn new(meta: &Meta) -> Self {
        let of = |kind: &'static Kind| meta.references.iter().filter(move |reference| reference.kind == *kind);
        Self {
            parts: of(b"dimg").flat_map(|reference| reference.to.iter().copied()).collect(),
            thumbnails: of(b"thmb").map(|reference| reference.from).collect(),
            auxiliaries: of(b"auxl").map(|reference| reference.from).collect(),
        }
    }
}

/// What a file would reveal, each thing once.
type Found = BTreeSet<(Class, &'static str, String)>;

/// Tells of all that `meta` holds and `still` does not.
pub(super) fn read(
    source: &dyn Source,
    meta: &Meta,
    still: &Still,
    report: &mut Report,
    limits: &mut Limits,
) -> Result<()> {
    let relations = Relations::new(meta);
    let mut found = Found::new();
    let (mut further, mut notes) = (0, 0);
    for (&id, item) in &meta.items {
        if !item.name.is_empty() {
            let class = if PLAIN.contains(&item.name.as_str()) { Class::Settings } else { Class::Text };
            found.insert((class, "infe item_name", item.name.clone()));
        }
        if still.numbers.contains_key(&id) {
            continue;
        }
        match &item.kind {
            b"Exif" | b"mime" | b"iptc" => {
                notes += 1;
                note(source, item, notes <= NOTES, report, limits)?;
            }
            b"uri " => _ = found.insert((Class::Unknown, "uri item", item.content.clone())),
            b"tmap" => _ = found.insert((Class::HiddenPicture, "gain map", String::new())),
            // A part of another picture is found of with that.
            kind if picture(kind) && relations.parts.contains(&id) => {}
            kind if picture(kind) && relations.thumbnails.contains(&id) => {
                found.insert((Class::Thumbnail, "thmb", String::new()));
            }
            kind if picture(kind) && relations.auxiliaries.contains(&id) => {
                found.insert(auxiliary(source, item, meta, limits)?);
            }
            kind if picture(kind) => further += 1,
            kind => _ = found.insert((Class::Unknown, "item", String::from_utf8_lossy(kind).into_owned())),
        }
        if found.len() > MANY {
            break;
        }
    }
    if further > 0 {
        found.insert((Class::HiddenPicture, "further pictures", further.to_string()));
    }
    for &header in &meta.properties {
        property(source, header, &mut found, limits)?;
        if found.len() > MANY {
            break;
        }
    }
    found.iter().for_each(|(class, field, value)| report.find_once(*class, *field, value));
    for &header in &meta.others {
        match &header.kind {
            b"grpl" => report.find_once(Class::Settings, "grpl", ""),
            _ => findings::metadata(source, header, report, limits)?,
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

/// What an auxiliary picture is, by its name (ISO/IEC 23008-12 §6.5.8).
fn auxiliary(
    source: &dyn Source,
    item: &Item,
    meta: &Meta,
    limits: &mut Limits,
) -> Result<(Class, &'static str, String)> {
    let mut name = String::new();
    let headers = item.properties.iter().filter_map(|&(index, _)| meta.property(index));
    if let Some(header) = headers.into_iter().find(|header| header.kind == *b"auxC") {
        let mut reader = Reader::new(source, header.body)?;
        let held = reader.left().min(256);
        let body = reader.bytes(held, limits)?;
        limits.credit(held);
        let words = body.get(4..).unwrap_or_default().split(|&byte| byte == 0).next().unwrap_or_default();
        name = String::from_utf8_lossy(words).into_owned();
    }
    let low = name.to_ascii_lowercase();
    let field = match () {
        () if low.contains("depth") || low.ends_with("auxid:2") || low.contains("disparity") => "depth map",
        () if low.contains("gainmap") => "gain map",
        () if low.contains("matte") || low.contains("semantic") => "matte",
        () => "auxiliary picture",
    };
    Ok((Class::HiddenPicture, field, name))
}

/// Tells what a note says: Exif (ISO/IEC 23008-12 annex A.2), XMP (A.3), IPTC, and what else has a media type.
fn note(source: &dyn Source, item: &Item, read: bool, report: &mut Report, limits: &mut Limits) -> Result<()> {
    let field = match &item.kind {
        b"Exif" => "Exif",
        b"iptc" => "IPTC",
        _ if item.content == "application/rdf+xml" => "XMP",
        _ => "mime item",
    };
    let readable = match &item.place {
        Place::Here(extents) if read && !item.packed && !item.protected => Pieces::new(source, extents).ok(),
        _ => None,
    };
    let readable = readable.filter(|pieces| pieces.len() <= MOST && field != "mime item");
    let Some(pieces) = readable else {
        report.find_once(Class::Unknown, field, &item.content);
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
    limits.credit(pieces.len());
    Ok(())
}

/// Adds what a property would reveal, whichever item has it.
fn property(source: &dyn Source, header: BoxHeader, found: &mut Found, limits: &mut Limits) -> Result<()> {
    match &header.kind {
        b"hvcC" | b"avcC" | b"av1C" | b"vvcC" | b"lhvC" | b"ispe" | b"pixi" | b"irot" | b"imir" | b"clap" | b"pasp"
        | b"clli" | b"mdcv" | b"cclv" | b"amve" | b"a1op" | b"a1lx" | b"lsel" | b"auxC" | b"free" | b"skip" => {}
        b"colr" => {
            let mut reader = Reader::new(source, header.body)?;
            if reader.left() > 4 && matches!(&reader.array::<4>()?, b"prof" | b"rICC") && reader.left() <= MOST {
                let held = reader.left();
                let profile = reader.bytes(held, limits)?;
                if icc::neutral(&profile).as_ref() != Some(&profile) {
                    let mut scratch = Report::new(Format::Heic, 0);
                    icc::read(&profile, &mut scratch);
                    found.extend(scratch.findings.into_iter().map(|found| (found.class, "ICC profile", found.value)));
                }
                limits.credit(held);
            }
        }
        b"udes" => _ = found.insert((Class::Text, "user description", String::new())),
        b"altt" => _ = found.insert((Class::Text, "accessibility text", String::new())),
        b"crtt" => _ = found.insert((Class::Time, "creation time", String::new())),
        b"mdft" => _ = found.insert((Class::Time, "modification time", String::new())),
        kind => _ = found.insert((Class::Unknown, "property", String::from_utf8_lossy(kind).into_owned())),
    }
    Ok(())
}

/// The size of the primary picture, and how it is turned: by quarter turns and mirrors in the order of its properties.
pub(super) fn shown(still: &Still, limits: &Limits) -> Result<Option<Picture>> {
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
