//! What lies inside the samples: the units of coded streams, and which of them show nothing.

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
pub mod private;
pub mod prores;
pub mod samples;
pub mod sps;
pub mod wave;
pub mod xiph;
