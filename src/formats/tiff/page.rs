//! One picture of the file: the fields that stay, and where its coded strips or tiles lie.

use super::file::{Entry, Form, Ifd, Tiff, size};
use super::tags::{self, Count};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::Orientation;
use crate::span::Span;
use crate::tags::icc;

/// A field that is written down.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    /// The tag number.
    pub tag: u16,
    /// The field type.
    pub kind: u16,
    /// The values in the file's byte order.
    pub bytes: Vec<u8>,
}

impl Field {
    /// How many values there are.
    pub(super) fn count(&self) -> u64 {
        self.bytes.len() as u64 / size(self.kind).max(1)
    }
}

/// A picture.
pub(super) struct Page {
    /// The fields that stay, but for those of strips and tiles.
    pub fields: Vec<Field>,
    /// Where the coded strips or tiles lie, in order.
    pub pieces: Vec<Span>,
    /// How it is laid out.
    pub shape: Shape,
}

/// What says how many strips or tiles there are and what each holds.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// Width in pixels.
    pub width: u64,
    /// Height in pixels.
    pub height: u64,
    /// Bits of each sample of a pixel.
    pub bits: Vec<u64>,
    /// The coding.
    pub compression: u64,
    /// Whether each sample has strips or tiles of its own.
    pub separate: bool,
    /// YCbCr subsampling, across and down.
    pub subsampling: (u64, u64),
    /// How it is turned.
    pub orientation: Orientation,
    /// Whether it lies in tiles.
    pub tiled: bool,
    /// A strip's or a tile's width and height.
    pub piece: (u64, u64),
    /// Pixels that are wider than high, or the reverse: width by height in thousandths.
    pub aspect: u64,
}

impl Shape {
    /// Reads it from a directory. Errors: `malformed`, `limit`, `read`.
    pub(super) fn read(tiff: &Tiff<'_>, ifd: &Ifd, limits: &mut Limits) -> Result<Self> {
        let at = ifd.entries.first().map_or(0, |entry| entry.value.start);
        let mut number = |tag| ifd.number(tiff, tag, limits);
        let missing = Error::malformed("a picture without a size", at);
        let width = number(tags::WIDTH)?.ok_or(missing)?;
        let height = number(tags::HEIGHT)?.ok_or(missing)?;
        let samples = number(tags::SAMPLES)?.unwrap_or(1);
        let compression = number(tags::COMPRESSION)?.unwrap_or(1);
        let luma = number(tags::PHOTOMETRIC)? == Some(6);
        let separate = number(tags::PLANAR)? == Some(2);
        let turn = number(tags::ORIENTATION)?.filter(|turn| (1..=8).contains(turn)).unwrap_or(1);
        let rows = number(tags::ROWS)?.unwrap_or(height).min(height).max(1);
        let tile = number(tags::TILE_WIDTH)?.zip(number(tags::TILE_HEIGHT)?);
        limits.picture(width, height, at)?;
        if !(1..=16).contains(&samples) {
            return Err(Error::at(Reason::UnknownCodec, "a picture of no or too many colour components", at));
        }
        let mut bits = match ifd.find(tags::BITS) {
            Some(entry) => tiff.numbers(entry, samples, limits)?,
            None => vec![1],
        };
        let first = bits.first().copied().unwrap_or(1);
        bits.resize(samples as usize, first);
        if bits.iter().any(|bits| !(1..=64).contains(bits)) {
            return Err(Error::at(Reason::UnknownCodec, "a picture with no or too many bits", at));
        }
        let subsampling = match ifd.find(tags::SUBSAMPLING).filter(|_| luma) {
            Some(entry) => match tiff.numbers(entry, 2, limits)?.as_slice() {
                &[across @ 1..=4, down @ 1..=4] => (across, down),
                _ => return Err(Error::malformed("a sampling factor that cannot be", at)),
            },
            None if luma => (2, 2),
            None => (1, 1),
        };
        let piece = match tile {
            Some((width @ 1..=65536, height @ 1..=65536)) => (width, height),
            Some(_) => return Err(Error::at(Reason::TooManyPixels, "a tile without a size", at)),
            None => (width, rows),
        };
        let orientation = Orientation(turn as u8);
        let aspect = aspect(tiff, ifd, limits)?;
        Ok(Self {
            width,
            height,
            bits,
            compression,
            separate,
            subsampling,
            orientation,
            tiled: tile.is_some(),
            piece,
            aspect,
        })
    }

