//! Samples: which bytes of one give way, so that a decoder sees the same pictures and hears the same sound.

use super::aac::{self, Rate};
use super::change::{Change, Resize};
use super::mp3::reservoir::Reservoir;
use super::nal::Coding;
use super::nal::record::Record;
use super::nal::sets::Sets;
use super::{annexb, dv, jpeg, mpeg2, mpeg4, nal, obu, opus, prores, vp9};
use crate::error::{Error, Reason, Result};
use crate::limits::Limits;
use crate::order::Order as _;
use crate::reader::Reader;
use crate::report::{Class, Report};
use crate::source::Source;
use crate::span::Span;

/// How the samples of a track are made of units, some of which may have to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Units {
    /// The coding has no room for words, or none that is known.
    Whole,
    /// Pictures that are not compressed, of so many bytes each.
    Pixels(u64),
    /// NAL units, each behind its length in so many bytes.
    Nal(Coding, u8),
    /// NAL units between start codes; what shows nothing becomes zeros.
    ByteStream(Coding),
    /// AV1 open bitstream units.
    Obu,
    /// VP9 frames and superframes.
    Vp9,
    /// Opus packets.
    Opus,
    /// MPEG-4 part 2, with its user data.
    Mpeg4(Resize),
    /// MPEG-1 and -2 pictures, with their user data and clocks.
    Mpeg2,
    /// Digital video, with its packs.
    Dv,
    /// ProRes frames, behind their size and name or, as in Matroska, without.
    ProRes {
        /// Without.
        bare: bool,
    },
    /// JPEG pictures.
    Jpeg(Resize),
    /// AAC raw data blocks; with the rate where they can be walked.
    Aac(Option<Rate>),
    /// MPEG audio, whose frames of layer III lend each other room; `Forbidden` where a frame may go on in the next sample.
    Mpeg(Resize),
}

const UNSET: Error = Error::malformed("a picture track without its decoder's settings", 0);

/// What a decoder knows before the first sample, as far as it decides what samples may hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Setup {
    /// Nothing of that kind.
    #[default]
    None,
    /// Parameter sets.
    Nal(Box<Record>),
    /// A sequence header.
    Obu(Box<obu::Stream>),
}

impl Setup {
    /// The body of its box, without what no sample referred to; none where the box does not depend on that.
    pub(crate) fn write(&self) -> Option<Vec<u8>> {
        match self {
            Self::None => None,
            Self::Nal(record) => Some(record.write()),
            Self::Obu(stream) => Some(stream.write()),
        }
    }

    /// All that decides how the samples that follow are looked at.
    pub(crate) fn state(&self) -> Vec<u8> {
        match self {
            Self::None => Vec::new(),
            Self::Nal(record) => record.sets.state(),
            Self::Obu(stream) => format!("{stream:?}").into_bytes(),
        }
    }
}

/// A walk over the samples of one track, in their order.
pub(crate) struct Walk {
    units: Units,
    /// What is known so far.
    pub setup: Setup,
    waiting: annexb::Waiting,
    reservoir: Reservoir,
}

impl Walk {
    /// A walk before its first sample.
    pub(crate) fn new(units: Units, setup: Setup) -> Self {
        Self { units, setup, waiting: annexb::Waiting::default(), reservoir: Reservoir::default() }
    }

    /// Adds what has to change in the sample in `span`. Returns whether players skip the sample because of what its encoder
    /// wrote into it. Errors: `malformed` for units past the end of the sample, `limit`, `read`.
    pub(crate) fn sample(
        &mut self,
        source: &dyn Source,
        span: Span,
        changes: &mut Vec<Change>,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<bool> {
        let first = changes.len();
        let skipped = self.look(source, span, changes, report, limits)?;
        if let Some(own) = changes.get_mut(first..) {
            own.order_by_key(|change| change.span);
        }
        Ok(skipped)
    }

    fn look(
        &mut self,
        source: &dyn Source,
        span: Span,
        changes: &mut Vec<Change>,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<bool> {
        if let Units::Mpeg(room) = self.units {
            self.reservoir.take_chunk(source, span, room == Resize::Allowed, changes, limits)?;
            return Ok(false);
        }
        let reader = Reader::new(source, span)?;
        match self.units {
            Units::Whole | Units::Mpeg(_) => {}
            Units::Pixels(size) if [0, size].contains(&span.len()) => {}
            Units::Pixels(_) => {
                return Err(
                    Error::new(Reason::UnknownCodec, "pictures that are not coded as the file says").or_at(span.start)
                );
            }
            Units::Nal(coding, width) => {
                let sets = self.sets(span)?;
                nal::sample(reader, (coding, width), sets, changes, report, limits)?;
            }
            Units::ByteStream(coding) => {
                let mut waiting = std::mem::take(&mut self.waiting);
                annexb::sample(reader, coding, (self.sets(span)?, &mut waiting), changes, report, limits)?;
                self.waiting = waiting;
            }
            Units::Obu => match &mut self.setup {
                Setup::Obu(stream) => stream.sample(reader, changes, limits)?,
                _ => return Err(UNSET.or_at(span.start)),
            },
            Units::Mpeg4(room) => mpeg4::sample(reader, room, changes, report, limits)?,
            Units::Vp9 => vp9::sample(reader, changes, limits)?,
            Units::Opus => opus::sample(reader, changes, limits)?,
            Units::Jpeg(room) => jpeg::sample(reader, room, changes, limits)?,
            Units::Mpeg2 => mpeg2::sample(reader, changes, report, limits)?,
            Units::ProRes { bare } => prores::sample(source, span, bare, changes, report, limits)?,
            Units::Dv => dv::sample(reader, changes, report, limits)?,
            Units::Aac(rate) => return aac::sample(reader, rate, 1, changes, report),
        }
        Ok(false)
    }

    fn sets(&mut self, span: Span) -> Result<&mut Sets> {
        match &mut self.setup {
            Setup::Nal(record) => Ok(&mut record.sets),
            _ => Err(UNSET.or_at(span.start)),
        }
    }

    /// Adds what only the end of the track shows to be of no use. Errors: `limit`, `read`.
    pub(crate) fn finish(
        &mut self,
        source: &dyn Source,
        changes: &mut Vec<Change>,
        report: &mut Report,
        limits: &mut Limits,
    ) -> Result<()> {
        self.waiting.finish(changes);
        self.reservoir.finish(source, changes, limits)?;
        if self.reservoir.blanked {
            report.find_once(Class::Software, "MPEG audio ancillary data", "");
        }
        Ok(())
    }
}
