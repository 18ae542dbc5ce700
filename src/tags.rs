//! Metadata payloads that containers share: each reader turns one into findings, and none of them can fail.

pub mod c2pa;
pub mod exif;
pub mod icc;
pub mod iptc;
pub mod tail;
pub mod tiff;
pub mod xmp;
mod xml;
