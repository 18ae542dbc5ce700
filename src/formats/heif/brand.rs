//! Brands of stills (ISO/IEC 23008-12 clause 10 and annexes B to L; AV1 Image File Format §6; MIAF, ISO/IEC 23000-22 §7.2).

use crate::error::Result;
use crate::format::Format;
use crate::formats::bmff::{self, Kind};
use crate::source::Source;

/// How many bytes of the first box are read for its brands.
const MOST: u64 = 1024;

/// The format of a file whose first bytes are `head`; nothing where it is no still and no image sequence.
pub(crate) fn sniff(source: &dyn Source, head: &[u8; 16]) -> Result<Option<Format>> {
    let [_, _, _, _, kind @ .., _, _, _, _, _, _, _, _] = head;
    let [a, b, c, d, _, _, _, _, major @ .., _, _, _, _] = head;
    if kind != b"ftyp" || !still(major) {
        return Ok(None);
    }
    let len = u64::from(u32::from_be_bytes([*a, *b, *c, *d])).min(source.len()).min(MOST);
    let mut brands = vec![0; len as usize];
    source.read_at(0, &mut brands)?;
    let compatible = brands.get(16..).unwrap_or_default();
    let avif = compatible.as_chunks::<4>().0.iter().chain([major]).any(|brand| matches!(brand, b"avif" | b"avis"));
    Ok(Some(if avif { Format::Avif } else { Format::Heic }))
}

/// Whether a file whose major brand is `major` holds pictures as items or as a sequence.
fn still(major: &Kind) -> bool {
    matches!(
        major,
        b"heic"
            | b"heix"
            | b"heim"
            | b"heis"
            | b"hevc"
            | b"hevx"
            | b"hevm"
            | b"hevs"
            | b"mif1"
            | b"mif2"
            | b"mif3"
            | b"msf1"
            | b"miaf"
            | b"avif"
            | b"avis"
            | b"avio"
            | b"avci"
            | b"avcs"
            | b"jpeg"
            | b"MiHB"
            | b"MiHA"
            | b"MiHE"
            | b"MiPr"
            | b"MA1A"
            | b"MA1B"
            | b"heif"
    )
}

/// The `ftyp` box that a strip gives a file with a `still` of that coding, or with a `sequence`, or with both.
///
/// `deep` is for HEVC beyond the Main and Main Still Picture profiles.
pub(super) fn write(format: Format, still: Option<Kind>, sequence: bool, deep: bool) -> Vec<u8> {
    let mut brands: Vec<Kind> = Vec::new();
    if sequence {
        brands.push(match format {
            Format::Avif => *b"avis",
            _ if deep => *b"hevx",
            _ => *b"hevc",
        });
        brands.extend([*b"msf1", *b"iso8"]);
    }
    if still.is_some() {
        brands.push(match (format, still) {
            (Format::Avif, _) => *b"avif",
            (_, Some([b'h', ..])) if deep => *b"heix",
            (_, Some([b'h', ..])) => *b"heic",
            (_, Some([b'a', b'v', b'c', _])) => *b"avci",
            _ => *b"mif1",
        });
        brands.push(*b"mif1");
    }
    if format == Format::Avif {
        brands.push(*b"miaf");
    }
    let major = brands.first().copied().unwrap_or(*b"mif1");
    brands.dedup();
    let body = [major.as_slice(), &[0; 4], &brands.concat()].concat();
    bmff::write(b"ftyp", &body)
}
