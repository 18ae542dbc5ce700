//! What a decoder needs of a still: the coded pictures that it is made of, and how their samples become colours.

use crate::error::{Error, Reason, Result};
use crate::format::Format;
use crate::limits::Limits;
use crate::report::Report;
use crate::source::Source;
use crate::span::Span;

use super::still::{Body, Kept, Still};

/// One picture, or the tiles of one.
#[derive(Debug)]
pub(crate) struct Coded {
    /// The width of the picture as stored, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// What shows.
    pub shown: Tiles,
    /// How opaque it is, where that is said: as large as what shows.
    pub alpha: Option<Tiles>,
    /// The four numbers of a `colr` box of type `nclx`: primaries, transfer, matrix (ITU-T H.273), and whether samples use
    /// their full range.
    pub numbers: Option<(u16, u16, u16, bool)>,
    /// An ICC profile in its neutral form.
    pub profile: Option<Vec<u8>>,
}

/// Pictures that make one.
#[derive(Debug)]
pub(crate) struct Tiles {
    /// How many lie beside each other.
    pub columns: usize,
    /// Row by row.
    pub all: Vec<Tile>,
}

/// A picture that is coded by itself.
#[derive(Debug)]
pub(crate) struct Tile {
    /// Where its units lie.
    pub extents: Vec<Span>,
    /// The decoder configuration record of HEVC.
    pub record: Vec<u8>,
}

/// A picture that is shown with what is not looked at here.
const OTHER: Error = Error::new(Reason::NotDecoded, "the picture is put together in a way that is not decoded here");

/// What the primary picture of `source` is made of.
///
/// Errors: those of an inspection; `refused` for pictures that are not HEVC, that are cut out of larger ones or laid over each
/// other, for colours that were multiplied with their alpha, and for sequences without a still.
pub(crate) fn coded(source: &dyn Source, format: Format, limits: &mut Limits) -> Result<Coded> {
    let parsed = super::parse(source, &mut Report::new(format, source.len()), limits)?;
    let still = parsed.still.ok_or(OTHER)?;
    let primary = still.items.first().ok_or(OTHER)?;
    let still = &still;
    // What only says the same of another picture (6.6.2.1) stands for that.
    let same =
        if primary.kind == *b"iden" { inputs(still, primary).next().map(|item| turned(still, item?)) } else { None };
    let main = same.transpose()?.unwrap_or(primary);
    let shown = tiles(still, main)?;
    // A tile's own colours count where the whole says nothing.
    let first = inputs(still, main).next().transpose()?.or(Some(main));
    let boxes = |kind: &'static [u8; 4]| {
        [Some(primary), first].into_iter().flatten().flat_map(move |item| properties(still, item, kind))
    };
    let Some([_, _, _, _, a, b, c, d, e, f, g, h]) = boxes(b"ispe").next() else { return Err(OTHER) };
    let cut = properties(still, primary, b"clap").next().is_some();
    let refers = |item: &Kept, kind: &[u8; 4]| item.references.iter().any(|(own, _)| own == kind);
    let multiplied = still.items.iter().any(|item| refers(item, b"prem"));
    if cut || multiplied {
        return Err(OTHER);
    }
    // Of what lies beside the picture, alpha alone is kept.
    let alpha = still.items.iter().find(|item| refers(item, b"auxl"));
    let alpha = alpha.map(|item| tiles(still, turned(still, item)?)).transpose()?;
    let pair = |[a, b]: [u8; 2]| u16::from_be_bytes([a, b]);
    Ok(Coded {
        width: u32::from_be_bytes([*a, *b, *c, *d]),
        height: u32::from_be_bytes([*e, *f, *g, *h]),
        shown,
        alpha,
        numbers: boxes(b"colr").find_map(|body| match body {
            [b'n', b'c', b'l', b'x', a, b, c, d, e, f, range] => {
                Some((pair([*a, *b]), pair([*c, *d]), pair([*e, *f]), *range & 0x80 != 0))
            }
            _ => None,
        }),
        profile: boxes(b"colr").find_map(|body| body.strip_prefix(b"prof")).map(<[u8]>::to_vec),
    })
}

/// The bodies of an item's properties of one kind.
fn properties<'a>(still: &'a Still, item: &'a Kept, kind: &'static [u8; 4]) -> impl Iterator<Item = &'a [u8]> {
    let all = item.properties.iter().filter_map(|&place| still.properties.get(usize::from(place)));
    all.filter(move |property| property.kind == *kind).filter_map(|property| property.bytes.get(8..))
}

/// The items that another is made of, in their order.
fn inputs<'a>(still: &'a Still, item: &'a Kept) -> impl Iterator<Item = Result<&'a Kept>> {
    let numbers = item.references.iter().filter(|(kind, _)| kind == b"dimg").flat_map(|(_, to)| to);
    numbers.map(|&number| still.items.get(usize::from(number).wrapping_sub(1)).ok_or(OTHER))
}

/// What an item is made of: itself, or the tiles of a grid. Errors: `refused` for what is put together in other ways.
fn tiles(still: &Still, item: &Kept) -> Result<Tiles> {
    match (&item.kind, &item.body) {
        (_, Body::Coded(..)) => Ok(Tiles { columns: 1, all: vec![tile(still, item)?] }),
        (b"grid", Body::Derived(numbers)) => {
            let columns = numbers.get(3).map_or(1, |&columns| usize::from(columns) + 1);
            let all = inputs(still, item).map(|item| tile(still, turned(still, item?)?)).collect::<Result<_>>()?;
            Ok(Tiles { columns, all })
        }
        _ => Err(OTHER),
    }
}

/// A tile, which nothing turns or cuts. Errors: `refused` where something does.
fn turned<'a>(still: &Still, item: &'a Kept) -> Result<&'a Kept> {
    let any = [b"irot", b"imir", b"clap"].into_iter().any(|kind| properties(still, item, kind).next().is_some());
    if any { Err(OTHER) } else { Ok(item) }
}

/// A coded picture of HEVC. Errors: `refused` for any other.
fn tile(still: &Still, item: &Kept) -> Result<Tile> {
    let record = properties(still, item, b"hvcC").next();
    match (&item.kind, &item.body, record) {
        (b"hvc1" | b"hev1", Body::Coded(extents, ..), Some(record)) => {
            Ok(Tile { extents: extents.clone(), record: record.to_vec() })
        }
        _ => Err(Error::new(Reason::NotDecoded, "the picture is coded in a way that is not decoded here")),
    }
}
