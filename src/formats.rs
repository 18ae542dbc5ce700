//! Containers, one module a format. Each gives one function, `inspect`, whose report's segments tile the file.

// Bytes of a file are never indexed unchecked.
#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub(crate) mod adts;
pub(crate) mod aiff;
pub(crate) mod amr;
pub(crate) mod avi;
pub(crate) mod bmff;
pub(crate) mod bmp;
pub(crate) mod caf;
pub(crate) mod css;
pub(crate) mod epub;
pub(crate) mod flac;
pub(crate) mod formula;
pub(crate) mod gif;
pub(crate) mod heif;
pub(crate) mod jpeg;
pub(crate) mod jxl;
pub(crate) mod mathml;
pub(crate) mod matroska;
pub(crate) mod movie;
pub(crate) mod mp3;
pub(crate) mod nested;
pub(crate) mod odf;
pub(crate) mod ogg;
pub(crate) mod ooxml;
pub(crate) mod patch;
#[cfg(feature = "documents")]
pub(crate) mod pdf;
pub(crate) mod png;
pub(crate) mod renamed;
pub(crate) mod style_names;
pub(crate) mod svg;
pub(crate) mod text;
pub(crate) mod tiff;
pub(crate) mod value;
pub(crate) mod wav;
pub(crate) mod webp;
pub(crate) mod whole;
pub(crate) mod words;
pub(crate) mod xml;
pub mod zip;