    /// How many strips or tiles the picture has.
    pub(super) fn pieces(&self) -> u64 {
        let planes = if self.separate { self.bits.len() as u64 } else { 1 };
        self.width.div_ceil(self.piece.0) * self.height.div_ceil(self.piece.1) * planes
    }

    /// How many bytes a strip or tile holds once it is decoded. The last strip has only the rows that are left.
    pub(super) fn decoded(&self, index: u64) -> u64 {
        let (width, mut rows) = self.piece;
        if !self.tiled {
            let each = self.height.div_ceil(rows).max(1);
            rows = rows.min(self.height - (index % each) * rows);
        }
        let bits: u64 = if self.separate {
            let plane = index / (self.pieces() / self.bits.len() as u64).max(1);
            self.bits.get(plane as usize).copied().unwrap_or(8)
        } else {
            self.bits.iter().sum()
        };
        match self.subsampling {
            (across, down) if (across, down) != (1, 1) && !self.separate && self.bits.len() == 3 => {
                width.div_ceil(across) * rows.div_ceil(down) * (across * down + 2)
            }
            _ => (width * bits).div_ceil(8) * rows,
        }
    }
}

/// Width by height of a pixel in thousandths; 1000 for square ones and where nothing is said.
fn aspect(tiff: &Tiff<'_>, ifd: &Ifd, limits: &mut Limits) -> Result<u64> {
    let mut density = |tag| -> Result<Option<f64>> {
        let Some(entry) = ifd.find(tag).filter(|entry| entry.kind == 5) else { return Ok(None) };
        let bytes = tiff.bytes(entry, 1, limits)?;
        limits.credit(8);
        let half = |from: usize| bytes.get(from..from + 4).map(|bytes| tiff.form.join(bytes) as f64);
        Ok(half(0).zip(half(4)).map(|(over, under)| over / under).filter(|n| n.is_finite() && *n > 0.0))
    };
    let Some((across, down)) = density(tags::ACROSS)?.zip(density(tags::DOWN)?) else { return Ok(1000) };
    let thousandths = (across / down * 1000.0).round();
    // The shapes that faxes and films have; others could mark a single file.
    let near = |known: &u64| (*known as f64 - thousandths).abs() <= thousandths / 100.0;
    Ok(ASPECTS.into_iter().find(near).unwrap_or(1000))
}

/// Densities of pixels that are not square, across by down, in thousandths.
const ASPECTS: [u64; 14] = [1000, 2000, 500, 2082, 1041, 1333, 750, 1091, 909, 1455, 688, 1067, 938, 1422];

impl Page {
    /// Reads a picture: its own directory, and the directories whose fields it shares. Errors: `malformed`, `limit`,
    /// `refused`, `read`.
    pub(super) fn read(
        tiff: &Tiff<'_>,
        ifd: &Ifd,
        shared: Option<&Ifd>,
        raw: bool,
        limits: &mut Limits,
    ) -> Result<Self> {
        let mut shape = Shape::read(tiff, ifd, limits)?;
        let mut fields: Vec<Field> = Vec::new();
        if let Some(turn) = shared.map(|shared| shared.number(tiff, tags::ORIENTATION, limits)).transpose()?.flatten()
            && (1..=8).contains(&turn)
        {
            shape.orientation = Orientation(turn as u8);
        }
        let others = shared.map(|shared| shared.entries.as_slice()).unwrap_or_default();
        let others = others.iter().filter(|entry| tags::RAW.iter().any(|row| row.0 == entry.tag));
        for entry in ifd.entries.iter().chain(others) {
            if fields.iter().any(|field| field.tag == entry.tag) {
                continue;
            }
            fields.extend(field(tiff, entry, &shape, raw, limits)?);
        }
        if raw {
            simplify(&mut fields);
        }
        let mut page = Self { fields, pieces: Vec::new(), shape };
        page.reduce(tiff.form);
        page.spell(tiff.form, raw);
        if page.shape.compression == 6 {
            return page.old(tiff, ifd, limits);
        }
        page.pieces = pieces(tiff, ifd, &page.shape, limits)?;
        Ok(page)
    }

