//! Containers, one module a format. Each gives one function, `inspect`, whose report's segments tile the file.

// Bytes of a file are never indexed unchecked.
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub mod adts;
pub mod aiff;
pub mod amr;
pub mod avi;
pub mod bmff;
pub mod bmp;
pub mod caf;
pub mod css;
pub mod epub;
pub mod flac;
pub mod formula;
pub mod gif;
pub mod heif;
pub mod jpeg;
pub mod jxl;
pub mod mathml;
pub mod matroska;
pub mod movie;
pub mod mp3;
pub mod nested;
pub mod odf;
pub mod ogg;
pub mod ooxml;
pub mod patch;
#[cfg(feature = "documents")]
pub mod pdf;
pub mod png;
pub mod renamed;
pub mod style_names;
pub mod svg;
pub mod text;
pub mod tiff;
pub mod wav;
pub mod webp;
pub mod whole;
pub mod xml;
pub mod zip;
