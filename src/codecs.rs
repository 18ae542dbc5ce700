//! What lies inside the samples: the units of coded streams, and which of them show nothing.

// Bytes of a file are never indexed unchecked.
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub mod aac;
pub mod annexb;
pub mod avc;
pub mod bitmap;
pub mod bits;
pub mod change;
pub mod descriptor;
pub mod dv;
pub mod hevc;
pub mod jpeg;
pub mod lzw;
pub mod mp3;
pub mod mpeg2;
pub mod mpeg4;
pub mod nal;
pub mod obu;
pub mod opus;
pub mod private;
pub mod prores;
pub mod recode;
pub mod samples;
pub mod speex;
pub mod sps;
pub mod streaminfo;
pub mod vorbis;
pub mod vp9;
pub mod wave;
pub mod xiph;
