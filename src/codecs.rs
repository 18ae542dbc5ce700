//! What lies inside the samples: the units of coded streams, and which of them show nothing.

pub mod aac;
pub mod annexb;
pub mod bits;
pub mod lzw;
pub mod nal;
pub mod obu;
pub mod private;
pub mod samples;