    /// Writes down anew what the shape was read from.
    fn spell(&mut self, form: Form, raw: bool) {
        let shape = self.shape.clone();
        let number = |number: u64, size: u64| form.split(number, size);
        let mut put = |tag: u16, kind: u16, bytes: Vec<u8>| self.put(Field { tag, kind, bytes });
        put(tags::WIDTH, 4, number(shape.width, 4));
        put(tags::HEIGHT, 4, number(shape.height, 4));
        put(tags::BITS, 3, shape.bits.iter().flat_map(|&bits| number(bits, 2)).collect());
        put(tags::COMPRESSION, 3, number(shape.compression, 2));
        put(tags::SAMPLES, 3, number(shape.bits.len() as u64, 2));
        put(tags::PLANAR, 3, number(if shape.separate { 2 } else { 1 }, 2));
        if shape.tiled {
            put(tags::TILE_WIDTH, 4, number(shape.piece.0, 4));
            put(tags::TILE_HEIGHT, 4, number(shape.piece.1, 4));
        } else {
            put(tags::ROWS, 4, number(shape.piece.1, 4));
        }
        if shape.orientation != Orientation::UPRIGHT {
            put(tags::ORIENTATION, 3, number(shape.orientation.0.into(), 2));
        }
        if shape.aspect != 1000 {
            put(tags::ACROSS, 5, [number(shape.aspect, 4), number(1000, 4)].concat());
            put(tags::DOWN, 5, [number(1, 4), number(1, 4)].concat());
            put(tags::UNIT, 3, number(1, 2));
        }
        if raw && self.fields.iter().all(|field| field.tag != tags::DNG_VERSION) {
            self.put(Field { tag: tags::DNG_VERSION, kind: 1, bytes: vec![1, 4, 0, 0] });
        }
    }

    /// The page with its JPEG data, kept in the old way (TIFF 6.0, section 22), as one whole stream, which is its only strip.
    ///
    /// Errors: `refused` where the data lies in pieces, `malformed`, `limit`, `read`.
    fn old(mut self, tiff: &Tiff<'_>, ifd: &Ifd, limits: &mut Limits) -> Result<Self> {
        let mut number = |tag| ifd.number(tiff, tag, limits);
        let mut start = number(tags::JPEG_STREAM)?;
        let mut len = number(tags::JPEG_LENGTH)?;
        if start.is_none() && ifd.find(tags::STRIP_OFFSETS).is_some_and(|strips| strips.count == 1) {
            (start, len) = (number(tags::STRIP_OFFSETS)?, number(tags::STRIP_COUNTS)?);
        }
        let Some((start, len)) = start.zip(len).filter(|(_, len)| *len > 0) else {
            return Err(Error::new(Reason::UnknownCodec, "the picture is coded in an old way that is not known here"));
        };
        let stream = Span::new(start, start.saturating_add(len));
        Reader::new(tiff.source, stream)?;
        self.shape.piece = (self.shape.width, self.shape.height);
        self.shape.tiled = false;
        self.fields.retain(|field| !matches!(field.tag, tags::TILE_WIDTH | tags::TILE_HEIGHT));
        self.pieces = vec![stream];
        self.put(Field { tag: tags::ROWS, kind: 4, bytes: tiff.form.split(self.shape.height, 4) });
        Ok(self)
    }

    /// Adds a field, in the place of one with the same tag.
    pub(super) fn put(&mut self, field: Field) {
        self.fields.retain(|own| own.tag != field.tag);
        self.fields.push(field);
    }
}

