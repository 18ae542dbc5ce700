//! Content encodings (RFC 9559, 5.1.4.1.31): how the frames of a track are packed once more. Those that share their first bytes
//! may leave these to the track, and are then followed with them.

use super::ebml::{self, element, unsigned};
use super::ids;
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;

/// The most bytes that frames share.
pub(super) const SHARED: u64 = 64;

/// How the frames of a track are packed.
pub(super) enum Packing {
    /// Without these first bytes (`ContentCompAlgo` 3).
    HeaderStripping(Vec<u8>),
    /// By zlib, bzlib or LZO (0 to 2).
    Compressed(u64),
}

/// Reads the body of `ContentEncodings`. Errors: `malformed`; `refused` for encryption, and for what is packed twice or in a
/// way that is not known here; `limit`.
pub(super) fn read(mut reader: Reader<'_>, limits: &mut Limits) -> Result<Packing> {
    let at = reader.at();
    let unknown =
        Error::new(Reason::UnknownCodec, "samples that are packed in this way cannot be looked into").or_at(at);
    let (head, mut encoding) = child(&mut reader)?;
    if head != ids::CONTENT_ENCODING || !reader.is_empty() {
        return Err(unknown);
    }
    let (mut algorithm, mut settings) = (0, Vec::new());
    while !encoding.is_empty() {
        match child(&mut encoding)? {
            (ids::CONTENT_ENCRYPTION, _) => {
                return Err(Error::new(Reason::Drm, "an encrypted track cannot be looked into").or_at(at));
            }
            (ids::ENCODING_SCOPE, body) if ebml::value(body.clone())? != FRAMES => return Err(unknown),
            (ids::ENCODING_TYPE, body) if ebml::value(body.clone())? != 0 => return Err(unknown),
            (ids::COMPRESSION, mut inner) => {
                while !inner.is_empty() {
                    match child(&mut inner)? {
                        (ids::COMPRESSION_ALGORITHM, body) => algorithm = ebml::value(body)?,
                        (ids::COMPRESSION_SETTINGS, mut body) if body.left() <= SHARED => {
                            let n = body.left();
                            settings = body.bytes(n, limits)?;
                        }
                        (ids::COMPRESSION_SETTINGS, _) => return Err(unknown),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    match algorithm {
        0..=2 => Ok(Packing::Compressed(algorithm)),
        3 => Ok(Packing::HeaderStripping(settings)),
        _ => Err(unknown),
    }
}

/// `ContentEncodingScope` of frames alone.
const FRAMES: u64 = 1;

fn child<'a>(reader: &mut Reader<'a>) -> Result<(u32, Reader<'a>)> {
    let at = reader.at();
    let head = ebml::head(reader)?;
    Ok((head.id, reader.sub(head.size.ok_or(Error::malformed("an element of unknown length", at))?)?))
}

impl Packing {
    /// Its `ContentEncodings`.
    pub(super) fn written(&self) -> Vec<u8> {
        let compression = match self {
            Self::HeaderStripping(shared) => {
                [unsigned(ids::COMPRESSION_ALGORITHM, 3), element(ids::COMPRESSION_SETTINGS, shared)].concat()
            }
            Self::Compressed(algorithm) => unsigned(ids::COMPRESSION_ALGORITHM, *algorithm),
        };
        let encoding = [
            unsigned(ids::ENCODING_ORDER, 0),
            unsigned(ids::ENCODING_SCOPE, FRAMES),
            unsigned(ids::ENCODING_TYPE, 0),
            element(ids::COMPRESSION, &compression),
        ];
        element(ids::CONTENT_ENCODINGS, &element(ids::CONTENT_ENCODING, &encoding.concat()))
    }
}
