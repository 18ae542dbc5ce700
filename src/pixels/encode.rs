//! Encoding: one profile for everybody (ITU-T T.81 baseline, 4:2:0, fixed quantisation and Huffman tables).

use jpeg_encoder::{ColorType, Encoder, QuantizationTableType, SamplingFactor};

use crate::error::{Error, Reason, Result};
use crate::formats::jpeg::JFIF;
use crate::pixels::raster::Raster;

/// The quality, in the terms of the standard's own example tables (T.81 annex K).
const QUALITY: u8 = 90;

/// The raster as a baseline JPEG. Errors: `limit` when a side is over 65535.
pub(crate) fn jpeg(raster: &Raster) -> Result<Vec<u8>> {
    let too_large = Error::new(Reason::TooLarge, "the picture is too large for a JPEG");
    let width = u16::try_from(raster.width).map_err(|_| too_large)?;
    let height = u16::try_from(raster.height).map_err(|_| too_large)?;
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.set_quantization_tables(QuantizationTableType::Default, QuantizationTableType::Default);
    encoder.set_progressive(false);
    encoder.set_optimized_huffman_tables(false);
    encoder.encode(&raster.rgb, width, height, ColorType::Rgb).map_err(|_| too_large)?;
    // The encoder's own JFIF segment names a later version; every copy gets the one that a strip writes.
    if let Some(segment) =
        out.get_mut(2..2 + JFIF.len()).filter(|segment| segment.starts_with(b"\xff\xe0\x00\x10JFIF\0"))
    {
        segment.copy_from_slice(&JFIF);
    }
    // It counts components from 0, in the frame header, which comes next, and in the scan header; every copy does from 1.
    let (frame, scan) = (2 + JFIF.len(), memchr::memmem::find(&out, &[0xff, 0xda]).unwrap_or(out.len()));
    for (id, number) in (1..).zip(0..3) {
        for place in [frame + 10 + 3 * number, scan + 5 + 2 * number] {
            out.get_mut(place).into_iter().for_each(|own| *own = id);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codecs::jpeg::coded::used::OWN;
    use crate::limits::Limits;

    #[test]
    fn quantisers_are_those_that_tables_of_copies_are_compared_with() {
        let raster = Raster::new(16, 16, &mut Limits::default()).expect("small");
        let coded = jpeg(&raster).expect("small");
        let tables = coded.windows(5).enumerate().filter(|(_, head)| head.starts_with(&[0xff, 0xdb, 0, 67]));
        let tables: Vec<&[u8]> = tables.map(|(at, _)| &coded[at + 5..at + 69]).collect();
        assert_eq!(tables, OWN);
    }
}