/// What stays of an entry. Errors: `limit`, `read`.
fn field(tiff: &Tiff<'_>, entry: &Entry, shape: &Shape, raw: bool, limits: &mut Limits) -> Result<Option<Field>> {
    if entry.tag == tags::PROFILE && matches!(entry.kind, 1 | 7) {
        let most = icc::MAX as u64;
        let profile = tiff.bytes(entry, most, limits)?;
        limits.credit(profile.len() as u64);
        return Ok(icc::neutral(&profile).map(|bytes| Field { tag: entry.tag, kind: 7, bytes }));
    }
    let Some((kind, count)) = tags::allowed(entry.tag, raw) else { return Ok(None) };
    let (least, most) = match count {
        Count::Exactly(n) => (n, n),
        Count::Samples => (1, shape.bits.len() as u64),
        Count::Colours => {
            let n = 3u64 << shape.bits.first().copied().unwrap_or(1).min(16);
            (n, n)
        }
        Count::UpTo(n) => (1, n),
    };
    if !kind.holds(entry.kind) || entry.count < least {
        return Ok(None);
    }
    let bytes = tiff.bytes(entry, most, limits)?;
    Ok(Some(Field { tag: entry.tag, kind: entry.kind, bytes }))
}

/// One black level for all in the place of a pattern of equal ones.
fn simplify(fields: &mut Vec<Field>) {
    let alike = fields.iter().find(|field| field.tag == tags::BLACK).is_some_and(|black| {
        let each = size(black.kind) as usize;
        let first = black.bytes.get(..each);
        black.bytes.chunks_exact(each.max(1)).all(|level| Some(level) == first)
    });
    let repeat = fields.iter().find(|field| field.tag == tags::BLACK_REPEAT);
    if alike && repeat.is_some() {
        let samples = fields.iter().find(|field| field.tag == tags::SAMPLES);
        let one = samples.is_none_or(|samples| samples.bytes.iter().map(|&byte| u32::from(byte)).sum::<u32>() == 1);
        if one {
            fields.retain(|field| field.tag != tags::BLACK_REPEAT);
            for field in fields.iter_mut().filter(|field| field.tag == tags::BLACK) {
                field.bytes.truncate(size(field.kind) as usize);
            }
        }
    }
}

/// Where the strips or tiles lie. Errors: `malformed` where one is missing or leaves the file, `limit`, `read`.
fn pieces(tiff: &Tiff<'_>, ifd: &Ifd, shape: &Shape, limits: &mut Limits) -> Result<Vec<Span>> {
    let (offsets, counts) =
        if shape.tiled { (tags::TILE_OFFSETS, tags::TILE_COUNTS) } else { (tags::STRIP_OFFSETS, tags::STRIP_COUNTS) };
    let wanted = shape.pieces();
    let missing = Error::malformed("a picture without all of its data", 0);
    // Some writers put the tiles of a picture under the tags of strips.
    let offsets = ifd.find(offsets).or_else(|| ifd.find(tags::STRIP_OFFSETS)).ok_or(missing)?;
    let offsets = tiff.numbers(offsets, wanted, limits)?;
    let counts = match ifd.find(counts).or_else(|| ifd.find(tags::STRIP_COUNTS)) {
        Some(entry) => tiff.numbers(entry, wanted, limits)?,
        None if shape.compression == 1 => (0..wanted.min(offsets.len() as u64)).map(|i| shape.decoded(i)).collect(),
        None => return Err(missing),
    };
    if (offsets.len() as u64) < wanted || (counts.len() as u64) < wanted {
        return Err(missing);
    }
    let (mut spans, mut sum) = (Vec::new(), 0u64);
    for (&start, &len) in offsets.iter().zip(&counts) {
        limits.item(start)?;
        let end = start.checked_add(len).ok_or(missing)?;
        sum = sum.saturating_add(len);
        Reader::new(tiff.source, Span::new(start, end))?;
        spans.push(Span::new(start, end));
    }
    if sum > tiff.source.len() {
        return Err(Error::malformed("a picture whose parts lie over each other", 0));
    }
    Ok(spans)
}
