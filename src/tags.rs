//! Metadata payloads that containers share: each reader turns one into findings, and none of them can fail.

// Bytes of a file are never indexed unchecked.
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub(crate) mod affixed;
pub(crate) mod ape;
pub mod c2pa;
pub(crate) mod comments;
pub(crate) mod exif;
pub mod icc;
pub(crate) mod id3;
pub mod iptc;
pub(crate) mod tail;
pub(crate) mod tiff;
mod xml;
pub mod xmp;
