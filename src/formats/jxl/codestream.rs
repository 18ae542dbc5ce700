//! The codestream (ISO/IEC 18181-1): its headers are read, and each frame is passed by the sizes in its table of contents,
//! so that the end of the last one is known and words inside of headers are seen.

use jxl_bitstream::Bitstream;
use jxl_frame::FrameHeader;
use jxl_frame::data::Toc;
use jxl_image::ImageHeader;
use jxl_oxide_common::Bundle;

use super::profile::{self, broken};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::reader::Reader;
use crate::report::{Class, Orientation, Picture, Report};
use crate::source::Source;
use crate::span::Span;
use crate::tags::icc;

/// How many bytes of headers are looked at in one place: a profile, or a table of contents of 65536 entries.
const HEADERS: u64 = icc::MAX as u64;

/// What the codestream says.
pub(super) struct Codestream {
    /// The picture.
    pub picture: Picture,
    /// Where its first frame starts.
    pub start: u64,
    /// Where its last frame ends.
    pub end: u64,
    /// What must stand before the first frame, where that is not what stands there.
    pub front: Option<Vec<u8>>,
}

/// Reads headers and tables of contents of `stream`. Errors: `malformed`, `limit`, `refused`, `read`.
pub(super) fn read(stream: &dyn Source, report: &mut Report, limits: &mut Limits) -> Result<Codestream> {
    let bytes = window(stream, 0, limits)?;
    let mut bits = Bitstream::new(&bytes);
    let header = ImageHeader::parse(&mut bits, ()).map_err(|_| broken(0))?;
    let (width, height) = (header.size.width, header.size.height);
    limits.picture(width.into(), height.into(), 0)?;
    check(&header)?;
    if !header.metadata.ec_info.is_empty() {
        // Alpha above all: nobody here can take out what lies beneath transparent parts.
        report.find_once(Class::HiddenKept, "JPEG XL alpha: what lies beneath transparent parts", "");
    }
    let mut front = None;
    if header.metadata.colour_encoding.want_icc() {
        let before = bits.num_read_bits();
        let own = profile::read(&mut bits)?;
        let neutral = icc::required(&own);
        let neutral = neutral
            .ok_or(Error::new(Reason::UnknownPart, "the picture has a colour profile that is not known here"))?;
        if neutral != own {
            icc::read(&own, report);
            front = Some(profile::splice(&bytes, before, &neutral));
        }
    }
    bits.zero_pad_to_byte().map_err(|_| broken(0))?;
    let start = bits.num_read_bits() as u64 / 8;
    let mut at = start;
    limits.credit(bytes.len() as u64);
    drop(bytes);
    let mut frames = 0u32;
    loop {
        limits.item(at)?;
        let (last, shown, end) = frame(stream, at, &header, limits)?;
        frames += u32::from(shown);
        at = end;
        if last {
            break;
        }
    }
    let orientation = Orientation(header.metadata.orientation as u8);
    Ok(Codestream { picture: Picture { width, height, orientation, frames: frames.max(1) }, start, end: at, front })
}

/// The bytes from `at` on, as many as headers can need, debited from `limits`.
fn window(stream: &dyn Source, at: u64, limits: &mut Limits) -> Result<Vec<u8>> {
    let len = stream.len().saturating_sub(at).min(HEADERS);
    Reader::new(stream, Span::new(at, at + len))?.bytes(len, limits)
}

/// Refuses what could reveal something and cannot be taken out.
fn check(header: &ImageHeader) -> Result<()> {
    let metadata = &header.metadata;
    if metadata.preview.is_some() {
        return Err(Error::new(Reason::UnknownCodec, "the picture has a preview inside its coded data"));
    }
    if metadata.ec_info.iter().any(|channel| !channel.name.is_empty()) {
        return Err(Error::new(Reason::UnknownCodec, "the picture has channels with names inside its coded data"));
    }
    if metadata.animation.as_ref().is_some_and(|animation| animation.have_timecodes) {
        return Err(Error::new(Reason::UnknownCodec, "the picture has time codes inside its coded data"));
    }
    plain(&metadata.extensions)
}

/// Refuses extensions, which may hold anything: whether there are any shows in nothing but their description.
fn plain(extensions: &impl std::fmt::Debug) -> Result<()> {
    if format!("{extensions:?}") == "Extensions { extension_bits: 0 }" {
        Ok(())
    } else {
        Err(Error::new(Reason::UnknownCodec, "the picture has extensions inside its coded data"))
    }
}

/// Reads a frame's header and table of contents: whether it is the last, whether it is shown, and where it ends.
fn frame(stream: &dyn Source, at: u64, header: &ImageHeader, limits: &mut Limits) -> Result<(bool, bool, u64)> {
    let bytes = window(stream, at, limits)?;
    let mut bits = Bitstream::new(&bytes);
    let frame = FrameHeader::parse(&mut bits, header).map_err(|_| broken(at))?;
    limits.picture(frame.width.into(), frame.height.into(), at)?;
    if !frame.name.is_empty() {
        return Err(
            Error::new(Reason::UnknownCodec, "the picture has frames with names inside its coded data").or_at(at)
        );
    }
    plain(&frame.extensions)?;
    let toc = Toc::parse(&mut bits, &frame).map_err(|_| broken(at))?;
    let end = at + bits.num_read_bits() as u64 / 8 + toc.total_byte_size() as u64;
    limits.credit(bytes.len() as u64);
    if end > stream.len() {
        return Err(Error::at(Reason::CutOff, "the picture is cut off before its end", stream.len()));
    }
    let shown = frame.frame_type.is_normal_frame() && (frame.duration > 0 || frame.is_last);
    Ok((frame.is_last, shown, end))
}
