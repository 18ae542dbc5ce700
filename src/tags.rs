//! Metadata payloads that containers share: each reader turns one into findings, and none of them can fail.

// Bytes of a file are never indexed unchecked.
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub mod affixed;
pub mod ape;
pub mod c2pa;
pub mod comments;
pub mod exif;
pub mod icc;
pub mod id3;
pub mod iptc;
pub mod tail;
pub mod tiff;
mod xml;
pub mod xmp;
