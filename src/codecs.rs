//! What lies inside the samples: the units of coded streams, and which of them show nothing.

// Bytes of a file are never indexed unchecked.
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub(crate) mod aac;
pub(crate) mod annexb;
pub(crate) mod avc;
pub(crate) mod bitmap;
pub(crate) mod bits;
pub(crate) mod change;
pub(crate) mod descriptor;
pub(crate) mod dv;
pub(crate) mod hevc;
pub(crate) mod jpeg;
pub(crate) mod lzw;
pub(crate) mod mp3;
pub(crate) mod mpeg2;
pub(crate) mod mpeg4;
pub(crate) mod nal;
pub(crate) mod obu;
pub(crate) mod opus;
pub(crate) mod private;
pub(crate) mod prores;
pub(crate) mod recode;
pub(crate) mod samples;
pub(crate) mod speex;
pub(crate) mod sps;
pub(crate) mod streaminfo;
pub(crate) mod theora;
pub(crate) mod vorbis;
pub(crate) mod vp9;
pub(crate) mod wave;
pub(crate) mod xiph;
